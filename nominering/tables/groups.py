"""`groups.csv`: the group of each candidate, for a quota rule."""

from collections.abc import Collection

from nominering.tables.errors import CellWrong
from nominering.tables.reading import rows

COLUMNS = ("number", "group")


def read(file: str, content: bytes, candidates: Collection[int]) -> dict[int, str]:
    """By candidate number. Raises TableError, at the line of a number that is no candidate's."""
    groups: dict[int, str] = {}
    for row in rows(file, content, COLUMNS, ("number",)):
        number = row.parsed("number", int)
        if number not in candidates or number in groups:
            raise CellWrong(file, row.line, "number", row.text("number"))
        groups[number] = row.needed("group")
    return groups
