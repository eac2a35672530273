"""Electoral rules in words: what each choice is, what it means, and when it does not suit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nominering.counting.quotas import Quota, QuotaMode, QuotaRule
from nominering.counting.rules import Method, Procedure, TieRule
from nominering.documents.eligibility import OFFICES
from nominering.documents.explaining import METHODS, rule_text
from nominering.documents.swedish import date_text, listed, time_text
from nominering.nomination.model.admission import LateNominations, Strictness
from nominering.nomination.model.electoral_rules import DecidedBy, Decision, ElectoralRules, PublicationLevel
from nominering.organisation.offices import Body

BODIES = {DecidedBy.BOARD: "distriktsstyrelsen", DecidedBy.CONFERENCE: "konferensen"}
PROCEDURES = {
    Procedure.RANKING: "Ombuden rangordnar hela listan",
    Procedure.PLACE_BY_PLACE: "Plats för plats i salen",
}
PROCEDURES_MEAN = {
    Procedure.RANKING: "Alla ombud rangordnar namnen i en sluten omröstning, och listan räknas fram ur rösterna.",
    Procedure.PLACE_BY_PLACE: (
        "Valberedningens förslag ställs till konferensen en plats i taget. Har ingen nämnt någon annan kan platsen "
        "beslutas med bifall. Annars, eller när någon begär det, blir det sluten omröstning: mer än hälften av de "
        "giltiga rösterna, annars omval mellan de två högsta, och lott när det är lika (§§ 22–23)."
    ),
}
PROCEDURES_UNFIT = {
    Procedure.RANKING: "konferensen vill ta ställning till valberedningens förslag namn för namn",
    Procedure.PLACE_BY_PLACE: "minoriteter ska få sin del av listan, eller när många platser väntas bli omstridda",
}
# From docs/methods.md.
SUITS = {
    Method.MAJORITY_BY_PLACE: "ni vill rösta som ni är vana vid, plats för plats, och majoriteten ska bestämma",
    Method.IRV_BY_PLACE: "varje plats ska ha bred uppslutning",
    Method.ORDERED_STV: "hela partiet ska känna igen sig i listan, hur långt ned man än läser",
    Method.TOP_DOWN_STV: "listan ska vara proportionell och de första platserna är viktigast",
    Method.CUMULATIVE_PLACES: "en enkel regel räcker, som går att räkna för hand",
    Method.SCOTTISH_STV: "ni väljer en grupp, till exempel en styrelse, utan ordning",
}
UNFIT = {
    Method.MAJORITY_BY_PLACE: "minoriteter ska få plats: 51 av 100 kan ta varje plats",
    Method.IRV_BY_PLACE: (
        "minoriteter ska få plats, eller när många har lika få röster: då avgör lotten ofta vem som utesluts"
    ),
    Method.ORDERED_STV: (
        "ni vill att majoriteten ensam ska bestämma varje plats, eller när listan måste kunna räknas för hand"
    ),
    Method.TOP_DOWN_STV: (
        "hela listan ska vara proportionell till sista plats: den som kom först kan stå i vägen för en grupp "
        "längre ned"
    ),
    Method.CUMULATIVE_PLACES: (
        "minoriteter ska få plats, eller när ombuden rangordnar olika många: en kort röst väger mindre längre ned"
    ),
    Method.SCOTTISH_STV: (
        "ni ska ha en ordnad lista: ordningen som de blev valda i är inte en rangordning, "
        "och vilka som väljs beror på antalet platser"
    ),
}
TIES = {
    TieRule.EARLIER_STAGE_THEN_LOT: "Först räkningens tidigare steg, sedan lotten",
    TieRule.LOT_ONLY: "Lotten direkt",
}
TIES_MEAN = {
    TieRule.EARLIER_STAGE_THEN_LOT: (
        "När två står lika ser räkningen bakåt till det senaste steg där de skiljer sig. Är de lika ända bakåt avgör "
        "lottordningen, som dras inför alla innan omröstningen öppnar."
    ),
    TieRule.LOT_ONLY: (
        "När två står lika avgör lottordningen direkt, utan att räkningen ser bakåt. Den dras inför alla innan "
        "omröstningen öppnar."
    ),
}
TIES_UNFIT = {
    TieRule.EARLIER_STAGE_THEN_LOT: "era stadgar säger att lika röstetal avgörs med lott och inget annat",
    TieRule.LOT_ONLY: "ni vill att rösterna ska avgöra så långt de räcker: lotten får då avgöra oftare",
}
MODES = {QuotaMode.INTEGRATED: "i räkningen", QuotaMode.AFTERWARDS: "efter räkningen"}
MODES_UNFIT = {
    QuotaMode.INTEGRATED: "ni vill att rösterna räknas helt fritt och att bara de flyttar som behövs görs sedan",
    QuotaMode.AFTERWARDS: "minoriteternas platser är viktigare än att ingen flyttas i onödan",
}
NO_QUOTA_MEANS = "Ingen plats är reserverad för någon. Kandidaterna blir inte tillfrågade om kön."
NO_QUOTA_UNFIT = "ni har lovat en viss fördelning mellan kvinnor och män: då är det bara rösterna som avgör den"
PUBLICATION = {
    PublicationLevel.NOTHING: "Bara den färdiga listan",
    PublicationLevel.TOTALS: "Listan och rösterna i varje steg",
    PublicationLevel.RANKINGS: "Allt, med varje röst som en rangordning utan namn",
}
PUBLICATION_MEANS = {
    PublicationLevel.NOTHING: (
        "När listan är fastställd får alla läsa den, men inte hur många röster någon fick. Bara ombudsmannen och "
        "presidiet ser räkningen."
    ),
    PublicationLevel.TOTALS: (
        "När listan är fastställd får alla läsa varför varje plats föll som den gjorde, med röstetalen i varje steg. "
        "Ingen enskild röst visas."
    ),
    PublicationLevel.RANKINGS: (
        "När listan är fastställd får även de enskilda rangordningarna lämnas ut, utan namn, och grupper av röster "
        "som blev utan plats visas för alla. Så kan vem som helst räkna om listan. Men en rangordning av ett dussin "
        "namn är nästan ett fingeravtryck: den som vill kontrollera ett löfte, eller köpa en röst, kan be någon "
        "rösta så att det går att känna igen."
    ),
}
PUBLICATION_UNFIT = {
    PublicationLevel.NOTHING: "medlemmarna ska kunna se efter hur rösterna gav listan",
    PublicationLevel.TOTALS: "någon utanför systemet ska kunna räkna om listan: då behövs varje rangordning",
    PublicationLevel.RANKINGS: "någon kan pressas att visa hur hon röstat, eller när ombuden är få",
}
LATE = {
    LateNominations.NOBODY: "Ingen",
    LateNominations.COMMITTEE: "Valberedningen",
    LateNominations.FLOOR: "Valberedningen och ombuden på konferensen",
}
LATE_MEANS = {
    LateNominations.NOBODY: "Den som inte är nominerad när nomineringen stänger kan inte komma med på listan.",
    LateNominations.COMMITTEE: (
        "Från det att nomineringen stänger till dess kandidaterna låses kan valberedningen nominera, till exempel "
        "när namnen inte räcker. Den som nomineras så kan svara till dess kandidaterna låses."
    ),
    LateNominations.FLOOR: (
        "Från det att nomineringen stänger till dess kandidaterna låses kan valberedningen nominera, och ombuden på "
        "konferensen: presidiet eller ombudsmannen skriver in ombudets förslag. Den som nomineras så kan svara till "
        "dess kandidaterna låses."
    ),
}
LATE_UNFIT = {
    LateNominations.NOBODY: "namnen kan visa sig för få, till exempel när någon drar sig ur sent",
    LateNominations.COMMITTEE: "alla ska nominera till samma tid och på samma villkor",
    LateNominations.FLOOR: "ombuden ska hinna läsa om alla namn före konferensen",
}
ELIGIBILITY = {Strictness.WARN: "Det syns som en varning", Strictness.STOP: "Det hindrar"}
ELIGIBILITY_MEANS = {
    Strictness.WARN: (
        "Den som saknar något som krävs, till exempel att ha varit medlem i 30 dagar, kan ändå stå på listan. "
        "Valberedningen och ombudsmannen ser vad som saknas. Den som inte har fyllt 18 år på valdagen "
        "hindras alltid."
    ),
    Strictness.STOP: (
        "Den som saknar något som krävs, till exempel att ha varit medlem i 30 dagar, kan inte låsas som kandidat. "
        "Den som tackar ja måste ange det lagen frågar efter, till exempel medborgarskap."
    ),
}
ELIGIBILITY_UNFIT = {
    Strictness.WARN: "ingen hinner läsa varningarna innan kandidaterna låses",
    Strictness.STOP: "medlemsregistret har luckor: då hindras den som egentligen får stå på listan",
}
EXCLUDING = "Uppdrag som gör att någon inte är valbar"
EXCLUDING_MEANS = (
    "Den som har ett sådant uppdrag är inte valbar till listan. Det är distriktets egen regel och inte lagens."
)
EXCLUDING_UNFIT = "den som har uppdraget också ska kunna kandidera"
NOT_EXCLUDING_MEANS = "Inget uppdrag i distriktet eller föreningarna gör någon mindre valbar."
NOT_EXCLUDING_UNFIT = "den som granskar distriktet eller sköter nomineringen ska stå utanför valet"
PLACES_UNFIT = "namnen är få: en lista blir aldrig längre än antalet som tackar ja"


@dataclass(frozen=True)
class Choice:
    """One choice of a set of rules. `means` is a sentence or more, `unfit` fits after "Passar inte när"."""

    key: str
    label: str
    chosen: str
    means: str = ""
    unfit: str = ""


@dataclass(frozen=True)
class Difference:
    label: str
    before: str
    after: str


def choices(rules: ElectoralRules, names: Mapping[str, str]) -> tuple[Choice, ...]:
    """Every choice: how the places are given, then who gets onto the list and until when.

    `names` are, by candidacy, those who may be named.
    """
    return (
        Choice(
            "procedure",
            "Så blir listan till",
            PROCEDURES[rules.procedure],
            PROCEDURES_MEAN[rules.procedure],
            PROCEDURES_UNFIT[rules.procedure],
        ),
        _method(rules),
        Choice("places", "Platser", str(rules.places), "Så många namn får listan som mest.", PLACES_UNFIT),
        Choice("fixed", "Bestämda på förhand", _fixed(rules.fixed, names), _fixed_means(rules.fixed)),
        _quota(rules),
        _ties(rules),
        Choice(
            "publication",
            "Det som visas av rösterna",
            PUBLICATION[rules.publication],
            PUBLICATION_MEANS[rules.publication],
            PUBLICATION_UNFIT[rules.publication],
        ),
        Choice(
            "nominations_close",
            "Nomineringen stänger",
            time_text(rules.nominations_close),
            "Då är det för sent att nominera. Serverns klocka gäller, i det ögonblick nomineringen tas emot.",
        ),
        Choice(
            "late_nominations",
            "Kan nominera efter stopptiden",
            LATE[rules.late_nominations],
            LATE_MEANS[rules.late_nominations],
            LATE_UNFIT[rules.late_nominations],
        ),
        Choice(
            "answers_close",
            "Svarstiden går ut",
            time_text(rules.answers_close),
            "Den som är nominerad kan svara, och ändra sig, fram till dess. Den som inte har svarat kandiderar inte.",
        ),
        Choice(
            "eligibility",
            "När någon inte är valbar",
            ELIGIBILITY[rules.eligibility],
            ELIGIBILITY_MEANS[rules.eligibility],
            ELIGIBILITY_UNFIT[rules.eligibility],
        ),
        _excluding(rules),
    )


def differences(before: Iterable[Choice], after: Iterable[Choice]) -> tuple[Difference, ...]:
    """What was chosen otherwise."""
    return tuple(
        Difference(new.label, old.chosen, new.chosen)
        for old, new in zip(before, after, strict=True)
        if old.chosen != new.chosen
    )


def decision_text(decision: Decision) -> str:
    """distriktsstyrelsen 3 mars 2030, § 8: fits after "beslutad av"."""
    return f"{BODIES[decision.body]} {date_text(decision.held)}, {decision.paragraph}"


def _method(rules: ElectoralRules) -> Choice:
    """A choice that is not used is told too: it holds again when the list is ranked."""
    if rules.procedure is Procedure.PLACE_BY_PLACE:
        means = "Används inte så länge listan beslutas plats för plats: då finns inga rangordningar att räkna."
        return Choice("method", "Metod", METHODS[rules.method.value], means)
    means = f"Passar när {SUITS[rules.method]}."
    return Choice("method", "Metod", METHODS[rules.method.value], means, UNFIT[rules.method])


def _ties(rules: ElectoralRules) -> Choice:
    if rules.procedure is Procedure.PLACE_BY_PLACE:
        means = "Plats för plats avgör lotten direkt. Den dras i salen när den behövs och skrivs in av presidiet."
        return Choice("ties", "När det är lika", TIES[rules.ties], means)
    return Choice("ties", "När det är lika", TIES[rules.ties], TIES_MEAN[rules.ties], TIES_UNFIT[rules.ties])


def _quota(rules: ElectoralRules) -> Choice:
    if not rules.quota:
        return Choice("quota", "Kvotering", "Ingen", NO_QUOTA_MEANS, NO_QUOTA_UNFIT)
    if rules.procedure is Procedure.PLACE_BY_PLACE:
        means = "Plats för plats hålls den när varje plats beslutas."
        return Choice("quota", "Kvotering", f"{quota_text(rules.quota)}, {MODES[rules.quota_mode]}", means)
    chosen = f"{quota_text(rules.quota)}, {MODES[rules.quota_mode]}"
    return Choice("quota", "Kvotering", chosen, unfit=MODES_UNFIT[rules.quota_mode])


def _excluding(rules: ElectoralRules) -> Choice:
    held = [OFFICES[body] for body in Body if body in rules.excluding_offices]
    if not held:
        return Choice("excluding_offices", EXCLUDING, "Inget", NOT_EXCLUDING_MEANS, NOT_EXCLUDING_UNFIT)
    said = listed(held)
    return Choice("excluding_offices", EXCLUDING, said[0].upper() + said[1:], EXCLUDING_MEANS, EXCLUDING_UNFIT)


def quota_text(quota: Quota) -> str:
    """As `rule_text`, and it tells the two ways of rounding and of beginning apart too."""
    said = rule_text(str(quota))
    if quota.rule is QuotaRule.HALF_WOMEN and quota.up:
        said = f"{said} (avrundat uppåt)"
    elif quota.rule is QuotaRule.ALTERNATING and not quota.start:
        said = f"{said}, räkningen avgör vilka som börjar"
    return said[0].upper() + said[1:]


def _fixed(fixed: Mapping[int, str], names: Mapping[str, str]) -> str:
    if not fixed:
        return "Ingen plats"
    unnamed = "någon som inte har tackat ja"
    return listed([f"plats {place}: {names.get(candidacy, unnamed)}" for place, candidacy in sorted(fixed.items())])


def _fixed_means(fixed: Mapping[int, str]) -> str:
    if not fixed:
        return "Rösterna avgör alla platser."
    return (
        "De platserna är avgjorda före omröstningen och påverkas inte av rösterna. De andra platserna räknas fram "
        "bland dem som är kvar."
    )
