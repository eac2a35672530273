"""Counter-proposals, kept."""

from datetime import datetime
from typing import Any

from nominering.nomination.errors import CounterProposalChanged, InactiveCannotPropose, ProposalNotPublished
from nominering.nomination.model.counter_proposals import CounterProposal, CounterState
from nominering.store import tables as t
from nominering.store.database import Database, is_unique_violation
from nominering.store.lists import unfrozen
from nominering.store.proposals import StoredProposals


class StoredCounterProposals:
    """CounterProposals."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._proposals = StoredProposals(database)

    async def of_association(self, list_id: str, association_id: str) -> CounterProposal | None:
        row = await t.CounterProposal.select().where(_of(t.CounterProposal, list_id, association_id)).first()
        return await self._counter(row) if row else None

    async def sent(self, list_id: str) -> tuple[CounterProposal, ...]:
        rows = (
            await t.CounterProposal.select()
            .where((t.CounterProposal.list == list_id) & (t.CounterProposal.state == CounterState.SENT.value))
            .order_by(t.CounterProposal.changed_at, t.CounterProposal.association)
        )
        return tuple([await self._counter(row) for row in rows])

    async def keep(self, counter: CounterProposal, was: CounterState | None, now: datetime) -> None:
        try:
            async with self._database.transaction():
                await self._check_open(counter, now)
                await self._keep_head(counter, was)
                await t.CounterPlace.delete().where(_of(t.CounterPlace, counter.list_id, counter.association_id))
                await t.CounterPlace.insert(
                    *(
                        t.CounterPlace(
                            list=counter.list_id, association=counter.association_id, place=place, candidacy=candidacy
                        )
                        for place, candidacy in enumerate(counter.order, start=1)
                    )
                )
        except Exception as error:
            if is_unique_violation(error):
                raise CounterProposalChanged from error
            raise

    async def _check_open(self, counter: CounterProposal, now: datetime) -> None:
        await unfrozen(self._database, counter.list_id)
        if await self._proposals.proposal(counter.list_id, now) is None:
            raise ProposalNotPublished
        (association,) = await t.Association.select().where(t.Association.id == counter.association_id)
        if not association["active"]:
            raise InactiveCannotPropose(association["name"])

    async def _keep_head(self, counter: CounterProposal, was: CounterState | None) -> None:
        columns: dict[Any, Any] = {
            "reason": counter.reason,
            "state": counter.state.value,
            "changed_at": counter.changed_at,
        }
        if was is None:
            await t.CounterProposal.insert(
                t.CounterProposal(list=counter.list_id, association=counter.association_id, **columns)
            )
            return
        changed = (
            await t.CounterProposal.update(columns)
            .where(
                _of(t.CounterProposal, counter.list_id, counter.association_id)
                & (t.CounterProposal.state == was.value)
            )
            .returning(t.CounterProposal.list)
        )
        if not changed:
            raise CounterProposalChanged

    async def _counter(self, row: dict[str, Any]) -> CounterProposal:
        places = (
            await t.CounterPlace.select(t.CounterPlace.candidacy)
            .where(_of(t.CounterPlace, row["list"], row["association"]))
            .order_by(t.CounterPlace.place)
        )
        return CounterProposal(
            list_id=row["list"],
            association_id=row["association"],
            order=tuple(place["candidacy"] for place in places),
            reason=row["reason"],
            state=CounterState(row["state"]),
            changed_at=row["changed_at"],
        )


def _of(table: Any, list_id: str, association_id: str) -> Any:
    return (table.list == list_id) & (table.association == association_id)
