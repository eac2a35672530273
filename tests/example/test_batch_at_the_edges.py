"""What nearly passes for a file of the batch."""

import resource
from datetime import date
from pathlib import Path

import pytest

from nominering.documents.swedish import SWEDEN
from nominering.example.calendar import Calendar
from tests.cli.command import nominering
from tests.example import small
from tests.example.small import lying_in, put


def refused(folder: Path, says: str) -> None:
    before = lying_in(folder)
    said = nominering("demo", "--batch", folder)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert says in said.err
    assert lying_in(folder) == before


def test_a_quote_that_is_never_closed_does_not_swallow_the_rest_of_the_file(tmp_path: Path) -> None:
    put(tmp_path, small.FILES | {"nominations.csv": small.NOMINATIONS.replace("Kunnig.", '"Kunnig.')})
    refused(tmp_path, "nominations.csv, rad 2: ")


def test_ballots_in_another_encoding(tmp_path: Path) -> None:
    put(tmp_path, small.FILES)
    (tmp_path / "ballots.blt").write_bytes(small.BALLOTS.encode("cp1252"))
    refused(tmp_path, "ballots.blt, rad 7: filen är inte text i UTF-8.")


def test_a_withdrawn_stranger_on_a_ballot(tmp_path: Path) -> None:
    five = small.BALLOTS.replace("4 3\n", "5 3\n[withdrawn 5]\n").replace('"Prov"', '"Dan Ek"\n"Prov"')
    put(tmp_path, small.FILES | {"ballots.blt": five.replace("2 1 0\n", "2 5 1 0\n")})
    refused(tmp_path, "Dan Ek")


def test_a_billion_ballots_are_refused_before_they_are_dealt(tmp_path: Path) -> None:
    put(tmp_path, small.FILES | {"ballots.blt": small.BALLOTS.replace("2 2 0", "999999999 2 0")})
    old = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (3_000_000_000, old[1]))
    try:
        refused(tmp_path, "röstlängden bara 12 ombud")
    finally:
        resource.setrlimit(resource.RLIMIT_AS, old)


def test_a_cell_larger_than_the_readers_limit(tmp_path: Path) -> None:
    put(tmp_path, small.FILES | {"nominations.csv": small.NOMINATIONS.replace("Kunnig.", "x" * 140_000)})
    refused(tmp_path, "nominations.csv, rad 2: ")


def test_nobody_said_yes(tmp_path: Path) -> None:
    put(tmp_path, small.FILES | {"answers.csv": small.ANSWERS.replace(",ja,", ",nej,")})
    refused(tmp_path, "Ingen har tackat ja till listan")


def test_an_answer_from_somebody_who_is_not_nominated(tmp_path: Path) -> None:
    stranger = "riksdag,Eva By,1985-02-28,ja,2030-01-30T10:00,läkare,Kil\n"
    put(tmp_path, small.FILES | {"answers.csv": small.ANSWERS + stranger})
    refused(tmp_path, "answers.csv, rad 6: Eva By är inte nominerad till den listan")


def test_a_folder_where_an_output_should_lie_leaves_nothing(tmp_path: Path) -> None:
    put(tmp_path, small.FILES)
    (tmp_path / "record.json").mkdir()
    said = nominering("demo", "--batch", tmp_path)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert {p.name for p in tmp_path.iterdir()} == {*small.FILES, "record.json"}


def test_an_input_that_is_a_folder(tmp_path: Path) -> None:
    put(tmp_path, {n: t for n, t in small.FILES.items() if n != "ballots.blt"})
    (tmp_path / "ballots.blt").mkdir()
    said = nominering("demo", "--batch", tmp_path)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("today", [date(2026, 7, 1), date(2026, 3, 20), date(2026, 12, 1)])
def test_the_demo_stops_a_minute_before_midnight_in_sweden(today: date) -> None:
    calendar = Calendar.around(today)
    for stop in (calendar.nominations_close, calendar.answers_close):
        assert f"{stop.astimezone(SWEDEN):%H.%M}" == "23.59"


def test_a_broken_ballots_blt_is_named(tmp_path: Path) -> None:
    put(tmp_path, small.FILES | {"ballots.blt": small.BALLOTS.replace("2 1 0", "2 1")})
    refused(tmp_path, "ballots.blt, rad 4: röstsedeln ska sluta med 0 på samma rad.")
