"""Who is in the hall and who sits in whose place: a pure fold over everything that has been noted.

What has been noted is never changed, so the hall at any moment is the fold over what was noted by then.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

Kept = TypeVar("Kept")


class What(StrEnum):
    """What a change is about. The two of presence are about the whole roll and name nobody."""

    CHECKED_IN = "checked-in"
    CHECKED_OUT = "checked-out"
    STEPPED_IN = "stepped-in"
    STEPPED_OUT = "stepped-out"
    PRESENCE_REQUIRED = "presence-required"
    PRESENCE_WAIVED = "presence-waived"


@dataclass(frozen=True)
class Change:
    """One line of the log: `who` by id, `instead_of` the delegate whose seat it is, `by` whose account wrote it.

    `reason` is why an alternate stepped in out of order. `number` is the line's, from 1, given when it is kept.
    """

    what: What
    at: datetime
    by: str
    who: str = ""
    instead_of: str = ""
    reason: str = ""
    number: int = 0


@dataclass(frozen=True)
class Seated:
    """An alternate on a delegate's seat, since when."""

    alternate: str
    since: datetime


@dataclass(frozen=True)
class Attendance:
    """`present` says since when, `seats` who sits for which delegate, `seen` who has ever been checked in.

    `required` is what the conference has decided of presence; None when it has decided nothing.
    """

    present: Mapping[str, datetime] = field(default_factory=dict)
    seats: Mapping[str, Seated] = field(default_factory=dict)
    seen: frozenset[str] = frozenset()
    required: bool | None = None

    @classmethod
    def after(cls, changes: Iterable[Change]) -> "Attendance":
        attendance = cls()
        for change in changes:
            attendance = attendance.then(change)
        return attendance

    def then(self, change: Change) -> "Attendance":
        match change.what:
            case What.CHECKED_IN:
                present = {**self.present, change.who: change.at}
                return replace(self, present=present, seen=self.seen | {change.who})
            case What.CHECKED_OUT:
                return replace(self, present=_without(self.present, change.who))
            case What.STEPPED_IN:
                return replace(self, seats={**self.seats, change.instead_of: Seated(change.who, change.at)})
            case What.STEPPED_OUT:
                return replace(self, seats=_without(self.seats, change.instead_of))
            case What.PRESENCE_REQUIRED | What.PRESENCE_WAIVED:
                return replace(self, required=change.what is What.PRESENCE_REQUIRED)

    def seat_of(self, alternate: str) -> str | None:
        """The delegate for whom the alternate sits."""
        return next((delegate for delegate, each in self.seats.items() if each.alternate == alternate), None)


def _without(kept: Mapping[str, Kept], key: str) -> Mapping[str, Kept]:
    return {each: value for each, value in kept.items() if each != key}
