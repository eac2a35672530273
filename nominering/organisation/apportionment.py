"""How many delegates each association sends, with the working shown.

The rule is each district's own; "one per started N members" is the one seen most (Stockholm 2015: N = 40). An
inactive association has no board that could call a meeting and sends nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from nominering.organisation.errors import GroupSizeWrong
from nominering.organisation.model import Association

LARGEST_GROUP = 1_000_000


@dataclass(frozen=True)
class Seats:
    """One line of the working. `started` is how many groups of N the members make, a begun one counted whole."""

    association_id: str
    name: str
    members: int
    started: int
    seats: int


@dataclass(frozen=True)
class Apportionment:
    """The delegates of every association, frozen with the figures it used."""

    size: int
    least: int
    lines: tuple[Seats, ...]

    @property
    def total(self) -> int:
        return sum(line.seats for line in self.lines)

    def seats_of(self, association_id: str) -> int:
        return next((line.seats for line in self.lines if line.association_id == association_id), 0)


@dataclass(frozen=True)
class PerStarted:
    """One delegate per started `size` members, at least `least` for an active association."""

    size: int
    least: int = 1

    def __post_init__(self) -> None:
        """Raises GroupSizeWrong."""
        if not 0 < self.size <= LARGEST_GROUP:
            raise GroupSizeWrong

    def apportion(self, associations: Iterable[Association]) -> Apportionment:
        lines = []
        for association in associations:
            started = -(-association.members // self.size)
            seats = max(started, self.least) if association.active else 0
            lines.append(Seats(association.id, association.name, association.members, started, seats))
        return Apportionment(self.size, self.least, tuple(lines))
