"""The working: every figure that a suspicious reader needs to get to the same seats."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Protocol


class Method(StrEnum):
    """The rules by the names they have on the command line."""

    PER_STARTED = "per-started"
    LARGEST_REMAINDER = "largest-remainder"
    SAINTE_LAGUE = "sainte-lague"
    MODIFIED_SAINTE_LAGUE = "modified-sainte-lague"


class Bound(StrEnum):
    """What held a unit's seats up or down."""

    MINIMUM = "minimum"
    MAXIMUM = "maximum"


class Source(StrEnum):
    """Where the figures come from: counted in the register, stated of each association, or typed in."""

    REGISTER = "register"
    STATED = "stated"
    ENTERED = "entered"


class Unit(Protocol):
    """Whatever seats are shared among: an association, a district. One that is not active takes no part."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def members(self) -> int: ...
    @property
    def active(self) -> bool: ...


@dataclass(frozen=True)
class Terms:
    """A rule and its parameters. `number` is members per seat with `PER_STARTED`, else the seats to share."""

    method: Method
    number: int
    least: int
    most: int | None


@dataclass(frozen=True)
class Seats:
    """One unit's line of the working.

    `share` is members by the group's size, or the unit's exact part of the seats; `whole` and `remainder` are its
    two halves (of a group begun, `whole` is the groups counted whole, the begun one too). Of a divisor method,
    `last` is the comparison number that won the unit its last seat and `following` the one that did not win one
    more; each is members by the divisor beside it. None where the rule has no such figure.
    """

    association_id: str
    name: str
    members: int
    seats: int
    active: bool = True
    share: Fraction | None = None
    whole: int | None = None
    remainder: Fraction | None = None
    last: Fraction | None = None
    last_divisor: Fraction | None = None
    following: Fraction | None = None
    following_divisor: Fraction | None = None
    bound: Bound | None = None


@dataclass(frozen=True)
class Sharing:
    """One round of largest remainder: so many seats by so many members, and who was set at a bound before the next.

    `fixed` holds names.
    """

    seats: int
    members: int
    bound: Bound | None = None
    fixed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draw:
    """The lot that settled a tie: who were tied, for how many seats, the order drawn and who got one. Names."""

    tied: tuple[str, ...]
    seats: int
    order: tuple[str, ...]
    won: tuple[str, ...]


@dataclass(frozen=True)
class Apportionment:
    """The seats of every unit, frozen with the figures and the rule they came from."""

    terms: Terms
    lines: tuple[Seats, ...]
    sharings: tuple[Sharing, ...] = ()
    draw: Draw | None = None
    source: Source = Source.ENTERED
    cut_off: date | None = None
    fixed_at: datetime | None = None

    @property
    def total(self) -> int:
        return sum(line.seats for line in self.lines)

    @property
    def members(self) -> int:
        """Of those that take part."""
        return sum(line.members for line in self.lines if line.active)

    def seats_of(self, association_id: str) -> int:
        return next((line.seats for line in self.lines if line.association_id == association_id), 0)
