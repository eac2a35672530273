"""`nominering demo --batch DIR`: from files to the list, the table and the record."""

import csv
import io
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from nominering.example.files import OWN
from tests.cli.command import Said, nominering, nominering_installed
from tests.example import small
from tests.example.small import lying_in, play, put

Played = tuple[Said, dict[str, bytes]]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The example's own files, by the installed command."""
    folder = tmp_path_factory.mktemp("empty")
    said = nominering_installed("demo", "--batch", folder)
    return said, lying_in(folder)


def rows_of(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode())))


def names_in(table: bytes) -> list[str]:
    return [row["name"] for row in rows_of(table)]


def printed_in(pdf: bytes) -> list[str]:
    """The names of the numbered lines, without spaces: a line may break at any of them."""
    text = " ".join(word for page in PdfReader(io.BytesIO(pdf)).pages for word in page.extract_text().split())
    numbered = re.findall(r"(\d+)\. (\D+?), \d\d år, ", text)
    assert [int(number) for number, _ in numbered] == list(range(1, len(numbered) + 1))
    return unspaced([name for _, name in numbered])


def unspaced(names: list[str]) -> list[str]:
    return ["".join(name.split()) for name in names]


def test_an_empty_folder_is_left_with_the_list_the_table_and_the_record(example: Played) -> None:
    said, left = example
    assert said.status == 0
    assert said.err == ""
    assert set(left) == {"lista.pdf", "lista.csv", "record.json"}


def test_late_answers_are_named_by_their_rows_and_then_comes_the_list(example: Played) -> None:
    *late, last = example[0].out.splitlines()
    assert late == [
        "Svaret kom efter svarstiden och räknas inte: answers.csv, rad 78: Rasmus Tångring.",
        "Svaret kom efter svarstiden och räknas inte: answers.csv, rad 79: Rasmus Tångring.",
        "Svaret kom efter svarstiden och räknas inte: answers.csv, rad 80: Rodrigo Pizarro Rydh.",
    ]
    assert last.startswith("28 namn på Riksdagslistan: ")
    assert last.endswith("lista.pdf")


def test_the_same_files_give_the_same_bytes(example: Played, tmp_path: Path) -> None:
    assert nominering_installed("demo", "--batch", tmp_path).status == 0
    assert lying_in(tmp_path) == example[1]


def test_the_list_the_table_and_the_record_name_the_same_people_in_the_same_order(example: Played) -> None:
    left = example[1]
    counted = json.loads(left["record.json"])["order"][:28]
    assert len(counted) == 28
    assert names_in(left["lista.csv"]) == counted
    assert printed_in(left["lista.pdf"]) == unspaced(counted)


def test_the_record_tells_of_all_who_stood_and_of_every_ballot(example: Played) -> None:
    record = json.loads(example[1]["record.json"])
    assert record["method"] == "ordered-stv"
    assert len(record["names"]) == len(record["record"]["steps"]) == 32
    assert record["record"]["ballots"] == {"returned": 60, "valid": 58, "blank": 2}


def women_in(record: dict[str, Any], first: int) -> int:
    return sum(record["record"]["groups"][str(number)] == "woman" for number in record["order_numbers"][:first])


