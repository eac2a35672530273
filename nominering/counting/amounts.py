"""Exact amounts that are only worked out when it matters.

An exact vote total can need thousands of digits, yet nearly every decision in a count is clear from the first
few. So every amount knows two bounds, whole numbers of 1/UNIT, and how it came about; a comparison that falls
between the bounds, or a printed decimal that does, has the amount worked out as a fraction. The answer is always
the exact one: the bounds save time and never decide what they cannot prove.

Source of the technique: Pion and Fabri, "A generic lazy evaluation scheme for exact geometric computations",
Science of Computer Programming 76 (2011), pp. 307-323.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

UNIT = 1 << 192


class Amount:
    """A number >= 0 between `low` and `high` units. Amounts and fractions compare exactly with each other."""

    __slots__ = ("_exact", "high", "low")

    def __init__(self, low: int, high: int, exact: Fraction | None = None) -> None:
        self.low = low
        self.high = high
        self._exact = exact

    @property
    def exact(self) -> Fraction:
        """Worked out once. A loop and not a recursion: an amount can rest on hundreds of others."""
        waiting = [self]
        while waiting:
            last = waiting[-1]
            if last._exact is not None:
                waiting.pop()
            elif unknown := [each for each in last._rests_on() if each._exact is None]:
                waiting += unknown
            else:
                last._exact = last._work_out()
        assert self._exact is not None
        return self._exact

    def _rests_on(self) -> Iterable["Amount"]:
        return ()

    def _work_out(self) -> Fraction:
        raise NotImplementedError

    def in_units_of(self, per_whole: int) -> int:
        """How many whole `1/per_whole` the amount holds; the rest is truncated."""
        low = self.low * per_whole // UNIT
        if low == self.high * per_whole // UNIT:
            return low
        return self.exact.numerator * per_whole // self.exact.denominator

    def _compared(self, other: object) -> int:
        """Below, at or above zero as this amount is less than, equal to or more than the other."""
        them = amount(other)
        if self.high < them.low:
            return -1
        if self.low > them.high:
            return 1
        if self is them or self.low == self.high == them.low == them.high or _same_papers(self, them):
            return 0
        mine, theirs = self.exact, them.exact
        return (mine > theirs) - (mine < theirs)

    def __lt__(self, other: object) -> bool:
        return self._compared(other) < 0

    def __gt__(self, other: object) -> bool:
        return self._compared(other) > 0

    def __le__(self, other: object) -> bool:
        return self._compared(other) <= 0

    def __ge__(self, other: object) -> bool:
        return self._compared(other) >= 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Amount | Fraction | int) and self._compared(other) == 0

    def __hash__(self) -> int:
        return hash(self.exact)

    def __add__(self, other: "Amount | Fraction | int") -> Fraction:
        return self.exact + amount(other).exact

    __radd__ = __add__

    def __repr__(self) -> str:
        return f"Amount({self.exact})"


def amount(value: object) -> Amount:
    """Raises TypeError unless `value` is an amount, a fraction or a whole number."""
    if isinstance(value, Amount):
        return value
    if isinstance(value, int | Fraction):
        whole, rest = divmod(value.numerator * UNIT, value.denominator)
        return Amount(whole, whole + (rest > 0), Fraction(value))
    raise TypeError(f"{value!r} is no amount")


NOTHING = amount(0)


class Share(Amount):
    """What each paper keeps of its value when the surplus above `quota` is shared by all of `votes`."""

    __slots__ = ("quota", "votes")

    def __init__(self, votes: Amount, quota: Amount) -> None:
        self.votes = votes
        self.quota = quota
        super().__init__(UNIT - _ceiling(quota.high * UNIT, votes.low), UNIT - quota.low * UNIT // votes.high)

    def _rests_on(self) -> Iterable[Amount]:
        return self.votes, self.quota

    def _work_out(self) -> Fraction:
        return 1 - self.quota.exact / self.votes.exact


class Surplus(Amount):
    """What `votes` hold above `quota`."""

    __slots__ = ("quota", "votes")

    def __init__(self, votes: Amount, quota: Amount) -> None:
        self.votes = votes
        self.quota = quota
        super().__init__(votes.low - quota.high, votes.high - quota.low)

    def _rests_on(self) -> Iterable[Amount]:
        return self.votes, self.quota

    def _work_out(self) -> Fraction:
        return self.votes.exact - self.quota.exact


class PaperValue(Amount):
    """The value of a paper that was passed on with `share` when it had the value `before`."""

    __slots__ = ("before", "share")

    def __init__(self, before: Amount, share: Share) -> None:
        self.before = before
        self.share = share
        super().__init__(before.low * share.low // UNIT, _ceiling(before.high * share.high, UNIT))

    def _rests_on(self) -> Iterable[Amount]:
        return self.before, self.share

    def _work_out(self) -> Fraction:
        return self.before.exact * self.share.exact


WHOLE_PAPER = amount(1)


class Votes(Amount):
    """Papers by value, on top of what was there `before`."""

    __slots__ = ("before", "papers", "values")

    def __init__(self, before: Amount, values: Sequence[Amount], papers: Sequence[int]) -> None:
        self.before = before
        self.values = values
        self.papers = papers
        low, high = before.low, before.high
        for value, how_many in zip(values, papers, strict=True):
            low += value.low * how_many
            high += value.high * how_many
        super().__init__(low, high)

    def by_value(self) -> tuple[Amount, list[tuple[Amount, int]]]:
        """What they began with, and how many papers of each value came since."""
        held: dict[int, tuple[Amount, int]] = {}
        start: Amount = self
        while isinstance(start, Votes):
            for value, how_many in zip(start.values, start.papers, strict=True):
                # Told apart by identity: to compare two values could mean to work both out.
                held[id(value)] = value, held.get(id(value), (value, 0))[1] + how_many
            start = start.before
        return start, list(held.values())

    def _rests_on(self) -> Iterable[Amount]:
        start, papers = self.by_value()
        return [start, *(value for value, _ in papers)]

    def _work_out(self) -> Fraction:
        start, papers = self.by_value()
        return start.exact + sum((value.exact * how_many for value, how_many in papers), Fraction(0))


def _same_papers(one: Amount, other: Amount) -> bool:
    """Whether both hold as many papers of every value: equal without working anything out."""
    if not (isinstance(one, Votes) and isinstance(other, Votes)):
        return False
    (mine, my_papers), (theirs, their_papers) = one.by_value(), other.by_value()
    return mine is theirs and {id(value): n for value, n in my_papers} == {id(value): n for value, n in their_papers}


def _ceiling(numerator: int, denominator: int) -> int:
    return -(-numerator // denominator)
