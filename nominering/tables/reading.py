"""Rows of a CSV file with a header: comma, UTF-8 (with or without BOM), any line ends."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from nominering.organisation.names import tidy
from nominering.tables.errors import (
    CellEmpty,
    CellWrong,
    ColumnMissing,
    ColumnUnknown,
    NotText,
    RowRepeated,
    RowTooShort,
)

T = TypeVar("T")


@dataclass(frozen=True)
class Row:
    """One row, and where it stands."""

    file: str
    line: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """What stands in the cell, or the empty text."""
        return self.cells[column]

    def needed(self, column: str) -> str:
        """Raises CellEmpty."""
        if text := self.cells[column]:
            return text
        raise CellEmpty(self.file, self.line, column)

    def parsed(self, column: str, parse: Callable[[str], T]) -> T:
        """Raises CellEmpty, or CellWrong when `parse` raises ValueError."""
        text = self.needed(column)
        try:
            return parse(text)
        except ValueError:
            raise CellWrong(self.file, self.line, column, text) from None

    def day(self, column: str) -> date:
        return self.parsed(column, date.fromisoformat)

    def moment(self, column: str) -> datetime:
        return self.parsed(column, datetime.fromisoformat)

    def one_of(self, column: str, choices: Sequence[str]) -> str:
        text = self.needed(column)
        if text not in choices:
            raise CellWrong(self.file, self.line, column, text)
        return text


def rows(file: str, content: bytes, columns: Sequence[str], key: Sequence[str]) -> tuple[Row, ...]:
    """All rows; two with equal `key` columns are one too many.

    Raises NotText, ColumnMissing, ColumnUnknown, RowTooShort, RowRepeated.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotText(file, content[: error.start].count(b"\n") + 1) from None
    reader = csv.reader(io.StringIO(text, newline=""))
    header = [cell.strip() for cell in next(reader, [])]
    for column in columns:
        if column not in header:
            raise ColumnMissing(file, 1, column)
    for column in header:
        if column not in columns or header.count(column) > 1:
            raise ColumnUnknown(file, 1, column)
    seen: dict[tuple[str, ...], int] = {}
    found = []
    for row in _filled(file, reader, header):
        identity = tuple(row.cells[column].casefold() for column in key)
        if identity in seen:
            raise RowRepeated(file, row.line, str(seen[identity]))
        seen[identity] = row.line
        found.append(row)
    return tuple(found)


def _filled(file: str, reader: Any, header: list[str]) -> Iterator[Row]:
    previous = reader.line_num
    for cells in reader:
        # A quoted cell may run over several lines; the row is named by its first.
        line, previous = previous + 1, reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            raise RowTooShort(file, line, str(len(header)))
        yield Row(file, line, dict(zip(header, map(tidy, cells), strict=True)))
