"""What the hall has done with each list, kept."""

import json
from datetime import datetime
from typing import Any
from uuid import uuid4

from nominering.conference.model.rounds import Round, RoundState
from nominering.counting.marks import MarksCount
from nominering.outcome.errors import AlreadyAdopted, AlreadyCounted
from nominering.outcome.model.counted import CountedList
from nominering.place_by_place.errors import DecidedMeanwhile
from nominering.place_by_place.model.events import Deed, Event
from nominering.store import tables as t
from nominering.store.database import Database, is_unique_violation
from nominering.store.lists import held
from nominering.store.outcome import written
from nominering.store.rounds import insert_round


class StoredDecisions:
    """Decisions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def events(self, list_id: str) -> tuple[Event, ...]:
        rows = await t.HallEvent.select().where(t.HallEvent.list == list_id).order_by(t.HallEvent.number)
        return tuple(_event(row) for row in rows)

    async def keep_event(self, list_id: str, event: Event, ballot: Round | None = None, *, now: datetime) -> None:
        try:
            async with self._database.transaction():
                await self._hold_unadopted(list_id)
                if await self._last(list_id) != event.number - 1:
                    raise DecidedMeanwhile
                if ballot:
                    await insert_round(ballot)
                await t.HallEvent.insert(_row(list_id, event))
                if event.deed is Deed.COUNTED:
                    await _move(event.round_id, RoundState.CLOSED, RoundState.COUNTED)
                await self._take_up_again(list_id, now)
        except Exception as error:
            if is_unique_violation(error):
                raise DecidedMeanwhile from error
            raise

    async def keep_finished(self, finished: CountedList, list_id: str, after: int, now: datetime) -> None:
        async with self._database.transaction():
            await self._hold_unadopted(list_id)
            if await self._last(list_id) != after:
                raise DecidedMeanwhile
            earlier = await _finished(finished.round_id)
            if earlier == written(finished):
                raise AlreadyCounted
            if earlier is not None:
                await _set_aside(finished.round_id, earlier, now)
            await t.CountedList.insert(t.CountedList(round=finished.round_id, record=written(finished)))
            await t.VotingRound.update({t.VotingRound.state: RoundState.COUNTED.value}).where(
                t.VotingRound.id == finished.round_id
            )

    async def _hold_unadopted(self, list_id: str) -> None:
        await held(self._database, list_id, "UPDATE")
        if await t.AdoptedList.exists().where(t.AdoptedList.list == list_id):
            raise AlreadyAdopted

    async def _last(self, list_id: str) -> int:
        return int(await t.HallEvent.count().where(t.HallEvent.list == list_id))

    async def _take_up_again(self, list_id: str, now: datetime) -> None:
        rows = await t.VotingRound.raw("SELECT id FROM voting_round WHERE list = {} AND matter = 'list'", list_id)
        for row in rows:
            if (earlier := await _finished(row["id"])) is not None:
                await _set_aside(row["id"], earlier, now)
                await _move(row["id"], RoundState.COUNTED, RoundState.PREPARED)


async def _finished(round_id: str) -> str | None:
    row = await t.CountedList.select(t.CountedList.record).where(t.CountedList.round == round_id).first()
    return str(row["record"]) if row else None


async def _set_aside(round_id: str, record: str, now: datetime) -> None:
    await t.EarlierCount.insert(t.EarlierCount(id=uuid4().hex, round=round_id, record=record, replaced_at=now))
    await t.CountedList.delete().where(t.CountedList.round == round_id)


async def _move(round_id: str, was: RoundState, to: RoundState) -> None:
    """Raises DecidedMeanwhile."""
    moved = (
        await t.VotingRound.update({t.VotingRound.state: to.value})
        .where((t.VotingRound.id == round_id) & (t.VotingRound.state == was.value))
        .returning(t.VotingRound.id)
    )
    if not moved:
        raise DecidedMeanwhile


def _row(list_id: str, event: Event) -> t.HallEvent:
    return t.HallEvent(
        list=list_id,
        number=event.number,
        deed=event.deed.value,
        entered_by=event.by,
        entered_at=event.at,
        places=" ".join(map(str, event.places)),
        numbers=" ".join(map(str, event.numbers)),
        round=event.round_id or None,
        said=event.said,
        tally=json.dumps(event.count.as_data(), sort_keys=True) if event.count else None,
        back_to=event.back_to,
    )


def _event(row: dict[str, Any]) -> Event:
    return Event(
        row["number"],
        Deed(row["deed"]),
        row["entered_by"],
        row["entered_at"],
        tuple(map(int, row["places"].split())),
        tuple(map(int, row["numbers"].split())),
        row["round"] or "",
        row["said"],
        MarksCount.from_data(json.loads(row["tally"])) if row["tally"] else None,
        row["back_to"],
    )
