"""Ties: the count's own earlier stages first, then the lots. Never the alphabet, never a program's dice."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from nominering.counting.errors import TieNeedsLots
from nominering.counting.lots import Lots
from nominering.counting.record import Number, Settled, Tie
from nominering.counting.rules import TieRule

Tally = Mapping[int, Number]
Extreme = Callable[[list[Number]], Number]


@dataclass(frozen=True)
class TieBreaker:
    """Settles ties in the count of one place."""

    lots: Lots | None
    rule: TieRule
    place: int

    def lowest(self, among: Sequence[int], stages: Sequence[Tally]) -> tuple[int, Tie | None]:
        """Who has fewest votes at the last of `stages`; the weakest of those who share it. Raises TieNeedsLots."""
        return self._pick(among, stages, min)

    def highest(self, among: Sequence[int], stages: Sequence[Tally]) -> tuple[int, Tie | None]:
        """Who has most votes at the last of `stages`; the strongest of those who share it. Raises TieNeedsLots."""
        return self._pick(among, stages, max)

    def _pick(self, among: Sequence[int], stages: Sequence[Tally], extreme: Extreme) -> tuple[int, Tie | None]:
        tied = _extremes(among, stages[-1], extreme)
        if len(tied) == 1:
            return tied[0], None
        left = tied
        if self.rule is TieRule.EARLIER_STAGE_THEN_LOT:
            # The latest stage at which the tied differ decides; those still equal there are looked up further back.
            for number in range(len(stages) - 1, 0, -1):
                left = _extremes(left, stages[number - 1], extreme)
                if len(left) == 1:
                    return left[0], Tie(tuple(tied), left[0], Settled.EARLIER_STAGE, number)
        if self.lots is None:
            raise TieNeedsLots(left, self.place)
        chosen = self.lots.weakest(left) if extreme is min else self.lots.strongest(left)
        drawn = tuple(left) if len(left) < len(tied) else ()
        return chosen, Tie(tuple(tied), chosen, Settled.LOT, drawn=drawn)


def _extremes(among: Sequence[int], votes: Tally, extreme: Extreme) -> list[int]:
    edge = extreme([votes[number] for number in among])
    return [number for number in among if votes[number] == edge]
