"""What the hall is shown: the pages of the projector, made once for everybody who follows."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from nominering.conference.errors import RoundUnknown
from nominering.conference.model.agenda import ItemKind
from nominering.conference.model.rounds import CONFERENCE_DECK, Matter, Round
from nominering.conference.model.screen import Pulse, Screen, Show
from nominering.documents.count_page import Frame, count_page
from nominering.documents.electing import result
from nominering.documents.templates import environment
from nominering.election.errors import ElectionUnknown
from nominering.election.model.held import Held
from nominering.election.use_cases.hold import held
from nominering.nomination.model.lists import CandidateList
from nominering.outcome.model.counted import CountedList
from nominering.place_by_place.use_cases import hall_of
from nominering.web.broadcast import Seen
from nominering.web.house import House
from nominering.web.items import Line, RoundOfItem, lines, rounds_going_on
from nominering.web.outcome import names_of
from nominering.web.place_by_place_shown import shown as hall_shown
from nominering.web.stepping import as_decided, stage_shown
from nominering.web.withdrawing import stepped_down

# The projector's own page, and what everybody who is signed in may follow on a phone.
HALL, PHONES = "hall", "phones"
# What no round, item or choice tells of (a withdrawal, say) is seen within so many seconds.
MADE_ANEW_AFTER = 5.0
WHOLE_LIST = "lista"

_JINJA = environment()
Scene = tuple[str, Mapping[str, Any]]  # a template and what it shows


async def look(house: House, before: Seen) -> Seen:
    """How many have voted, always; the pages anew when something else has happened."""
    now = asyncio.get_running_loop().time()
    pulse = await house.screens.pulse()
    if pulse != before.pulse or now - before.made_at >= MADE_ANEW_AFTER:
        return await _made(house, pulse, now)
    return replace(before, turnout=await _turnout(house, list(before.turnout)))


async def _made(house: House, pulse: Pulse, now: float) -> Seen:
    every = await lines(house)
    going_on = tuple(each for each in await rounds_going_on(house) if each.round.deck == CONFERENCE_DECK)
    pages = {
        audience: rendered(house, await scene(house, every, going_on, on_phones=audience == PHONES))
        for audience in (HALL, PHONES)
    }
    return Seen(
        pulse=pulse,
        version=_fingerprint("".join(pages.values())),
        rounds=_fingerprint(pulse.rounds),
        turnout={each.round.id: (each.turnout.voted, each.turnout.entitled) for each in going_on},
        pages=pages,
        made_at=now,
    )


async def _turnout(house: House, round_ids: list[str]) -> dict[str, tuple[int, int]]:
    found = {}
    for round_id in round_ids:
        turnout = await house.box.turnout(round_id)
        found[round_id] = (turnout.voted, turnout.entitled)
    return found


def _fingerprint(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def mark(round_id: str) -> str:
    """Stands in a page for how many have voted, so that the page is the same when one more has."""
    return f"\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}{round_id}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"


def page_of(seen: Seen, audience: str) -> str:
    page = seen.pages[audience]
    for round_id, (voted, _) in seen.turnout.items():
        page = page.replace(mark(round_id), str(voted))
    return page


def rendered(house: House, scene: Scene) -> str:
    template, shown = scene
    address = house.doors.public_url.split("://")[-1]
    return _JINJA.get_template(template).render(**shown, address=address, mark=mark)


async def scene(
    house: House, every: tuple[Line, ...], going_on: tuple[RoundOfItem, ...], *, on_phones: bool = False
) -> Scene:
    """What the presidium has chosen. What is no longer there gives way to what goes on."""
    screen = await house.screens.screen()
    if screen.show is Show.AGENDA:
        return _agenda(every)
    if screen.show is Show.ITEM and (line := next((each for each in every if each.item.id == screen.about), None)):
        return _item(line)
    if screen.show is Show.RESULT and (shown := await _result(house, screen, on_phones=on_phones)):
        return shown
    if going_on and all(each.round.matter is Matter.PLACE for each in going_on):
        return await _hall(house, going_on[0].round.about, on_phones=on_phones)
    if going_on:
        gone = {each.round.id: await stepped_down(house, each.round) for each in going_on}
        return "conference/watched_rounds.html", {"rounds": going_on, "stepped_down": gone}
    current = next((each for each in every if each.item.current), None)
    if current and current.item.kind is ItemKind.PLACES and await house.rounds.round_on(current.item.about):
        return await _hall(house, current.item.about, on_phones=on_phones)
    return _item(current) if current else _agenda(every)


async def _hall(house: House, list_id: str, *, on_phones: bool) -> Scene:
    """A list that is decided place by place; on phones without votes that are not to be shown."""
    list_ = await house.lists.candidate_list(list_id)
    shown = await hall_shown(house, list_, await hall_of(house, list_id))
    return "place_by_place/watched.html", shown | {"votes": list_.publication.shows_sums or not on_phones}


def _agenda(every: tuple[Line, ...]) -> Scene:
    return "conference/watched_agenda.html", {"lines": every}


def _item(line: Line) -> Scene:
    last = line.rounds[-1] if line.rounds else None
    return "conference/watched_item.html", {"line": line, "last": last}


async def _result(house: House, screen: Screen, *, on_phones: bool) -> Scene | None:
    if stands := await counted_election(house, screen.about):
        return await _election(house, stands, on_phones=on_phones)
    found = await counted_in(house, screen.about)
    if found is None:
        return None
    round_, counted = found
    heading = await _heading(house, round_)
    if on_phones and not await _is_public(house, round_):
        return "conference/watched_in_the_hall.html", {"list": heading}
    names = names_of(round_)
    if screen.frame and screen.frame != WHOLE_LIST:
        staged = stage_shown(counted.record, names, frame_of(screen.frame))
        return ("conference/watched_stage.html", {"list": heading, **staged}) if staged else None
    whole = count_page(counted.record, names, round_.title)
    template = "conference/watched_list.html" if screen.frame else "conference/watched_title.html"
    decided, said = await as_decided(house, round_, whole)
    return template, {"list": heading, "shown": whole, "lines": decided, "said": said}


async def counted_election(house: House, election_id: str) -> Held | None:
    """A personal election that is decided, or has a counted round."""
    try:
        stands = await held(house.elections, house.rounds, election_id)
    except ElectionUnknown:
        return None
    return stands if stands.election.decided or stands.tallies else None


async def _election(house: House, stands: Held, *, on_phones: bool) -> Scene:
    """On phones when it is decided, as on the page of those elected."""
    if on_phones and not stands.election.decided:
        return "conference/watched_in_the_hall.html", {"list": stands.election}
    turnouts = {each.id: await house.box.turnout(each.id) for each in stands.rounds}
    shown = result(stands, turnouts)
    return "election/watched.html", {"shown": shown, "last": shown.rounds[-1] if shown.rounds else None}


async def _heading(house: House, round_: Round) -> CandidateList | dict[str, str]:
    if round_.matter is Matter.LIST:
        return await house.lists.candidate_list(round_.about)
    return {"id": round_.id, "title": round_.title, "way": ""}


async def counted_in(house: House, round_id: str) -> tuple[Round, CountedList] | None:
    """A round whose list has been counted, and the count."""
    try:
        round_ = await house.rounds.round(round_id)
    except RoundUnknown:
        return None
    counted = await house.outcomes.counted(round_id)
    return (round_, counted) if counted else None


async def _is_public(house: House, round_: Round) -> bool:
    """On everybody's own phone as on the page of the result; a trial has nothing to hide."""
    if round_.matter is Matter.TRIAL:
        return True
    if round_.matter is not Matter.LIST or await house.outcomes.adopted(round_.about) is None:
        return False
    return (await house.lists.candidate_list(round_.about)).publication.shows_sums


def frame_of(written: str) -> Frame:
    """ "3/2" is place 3 at its second stage; what is no frame is one that no count has."""
    place, _, stage = written.partition("/")
    return (int(place), int(stage)) if place.isdecimal() and stage.isdecimal() else (0, 0)
