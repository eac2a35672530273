"""`scottish-stv`: the single transferable vote as Scottish councils count it. It elects a set, not a list.

Source: The Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1, Part III, rules 45-52; the
Order of 2011 (SSI 2011/399) keeps them, one number higher. In short, numbered as in 2007: [45] each paper is one
vote for its first choice. [46] The quota is the valid papers divided by one more than the seats, without
decimals, plus one. [47] Whoever has the quota, or more, is elected. [48] A surplus above it moves: every paper
the candidate holds passes to its next continuing candidate at surplus x the paper's value / the candidate's
votes, cut after five decimals. [49] The largest surplus first; equal ones by the most recent stage at which they
differed, else by lot. [50] When no surplus is left the candidate with fewest votes is excluded, and those papers
pass on at the value they have; [51] equal ones as in [49]. [52] When as many continue as there are vacancies,
they are elected and nothing more moves.

[52] is asked when an exclusion has been carried through, as in the counts of Glasgow wards that the droop project
published and as SSI 2021/437 now lets counting machines do: the papers of the last excluded move too. It changes
final votes, never who is elected.

The valid papers are those that name somebody who stands: a candidate withdrawn before the poll is on no paper.
What a transfer loses to the cut after five decimals lies among the exhausted, so that every stage adds up.

Those elected at the same stage are listed with most votes first, equal ones as in [49]. The Order asks for no
order among them and nothing hangs on it: where it would need lots and none are drawn, the lower number is first.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from nominering.counting.errors import TieNeedsLots
from nominering.counting.lots import Lots
from nominering.counting.profile import Profile, Ranking
from nominering.counting.record import DECIMALS, Deed, Event, Reason, SetCount, Stage
from nominering.counting.rules import TieRule
from nominering.counting.ties import Tally, TieBreaker

PAPER = 10**DECIMALS
"""What a whole paper is worth: all values in the count are integers, of 1/100000 vote."""

Pile = list[tuple[Ranking, int]]


def elect(profile: Profile, seats: int, lots: Lots | None, ties: TieRule) -> SetCount:
    """Who takes the seats; everyone, where no more stand than there are seats. Raises TieNeedsLots.

    [49] and [51] are `TieRule.EARLIER_STAGE_THEN_LOT`; the other tie rule departs from the Order.
    """
    if seats < 1:
        raise ValueError("a set has at least one seat")
    return _Count(profile, seats, lots, ties).run()


class _Count:
    """`continuing` are neither elected nor excluded. `parcels` hold each candidate's papers by their value."""

    def __init__(self, profile: Profile, seats: int, lots: Lots | None, ties: TieRule) -> None:
        papers = [(ranking, how_many) for ranking, how_many in profile.rankings if ranking]
        self.among = profile.candidates
        self.seats = seats
        self.papers = sum(how_many for _, how_many in papers)
        self.quota = (self.papers // (seats + 1) + 1) * PAPER  # [46]
        self.lots = lots
        self.ties = ties
        self.continuing = list(self.among)
        self.elected: list[int] = []
        self.waiting: list[int] = []  # elected, with a surplus that has not moved yet
        self.votes = dict.fromkeys(self.among, 0)
        self.exhausted = 0
        self.parcels: dict[int, dict[int, Pile]] = {number: {} for number in self.among}
        self.stages: list[Stage] = []
        self._deal(papers, PAPER)  # [45]

    @property
    def vacancies(self) -> int:
        return self.seats - len(self.elected)

    def run(self) -> SetCount:
        while True:
            events = self._elect_at_quota()
            if not self.vacancies or len(self.continuing) <= self.vacancies:  # [52(2)]
                break
            if self.waiting:
                self._move_surplus(events)
            else:
                self._exclude(events)
        if self.vacancies:
            events += self._elect(self.continuing, Reason.LAST_LEFT)  # [52(1)]
        self._note(events)
        quota = Fraction(self.quota, PAPER)
        return SetCount(self.seats, self.among, self.papers, quota, tuple(self.stages), tuple(self.elected))

    def _elect_at_quota(self) -> list[Event]:
        """[47(1)]"""
        reached = [number for number in self.continuing if self.votes[number] >= self.quota]
        self.waiting += [number for number in reached if self.votes[number] > self.quota]  # [48(1)]
        return self._elect(reached, Reason.QUOTA)

    def _elect(self, numbers: Sequence[int], reason: Reason) -> list[Event]:
        events = list(self._highest_first(numbers, reason))
        self.elected += [event.candidate for event in events]
        self.continuing = [number for number in self.continuing if number not in self.elected]
        return events

    def _highest_first(self, numbers: Sequence[int], reason: Reason) -> Iterator[Event]:
        left = list(numbers)
        while left:
            try:
                number, tie = self._breaker.highest(left, self._history())
            except TieNeedsLots as stop:
                number, tie = stop.tied[0], None
            left.remove(number)
            yield Event(Deed.ELECTED, number, reason, tie)

    def _move_surplus(self, events: Sequence[Event]) -> None:
        giver, tie = self._breaker.highest(self.waiting, self._history())  # [49]
        votes = self.votes[giver]
        surplus = votes - self.quota
        amount, share = Fraction(surplus, PAPER), Fraction(surplus, votes)
        self._note([*events, Event(Deed.TRANSFERRED, giver, Reason.SURPLUS, tie, amount, share)])
        self.waiting.remove(giver)
        self.votes[giver] = self.quota
        parcels = self.parcels.pop(giver)
        received = sum(self._deal(papers, surplus * value // votes) for value, papers in parcels.items())  # [48(3)]
        self.exhausted += surplus - received

    def _exclude(self, events: Sequence[Event]) -> None:
        lowest, tie = self._breaker.lowest(self.continuing, self._history())  # [50(1)], [51]
        amount = Fraction(self.votes[lowest], PAPER)
        self._note([*events, Event(Deed.EXCLUDED, lowest, Reason.LOWEST, tie, amount)])
        self.continuing.remove(lowest)
        pile, parcels = self.votes.pop(lowest), self.parcels.pop(lowest)
        received = sum(self._deal(papers, value) for value, papers in parcels.items())  # [50(4)]
        self.exhausted += pile - received

    def _deal(self, papers: Iterable[tuple[Ranking, int]], value: int) -> int:
        """Pass each paper to its next continuing candidate, if it names one. [48(2)], [50(3)] How much they got."""
        continuing = set(self.continuing)
        received = 0
        for ranking, how_many in papers:
            for position, number in enumerate(ranking, start=1):
                if number in continuing:
                    # Whoever stands before is elected or excluded and receives nothing more.
                    self.parcels[number].setdefault(value, []).append((ranking[position:], how_many))
                    self.votes[number] += value * how_many
                    received += value * how_many
                    break
        return received

    @property
    def _breaker(self) -> TieBreaker:
        """A tie that lacks lots is told by the seat it is about: the first that is vacant."""
        return TieBreaker(self.lots, self.ties, len(self.elected) + 1)

    def _history(self) -> list[Tally]:
        return [*(stage.votes for stage in self.stages), self._votes_now()]

    def _votes_now(self) -> Tally:
        return {number: Fraction(units, PAPER) for number, units in self.votes.items()}

    def _note(self, events: Sequence[Event]) -> None:
        self.stages.append(Stage(self._votes_now(), Fraction(self.exhausted, PAPER), tuple(events), self.papers))
