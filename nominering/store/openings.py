"""How rounds were opened, and the quorum it takes, kept."""

from collections.abc import Mapping, Sequence
from typing import Any

from nominering.conference.model.quorum import Opening, Quorum, QuorumRule
from nominering.conference.model.roll import Voter
from nominering.conference.model.rounds import Round, RoundState
from nominering.store import tables as t
from nominering.store.database import Database
from nominering.store.roll import held_log
from nominering.store.rounds import StoredRounds


class StoredOpenings:
    """Openings."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._rounds = StoredRounds(database)

    async def quorum(self) -> Quorum:
        (kept,) = await t.ConferenceQuorum.select()
        return Quorum(QuorumRule(kept["rule"]), kept["least"])

    async def keep_quorum(self, quorum: Quorum) -> None:
        await t.ConferenceQuorum.update(
            {t.ConferenceQuorum.rule: quorum.rule.value, t.ConferenceQuorum.least: quorum.least}
        ).where(t.ConferenceQuorum.id == "quorum")

    async def opening(self, round_id: str) -> Opening | None:
        return (await self.openings()).get(round_id)

    async def openings(self) -> Mapping[str, Opening]:
        return {row["round"]: _opening(row) for row in await t.RoundOpening.select()}

    async def keep_opened(self, round_: Round, opening: Opening, voters: Sequence[Voter], after: int) -> bool:
        async with self._database.transaction():
            if await held_log(self._database) != after:
                return False
            if not await self._rounds.move_on(round_, was=RoundState.PREPARED):
                return False
            for each in voters:
                seat = each.instead_of.id if each.instead_of else None
                await t.RoundVoter.insert(t.RoundVoter(round=round_.id, delegate=each.delegate.id, instead_of=seat))
            await t.RoundOpening.insert(
                t.RoundOpening(
                    round=opening.round_id,
                    opened_at=opening.at,
                    present=opening.present,
                    needed=opening.needed,
                    reason=opening.reason,
                )
            )
            return True


def _opening(row: dict[str, Any]) -> Opening:
    return Opening(row["round"], row["opened_at"], row["present"], row["needed"], row["reason"])
