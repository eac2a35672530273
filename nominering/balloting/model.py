"""The ballot, the paper it is cast on, the code on the card and the receipt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nominering.balloting.errors import BlankAndRanked, EmptyBallot, RankedTwice, UnknownCandidate

# No letter or digit that is read as another: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V.
CODE_ALPHABET = "34679ACDEFGHJKMNPQRTWXY"
CODE_LENGTH = 10


@dataclass(frozen=True)
class Ballot:
    """A ranking of candidate numbers, best first; empty when the voter chose blank. It knows no voter."""

    round_id: str
    ranking: tuple[int, ...]

    @property
    def blank(self) -> bool:
        return not self.ranking


@dataclass(frozen=True)
class Paper:
    """What a voter may write on: the numbers that stand in a round."""

    round_id: str
    numbers: frozenset[int]

    def accept(self, ranking: Sequence[int], *, blank: bool) -> Ballot:
        """Blank is an act of its own: an empty post is never taken for one.

        Raises UnknownCandidate, RankedTwice, EmptyBallot, BlankAndRanked.
        """
        for number in ranking:
            if number not in self.numbers:
                raise UnknownCandidate(str(number))
        for number in ranking:
            if ranking.count(number) > 1:
                raise RankedTwice(number=number)
        if blank and ranking:
            raise BlankAndRanked
        if not blank and not ranking:
            raise EmptyBallot
        return Ballot(self.round_id, tuple(ranking))


@dataclass(frozen=True)
class Receipt:
    """Proof that a ballot arrived, and not of what it said. `repeated` when the same submission came again."""

    round_id: str
    repeated: bool = False


@dataclass(frozen=True)
class Turnout:
    """How many of how many; never for whom."""

    voted: int
    entitled: int


def canonical_code(typed: str) -> str:
    """The code as it was issued, however it was typed: case, spaces and hyphens do not count."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())


def draw_code(choose: Callable[[str], str]) -> str:
    """A code of letters chosen one by one by a source of chance that comes from outside."""
    return "".join(choose(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def spaced_code(code: str) -> str:
    """In two halves, for the card."""
    return f"{code[: CODE_LENGTH // 2]}-{code[CODE_LENGTH // 2 :]}"
