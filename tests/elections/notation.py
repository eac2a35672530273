"""Small elections in letters, as the literature writes them: `12 DBA, 6 A, 3 -` is 12 papers D>B>A, 6 A, 3 blank."""

from collections.abc import Iterable
from dataclasses import dataclass

from nominering.counting.lots import Lots
from nominering.counting.profile import Profile


@dataclass(frozen=True)
class Box:
    """A ballot box whose candidates are letters: A is number 1."""

    profile: Profile

    @property
    def letters(self) -> str:
        return spell(self.profile.candidates)

    def lots(self, order: str) -> Lots:
        return Lots.drawn(numbers(order), self.profile.candidates)


def box(papers: str, candidates: str, withdrawn: str = "") -> Box:
    groups = (group.split() for group in papers.split(",") if group.strip())
    rankings = [(numbers(letters.strip("-")), int(how_many)) for how_many, letters in groups]
    return Box(Profile.of(numbers(candidates), rankings, withdrawn=numbers(withdrawn)))


def numbers(letters: str) -> tuple[int, ...]:
    return tuple(ord(letter) - ord("A") + 1 for letter in letters)


def spell(candidates: Iterable[int]) -> str:
    return "".join(chr(ord("A") + number - 1) for number in candidates)
