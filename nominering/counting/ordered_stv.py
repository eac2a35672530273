"""`ordered-stv`, the proportional list: Rosenstiel's bottom-up rule, started from all candidates.

Source: Colin Rosenstiel, "Producing a party list using STV", Voting matters 9 (1998), pp. 4-5: [1] count to
elect all but one; who is not elected takes the last place and is withdrawn; [2] count the same ballots again
among those left to elect one fewer; [3] and so on until the first place. The transfers are the weighted
inclusive Gregory method: [4] whoever is above the quota is elected; [5] surpluses move one at a time, the
largest first, and every paper the candidate holds moves on at value x surplus / total; [6] the elected receive
nothing more; [7] when no surplus is left the lowest is excluded. In this rule each count seeks k of k + 1, so
the first exclusion, or the one left when k are elected, names the loser.

The quota is V/(k+1) exactly, where V is the papers that still name somebody in the count: with the exact quota
and value-preserving transfers every prefix of the list is proportional for solid coalitions.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from nominering.counting.lots import Lots
from nominering.counting.profile import Profile, Ranking
from nominering.counting.record import Deed, Event, Reason, Stage, Step
from nominering.counting.rules import TieRule
from nominering.counting.ties import TieBreaker


def steps(profile: Profile, lots: Lots | None, ties: TieRule) -> tuple[Step, ...]:
    """One step per place, the last place first, as the rule decides them. Raises TieNeedsLots."""
    left = profile.candidates
    decided: list[Step] = []
    for place in range(len(left), 0, -1):
        step = _Count(profile.among(left), TieBreaker(lots, ties, place)).find_loser(place)
        decided.append(step)
        left = tuple(number for number in left if number != step.candidate)
    return tuple(decided)


@dataclass
class _Count:
    """One count among `profile.candidates` for one seat fewer than they are.

    A pile holds papers by value: papers that share a history share a value, so the table stays small.
    """

    profile: Profile
    breaker: TieBreaker
    stages: list[Stage] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.hopeful = list(self.profile.candidates)
        self.seats = len(self.hopeful) - 1
        self.papers = self.profile.valid
        self.quota = Fraction(self.papers, self.seats + 1)
        self.votes = {number: Fraction(0) for number in self.hopeful}
        self.exhausted = Fraction(0)
        self.piles: dict[int, dict[Fraction, list[tuple[Ranking, int]]]] = {n: {} for n in self.hopeful}
        self.waiting: list[int] = []  # elected, with a surplus that has not moved yet
        self._deal(self.profile.rankings, Fraction(1))

    def find_loser(self, place: int) -> Step:
        while True:
            events = self._elect()
            if len(self.hopeful) == 1:
                (loser,) = self.hopeful
                events.append(Event(Deed.PLACED, loser, Reason.LAST_LEFT))
                self._note(events)
                break
            if self.waiting:
                self._move_surplus(events)
                continue
            loser, tie = self.breaker.lowest(self.hopeful, self._history())
            events.append(Event(Deed.PLACED, loser, Reason.LOWEST, tie))  # [7]
            self._note(events)
            break
        return Step(place, loser, self.profile.candidates, self.papers, self.quota, tuple(self.stages))

    def _elect(self) -> list[Event]:
        """[4] Everyone above the quota, the highest first."""
        above = [number for number in self.hopeful if self.votes[number] > self.quota]
        above.sort(key=lambda number: self.votes[number], reverse=True)
        for number in above:
            self.hopeful.remove(number)
            self.waiting.append(number)
        return [Event(Deed.ELECTED, number, Reason.QUOTA) for number in above]

    def _move_surplus(self, events: list[Event]) -> None:
        """[5] The largest surplus moves; the stage is noted with the votes as they lay before it."""
        giver, tie = self.breaker.highest(self.waiting, self._history())
        surplus, total = self.votes[giver] - self.quota, self.votes[giver]
        share = surplus / total
        events.append(Event(Deed.TRANSFERRED, giver, Reason.SURPLUS, tie, surplus, share))
        self._note(events)
        pile, self.piles[giver] = self.piles[giver], {}
        self.waiting.remove(giver)
        self.votes[giver] = self.quota
        for value, papers in sorted(pile.items()):
            self._deal(papers, value * share)

    def _deal(self, papers: Sequence[tuple[Ranking, int]], value: Fraction) -> None:
        """Give each paper to its next hopeful candidate. [6] The elected are passed over."""
        hopeful = set(self.hopeful)
        given: dict[int, int] = {}
        exhausted = 0
        for ranking, how_many in papers:
            for position, number in enumerate(ranking):
                if number in hopeful:
                    # Whoever stands before is elected and receives nothing more in this count.
                    self.piles[number].setdefault(value, []).append((ranking[position + 1 :], how_many))
                    given[number] = given.get(number, 0) + how_many
                    break
            else:
                exhausted += how_many
        for number, how_many in given.items():
            self.votes[number] += value * how_many
        self.exhausted += value * exhausted

    def _history(self) -> list[dict[int, Fraction]]:
        return [*(dict(stage.votes) for stage in self.stages), self.votes]

    def _note(self, events: list[Event]) -> None:
        self.stages.append(Stage(dict(self.votes), self.exhausted, tuple(events)))
