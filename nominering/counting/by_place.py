"""Lists that are filled from the top, one place after another, each by its own count of the same papers."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from nominering.counting.lots import Lots
from nominering.counting.papers import Papers
from nominering.counting.placing import Placing
from nominering.counting.record import Deed, Event, Reason, Stage, Step
from nominering.counting.rules import TieRule
from nominering.counting.ties import TieBreaker

Decide = Callable[[int, tuple[int, ...], tuple[int, ...], TieBreaker], Step]


def steps(
    papers: Papers, lots: Lots | None, ties: TieRule, placing: Placing, places: int, decide: Decide
) -> Iterator[Step]:
    """One step per place, place 1 first; `decide` gets place, placed and eligible. Raises TieNeedsLots."""
    taken: dict[int, int] = {}
    left = papers.candidates
    for place in range(1, places + 1):
        eligible = placing.eligible(place, left, taken)
        if place in placing.fixed:
            step = _fixed(papers, place, eligible)
        else:
            step = decide(place, tuple(taken.values()), eligible, TieBreaker(lots, ties, place))
        yield replace(step, barred=tuple(number for number in left if number not in eligible))
        taken[place] = step.candidate
        left = tuple(number for number in left if number != step.candidate)


def _fixed(papers: Papers, place: int, eligible: tuple[int, ...]) -> Step:
    (number,) = eligible
    deal = papers.deal(eligible)
    votes = {number: Fraction(deal.naming)}
    stage = Stage(votes, Fraction(0), (Event(Deed.PLACED, number, Reason.FIXED),), deal.naming)
    return Step(place, number, eligible, deal.naming, Fraction(0), (stage,))
