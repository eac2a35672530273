"""`offices.csv`: who sits on a board, prepares, audits or is employed, one row per term. See docs/import.md."""

from nominering.organisation.offices import Body
from nominering.organisation.registering.changes import Stated
from nominering.organisation.registering.offices import StatedOffice
from nominering.tables.gathering import Cells, Said
from nominering.tables.reading import gathered

COLUMNS = ("body", "association", "title", "member", "name", "since", "until")
OPTIONAL = ("association", "name", "until")
KEY = ("body", "association", "title", "member", "name", "since")
BODIES = {
    "föreningsstyrelse": Body.ASSOCIATION_BOARD,
    "distriktsstyrelse": Body.DISTRICT_BOARD,
    "valberedning": Body.COMMITTEE,
    "revisorer": Body.AUDITORS,
    "ombudsman": Body.ORGANISER,
}


def read(file: str, content: bytes) -> tuple[Stated[StatedOffice], ...]:
    """Raises TableError for a file that is no such table; the faults of a row stand beside its line."""
    return Said(_office, _name).of(gathered(file, content, COLUMNS, KEY, OPTIONAL))


def _office(cells: Cells) -> StatedOffice:
    body = BODIES[cells.one_of("body", tuple(BODIES))]
    member = cells.text("member")
    return StatedOffice(
        body=body,
        title=cells.needed("title"),
        since=cells.day("since"),
        association=cells.text("association"),
        member=member,
        # Only whoever is employed may be no member, and then the name is all there is.
        name=cells.needed("name") if body is Body.ORGANISER and not member else cells.text("name"),
        until=cells.day_or_none("until"),
        says_until=cells.row.has("until"),
    )


def _name(cells: Cells) -> str:
    return ", ".join(filter(None, (cells.text("title"), cells.text("name") or cells.text("member"))))
