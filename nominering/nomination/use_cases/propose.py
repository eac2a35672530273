"""The committee's order: saved, restored, published, taken back."""

from collections.abc import Iterable
from datetime import datetime

from nominering.nomination.errors import ProposalNotPublished
from nominering.nomination.model.proposals import Draft, Proposal, Version
from nominering.nomination.ports import Candidacies, Lists, Proposals
from nominering.nomination.use_cases.answer import accepted_to


async def save_draft(
    candidacies: Candidacies,
    proposals: Proposals,
    list_id: str,
    order: Iterable[str],
    name: str,
    by: str,
    now: datetime,
) -> Version:
    """Keep an order, whole or not, as a new version; `by` is an account.

    Raises DraftEmpty, ProposalRepeats, ProposalNamesStranger, TextUnfit, CandidatesFrozen.
    """
    accepted = {each.id for each in await accepted_to(candidacies, list_id)}
    return await proposals.keep_draft(Draft.of(list_id, order, accepted, name, by, now))


async def restore(
    candidacies: Candidacies, proposals: Proposals, list_id: str, number: int, by: str, now: datetime
) -> Version:
    """An earlier version once more, as the newest, without those who have said no since.

    Raises VersionUnknown, DraftEmpty, CandidatesFrozen.
    """
    version = await proposals.version(list_id, number)
    accepted = {each.id for each in await accepted_to(candidacies, list_id)}
    name = f"Version {number} igen"
    return await save_draft(candidacies, proposals, list_id, version.still_standing(accepted), name, by, now)


async def propose(
    lists: Lists,
    candidacies: Candidacies,
    proposals: Proposals,
    list_id: str,
    order: Iterable[str],
    now: datetime,
    *,
    at: datetime | None = None,
    name: str = "",
    by: str = "",
) -> Proposal:
    """Publish the committee's order, at once or from `at`; it is kept as a version too.

    Raises the Proposal errors, PublicationInPast, TextUnfit, ListUnknown and CandidatesFrozen.
    """
    candidate_list = await lists.candidate_list(list_id)
    accepted = {each.id for each in await accepted_to(candidacies, list_id)}
    proposal = Proposal.ordered(candidate_list, order, accepted, now, at)
    draft = Draft.of(list_id, proposal.order, accepted, name, by, now)
    return await proposals.keep_proposal(proposal, draft, now)


async def published(proposals: Proposals, list_id: str, now: datetime) -> Proposal:
    """Raises ProposalNotPublished."""
    proposal = await proposals.proposal(list_id, now)
    if proposal is None:
        raise ProposalNotPublished
    return proposal
