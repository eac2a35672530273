"""`nominering count` with quotas, fixed places, sets and as a page; and the inputs that make no sense with them."""

import json
from pathlib import Path
from typing import Any

import pytest

from nominering.counting import second_counters
from tests.cli.command import nominering
from tests.cli.test_count import CLEAR, METHODS, counted, every_method, put

# Three men before three women on every paper: the free list is 1 2 3 4 5 6 by every method.
MEN_FIRST = """\
6 6
60 1 2 3 4 5 6 0
30 2 1 3 4 5 6 0
9 3 4 5 6 0
0
"Adam Ek"
"Bo Alm"
"Carl Ask"
"Disa Ro"
"Eva Lind"
"Fia Berg"
"Listan"
"""
GROUPS = "number,group\n1,man\n2,man\n3,man\n4,kvinna\n5,woman\n6,K\n"
BOARD = """\
4 2
12 4 2 1 0
6 1 0
1 2 3 1 0
9 3 0
0
"Ada"
"Bea"
"Cia"
"Dea"
"Styrelsen"
"""


def groups(folder: Path, text: str = GROUPS) -> Path:
    path = folder / "groups.csv"
    path.write_text(text, encoding="utf-8")
    return path


def with_quota(folder: Path, rule: str, *words: str, method: str = "majority-by-place") -> dict[str, Any]:
    return counted(put(folder, MEN_FIRST), method, "--quota", rule, "--groups", str(groups(folder)), *words)


@every_method
@pytest.mark.parametrize("mode", ["integrated", "afterwards"])
def test_half_women_holds_on_every_head_and_the_free_list_stands_beside(
    tmp_path: Path, method: str, mode: str
) -> None:
    lots = ("--lots", "1,2,3,4,5,6")
    answer = with_quota(tmp_path, "half-women", "--quota-mode", mode, *lots, method=method)
    women = [number > 3 for number in answer["order_numbers"]]
    assert all(sum(women[:k]) * 2 >= k for k in range(1, 7))
    assert answer["record"]["free_order"] == counted(put(tmp_path, MEN_FIRST), method, *lots)["order_numbers"]
    assert answer["free_order"][0] == "Adam Ek"
    first = answer["quota_moves"][0]
    assert (first["place"], first["free_name"], first["rule"]) == (1, "Adam Ek", "half-women:up")
    assert first["taken_by_name"] == answer["order"][0]
    assert all(each["agrees"] is not False for each in answer["second_counters"])


@pytest.mark.parametrize(
    ("rule", "order"),
    [
        ("half-women:up", [4, 1, 5, 2, 6, 3]),
        ("half-women:down", [1, 4, 2, 5, 3, 6]),
        ("alternating", [1, 4, 2, 5, 3, 6]),
        ("alternating:woman", [4, 1, 5, 2, 6, 3]),
        ("pairwise", [1, 4, 2, 5, 3, 6]),
        ("minimum:kvinna:2:3", [1, 4, 5, 2, 3, 6]),
        ("minimum:!man:1:2", [1, 4, 2, 3, 5, 6]),
        ("none", [1, 2, 3, 4, 5, 6]),
    ],
)
@pytest.mark.parametrize("mode", ["integrated", "afterwards"])
def test_each_rule_moves_no_one_more_than_it_must(tmp_path: Path, rule: str, order: list[int], mode: str) -> None:
    """The free list is 1 2 3 4 5 6, by majority at every place; 4, 5 and 6 are women."""
    assert with_quota(tmp_path, rule, "--quota-mode", mode)["order_numbers"] == order


def test_the_rule_binds_only_the_places_of_the_list(tmp_path: Path) -> None:
    """Two of four places must be women's, and on four places there are enough of both."""
    path = put(tmp_path, MEN_FIRST)
    four = groups(tmp_path, GROUPS.replace("6,K", "6,man"))
    words = ("--quota", "half-women", "--groups", str(four))
    assert counted(path, "ordered-stv", *words, "--places", "4")["order_numbers"][0] in (4, 5)
    said = nominering("count", path, "--method", "ordered-stv", *words)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert "minst hälften kvinnor" in said.err


def test_the_text_tells_the_rule_and_every_move(tmp_path: Path) -> None:
    path, words = put(tmp_path, MEN_FIRST), ("--quota", "half-women", "--groups", groups(tmp_path))
    said = nominering("count", path, "--method", "majority-by-place", *words).out
    assert "Kvotering: minst hälften kvinnor, i räkningen.\n" in said
    assert "1. Disa Ro" in said
    assert "Plats 1: den fria räkningen satte Adam Ek här;" in said


