"""A list that is being decided place by place, as its pages have it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nominering.documents.explaining import rule_text, told_apart
from nominering.documents.place_by_place import deed_said, may_be, still_needed
from nominering.nomination.model.lists import CandidateList
from nominering.organisation.names import alphabetical
from nominering.place_by_place.model.events import Event
from nominering.place_by_place.model.hall import Hall
from nominering.web.house import House


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


async def shown(house: House, list_: CandidateList, hall: Hall) -> dict[str, Any]:
    """Everything that the presidium's page and the projector print."""
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
        "turnout": await house.box.turnout(vote.round_id) if vote else None,
        "log": _log(hall, names),
        "undoes": [deed_said(event, names) for event in hall.undoes],
        "finished": finished is not None and set(finished.withdrawn) == hall.withdrawn,
        "adopted": await house.outcomes.adopted(list_.id),
        "seen": len(hall.events),
    }


def _by_name(names: Mapping[int, str]) -> list[tuple[int, str]]:
    return sorted(names.items(), key=lambda one: (alphabetical(one[1]), one[0]))


def _needed(hall: Hall) -> str:
    if not hall.quota or not hall.open_places:
        return ""
    least = hall.placing.least(hall.left, hall.taken)
    return still_needed(hall.quota, least, len(hall.open_places)) if least else ""
