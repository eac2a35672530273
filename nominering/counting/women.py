"""Women at least half of those elected by most votes.

Source: the statutes of Vänsterpartiet ask that women are at least half of a congress delegation, and do not say how a
vote that gives fewer is put right. Here: [1] half is rounded up, three of five; [2] when fewer women are elected, as
many others as are missing give way, those elected with fewest votes, [3] to the women with most votes among those not
elected; [4] equals are parted by lot. Nobody moves when the vote itself gives half.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from nominering.counting.errors import QuotaCannotBeKept, TieNeedsLots
from nominering.counting.lots import Lots
from nominering.counting.marks import Contested, LotUsed
from nominering.counting.quotas import OTHER, WOMAN, QuotaRule


@dataclass(frozen=True)
class Exchange:
    """One who was elected by votes gives way to a woman who was not."""

    gave_way: int
    came_in: int


@dataclass(frozen=True)
class Half:
    """Those elected when the rule is kept, most votes first, and what it took."""

    elected: tuple[int, ...]
    exchanges: tuple[Exchange, ...] = ()
    lots: tuple[LotUsed, ...] = ()


def women_needed(seats: int) -> int:
    """[1]"""
    return (seats + 1) // 2


def keep_half_women(
    votes: Mapping[int, int], elected: Collection[int], women: Collection[int], lots: Lots | None
) -> Half:
    """`votes` of every candidate. Raises QuotaCannotBeKept when too few women stand, and TieNeedsLots."""
    missing = women_needed(len(elected)) - len(set(elected) & set(women))
    if missing <= 0:
        return Half(_by_votes(votes, elected))
    others = [number for number in elected if number not in women]
    waiting = [number for number in votes if number in women and number not in elected]
    if len(waiting) < missing:
        groups = {WOMAN: len(set(votes) & set(women)), OTHER: len(set(votes) - set(women))}
        raise QuotaCannotBeKept(QuotaRule.HALF_WOMEN.value, len(elected), groups)
    stay, stay_lots = _most(votes, others, len(others) - missing, lots)  # [2]
    come, come_lots = _most(votes, waiting, missing, lots)  # [3]
    leave = [number for number in _by_votes(votes, others) if number not in stay]
    exchanges = tuple(Exchange(out, in_) for out, in_ in zip(reversed(leave), come, strict=True))
    kept = [number for number in elected if number not in leave]
    return Half(_by_votes(votes, [*kept, *come]), exchanges, stay_lots + come_lots)


def _by_votes(votes: Mapping[int, int], numbers: Collection[int]) -> tuple[int, ...]:
    return tuple(sorted(numbers, key=lambda number: (-votes[number], number)))


def _most(
    votes: Mapping[int, int], among: Collection[int], room: int, lots: Lots | None
) -> tuple[tuple[int, ...], tuple[LotUsed, ...]]:
    """[4] Raises TieNeedsLots."""
    order = _by_votes(votes, among)
    if room == 0 or room == len(order) or votes[order[room - 1]] > votes[order[room]]:
        return order[:room], ()
    edge = votes[order[room]]
    sure = [number for number in order if votes[number] > edge]
    tied = tuple(number for number in order if votes[number] == edge)
    if lots is None:
        raise TieNeedsLots(tied, room)
    chosen = tuple(sorted(tied, key=lots.order.index))[: room - len(sure)]
    return (*sure, *sorted(chosen)), (LotUsed(Contested.HALF_WOMEN, tied, chosen),)