def test_the_withdrawn_may_stand_among_the_groups_or_not(tmp_path: Path) -> None:
    path = put(tmp_path, MEN_FIRST.replace("6 6\n", "6 6\n[withdrawn 1]\n"))
    for text in (GROUPS, GROUPS.replace("1,man\n", "")):
        words = ("--quota", "half-women:down", "--groups", str(groups(tmp_path, text)))
        assert counted(path, "majority-by-place", *words)["order_numbers"] == [2, 4, 3, 5, 6]


@every_method
def test_a_fixed_place_is_kept(tmp_path: Path, method: str) -> None:
    answer = counted(put(tmp_path, MEN_FIRST), method, "--fixed", "1=6, 3=1")
    assert (answer["order_numbers"][0], answer["order_numbers"][2]) == (6, 1)
    assert sorted(answer["order_numbers"]) == [1, 2, 3, 4, 5, 6]


def test_a_set_has_the_elected_their_final_votes_and_the_quota(tmp_path: Path) -> None:
    """Quota 28 // 3 + 1 = 10; Dea 12, surplus 2, each of twelve papers keeps 0.16666: Bea 1 + 1.99992 = 2.99992, the
    lowest: one paper goes to Cia, 10 and elected.
    """
    answer = counted(put(tmp_path, BOARD), "scottish-stv")
    assert answer["elected"] == ["Dea", "Cia"]
    assert (answer["quota"], answer["seats"]) == ("10.00000", 2)
    assert answer["final_votes"] == {"Dea": "10.00000", "Cia": "10.00000"}
    assert "order" not in answer
    assert answer["second_counter"]["agrees"] is None
    assert counted(put(tmp_path, BOARD), "scottish-stv", "--seats", "1")["elected"] == ["Dea"]


def test_a_set_is_told_in_text(tmp_path: Path) -> None:
    said = nominering("count", put(tmp_path, BOARD), "--method", "scottish-stv").out
    assert "- Dea (10 röster)\n- Cia (10 röster)\n" in said


@pytest.mark.parametrize("method", [*METHODS, "scottish-stv"])
def test_the_page_is_one_file_with_every_name_and_nothing_from_elsewhere(tmp_path: Path, method: str) -> None:
    path = put(tmp_path, CLEAR.replace("Bo Alm", "<i>Bo & Alm</i>"))
    said = nominering("count", path, "--method", method, "--format", "html", "--lots", "1,2,3")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("<!doctype html>")
    assert "&lt;i&gt;Bo &amp; Alm&lt;/i&gt;" in said.out
    assert "<i>Bo" not in said.out
    assert "://" not in said.out.replace("http://www.w3.org/", "")
    assert nominering("count", path, "--method", method, "--format", "html", "--lots", "1,2,3") == said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--quota", "hälften", "--groups", "groups.csv"], "hälften"),
        (["--quota", "minimum:kvinna:6:5", "--groups", "groups.csv"], "minimum:kvinna:6:5"),
        (["--quota", "half-women"], "--groups"),
        (["--quota", "half-women", "--groups", "saknas.csv"], "saknas.csv"),
        (["--quota-mode", "efteråt"], "'efteråt'"),
        (["--fixed", "1"], "'1' är inte plats=kandidatnummer"),
        (["--fixed", "1=2,1=3"], "varje plats en gång"),
        (["--fixed", "1=9"], "9"),
        (["--fixed", "9=1"], "9"),
        (["--fixed", "1=2,2=2"], "2"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_a_rule_that_cannot_be_so_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], says: str
) -> None:
    groups(tmp_path)
    monkeypatch.chdir(tmp_path)
    said = nominering("count", put(tmp_path, MEN_FIRST), "--method", "ordered-stv", *words)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert says in said.err


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (GROUPS + "7,man\n", "rad 8"),
        (GROUPS + "6,man\n", "rad 8"),
        (GROUPS.replace("6,K", "06,K") + "6,man\n", "rad 8"),
        (GROUPS.replace("6,K", "sex,K"), "rad 7"),
        (GROUPS.replace("6,K", "6,"), "rad 7"),
        (GROUPS.replace("6,K", "6"), "rad 7"),
        (GROUPS.replace("6,K\n", ""), "6"),
        (GROUPS.replace("group", "kön"), "group"),
        ("", "number"),
    ],
)
def test_groups_that_are_not_one_for_each_candidate_are_one_line(tmp_path: Path, text: str, says: str) -> None:
    words = ("--quota", "half-women", "--groups", groups(tmp_path, text))
    said = nominering("count", put(tmp_path, MEN_FIRST), "--method", "ordered-stv", *words)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert says in said.err


