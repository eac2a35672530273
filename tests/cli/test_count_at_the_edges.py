"""What nearly passes for a count."""

from pathlib import Path

import pytest

from tests.cli.command import nominering
from tests.cli.test_count import CLEAR, TIED
from tests.cli.test_count import put as put_blt


@pytest.mark.parametrize(
    "words",
    [["--lots", "1,2,3,4", "--lot-seed", "x"], ["--lots", "x"], ["--method", "borda"], ["--places", "0"]],
)
def test_a_wrong_option_is_one_line(tmp_path: Path, words: list[str]) -> None:
    said = nominering("count", put_blt(tmp_path, TIED), "--method", "ordered-stv", *words)
    assert (said.status, said.err.count("\n")) == (2, 1)


def test_a_ballot_file_in_another_encoding_or_missing_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "b.blt"
    path.write_bytes(CLEAR.encode("cp1252"))
    said = nominering("count", path, "--method", "ordered-stv")
    assert said.err == f"{path}, rad 7: filen är inte text i UTF-8.\n"
    said = nominering("count", tmp_path / "c.blt", "--method", "ordered-stv")
    assert said.err == f"{tmp_path / 'c.blt'} går inte att läsa.\n"


def test_one_time_and_one_vote_are_singular(tmp_path: Path) -> None:
    two = '2 1\n1 1 0\n1 2 0\n0\n"A"\n"B"\n"T"\n'
    out = nominering("count", put_blt(tmp_path, two), "--method", "ordered-stv", "--lots", "1,2").out
    assert "Lotten avgjorde 1 gång." in out
    assert "1 röster" not in out


def test_a_list_from_which_all_have_withdrawn_is_refused(tmp_path: Path) -> None:
    said = nominering(
        "count", put_blt(tmp_path, CLEAR.replace("3 2\n", "3 2\n[withdrawn 1 2 3]\n")), "--method", "ordered-stv"
    )
    assert (said.status, said.out) == (2, "")
