"""The ballot, the paper it is cast on, the receipt."""

from collections.abc import Sequence
from dataclasses import dataclass

from nominering.balloting.errors import (
    BlankAndRanked,
    EmptyBallot,
    RankedTwice,
    RoundClosed,
    RoundPaused,
    TooManyMarks,
    UnknownCandidate,
)
from nominering.conference.model.rounds import RoundState


def check_open(state: RoundState) -> None:
    """Raises RoundPaused, RoundClosed."""
    if state is RoundState.PAUSED:
        raise RoundPaused
    if state is not RoundState.OPEN:
        raise RoundClosed(opens_later=state is RoundState.PREPARED)


@dataclass(frozen=True)
class Ballot:
    """A ranking of candidate numbers, best first, or the marked numbers, ascending; empty when the voter chose blank.
    It knows no voter.
    """

    round_id: str
    ranking: tuple[int, ...]

    @property
    def blank(self) -> bool:
        return not self.ranking


@dataclass(frozen=True)
class Paper:
    """What a voter may write on: the numbers that stand in a round. With `most` they are marked, at most so many, and
    not ranked.
    """

    round_id: str
    numbers: frozenset[int]
    most: int | None = None

    def accept(self, ranking: Sequence[int], *, blank: bool) -> Ballot:
        """Blank is an act of its own: an empty post is never taken for one.

        Raises UnknownCandidate, RankedTwice, TooManyMarks, EmptyBallot, BlankAndRanked.
        """
        for number in ranking:
            if number not in self.numbers:
                raise UnknownCandidate(str(number))
        for number in ranking:
            if ranking.count(number) > 1:
                raise RankedTwice(number=number)
        if blank and ranking:
            raise BlankAndRanked(marks=self.most is not None)
        if not blank and not ranking:
            raise EmptyBallot(marks=self.most is not None)
        if self.most is None:
            return Ballot(self.round_id, tuple(ranking))
        if len(ranking) > self.most:
            raise TooManyMarks(len(ranking), self.most)
        return Ballot(self.round_id, tuple(sorted(ranking)))


@dataclass(frozen=True)
class Receipt:
    """Proof that a ballot arrived, and not of what it said. `repeated` when the same submission came again, `changed`
    when it took the place of an earlier one.
    """

    round_id: str
    repeated: bool = False
    changed: bool = False


@dataclass(frozen=True)
class RoundOfCard:
    """A round that a card is for, and whether it has voted there."""

    round_id: str
    state: RoundState
    voted: bool


@dataclass(frozen=True)
class Turnout:
    """How many of how many; never for whom."""

    voted: int
    entitled: int
