"""An association asks for another order than the committee's."""

from collections.abc import Iterable
from datetime import datetime

from nominering.nomination.errors import CounterProposalUnsent
from nominering.nomination.model.counter_proposals import CounterProposal, check_may_propose
from nominering.nomination.ports import Candidacies, CounterProposals, Proposals
from nominering.nomination.use_cases.answer import accepted_to
from nominering.nomination.use_cases.propose import published
from nominering.organisation.model import Association


async def counter_propose(
    candidacies: Candidacies,
    proposals: Proposals,
    counters: CounterProposals,
    association: Association,
    list_id: str,
    order: Iterable[str],
    reason: str,
    now: datetime,
    *,
    send: bool,
) -> CounterProposal:
    """Keep it as a draft, or send it.

    Raises InactiveCannotPropose, ProposalNotPublished, DraftEmpty, ProposalRepeats, ProposalNamesStranger, TextUnfit,
    CounterProposalSent, CounterProposalChanged, CandidatesFrozen.
    """
    check_may_propose(association)
    await published(proposals, list_id, now)
    before = await counters.of_association(list_id, association.id)
    if before:
        before.check_may_be_changed()
    accepted = {each.id for each in await accepted_to(candidacies, list_id)}
    counter = CounterProposal.drafted(list_id, association.id, order, accepted, reason, now)
    if send:
        counter = counter.send(now)
    await counters.keep(counter, before.state if before else None, now)
    return counter


async def withdraw(
    counters: CounterProposals, association: Association, list_id: str, now: datetime
) -> CounterProposal:
    """Raises CounterProposalUnsent, ProposalNotPublished, CandidatesFrozen, CounterProposalChanged."""
    before = await counters.of_association(list_id, association.id)
    if before is None:
        raise CounterProposalUnsent
    withdrawn = before.withdraw(now)
    await counters.keep(withdrawn, before.state, now)
    return withdrawn
