"""`delegates.csv`: whom each association sends."""

from dataclasses import dataclass

from nominering.tables.reading import Row, rows

COLUMNS = ("association", "name")


@dataclass(frozen=True)
class DelegateRow:
    row: Row
    association: str
    name: str


def read(file: str, content: bytes) -> tuple[DelegateRow, ...]:
    """Raises TableError."""
    return tuple(
        DelegateRow(row, row.needed("association"), row.needed("name"))
        for row in rows(file, content, COLUMNS, COLUMNS)
    )
