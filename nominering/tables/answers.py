"""`answers.csv`: what each nominee answered per list, and when. Swedish time where the moment names no zone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from nominering.documents.swedish import SWEDEN
from nominering.nomination.errors import NominationError
from nominering.nomination.model.candidacies import BallotLine, Gender
from nominering.tables.errors import RowRefused
from nominering.tables.reading import Row, rows

COLUMNS = ("list", "name", "born", "answer", "answered", "occupation", "place", "gender")
OPTIONAL = ("gender",)
KEY = ("list", "name", "born")
YES, NO = "ja", "nej"
GENDERS = {"kvinna": Gender.WOMAN, "man": Gender.MAN, "annat": Gender.OTHER}


@dataclass(frozen=True)
class AnswerRow:
    """`line` is None for a no, `gender` where the file has no such column."""

    row: Row
    list_id: str
    name: str
    born: date
    answered: datetime
    line: BallotLine | None
    gender: Gender | None


def read(file: str, content: bytes, lists: tuple[str, ...]) -> tuple[AnswerRow, ...]:
    """Raises TableError."""
    return tuple(
        AnswerRow(
            row=row,
            list_id=row.one_of("list", lists),
            name=row.needed("name"),
            born=row.day("born"),
            answered=row.parsed("answered", _moment),
            line=_line(row) if row.one_of("answer", (YES, NO)) == YES else None,
            gender=_gender(row) if row.has("gender") else None,
        )
        for row in rows(file, content, COLUMNS, KEY, OPTIONAL)
    )


def _line(row: Row) -> BallotLine:
    try:
        return BallotLine.filled_in(row.needed("occupation"), row.needed("place"))
    except NominationError as why:
        raise RowRefused(row.file, row.line, why) from why


def _gender(row: Row) -> Gender:
    """Nobody has to state it: the cell may be empty."""
    if not row.text("gender"):
        return Gender.UNDISCLOSED
    return GENDERS[row.one_of("gender", tuple(GENDERS))]


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=SWEDEN)).astimezone(UTC)
