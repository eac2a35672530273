"""The single transferable vote as the list rules count it: one count, step by step.

The transfers are weighted inclusive Gregory, as in rule 48 of the Scottish Local Government Elections Order 2007, but
with exact amounts and with the exact quota V/(k+1), which one must be above: Hagenbach-Bischoff's, in the form of
Newland and Britton, "How to conduct an election by the single transferable vote" (1997), without its rounding.

[1] Whoever is above the quota is elected, the highest first; [2] surpluses move one at a time, the largest first,
every paper at value x surplus / votes, and the giver keeps exactly the quota; [3] the elected receive nothing more;
[4] the papers of the excluded move on at their value. What ends a count, and who may be excluded, is for the method
to say.
"""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from nominering.counting.amounts import NOTHING, WHOLE_PAPER, Amount, Share, Surplus, Votes, amount
from nominering.counting.papers import Papers, Parcel
from nominering.counting.record import Deed, Event, Number, Reason, Stage, Tie
from nominering.counting.ties import TieBreaker


class Count:
    """One count among some of the candidates. `hopeful` are those neither elected nor excluded."""

    def __init__(self, papers: Papers, among: Collection[int], seats: int, breaker: TieBreaker) -> None:
        self._deal = papers.deal(among)
        self.among = tuple(among)
        self.hopeful = list(among)
        self.papers = self._deal.naming
        self.quota = Fraction(self.papers, seats + 1)
        self._quota = amount(self.quota)
        self.votes: dict[int, Amount] = {
            number: Votes(NOTHING, (WHOLE_PAPER,), (firsts,)) for number, firsts in self._deal.firsts.items()
        }
        self.exhausted: Amount = NOTHING
        self.waiting: list[int] = []  # elected, with a surplus that has not moved yet
        self.stages: list[Stage] = []
        self.breaker = breaker

    def above_quota(self) -> list[int]:
        """[1] Hopefuls above the quota, the highest first."""
        above = [number for number in self.hopeful if self.votes[number] > self._quota]
        return sorted(above, key=lambda number: self.votes[number], reverse=True)

    def elect(self, number: int) -> Event:
        self.hopeful.remove(number)
        self.waiting.append(number)
        return Event(Deed.ELECTED, number, Reason.QUOTA)

    def move_surplus(self, events: Sequence[Event]) -> None:
        """[2] The largest surplus moves; the stage is noted with the votes as they lay before it."""
        giver, tie = self.highest(self.waiting)
        votes = self.votes[giver]
        share = Share(votes, self._quota)
        moved = Event(Deed.TRANSFERRED, giver, Reason.SURPLUS, tie, Surplus(votes, self._quota), share)
        self.note([*events, moved])
        self.waiting.remove(giver)
        self.votes[giver] = self._quota
        self._receive(self._deal.move(giver, self.hopeful, share))

    def exclude(self, number: int, events: Sequence[Event], tie: Tie | None, guarded: tuple[int, ...]) -> None:
        """[4] The stage is noted before the papers move."""
        amount_moved = self.votes[number]
        out = Event(Deed.EXCLUDED, number, Reason.LOWEST, tie, amount_moved, guarded=guarded)
        self.note([*events, out])
        self.hopeful.remove(number)
        del self.votes[number]
        self._receive(self._deal.move(number, self.hopeful))

    def _receive(self, parcels: dict[int | None, Parcel]) -> None:
        """[3] A parcel goes to a hopeful candidate, or is exhausted."""
        for receiver, parcel in parcels.items():
            if receiver is None:
                self.exhausted = Votes(self.exhausted, parcel.values, parcel.papers)
            else:
                self.votes[receiver] = Votes(self.votes[receiver], parcel.values, parcel.papers)

    def lowest(self, among: Sequence[int]) -> tuple[int, Tie | None]:
        """Raises TieNeedsLots."""
        return self.breaker.lowest(among, self._history())

    def highest(self, among: Sequence[int]) -> tuple[int, Tie | None]:
        """Raises TieNeedsLots."""
        return self.breaker.highest(among, self._history())

    def _history(self) -> list[Mapping[int, Number]]:
        return [*(stage.votes for stage in self.stages), self.votes]

    def note(self, events: Sequence[Event]) -> None:
        self.stages.append(Stage(dict(self.votes), self.exhausted, tuple(events), self.papers))
