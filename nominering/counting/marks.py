"""Marks: as many names as there are seats, or fewer, in no order. How persons and single places are elected.

Source: the statutes of Vänsterpartiet, [22] § 22: to be elected takes more than half of the valid ballots; when too
few get it, a run-off among those with most votes, at most twice as many candidates as seats left, where the highest
vote wins; voters mark as many names as there are seats, or fewer. [23] § 23: alternates rank by votes, ties by lot.

The statutes say "valid ballots" and not what a valid one is. Here a blank ballot is not valid and raises no majority,
as in the Elections Act (2005:837), where votes that name nobody are counted among the invalid.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from nominering.counting.errors import LotsIncomplete, RankingOutsideProfile, TieNeedsLots, TooManyMarks
from nominering.counting.lots import Lots
from nominering.counting.profile import Ranking


class Contested(StrEnum):
    """What the tied were equal for."""

    SEAT = "seat"
    RUN_OFF = "run-off"
    RANK = "rank"
    HALF_WOMEN = "half-women"


@dataclass(frozen=True)
class LotUsed:
    """A lot that decided: `tied` were equal, there was room for the `chosen`, in the order of the lots."""

    contested: Contested
    tied: tuple[int, ...]
    chosen: tuple[int, ...]

    def as_data(self) -> dict[str, Any]:
        return {"for": self.contested.value, "tied": list(self.tied), "chosen": list(self.chosen)}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "LotUsed":
        return cls(Contested(data["for"]), tuple(data["tied"]), tuple(data["chosen"]))


@dataclass(frozen=True)
class MarksCount:
    """One counted round. `votes` has every candidate, in the order of their numbers.

    `elected` have most votes first, and among equals the lower number: a rank among them is what
    :func:`rank_alternates` gives. `needed` is None in a run-off, where no majority is. `runoff` names those who meet
    for the seats left, most votes first; nobody when all seats are filled or nobody is left.
    """

    seats: int
    valid: int
    blank: int
    votes: Mapping[int, int]
    needed: int | None
    elected: tuple[int, ...]
    runoff: tuple[int, ...]
    lots: tuple[LotUsed, ...] = ()

    @property
    def seats_left(self) -> int:
        return self.seats - len(self.elected)

    def as_data(self) -> dict[str, Any]:
        return {
            "seats": self.seats,
            "valid": self.valid,
            "blank": self.blank,
            "votes": [{"number": number, "votes": votes} for number, votes in self.votes.items()],
            "needed": self.needed,
            "elected": list(self.elected),
            "runoff": list(self.runoff),
            "lots": [lot.as_data() for lot in self.lots],
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "MarksCount":
        return cls(
            data["seats"],
            data["valid"],
            data["blank"],
            {row["number"]: row["votes"] for row in data["votes"]},
            data["needed"],
            tuple(data["elected"]),
            tuple(data["runoff"]),
            tuple(LotUsed.from_data(lot) for lot in data["lots"]),
        )


@dataclass(frozen=True)
class Ranked:
    """The first alternate first, with the lots that parted equals."""

    order: tuple[int, ...]
    lots: tuple[LotUsed, ...] = ()


def count_marks(
    papers: Mapping[Ranking, int],
    candidates: Iterable[int],
    seats: int,
    lots: Lots | None,
    *,
    runoff: bool = False,
) -> MarksCount:
    """Count `papers`, each the marked numbers; an empty one is blank. `lots` may also order others who do not stand.

    Raises TooManyMarks, RankingOutsideProfile, LotsIncomplete, and TieNeedsLots when a tie needs lots that are not
    drawn.
    """
    if seats < 1:
        raise ValueError("an election has at least one seat")
    standing = tuple(sorted(set(candidates)))
    _check_lots(lots, standing)
    votes, valid = _tally(papers, standing, seats)
    needed = None if runoff else valid // 2 + 1  # [22] more than half of the valid ballots
    able = [number for number in standing if needed is None or votes[number] >= needed]
    elected, used = _most(votes, able, seats, lots, Contested.SEAT)  # [22] more than the seats: those with most votes
    left = [number for number in standing if number not in elected]
    meeting: tuple[int, ...] = ()
    if needed is not None and len(elected) < seats:
        room = 2 * (seats - len(elected))  # [22] at most twice as many as seats left
        meeting, more = _most(votes, left, room, lots, Contested.RUN_OFF)
        used += more
    return MarksCount(seats, valid, papers.get((), 0), votes, needed, elected, meeting, used)


def rank_alternates(votes: Mapping[int, int], alternates: Iterable[int], lots: Lots | None) -> Ranked:
    """[23] The alternates by their `votes`, ties by lot. Raises LotsIncomplete and TieNeedsLots."""
    standing = tuple(sorted(set(alternates)))
    _check_lots(lots, standing)
    order: list[int] = []
    used: list[LotUsed] = []
    for level in sorted({votes[number] for number in standing}, reverse=True):
        tied = tuple(number for number in standing if votes[number] == level)
        if len(tied) > 1:
            drawn = _drawn(tied, len(order) + 1, lots)
            used.append(LotUsed(Contested.RANK, tied, drawn))
            order += drawn
        else:
            order += tied
    return Ranked(tuple(order), tuple(used))


def _check_lots(lots: Lots | None, standing: Collection[int]) -> None:
    """Raises LotsIncomplete."""
    if lots is None:
        return
    missing = set(standing) - set(lots.order)
    repeated = {number for number in lots.order if lots.order.count(number) > 1}
    if missing or repeated:
        raise LotsIncomplete(missing, repeated, ())


def _tally(papers: Mapping[Ranking, int], standing: tuple[int, ...], seats: int) -> tuple[dict[int, int], int]:
    """The votes of each and how many ballots are valid. Raises TooManyMarks and RankingOutsideProfile."""
    votes = dict.fromkeys(standing, 0)
    valid = 0
    for marked, how_many in papers.items():
        if len(set(marked)) != len(marked) or not votes.keys() >= set(marked):
            raise RankingOutsideProfile(marked)
        if len(marked) > seats:  # [22] as many names as there are seats, or fewer
            raise TooManyMarks(marked, seats)
        for number in marked:
            votes[number] += how_many
        valid += how_many if marked else 0
    return votes, valid


def _most(
    votes: Mapping[int, int], among: Iterable[int], room: int, lots: Lots | None, contested: Contested
) -> tuple[tuple[int, ...], tuple[LotUsed, ...]]:
    """Those with most votes, as many as there is `room` for. Raises TieNeedsLots."""
    order = sorted(among, key=lambda number: (-votes[number], number))
    if len(order) <= room:
        return tuple(order), ()
    edge = votes[order[room - 1]]
    sure = [number for number in order if votes[number] > edge]
    tied = tuple(number for number in order if votes[number] == edge)
    places = room - len(sure)
    if len(tied) == places:
        return tuple(order[:room]), ()
    chosen = _drawn(tied, room, lots)[:places]
    return (*sure, *sorted(chosen)), (LotUsed(contested, tied, chosen),)


def _drawn(tied: tuple[int, ...], place: int, lots: Lots | None) -> tuple[int, ...]:
    """The tied, the strongest lot first. Raises TieNeedsLots."""
    if lots is None:
        raise TieNeedsLots(tied, place)
    return tuple(sorted(tied, key=lots.order.index))
