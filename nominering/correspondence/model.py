"""Letters by e-mail, and what became of each."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

# After each failure that may pass: how long to wait before the next attempt. Then the letter has failed.
PAUSES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
SIGN_IN_LASTS = timedelta(minutes=30)


# The trouble of a letter whose link ran out before it could be carried.
TOO_OLD = "too-old"


class Kind(StrEnum):
    """What a letter is for."""

    INVITATION = "invitation"
    SIGN_IN = "sign-in"
    QUESTION = "question"
    REMINDER = "reminder"
    NOTICE = "notice"


class Delivery(StrEnum):
    """Queued → sent or failed; a failed one may be queued again."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True)
class Letter:
    """One letter to one address. `about` is the account, nominee or association it concerns.

    The text may hold a secret link: it is forgotten as soon as the letter is delivered.
    """

    id: str
    kind: Kind
    about: str
    name: str
    address: str
    subject: str
    text: str
    queued_at: datetime
    delivery: Delivery = Delivery.QUEUED
    settled_at: datetime | None = None
    trouble: str = ""
    attempts: int = 0
    not_before: datetime | None = None

    def outlived(self, now: datetime) -> bool:
        """A link to sign in with has run out before its letter was carried."""
        return self.kind is Kind.SIGN_IN and now >= self.queued_at + SIGN_IN_LASTS

    def sent(self, now: datetime) -> "Letter":
        return replace(self, delivery=Delivery.SENT, settled_at=now, text="", trouble="")

    def failed(self, trouble: str, now: datetime) -> "Letter":
        """`trouble` is what the mail server said."""
        return replace(self, delivery=Delivery.FAILED, settled_at=now, trouble=trouble[:200])

    def put_off(self, trouble: str, now: datetime) -> "Letter":
        """Queued again for later, until the pauses have been used up."""
        if self.attempts >= len(PAUSES):
            return self.failed(trouble, now)
        later = now + PAUSES[self.attempts]
        return replace(self, attempts=self.attempts + 1, not_before=later, trouble=trouble[:200])
