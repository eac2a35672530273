"""`irv-by-place`: place 1 is the winner by the alternative vote; remove; place 2 the winner among the rest.

Source for the count of one place: Robert's Rules of Order Newly Revised, 12th ed. (2020), 45:62-69, preferential
voting: [1] each paper counts for the highest-ranked candidate still in the race; [2] whoever has more than half
of the votes that still count wins; [3] else the lowest is excluded, one at a time, and those papers pass to the
next on each; [4] papers that name no one left are exhausted. A bare majority can take every place: the result
page says so.
"""

from fractions import Fraction
from itertools import pairwise

from nominering.counting.papers import Papers
from nominering.counting.record import Deed, Event, Reason, Stage, Step
from nominering.counting.ties import TieBreaker

HALF = Fraction(1, 2)


def decide(papers: Papers, place: int, eligible: tuple[int, ...], breaker: TieBreaker) -> Step:
    """Who of the eligible takes the place. Raises TieNeedsLots."""
    deal = papers.deal(eligible)
    votes = {number: Fraction(firsts) for number, firsts in deal.firsts.items()}  # [1]
    exhausted = Fraction(0)
    stages: list[Stage] = []
    while True:
        half = sum(votes.values()) * HALF
        leader = max(votes, key=lambda number: votes[number])
        if len(votes) == 1 or votes[leader] > half:  # [2]
            reason = Reason.MAJORITY if votes[leader] > half else Reason.LAST_LEFT
            stages.append(Stage(votes, exhausted, (Event(Deed.PLACED, leader, reason),), deal.naming))
            return Step(place, leader, eligible, deal.naming, half, tuple(stages))
        lowest, tie = breaker.lowest(list(votes), [*(stage.votes for stage in stages), votes])
        event = Event(Deed.EXCLUDED, lowest, Reason.LOWEST, tie, votes[lowest])  # [3]
        stages.append(Stage(votes, exhausted, (event,), deal.naming))
        votes = {number: held for number, held in votes.items() if number != lowest}
        for receiver, parcel in deal.move(lowest, votes).items():
            if receiver is None:
                exhausted += sum(parcel.papers)  # [4]
            else:
                votes[receiver] += sum(parcel.papers)


def tie_matters(stage: Stage) -> bool:
    """Whether another pick among the tied could lead elsewhere.

    When the tied, with perhaps a few more of the lowest, have fewer votes together than the next above them, all of
    them are excluded before anyone else whatever the order, and the count arrives at the same stage.
    """
    tie = next((event.tie for event in stage.events if event.tie), None)
    if tie is None:
        return False
    together = Fraction(0)
    ascending = sorted(stage.votes.values())
    for many, (votes, above) in enumerate(pairwise(ascending), start=1):
        together += votes
        if many >= len(tie.tied) and together < above:
            return False
    return True
