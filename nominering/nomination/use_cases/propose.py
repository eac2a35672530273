"""The committee's order."""

from collections.abc import Iterable
from datetime import datetime

from nominering.nomination.model.proposals import Proposal
from nominering.nomination.ports import Candidacies, Lists, Proposals
from nominering.nomination.use_cases.answer import accepted_to


async def propose(
    lists: Lists,
    candidacies: Candidacies,
    proposals: Proposals,
    list_id: str,
    order: Iterable[str],
    now: datetime,
) -> Proposal:
    """Publish the committee's order. Raises the Proposal errors, ListUnknown and CandidatesFrozen."""
    candidate_list = await lists.candidate_list(list_id)
    accepted = {each.id for each in await accepted_to(candidacies, list_id)}
    proposal = Proposal.ordered(candidate_list, order, accepted, now)
    await proposals.keep_proposal(proposal)
    return proposal
