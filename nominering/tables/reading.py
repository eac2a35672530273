"""Rows of a file with a header: CSV with comma or semicolon, UTF-8 (with or without BOM), any line ends; or XLSX.

A file is read to its first fault (`rows`), or to its end with every fault beside its line (`gathered`).
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from nominering.organisation.names import tidy
from nominering.tables import sheet
from nominering.tables.errors import (
    CellEmpty,
    CellWrong,
    ColumnMissing,
    ColumnUnknown,
    FileTooLarge,
    NotText,
    RowRepeated,
    RowTooShort,
    RowUnreadable,
    TableError,
    TooManyRows,
)
from nominering.tables.sheet import LARGEST_FILE, MOST_ROWS

T = TypeVar("T")


@dataclass(frozen=True)
class Row:
    """One row, and where it stands."""

    file: str
    line: int
    cells: dict[str, str]

    def has(self, column: str) -> bool:
        """Whether the file has that column."""
        return column in self.cells

    def text(self, column: str) -> str:
        """What stands in the cell, or the empty text."""
        return self.cells[column]

    def needed(self, column: str) -> str:
        """Raises CellEmpty."""
        if text := self.cells[column]:
            return text
        raise CellEmpty(self.file, self.line, column)

    def parsed(self, column: str, parse: Callable[[str], T]) -> T:
        """Raises CellEmpty, or CellWrong when `parse` raises ValueError or OverflowError."""
        text = self.needed(column)
        try:
            return parse(text)
        except (ValueError, OverflowError):
            raise CellWrong(self.file, self.line, column, text) from None

    def day(self, column: str) -> date:
        return self.parsed(column, date.fromisoformat)

    def one_of(self, column: str, choices: Sequence[str]) -> str:
        text = self.needed(column)
        if text not in choices:
            raise CellWrong(self.file, self.line, column, text)
        return text


def rows(
    file: str, content: bytes, columns: Sequence[str], key: Sequence[str], optional: Sequence[str] = ()
) -> tuple[Row, ...]:
    """All rows; two with equal `key` columns are one too many. A file may lack the `optional` columns.

    Raises NotText, RowUnreadable, ColumnMissing, ColumnUnknown, RowTooShort, RowRepeated.
    """
    found = []
    for row in _checked(file, _lines(file, text_of(file, content)), columns, key, optional):
        if isinstance(row, TableError):
            raise row
        found.append(row)
    return tuple(found)


def gathered(
    file: str, content: bytes, columns: Sequence[str], key: Sequence[str], optional: Sequence[str] = ()
) -> tuple[Row | TableError, ...]:
    """As `rows`, of CSV or XLSX, with the fault in the place of each row that is too short or repeated.

    Raises TableError for a file that cannot be read as a table at all.
    """
    lines = sheet.lines(file, content) if sheet.is_workbook(content) else _any_lines(file, content)
    return tuple(_checked(file, lines, columns, key, optional))


def _checked(
    file: str,
    lines: Iterator[tuple[int, list[str]]],
    columns: Sequence[str],
    key: Sequence[str],
    optional: Sequence[str],
) -> Iterator[Row | TableError]:
    """Raises ColumnMissing, ColumnUnknown."""
    _, cells = next(lines, (1, []))
    header = [cell.strip() for cell in cells]
    for column in columns:
        if column not in header and column not in optional:
            raise ColumnMissing(file, 1, column)
    for column in header:
        if column not in columns or header.count(column) > 1:
            raise ColumnUnknown(file, 1, column)
    seen: dict[tuple[str, ...], int] = {}
    for row in _filled(file, lines, header):
        if isinstance(row, TableError):
            yield row
            continue
        identity = tuple(row.cells.get(column, "").casefold() for column in key)
        if identity in seen:
            yield RowRepeated(file, row.line, str(seen[identity]))
            continue
        seen[identity] = row.line
        yield row


def _any_lines(file: str, content: bytes) -> Iterator[tuple[int, list[str]]]:
    """With the sign between cells that the header has: Swedish spreadsheets write semicolons."""
    if len(content) > LARGEST_FILE:
        raise FileTooLarge(file, 1)
    text = text_of(file, content)
    header = text[: (text + "\n").index("\n")]
    lines = _lines(file, text, ";" if header.count(";") > header.count(",") else ",")
    for number, line in enumerate(lines):
        if number > MOST_ROWS:
            raise TooManyRows(file, line[0], str(MOST_ROWS))
        yield line


def text_of(file: str, content: bytes) -> str:
    """Raises NotText."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # error.object is what is left after the byte order mark; any line ends count.
        raise NotText(file, len((error.object[: error.start] + b".").splitlines())) from None


def _lines(file: str, text: str, between: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Each row with its first line: a quoted cell may run over several. Raises RowUnreadable."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise RowUnreadable(file, line) from None
        yield line, cells


def _filled(file: str, lines: Iterator[tuple[int, list[str]]], header: list[str]) -> Iterator[Row | TableError]:
    for line, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            yield RowTooShort(file, line, str(len(header)))
            continue
        yield Row(file, line, dict(zip(header, map(tidy, cells), strict=True)))
