"""What is taken away of whoever never stood, when the lists are adopted."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Erased(StrEnum):
    """A kind of personal data."""

    NOMINEES = "nominees"
    MOTIVATIONS = "motivations"
    ACTS = "acts"
    LETTERS = "letters"
    LINKS = "links"
    CODES = "codes"
    PHOTOS = "photos"


@dataclass(frozen=True)
class Erasure:
    """How many of one kind went at one moment. It does not say whose."""

    erased_at: datetime
    kind: Erased
    how_many: int
