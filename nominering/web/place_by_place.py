"""Plats för plats: the presidium takes a list through the hall, one decision at a time."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from litestar import Router, get, post
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.conference.errors import PresentUncounted, QuorumMissing
from nominering.conference.use_cases.rounds import open_round
from nominering.documents.explaining import rule_text, told_apart
from nominering.documents.place_by_place import deed_said, may_be, still_needed
from nominering.nomination.model.lists import CandidateList
from nominering.organisation.names import alphabetical
from nominering.place_by_place.model.events import Event
from nominering.place_by_place.model.hall import Hall
from nominering.place_by_place.use_cases import (
    acclaim,
    begin_vote,
    count_vote,
    draw_lot,
    finish,
    hall_of,
    name_candidate,
    set_quota_aside,
    undo,
)
from nominering.web import forms
from nominering.web.access import Deed, Visited, only, visitor_of
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page
from nominering.web.rounds import asked

TEMPLATE = "place_by_place/hall.html"
PROJECTOR = "place_by_place/projector.html"
LOT = "lot-"
FINISH = "klar"


@dataclass(frozen=True)
class PlaceRow:
    """A place of the list: who has it, or whom the proposal gives it; `only` is whom it has to go to by the rule."""

    place: int
    name: str
    taken: bool
    only: str = ""


@dataclass(frozen=True)
class Contender:
    """Somebody put or named, with the votes when they are counted."""

    number: int
    name: str
    votes: int | None = None


@dataclass(frozen=True)
class LogRow:
    event: Event
    said: str
    undone: bool


def _rows(hall: Hall, names: Mapping[int, str]) -> tuple[PlaceRow, ...]:
    coming = {each.place: names[each.number] for each in hall.forecast}
    return tuple(
        PlaceRow(place, names[hall.taken[place]], taken=True)
        if place in hall.taken
        else PlaceRow(place, coming.get(place, ""), taken=False, only=_only(hall, place))
        for place in range(1, hall.length + 1)
    )


def _only(hall: Hall, place: int) -> str:
    if not hall.quota or not hall.placing.can_be_kept(hall.left, hall.taken):
        return ""
    return may_be(hall.quota, hall.placing.open_to(place, hall.left, hall.taken))


def _contenders(hall: Hall, names: Mapping[int, str]) -> tuple[Contender, ...]:
    story = hall.story
    if story is None or story.vote is None:
        return tuple(Contender(number, names[number]) for number in hall.contenders)
    votes = story.vote.count.votes if story.vote.count else {}
    return tuple(Contender(number, names[number], votes.get(number)) for number in story.vote.candidates)


def _log(hall: Hall, names: Mapping[int, str]) -> tuple[LogRow, ...]:
    """The latest first."""
    standing = {event.number for event in hall.in_force}
    return tuple(
        LogRow(event, deed_said(event, names), event.number not in standing and event.back_to is None)
        for event in reversed(hall.events)
    )


async def _shown(house: House, list_: CandidateList, hall: Hall) -> dict[str, Any]:
    names = told_apart(hall.names)
    story = hall.story
    vote = story.vote if story else None
    may = hall.may_take(hall.place) if hall.place else ()
    others = [number for number in hall.left if number not in hall.contenders]
    finished = await house.outcomes.counted(hall.round_.id)
    return {
        "list": list_,
        "hall": hall,
        "stage": hall.stage.value,
        "place": hall.place,
        "contenders": _contenders(hall, names),
        "nameable": _by_name({number: names[number] for number in others if number in may}),
        "barred": [names[number] for number in others if number not in may],
        "rows": _rows(hall, names),
        "blocks": [each.place for each in hall.forecast[1:]],
        "passed": [names[number] for each in hall.forecast[:1] for number in each.passed],
        "rule": rule_text(str(hall.quota)) if hall.quota else "",
        "needed": _needed(hall),
        "vote": vote,
        "meeting": [names[number] for number in story.meeting] if story else [],
        "tied": [(number, names[number]) for number in vote.tied] if vote and not vote.drawn else [],
        "gone": [names[number] for number in (vote.candidates if vote else ()) if number in hall.withdrawn],
        "ballot": await house.rounds.round(vote.round_id) if vote else None,
        "asked": await asked(house),
        "turnout": await house.box.turnout(vote.round_id) if vote else None,
        "log": _log(hall, names),
        "undoes": [deed_said(event, names) for event in hall.undoes],
        "finished": finished is not None and set(finished.withdrawn) == hall.withdrawn,
        "adopted": await house.outcomes.adopted(list_.id),
        "seen": len(hall.events),
        "typed": {},
    }


def _by_name(names: Mapping[int, str]) -> list[tuple[int, str]]:
    return sorted(names.items(), key=lambda one: (alphabetical(one[1]), one[0]))


def _needed(hall: Hall) -> str:
    if not hall.quota or not hall.open_places:
        return ""
    least = hall.placing.least(hall.left, hall.taken)
    return still_needed(hall.quota, least, len(hall.open_places)) if least else ""


@get("/{list_id:str}")
async def hall(list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    list_ = await house.lists.candidate_list(list_id)
    return page(TEMPLATE, **await _shown(house, list_, await hall_of(house, list_id)))


@get("/{list_id:str}/storbild")
async def projector(list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    """What the hall sees: the place, the name that is put, what is going on, and what the rule still asks."""
    list_ = await house.lists.candidate_list(list_id)
    return page(PROJECTOR, **await _shown(house, list_, await hall_of(house, list_id)))


def _lot(form: FormMultiDict) -> tuple[int, ...]:
    """Each of those who were equal by the place that the lot gave; a place that two have keeps neither."""
    places: dict[int, list[int]] = {}
    for field in form:
        number = forms.whole_typed(field.removeprefix(LOT)) if field.startswith(LOT) else None
        if number is not None:
            places.setdefault(forms.whole(form, field), []).append(number)
    return tuple(each[0] for _, each in sorted(places.items()) if len(each) == 1)


@dataclass(frozen=True)
class Asked:
    """What somebody of the presidium wants done."""

    house: House
    list_id: str
    form: FormMultiDict
    seen: int
    by: str

    def entered(self) -> tuple[int, str, datetime]:
        return self.seen, self.by, self.house.now()


async def _begin(wanted: Asked) -> None:
    """Begun and opened in one; where a quorum stands in the way the page has the step that asks for it."""
    house = wanted.house
    ballot = await begin_vote(house, wanted.list_id, *wanted.entered())
    quorum = await asked(house)
    with suppress(PresentUncounted, QuorumMissing):
        present = quorum.present if quorum else None
        await open_round(house.rounds, house.roll, house.openings, ballot.id, house.now(), present)


# What the page's buttons do, by the last word of the address.
DEEDS: dict[str, Callable[[Asked], Awaitable[object]]] = {
    "bifall": lambda a: acclaim(a.house, a.list_id, forms.whole(a.form, "last"), *a.entered()),
    "motkandidat": lambda a: name_candidate(a.house, a.list_id, forms.whole(a.form, "number"), *a.entered()),
    "omrostning": _begin,
    "rakna": lambda a: count_vote(a.house, a.list_id, *a.entered()),
    "lott": lambda a: draw_lot(a.house, a.list_id, _lot(a.form), *a.entered()),
    "kvotering": lambda a: set_quota_aside(a.house, a.list_id, forms.text(a.form, "paragraph"), *a.entered()),
    "angra": lambda a: undo(a.house, a.list_id, forms.text(a.form, "reason"), *a.entered()),
    FINISH: lambda a: finish(a.house, a.list_id, a.seen, a.house.now()),
}


@post("/{list_id:str}/{deed:str}", status_code=303)
async def do(
    request: Visited, list_id: FromPath[str], deed: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    """The page as it is then; what is refused is told on it, with what was typed."""
    if deed not in DEEDS:
        raise NotFoundException
    form = await request.form()
    list_ = await house.lists.candidate_list(list_id)
    seen = forms.whole_typed(forms.text(form, "seen"))
    try:
        await DEEDS[deed](Asked(house, list_id, form, -1 if seen is None else seen, visitor_of(request).name))
    except REFUSALS as error:
        shown = await _shown(house, list_, await hall_of(house, list_id))
        return again(TEMPLATE, error, **shown | {"typed": forms.kept(form)})
    to = f"/resultat/{list_id}" if deed == FINISH else f"/konferens/plats/{list_id}"
    return Redirect(to, status_code=303)


routes = Router(path="/konferens/plats", route_handlers=[hall, projector, do], guards=[only(Deed.CONDUCT)])
