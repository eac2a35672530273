"""What is found of a candidate's right to stand, in words: to the candidate ("Du …") and about one ("Åsa …")."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nominering.documents.swedish import date_text, listed
from nominering.nomination.model.eligibility import Finding, Fulfilment, Ground, Reason

GROUNDS: Mapping[Ground, str] = {
    Ground.AGE: "18 år på valdagen",
    Ground.CITIZENSHIP: "Medborgarskap",
    Ground.RESIDED: "Bosatt i Sverige, nu eller tidigare",
    Ground.REGISTERED: "Folkbokförd där valet gäller",
    Ground.ASSOCIATION: "Medlem i en förening",
    Ground.MEMBERSHIP: "Medlemskapet räknas",
    Ground.OFFICE: "Inget uppdrag som hindrar",
}
FULFILMENTS: Mapping[Fulfilment, str] = {
    Fulfilment.MET: "uppfyllt",
    Fulfilment.NOT_MET: "inte uppfyllt",
    Fulfilment.NOT_KNOWN: "inte känt",
}
OFFICES = {
    "association-board": "föreningens styrelse",
    "district-board": "distriktets styrelse",
    "committee": "valberedningen",
    "auditors": "revisor",
    "organiser": "ombudsman",
}
UNSTATED: Mapping[Ground, str] = {
    Ground.CITIZENSHIP: "har inte angett medborgarskap",
    Ground.RESIDED: "har inte angett om bosättning i Sverige",
    Ground.REGISTERED: "har inte angett om folkbokföring där valet gäller",
}
REASONS: Mapping[Reason, str | Callable[[Finding], str]] = {
    Reason.OLD_ENOUGH: "har fyllt 18 år på valdagen",
    Reason.TOO_YOUNG: "har inte fyllt 18 år på valdagen",
    Reason.CITIZEN: "har ett medborgarskap som valet kräver",
    Reason.REGISTERED_LONG: "har varit folkbokförd i Sverige tre år i följd",
    Reason.NOT_CITIZEN: "är inte svensk medborgare, och det krävs av den som kandiderar till riksdagen",
    Reason.NOT_REGISTERED_LONG: (
        "är inte medborgare i Sverige, EU, Island eller Norge och har inte varit folkbokförd i Sverige tre år i följd"
    ),
    Reason.YEARS_UNSTATED: "har inte angett om tre års folkbokföring i Sverige, som behövs med det medborgarskapet",
    Reason.UNSTATED: lambda finding: UNSTATED[finding.ground],
    Reason.RESIDED: "är eller har varit bosatt i Sverige",
    Reason.NEVER_RESIDED: "har aldrig varit bosatt i Sverige",
    Reason.REGISTERED: "är folkbokförd där valet gäller",
    Reason.REGISTERED_BY_REGISTER: "är enligt medlemsregistret bosatt där valet gäller",
    Reason.NOT_REGISTERED: "är inte folkbokförd där valet gäller",
    Reason.OUTSIDE_BY_REGISTER: "är enligt medlemsregistret bosatt utanför området där valet gäller",
    Reason.REGISTER_DIFFERS: "är enligt eget svar folkbokförd där valet gäller, men inte enligt medlemsregistret",
    Reason.IN_ASSOCIATION: "är medlem i en förening",
    Reason.IN_NO_ASSOCIATION: "är medlem i partiet men inte i någon förening",
    Reason.NOT_MEMBER: "finns inte som medlem i registret under det namnet och födelsedatumet",
    Reason.REGISTER_EMPTY: "har inte slagits upp: distriktets medlemsregister är tomt",
    Reason.COUNTS: "har ett medlemskap som räknas",
    Reason.COUNTS_LATER: lambda finding: "har ett medlemskap som räknas först från " + _day(finding.since),
    Reason.FEE_UNPAID: "har ingen betald medlemsavgift i registret",
    Reason.NO_OFFICE: "har inget uppdrag som hindrar",
    Reason.HOLDS_OFFICE: lambda finding: (
        "har ett uppdrag som hindrar: " + listed([OFFICES.get(each, each) for each in finding.offices])
    ),
}
ADVICE: Mapping[Ground, str] = {
    Ground.CITIZENSHIP: "Svara på frågan om medborgarskap under ditt ja.",
    Ground.RESIDED: "Svara på frågan om bosättning under ditt ja.",
    Ground.REGISTERED: "Svara på frågan om folkbokföring under ditt ja, eller rätta uppgiften hos din förening.",
    Ground.ASSOCIATION: "Hör av dig till föreningen där du bor eller till ombudsmannen.",
    Ground.MEMBERSHIP: "Hör av dig till din förening om avgiften. Medlemskapet räknas 30 dagar efter betalningen.",
    Ground.OFFICE: "Prata med ombudsmannen om uppdraget.",
}


def _day(day: date | None) -> str:
    return date_text(day) if day else "en dag som inte är känd"


@dataclass(frozen=True)
class Told:
    """One finding in words. `kind` is met, not-met or not-known; `advice` what the candidate can do about it."""

    ground: str
    kind: str
    fulfilment: str
    reason: str
    source: str
    stops: bool
    advice: str


def reason_text(finding: Finding) -> str:
    """What follows the name, or "Du"."""
    said = REASONS[finding.reason]
    return said if isinstance(said, str) else said(finding)


def missing(findings: Sequence[Finding], who: str) -> tuple[Told, ...]:
    """What is not met or not known; of two with one reason the sources stand together."""
    found: dict[str, Told] = {}
    for each in told([one for one in findings if not one.met], who):
        before = found.get(each.reason)
        found[each.reason] = replace(before, source=f"{before.source}, {each.source}") if before else each
    return tuple(found.values())


def told(findings: Sequence[Finding], who: str) -> tuple[Told, ...]:
    return tuple(
        Told(
            ground=GROUNDS[each.ground],
            kind=each.fulfilment.value.replace(" ", "-"),
            fulfilment=FULFILMENTS[each.fulfilment],
            reason=f"{who} {reason_text(each)}.",
            source=each.source.value,
            stops=each.stops and each.not_met,
            advice="" if each.met else ADVICE.get(each.ground, ""),
        )
        for each in findings
    )
