"""`name,members`: whatever seats are shared among, by name, with its members."""

import csv
import io
from collections.abc import Iterable

from nominering.organisation.apportionment import Entered, Unit
from nominering.tables.errors import TableError
from nominering.tables.reading import Row, gathered

COLUMNS = ("name", "members")
LONGEST = 9


def read(file: str, content: bytes) -> tuple[Entered, ...]:
    """In the file's order, CSV or XLSX. Raises TableError, at the line of a number that is no whole number from 0."""
    return tuple(
        Entered(row.needed("name"), row.parsed("members", _whole))
        for row in map(_sound, gathered(file, content, COLUMNS, ("name",)))
    )


def written(units: Iterable[Unit]) -> str:
    """CSV that `read` reads back."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((unit.name, unit.members) for unit in units)
    return text.getvalue()


def _sound(row: Row | TableError) -> Row:
    """Raises TableError."""
    if isinstance(row, TableError):
        raise row
    return row


def _whole(text: str) -> int:
    """Digits and nothing else. Raises ValueError."""
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST):
        raise ValueError(text)
    return int(text)
