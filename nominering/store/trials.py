"""Trial rounds, thrown away."""

from nominering.balloting.errors import SealUnfinished
from nominering.conference.errors import NotATrial, RoundNotClosed, RoundUnknown
from nominering.conference.model.rounds import Matter, RoundState
from nominering.store import tables as t
from nominering.store.database import Database

# What refers to a round that a trial may have.
EVERYTHING = (
    "ballot",
    "ticked_off",
    "paper_reading",
    "paper_printed",
    "paper_vote",
    "counted_list",
    "round_opening",
    "round_voter",
    "standing",
)


class StoredTrials:
    """Trials."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def throw_away(self, round_id: str) -> int:
        async with self._database.transaction():
            query = self._database.locking("SELECT matter, state FROM voting_round WHERE id = {}", "UPDATE")
            rows = await t.VotingRound.raw(query, round_id)
            if not rows:
                raise RoundUnknown
            if rows[0]["matter"] != Matter.TRIAL.value:
                raise NotATrial
            if rows[0]["state"] in (RoundState.OPEN.value, RoundState.PAUSED.value):
                raise RoundNotClosed
            ticks = await t.TickedOff.raw("SELECT COUNT(*) AS n FROM ticked_off WHERE round = {}", round_id)
            for table in EVERYTHING:
                await t.Ballot.raw(f"DELETE FROM {table} WHERE round = {{}}", round_id)
            await t.VotingRound.raw("DELETE FROM voting_round WHERE id = {}", round_id)
        if not await self._database.forget_the_past():
            raise SealUnfinished
        return int(ticks[0]["n"])
