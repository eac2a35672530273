"""The rooms of the house, in one table: what the menu calls them, where they are, and what opens them."""

from collections.abc import Sequence
from dataclasses import dataclass

from nominering.access.model import Visitor
from nominering.web.access import Deed, may_read


@dataclass(frozen=True)
class Room:
    """`path` is the page the menu leads to; pages below it are the same room, unless another room is nearer."""

    title: str
    path: str
    deed: Deed


ROOMS = (
    Room("Rösta", "/rosta", Deed.VOTE),
    Room("Nominera", "/nominera", Deed.NOMINATE),
    Room("Ombud", "/ombud", Deed.REPORT_DELEGATES),
    Room("Bereda", "/bereda", Deed.PREPARE),
    Room("Organisation", "/organisation", Deed.READ_ORGANISATION),
    Room("Medlemmar", "/organisation/medlemmar", Deed.READ_MEMBERS),
    Room("Konferens", "/konferens", Deed.CONDUCT),
    Room("Dagordning", "/konferens/dagordning", Deed.CONDUCT),
    Room("Papper", "/papper", Deed.HANDLE_PAPER),
    Room("Val", "/val", Deed.CONDUCT),
    Room("Röstlängd", "/konferens/rostlangd", Deed.ORGANISE),
    Room("Incheckning", "/konferens/incheckning", Deed.CHECK_IN),
    Room("Kodkort", "/konferens/kodkort", Deed.ORGANISE),
    Room("Spärra kort", "/konferens/kodkort/sparra", Deed.REPLACE_CARDS),
    Room("Svarslänkar", "/konferens/svarslankar", Deed.ORGANISE),
    Room("Frågor", "/konferens/fragor", Deed.ORGANISE),
    Room("Sen nominering", "/sen-nominering", Deed.NOMINATE_LATE),
    Room("Kallelse", "/kallelse", Deed.READ_DOCUMENTS),
    Room("Kongress", "/kongress", Deed.ORGANISE),
    Room("Handlingar", "/handlingar", Deed.READ_DOCUMENTS),
    Room("Listor", "/listor", Deed.KEEP_RULES),
    Room("Gallring", "/gallring", Deed.ERASE),
    Room("Roller", "/roller", Deed.INVITE),
    Room("Utkorg", "/utkorg", Deed.INVITE),
    Room("Logg", "/logg", Deed.READ_LOG),
)


def rooms_of(visitor: Visitor | None) -> tuple[Room, ...]:
    """Those that the visitor may enter, in the order of the table."""
    return tuple(room for room in ROOMS if may_read(visitor, room.deed))


def room_at(path: str, rooms: Sequence[Room] = ROOMS) -> Room | None:
    """The nearest room around the page."""
    around = [room for room in rooms if path == room.path or path.startswith(f"{room.path}/")]
    return max(around, key=lambda room: len(room.path), default=None)


def menu_for(visitor: Visitor | None, path: str) -> tuple[tuple[Room, bool], ...]:
    """Each room with whether the visitor is in it."""
    rooms = rooms_of(visitor)
    here = room_at(path, rooms)
    return tuple((room, room is here) for room in rooms)
