"""A nomination that is being written: what was typed, before any rule has looked at it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

Content = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Draft:
    """`content` is each field with what was typed or chosen in it; `saved_by` is the visitor's account or member."""

    content: Content
    saved_by: str
    saved_at: datetime

    def with_fields(self, fields: Content, by: str, now: datetime) -> "Draft":
        """What is typed later stands instead of what was typed before."""
        return Draft({**self.content, **fields}, by, now)
