"""`nominering count`: what it answers, in text and in JSON."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import Said, nominering, nominering_installed

METHODS = ["majority-by-place", "irv-by-place", "ordered-stv", "top-down-stv", "cumulative-places"]
every_method = pytest.mark.parametrize("method", METHODS)

CLEAR = """\
3 2
5 1 2 0
3 3 0
1 2 0
1 0
0
"Åsa Öberg"
"Bo Alm"
"Cia Lund"
"Styrelsen"
"""
TIED = """\
4 2
1 1 0
1 2 0
1 3 0
1 4 0
0
"Åsa Öberg"
"Bo Alm"
"Cia Lund"
"Dag Ek"
"Lika för alla"
"""


def put(folder: Path, text: str) -> Path:
    path = folder / "box.blt"
    path.write_text(text, encoding="utf-8")
    return path


def counted(path: Path, method: str, *words: str) -> dict[str, Any]:
    said = nominering("count", path, "--method", method, "--format", "json", *words)
    assert (said.status, said.err) == (0, "")
    answer: dict[str, Any] = json.loads(said.out)
    return answer


def test_the_text_is_the_list_with_its_votes_and_how_it_came_about(tmp_path: Path) -> None:
    """Place 1: Åsa 5 of 9. Place 2: Bo 5 + 1 of 9. Place 3: Cia's 3 papers are all that name somebody."""
    assert nominering("count", put(tmp_path, CLEAR), "--method", "irv-by-place") == Said(
        0,
        "Styrelsen\n"
        "Metod: irv-by-place. Röster: 9 giltiga, 1 blanka.\n"
        "\n"
        "1. Åsa Öberg (5 röster)\n"
        "2. Bo Alm (6 röster)\n"
        "3. Cia Lund (3 röster)\n"
        "\n"
        "Lotten behövde inte avgöra något.\n"
        "Kontrollräknad med PyRankVote 2.0.6: 2 av 3 platser, 1 ej jämförbar.\n"
        "Kontrollräknad med recount.py: 3 av 3 platser.\n",
        "",
    )


def test_the_proportional_list_is_not_the_majoritys(tmp_path: Path) -> None:
    """Place 3: quota 3; Åsa 5 has a surplus of 2, each of five papers keeps 2/5: Bo 1 + 2 = 3, not above; Cia 3.

    They are equal, and at the stage before Bo had 1 and Cia 3: Bo is last. Place 2: one paper names nobody who is
    left; quota 8/2 = 4, Åsa 5; Cia is left.
    """
    said = nominering("count", put(tmp_path, CLEAR), "--method", "ordered-stv")
    assert said.out.splitlines()[3:6] == ["1. Åsa Öberg (5 röster)", "2. Cia Lund (3 röster)", "3. Bo Alm (3 röster)"]
    assert said.out.endswith("\nKontrollräknad med recount.py: 3 av 3 platser.\n")


@every_method
def test_json_has_the_keys_that_programs_rely_on(tmp_path: Path, method: str) -> None:
    answer = counted(put(tmp_path, CLEAR), method)
    assert {"method", "order", "lots_used", "quota_moves", "second_counter", "record"} <= set(answer)
    assert answer["method"] == method
    assert answer["title"] == "Styrelsen"
    assert sorted(answer["order"]) == ["Bo Alm", "Cia Lund", "Åsa Öberg"]
    assert answer["order"] == [answer["names"][str(number)] for number in answer["order_numbers"]]
    assert answer["lots_used"] == answer["quota_moves"] == []
    assert answer["record"]["order"] == answer["order_numbers"]
    assert answer["record"]["ballots"] == {"returned": 10, "valid": 9, "blank": 1}


def test_pyrankvote_agrees_on_the_places_it_can_be_asked_about_and_the_recount_on_the_list(tmp_path: Path) -> None:
    """At the last place Cia is alone, so there is nothing to ask PyRankVote."""
    path = put(tmp_path, CLEAR)
    by_place = counted(path, "irv-by-place")
    assert [each["engine"] for each in by_place["second_counters"]] == ["PyRankVote 2.0.6", "recount.py"]
    assert by_place["second_counter"] == by_place["second_counters"][0]
    assert by_place["second_counter"]["agrees"] is True
    assert by_place["second_counter"]["why"] == "some-places-not-comparable"
    (proportional,) = counted(path, "ordered-stv")["second_counters"]
    assert (proportional["engine"], proportional["agrees"], proportional["why"]) == ("recount.py", True, "")


@every_method
def test_json_is_the_same_bytes_every_time_and_in_any_order_of_ballots(tmp_path: Path, method: str) -> None:
    said = nominering_installed("count", put(tmp_path, CLEAR), "--method", method, "--format", "json")
    turned = CLEAR.replace("5 1 2 0\n3 3 0\n1 2 0\n1 0\n", "1 0\n2 3 0\n1 2 0\n1 3 0\n5 1 2 0\n")
    assert said == nominering("count", put(tmp_path, turned), "--method", method, "--format", "json")
    assert said.status == 0


@every_method
def test_places_cut_the_list_and_change_nothing_above_the_cut(tmp_path: Path, method: str) -> None:
    path = put(tmp_path, CLEAR)
    whole = counted(path, method)["order"]
    assert [counted(path, method, "--places", str(places))["order"] for places in (1, 2, 3)] == [
        whole[:1],
        whole[:2],
        whole,
    ]
    said = nominering("count", path, "--method", method, "--places", "1")
    assert [line for line in said.out.splitlines() if line[:1].isdigit()] == ["1. Åsa Öberg (5 röster)"]


