import pytest

from nominering.organisation.model import Association
from nominering.tables.errors import CellWrong
from tests.tables.table import ASSOCIATIONS


def test_every_cell_is_read_as_meant() -> None:
    assert ASSOCIATIONS.read(ASSOCIATIONS.content(*ASSOCIATIONS.rows)).every == (
        Association("arvika", "Vänsterpartiet Arvika", ("1784",), 129, True),
        Association("kil-munkfors", "Vänsterpartiet Kil-Munkfors", ("1715", "1762"), 40, False),
    )


@pytest.mark.parametrize(
    ("column", "wrong"),
    [("members", "många"), ("members", "40,5"), ("members", "40.5"), ("active", "vilande"), ("active", "Ja")],
)
def test_a_cell_that_cannot_be_so_is_quoted(column: str, wrong: str) -> None:
    assert ASSOCIATIONS.refusal(ASSOCIATIONS.with_cell(column, wrong)) == (
        CellWrong,
        "associations.csv",
        3,
        f"associations.csv, rad 3: {column} kan inte vara ”{wrong}”.",
    )
