"""How far a round's ballots tell their voters apart: a ranking of a dozen names is nearly a fingerprint."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from nominering.counting.profile import Ranking

LONGEST_BEGINNING = 5


class Recognisable(StrEnum):
    """How many of the voters could be told by their ballots, if those were shown."""

    NOBODY = "nobody"
    SOME = "some"
    MOST = "most"
    NEARLY_ALL = "nearly all"


@dataclass(frozen=True)
class Uniqueness:
    """`alone` of the `ballots` hold what no other holds. `beginnings` says the same of their first name, their first
    two names and so on, as far as any ballot goes and at most five.
    """

    ballots: int
    alone: int
    beginnings: tuple[int, ...] = ()

    @property
    def recognisable(self) -> Recognisable:
        if not self.alone:
            return Recognisable.NOBODY
        if 5 * self.alone >= 4 * self.ballots:
            return Recognisable.NEARLY_ALL
        return Recognisable.MOST if 2 * self.alone > self.ballots else Recognisable.SOME


def uniqueness(contents: Mapping[Ranking, int]) -> Uniqueness:
    longest = min(max(map(len, contents), default=0), LONGEST_BEGINNING)
    beginnings = tuple(_alone(contents, first) for first in range(1, longest + 1))
    return Uniqueness(sum(contents.values()), _alone(contents, None), beginnings)


def _alone(contents: Mapping[Ranking, int], first: int | None) -> int:
    """How many ballots are the only ones with their first so many names."""
    alike: Counter[Ranking] = Counter()
    for ranking, papers in contents.items():
        alike[ranking[:first]] += papers
    return sum(papers == 1 for papers in alike.values())
