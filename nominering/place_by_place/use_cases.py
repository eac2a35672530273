"""Take a list through the hall: name, acclaim, vote, count, draw lots, undo, finish.

Whoever acts says how much they have `seen`, the number of the last event: of two presidents the second is told. So
each of these may also raise NotPrepared, NotByPlace, AlreadyAdopted and DecidedMeanwhile.
"""

from collections.abc import Sequence
from datetime import datetime

from nominering.conference.model.rounds import Matter, Round
from nominering.counting.rules import Procedure
from nominering.outcome.errors import AlreadyAdopted
from nominering.outcome.model.counted import CountedList
from nominering.place_by_place.errors import DecidedMeanwhile, NotByPlace, NotPrepared
from nominering.place_by_place.model.events import Event
from nominering.place_by_place.model.hall import Hall
from nominering.place_by_place.model.record import decided_list
from nominering.place_by_place.ports import Deciding


async def hall_of(kept: Deciding, list_id: str) -> Hall:
    """Where the list stands. Raises NotPrepared, NotByPlace."""
    round_ = await kept.rounds.round_on(list_id)
    if round_ is None:
        raise NotPrepared
    if round_.procedure is not Procedure.PLACE_BY_PLACE:
        raise NotByPlace
    ballots = await kept.rounds.rounds_about(Matter.PLACE, list_id)
    return Hall(
        round_,
        await kept.decisions.events(list_id),
        frozenset(await kept.outcomes.withdrawn_from(round_.id)),
        {each.id: each.state for each in ballots},
    )


async def _as_seen(kept: Deciding, list_id: str, seen: int) -> Hall:
    """Raises NotPrepared, NotByPlace, AlreadyAdopted, DecidedMeanwhile."""
    hall = await hall_of(kept, list_id)
    if await kept.outcomes.adopted(list_id):
        raise AlreadyAdopted
    if seen != len(hall.events):
        raise DecidedMeanwhile
    return hall


async def name_candidate(kept: Deciding, list_id: str, number: int, seen: int, by: str, now: datetime) -> Event:
    """Raises those of `Hall.name`."""
    event = (await _as_seen(kept, list_id, seen)).name(number, by, now)
    await kept.decisions.keep_event(list_id, event, now=now)
    return event


async def acclaim(kept: Deciding, list_id: str, last: int, seen: int, by: str, now: datetime) -> Event:
    """Every open place from the first to the `last`. Raises those of `Hall.acclaim`."""
    event = (await _as_seen(kept, list_id, seen)).acclaim(last, by, now)
    await kept.decisions.keep_event(list_id, event, now=now)
    return event


async def begin_vote(kept: Deciding, list_id: str, seen: int, by: str, now: datetime) -> Round:
    """The ballot of a secret vote or a run-off, to be opened. Raises those of `Hall.begin_vote`."""
    event, ballot = (await _as_seen(kept, list_id, seen)).begin_vote(by, now)
    await kept.decisions.keep_event(list_id, event, ballot, now=now)
    return ballot


async def count_vote(kept: Deciding, list_id: str, seen: int, by: str, now: datetime) -> Event:
    """Raises those of `Hall.count`, BoxOpen."""
    hall = await _as_seen(kept, list_id, seen)
    event = hall.count(await kept.box.contents(hall.vote.round_id), by, now)
    await kept.decisions.keep_event(list_id, event, now=now)
    return event


async def draw_lot(kept: Deciding, list_id: str, order: Sequence[int], seen: int, by: str, now: datetime) -> Event:
    """Enter the lot, and count again with it. Raises those of `Hall.draw` and of `Hall.count`."""
    event = (await _as_seen(kept, list_id, seen)).draw(order, by, now)
    await kept.decisions.keep_event(list_id, event, now=now)
    return await count_vote(kept, list_id, event.number, by, now)


async def set_quota_aside(kept: Deciding, list_id: str, paragraph: str, seen: int, by: str, now: datetime) -> Event:
    """Raises those of `Hall.put_quota_aside`."""
    event = (await _as_seen(kept, list_id, seen)).put_quota_aside(paragraph, by, now)
    await kept.decisions.keep_event(list_id, event, now=now)
    return event


async def undo(kept: Deciding, list_id: str, reason: str, seen: int, by: str, now: datetime) -> Event:
    """Raises those of `Hall.undo`."""
    event = (await _as_seen(kept, list_id, seen)).undo(reason, by, now)
    await kept.decisions.keep_event(list_id, event, now=now)
    return event


async def finish(kept: Deciding, list_id: str, seen: int, now: datetime) -> CountedList:
    """Hand the decided list on to be adopted. Raises PlacesLeft, QuotaLost, AlreadyCounted."""
    hall = await _as_seen(kept, list_id, seen)
    ballots = await kept.rounds.rounds_about(Matter.PLACE, list_id)
    finished = decided_list(hall, {each.id: each.entitled for each in ballots})
    await kept.decisions.keep_finished(finished, list_id, seen, now)
    return finished
