"""What the hall does with a list, in the order it did it. Nothing is ever taken out: what is undone is said so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nominering.counting.marks import MarksCount

LONGEST_REASON = 500


class Deed(StrEnum):
    """Somebody is named against the one who is put; places are given by acclamation; a secret vote is
    begun, is found to be tied, its lot is drawn, it is counted; the quota rule is set aside; what was done last is
    undone.
    """

    NAMED = "named"
    ACCLAIMED = "acclaimed"
    VOTE = "vote"
    TIED = "tied"
    LOT = "lot"
    COUNTED = "counted"
    SET_ASIDE = "set-aside"
    UNDONE = "undone"


@dataclass(frozen=True)
class Event:
    """One deed, numbered from 1 on each list; `by` is who of the presidium entered it.

    `numbers` are the candidates: who is named, who took the `places` in the same order, who is voted on, who were
    equal, or the equal in the order of the lot. `round_id` is the secret vote's. `said` is the paragraph or the
    reason. `back_to` is the first event that an undoing makes void.
    """

    number: int
    deed: Deed
    by: str
    at: datetime
    places: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    round_id: str = ""
    said: str = ""
    count: MarksCount | None = None
    back_to: int | None = None

    @property
    def placed(self) -> tuple[tuple[int, int], ...]:
        """Place and number of whoever got a place by it."""
        if self.deed is Deed.ACCLAIMED:
            return tuple(zip(self.places, self.numbers, strict=True))
        if self.deed is Deed.COUNTED and self.count and self.count.elected:
            return ((self.places[0], self.count.elected[0]),)
        return ()


def in_force(events: Iterable[Event]) -> tuple[Event, ...]:
    """Those that are not undone."""
    standing: list[Event] = []
    for event in events:
        if event.back_to is None:
            standing.append(event)
        else:
            standing = [each for each in standing if each.number < event.back_to]
    return tuple(standing)
