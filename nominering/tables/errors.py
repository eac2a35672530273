"""What can be wrong with a table.

TableError
├── NotText          not UTF-8
├── NotWorkbook      an XLSX file that cannot be read as one
├── FileTooLarge     more than is read, packed or unpacked
├── TooManyRows      more rows than are read
├── RowUnreadable    a quotation mark that is not closed, or something after it
├── ColumnMissing    the header lacks a column
├── ColumnUnknown    the header has one too many
├── RowTooShort      a row with more or fewer cells than the header
├── CellEmpty        a cell that must be filled in
├── CellWrong        a cell that is not a date, a yes or no, a list, an association
├── RowRepeated      the same row twice
└── RowRefused       a row that breaks a rule; `why` is the rule's own error
"""


class TableError(Exception):
    """Root. `file` is the file's name, `line` counts from 1 with the header as line 1."""

    def __init__(self, file: str, line: int, detail: str = "") -> None:
        super().__init__(file, line, detail)
        self.file = file
        self.line = line
        self.detail = detail


class NotText(TableError):
    pass


class NotWorkbook(TableError):
    pass


class FileTooLarge(TableError):
    pass


class TooManyRows(TableError):
    """`detail` is how many are read."""


class RowUnreadable(TableError):
    pass


class ColumnMissing(TableError):
    pass


class ColumnUnknown(TableError):
    pass


class RowTooShort(TableError):
    pass


class CellEmpty(TableError):
    pass


class CellWrong(TableError):
    """`detail` is the column, `cell` what stood there."""

    def __init__(self, file: str, line: int, column: str, cell: str) -> None:
        super().__init__(file, line, column)
        self.cell = cell


class RowRepeated(TableError):
    """`detail` is the line it repeats."""


class RowRefused(TableError):
    def __init__(self, file: str, line: int, why: Exception) -> None:
        super().__init__(file, line, type(why).__name__)
        self.why = why
