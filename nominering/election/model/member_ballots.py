"""A ballot among all members of the district: who may vote, and when it opens and closes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from nominering.election.errors import (
    BallotOpened,
    CutOffInFuture,
    ElectionIncomplete,
    ElectorateFrozen,
    ElectorateNotFrozen,
    NobodyEntitled,
    TimesMissing,
    TimesWrong,
)
from nominering.organisation.members import Member

LONGEST_TITLE = 80


def entitled_on(members: Iterable[Member], day: date) -> tuple[Member, ...]:
    """§ 3: the members whose membership counts that day, 30 days after the fee."""
    return tuple(each for each in members if each.counts_on(day))


@dataclass(frozen=True)
class MemberBallot:
    """Its id names the deck of its code letters. `voters` is how many were entitled on the `cut_off` day; a name is
    not kept: the register of that day has them.
    """

    id: str
    title: str
    cut_off: date | None = None
    voters: int | None = None
    frozen_at: datetime | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None

    def check(self) -> None:
        """Raises ElectionIncomplete."""
        if not 0 < len(self.title) <= LONGEST_TITLE:
            raise ElectionIncomplete("title")

    @property
    def entitled(self) -> int:
        """Raises ElectorateNotFrozen."""
        if self.voters is None:
            raise ElectorateNotFrozen
        return self.voters

    def frozen(self, members: Iterable[Member], cut_off: date, now: datetime, today: date) -> "MemberBallot":
        """Raises ElectorateFrozen, CutOffInFuture, NobodyEntitled."""
        if self.frozen_at is not None:
            raise ElectorateFrozen
        if cut_off > today:
            raise CutOffInFuture
        voters = len(entitled_on(members, cut_off))
        if voters == 0:
            raise NobodyEntitled
        return replace(self, cut_off=cut_off, voters=voters, frozen_at=now)

    def timed(self, opens_at: datetime, closes_at: datetime, now: datetime, *, opened: bool) -> "MemberBallot":
        """Once opened only the closing may be put off, to a later moment: nobody who waits is shut out.

        Raises TimesWrong, BallotOpened.
        """
        if closes_at <= opens_at or closes_at <= now:
            raise TimesWrong
        if opened and (opens_at != self.opens_at or self.closes_at is None or closes_at < self.closes_at):
            raise BallotOpened
        return replace(self, opens_at=opens_at, closes_at=closes_at)

    def check_can_open(self, now: datetime) -> None:
        """Raises ElectorateNotFrozen, TimesMissing, TimesWrong."""
        if self.voters is None:
            raise ElectorateNotFrozen
        if self.opens_at is None or self.closes_at is None:
            raise TimesMissing
        if self.over_by(now):
            raise TimesWrong

    def opens_by(self, now: datetime) -> bool:
        return (
            self.voters is not None and self.opens_at is not None and self.opens_at <= now and not self.over_by(now)
        )

    def over_by(self, now: datetime) -> bool:
        return self.closes_at is not None and self.closes_at <= now