def test_the_proportional_record_tells_of_all_places_below_the_cut_too(tmp_path: Path) -> None:
    assert len(counted(put(tmp_path, CLEAR), "ordered-stv", "--places", "1")["record"]["steps"]) == 3


@every_method
@pytest.mark.parametrize("typed", ["3,1,4,2", "3, 1, 4, 2", "3 1 4 2"])
def test_lots_settle_a_tie_strongest_first(tmp_path: Path, method: str, typed: str) -> None:
    """One vote each: whoever is weakest by lot loses every time, so the list is the lot order."""
    answer = counted(put(tmp_path, TIED), method, "--lots", typed)
    assert answer["order"] == ["Cia Lund", "Åsa Öberg", "Dag Ek", "Bo Alm"]
    lots = answer["record"]["lots"]
    assert (lots["order"], lots["seed"]) == ([3, 1, 4, 2], None)


def test_every_use_of_the_lots_is_cited(tmp_path: Path) -> None:
    """The proportional list asks the lot at places 4, 3 and 2; at place 1 only one is left."""
    answer = counted(put(tmp_path, TIED), "ordered-stv", "--lots", "3,1,4,2")
    assert [(used["place"], used["tied"], used["chosen"]) for used in answer["lots_used"]] == [
        (4, [1, 2, 3, 4], 2),
        (3, [1, 3, 4], 4),
        (2, [1, 3], 1),
    ]
    said = nominering("count", put(tmp_path, TIED), "--method", "ordered-stv", "--lots", "3,1,4,2")
    assert "Lotten avgjorde 3 gånger." in said.out.splitlines()


@every_method
@pytest.mark.parametrize("seed", ["3 1 4 1 5", "", "åäö"])
def test_a_seed_gives_the_lots_in_the_order_of_sha256(tmp_path: Path, method: str, seed: str) -> None:
    """SHA-256 of seed|title|number, ascending, the earlier the stronger."""
    order = sorted(range(1, 5), key=lambda n: hashlib.sha256(f"{seed}|Lika för alla|{n}".encode()).digest())
    answer = counted(put(tmp_path, TIED), method, "--lot-seed", seed)
    assert answer["order_numbers"] == order
    lots = answer["record"]["lots"]
    assert (lots["order"], lots["seed"]) == (order, seed)


@every_method
def test_a_tie_line_in_the_file_is_the_lot_order(tmp_path: Path, method: str) -> None:
    path = put(tmp_path, TIED.replace("4 2\n", "4 2\n[tie 2 4 1 3]\n"))
    assert counted(path, method)["order_numbers"] == [2, 4, 1, 3]


@pytest.mark.parametrize("option", [("--lots", "3,1,4,2"), ("--lot-seed", "3 1 4 1 5")], ids=lambda words: words[0])
def test_an_option_goes_before_the_tie_line(tmp_path: Path, option: tuple[str, str]) -> None:
    path, bare = put(tmp_path, TIED.replace("4 2\n", "4 2\n[tie 2 4 1 3]\n")), tmp_path / "bare.blt"
    bare.write_text(TIED, encoding="utf-8")
    answer = counted(path, "ordered-stv", *option)
    assert answer == counted(bare, "ordered-stv", *option)
    assert answer["order_numbers"] != [2, 4, 1, 3]


WITHDRAWN = pytest.mark.parametrize("tag", ["[withdrawn 2]", "-2", "-2 [withdrawn 2]"])


@every_method
@WITHDRAWN
def test_the_withdrawn_are_passed_over_and_keep_their_number(tmp_path: Path, method: str, tag: str) -> None:
    """Without Bo: Åsa 5, Cia 3 and a paper that names nobody who is left."""
    answer = counted(put(tmp_path, CLEAR.replace("3 2\n", f"3 2\n{tag}\n")), method)
    assert answer["order_numbers"] == [1, 3]
    assert answer["names"] == {"1": "Åsa Öberg", "3": "Cia Lund"}
    assert answer["record"]["ballots"] == {"returned": 10, "valid": 9, "blank": 1}


@WITHDRAWN
def test_lots_may_name_the_withdrawn_or_leave_them_out(tmp_path: Path, tag: str) -> None:
    path = put(tmp_path, TIED.replace("4 2\n", f"4 2\n{tag}\n"))
    for lots in ("4,2,1,3", "4,1,3"):
        assert counted(path, "ordered-stv", "--lots", lots)["order_numbers"] == [4, 1, 3]


@WITHDRAWN
def test_a_tie_line_names_the_withdrawn_too(tmp_path: Path, tag: str) -> None:
    path = put(tmp_path, TIED.replace("4 2\n", f"4 2\n{tag}\n[tie 4 2 1 3]\n"))
    assert counted(path, "ordered-stv")["order_numbers"] == [4, 1, 3]


def test_two_of_the_same_name_are_two_candidates(tmp_path: Path) -> None:
    path = put(tmp_path, CLEAR.replace("Cia Lund", "Åsa Öberg"))
    answer = counted(path, "irv-by-place")
    assert answer["order"] == ["Åsa Öberg", "Bo Alm", "Åsa Öberg"]
    assert answer["order_numbers"] == [1, 2, 3]


def test_a_file_with_a_byte_order_mark_and_windows_line_ends_is_read(tmp_path: Path) -> None:
    plain = nominering("count", put(tmp_path, CLEAR), "--method", "ordered-stv")
    dressed = "\ufeff" + CLEAR.replace("\n", "\r\n")
    assert nominering("count", put(tmp_path, dressed), "--method", "ordered-stv") == plain
