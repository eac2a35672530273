"""Who may do what, in words: the table of `access` for people. docs/roles.md is this table."""

from nominering.access.model import Role
from nominering.web.access import MAY, READS, Deed

DEEDS = {
    Deed.NOMINATE: "Nominera, för sin förening eller som medlem",
    Deed.NOMINATE_LATE: "Nominera efter stoppet, där listan låter",
    Deed.PREPARE: "Bereda listorna i valberedningens rum",
    Deed.KEEP_NOTES: "Skriva och läsa valberedningens anteckningar",
    Deed.SEE_PHOTOS: "Se kandidaternas bilder",
    Deed.READ_PROPOSAL: "Läsa valberedningens förslag när det är publicerat",
    Deed.COUNTER_PROPOSE: "Lägga motförslag",
    Deed.ORGANISE: "Sköta nominering, svar och röstlängd",
    Deed.REPORT_DELEGATES: "Anmäla sin förenings ombud och suppleanter",
    Deed.CHECK_IN: "Checka in ombud och låta suppleanter träda in",
    Deed.CONDUCT: "Leda omröstningen, räkna och skriva in ändringar",
    Deed.HANDLE_PAPER: "Lämna ut och skriva in röstsedlar på papper",
    Deed.REPLACE_CARDS: "Spärra och ersätta kodkort, två tillsammans",
    Deed.FOLLOW: "Följa storbilden: det som pågår i salen",
    Deed.ARRANGE_ELECTIONS: "Lägga upp val, medlemsval och kodbrev",
    Deed.SEE_GENDER: "Se vad kandidaterna har uppgett om kön",
    Deed.READ_RESULT: "Läsa resultatet när listan är fastställd",
    Deed.VERIFY: "Säga som rösträknare om räkningen stämmer",
    Deed.ADOPT: "Skriva in att listan är fastställd, och tillägg",
    Deed.READ_DOCUMENTS: "Läsa handlingarna",
    Deed.READ_ORGANISATION: "Läsa om distriktet och föreningarna",
    Deed.READ_MEMBERS: "Läsa medlemsregistret (en förening: sina egna)",
    Deed.KEEP_ORGANISATION: "Ändra i registret, och se skyddade uppgifter",
    Deed.READ_RULES: "Läsa valordningen",
    Deed.KEEP_RULES: "Lägga upp listor och ändra valordningen",
    Deed.SEE_ELIGIBILITY: "Se vem som är valbar, och varför",
    Deed.ERASE: "Gallra uppgifter",
    Deed.VOTE: "Rösta",
    Deed.INVITE: "Bjuda in, stänga av och nollställa inloggningar",
    Deed.READ_LOG: "Läsa loggen",
}
COLUMNS = {
    Role.ORGANISER: "Ombudsman",
    Role.ASSOCIATION: "Förening",
    Role.COMMITTEE: "Valberedning",
    Role.PRESIDIUM: "Presidium",
    Role.TELLER: "Rösträknare",
    Role.AUDITOR: "Revisor",
    Role.MEMBER: "Medlem",
    Role.VOTER: "Ombud med kodkort",
}
YES, READS_ONLY, NO = "ja", "läser", "–"


def _word(role: Role, deed: Deed) -> str:
    if deed in MAY[role]:
        return YES
    return READS_ONLY if deed in READS.get(role, ()) else NO


def rights() -> tuple[tuple[str, ...], ...]:
    """A header of roles, then a line per deed."""
    return (
        ("", *COLUMNS.values()),
        *((words, *(_word(role, deed) for role in COLUMNS)) for deed, words in DEEDS.items()),
    )


def as_markdown() -> str:
    header, *lines = rights()
    rows = [header, ["---"] * len(header), *lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
