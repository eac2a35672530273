from datetime import date

import pytest

from nominering.nomination.model.nominations import Meeting
from nominering.nomination.use_cases.nominate import Named
from nominering.tables.errors import CellWrong
from tests.tables.table import NOMINATIONS


def test_every_cell_is_read_as_meant() -> None:
    first, second = NOMINATIONS.read(NOMINATIONS.content(*NOMINATIONS.rows))
    assert first.list_id == "riksdag"
    assert first.named == Named("Åsa Öberg", date(1980, 5, 1), "Arvika")
    assert first.association == "Vänsterpartiet Arvika"
    assert first.meeting == Meeting(date(2030, 1, 8), "§ 7")
    assert first.motivation == "Kunnig, lugn."
    assert (second.list_id, second.motivation) == ("region", "")
    assert (first.row.file, first.row.line, second.row.line) == ("nominations.csv", 2, 3)


@pytest.mark.parametrize("column", ["born", "meeting"])
@pytest.mark.parametrize("wrong", ["8 januari 2030", "2030-13-01", "2029-02-29", "30-01-08", "2030-1-8", "08/01/30"])
def test_a_day_that_is_no_day_is_quoted(column: str, wrong: str) -> None:
    assert NOMINATIONS.refusal(NOMINATIONS.with_cell(column, wrong)) == (
        CellWrong,
        "nominations.csv",
        3,
        f"nominations.csv, rad 3: {column} kan inte vara ”{wrong}”.",
    )


@pytest.mark.parametrize("wrong", ["kommun", "Riksdag", "Riksdagslistan"])
def test_an_unknown_list_is_quoted(wrong: str) -> None:
    assert NOMINATIONS.refusal(NOMINATIONS.with_cell("list", wrong)) == (
        CellWrong,
        "nominations.csv",
        3,
        f"nominations.csv, rad 3: list kan inte vara ”{wrong}”.",
    )


def test_the_same_name_born_another_day_is_another_person() -> None:
    first = NOMINATIONS.rows[0]
    read = NOMINATIONS.read(NOMINATIONS.content(first, {**first, "born": "1999-02-21"}))
    assert [each.named.born for each in read] == [date(1980, 5, 1), date(1999, 2, 21)]