def test_half_of_every_beginning_are_women_and_the_record_tells_what_the_rule_moved(example: Played) -> None:
    record = json.loads(example[1]["record.json"])
    assert record["record"]["rules"]["quota"] == "half-women:up"
    assert all(women_in(record, first) >= (first + 1) // 2 for first in range(1, 29))
    assert len(record["quota_moves"]) == 4
    assert record["record"]["groups"][str(record["record"]["free_order"][0])] == "man"


def test_own_answers_without_gender_make_a_list_without_a_rule(tmp_path: Path) -> None:
    assert play(tmp_path).status == 0
    record = json.loads((tmp_path / "record.json").read_text(encoding="utf-8"))["record"]
    assert (record["rules"]["quota"], record["groups"], record["quota_moves"]) == ("none", None, [])


GENDERED = "".join(
    f"{line},{gender}\n"
    for line, gender in zip(small.ANSWERS.splitlines(), ("gender", "kvinna", "man", "kvinna", "annat"), strict=True)
)


def test_own_answers_with_gender_make_a_list_with_the_rule(tmp_path: Path) -> None:
    """The free order is Vera, Bo, Åsa, Cia: two women are half of every beginning already."""
    assert play(tmp_path, answers=GENDERED).status == 0
    record = json.loads((tmp_path / "record.json").read_text(encoding="utf-8"))
    assert record["order"] == small.ORDER
    assert record["record"]["rules"]["quota"] == "half-women:up"
    assert sorted(record["record"]["groups"].values()) == ["man", "other", "woman", "woman"]


def test_own_answers_that_cannot_keep_the_rule_are_refused_in_words(tmp_path: Path) -> None:
    said = play(tmp_path, answers=GENDERED.replace(",kvinna", ",man", 1))
    assert (said.status, said.out) == (2, "")
    assert said.err == (
        "Regeln om minst hälften kvinnor går inte att hålla på 4 platser med kandidaterna som finns "
        "(1 kvinna, 2 män och 1 annan): "
        "fler behöver kandidera, eller så behöver regeln eller antalet platser ändras.\n"
    )
    assert set(lying_in(tmp_path)) == set(small.FILES)


def test_what_lies_in_the_folder_is_used_instead_of_the_examples(tmp_path: Path) -> None:
    said = play(tmp_path)
    assert said == Said(0, f"4 namn på Riksdagslistan: {tmp_path / 'lista.pdf'}\n", "")
    left = lying_in(tmp_path)
    assert set(left) == {*small.FILES, "lista.pdf", "lista.csv", "record.json"}
    assert left["lista.csv"].decode() == small.TABLE
    assert json.loads(left["record.json"])["order"] == small.ORDER
    assert printed_in(left["lista.pdf"]) == unspaced(small.ORDER)
    assert {name: left[name].decode() for name in small.FILES} == small.FILES


def test_a_relative_folder_is_meant_from_where_the_caller_stands(tmp_path: Path) -> None:
    put(tmp_path / "ut", small.FILES)
    said = nominering_installed("demo", "--batch", "ut", cwd=tmp_path)
    assert said == Said(0, f"4 namn på Riksdagslistan: {Path('ut', 'lista.pdf')}\n", "")
    assert (tmp_path / "ut" / "lista.csv").read_text(encoding="utf-8") == small.TABLE


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "ny" / "djupare"
    assert nominering("demo", "--batch", folder).status == 0
    assert set(lying_in(folder)) == {"lista.pdf", "lista.csv", "record.json"}


def test_earlier_outputs_are_replaced(tmp_path: Path) -> None:
    put(tmp_path, {"lista.csv": "i går", "lista.pdf": "i går", "record.json": "i går"})
    assert play(tmp_path).status == 0
    left = lying_in(tmp_path)
    assert left["lista.csv"].decode() == small.TABLE
    assert left["lista.pdf"].startswith(b"%PDF")
    assert json.loads(left["record.json"])["order"] == small.ORDER


def test_one_own_file_goes_with_the_examples_others(tmp_path: Path) -> None:
    delegates = "association,name\nVänsterpartiet Eda,Ett Ombud\nVänsterpartiet Sunne,Ett Ombud\n"
    put(tmp_path, {"delegates.csv": delegates})
    assert nominering("demo", "--batch", tmp_path).status == 0
    record = json.loads((tmp_path / "record.json").read_text(encoding="utf-8"))
    assert len(record["names"]) == 32
    assert record["record"]["ballots"] == {"returned": 2, "valid": 2, "blank": 0}


def test_the_examples_answers_are_passed_over_for_those_whom_own_nominations_leave_out(tmp_path: Path) -> None:
    """The first five rows name five who said yes; the other Anna Hedlund answered too, and nobody named her here."""
    header, *rows = (OWN / "nominations.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    put(tmp_path, {"nominations.csv": "".join([header, *rows[:5]])})
    assert nominering("demo", "--batch", tmp_path).status == 0
    listed = rows_of((tmp_path / "lista.csv").read_bytes())
    assert len(listed) == 5
    assert {(row["name"], row["born"]) for row in listed} == {tuple(row.split(",")[1:3]) for row in rows[:5]}


def test_ballots_in_any_dialect_of_text_are_the_same_ballots(tmp_path: Path) -> None:
    written = "\ufeff" + unicodedata.normalize("NFD", small.BALLOTS).replace("\n", "\r\n")
    assert play(tmp_path, ballots=written).status == 0
    assert (tmp_path / "lista.csv").read_text(encoding="utf-8") == small.TABLE


def test_a_tie_line_is_the_lot_order(tmp_path: Path) -> None:
    """One vote each: at every place all are equal from the first stage, and the weakest by lot goes last."""
    tied = small.BALLOTS.partition("\n0\n")[2]
    ballots = f"4 3\n[tie 2 4 1 3]\n1 1 0\n1 2 0\n1 3 0\n1 4 0\n0\n{tied}"
    assert play(tmp_path, ballots=ballots).status == 0
    record = json.loads((tmp_path / "record.json").read_text(encoding="utf-8"))
    assert record["order"] == ["Cia Lund", "Bo Alm", "Åsa Ek", "Vera Öst"]
    assert [record["names"][str(number)] for number in record["record"]["lots"]["order"]] == record["order"]
    assert [each["place"] for each in record["lots_used"]] == [4, 3, 2]


def test_blank_ballots_are_counted_apart(tmp_path: Path) -> None:
    assert play(tmp_path, ballots=small.BALLOTS.replace("2 2 0\n", "1 2 0\n1 0\n")).status == 0
    record = json.loads((tmp_path / "record.json").read_text(encoding="utf-8"))
    assert record["record"]["ballots"] == {"returned": 12, "valid": 11, "blank": 1}


def test_whoever_says_no_does_not_stand(tmp_path: Path) -> None:
    answers = small.ANSWERS.replace(
        "2001-01-03,ja,2030-02-03T23:59,snickare,Sunne", "2001-01-03,nej,2030-02-03T23:59,,"
    )
    ballots = small.BALLOTS.replace("4 3\n", "3 3\n").replace('"Cia Lund"\n', "")
    ballots = ballots.replace("6 3 4 1 0\n2 4 2 0\n2 1 0\n2 2 0\n", "6 2 3 1 0\n2 3 0\n2 1 0\n")
    assert play(tmp_path, answers=answers, ballots=ballots).status == 0
    assert names_in(lying_in(tmp_path)["lista.csv"]) == small.ORDER[:3]


def test_an_answer_at_the_stop_is_late_and_the_one_who_gave_it_does_not_stand(tmp_path: Path) -> None:
    answers = small.ANSWERS.replace("2030-02-03T23:59", "2030-02-04T00:00")
    ballots = small.BALLOTS.replace("4 3\n", "3 3\n").replace('"Cia Lund"\n', "")
    ballots = ballots.replace("6 3 4 1 0\n2 4 2 0\n2 1 0\n2 2 0\n", "6 2 3 1 0\n2 3 0\n2 1 0\n")
    said = play(tmp_path, answers=answers, ballots=ballots)
    assert said.status == 0
    assert said.out.splitlines()[0] == "Svaret kom efter svarstiden och räknas inte: answers.csv, rad 5: Cia Lund."
    assert names_in(lying_in(tmp_path)["lista.csv"]) == small.ORDER[:3]


def test_two_of_the_same_name_are_told_apart_by_their_order(tmp_path: Path) -> None:
    """The one whom two associations have named stands first on the ballot, so the first in the file is that one."""
    other = "riksdag,Vera Öst,1999-12-31,Sunne,Vänsterpartiet {},2030-01-09,§ 3,\n"
    nominations = small.NOMINATIONS + other.format("Sunne") + other.format("Arvika")
    answers = small.ANSWERS + "riksdag,Vera Öst,1999-12-31,ja,2030-01-21T10:00,student,Sunne\n"
    ballots = '5 3\n9 1 0\n3 2 0\n0\n"Vera Öst"\n"Vera Öst"\n"Åsa Ek"\n"Cia Lund"\n"Bo Alm"\n"Prov"\n'
    assert play(tmp_path, nominations=nominations, answers=answers, ballots=ballots).status == 0
    rows = rows_of((tmp_path / "lista.csv").read_bytes())
    assert [(row["name"], row["born"]) for row in rows[:2]] == [
        ("Vera Öst", "1999-12-31"),
        ("Vera Öst", "1980-05-01"),
    ]
