"""Letters by e-mail, and what became of each."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


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

    def sent(self, now: datetime) -> "Letter":
        return replace(self, delivery=Delivery.SENT, settled_at=now, text="", trouble="")

    def failed(self, trouble: str, now: datetime) -> "Letter":
        """`trouble` is what the mail server said."""
        return replace(self, delivery=Delivery.FAILED, settled_at=now, trouble=trouble[:200])
