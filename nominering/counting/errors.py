"""What can stop a count.

CountingError
├── MalformedBlt          a ballot file that does not parse; carries the line
├── TieNeedsLots          a tie was met and no lots are drawn
├── LotsIncomplete        the lot order misses, repeats or invents a candidate
├── RankingOutsideProfile a ranking names someone who does not stand, or somebody twice
└── MethodUnknown         no such method
"""

from collections.abc import Collection
from typing import Literal

Problem = Literal[
    "unreadable",
    "candidate-count",
    "seat-count",
    "name-missing",
    "title-missing",
    "trailing-text",
    "nick-count",
    "tie-incomplete",
    "unknown-tag",
    "end-missing",
    "ballot-weight",
    "ballot-end-missing",
    "ranked-twice",
    "equal-ranking",
    "unknown-candidate",
]


class CountingError(Exception):
    """Root of everything that stops a count."""


class MalformedBlt(CountingError):
    """A BLT file cannot be read. `line` counts from 1; `detail` fills in what the problem is about."""

    def __init__(self, line: int, problem: Problem, detail: str = "") -> None:
        super().__init__(f"line {line}: {problem} {detail}".rstrip())
        self.line = line
        self.problem = problem
        self.detail = detail


class TieNeedsLots(CountingError):
    """Candidates are equal all the way back and nobody has drawn lots."""

    def __init__(self, tied: Collection[int], place: int) -> None:
        super().__init__(f"place {place}: tie between {sorted(tied)} and no lots drawn")
        self.tied = tuple(sorted(tied))
        self.place = place


class LotsIncomplete(CountingError):
    """A lot order must name every candidate exactly once."""

    def __init__(self, missing: Collection[int], repeated: Collection[int], unknown: Collection[int]) -> None:
        super().__init__(f"missing {sorted(missing)}, repeated {sorted(repeated)}, unknown {sorted(unknown)}")
        self.missing = tuple(sorted(missing))
        self.repeated = tuple(sorted(repeated))
        self.unknown = tuple(sorted(unknown))


class RankingOutsideProfile(CountingError):
    """A ranking names a candidate that does not stand, or one candidate twice."""

    def __init__(self, ranking: tuple[int, ...]) -> None:
        super().__init__(f"ranking {ranking}")
        self.ranking = ranking


class MethodUnknown(CountingError):
    """No method has that id."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name
