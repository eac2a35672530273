"""The committee's proposals, kept."""

from nominering.nomination.model.proposals import Proposal
from nominering.store import tables as t
from nominering.store.database import Database
from nominering.store.lists import unfrozen


class StoredProposals:
    """Proposals."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def proposal(self, list_id: str) -> Proposal | None:
        row = await t.Proposal.select().where(t.Proposal.list == list_id).first()
        if row is None:
            return None
        places = (
            await t.ProposalPlace.select(t.ProposalPlace.candidacy)
            .where(t.ProposalPlace.list == list_id)
            .order_by(t.ProposalPlace.place)
        )
        return Proposal(list_id, tuple(place["candidacy"] for place in places), row["published_at"])

    async def keep_proposal(self, proposal: Proposal) -> None:
        async with self._database.transaction():
            await unfrozen(self._database, proposal.list_id)
            await t.ProposalPlace.delete().where(t.ProposalPlace.list == proposal.list_id)
            await t.Proposal.delete().where(t.Proposal.list == proposal.list_id)
            await t.Proposal.insert(t.Proposal(list=proposal.list_id, published_at=proposal.published_at))
            await t.ProposalPlace.insert(
                *(
                    t.ProposalPlace(candidacy=candidacy, list=proposal.list_id, place=place)
                    for place, candidacy in enumerate(proposal.order, start=1)
                )
            )
