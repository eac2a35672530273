"""Of ballot files, counts, lots and quota rules."""

from collections.abc import Mapping

from nominering.counting import errors as counting
from nominering.counting.quotas import OTHER
from nominering.documents.explaining import GROUPS, rule_text
from nominering.documents.swedish import listed
from nominering.web.sentences.sentence import Sentence, numbers_text

BLT_PROBLEMS: dict[counting.Problem, str] = {
    "unreadable": "tecknet {} hör inte hemma här",
    "candidate-count": "filen ska börja med antalet kandidater, ett helt tal över noll",
    "seat-count": "efter antalet kandidater ska antalet platser stå, ett helt tal över noll",
    "name-missing": "här ska ett kandidatnamn inom citattecken stå",
    "title-missing": "här ska valets namn inom citattecken stå",
    "trailing-text": "efter valets namn får inget mer stå, men här står {}",
    "nick-count": "[nick] ska ge varje kandidat ett eget kortnamn",
    "tie-incomplete": "[tie] ska nämna varje kandidat precis en gång",
    "unknown-tag": "taggen {} är okänd",
    "end-missing": "filen tar slut före raden med bara 0 som avslutar röstsedlarna",
    "ballot-weight": "en röstsedel ska börja med hur många som röstat så, ett helt tal, inte {}",
    "ballot-end-missing": "röstsedeln ska sluta med 0 på samma rad",
    "ranked-twice": "kandidat {} är rangordnad två gånger på samma röstsedel",
    "equal-ranking": "lika rangordning ({}) tillåts inte",
    "unknown-candidate": "{} är ingen kandidat i filen",
}


def blt_sentence(error: counting.MalformedBlt, file: str = "BLT-filen") -> str:
    return f"{file}, rad {error.line}: {BLT_PROBLEMS[error.problem].format(error.detail)}."


def _lots(error: counting.LotsIncomplete) -> str:
    wrong = [
        f"{numbers} {what}"
        for numbers, what in (
            (numbers_text(error.missing), "saknas"),
            (numbers_text(error.repeated), "står flera gånger"),
            (numbers_text(error.unknown), "är ingen kandidat" if len(error.unknown) == 1 else "är inga kandidater"),
        )
        if numbers
    ]
    return f"Lottordningen ska nämna varje kandidatnummer precis en gång: {', '.join(wrong)}."


def groups_text(groups: Mapping[str, int]) -> str:
    """How many there are of each: women, men, all others; groups of another kind by their names."""
    others = [group for group in groups if group not in (*GROUPS, OTHER)]
    said = [
        f"{groups.get(group, 0)} {one if groups.get(group) == 1 else many}"
        for group, (one, many) in GROUPS.items()
        if groups.get(group) or not others
    ]
    said += [f"{groups[group]} ur gruppen {group}" for group in others]
    if rest := groups.get(OTHER):
        said.append("1 annan" if rest == 1 else f"{rest} andra")
    return listed(said)


def _quota(error: counting.QuotaCannotBeKept) -> str:
    places = "1 plats" if error.length == 1 else f"{error.length} platser"
    return (
        f"Regeln om {rule_text(error.rule)} går inte att hålla på {places} med kandidaterna som finns "
        f"({groups_text(error.groups)}): "
        "fler behöver kandidera, eller så behöver regeln eller antalet platser ändras."
    )


def _groups(error: counting.GroupsIncomplete) -> str:
    wrong = [
        f"{numbers_text(numbers)} {what}"
        for numbers, what in (
            (error.missing, "saknas"),
            (error.unknown, "är ingen kandidat" if len(error.unknown) == 1 else "är inga kandidater"),
        )
        if numbers
    ]
    return f"Varje kandidat behöver en grupp för kvoteringsregeln: {', '.join(wrong)}."


SENTENCES: dict[type[Exception], Sentence] = {
    counting.MalformedBlt: blt_sentence,
    counting.TieNeedsLots: lambda e: (
        f"Kandidaterna {numbers_text(e.tied)} står lika om plats {e.place} och ingen lottordning är dragen: ge en."
    ),
    counting.LotsIncomplete: _lots,
    counting.RankingOutsideProfile: "En röst nämner någon som inte kandiderar, eller samma kandidat två gånger.",
    counting.TooManyMarks: lambda e: (
        f"En röst har {len(e.marked)} kryss, men det ska väljas {e.seats}: kryssa lika många eller färre."
    ),
    counting.MethodUnknown: lambda e: f"Metoden {e.name} finns inte.",
    counting.QuotaUnknown: lambda e: (
        f"Kvoteringsregeln ”{e.text}” finns inte: skriv none, half-women, alternating, pairwise eller "
        "minimum:GRUPP:ANTAL:PLATSER."
    ),
    counting.QuotaCannotBeKept: _quota,
    counting.QuotaOnSet: (
        "De skotska reglerna väljer flera utan ordning och har ingen kvotering: "
        "ta bort regeln eller välj en annan metod."
    ),
    counting.GroupsIncomplete: _groups,
    counting.FixedPlaceWrong: lambda e: (
        f"Plats {e.place} kan inte vara bestämd för kandidat {e.number}: "
        "ge högst en plats på listan till var och en som kandiderar."
    ),
}
