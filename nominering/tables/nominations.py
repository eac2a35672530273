"""`nominations.csv`: who is named to what by which association's meeting, one row per list and association."""

from dataclasses import dataclass

from nominering.nomination.model.nominations import Meeting
from nominering.nomination.use_cases.nominate import Named
from nominering.tables.reading import Row, rows

COLUMNS = ("list", "name", "born", "place", "association", "meeting", "paragraph", "motivation")
KEY = ("list", "name", "born", "association")


@dataclass(frozen=True)
class NominationRow:
    row: Row
    list_id: str
    named: Named
    association: str
    meeting: Meeting
    motivation: str


def read(file: str, content: bytes, lists: tuple[str, ...]) -> tuple[NominationRow, ...]:
    """Raises TableError."""
    return tuple(
        NominationRow(
            row=row,
            list_id=row.one_of("list", lists),
            named=Named(row.needed("name"), row.day("born"), row.needed("place")),
            association=row.needed("association"),
            meeting=Meeting(row.day("meeting"), row.needed("paragraph")),
            motivation=row.text("motivation"),
        )
        for row in rows(file, content, COLUMNS, KEY)
    )
