"""The ballot box, kept. The promises stand in the port; this is where the races are run."""

from collections.abc import Mapping
from hashlib import sha256

from nominering.balloting.errors import (
    AlreadyVoted,
    BallotNotKept,
    BoxOpen,
    CardOfAnotherVote,
    CardUnknown,
    PapersOutstanding,
    RoundClosed,
    RoundPaused,
    SealUnfinished,
)
from nominering.balloting.model.ballots import Ballot, Paper, Receipt, Turnout
from nominering.conference.errors import RoundNotOpen, RoundUnknown
from nominering.conference.model.rounds import BallotKind, RoundState
from nominering.counting.profile import Ranking
from nominering.store import tables as t
from nominering.store.database import Database, is_foreign_key_violation, is_refused_by_disk, is_unique_violation
from nominering.store.steps import Steps, run

ROUND = "SELECT state, deck FROM voting_round WHERE id = {}"
CARD = "SELECT deck FROM voting_card WHERE code_hash = {}"
SUBMISSION = "SELECT submission FROM ticked_off WHERE round = {} AND card = {}"
TICK_OFF = "INSERT INTO ticked_off (round, card, submission) VALUES ({}, {}, {})"
ONE_PAPER_MORE = (
    "INSERT INTO ballot (round, ranking, papers) VALUES ({}, {}, 1)"
    " ON CONFLICT (round, ranking) DO UPDATE SET papers = ballot.papers + 1"
)


class StoredBallotBox:
    """BallotBox. A paper has no row of its own: a ranking is kept once, with how many gave it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def paper(self, round_id: str) -> Paper:
        rows = await t.Standing.raw(
            "SELECT standing.number, voting_round.ballot, voting_round.places FROM standing"
            " JOIN voting_round ON voting_round.id = standing.round WHERE standing.round = {}",
            round_id,
        )
        if not rows:
            raise RoundUnknown
        most = rows[0]["places"] if rows[0]["ballot"] == BallotKind.MARKS.value else None
        return Paper(round_id, frozenset(row["number"] for row in rows), most)

    async def drop(self, ballot: Ballot, card: str, submission: str) -> Receipt:
        try:
            try:
                return await self._database.together(lambda: self._dropped(ballot, card, submission))
            except Exception as error:
                if not is_unique_violation(error):
                    raise
                # Another of the same card was quicker: now it is seen.
                return await self._database.together(lambda: self._dropped(ballot, card, submission))
        except Exception as error:
            if is_refused_by_disk(error):
                # The one that came before it may be there, or even this one.
                if await self._submission(ballot.round_id, card) == _hashed(submission):
                    return Receipt(ballot.round_id, repeated=True)
                raise BallotNotKept from error
            if is_foreign_key_violation(error):
                raise CardUnknown from error
            raise

    def _dropped(self, ballot: Ballot, card: str, submission: str) -> Steps[Receipt]:
        """Everything is asked and done in one transaction: whether it is open, whether the card is unused."""
        state, deck = yield from self._state_and_deck_step(ballot.round_id, hold="SHARE")
        found = yield (CARD, card)
        if not found:
            raise CardUnknown
        if found[0]["deck"] != deck:
            raise CardOfAnotherVote
        earlier = yield (SUBMISSION, ballot.round_id, card)
        hashed = _hashed(submission)
        if earlier:
            # A lost answer is safe to send again, also when the round has closed meanwhile.
            if earlier[0]["submission"] == hashed:
                return Receipt(ballot.round_id, repeated=True)
            raise AlreadyVoted
        if state is RoundState.PAUSED:
            raise RoundPaused
        if state is not RoundState.OPEN:
            raise RoundClosed(opens_later=state is RoundState.PREPARED)
        yield (TICK_OFF, ballot.round_id, card, hashed)
        yield (ONE_PAPER_MORE, ballot.round_id, written(ballot.ranking))
        return Receipt(ballot.round_id)

    async def has_voted(self, round_id: str, card: str) -> bool:
        return await self._submission(round_id, card) is not None

    async def turnout(self, round_id: str) -> Turnout:
        voted = await t.TickedOff.raw(
            "SELECT COUNT(*) + COALESCE((SELECT without_card FROM paper_vote WHERE round = {}), 0) AS n"
            " FROM ticked_off WHERE round = {}",
            round_id,
            round_id,
        )
        fixed = await t.VotingRound.select(t.VotingRound.entitled).where(t.VotingRound.id == round_id).first()
        entitled = fixed["entitled"] if fixed else None
        if entitled is None:
            entitled = await t.Delegate.count().where(t.Delegate.place.is_null())
        return Turnout(voted[0]["n"], entitled)

    async def seal(self, round_id: str) -> None:
        async with self._database.transaction():
            state, _ = await self._state_and_deck(round_id, hold="UPDATE")
            if state not in (RoundState.OPEN, RoundState.PAUSED):
                raise RoundNotOpen
            await t.VotingRound.update({t.VotingRound.state: RoundState.CLOSED.value}).where(
                t.VotingRound.id == round_id
            )
            await self._rewrite("ballot", ("round", "ranking", "papers"), round_id)
            await self._rewrite("ticked_off", ("round", "card", "submission"), round_id)
        if not await self._database.forget_the_past():
            raise SealUnfinished

    async def _rewrite(self, table: str, columns: tuple[str, ...], round_id: str) -> None:
        """Everything of the round anew, in the order of its content: nothing below the table tells who came when."""
        names = ", ".join(columns)
        rows = await t.Ballot.raw(f"SELECT {names} FROM {table} WHERE round = {{}}", round_id)
        await t.Ballot.raw(f"DELETE FROM {table} WHERE round = {{}}", round_id)
        slots = ", ".join("{}" for _ in columns)
        for row in sorted(tuple(row[column] for column in columns) for row in rows):
            await t.Ballot.raw(f"INSERT INTO {table} ({names}) VALUES ({slots})", *row)

    async def contents(self, round_id: str) -> Mapping[Ranking, int]:
        state, _ = await self._state_and_deck(round_id)
        if state not in (RoundState.CLOSED, RoundState.COUNTED):
            raise BoxOpen
        outstanding = await t.PaperVote.raw(
            "SELECT round FROM paper_vote WHERE round = {} AND given > 0 AND NOT put_in", round_id
        )
        if outstanding:
            raise PapersOutstanding
        rows = await t.Ballot.raw("SELECT ranking, papers FROM ballot WHERE round = {} ORDER BY ranking", round_id)
        return {read(row["ranking"]): row["papers"] for row in rows}

    async def _state_and_deck(self, round_id: str, hold: str | None = None) -> tuple[RoundState, str]:
        return await run(self._state_and_deck_step(round_id, hold))

    def _state_and_deck_step(self, round_id: str, hold: str | None = None) -> Steps[tuple[RoundState, str]]:
        rows = yield (self._database.locking(ROUND, hold) if hold else ROUND, round_id)
        if not rows:
            raise RoundUnknown
        return RoundState(rows[0]["state"]), rows[0]["deck"]

    async def _submission(self, round_id: str, card: str) -> str | None:
        rows = await t.TickedOff.raw(SUBMISSION, round_id, card)
        return rows[0]["submission"] if rows else None


def _hashed(submission: str) -> str:
    """Of whatever was sent: so it has a length, and whoever reads it in the database cannot send it again."""
    return sha256(submission.encode(errors="surrogatepass")).hexdigest()


def written(ranking: Ranking) -> str:
    return ",".join(map(str, ranking))


def read(written: str) -> Ranking:
    return tuple(map(int, written.split(","))) if written else ()
