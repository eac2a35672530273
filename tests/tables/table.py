"""The five tables with two good rows each, and what a reader says of a bad file."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from nominering.tables import answers, associations, delegates, figures, nominations
from nominering.tables.errors import TableError
from nominering.web.sentences import sentence_for

LISTS = ("riksdag", "region")
Cells = dict[str, str]


@dataclass(frozen=True)
class Table:
    """`optional` may stand empty, `free` may hold any text, `key` is what tells one row from another.

    A file may come without the columns in `spare`.
    """

    file: str
    read: Callable[[bytes], Any]
    rows: tuple[Cells, Cells]
    key: tuple[str, ...]
    free: str
    optional: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.rows[0])

    @property
    def needed(self) -> tuple[str, ...]:
        return tuple(column for column in self.columns if column not in self.optional)

    def content(self, *rows: Cells, columns: Sequence[str] = ()) -> bytes:
        columns = columns or self.columns
        return written(columns, *([row[column] for column in columns] for row in rows))

    def with_cell(self, column: str, cell: str) -> bytes:
        """The good rows, the second with another cell: it stands on line 3."""
        return self.content(self.rows[0], {**self.rows[1], column: cell})

    def refusal(self, content: bytes) -> tuple[type[TableError], str, int, str]:
        """The error's class, file, line and sentence."""
        with pytest.raises(TableError) as refused:
            self.read(content)
        error = refused.value
        return type(error), error.file, error.line, sentence_for(error)


def written(*rows: Sequence[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


NOMINATIONS = Table(
    file="nominations.csv",
    read=lambda content: nominations.read("nominations.csv", content, LISTS),
    rows=(
        {
            "list": "riksdag",
            "name": "Åsa Öberg",
            "born": "1980-05-01",
            "place": "Arvika",
            "association": "Vänsterpartiet Arvika",
            "meeting": "2030-01-08",
            "paragraph": "§ 7",
            "motivation": "Kunnig, lugn.",
        },
        {
            "list": "region",
            "name": "Bo Alm",
            "born": "1990-02-28",
            "place": "Säffle",
            "association": "Vänsterpartiet Säffle",
            "meeting": "2029-11-20",
            "paragraph": "§ 3 b",
            "motivation": "",
        },
    ),
    key=("list", "name", "born", "association"),
    free="motivation",
    optional=("motivation",),
)
ANSWERS = Table(
    file="answers.csv",
    read=lambda content: answers.read("answers.csv", content, LISTS),
    rows=(
        {
            "list": "riksdag",
            "name": "Åsa Öberg",
            "born": "1980-05-01",
            "answer": "ja",
            "answered": "2030-01-21T07:52",
            "occupation": "lärare",
            "place": "Arvika",
            "gender": "kvinna",
        },
        {
            "list": "region",
            "name": "Bo Alm",
            "born": "1990-02-28",
            "answer": "ja",
            "answered": "2030-01-22T20:15",
            "occupation": "svetsare",
            "place": "Säffle",
            "gender": "man",
        },
    ),
    key=("list", "name", "born"),
    free="occupation",
    optional=("gender",),
    spare=("gender",),
)
DELEGATES = Table(
    file="delegates.csv",
    read=lambda content: delegates.read("delegates.csv", content),
    rows=(
        {"association": "Vänsterpartiet Arvika", "name": "Dag Ek"},
        {"association": "Vänsterpartiet Säffle", "name": "Eva Åkerlund"},
    ),
    key=("association", "name"),
    free="name",
)
ASSOCIATIONS = Table(
    file="associations.csv",
    read=lambda content: associations.read("associations.csv", content),
    rows=(
        {"id": "arvika", "name": "Vänsterpartiet Arvika", "municipalities": "1784", "members": "129", "active": "ja"},
        {
            "id": "kil-munkfors",
            "name": "Vänsterpartiet Kil-Munkfors",
            "municipalities": "1715 1762",
            "members": "40",
            "active": "nej",
        },
    ),
    key=("id",),
    free="name",
)
FIGURES = Table(
    file="medlemmar.csv",
    read=lambda content: figures.read("medlemmar.csv", content),
    rows=({"name": "Ånge", "members": "41"}, {"name": "Örnsköldsvik", "members": "0"}),
    key=("name",),
    free="name",
)
TABLES = (NOMINATIONS, ANSWERS, DELEGATES, ASSOCIATIONS, FIGURES)
