"""The rooms of the house, in one table: what the menu calls them, where they are, and what opens them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from nominering.access.model import Visitor
from nominering.web.access import Deed, may_read

MOST_IN_A_ROW = 9


class Wing(StrEnum):
    """What a room is for. Whoever has many rooms finds them by wing."""

    BEFORE = "Före konferensen"
    CONFERENCE = "Konferensen"
    AFTER = "Efteråt"
    SYSTEM = "Systemet"


@dataclass(frozen=True)
class Room:
    """`path` is the page the menu leads to; pages below it are the same room, unless another room is nearer."""

    title: str
    path: str
    deed: Deed
    wing: Wing


ROOMS = (
    Room("Rösta", "/rosta", Deed.VOTE, Wing.CONFERENCE),
    Room("Nominera", "/nominera", Deed.NOMINATE, Wing.BEFORE),
    Room("Ombud", "/ombud", Deed.REPORT_DELEGATES, Wing.BEFORE),
    Room("Bereda", "/bereda", Deed.PREPARE, Wing.BEFORE),
    Room("Organisation", "/organisation", Deed.READ_ORGANISATION, Wing.BEFORE),
    Room("Medlemmar", "/organisation/medlemmar", Deed.READ_MEMBERS, Wing.BEFORE),
    Room("Konferens", "/konferens", Deed.CONDUCT, Wing.CONFERENCE),
    Room("Dagordning", "/konferens/dagordning", Deed.CONDUCT, Wing.CONFERENCE),
    Room("Papper", "/papper", Deed.HANDLE_PAPER, Wing.CONFERENCE),
    Room("Val", "/val", Deed.CONDUCT, Wing.CONFERENCE),
    Room("Röstlängd", "/konferens/rostlangd", Deed.ORGANISE, Wing.CONFERENCE),
    Room("Incheckning", "/konferens/incheckning", Deed.CHECK_IN, Wing.CONFERENCE),
    Room("Kodkort", "/konferens/kodkort", Deed.ORGANISE, Wing.CONFERENCE),
    Room("Spärra kort", "/konferens/kodkort/sparra", Deed.REPLACE_CARDS, Wing.CONFERENCE),
    Room("Svarslänkar", "/konferens/svarslankar", Deed.ORGANISE, Wing.BEFORE),
    Room("Frågor", "/konferens/fragor", Deed.ORGANISE, Wing.BEFORE),
    Room("Sen nominering", "/sen-nominering", Deed.NOMINATE_LATE, Wing.BEFORE),
    Room("Kallelse", "/kallelse", Deed.READ_DOCUMENTS, Wing.BEFORE),
    Room("Kongress", "/kongress", Deed.ORGANISE, Wing.BEFORE),
    Room("Handlingar", "/handlingar", Deed.READ_DOCUMENTS, Wing.AFTER),
    Room("Listor", "/listor", Deed.KEEP_RULES, Wing.BEFORE),
    Room("Gallring", "/gallring", Deed.ERASE, Wing.AFTER),
    Room("Roller", "/roller", Deed.INVITE, Wing.SYSTEM),
    Room("Utkorg", "/utkorg", Deed.INVITE, Wing.SYSTEM),
    Room("Logg", "/logg", Deed.READ_LOG, Wing.SYSTEM),
)


def rooms_of(visitor: Visitor | None) -> tuple[Room, ...]:
    """Those that the visitor may enter, in the order of the table."""
    return tuple(room for room in ROOMS if may_read(visitor, room.deed))


def room_at(path: str, rooms: Sequence[Room] = ROOMS) -> Room | None:
    """The nearest room around the page."""
    around = [room for room in rooms if path == room.path or path.startswith(f"{room.path}/")]
    return max(around, key=lambda room: len(room.path), default=None)


@dataclass(frozen=True)
class MenuWing:
    """The rooms of a wing that the visitor may enter, each with whether the visitor is in it."""

    title: str
    rooms: tuple[tuple[Room, bool], ...]

    @property
    def here(self) -> bool:
        return any(here for _, here in self.rooms)


def menu_for(visitor: Visitor | None, path: str) -> tuple[MenuWing, ...]:
    """One wing without a title where there are few rooms."""
    rooms = rooms_of(visitor)
    here = room_at(path, rooms)
    if len(rooms) <= MOST_IN_A_ROW:
        return (MenuWing("", tuple((room, room is here) for room in rooms)),) if len(rooms) > 1 else ()
    return tuple(
        MenuWing(wing.value, inside)
        for wing in Wing
        if (inside := tuple((room, room is here) for room in rooms if room.wing is wing))
    )