@pytest.mark.parametrize(
    ("method", "words", "says"),
    [
        ("scottish-stv", ["--places", "2"], "--seats"),
        ("ordered-stv", ["--seats", "2"], "--places"),
        ("scottish-stv", ["--quota", "half-women", "--groups", "groups.csv"], "kvotering"),
        ("scottish-stv", ["--fixed", "1=2"], "mängd"),
    ],
)
def test_what_belongs_to_lists_is_not_for_sets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str, words: list[str], says: str
) -> None:
    groups(tmp_path)
    monkeypatch.chdir(tmp_path)
    said = nominering("count", put(tmp_path, MEN_FIRST), "--method", method, *words)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert says in said.err


NOBODY_VOTED = '2 1\n0\n"A"\n"B"\n"Tom"\n'
ALONE = '1 1\n3 1 0\n0\n"A"\n"Ensam"\n'


@pytest.mark.parametrize("method", [*METHODS, "scottish-stv"])
def test_without_ballots_everything_is_a_tie(tmp_path: Path, method: str) -> None:
    path = put(tmp_path, NOBODY_VOTED)
    said = nominering("count", path, "--method", method)
    assert (said.status, said.out, said.err.count("\n")) == (3, "", 1)
    said = nominering("count", path, "--method", method, "--lots", "2,1", "--format", "json")
    assert said.status == 0
    answer = json.loads(said.out)
    assert answer.get("order", answer.get("elected"))[0] == "B"


@pytest.mark.parametrize("method", [*METHODS, "scottish-stv"])
def test_one_candidate_needs_no_lots(tmp_path: Path, method: str) -> None:
    answer = counted(put(tmp_path, ALONE), method)
    assert answer.get("order", answer.get("elected")) == ["A"]


@every_method
def test_more_places_than_candidates_are_told_in_one_line(tmp_path: Path, method: str) -> None:
    said = nominering("count", put(tmp_path, CLEAR), "--method", method, "--places", "9", "--format", "json")
    assert said.status == 0
    assert said.err == "Listan har 9 platser men bara 3 kandidater: plats 4 till 9 blir tomma.\n"
    assert len(json.loads(said.out)["order"]) == 3


def test_more_seats_than_candidates_are_told_in_one_line(tmp_path: Path) -> None:
    said = nominering("count", put(tmp_path, CLEAR), "--method", "scottish-stv", "--seats", "4", "--format", "json")
    assert said.status == 0
    assert said.err == "4 ska väljas men bara 3 kandiderar: alla är valda.\n"
    assert sorted(json.loads(said.out)["elected"]) == ["Bo Alm", "Cia Lund", "Åsa Öberg"]


def test_a_count_is_sealed_and_counted_again(tmp_path: Path) -> None:
    path, archive = put(tmp_path, MEN_FIRST), tmp_path / "arkiv.zip"
    words = ("--quota", "half-women", "--groups", str(groups(tmp_path)), "--lot-seed", "3 1")
    counted(path, "ordered-stv", *words, "--archive", str(archive))
    said = nominering("recount", archive)
    assert (said.status, said.err) == (0, "")
    assert said.out == (
        "Lika: 6 platser, räkning och kontrollsummor.\nKontrollräknad med recount.py: 6 av 6 platser.\n"
    )
    archive.write_bytes(archive.read_bytes().replace(b"60 1 2 3 4 5 6 0", b"61 1 2 3 4 5 6 0"))
    said = nominering("recount", archive)
    assert (said.status, said.out) == (1, "")
    assert said.err == "ballots.blt är inte som när arkivet förseglades.\n"


def test_what_is_no_archive_is_one_line(tmp_path: Path) -> None:
    for path in (put(tmp_path, CLEAR), tmp_path / "saknas.zip", tmp_path):
        said = nominering("recount", path)
        assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)


def test_an_archive_that_cannot_be_written_is_one_line_and_no_answer(tmp_path: Path) -> None:
    said = nominering(
        "count", put(tmp_path, CLEAR), "--method", "irv-by-place", "--archive", tmp_path / "ingen mapp" / "a.zip"
    )
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)


def test_an_archive_goes_nowhere_where_something_lies(tmp_path: Path) -> None:
    """Not over the ballots themselves, for one."""
    path = put(tmp_path, CLEAR)
    for taken in (path, tmp_path, Path("/")):
        said = nominering("count", path, "--method", "irv-by-place", "--archive", taken)
        assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert path.read_text(encoding="utf-8") == CLEAR


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_a_recount_that_says_otherwise_stops_the_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr(second_counters.recount, "recount", lambda *_, **__: (3, 2, 1))
    archive = tmp_path / "arkiv.zip"
    said = nominering(
        "count", put(tmp_path, CLEAR), "--method", "ordered-stv", "--format", form, "--archive", archive
    )
    assert said.status == 1
    assert said.err == "Resultatet är stoppat: en kontrollräkning säger något annat eller havererade.\n"
    assert said.out
    assert not archive.exists()
