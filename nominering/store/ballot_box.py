"""The ballot box, kept. The promises stand in the port; this is where the races are run."""

import hmac
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from nominering.balloting.errors import (
    AlreadyVoted,
    BallotNotKept,
    BoxOpen,
    CardOfAnotherVote,
    CardUnknown,
    ChangedMeanwhile,
    ChangeImpossible,
    PapersOutstanding,
    SealUnfinished,
    SeatNotOnRoll,
)
from nominering.balloting.model.ballots import Ballot, Paper, Receipt, RoundOfCard, Turnout, check_open
from nominering.balloting.model.receipts import receipt_code
from nominering.conference.errors import RoundNotOpen, RoundUnknown
from nominering.conference.model.rounds import BallotKind, RoundState
from nominering.counting.profile import Ranking
from nominering.store import tables as t
from nominering.store.database import Database, is_foreign_key_violation, is_refused_by_disk, is_unique_violation
from nominering.store.sealing import Seal, derived_key
from nominering.store.steps import Steps, run

# What stands for the submission where a card was ticked off for a ballot on paper.
ON_PAPER = "paper"

ROUND = "SELECT state, deck, change_of_mind FROM voting_round WHERE id = {}"
CARD = "SELECT deck, bearer FROM voting_card WHERE code_hash = {}"
# A seat is a delegate's, also when an alternate sits there.
SEAT = "SELECT 1 AS seat FROM round_voter WHERE round = {} AND COALESCE(instead_of, delegate) = {}"
TICK = "SELECT submission, sealed, first_card FROM ticked_off WHERE round = {} AND card = {}"
TICKS = "SELECT card, submission, first_card FROM ticked_off WHERE round = {}"
TICK_OFF = "INSERT INTO ticked_off (round, card, submission, sealed) VALUES ({}, {}, {}, {})"
TICK_ANEW = "UPDATE ticked_off SET submission = {}, sealed = {} WHERE round = {} AND card = {}"
NUMBERS = "SELECT number FROM standing WHERE round = {}"
# In one order for all, so that two who change places with each other do not wait for each other.
BOTH = "SELECT ranking, papers FROM ballot WHERE round = {} AND ranking IN ({}, {}) ORDER BY ranking"
NO_PAPER = "DELETE FROM ballot WHERE round = {} AND ranking = {}"
ONE_PAPER_LESS = "UPDATE ballot SET papers = papers - 1 WHERE round = {} AND ranking = {}"
ONE_PAPER_MORE = (
    "INSERT INTO ballot (round, ranking, papers) VALUES ({}, {}, 1)"
    " ON CONFLICT (round, ranking) DO UPDATE SET papers = ballot.papers + 1"
)


