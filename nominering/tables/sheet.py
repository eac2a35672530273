"""The first sheet of an XLSX workbook as lines of text, the values as they were last worked out.

A workbook is a packed folder that a stranger may have made: what it unpacks to is bounded before any of it is read.
"""

import io
import itertools
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import ParseError

from nominering.tables.errors import FileTooLarge, NotWorkbook, TooManyRows

LARGEST_FILE = 8_000_000
LARGEST_UNPACKED = 60_000_000
MOST_PARTS = 1_000
MOST_ROWS = 100_000
MOST_COLUMNS = 100
UNREADABLE = (
    zipfile.BadZipFile, zlib.error, ParseError, KeyError, ValueError, TypeError, AttributeError, IndexError,
    EOFError, OSError, NotImplementedError, RuntimeError,
)  # fmt: skip


def is_workbook(content: bytes) -> bool:
    """Packed as a workbook is, whatever the file is called."""
    return content.startswith(b"PK\x03\x04")


def lines(file: str, content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Each row that is filled in, with its number in the sheet, and as many cells as the header has.

    Raises FileTooLarge, NotWorkbook, TooManyRows.
    """
    # Fetched by whoever reads a workbook, which a count never does.
    from openpyxl import load_workbook

    _check_size(file, content)
    try:
        # Formulas are read as the values that were saved with them; nothing is worked out here.
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = workbook.worksheets[0]
        # What the sheet says of its own size may be wrong, or meant to be.
        sheet.reset_dimensions()
        rows = sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)
    except UNREADABLE:
        raise NotWorkbook(file, 1) from None
    width = filled = 0
    for number in itertools.count(1):
        try:
            cells = next(rows, None)
        except UNREADABLE:
            raise NotWorkbook(file, number) from None
        if cells is None:
            return
        texts = [_text(cell) for cell in cells]
        while len(texts) > width and not texts[-1].strip():
            texts.pop()
        # A sheet may have been formatted a million rows down: only what is filled in counts.
        if not any(texts):
            continue
        filled += 1
        if filled > MOST_ROWS + 1:
            raise TooManyRows(file, number, str(MOST_ROWS))
        width = width or len(texts)
        yield number, texts + [""] * (width - len(texts))


def _check_size(file: str, content: bytes) -> None:
    """Raises FileTooLarge, NotWorkbook. The sizes are those that unpacking stops at."""
    if len(content) > LARGEST_FILE:
        raise FileTooLarge(file, 1)
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except UNREADABLE:
        raise NotWorkbook(file, 1) from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise FileTooLarge(file, 1)


def _text(cell: Any) -> str:
    """As it would stand in CSV: days as ISO, whole numbers without decimals, yes and no in words."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time().isoformat() == "00:00:00" else cell.isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
