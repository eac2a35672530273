import pytest

from nominering.organisation.apportionment import Entered
from nominering.tables import figures
from nominering.tables.errors import CellWrong
from tests.tables.table import FIGURES


def test_every_cell_is_read_as_meant_in_the_order_of_the_file() -> None:
    assert FIGURES.read(FIGURES.content(*FIGURES.rows[::-1])) == (Entered("Örnsköldsvik", 0), Entered("Ånge", 41))


@pytest.mark.parametrize("wrong", ["-1", "40,5", "40.5", "4e1", "1_000", "1 000", "٤٠", "många", "+4", "1234567890"])
def test_members_are_a_whole_number(wrong: str) -> None:
    assert FIGURES.refusal(FIGURES.with_cell("members", wrong)) == (
        CellWrong,
        "medlemmar.csv",
        3,
        f"medlemmar.csv, rad 3: members kan inte vara ”{wrong}”.",
    )


def test_what_is_written_is_read_back() -> None:
    units = (Entered('Hammarö, "norra"', 3), Entered("Ånge", 0))
    assert FIGURES.read(figures.written(units).encode()) == units


def test_semicolons_are_read_as_commas_are() -> None:
    assert FIGURES.read(b"name;members\nSunne;7\n") == (Entered("Sunne", 7),)
