from datetime import UTC, date, datetime

import pytest

from nominering.nomination.errors import LineTooLong
from nominering.nomination.model.candidacies import BallotLine, Gender
from nominering.tables.errors import CellEmpty, CellWrong, RowRefused, TableError
from tests.tables.table import ANSWERS


def test_every_cell_is_read_as_meant() -> None:
    first, second = ANSWERS.read(ANSWERS.content(*ANSWERS.rows))
    assert (first.list_id, first.name, first.born) == ("riksdag", "Åsa Öberg", date(1980, 5, 1))
    assert first.line == BallotLine("lärare", "Arvika")
    assert first.answered == datetime(2030, 1, 21, 6, 52, tzinfo=UTC)
    assert (second.list_id, second.row.line) == ("region", 3)
    assert (first.gender, second.gender) == (Gender.WOMAN, Gender.MAN)


def test_a_file_without_the_column_for_gender_is_read_and_tells_that_nobody_was_asked() -> None:
    columns = [column for column in ANSWERS.columns if column != "gender"]
    before = ANSWERS.read(ANSWERS.content(*ANSWERS.rows, columns=columns))
    assert [each.gender for each in before] == [None, None]
    assert [each.line for each in before] == [each.line for each in ANSWERS.read(ANSWERS.content(*ANSWERS.rows))]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("kvinna", Gender.WOMAN), ("man", Gender.MAN), ("annat", Gender.OTHER), ("", Gender.UNDISCLOSED)],
)
def test_gender_is_stated_in_swedish_or_not_at_all(written: str, meant: Gender) -> None:
    assert ANSWERS.read(ANSWERS.with_cell("gender", written))[1].gender is meant


def test_a_no_has_no_line_and_needs_none() -> None:
    no = {**ANSWERS.rows[0], "answer": "nej", "occupation": "", "place": ""}
    (answer,) = ANSWERS.read(ANSWERS.content(no))
    assert answer.line is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2030-02-03T23:59", datetime(2030, 2, 3, 22, 59, tzinfo=UTC)),
        ("2030-02-03 23:59:30", datetime(2030, 2, 3, 22, 59, 30, tzinfo=UTC)),
        ("2030-07-01T08:00", datetime(2030, 7, 1, 6, 0, tzinfo=UTC)),
        ("2030-02-03T23:59+00:00", datetime(2030, 2, 3, 23, 59, tzinfo=UTC)),
        ("2030-02-03T23:59Z", datetime(2030, 2, 3, 23, 59, tzinfo=UTC)),
    ],
)
def test_a_moment_is_swedish_time_unless_it_names_its_zone(written: str, meant: datetime) -> None:
    (answer,) = ANSWERS.read(ANSWERS.content({**ANSWERS.rows[0], "answered": written}))
    assert answer.answered == meant
    assert answer.answered.tzinfo is UTC


@pytest.mark.parametrize(
    ("column", "wrong"),
    [
        ("answer", "kanske"),
        ("answer", "Ja"),
        ("answer", "yes"),
        ("gender", "Kvinna"),
        ("gender", "woman"),
        ("list", "kommun"),
        ("born", "1990-02-30"),
        ("answered", "i går"),
        ("answered", "2030-01-21T25:00"),
    ],
)
def test_a_cell_that_cannot_be_so_is_quoted(column: str, wrong: str) -> None:
    assert ANSWERS.refusal(ANSWERS.with_cell(column, wrong)) == (
        CellWrong,
        "answers.csv",
        3,
        f"answers.csv, rad 3: {column} kan inte vara ”{wrong}”.",
    )


@pytest.mark.parametrize("column", ["occupation", "place"])
def test_a_yes_needs_the_whole_line_of_the_ballot_paper(column: str) -> None:
    assert ANSWERS.refusal(ANSWERS.with_cell(column, "")) == (
        CellEmpty,
        "answers.csv",
        3,
        f"answers.csv, rad 3: {column} är inte ifyllt.",
    )


@pytest.mark.parametrize(("column", "most"), [("occupation", 60), ("place", 40)])
def test_a_line_that_the_ballot_paper_cannot_hold_is_refused_for_the_rules_own_reason(column: str, most: int) -> None:
    assert ANSWERS.read(ANSWERS.with_cell(column, "x" * most))
    with pytest.raises(TableError) as refused:
        ANSWERS.read(ANSWERS.with_cell(column, "x" * (most + 1)))
    assert isinstance(refused.value, RowRefused)
    assert isinstance(refused.value.why, LineTooLong)
    assert ANSWERS.refusal(ANSWERS.with_cell(column, "x" * (most + 1))) == (
        RowRefused,
        "answers.csv",
        3,
        f"answers.csv, rad 3: Raden ryms inte på valsedeln: korta den till högst {most} tecken.",
    )


def test_a_yes_and_a_no_from_one_person_to_one_list_are_one_too_many() -> None:
    changed = {**ANSWERS.rows[0], "answer": "nej", "answered": "2030-01-30T12:00"}
    assert ANSWERS.refusal(ANSWERS.content(*ANSWERS.rows, changed))[3] == (
        "answers.csv, rad 4: samma uppgift står redan på rad 2."
    )
