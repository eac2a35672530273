"""What can stop a count.

CountingError
├── MalformedBlt          a ballot file that does not parse; carries the line
├── TieNeedsLots          a tie was met and no lots are drawn
├── LotsIncomplete        the lot order misses, repeats or invents a candidate
├── RankingOutsideProfile a ranking names someone who does not stand, or somebody twice
├── TooManyMarks          a paper marks more names than there are seats
├── MethodUnknown         no such method
├── QuotaUnknown          no such quota rule
├── QuotaCannotBeKept     the candidates there are cannot fill the list by the rule
├── QuotaOnSet            a quota rule is for a list, not for a set
├── GroupsIncomplete      the groups miss or invent a candidate
└── FixedPlaceWrong       a place fixed beforehand that cannot be
"""

from collections.abc import Collection, Mapping
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


class TooManyMarks(CountingError):
    """A paper of marks names more than there are seats."""

    def __init__(self, marked: tuple[int, ...], seats: int) -> None:
        super().__init__(f"{len(marked)} marks for {seats} seats")
        self.marked = marked
        self.seats = seats


class MethodUnknown(CountingError):
    """No method has that id."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class QuotaUnknown(CountingError):
    """No quota rule is written so."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class QuotaCannotBeKept(CountingError):
    """A list of `length` places cannot obey `rule`; `groups` says how many candidates there are of each."""

    def __init__(self, rule: str, length: int, groups: Mapping[str, int]) -> None:
        super().__init__(f"{rule} on {length} places with {dict(groups)}")
        self.rule = rule
        self.length = length
        self.groups = groups


class QuotaOnSet(CountingError):
    """`scottish-stv` elects a set after its law, which knows no quota rule."""


class GroupsIncomplete(CountingError):
    """Each candidate needs exactly one group."""

    def __init__(self, missing: Collection[int], unknown: Collection[int]) -> None:
        super().__init__(f"missing {sorted(missing)}, unknown {sorted(unknown)}")
        self.missing = tuple(sorted(missing))
        self.unknown = tuple(sorted(unknown))


class FixedPlaceWrong(CountingError):
    """A fixed place outside the list, or a name fixed twice or not standing."""

    def __init__(self, place: int, number: int) -> None:
        super().__init__(f"place {place}: {number}")
        self.place = place
        self.number = number
