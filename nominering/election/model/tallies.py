"""The count of one round of an election, with why each was elected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nominering.conference.model.rounds import BallotKind, Round
from nominering.counting.count import count
from nominering.counting.marks import LotUsed, MarksCount, count_marks, rank_alternates
from nominering.counting.piles import Piles, piled
from nominering.counting.profile import Profile, Ranking
from nominering.counting.women import Exchange, keep_half_women, women_needed
from nominering.election.errors import CountersDiffer
from nominering.election.model.elections import Elected, Election, Reason, Way


@dataclass(frozen=True)
class MarksTally:
    """`order` are those whom this round elects, alternates in the order in which they step in.

    `exchanges` are what it took for women to be at least half. `lots` are all the lots that decided anything.
    """

    round_id: str
    marks: MarksCount
    order: tuple[int, ...]
    exchanges: tuple[Exchange, ...] = ()
    lots: tuple[LotUsed, ...] = ()

    @property
    def run_off(self) -> tuple[int, ...]:
        """Those who meet for the seats left."""
        return self.marks.runoff

    def reason(self, number: int, way: Way) -> Reason:
        if any(each.came_in == number for each in self.exchanges):
            return Reason.HALF_WOMEN
        if way is Way.MOST_VOTES:
            return Reason.MOST_VOTES
        return Reason.RUN_OFF if self.marks.needed is None else Reason.MAJORITY

    def votes(self, number: int) -> int | None:
        return self.marks.votes[number]

    def as_data(self) -> dict[str, Any]:
        return {
            "marks": self.marks.as_data(),
            "order": list(self.order),
            "exchanges": [{"gave_way": each.gave_way, "came_in": each.came_in} for each in self.exchanges],
            "lots": [each.as_data() for each in self.lots],
        }


@dataclass(frozen=True)
class RankedTally:
    """A set elected by the Scottish rules; the `record` is the counter's own."""

    round_id: str
    record: Mapping[str, Any]

    @property
    def order(self) -> tuple[int, ...]:
        return tuple(self.record["elected"])

    @property
    def run_off(self) -> tuple[int, ...]:
        return ()

    def reason(self, number: int, way: Way) -> Reason:
        return Reason.TRANSFER

    def votes(self, number: int) -> int | None:
        return None

    def as_data(self) -> dict[str, Any]:
        return {"ranked": self.record}


Tally = MarksTally | RankedTally


def tally_of(round_id: str, data: Mapping[str, Any]) -> Tally:
    """As it was kept."""
    if "ranked" in data:
        return RankedTally(round_id, data["ranked"])
    return MarksTally(
        round_id,
        MarksCount.from_data(data["marks"]),
        tuple(data["order"]),
        tuple(Exchange(each["gave_way"], each["came_in"]) for each in data["exchanges"]),
        tuple(LotUsed.from_data(each) for each in data["lots"]),
    )


def tally_round(election: Election, round_: Round, papers: Mapping[Ranking, int], *, run_off: bool) -> Tally:
    """Count the ballots of a closed round with its lots. Marks are counted twice.

    Raises TieNeedsLots, QuotaCannotBeKept, CountersDiffer.
    """
    if round_.ballot is BallotKind.RANKING:
        profile = Profile.of(round_.numbers, papers)
        return RankedTally(round_.id, count(profile, round_.ranked_by, round_.lots, round_.places).as_data())
    simply_most = run_off or election.way is Way.MOST_VOTES
    marks = count_marks(papers, round_.numbers, round_.places, round_.lots, runoff=simply_most)
    order, lots = marks.elected, marks.lots
    exchanges: tuple[Exchange, ...] = ()
    if election.half_women:
        half = keep_half_women(marks.votes, order, election.women, round_.lots)
        order, exchanges, lots = half.elected, half.exchanges, lots + half.lots
    if election.post.ranks:
        ranked = rank_alternates(marks.votes, order, round_.lots)
        order, lots = ranked.order, lots + ranked.lots
    tally = MarksTally(round_.id, marks, order, exchanges, lots)
    if not _confirmed(election, tally, piled(papers, round_.numbers)):
        raise CountersDiffer
    return tally


def _confirmed(election: Election, tally: MarksTally, piles: Piles) -> bool:
    """The tellers' count agrees, and with it those who are elected when women are at least half, in their order."""
    if not piles.confirms(tally.marks) or (election.post.ranks and not piles.in_order(tally.order)):
        return False
    elected, by_votes = set(tally.order), set(tally.marks.elected)
    if not election.half_women:
        return elected == by_votes
    women, needed = elected & election.women, women_needed(len(by_votes))
    others = elected - women
    if len(elected) != len(by_votes) or len(women) < needed:
        return False
    moved = elected != by_votes
    return not moved or (
        len(women) == needed > len(by_votes & election.women)
        and piles.are_highest(women, set(piles.named) & election.women, len(women))
        and piles.are_highest(others, set(piles.named) - election.women, len(others))
    )


def elected_by(election: Election, tallies: Sequence[Tally]) -> tuple[Elected, ...]:
    """Those of the first round stand before those of the run-off. Whoever has withdrawn since is not elected."""
    found = [(tally, number) for tally in tallies for number in tally.order if number not in election.gone]
    return tuple(
        Elected(place, number, tally.reason(number, election.way), tally.votes(number))
        for place, (tally, number) in enumerate(found, start=1)
    )
