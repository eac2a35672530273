"""Incheckning: find somebody by name, number or badge; check in and out; let an alternate step in."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.balloting.use_cases.cards import sign_out_seats
from nominering.conference.errors import BadgeUnknown, ParticipantUnknown
from nominering.conference.model.attendance import Change, What
from nominering.conference.model.participants import Kind
from nominering.conference.model.roll import Delegate, VotingRoll
from nominering.conference.use_cases.attend import (
    check_in,
    check_out,
    participant,
    participants,
    step_in,
    step_out,
    whose_badge,
)
from nominering.web import forms
from nominering.web.access import Deed, Visited, only, visitor_of
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page
from nominering.web.participants import Shown, matching, shown

DESK = "conference/desk.html"
PERSON = "conference/participant.html"
PATH = "/konferens/incheckning"
BADGES = f"{PATH}/bricka/"
LONGEST_QUERY = 300
LONGEST_REASON = 300
MOST = 40
MOST_WAITING = 10


@dataclass(frozen=True)
class Empty:
    """A delegate who is not in the hall, and the alternate who is next."""

    delegate: Delegate
    next: Delegate | None


def _empty(roll: VotingRoll, association_id: str | None = None) -> list[Empty]:
    return [Empty(each, roll.next_alternate(each.association_id)) for each in roll.vacant(association_id)]


async def _desk(house: House, words: str, done: str) -> dict[str, Any]:
    people = await participants(house.roll, house.attendees)
    roll, rights = await house.roll.roll(), await house.attendees.rights()
    found = matching(words, people)
    one = next((shown(each, roll, rights) for each in people if each.id == done), None)
    present = roll.attendance.present
    waiting = [each for each in _empty(roll) if each.next]
    return {
        "words": words,
        "found": [shown(each, roll, rights) for each in found[:MOST]],
        "more": max(len(found) - MOST, 0),
        "done": one,
        "empty": _around(roll, one),
        "left": _left(roll, one),
        "waiting": waiting[:MOST_WAITING],
        "waiting_more": max(len(waiting) - MOST_WAITING, 0),
        "roll": roll,
        "present": sum(each.id in present for each in roll.delegates),
        "others": sum(each.id in present for each in people) - sum(each.id in present for each in roll.delegates),
    }


def _left(roll: VotingRoll, one: Shown | None) -> Delegate | None:
    """The alternate who has just left the seat of whoever was handled, and has a card to give back."""
    if one is None:
        return None
    last = next((each for each in reversed(roll.changes) if one.who.id in (each.who, each.instead_of)), None)
    if last is None or last.what is not What.STEPPED_OUT or last.instead_of != one.who.id:
        return None
    return roll.person(last.who)


def _around(roll: VotingRoll, one: Shown | None) -> list[Empty]:
    """The seat that whoever was handled has just left empty."""
    if one is None or not isinstance(one.who, Delegate):
        return []
    return [each for each in _empty(roll, one.who.association_id) if each.delegate.id == one.who.id]


@get("/")
async def desk(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    words = request.query_params.get("q", "").strip()[:LONGEST_QUERY]
    if BADGES in words:  # a scanner has typed what stands on the badge
        token = words.partition(BADGES)[2].strip("/")
        return Redirect(f"{BADGES}{token if token.isalnum() else 'X'}")
    return page(DESK, **await _desk(house, words, request.query_params.get("klar", "")))


@get("/bricka/{code:str}")
async def badge(code: FromPath[str], house: NamedDependency[House]) -> Template:
    """The address on the badge leads here; whatever is done is still a press on a button."""
    try:
        who = await whose_badge(house.roll, house.attendees, house.badges, code)
    except BadgeUnknown as error:
        return again(DESK, error, **await _desk(house, "", ""))
    return page(PERSON, **await _person(house, who.id))


@get("/person/{participant_id:str}")
async def person(participant_id: FromPath[str], house: NamedDependency[House]) -> Template:
    return page(PERSON, **await _person(house, participant_id))


async def _person(house: House, participant_id: str) -> dict[str, Any]:
    """Raises ParticipantUnknown."""
    who = await participant(house.roll, house.attendees, participant_id)
    roll, rights = await house.roll.roll(), await house.attendees.rights()
    one = shown(who, roll, rights)
    context: dict[str, Any] = {"one": one, "roll": roll, "empty": [], "next": None, "typed": {}}
    if not isinstance(who, Delegate):
        return context
    if who.kind is Kind.DELEGATE:
        return context | {"empty": [each for each in _empty(roll, who.association_id) if each.delegate.id == who.id]}
    if one.present_since and not one.sits_for:
        return context | {
            "empty": _empty(roll, who.association_id),
            "next": roll.next_alternate(who.association_id),
        }
    return context


@post("/person/{participant_id:str}/in", status_code=303)
async def come(request: Visited, participant_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    async def note(by: str) -> tuple[Change, ...]:
        who = await participant(house.roll, house.attendees, participant_id)
        return await check_in(house.roll, who, by, house.now())

    return await _noted(request, house, participant_id, note)


@post("/person/{participant_id:str}/ut", status_code=303)
async def go(request: Visited, participant_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    async def note(by: str) -> tuple[Change, ...]:
        who = await participant(house.roll, house.attendees, participant_id)
        return await check_out(house.roll, who, by, house.now())

    return await _noted(request, house, participant_id, note)


@post("/person/{participant_id:str}/trad-in", status_code=303)
async def take_seat(
    request: Visited, participant_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    """The alternate takes the seat of the delegate in the form."""
    form = await request.form()
    delegate_id, reason = forms.text(form, "delegate"), forms.text(form, "reason", LONGEST_REASON)

    async def note(by: str) -> tuple[Change, ...]:
        return await step_in(house.roll, participant_id, delegate_id, by, house.now(), reason)

    return await _noted(request, house, participant_id, note)


@post("/person/{participant_id:str}/lamna", status_code=303)
async def leave_seat(
    request: Visited, participant_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    """Whoever sits in this delegate's place leaves it."""

    async def note(by: str) -> tuple[Change, ...]:
        return await step_out(house.roll, participant_id, by, house.now())

    return await _noted(request, house, participant_id, note)


async def _noted(
    request: Visited, house: House, participant_id: str, note: Callable[[str], Awaitable[tuple[Change, ...]]]
) -> Template | Redirect:
    """Back to the field, ready for the next in the queue; or the person's page again, with why not."""
    try:
        await sign_out_seats(house.cards, await note(visitor_of(request).name))
    except ParticipantUnknown:
        raise
    except REFUSALS as error:
        typed = forms.kept(await request.form())
        return again(PERSON, error, **await _person(house, participant_id) | {"typed": typed})
    return Redirect(f"{PATH}?klar={participant_id}", status_code=303)


routes = Router(
    path=PATH,
    route_handlers=[desk, badge, person, come, go, take_seat, leave_seat],
    guards=[only(Deed.CHECK_IN)],
)
