"""`irv-by-place`: place 1 is the winner by the alternative vote; remove; place 2 the winner among the rest.

Source for the count of one place: Robert's Rules of Order Newly Revised, 12th ed. (2020), 45:62-69, preferential
voting: [1] each paper counts for the highest-ranked candidate still in the race; [2] whoever has more than half
of the votes that still count wins; [3] else the lowest is excluded, one at a time, and those papers pass to the
next on each; [4] papers that name no one left are exhausted. A bare majority can take every place: the result
page says so.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from nominering.counting.lots import Lots
from nominering.counting.profile import Profile
from nominering.counting.record import Deed, Event, Reason, Stage, Step
from nominering.counting.rules import TieRule
from nominering.counting.ties import TieBreaker

HALF = Fraction(1, 2)


def steps(profile: Profile, lots: Lots | None, ties: TieRule, places: int | None = None) -> Iterator[Step]:
    """One step per place, place 1 first, `places` at the most. Raises TieNeedsLots."""
    left = profile.candidates
    for place in range(1, min(places or len(left), len(left)) + 1):
        step = _winner(profile.among(left), TieBreaker(lots, ties, place), place)
        yield step
        left = tuple(number for number in left if number != step.candidate)


def _winner(profile: Profile, breaker: TieBreaker, place: int) -> Step:
    race = list(profile.candidates)
    stages: list[Stage] = []
    while True:
        votes, exhausted = _first_choices(profile, race)
        half = sum(votes.values()) * HALF
        leader = max(race, key=lambda number: votes[number])
        if len(race) == 1 or votes[leader] > half:  # [2]
            reason = Reason.MAJORITY if votes[leader] > half else Reason.LAST_LEFT
            stages.append(Stage(votes, exhausted, (Event(Deed.PLACED, leader, reason),)))
            return Step(place, leader, profile.candidates, profile.valid, half, tuple(stages))
        lowest, tie = breaker.lowest(race, [*(stage.votes for stage in stages), votes])
        event = Event(Deed.EXCLUDED, lowest, Reason.LOWEST, tie, votes[lowest])  # [3]
        stages.append(Stage(votes, exhausted, (event,)))
        race.remove(lowest)


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


def _first_choices(profile: Profile, race: list[int]) -> tuple[dict[int, Fraction], Fraction]:
    """[1], [4]"""
    votes = dict.fromkeys(race, 0)
    exhausted = 0
    for ranking, papers in profile.rankings:
        first = next((number for number in ranking if number in votes), None)
        if first is None:
            exhausted += papers
        else:
            votes[first] += papers
    return {number: Fraction(n) for number, n in votes.items()}, Fraction(exhausted)
