"""Who comes through which door, and for how long a key fits."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SESSION_LASTS = timedelta(hours=12)
LINK_LASTS = timedelta(days=30)


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


class Purpose(StrEnum):
    """What a key is for: a link opens a session, a session carries it on, a personal link answers for itself."""

    LINK = "link"
    SESSION = "session"
    PERSONAL = "personal"


@dataclass(frozen=True)
class Account:
    """A person with an office. An association's board acts for `association_id` and for no other."""

    id: str
    name: str
    role: Role
    association_id: str | None = None


@dataclass(frozen=True)
class Key:
    """What a secret stands for. `subject` is an account, a nominee or a voting card, as `role` says."""

    purpose: Purpose
    role: Role
    subject: str
    expires_at: datetime

    def fits(self, purpose: Purpose, now: datetime) -> bool:
        """A key opens one kind of door, and only until it runs out."""
        return self.purpose is purpose and now < self.expires_at


@dataclass(frozen=True)
class Visitor:
    """Whoever sent the request."""

    role: Role
    subject: str
    name: str = ""
    association_id: str | None = None
