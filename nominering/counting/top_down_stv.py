"""`top-down-stv`: a proportional list counted from the top, one seat more for each place.

Source: Joseph Otten, "Ordered List Selection", Voting matters 9 (1998), paper 5, the rule that the Green Party of
England and Wales chose: [1] count for one seat, two seats, three …; [2] the quota follows the number of the count;
[3] whoever is on the list already may not be excluded; [4] the one newly elected takes the next place. The seats of
those on the list are theirs, so the first newcomer to be elected is the only one: the count ends there. He counts by
the rules of the Electoral Reform Society, with two decimals; the transfers and the quota here are those of `stv`.
"""

from nominering.counting.papers import Papers
from nominering.counting.record import Deed, Event, Reason, Step
from nominering.counting.stv import Count
from nominering.counting.ties import TieBreaker


def decide(
    papers: Papers, place: int, placed: tuple[int, ...], eligible: tuple[int, ...], breaker: TieBreaker
) -> Step:
    """Who of the eligible takes the place after those placed. Raises TieNeedsLots."""
    count = Count(papers, tuple(sorted(placed + eligible)), place, breaker)  # [1], [2]
    newcomer = _find_newcomer(count, set(eligible))
    return Step(place, newcomer, count.among, count.papers, count.quota, tuple(count.stages))


def _find_newcomer(count: Count, newcomers: set[int]) -> int:
    while True:
        above = count.above_quota()
        if winners := [number for number in above if number in newcomers]:
            winner, tie = count.highest(winners)
            events = [count.elect(number) for number in above if number not in newcomers]
            count.note([*events, Event(Deed.PLACED, winner, Reason.QUOTA, tie)])  # [4]
            return winner
        events = [count.elect(number) for number in above]
        hopeful = [number for number in count.hopeful if number in newcomers]
        if len(hopeful) == 1:
            count.note([*events, Event(Deed.PLACED, hopeful[0], Reason.LAST_LEFT)])
            return hopeful[0]
        if count.waiting:
            count.move_surplus(events)
            continue
        lowest, tie = count.lowest(hopeful)
        passed = tuple(
            n for n in count.hopeful if n not in newcomers and count.votes[n] <= count.votes[lowest]
        )  # [3]
        count.exclude(lowest, events, tie, passed)
