"""The roll, kept."""

from nominering.conference.errors import (
    DelegateRepeated,
    RollFrozen,
)
from nominering.conference.model.roll import Delegate, VotingRoll
from nominering.organisation.names import alphabetical
from nominering.store import tables as t
from nominering.store.database import Database, is_unique_violation


class StoredRoll:
    """Roll."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def roll(self) -> VotingRoll:
        names = {row["id"]: row["name"] for row in await t.Association.select(t.Association.id, t.Association.name)}
        delegates = (
            Delegate(row["id"], row["association"], names[row["association"]], row["name"], row["number"])
            for row in await t.Delegate.select()
        )
        frozen = await t.VotingRoll.select().first()
        ordered = sorted(delegates, key=lambda each: (alphabetical(each.association), alphabetical(each.name)))
        return VotingRoll(tuple(ordered), frozen["frozen_at"] if frozen else None)

    async def keep_delegates(self, delegates: tuple[Delegate, ...]) -> None:
        async with self._database.transaction():
            if await t.VotingRoll.exists():
                raise RollFrozen
            for each in delegates:
                try:
                    await t.Delegate.insert(
                        t.Delegate(id=each.id, association=each.association_id, name=each.name, number=None)
                    )
                except Exception as error:
                    if is_unique_violation(error):
                        raise DelegateRepeated(each.name) from error
                    raise

    async def keep_frozen(self, roll: VotingRoll) -> None:
        try:
            async with self._database.transaction():
                await t.VotingRoll.insert(t.VotingRoll(id="frozen", frozen_at=roll.frozen_at))
                for each in roll.delegates:
                    await t.Delegate.update({t.Delegate.number: each.number}).where(t.Delegate.id == each.id)
        except Exception as error:
            if is_unique_violation(error):
                raise RollFrozen from error
            raise
