"""A secret vote counted a second time, the way a teller does it with paper: one ballot at a time into piles.

It shares nothing with the first count: [22] § 22 is written out once more, for one place.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nominering.counting.marks import MarksCount
from nominering.counting.profile import Ranking


@dataclass(frozen=True)
class Piles:
    """The ballots with each name, and those with none."""

    named: Mapping[int, int]
    blank: int

    @property
    def highest(self) -> frozenset[int]:
        most = max(self.named.values())
        return frozenset(number for number, pile in self.named.items() if pile == most)

    def confirms(self, count: MarksCount) -> bool:
        """Whether the first count saw the same piles, and elected whom they elect."""
        valid = sum(self.named.values())
        if dict(count.votes) != dict(self.named) or (count.valid, count.blank) != (valid, self.blank):
            return False
        majority = frozenset(number for number, pile in self.named.items() if 2 * pile > valid)
        run_off = count.needed is None
        return set(count.elected) <= self.highest if run_off else frozenset(count.elected) == majority


def added_up(papers: Mapping[Ranking, int], candidates: Iterable[int]) -> Piles:
    piles = dict.fromkeys(candidates, 0)
    blank = 0
    for marked, how_many in papers.items():
        for _ in range(how_many):
            if not marked:
                blank += 1
                continue
            (name,) = marked
            piles[name] += 1
    return Piles(piles, blank)
