"""What lies between two orders of the same list."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Moved:
    """Somebody who has changed places with regard to the others. Places count from 1."""

    one: str
    before: int
    after: int


@dataclass(frozen=True)
class Differences:
    """Who came, left and moved from one order to another.

    `moved` are as few as can be: whoever only makes room for them, or fills a gap, has not moved. Each of `came` and
    `left` has the place it has or had. `shifted` is how many others have another number all the same.
    """

    moved: tuple[Moved, ...]
    came: tuple[tuple[str, int], ...]
    left: tuple[tuple[str, int], ...]
    shifted: int

    def __bool__(self) -> bool:
        return bool(self.moved or self.came or self.left)


def between(before: Sequence[str], after: Sequence[str]) -> Differences:
    """Neither order names anybody twice."""
    was = {one: place for place, one in enumerate(before, start=1)}
    is_now = {one: place for place, one in enumerate(after, start=1)}
    both = [one for one in after if one in was]
    stayed = _longest_rising([was[one] for one in both])
    moved = [one for one in both if was[one] not in stayed]
    return Differences(
        moved=tuple(Moved(one, was[one], is_now[one]) for one in moved),
        came=tuple((one, place) for one, place in is_now.items() if one not in was),
        left=tuple((one, place) for one, place in was.items() if one not in is_now),
        shifted=sum(was[one] != is_now[one] for one in both if was[one] in stayed),
    )


def _longest_rising(numbers: Sequence[int]) -> frozenset[int]:
    """One of the longest rising subsequences, by patience sorting."""
    tops: list[int] = []
    below: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(tops, number)
        below[number] = tops[at - 1] if at else None
        tops[at : at + 1] = [number]
    found = set()
    at_top = tops[-1] if tops else None
    while at_top is not None:
        found.add(at_top)
        at_top = below[at_top]
    return frozenset(found)
