"""The addendum to an adopted list: who left, what the list becomes and why, in words and on paper."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from nominering.documents.official_list import OfficialList
from nominering.documents.official_list import page as list_page
from nominering.documents.swedish import date_text, listed
from nominering.documents.templates import environment
from nominering.nomination.model.electoral_rules import DecidedBy
from nominering.nomination.model.lists import CandidateList
from nominering.organisation.model import District
from nominering.outcome.model.addenda import Addendum, Cause, Manner
from nominering.outcome.model.adopted import AdoptedList
from nominering.outcome.model.places import AdoptedPlace
from nominering.outcome.model.shortest import Vacancy

CAUSES = {
    Cause.WITHDREW: "har dragit tillbaka sin kandidatur",
    Cause.DIED: "har avlidit",
    Cause.INELIGIBLE: "är inte längre valbar",
}
MANNERS = {
    Manner.SHORTEST: "Den kortaste ändringen",
    Manner.RECOUNTED: "Listan som omräkningen ger",
    Manner.EMPTY: "Numret står tomt",
}
RULES = {
    Manner.SHORTEST: (
        "De som är kvar behåller sin ordning, och så få som möjligt får ett annat nummer. "
        "Röstsedlarna avgör vem som kommer in."
    ),
    Manner.RECOUNTED: "Samma röster, regler och lott räknas utan den som lämnar listan, och den ordningen gäller.",
    Manner.EMPTY: "Ingen annan får ett nytt nummer. Välj det när valsedlarna redan är beställda.",
}
BODIES = {DecidedBy.BOARD: "Distriktsstyrelsen", DecidedBy.CONFERENCE: "Konferensen"}


@dataclass(frozen=True)
class ChangedPlace:
    """Empty where nobody has the place."""

    place: int
    before: str
    after: str


@dataclass(frozen=True)
class AddendumPage:
    """Everything the page shows. `official` is the list in force with this addendum."""

    number: int
    decided: str
    reason: str
    manner: str
    rule: str
    gone: tuple[str, ...]
    changed: tuple[ChangedPlace, ...]
    official: OfficialList


def page(district: District, candidate_list: CandidateList, adopted: AdoptedList, number: int) -> AddendumPage:
    """`number` is an addendum's that the list has."""
    addendum = adopted.addenda[number - 1]
    before, after = adopted.after(number - 1), adopted.after(number)
    return AddendumPage(
        number=number,
        decided=decided_text(addendum),
        reason=addendum.decided.reason,
        manner=MANNERS[addendum.manner],
        rule=RULES[addendum.manner],
        gone=gone_lines(addendum, before),
        changed=changed(before, after),
        official=list_page(district, candidate_list, adopted, number),
    )


def html(shown: AddendumPage) -> str:
    return environment().get_template("documents/addendum.html").render(page=shown)


def decided_text(addendum: Addendum) -> str:
    """Distriktsstyrelsen den 3 mars 2030, § 4"""
    decided = addendum.decided
    return f"{BODIES[decided.by]} den {date_text(decided.on)}, {decided.paragraph}"


def gone_lines(addendum: Addendum, before: Sequence[AdoptedPlace]) -> tuple[str, ...]:
    """Of those who stood on the list: whoever was below it is not named in what is handed in."""
    stood = {each.candidacy_id: each for each in before}
    return tuple(
        f"Plats {place.place}, {place.name}, {CAUSES[each.cause]}."
        for each in sorted(
            (one for one in addendum.gone if one.candidacy_id in stood), key=lambda one: stood[one.candidacy_id].place
        )
        for place in (stood[each.candidacy_id],)
    )


def changed(before: Sequence[AdoptedPlace], after: Sequence[AdoptedPlace]) -> tuple[ChangedPlace, ...]:
    was = {each.place: each for each in before}
    is_now = {each.place: each for each in after}
    return tuple(
        ChangedPlace(place, was[place].name if place in was else "", is_now[place].name if place in is_now else "")
        for place in sorted(was | is_now)
        if place not in was or place not in is_now or was[place].candidacy_id != is_now[place].candidacy_id
    )


def proof(vacancy: Vacancy, order: Sequence[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """Why no change is shorter, in sentences."""
    rank = {one: at for at, one in enumerate(vacancy.recounted)}
    came = [one for one in order if one not in vacancy.left]
    said = [_entrance(one, order, vacancy, rank, names) for one in came]
    if passed := _passed(vacancy, came):
        said.append(f"Reglerna om listan låter inte {listed([names[one] for one in passed])} komma in före.")
    was = {one: place for place, one in enumerate(vacancy.adopted, start=1) if one}
    moved = sum(was.get(one, place) != place for place, one in enumerate(order, start=1))
    if not moved:
        said.append("Ingen av dem som är kvar får ett annat nummer.")
    else:
        said.append(f"{moved} av dem som är kvar får ett annat nummer, men ordningen mellan dem är den fastställda.")
    if moved and came:
        said.append(
            "Varje lista där färre byter nummer sätter någon före ett namn som omräkningen har före, eller bryter "
            "en regel."
        )
    if not came:
        said.insert(0, "Det finns ingen kvar att sätta in, så listan blir kortare.")
    return tuple(said)


def _entrance(
    one: str, order: Sequence[str], vacancy: Vacancy, rank: Mapping[str, int], names: Mapping[str, str]
) -> str:
    place = order.index(one) + 1
    ahead = [each for each in order[: place - 1] if each in vacancy.left and rank.get(each, len(rank)) < rank[one]]
    said = f"{names[one]} kommer in på plats {place}, först i omräkningen av dem som inte står på listan."
    if vacancy.adopted[place - 1 : place] == (None,):
        return f"{said} Platsen stod tom."
    return f"{said} Omräkningen har {names[ahead[-1]]} före, och därför inte högre." if ahead else said


def _passed(vacancy: Vacancy, came: Collection[str]) -> tuple[str, ...]:
    last = max((vacancy.others.index(one) for one in came), default=-1)
    return tuple(one for one in vacancy.others[: last + 1] if one not in came)
