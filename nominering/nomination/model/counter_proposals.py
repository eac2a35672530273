"""Counter-proposals: another order than the committee's, put by an association, for the conference to decide on."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from nominering.nomination.errors import (
    CounterProposalSent,
    CounterProposalUnsent,
    DraftEmpty,
    InactiveCannotPropose,
    TextUnfit,
)
from nominering.nomination.model.proposals import check_order
from nominering.nomination.model.texts import prose
from nominering.organisation.model import Association

LONGEST_REASON = 2000


class CounterState(StrEnum):
    """Draft → sent → withdrawn, and from withdrawn to draft again."""

    DRAFT = "draft"
    SENT = "sent"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class CounterProposal:
    """An association's one counter-proposal to a list: a whole order, or the first names of one.

    After the last that it names the others follow as in the committee's proposal.
    """

    list_id: str
    association_id: str
    order: tuple[str, ...]
    reason: str
    state: CounterState
    changed_at: datetime

    @classmethod
    def drafted(
        cls,
        list_id: str,
        association_id: str,
        order: Iterable[str],
        accepted: Collection[str],
        reason: str,
        now: datetime,
    ) -> "CounterProposal":
        """Raises DraftEmpty, ProposalRepeats, ProposalNamesStranger, TextUnfit."""
        order = tuple(order)
        check_order(order, accepted)
        if not order:
            raise DraftEmpty
        reason = prose(reason, "reason", LONGEST_REASON)
        return cls(list_id, association_id, order, reason, CounterState.DRAFT, now)

    @property
    def sent(self) -> bool:
        return self.state is CounterState.SENT

    def check_may_be_changed(self) -> None:
        """What has been sent is withdrawn first. Raises CounterProposalSent."""
        if self.sent:
            raise CounterProposalSent

    def send(self, now: datetime) -> "CounterProposal":
        """Raises CounterProposalSent, TextUnfit without a reason."""
        self.check_may_be_changed()
        if not self.reason:
            raise TextUnfit("reason", LONGEST_REASON)
        return replace(self, state=CounterState.SENT, changed_at=now)

    def withdraw(self, now: datetime) -> "CounterProposal":
        """Raises CounterProposalUnsent."""
        if not self.sent:
            raise CounterProposalUnsent
        return replace(self, state=CounterState.WITHDRAWN, changed_at=now)

    def beside(self, committees: Sequence[str]) -> tuple[str, ...]:
        """The whole order that it asks for, beside the committee's."""
        return (*self.order, *(one for one in committees if one not in self.order))


def check_may_propose(association: Association) -> None:
    """Raises InactiveCannotPropose."""
    if not association.active:
        raise InactiveCannotPropose(association.name)
