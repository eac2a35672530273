"""The committee's order: saved versions, and the one that is published from a moment on."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from nominering.nomination.errors import (
    DraftEmpty,
    ProposalIncomplete,
    ProposalNamesStranger,
    ProposalRepeats,
    ProposalStale,
    ProposalTooEarly,
    PublicationInPast,
    TextUnfit,
)
from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.model.lists import CandidateList
from nominering.organisation.names import alphabetical, tidy

LONGEST_VERSION_NAME = 80


@dataclass(frozen=True)
class Draft:
    """An order as the committee leaves it for the time being: of some or all of those who have said yes."""

    list_id: str
    order: tuple[str, ...]
    name: str
    saved_by: str
    saved_at: datetime

    @classmethod
    def of(
        cls,
        list_id: str,
        order: Iterable[str],
        accepted: Collection[str],
        name: str,
        saved_by: str,
        now: datetime,
    ) -> "Draft":
        """`saved_by` is an account. Raises DraftEmpty, ProposalRepeats, ProposalNamesStranger, TextUnfit."""
        order, name = tuple(order), tidy(name)
        check_order(order, accepted)
        if not order:
            raise DraftEmpty
        if len(name) > LONGEST_VERSION_NAME:
            raise TextUnfit("version", LONGEST_VERSION_NAME)
        return cls(list_id, order, name, saved_by, now)


@dataclass(frozen=True)
class Version:
    """A draft as it was kept. Numbers run from 1 within a list, and a kept version is never changed."""

    number: int
    draft: Draft

    @property
    def order(self) -> tuple[str, ...]:
        return self.draft.order

    def still_standing(self, accepted: Collection[str]) -> tuple[str, ...]:
        """The order without those who have said no since."""
        return tuple(one for one in self.order if one in accepted)


@dataclass(frozen=True)
class Proposal:
    """The committee's whole, ordered list of candidacies, the first place first.

    It is everybody's from `published_at` on, and until then the committee's own. `version` is the kept version.
    """

    list_id: str
    order: tuple[str, ...]
    published_at: datetime
    version: int = 0

    @classmethod
    def ordered(
        cls,
        to: CandidateList,
        order: Iterable[str],
        accepted: Collection[str],
        now: datetime,
        at: datetime | None = None,
    ) -> "Proposal":
        """As many names as the list has places, or all who have accepted if they are fewer; `at` is when, if later.

        Raises ProposalTooEarly, ProposalRepeats, ProposalNamesStranger, ProposalIncomplete, PublicationInPast.
        """
        order = tuple(order)
        if to.nominations_open(now):
            raise ProposalTooEarly
        check_order(order, accepted)
        needed = min(to.places, len(accepted))
        if len(order) < needed or not order:
            raise ProposalIncomplete(len(order), max(needed, 1))
        if at is not None and at <= now:
            raise PublicationInPast
        return cls(to.id, order, published_at=at or now)

    def is_public(self, now: datetime) -> bool:
        return self.published_at <= now

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


def check_order(order: Sequence[str], accepted: Collection[str]) -> None:
    """Nobody twice, and nobody who has not said yes. Raises ProposalRepeats, ProposalNamesStranger."""
    if len(set(order)) != len(order):
        raise ProposalRepeats
    if not set(order) <= set(accepted):
        raise ProposalNamesStranger
