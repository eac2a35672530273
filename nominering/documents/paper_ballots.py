"""The ballot on paper: one page each, with its check number, for who votes without a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

from nominering.documents.templates import environment

ONE_COLUMN = 20
# Millimetres: what is left of the page for the names, and the height at which a row is comfortable to write in.
ROOM, COMFORTABLE = 196.0, 11.0
LONGEST_LINE = 34


@dataclass(frozen=True)
class BallotRow:
    """A candidate on the ballot."""

    number: int
    name: str
    detail: str


@dataclass(frozen=True)
class PaperBallotPage:
    """What all ballots of a round have in common. With `most` they are marked, at most so many, and not ranked."""

    district: str
    title: str
    rows: tuple[BallotRow, ...]
    most: int | None
    trial: bool = False

    @property
    def columns(self) -> tuple[tuple[BallotRow, ...], ...]:
        """One column while that is comfortable, else two; read downwards."""
        if len(self.rows) <= ONE_COLUMN:
            return (self.rows,)
        half = (len(self.rows) + 1) // 2
        return (self.rows[:half], self.rows[half:])

    @property
    def dense(self) -> bool:
        return len(self.columns) > 1

    def crowded(self, row: BallotRow) -> bool:
        """A name that takes two lines of a column leaves no room for what is said of the candidate."""
        return self.dense and len(row.name) > LONGEST_LINE

    @property
    def row_height(self) -> float:
        """Millimetres: everybody has room on the one page."""
        return round(min(COMFORTABLE, ROOM / len(self.columns[0])), 2)


def html(page: PaperBallotPage, check_numbers: Sequence[str]) -> str:
    return environment().get_template("documents/paper_ballots.html").render(page=page, check_numbers=check_numbers)
