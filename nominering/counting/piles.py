"""Marks counted a second time, the way tellers do it with paper: one ballot at a time, a stroke for each name on it.

It shares nothing with :mod:`nominering.counting.marks`: [22] § 22 and [23] § 23 are written out once more, as what
must be true of whoever is elected.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from nominering.counting.marks import MarksCount
from nominering.counting.profile import Ranking


@dataclass(frozen=True)
class Piles:
    """How many ballots name each, how many name somebody, and how many nobody."""

    named: Mapping[int, int]
    valid: int
    blank: int

    def confirms(self, count: MarksCount) -> bool:
        """Whether the first count saw the same ballots, and elected whom they elect."""
        if dict(count.votes) != dict(self.named) or (count.valid, count.blank) != (self.valid, self.blank):
            return False
        run_off = count.needed is None
        able = {number for number, pile in self.named.items() if run_off or 2 * pile > self.valid}
        left = set(self.named) - set(count.elected)
        meeting = 0 if run_off else 2 * (count.seats - len(count.elected))
        return self.are_highest(count.elected, able, count.seats) and self.are_highest(count.runoff, left, meeting)

    def are_highest(self, chosen: Collection[int], among: Collection[int], room: int) -> bool:
        """Whether `chosen` are as many of them as there is room for, and nobody who was left out has more."""
        if len(set(chosen)) != len(chosen) or not set(chosen) <= set(among):
            return False
        out = [self.named[number] for number in among if number not in chosen]
        lowest = min((self.named[number] for number in chosen), default=0)
        return len(chosen) == min(room, len(among)) and all(pile <= lowest for pile in out if chosen)

    def in_order(self, chosen: Iterable[int]) -> bool:
        """[23] Nobody stands before somebody with more."""
        piles = [self.named[number] for number in chosen]
        return piles == sorted(piles, reverse=True)


def piled(papers: Mapping[Ranking, int], candidates: Iterable[int]) -> Piles:
    piles = dict.fromkeys(candidates, 0)
    valid = blank = 0
    for marked, how_many in papers.items():
        for _ in range(how_many):
            for name in marked:
                piles[name] += 1
            if marked:
                valid += 1
            else:
                blank += 1
    return Piles(piles, valid, blank)
