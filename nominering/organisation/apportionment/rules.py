"""The four rules, with a guaranteed minimum and a ceiling.

Sources: "one per started N members" as Stockholm 2015 (N = 40). Largest remainder with the quota members/seats
(Hare, Hamilton): how Swedish constituencies get their fixed seats (vallagen 2005:837, 4 kap. 3 §). Sainte-Laguë
(uddatalsmetoden): divisors 1, 3, 5, …; modified (jämkade uddatalsmetoden): the first divisor is 1,2, as in Swedish
elections since 2018 (vallagen 14 kap., SFS 2014:1384). Minimum and ceiling: F. Pukelsheim, *Proportional
Representation*, 2nd ed., 2017, ch. 12: the seats are the rule's own, moved up to the minimum or down to the ceiling,
with one common measure for all the others.

An inactive unit has no board that could call a meeting and takes no part. A unit without members gets its minimum
and never more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import ClassVar

from nominering.organisation.apportionment import divisors, remainders
from nominering.organisation.apportionment.parties import Parties, check_lot
from nominering.organisation.apportionment.working import Apportionment, Bound, Method, Seats, Terms, Unit
from nominering.organisation.errors import BoundsWrong, GroupSizeWrong, NoMembers, TotalWrong

LARGEST_GROUP = 1_000_000
LARGEST_TOTAL = 100_000
FIRST_DIVISOR = Fraction(6, 5)  # 1,2


def _check_bounds(least: int, most: int | None) -> None:
    """Raises BoundsWrong."""
    if least < 0 or (most is not None and most < max(least, 1)):
        raise BoundsWrong


@dataclass(frozen=True)
class PerStarted:
    """One seat per started `size` members."""

    size: int
    least: int = 1
    most: int | None = None

    def __post_init__(self) -> None:
        """Raises GroupSizeWrong, BoundsWrong."""
        if not 0 < self.size <= LARGEST_GROUP:
            raise GroupSizeWrong
        _check_bounds(self.least, self.most)

    @property
    def terms(self) -> Terms:
        return Terms(Method.PER_STARTED, self.size, self.least, self.most)

    def apportion(self, units: Iterable[Unit], lot: Sequence[str] = ()) -> Apportionment:
        """Nothing can be tied, and a lot has nothing to settle. Raises NoMembers, LotUnknown, LotRepeated."""
        every = tuple(units)
        if not every:
            raise NoMembers
        check_lot(every, lot)
        return Apportionment(self.terms, tuple(map(self._line, every)))

    def _line(self, unit: Unit) -> Seats:
        started = -(-unit.members // self.size)
        line = Seats(
            unit.id, unit.name, unit.members, 0, unit.active, share=Fraction(unit.members, self.size), whole=started
        )
        if not unit.active:
            return line
        if started < self.least:
            return replace(line, seats=self.least, bound=Bound.MINIMUM)
        if self.most is not None and started > self.most:
            return replace(line, seats=self.most, bound=Bound.MAXIMUM)
        return replace(line, seats=started)


@dataclass(frozen=True)
class _Shared:
    """A fixed `total` of seats, shared whole."""

    total: int
    least: int = 0
    most: int | None = None
    method: ClassVar[Method]

    def __post_init__(self) -> None:
        """Raises TotalWrong, BoundsWrong."""
        if not 0 < self.total <= LARGEST_TOTAL:
            raise TotalWrong
        _check_bounds(self.least, self.most)

    @property
    def terms(self) -> Terms:
        return Terms(self.method, self.total, self.least, self.most)

    def _parties(self, units: Iterable[Unit], lot: Sequence[str]) -> Parties:
        return Parties.admitted(tuple(units), self.total, self.least, self.most, lot)


@dataclass(frozen=True)
class LargestRemainder(_Shared):
    """Whole shares first, what is left to the largest remainders."""

    method = Method.LARGEST_REMAINDER

    def apportion(self, units: Iterable[Unit], lot: Sequence[str] = ()) -> Apportionment:
        """Raises NoMembers, TotalTooSmall, TotalTooLarge, TieForSeats, LotUnknown, LotRepeated."""
        return remainders.share(self.terms, self._parties(units, lot))


@dataclass(frozen=True)
class SainteLague(_Shared):
    """Seat by seat to the highest comparison number: members by 1, 3, 5, …"""

    method = Method.SAINTE_LAGUE
    first: ClassVar[Fraction] = Fraction(1)

    def apportion(self, units: Iterable[Unit], lot: Sequence[str] = ()) -> Apportionment:
        """Raises NoMembers, TotalTooSmall, TotalTooLarge, TieForSeats, LotUnknown, LotRepeated."""
        return divisors.share(self.terms, self.first, self._parties(units, lot))


@dataclass(frozen=True)
class ModifiedSainteLague(SainteLague):
    """Members by 1,2, then 3, 5, …: the first seat costs a little more."""

    method = Method.MODIFIED_SAINTE_LAGUE
    first = FIRST_DIVISOR


Rule = PerStarted | LargestRemainder | SainteLague

RULES: dict[Method, type[Rule]] = {
    Method.PER_STARTED: PerStarted,
    Method.LARGEST_REMAINDER: LargestRemainder,
    Method.SAINTE_LAGUE: SainteLague,
    Method.MODIFIED_SAINTE_LAGUE: ModifiedSainteLague,
}


def rule_of(terms: Terms) -> Rule:
    """Raises GroupSizeWrong, TotalWrong, BoundsWrong."""
    return RULES[terms.method](terms.number, terms.least, terms.most)
