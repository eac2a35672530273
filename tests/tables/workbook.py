"""Workbooks as a spreadsheet program writes them."""

import io
from collections.abc import Sequence

from openpyxl import Workbook


def workbook(*rows: Sequence[object], second: Sequence[Sequence[object]] = ()) -> bytes:
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    if second:
        other = book.create_sheet("Annat")
        for row in second:
            other.append(list(row))
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()
