"""Counted and adopted lists, kept."""

import json
from datetime import datetime
from uuid import uuid4

from nominering.conference.model.rounds import RoundState
from nominering.outcome.errors import (
    AlreadyAdopted,
    AlreadyCounted,
    CandidateWithdrew,
    ListChanged,
    NobodyWithdrew,
    SettledAlready,
)
from nominering.outcome.model.addenda import Addendum
from nominering.outcome.model.adopted import AdoptedList
from nominering.outcome.model.amendments import Entry, standing
from nominering.outcome.model.counted import CountedList, EarlierCount
from nominering.outcome.model.tellers import TellersWord, Verification
from nominering.store import outcome_rows as rows_of
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

    async def earlier_counts(self, round_id: str) -> tuple[EarlierCount, ...]:
        rows = (
            await t.EarlierCount.select()
            .where(t.EarlierCount.round == round_id)
            .order_by(t.EarlierCount.replaced_at, t.EarlierCount.id)
        )
        return tuple(
            EarlierCount(CountedList.of(round_id, json.loads(row["record"])), row["replaced_at"]) for row in rows
        )

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
        await self._hold(row["list"])
        return str(row["list"])

    async def _hold(self, list_id: str) -> None:
        await t.CandidateList.raw(
            self._database.locking("SELECT id FROM candidate_list WHERE id = {}", "UPDATE"), list_id
        )

    async def _check_nobody_withdrew_since(self, list_id: str) -> None:
        rows = await t.VotingRound.raw("SELECT id FROM voting_round WHERE list = {} AND matter = 'list'", list_id)
        for row in rows:
            await self._hold_list(row["id"])
            if counted := await self.counted(row["id"]):
                counted.check_nobody_withdrew_since(await self.withdrawn_from(row["id"]))

    async def _check_still(self, list_id: str, count: str) -> None:
        """Alone with the list, on the count that stands, before the adoption.

        Raises AlreadyAdopted, ListChanged, CandidateWithdrew.
        """
        await self._hold(list_id)
        if await t.AdoptedList.exists().where(t.AdoptedList.list == list_id):
            raise AlreadyAdopted
        rows = await t.VotingRound.raw("SELECT id FROM voting_round WHERE list = {} AND matter = 'list'", list_id)
        counts = [counted.fingerprint for row in rows if (counted := await self.counted(row["id"]))]
        if count not in counts:
            raise ListChanged
        await self._check_nobody_withdrew_since(list_id)

    async def amendments(self, list_id: str) -> tuple[Entry, ...]:
        rows = await t.Amendment.select().where(t.Amendment.list == list_id).order_by(t.Amendment.number)
        return tuple(map(rows_of.entry_of, rows))

    async def keep_amendment(self, list_id: str, entry: Entry, count: str) -> None:
        try:
            async with self._database.transaction():
                await self._check_still(list_id, count)
                await t.Amendment.insert(rows_of.entry_row(list_id, entry, count))
        except Exception as error:
            if is_unique_violation(error):
                raise ListChanged from error
            raise

    async def tellers_words(self, round_id: str) -> tuple[TellersWord, ...]:
        rows = (
            await t.TellersWord.select()
            .where(t.TellersWord.round == round_id)
            .order_by(t.TellersWord.said_at, t.TellersWord.id)
        )
        return tuple(map(rows_of.word_of, rows))

    async def keep_tellers_word(self, round_id: str, word: TellersWord) -> None:
        async with self._database.transaction():
            (row,) = await t.VotingRound.raw("SELECT list FROM voting_round WHERE id = {}", round_id)
            await self._check_still(row["list"], word.count)
            await t.TellersWord.insert(rows_of.word_row(round_id, word))

    async def keep_settled(self, word: TellersWord) -> None:
        if word.settled is None:
            return
        settled = (
            await t.TellersWord.update(
                {
                    t.TellersWord.settled: word.settled.text,
                    t.TellersWord.settled_by: word.settled.by,
                    t.TellersWord.settled_at: word.settled.at,
                }
            )
            .where((t.TellersWord.id == word.id) & (t.TellersWord.settled == ""))
            .returning(t.TellersWord.id)
        )
        if not settled:
            raise SettledAlready

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
            tuple(rows_of.place_of(place, protected) for place in places),
            standing(await self.amendments(list_id)),
            await self._addenda(list_id, protected),
        )

    async def _addenda(self, list_id: str, protected: frozenset[str]) -> tuple[Addendum, ...]:
        rows = await t.Addendum.select().where(t.Addendum.list == list_id).order_by(t.Addendum.number)
        if not rows:
            return ()
        gone = (
            await t.AddendumGone.select()
            .where(t.AddendumGone.list == list_id)
            .order_by(t.AddendumGone.addendum, t.AddendumGone.candidacy)
        )
        places = (
            await t.AddendumPlace.select()
            .where(t.AddendumPlace.list == list_id)
            .order_by(t.AddendumPlace.addendum, t.AddendumPlace.place)
        )
        return tuple(rows_of.addendum_of(row, gone, places, protected) for row in rows)

    async def keep_addendum(self, list_id: str, addendum: Addendum) -> None:
        try:
            async with self._database.transaction():
                await self._hold(list_id)
                await t.Addendum.insert(rows_of.addendum_row(list_id, addendum))
                for gone in addendum.gone:
                    await t.AddendumGone.insert(
                        t.AddendumGone(
                            list=list_id,
                            addendum=addendum.number,
                            candidacy=gone.candidacy_id,
                            cause=gone.cause.value,
                        )
                    )
                for change in addendum.changes:
                    await t.AddendumPlace.insert(rows_of.change_row(list_id, addendum.number, change))
                await self._check_in_force_stand(list_id)
        except Exception as error:
            if is_unique_violation(error):
                raise ListChanged from error
            raise

    async def _check_in_force_stand(self, list_id: str) -> None:
        """Raises CandidateWithdrew."""
        rows = await t.Candidacy.raw("SELECT id FROM candidacy WHERE list = {} AND withdrawn_at IS NOT NULL", list_id)
        withdrawn = {row["id"] for row in rows}
        adopted = await self.adopted(list_id)
        if adopted and any(each.candidacy_id in withdrawn for each in adopted.in_force):
            raise CandidateWithdrew

    async def _protected(self, list_id: str) -> frozenset[str]:
        """The candidacies of whoever has a protected identity today, whatever the list said when it was adopted."""
        rows = await t.Nominee.raw(
            "SELECT candidacy.id AS candidacy, nominee.* FROM candidacy "
            "JOIN nominee ON nominee.id = candidacy.nominee WHERE candidacy.list = {}",
            list_id,
        )
        members = await protected_members()
        return frozenset(row["candidacy"] for row in rows if nominee_of(row, members).protected)

    async def keep_adopted(self, adopted: AdoptedList, counted: CountedList | None = None, amended: int = 0) -> None:
        try:
            async with self._database.transaction():
                # Held, so that a note that is being kept at this moment comes first and is erased, or comes too late.
                await self._hold(adopted.list_id)
                if counted:
                    await self._check_still(adopted.list_id, counted.fingerprint)
                    words = await self.tellers_words(counted.round_id)
                    Verification.of(words, counted.fingerprint).check_nothing_stops()
                    if amended != len(await self.amendments(adopted.list_id)):
                        raise ListChanged
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


def written(counted: CountedList) -> str:
    """The record as it is kept."""
    return rows_of.written(counted.record)