class StoredBallotBox:
    """BallotBox. A paper has no row of its own: a ranking is kept once, with how many gave it."""

    def __init__(self, database: Database, secret: bytes) -> None:
        self._database = database
        self._secret = secret
        self._receipts = derived_key(secret, "receipts")

    async def paper(self, round_id: str) -> Paper:
        rounds = await self._database.look("SELECT ballot, places FROM voting_round WHERE id = {}", round_id)
        if not rounds:
            raise RoundUnknown
        (round_,) = rounds
        most = round_["places"] if round_["ballot"] == BallotKind.MARKS.value else None
        numbers = await self._database.look(NUMBERS, round_id)
        return Paper(round_id, frozenset(row["number"] for row in numbers), most)

    async def drop(self, ballot: Ballot, card: str, submission: str, key: str = "", replaces: str = "") -> Receipt:
        hashed = _hashed(submission)

        def steps() -> Steps[Receipt]:
            return self._dropped(ballot, card, hashed, key, replaces)

        try:
            try:
                return await self._database.together(steps)
            except Exception as error:
                if not is_unique_violation(error):
                    raise
                # Another of the same card was quicker: now it is seen.
                return await self._database.together(steps)
        except Exception as error:
            if is_refused_by_disk(error):
                # The one that came before it may be there, or even this one.
                if await self._submission(ballot.round_id, card) == hashed:
                    return Receipt(ballot.round_id, repeated=True)
                raise BallotNotKept from error
            if is_foreign_key_violation(error):
                raise CardUnknown from error
            raise

    def _dropped(self, ballot: Ballot, card: str, hashed: str, key: str, replaces: str) -> Steps[Receipt]:
        """Everything is asked and done in one transaction: whether it is open, whether the card is unused."""
        round_id = ballot.round_id
        round_ = yield from self._round_step(round_id, hold="SHARE")
        found = yield (CARD, card)
        if not found:
            raise CardUnknown
        if found[0]["deck"] != round_["deck"]:
            raise CardOfAnotherVote
        earlier = yield (self._database.locking(TICK, "UPDATE"), round_id, card)
        # A lost answer is safe to send again, also when the round has closed meanwhile.
        if earlier and earlier[0]["submission"] == hashed:
            return Receipt(round_id, repeated=True)
        if earlier and not (replaces and round_["change_of_mind"]):
            raise AlreadyVoted
        check_open(RoundState(round_["state"]))
        yield from _seat_on_roll(round_id, found[0]["bearer"])
        if earlier:
            yield from self._take_out(ballot, card, earlier[0], key, replaces)
        sealed = ""
        if key and round_["change_of_mind"]:
            numbers = yield (NUMBERS, round_id)
            longest = len(written(tuple(row["number"] for row in numbers)))
            sealed = self._seal(round_id, card, key).close(written(ballot.ranking).ljust(longest), undated=True)
        if earlier:
            yield (TICK_ANEW, hashed, sealed, round_id, card)
        else:
            yield (TICK_OFF, round_id, card, hashed, sealed)
        yield (ONE_PAPER_MORE, round_id, written(ballot.ranking))
        return Receipt(round_id, changed=bool(earlier))

    def _take_out(self, ballot: Ballot, card: str, tick: dict[str, Any], key: str, replaces: str) -> Steps[None]:
        """One paper with what the tick has sealed."""
        if self._code(ballot.round_id, card, tick) != replaces:
            raise ChangedMeanwhile
        opened = self._seal(ballot.round_id, card, key).open(tick["sealed"])
        if opened is None:
            raise ChangeImpossible
        old = opened.rstrip()
        rows = yield (self._database.locking(BOTH, "UPDATE"), ballot.round_id, old, written(ballot.ranking))
        papers = next((row["papers"] for row in rows if row["ranking"] == old), 0)
        if papers == 0:
            raise ChangeImpossible
        yield (NO_PAPER if papers == 1 else ONE_PAPER_LESS, ballot.round_id, old)

    def _seal(self, round_id: str, card: str, key: str) -> Seal:
        """Half of its key is the installation's and half the voter's, who alone keeps it."""
        return Seal(self._secret, f"change of mind\n{round_id}\n{card}\n{key}")

    def _code(self, round_id: str, card: str, tick: dict[str, Any]) -> str:
        """The same after the card has been replaced."""
        about = f"{round_id}\n{tick['first_card'] or card}\n{tick['submission']}".encode()
        return receipt_code(hmac.digest(self._receipts, about, "sha256"))

    async def receipt_code(self, round_id: str, card: str) -> str | None:
        tick = await self._tick(round_id, card)
        return None if tick is None or tick["submission"] == ON_PAPER else self._code(round_id, card, tick)

    async def receipt_codes(self, round_id: str) -> tuple[str, ...]:
        if not RoundState((await self._round(round_id))["state"]).over:
            raise BoxOpen
        ticks = await t.TickedOff.raw(TICKS, round_id)
        codes = (self._code(round_id, e["card"], e) for e in ticks if e["submission"] != ON_PAPER)
        return tuple(sorted(codes))

    async def check_on_roll(self, round_id: str, card: str) -> None:
        await run(card_on_roll(round_id, card))

    async def may_change(self, round_id: str, card: str, key: str) -> bool:
        tick = await self._tick(round_id, card)
        if not key or tick is None or (await self._round(round_id))["state"] != RoundState.OPEN.value:
            return False
        return self._seal(round_id, card, key).open(tick["sealed"]) is not None

    async def has_voted(self, round_id: str, card: str) -> bool:
        return await self._submission(round_id, card) is not None

    async def rounds_of(self, card: str) -> tuple[RoundOfCard, ...]:
        rows = await self._database.look(
            "SELECT voting_round.id, voting_round.state,"
            " EXISTS (SELECT 1 FROM ticked_off WHERE round = voting_round.id AND card = {}) AS voted"
            " FROM voting_round LEFT JOIN candidate_list ON candidate_list.id = voting_round.list"
            " JOIN voting_card ON voting_card.deck = voting_round.deck"
            " WHERE voting_card.code_hash = {} AND voting_round.procedure <> 'place-by-place'"
            " AND (voting_card.bearer IS NULL OR voting_round.state = 'prepared'"
            " OR EXISTS (SELECT 1 FROM round_voter WHERE round = voting_round.id"
            " AND COALESCE(instead_of, delegate) = voting_card.bearer))"
            " ORDER BY COALESCE(candidate_list.position, 1000), voting_round.id",
            card,
            card,
        )
        return tuple(RoundOfCard(row["id"], RoundState(row["state"]), bool(row["voted"])) for row in rows)

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
            if not RoundState((await self._round(round_id, hold="UPDATE"))["state"]).goes_on:
                raise RoundNotOpen
            await t.VotingRound.update({t.VotingRound.state: RoundState.CLOSED.value}).where(
                t.VotingRound.id == round_id
            )
            await self._rewrite("ballot", ("round", "ranking", "papers"), round_id)
            # Without what was sealed: nobody changes a ballot any more.
            await self._rewrite("ticked_off", ("round", "card", "submission", "first_card"), round_id)
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
        if not RoundState((await self._round(round_id))["state"]).over:
            raise BoxOpen
        outstanding = await t.PaperVote.raw(
            "SELECT round FROM paper_vote WHERE round = {} AND given > 0 AND NOT put_in", round_id
        )
        if outstanding:
            raise PapersOutstanding
        rows = await t.Ballot.raw("SELECT ranking, papers FROM ballot WHERE round = {} ORDER BY ranking", round_id)
        return {read(row["ranking"]): row["papers"] for row in rows}

    async def _round(self, round_id: str, hold: str | None = None) -> dict[str, Any]:
        return await run(self._round_step(round_id, hold))

    def _round_step(self, round_id: str, hold: str | None = None) -> Steps[dict[str, Any]]:
        rows = yield (self._database.locking(ROUND, hold) if hold else ROUND, round_id)
        if not rows:
            raise RoundUnknown
        return rows[0]

    async def _tick(self, round_id: str, card: str) -> dict[str, Any] | None:
        rows = await self._database.look(TICK, round_id, card)
        return rows[0] if rows else None

    async def _submission(self, round_id: str, card: str) -> str | None:
        tick = await self._tick(round_id, card)
        return tick["submission"] if tick else None


def card_on_roll(round_id: str, card: str) -> Steps[None]:
    """Raises CardUnknown, SeatNotOnRoll."""
    found = yield (CARD, card)
    if not found:
        raise CardUnknown
    yield from _seat_on_roll(round_id, found[0]["bearer"])


def _seat_on_roll(round_id: str, bearer: str | None) -> Steps[None]:
    """In an open round. A card that is tied to nobody asks nothing. Raises SeatNotOnRoll."""
    if bearer is not None and not (yield (SEAT, round_id, bearer)):
        raise SeatNotOnRoll


def _hashed(submission: str) -> str:
    """Of whatever was sent: so it has a length, and whoever reads it in the database cannot send it again."""
    return sha256(submission.encode(errors="surrogatepass")).hexdigest()


def written(ranking: Ranking) -> str:
    return ",".join(map(str, ranking))


def read(written: str) -> Ranking:
    return tuple(map(int, written.split(","))) if written else ()
