"""`cumulative-places`: place k goes to whoever most papers name among their first k.

Socialdemokraterna are said to have ordered a list so in 2009; no published text of the rule is known to us. As
counted here: [1] for place k every paper gives a mark to each of its first k names; [2] those already placed keep
their positions on the paper but are out; [3] the most marks take the place. [4] When they are equal, the marks among
the first k - 1 decide, then k - 2, and so on: the stages of this count.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from nominering.counting.record import Deed, Event, Reason, Stage, Step
from nominering.counting.ties import TieBreaker


def decide(
    within: Sequence[Mapping[int, int]], papers: int, place: int, eligible: tuple[int, ...], breaker: TieBreaker
) -> Step:
    """Who of the eligible takes the place; `within` tells marks among the first 1, 2, 3 …. Raises TieNeedsLots."""
    stages = [
        # Marks on the placed, and those that short papers never gave, are what lacks to `first` marks a paper.
        Stage(votes, Fraction(first * papers) - sum(votes.values()), (), first * papers)
        for first, votes in enumerate(_marks(within[:place], eligible), start=1)  # [1], [2]
    ]
    winner, tie = breaker.highest(eligible, [stage.votes for stage in stages])  # [3], [4]
    last = stages[-1]
    event = Event(Deed.PLACED, winner, Reason.MOST_MARKS, tie)
    stages[-1] = Stage(last.votes, last.exhausted, (event,), last.total)
    return Step(place, winner, eligible, papers, Fraction(0), tuple(stages))


def _marks(within: Sequence[Mapping[int, int]], eligible: tuple[int, ...]) -> list[dict[int, Fraction]]:
    return [{number: Fraction(marks[number]) for number in eligible} for marks in within]
