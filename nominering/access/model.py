"""Who comes through which door, and for how long a key fits."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

SESSION_LASTS = timedelta(hours=12)
IDLE_LASTS = timedelta(hours=2)
NOTED_AGAIN_AFTER = timedelta(minutes=5)
LINK_LASTS = timedelta(days=30)
ONCE_LASTS = timedelta(minutes=30)
HALF_LASTS = timedelta(minutes=30)
MOST_VOTER_SESSIONS = 5


class Role(StrEnum):
    """What a visitor is here as. A voter is a holder of a voting card, never a name."""

    ORGANISER = "organiser"
    ASSOCIATION = "association"
    COMMITTEE = "committee"
    PRESIDIUM = "presidium"
    TELLER = "teller"
    AUDITOR = "auditor"
    MEMBER = "member"
    CANDIDATE = "candidate"
    VOTER = "voter"


# Those who see many people's data, or lead the vote.
STAFF = frozenset({Role.ORGANISER, Role.COMMITTEE, Role.PRESIDIUM, Role.TELLER, Role.AUDITOR})
INVITED = (Role.ORGANISER, Role.ASSOCIATION, Role.COMMITTEE, Role.PRESIDIUM, Role.TELLER, Role.AUDITOR)


class SecondFactor(StrEnum):
    """Who must prove themselves twice; see decision 12."""

    NONE = "none"
    STAFF = "staff"
    BOARDS = "boards"

    def asked_of(self, role: Role) -> bool:
        """`BOARDS` asks the staff and the boards of associations."""
        if self is SecondFactor.NONE:
            return False
        return role in STAFF or (self is SecondFactor.BOARDS and role is Role.ASSOCIATION)


class Purpose(StrEnum):
    """What a key is for.

    A link (an invitation) opens a session, and so does one that fits once; so does one that fits once and was given
    to somebody whom an identity provider has proved twice over. A half session has taken the first step of two. A
    session carries on. A personal link answers for itself.
    """

    LINK = "link"
    ONCE = "once"
    PROVED = "proved"
    HALF = "half"
    SESSION = "session"
    PERSONAL = "personal"


LINKS = frozenset({Purpose.LINK, Purpose.ONCE, Purpose.PROVED})


@dataclass(frozen=True)
class Account:
    """A person with an office. An association's board acts for `association_id` and for no other.

    A member's account is the membership itself: the role is MEMBER and the association the member's own.
    """

    id: str
    name: str
    role: Role
    association_id: str | None = None
    email: str = ""
    disabled: bool = False
    invited_at: datetime | None = None
    signed_in_at: datetime | None = None


@dataclass(frozen=True)
class Key:
    """What a secret stands for. `subject` is an account, a nominee or a voting card, as `role` says.

    `used_at` is when a session was last noted in use; a voter's never is. `challenge` is what a passkey has been
    asked to sign.
    """

    purpose: Purpose
    role: Role
    subject: str
    expires_at: datetime
    used_at: datetime | None = None
    challenge: str = ""

    def fits(self, purpose: Purpose, now: datetime) -> bool:
        """A key opens one kind of door, and only until it runs out or has lain unused too long."""
        idle = self.used_at is not None and now >= self.used_at + IDLE_LASTS
        return self.purpose is purpose and now < self.expires_at and not idle

    def should_be_noted(self, now: datetime) -> bool:
        """Not at every request: a note is a write."""
        return self.used_at is not None and now >= self.used_at + NOTED_AGAIN_AFTER

    def noted(self, now: datetime) -> "Key":
        return replace(self, used_at=now)


@dataclass(frozen=True)
class Visitor:
    """Whoever sent the request."""

    role: Role
    subject: str
    name: str = ""
    association_id: str | None = None


@dataclass(frozen=True)
class Identity:
    """Whom an identity provider says that somebody is. `strong`: proved with more than one factor, by its word."""

    email: str
    strong: bool
