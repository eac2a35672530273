"""Who names somebody, and how it was decided."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from nominering.nomination.errors import (
    AssociationInactive,
    MeetingInFuture,
    MembershipNotCounting,
    NominationWithdrawn,
    NomineeIncomplete,
)
from nominering.organisation.members import Member
from nominering.organisation.model import Association
from nominering.organisation.names import tidy

LONGEST_PARAGRAPH = 200
LONGEST_MOTIVATION = 2000
LONGEST_RELATION = 80
LONGEST_DELEGATE = 80


class NominatorKind(StrEnum):
    """An association or a member nominates until the stop, the committee and the floor after it."""

    ASSOCIATION = "association"
    MEMBER = "member"
    COMMITTEE = "committee"
    FLOOR = "floor"

    @property
    def late(self) -> bool:
        return self in (NominatorKind.COMMITTEE, NominatorKind.FLOOR)


@dataclass(frozen=True)
class Nominator:
    """Who nominates. `id` is the association's or the member's, the delegate's name from the floor, else empty."""

    kind: NominatorKind
    id: str = ""
    name: str = ""

    @property
    def key(self) -> str:
        """The same for the same nominator, and for no other."""
        return f"{self.kind.value}:{self.id.casefold() if self.kind is NominatorKind.FLOOR else self.id}"

    @classmethod
    def association(cls, association: Association) -> "Nominator":
        """Raises AssociationInactive."""
        if not association.active:
            raise AssociationInactive(association.name)
        return cls(NominatorKind.ASSOCIATION, association.id, association.name)

    @classmethod
    def member(cls, member: Member, today: date) -> "Nominator":
        """Every member may nominate, oneself included (the party's statutes §§ 138–139), once the membership counts
        (§ 3). Raises MembershipNotCounting.
        """
        if not member.counts_on(today):
            raise MembershipNotCounting(member.counts_from)
        return cls(NominatorKind.MEMBER, member.id, member.name)

    @classmethod
    def floor(cls, delegate: str) -> "Nominator":
        """Raises NomineeIncomplete."""
        delegate = tidy(delegate)
        if not 0 < len(delegate) <= LONGEST_DELEGATE:
            raise NomineeIncomplete("delegate")
        return cls(NominatorKind.FLOOR, delegate, delegate)


COMMITTEE = Nominator(NominatorKind.COMMITTEE)


@dataclass(frozen=True)
class Meeting:
    """The association's meeting that decided, and the paragraph of its minutes."""

    held: date
    paragraph: str

    def minuted(self, today: date) -> "Meeting":
        """As it is kept: held, and with its paragraph. Raises NomineeIncomplete, MeetingInFuture."""
        paragraph = tidy(self.paragraph)
        if not 0 < len(paragraph) <= LONGEST_PARAGRAPH:
            raise NomineeIncomplete("paragraph")
        if self.held.year < 1990:
            raise NomineeIncomplete("meeting")
        if self.held > today:
            raise MeetingInFuture(self.held)
        return Meeting(self.held, paragraph)


class Electable(StrEnum):
    """Whether the nominator wants the person on a place that is likely to be elected (valbar plats)."""

    YES = "yes"
    NO = "no"
    UNSAID = "unsaid"


@dataclass(frozen=True)
class Grounds:
    """What a nominator says: the meeting that decided (an association's), why, and how the two know each other."""

    meeting: Meeting | None = None
    motivation: str = ""
    electable: Electable = Electable.UNSAID
    relation: str = ""

    def given_by(self, nominator: Nominator, today: date) -> "Grounds":
        """As they are kept. Raises NomineeIncomplete, MeetingInFuture."""
        meeting = None
        if nominator.kind is NominatorKind.ASSOCIATION:
            if self.meeting is None:
                raise NomineeIncomplete("meeting")
            meeting = self.meeting.minuted(today)
        motivation, relation = tidy(self.motivation), tidy(self.relation)
        if len(motivation) > LONGEST_MOTIVATION:
            raise NomineeIncomplete("motivation")
        if len(relation) > LONGEST_RELATION:
            raise NomineeIncomplete("relation")
        return Grounds(meeting, motivation, self.electable, relation)


@dataclass(frozen=True)
class Nomination:
    """A nominator's word for a candidacy; several nominations of one person to one list are one candidacy.

    `late` is one that came after the stop, by the list's rule for that.
    """

    nominator: Nominator
    grounds: Grounds
    came_in: datetime | None = None
    late: bool = False
    withdrawn_at: datetime | None = None

    @property
    def stands(self) -> bool:
        return self.withdrawn_at is None

    @property
    def motivation(self) -> str:
        return self.grounds.motivation

    def withdraw(self, now: datetime) -> "Nomination":
        """Raises NominationWithdrawn."""
        self.check_stands()
        return replace(self, withdrawn_at=now)

    def check_stands(self) -> None:
        """Raises NominationWithdrawn."""
        if not self.stands:
            raise NominationWithdrawn
