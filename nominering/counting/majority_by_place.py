"""`majority-by-place`: each place by a majority of the votes, else by a run-off between the two highest.

Source: the statutes of Vänsterpartiet, § 22 (to be elected takes more than half of the valid ballots; else a
run-off with at most twice as many as there are to elect, where the highest vote wins), read for one place at a time
as conferences do: [1] every paper counts for its first choice among those who may take the place; [2] V is the
papers that name any of them, and more than V/2 takes it; [3] else the two highest meet, [4] by the same papers, each
counting for whichever of the two stands higher on it, and [5] the higher wins. A bare majority can take every place.
"""

from fractions import Fraction

from nominering.counting.papers import Papers
from nominering.counting.record import Deed, Event, Reason, Stage, Step
from nominering.counting.ties import TieBreaker


def decide(papers: Papers, place: int, eligible: tuple[int, ...], breaker: TieBreaker) -> Step:
    """Who of the eligible takes the place. Raises TieNeedsLots."""
    deal = papers.deal(eligible)
    first = {number: Fraction(firsts) for number, firsts in deal.firsts.items()}  # [1]
    half = Fraction(deal.naming, 2)  # [2]
    leader = max(first, key=lambda number: first[number])
    if first[leader] > half or len(eligible) == 1:
        reason = Reason.MAJORITY if first[leader] > half else Reason.LAST_LEFT
        stage = Stage(first, Fraction(0), (Event(Deed.PLACED, leader, reason),), deal.naming)
        return Step(place, leader, eligible, deal.naming, half, (stage,))
    stages = [_to_the_run_off(first, deal.naming, breaker)]
    one, other = (event.candidate for event in stages[0].events)
    for_one, for_other = papers.prefer(one, other)  # [4]
    votes = {one: Fraction(for_one), other: Fraction(for_other)}
    winner, tie = breaker.highest([one, other], [first, votes])  # [5]
    exhausted = Fraction(deal.naming - for_one - for_other)
    stages.append(Stage(votes, exhausted, (Event(Deed.PLACED, winner, Reason.RUN_OFF, tie),), deal.naming))
    return Step(place, winner, eligible, deal.naming, half, tuple(stages))


def _to_the_run_off(first: dict[int, Fraction], papers: int, breaker: TieBreaker) -> Stage:
    """[3] The highest, then the highest of the others."""
    one, tie = breaker.highest(list(first), [first])
    other, second_tie = breaker.highest([number for number in first if number != one], [first])
    events = (
        Event(Deed.RUN_OFF, one, Reason.HIGHEST, tie, first[one]),
        Event(Deed.RUN_OFF, other, Reason.HIGHEST, second_tie, first[other]),
    )
    return Stage(first, Fraction(0), events, papers)
