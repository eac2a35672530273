"""The list methods once more, written apart from the counter and as plainly as can be: one object per paper.

Nothing is shared with the counter: no grouped papers, no piles, no record. A tie is one comparison of the votes at
this stage, at the stage before and so on to the first, and last the lots.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

Votes = dict[int, Fraction]
Decision = tuple[int, int, list[Votes]]  # the place, who took it, the votes at every stage


class LotsWanted(Exception):
    """A tie that nothing but lots can settle, and there are none."""


@dataclass
class Paper:
    ranking: tuple[int, ...]
    value: Fraction = Fraction(1)
    holder: int | None = None

    def pass_to_next(self, standing: Sequence[int]) -> None:
        self.holder = next((number for number in self.ranking if number in standing), None)


@dataclass
class Ties:
    lots: Sequence[int] | None
    look_back: bool

    def lowest(self, tied: Sequence[int], history: list[Votes]) -> int:
        return self._extreme(min, tied, history)

    def highest(self, tied: Sequence[int], history: list[Votes]) -> int:
        return self._extreme(max, tied, history)

    def _extreme(self, extreme: Callable[..., int], tied: Sequence[int], history: list[Votes]) -> int:
        def votes_from_now_backwards(number: int) -> list[Fraction]:
            return [votes[number] for votes in reversed(history if self.look_back else history[-1:])]

        edge = votes_from_now_backwards(extreme(tied, key=votes_from_now_backwards))
        left = [number for number in tied if votes_from_now_backwards(number) == edge]
        if len(left) == 1:
            return left[0]
        if self.lots is None:
            raise LotsWanted
        return extreme(left, key=lambda number: -list(self.lots or ()).index(number))


def proportional_list(rankings: Sequence[tuple[int, ...]], candidates: Sequence[int], ties: Ties) -> list[Decision]:
    """Last place first."""
    standing = list(candidates)
    decided: list[Decision] = []
    while standing:
        loser, history = _loser(rankings, standing, ties)
        decided.append((len(standing), loser, history))
        standing.remove(loser)
    return decided


def _loser(rankings: Sequence[tuple[int, ...]], among: list[int], ties: Ties) -> tuple[int, list[Votes]]:
    box = Box(rankings, among, seats=len(among) - 1)
    while True:
        votes = box.look()
        for number in list(box.unelected):
            if votes[number] > box.quota:
                box.elect(number)
        if len(box.unelected) == 1:
            return box.unelected[0], box.history
        if not box.with_surplus:
            return ties.lowest(box.unelected, box.history), box.history
        box.give_surplus(ties.highest(box.with_surplus, box.history))


class Box:
    """The papers of one count by transfers."""

    def __init__(self, rankings: Sequence[tuple[int, ...]], among: list[int], seats: int) -> None:
        self.papers = [Paper(ranking) for ranking in rankings if any(number in among for number in ranking)]
        self.quota = Fraction(len(self.papers), seats + 1)
        self.counted, self.unelected = list(among), list(among)
        self.with_surplus: list[int] = []
        self.kept = dict.fromkeys(among, Fraction(0))
        self.history: list[Votes] = []
        for paper in self.papers:
            paper.pass_to_next(self.unelected)

    def look(self) -> Votes:
        self.history.append(
            {
                n: self.kept[n] + sum((p.value for p in self.papers if p.holder == n), Fraction(0))
                for n in self.counted
            }
        )
        return self.history[-1]

    def elect(self, number: int) -> None:
        self.unelected.remove(number)
        self.with_surplus.append(number)

    def give_surplus(self, giver: int) -> None:
        votes = self.history[-1][giver]
        self.with_surplus.remove(giver)
        self.kept[giver] = self.quota
        self._pass_on(giver, (votes - self.quota) / votes)

    def exclude(self, number: int) -> None:
        self.unelected.remove(number)
        self.counted.remove(number)
        self._pass_on(number, Fraction(1))

    def _pass_on(self, giver: int, share: Fraction) -> None:
        for paper in self.papers:
            if paper.holder == giver:
                paper.value *= share
                paper.pass_to_next(self.unelected)


Winner = Callable[[Sequence[tuple[int, ...]], list[int], list[int], Ties], tuple[int, list[Votes]]]


def list_by_place(
    winner: Winner, rankings: Sequence[tuple[int, ...]], candidates: Sequence[int], ties: Ties
) -> list[Decision]:
    """First place first."""
    standing = list(candidates)
    placed: list[int] = []
    decided: list[Decision] = []
    while standing:
        number, history = winner(rankings, placed, standing, ties)
        decided.append((len(decided) + 1, number, history))
        standing.remove(number)
        placed.append(number)
    return decided


def _firsts(rankings: Sequence[tuple[int, ...]], race: Sequence[int]) -> Votes:
    firsts = [next((number for number in ranking if number in race), None) for ranking in rankings]
    return {number: Fraction(firsts.count(number)) for number in race}


def by_alternative_vote(
    rankings: Sequence[tuple[int, ...]], _: list[int], among: list[int], ties: Ties
) -> tuple[int, list[Votes]]:
    race = list(among)
    history: list[Votes] = []
    while True:
        votes = _firsts(rankings, race)
        history.append(votes)
        for number in race:
            if len(race) == 1 or votes[number] > sum(votes.values()) / 2:
                return number, history
        race.remove(ties.lowest(race, history))


def by_majority(
    rankings: Sequence[tuple[int, ...]], _: list[int], among: list[int], ties: Ties
) -> tuple[int, list[Votes]]:
    votes = _firsts(rankings, among)
    for number in among:
        if len(among) == 1 or votes[number] > sum(votes.values()) / 2:
            return number, [votes]
    one = ties.highest(among, [votes])
    other = ties.highest([number for number in among if number != one], [votes])
    history = [votes, _firsts(rankings, (one, other))]
    return ties.highest([one, other], history), history


def by_marks(
    rankings: Sequence[tuple[int, ...]], placed: list[int], among: list[int], ties: Ties
) -> tuple[int, list[Votes]]:
    history = [
        {number: Fraction(sum(number in ranking[:first] for ranking in rankings)) for number in among}
        for first in range(1, len(placed) + 2)
    ]
    return ties.highest(among, history), history


def by_one_seat_more(
    rankings: Sequence[tuple[int, ...]], placed: list[int], among: list[int], ties: Ties
) -> tuple[int, list[Votes]]:
    box = Box(rankings, [*placed, *among], seats=len(placed) + 1)
    while True:
        votes = box.look()
        above = [number for number in box.unelected if votes[number] > box.quota]
        new = [number for number in above if number not in placed]
        if new:
            return ties.highest(new, box.history), box.history
        for number in above:
            box.elect(number)
        newcomers = [number for number in box.unelected if number not in placed]
        if len(newcomers) == 1:
            return newcomers[0], box.history
        if box.with_surplus:
            box.give_surplus(ties.highest(box.with_surplus, box.history))
        else:
            box.exclude(ties.lowest(newcomers, box.history))
