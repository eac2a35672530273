"""Ballots on paper, kept."""

from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from nominering.balloting.errors import (
    AlreadyVoted,
    CardUnknown,
    CheckNumberUnknown,
    NothingHandedOut,
    NoVoterLeft,
    PapersPutIn,
    SealUnfinished,
)
from nominering.balloting.model.ballots import check_open
from nominering.balloting.model.paper_ballots import Handed, Reading, Sheet, Urn
from nominering.conference.errors import RoundNotClosed, RoundUnknown
from nominering.conference.model.rounds import RoundState
from nominering.store import tables as t
from nominering.store.ballot_box import ON_PAPER, card_on_roll, read, written
from nominering.store.database import Database, is_foreign_key_violation, is_unique_violation
from nominering.store.steps import run


class StoredPaperBallots:
    """PaperBallots."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def urn(self, round_id: str) -> Urn:
        row = await t.PaperVote.select().where(t.PaperVote.round == round_id).first()
        if row is None:
            return Urn(round_id)
        handed = Handed(
            row["given"],
            row["spoilt"],
            row["returned"],
            row["missing"],
            row["without_card"],
            row["explanation"],
            row["explained_by"],
        )
        return Urn(round_id, handed, await self._sheets(round_id), bool(row["put_in"]), row["invalid"])

    async def _sheets(self, round_id: str) -> tuple[Sheet, ...]:
        found: defaultdict[str, list[Reading]] = defaultdict(list)
        for row in await t.PaperReading.raw(
            "SELECT check_number, account, ranking FROM paper_reading WHERE round = {} ORDER BY check_number, look",
            round_id,
        ):
            ranking = None if row["ranking"] is None else read(row["ranking"])
            found[row["check_number"]].append(Reading(row["account"], ranking))
        return tuple(Sheet(number, tuple(readings)) for number, readings in found.items())

    async def check_numbers(self, round_id: str) -> frozenset[str]:
        rows = await t.PaperPrinted.raw("SELECT check_number FROM paper_printed WHERE round = {}", round_id)
        return frozenset(row["check_number"] for row in rows)

    async def keep_printed(self, round_id: str, numbers: tuple[str, ...]) -> None:
        async with self._alone_with(round_id):
            for number in numbers:
                await t.PaperPrinted.raw(
                    "INSERT INTO paper_printed (round, check_number) VALUES ({}, {})", round_id, number
                )

    async def hand_out(self, round_id: str, card: str) -> None:
        try:
            async with self._while_open(round_id):
                await run(card_on_roll(round_id, card))
                await t.TickedOff.raw(
                    "INSERT INTO ticked_off (round, card, submission) VALUES ({}, {}, {})", round_id, card, ON_PAPER
                )
                await self._add(round_id, "given = given + 1")
        except Exception as error:
            if is_unique_violation(error):
                raise AlreadyVoted from error
            if is_foreign_key_violation(error):
                raise CardUnknown from error
            raise

    async def hand_out_without_card(self, round_id: str) -> None:
        """Whoever holds a card votes with it or gives it up for a ballot: the others are those without one."""
        async with self._while_open(round_id):
            (row,) = await t.VotingRound.raw(
                "SELECT entitled, (SELECT COUNT(*) FROM voting_card WHERE deck = voting_round.deck) AS cards,"
                " (SELECT without_card FROM paper_vote WHERE round = voting_round.id) AS given"
                " FROM voting_round WHERE id = {}",
                round_id,
            )
            if row["cards"] + row["given"] >= (row["entitled"] or 0):
                raise NoVoterLeft
            await self._add(round_id, "given = given + 1, without_card = without_card + 1")

    async def exchange_spoilt(self, round_id: str) -> None:
        async with self._while_open(round_id):
            if not (await self.urn(round_id)).handed.held:
                raise NothingHandedOut
            await self._add(round_id, "given = given + 1, spoilt = spoilt + 1")

    async def take_back(self, round_id: str, card: str) -> None:
        async with self._while_open(round_id):
            gone = await t.TickedOff.raw(
                "DELETE FROM ticked_off WHERE round = {} AND card = {} AND submission = {} RETURNING card",
                round_id,
                card,
                ON_PAPER,
            )
            if not gone:
                raise NothingHandedOut
            await self._add(round_id, "returned = returned + 1")

    async def take_back_without_card(self, round_id: str) -> None:
        async with self._while_open(round_id):
            if not (await self.urn(round_id)).handed.without_card:
                raise NothingHandedOut
            await self._add(round_id, "returned = returned + 1, without_card = without_card - 1")

    async def _add(self, round_id: str, change: str) -> None:
        await t.PaperVote.raw(f"UPDATE paper_vote SET {change} WHERE round = {{}}", round_id)

    async def read(self, round_id: str, check_number: str, reading: Reading, *, mend: bool) -> Urn:
        async with self._when_closed(round_id):
            sheet = await self._sheet(round_id, check_number)
            if sheet is None:
                await self._keep_reading(round_id, check_number, 1, reading)
            elif mend:
                changed = sheet.mended(reading)
                await t.PaperReading.raw(
                    "UPDATE paper_reading SET ranking = {} WHERE round = {} AND check_number = {} AND look = {}",
                    _kept(reading),
                    round_id,
                    check_number,
                    changed.readings.index(reading) + 1,
                )
            else:
                sheet.read_again(reading)
                await self._keep_reading(round_id, check_number, 2, reading)
            return await self.urn(round_id)

    async def settle(self, round_id: str, check_number: str, reading: Reading) -> Urn:
        async with self._when_closed(round_id):
            sheet = await self._sheet(round_id, check_number)
            if sheet is None:
                raise CheckNumberUnknown
            sheet.looked_at(reading)
            await self._keep_reading(round_id, check_number, 3, reading)
            return await self.urn(round_id)

    async def _sheet(self, round_id: str, check_number: str) -> Sheet | None:
        """Raises CheckNumberUnknown, PapersPutIn."""
        urn = await self._not_put_in(round_id)
        if check_number not in await self.check_numbers(round_id):
            raise CheckNumberUnknown
        return next((each for each in urn.sheets if each.check_number == check_number), None)

    async def _not_put_in(self, round_id: str) -> Urn:
        urn = await self.urn(round_id)
        if urn.put_in:
            raise PapersPutIn
        return urn

    async def _keep_reading(self, round_id: str, check_number: str, look: int, reading: Reading) -> None:
        await t.PaperReading.raw(
            "INSERT INTO paper_reading (round, check_number, look, account, ranking) VALUES ({}, {}, {}, {}, {})",
            round_id,
            check_number,
            look,
            reading.by,
            _kept(reading),
        )

    async def keep_explained(self, round_id: str, handed: Handed) -> None:
        async with self._when_closed(round_id):
            await self._not_put_in(round_id)
            await t.PaperVote.update(
                {
                    t.PaperVote.missing: handed.missing,
                    t.PaperVote.explanation: handed.explanation,
                    t.PaperVote.explained_by: handed.explained_by,
                }
            ).where(t.PaperVote.round == round_id)

    async def put_in(self, round_id: str) -> Urn:
        async with self._when_closed(round_id):
            urn = await self._not_put_in(round_id)
            urn.check_reconciled()
            rows = await t.Ballot.raw("SELECT ranking, papers FROM ballot WHERE round = {}", round_id)
            every = defaultdict(int, {row["ranking"]: row["papers"] for row in rows})
            for ranking, papers in urn.papers.items():
                every[written(ranking)] += papers
            # All anew in the order of its content: what lies where does not tell what came on paper.
            await t.Ballot.raw("DELETE FROM ballot WHERE round = {}", round_id)
            for ranking_text in sorted(every):
                await t.Ballot.raw(
                    "INSERT INTO ballot (round, ranking, papers) VALUES ({}, {}, {})",
                    round_id,
                    ranking_text,
                    every[ranking_text],
                )
            await t.PaperReading.raw("DELETE FROM paper_reading WHERE round = {}", round_id)
            await t.PaperVote.update({t.PaperVote.put_in: True, t.PaperVote.invalid: urn.found_invalid}).where(
                t.PaperVote.round == round_id
            )
            done = await self.urn(round_id)
        if not await self._database.forget_the_past():
            raise SealUnfinished
        return done

    @asynccontextmanager
    async def _while_open(self, round_id: str) -> AsyncIterator[None]:
        async with self._alone_with(round_id) as state:
            check_open(state)
            yield

    @asynccontextmanager
    async def _when_closed(self, round_id: str) -> AsyncIterator[None]:
        async with self._alone_with(round_id) as state:
            if state is not RoundState.CLOSED:
                raise RoundNotClosed
            yield

    @asynccontextmanager
    async def _alone_with(self, round_id: str) -> AsyncIterator[RoundState]:
        """One at a time changes what is kept of a round's papers; the row is there from the first change on."""
        async with self._database.transaction():
            known = await t.VotingRound.raw(
                self._database.locking("SELECT state FROM voting_round WHERE id = {}", "UPDATE"), round_id
            )
            if not known:
                raise RoundUnknown
            await t.PaperVote.raw(
                "INSERT INTO paper_vote (round, given, spoilt, returned, missing, without_card, explanation,"
                " explained_by, put_in, invalid) VALUES ({}, 0, 0, 0, 0, 0, '', '', FALSE, 0)"
                " ON CONFLICT (round) DO NOTHING",
                round_id,
            )
            yield RoundState(known[0]["state"])


def _kept(reading: Reading) -> str | None:
    return None if reading.ranking is None else written(reading.ranking)
