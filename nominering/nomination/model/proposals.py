"""The committee's whole, ordered list."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from nominering.nomination.errors import (
    ProposalIncomplete,
    ProposalNamesStranger,
    ProposalRepeats,
    ProposalStale,
    ProposalTooEarly,
)
from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.model.lists import CandidateList
from nominering.organisation.names import alphabetical


@dataclass(frozen=True)
class Proposal:
    """The committee's whole, ordered list of candidacies, the first place first."""

    list_id: str
    order: tuple[str, ...]
    published_at: datetime | None = None

    @classmethod
    def ordered(cls, to: CandidateList, order: Iterable[str], accepted: Collection[str], now: datetime) -> "Proposal":
        """As many names as the list has places, or all who have accepted if they are fewer.

        Raises ProposalTooEarly, ProposalRepeats, ProposalNamesStranger, ProposalIncomplete.
        """
        order = tuple(order)
        if to.nominations_open(now):
            raise ProposalTooEarly
        if len(set(order)) != len(order):
            raise ProposalRepeats
        if not set(order) <= set(accepted):
            raise ProposalNamesStranger
        needed = min(to.places, len(accepted))
        if len(order) < needed or not order:
            raise ProposalIncomplete(len(order), max(needed, 1))
        return cls(to.id, order, published_at=now)

    def check_still_whole(self, to: CandidateList, accepted: Collection[str]) -> None:
        """Answers may come after it was published. Raises ProposalStale."""
        if not set(self.order) <= set(accepted) or len(self.order) < min(to.places, len(accepted)):
            raise ProposalStale

    def before_the_others(self, accepted: Iterable[Candidacy]) -> tuple[Candidacy, ...]:
        """As they stand on the ballot: the committee's order, then the others by name."""
        place = {one: n for n, one in enumerate(self.order)}
        others = len(place)
        return tuple(
            sorted(
                accepted,
                key=lambda each: (place.get(each.id, others), alphabetical(each.nominee.name), each.nominee.born),
            )
        )
