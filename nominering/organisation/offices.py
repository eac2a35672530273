"""Offices: who sits on a board, prepares, audits or is employed, from when and until when. History is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nominering.organisation.errors import (
    BoardOfInactive,
    DatesReversed,
    HolderElsewhere,
    HolderNotMember,
    HolderTooNew,
    OfficeElsewhere,
    OfficeWithoutHolder,
    TextTooLong,
)
from nominering.organisation.members import Member
from nominering.organisation.model import Association

LONGEST_TITLE = 40

# In the order that people read a board; other titles come after them.
TITLES = (
    "ordförande", "sammankallande", "vice ordförande", "kassör", "sekreterare", "ledamot", "revisor", "suppleant",
    "ersättare",
)  # fmt: skip


class Body(StrEnum):
    """Where an office is held."""

    ASSOCIATION_BOARD = "association-board"
    DISTRICT_BOARD = "district-board"
    COMMITTEE = "committee"
    AUDITORS = "auditors"
    ORGANISER = "organiser"


@dataclass(frozen=True)
class Office:
    """One term of one office. `until` is the last day. The organiser is employed and need not be a member."""

    id: str
    body: Body
    title: str
    name: str
    since: date
    until: date | None = None
    member_id: str | None = None
    association_id: str | None = None

    @property
    def holder(self) -> tuple[str, str]:
        """The member's number, or the name of somebody who is none."""
        return ("member", self.member_id) if self.member_id else ("name", self.name.casefold())

    @property
    def identity(self) -> tuple[object, ...]:
        """What tells one term from another."""
        return self.body, self.association_id, self.title.casefold(), self.holder, self.since

    @property
    def rank(self) -> int:
        title = self.title.casefold()
        return TITLES.index(title) if title in TITLES else len(TITLES)

    def on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def over_before(self, day: date) -> bool:
        return self.until is not None and self.until < day

    def overlaps(self, other: "Office") -> bool:
        """The same person in the same office on the same day."""
        same = self.identity[:-1] == other.identity[:-1]
        return same and not other.over_before(self.since) and not self.over_before(other.since)

    def faults(self, holder: Member | None, association: Association | None, today: date) -> tuple[Exception, ...]:
        """Everything that stands in the way. A term that is over is history: its holder may have left since."""
        found: list[Exception] = []
        if len(self.title) > LONGEST_TITLE:
            found.append(TextTooLong("title", LONGEST_TITLE))
        if self.until is not None and self.until < self.since:
            found.append(DatesReversed(self.since, self.until))
        of_association = self.body is Body.ASSOCIATION_BOARD
        if of_association != (association is not None):
            found.append(OfficeElsewhere(of_association))
        if self.over_before(today):
            return tuple(found)
        if of_association and association is not None and not association.active:
            found.append(BoardOfInactive(association.name))
        return (*found, *self._holder_faults(holder, association, max(self.since, today)))

    def _holder_faults(
        self, holder: Member | None, association: Association | None, day: date
    ) -> Iterable[Exception]:
        """§ 1: whoever sits on a board is a member of an association, of this one where it is its own board."""
        if holder is None:
            if self.body is not Body.ORGANISER:
                yield OfficeWithoutHolder()
            return
        if self.body is Body.ORGANISER:
            return
        belongs = holder.association_on(day)
        if belongs is None:
            yield HolderNotMember(holder.name)
        elif association is not None and belongs != association.id:
            yield HolderElsewhere(holder.name, association.name)
        elif not holder.counts_on(day):
            yield HolderTooNew(holder.name, holder.counts_from)


@dataclass(frozen=True)
class Offices:
    """Every term that is known, the longest standing first."""

    every: tuple[Office, ...]

    def on(self, day: date) -> tuple[Office, ...]:
        return tuple(each for each in self.every if each.on(day))

    def of(self, body: Body, association_id: str | None = None) -> tuple[Office, ...]:
        return tuple(each for each in self.every if each.body is body and each.association_id == association_id)

    def of_member(self, member_id: str) -> tuple[Office, ...]:
        return tuple(each for each in self.every if each.member_id == member_id)
