"""What the presidium shows to the hall. The projector follows, and nobody touches its computer."""

from dataclasses import dataclass
from enum import StrEnum


class Show(StrEnum):
    """What goes on by itself (what is open, and the agenda in between), the agenda, one item of it, or a result."""

    LIVE = "live"
    AGENDA = "agenda"
    ITEM = "item"
    RESULT = "result"


@dataclass(frozen=True)
class Screen:
    """`about` is the item's id, or that of the round or the election whose result is shown. `frame` is how far the
    result has been told: empty for the title before it, "3/2" for place 3 at its second stage, "lista" for the whole
    list.
    """

    show: Show = Show.LIVE
    about: str = ""
    frame: str = ""


@dataclass(frozen=True)
class Pulse:
    """Texts that change when a round moves on, and when the agenda or what is shown does. They say nothing else."""

    rounds: str
    screen: str
