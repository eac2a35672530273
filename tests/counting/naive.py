"""Both methods once more, written apart from the counter and as plainly as can be: one object per paper.

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
    papers = [Paper(ranking) for ranking in rankings if any(number in among for number in ranking)]
    quota = Fraction(len(papers), len(among))
    unelected = list(among)
    with_surplus: list[int] = []
    history: list[Votes] = []
    kept = dict.fromkeys(among, Fraction(0))
    for paper in papers:
        paper.pass_to_next(unelected)
    while True:
        votes = {
            number: kept[number] + sum((p.value for p in papers if p.holder == number), Fraction(0))
            for number in among
        }
        history.append(votes)
        for number in list(unelected):
            if votes[number] > quota:
                unelected.remove(number)
                with_surplus.append(number)
        if len(unelected) == 1:
            return unelected[0], history
        if not with_surplus:
            return ties.lowest(unelected, history), history
        giver = ties.highest(with_surplus, history)
        with_surplus.remove(giver)
        kept[giver] = quota
        for paper in papers:
            if paper.holder == giver:
                paper.value *= (votes[giver] - quota) / votes[giver]
                paper.pass_to_next(unelected)


def list_by_place(rankings: Sequence[tuple[int, ...]], candidates: Sequence[int], ties: Ties) -> list[Decision]:
    """First place first."""
    standing = list(candidates)
    decided: list[Decision] = []
    while standing:
        winner, history = _winner(rankings, standing, ties)
        decided.append((len(decided) + 1, winner, history))
        standing.remove(winner)
    return decided


def _winner(rankings: Sequence[tuple[int, ...]], among: list[int], ties: Ties) -> tuple[int, list[Votes]]:
    race = list(among)
    history: list[Votes] = []
    while True:
        firsts = [next((number for number in ranking if number in race), None) for ranking in rankings]
        votes = {number: Fraction(firsts.count(number)) for number in race}
        history.append(votes)
        for number in race:
            if len(race) == 1 or votes[number] > sum(votes.values()) / 2:
                return number, history
        race.remove(ties.lowest(race, history))
