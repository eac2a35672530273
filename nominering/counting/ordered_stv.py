"""`ordered-stv`, the proportional list: Rosenstiel's bottom-up rule, started from all candidates.

Source: Colin Rosenstiel, "Producing a party list using STV", Voting matters 9 (1998), paper 4: [1] count to
elect all but one; who is not elected takes the last place and is withdrawn; [2] count the same ballots again
among those left to elect one fewer; [3] and so on until the first place. His first count elects as many as the
list is to have, so that its head can depend on its length; ours starts from everybody. The transfers are those of
`stv`. In this rule each count seeks k of k + 1, so [4] the first exclusion, or [5] the one left when k are elected,
names the loser.

The quota is V/(k+1) exactly, where V is the papers that still name somebody in the count: with the exact quota
and value-preserving transfers every prefix of the list is proportional for solid coalitions.

A quota rule or a fixed place guards candidates from a place (the constraint of Hill, "STV with constraints",
Voting matters 9 (1998), pp. 2-4): [6] the guarded are passed over when the lowest is looked for, and [7] the last
who is not guarded is never elected, for the seats left belong to the guarded.
"""

from collections.abc import Collection

from nominering.counting.lots import Lots
from nominering.counting.papers import Papers
from nominering.counting.placing import Placing
from nominering.counting.record import Deed, Event, Reason, Step
from nominering.counting.rules import TieRule
from nominering.counting.stv import Count
from nominering.counting.ties import TieBreaker


def steps(papers: Papers, lots: Lots | None, ties: TieRule, placing: Placing) -> tuple[Step, ...]:
    """One step per place, the last place first, as the rule decides them. Raises TieNeedsLots."""
    left = papers.candidates
    taken: dict[int, int] = {}
    decided: list[Step] = []
    for place in range(len(left), 0, -1):
        count = Count(papers, left, place - 1, TieBreaker(lots, ties, place))
        eligible = placing.eligible(place, left, taken)
        if place in placing.fixed:
            (loser,) = eligible
            count.note([Event(Deed.PLACED, loser, Reason.FIXED)])
        else:
            loser = _find_loser(count, eligible)
        guarded = tuple(number for number in left if number not in eligible)
        decided.append(Step(place, loser, left, count.papers, count.quota, tuple(count.stages), barred=guarded))
        taken[place] = loser
        left = tuple(number for number in left if number != loser)
    return tuple(decided)


def _find_loser(count: Count, eligible: Collection[int]) -> int:
    """Who of the `eligible` takes the last place; everyone else in the count is guarded from it."""
    while True:
        unguarded = [number for number in count.hopeful if number in eligible]
        above = count.above_quota()
        spared, tie = count.lowest(unguarded) if set(unguarded) <= set(above) else (None, None)  # [7]
        events = [count.elect(number) for number in above if number != spared]
        unguarded = [number for number in count.hopeful if number in eligible]
        if len(unguarded) == 1:  # [5]
            (loser,) = unguarded
            alone = spared is None and len(count.hopeful) == 1
            count.note([*events, Event(Deed.PLACED, loser, Reason.LAST_LEFT if alone else Reason.GUARDED, tie)])
            return loser
        if count.waiting:
            count.move_surplus(events)
            continue
        loser, tie = count.lowest(unguarded)  # [4]
        passed = tuple(n for n in count.hopeful if n not in eligible and count.votes[n] <= count.votes[loser])  # [6]
        count.note([*events, Event(Deed.PLACED, loser, Reason.LOWEST, tie, guarded=passed)])
        return loser
