"""Counted and adopted lists, kept."""

import json
from datetime import datetime
from typing import Any
from uuid import uuid4

from nominering.conference.model.rounds import RoundState
from nominering.nomination.model.candidacies import BallotLine
from nominering.outcome.errors import AlreadyAdopted, AlreadyCounted, NobodyWithdrew
from nominering.outcome.model.adopted import AdoptedList, AdoptedPlace
from nominering.outcome.model.counted import CountedList
from nominering.store import tables as t
from nominering.store.database import Database, is_unique_violation
from nominering.store.nomination_rows import nominee_of, protected_members
from nominering.store.notes import erase_notes


class StoredOutcomes:
    """Outcomes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def counted(self, round_id: str) -> CountedList | None:
        row = await t.CountedList.select().where(t.CountedList.round == round_id).first()
        if row is None:
            return None
        return CountedList.of(round_id, json.loads(row["record"]))

    async def keep_counted(self, counted: CountedList) -> None:
        try:
            async with self._database.transaction():
                await t.CountedList.insert(t.CountedList(round=counted.round_id, record=written(counted)))
                await t.VotingRound.update({t.VotingRound.state: RoundState.COUNTED.value}).where(
                    t.VotingRound.id == counted.round_id
                )
        except Exception as error:
            if is_unique_violation(error):
                raise AlreadyCounted from error
            raise

    async def withdrawn_from(self, round_id: str) -> tuple[int, ...]:
        rows = await t.Standing.raw(
            "SELECT standing.number FROM standing JOIN candidacy ON candidacy.id = standing.candidacy"
            " WHERE standing.round = {} AND candidacy.withdrawn_at IS NOT NULL ORDER BY standing.number",
            round_id,
        )
        return tuple(row["number"] for row in rows)

    async def earlier_counts(self, round_id: str) -> tuple[CountedList, ...]:
        rows = (
            await t.EarlierCount.select()
            .where(t.EarlierCount.round == round_id)
            .order_by(t.EarlierCount.replaced_at, t.EarlierCount.id)
        )
        return tuple(CountedList.of(round_id, json.loads(row["record"])) for row in rows)

    async def keep_recounted(self, recounted: CountedList, instead_of: CountedList, now: datetime) -> None:
        async with self._database.transaction():
            list_id = await self._hold_list(recounted.round_id)
            if await t.AdoptedList.exists().where(t.AdoptedList.list == list_id):
                raise AlreadyAdopted
            replaced = (
                await t.CountedList.update({t.CountedList.record: written(recounted)})
                .where((t.CountedList.round == recounted.round_id) & (t.CountedList.record == written(instead_of)))
                .returning(t.CountedList.round)
            )
            if not replaced:
                raise NobodyWithdrew
            await t.EarlierCount.insert(
                t.EarlierCount(id=uuid4().hex, round=recounted.round_id, record=written(instead_of), replaced_at=now)
            )

    async def _hold_list(self, round_id: str) -> str:
        """Alone with the list: no candidate withdraws between the question and the write."""
        (row,) = await t.VotingRound.raw("SELECT list FROM voting_round WHERE id = {}", round_id)
        await t.CandidateList.raw(
            self._database.locking("SELECT id FROM candidate_list WHERE id = {}", "UPDATE"), row["list"]
        )
        return str(row["list"])

    async def _check_nobody_withdrew_since(self, list_id: str) -> None:
        rows = await t.VotingRound.raw("SELECT id FROM voting_round WHERE list = {} AND matter = 'list'", list_id)
        for row in rows:
            await self._hold_list(row["id"])
            if counted := await self.counted(row["id"]):
                counted.check_nobody_withdrew_since(await self.withdrawn_from(row["id"]))

    async def adopted(self, list_id: str) -> AdoptedList | None:
        row = await t.AdoptedList.select().where(t.AdoptedList.list == list_id).first()
        if row is None:
            return None
        places = await t.AdoptedPlace.select().where(t.AdoptedPlace.list == list_id).order_by(t.AdoptedPlace.place)
        protected = await self._protected(list_id)
        return AdoptedList(
            list_id,
            row["adopted_on"],
            row["paragraph"],
            tuple(
                AdoptedPlace(
                    place["place"],
                    place["candidacy"],
                    place["name"],
                    place["born"],
                    _line(place, protected),
                )
                for place in places
            ),
        )

    async def _protected(self, list_id: str) -> frozenset[str]:
        """The candidacies of whoever has a protected identity today, whatever the list said when it was adopted."""
        rows = await t.Nominee.raw(
            "SELECT candidacy.id AS candidacy, nominee.* FROM candidacy "
            "JOIN nominee ON nominee.id = candidacy.nominee WHERE candidacy.list = {}",
            list_id,
        )
        members = await protected_members()
        return frozenset(row["candidacy"] for row in rows if nominee_of(row, members).protected)

    async def keep_adopted(self, adopted: AdoptedList) -> None:
        try:
            async with self._database.transaction():
                # Held, so that a note that is being kept at this moment comes first and is erased, or comes too late.
                await t.CandidateList.raw(
                    self._database.locking("SELECT id FROM candidate_list WHERE id = {}", "UPDATE"), adopted.list_id
                )
                await self._check_nobody_withdrew_since(adopted.list_id)
                await t.AdoptedList.insert(
                    t.AdoptedList(list=adopted.list_id, adopted_on=adopted.adopted_on, paragraph=adopted.paragraph)
                )
                await t.AdoptedPlace.insert(
                    *(
                        t.AdoptedPlace(
                            candidacy=each.candidacy_id,
                            list=adopted.list_id,
                            place=each.place,
                            name=each.name,
                            born=each.born,
                            line_occupation=each.line.occupation,
                            line_place=each.line.place,
                            line_age=each.line.age_shown,
                            line_affiliation=each.line.affiliation,
                        )
                        for each in adopted.places
                    )
                )
                await erase_notes(adopted.list_id)
        except Exception as error:
            if is_unique_violation(error):
                raise AlreadyAdopted from error
            raise


def _line(row: dict[str, Any], protected: frozenset[str]) -> BallotLine:
    line = BallotLine(row["line_occupation"], row["line_place"], bool(row["line_age"]), row["line_affiliation"])
    return line.without_place() if row["candidacy"] in protected else line


def written(counted: CountedList) -> str:
    """The record as it is kept."""
    return json.dumps(counted.record, ensure_ascii=False, sort_keys=True)
