"""The voting roll: who may vote, one vote each."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from nominering.conference.errors import (
    NotApportioned,
    RollEmpty,
    RollFrozen,
    RollNotFrozen,
    TooManyDelegates,
)
from nominering.organisation.apportionment import Apportionment


@dataclass(frozen=True)
class Delegate:
    """Someone an association sends; the number is given when the roll is frozen and stays."""

    id: str
    association_id: str
    association: str
    name: str
    number: int | None = None


@dataclass(frozen=True)
class VotingRoll:
    """Those who may vote, one vote each. Once frozen it does not change."""

    delegates: tuple[Delegate, ...]
    frozen_at: datetime | None = None

    def freeze(self, apportionment: Apportionment | None, now: datetime) -> "VotingRoll":
        """Number the delegates in the order of their associations and names as given.

        Raises RollFrozen, NotApportioned, RollEmpty, TooManyDelegates.
        """
        if self.frozen_at is not None:
            raise RollFrozen
        if apportionment is None:
            raise NotApportioned
        if not self.delegates:
            raise RollEmpty
        self.check_within(apportionment)
        numbered = tuple(replace(each, number=n) for n, each in enumerate(self.delegates, start=1))
        return VotingRoll(numbered, now)

    def check_within(self, apportionment: Apportionment) -> None:
        """No association sends more than its seats. Raises TooManyDelegates."""
        reported = Counter((each.association_id, each.association) for each in self.delegates)
        for (association_id, association), how_many in sorted(reported.items()):
            seats = apportionment.seats_of(association_id)
            if how_many > seats:
                raise TooManyDelegates(association, how_many, seats)

    def check_frozen(self) -> None:
        """Raises RollNotFrozen."""
        if self.frozen_at is None:
            raise RollNotFrozen
