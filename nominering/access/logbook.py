"""Who has read, changed or deleted which data. A voter is never in it."""

from dataclasses import dataclass
from datetime import datetime

PAGE = 100


@dataclass(frozen=True)
class Entry:
    """One request. `page` says in words what was shown or done, `object` what it was about. Never a secret."""

    id: str
    at: datetime
    account_id: str
    name: str
    role: str
    page: str
    object: str
    changed: bool
    status: int


@dataclass(frozen=True)
class Sought:
    """Which entries to show: everything given must hold. `object` is a part of it; `until` is left out itself."""

    account_id: str = ""
    object: str = ""
    since: datetime | None = None
    until: datetime | None = None
