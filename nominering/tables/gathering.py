"""Read a row cell by cell and keep every fault, not only the first."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Generic, TypeVar

from nominering.organisation.registering.changes import Stated
from nominering.tables.errors import TableError
from nominering.tables.reading import Row

T = TypeVar("T")
YES, NO = "ja", "nej"


class Cells:
    """The cells of one row. Whatever is wrong is remembered, and what came instead is never used."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.faults: list[TableError] = []

    def text(self, column: str) -> str:
        """What stands there; the empty text where there is no such column."""
        return self.row.text(column) if self.row.has(column) else ""

    def needed(self, column: str) -> str:
        return self._taken(lambda: self.row.needed(column), "")

    def day(self, column: str) -> date:
        return self._taken(lambda: self.row.day(column), date.min)

    def day_or_none(self, column: str) -> date | None:
        return self.day(column) if self.text(column) else None

    def yes(self, column: str) -> bool:
        return self._taken(lambda: self.row.one_of(column, (YES, NO)), NO) == YES

    def one_of(self, column: str, choices: tuple[str, ...]) -> str:
        return self._taken(lambda: self.row.one_of(column, choices), choices[0])

    def number(self, column: str) -> int:
        return self._taken(lambda: self.row.parsed(column, _count), 0)

    def _taken(self, take: Callable[[], T], instead: T) -> T:
        try:
            return take()
        except TableError as fault:
            self.faults.append(fault)
            return instead


class Said(Generic[T]):
    """How rows become what they state."""

    def __init__(self, read: Callable[[Cells], T], name: Callable[[Cells], str]) -> None:
        self._read = read
        self._name = name

    def of(self, rows: Iterable[Row | TableError]) -> tuple[Stated[T], ...]:
        return tuple(self._of(row) for row in rows)

    def _of(self, row: Row | TableError) -> Stated[T]:
        if isinstance(row, TableError):
            return Stated(row.line, "", faults=(row,))
        cells = Cells(row)
        said = self._read(cells)
        if cells.faults:
            return Stated(row.line, self._name(cells), faults=tuple(cells.faults))
        return Stated(row.line, self._name(cells), said)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 9):
        raise ValueError
    return int(text)
