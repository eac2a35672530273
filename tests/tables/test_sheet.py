"""A workbook is read as far as it can be trusted."""

import io
import zipfile

import pytest

from nominering.tables import sheet
from nominering.tables.errors import FileTooLarge, NotWorkbook, TableError, TooManyRows
from nominering.web.sentences import sentence_for
from tests.tables.workbook import workbook


def lines(content: bytes) -> list[tuple[int, list[str]]]:
    return list(sheet.lines("m.xlsx", content))


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The workbook with one of its files exchanged."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, part if each == name else old.read(each))
    return made.getvalue()


def refusal(content: bytes) -> TableError:
    with pytest.raises(TableError) as refused:
        lines(content)
    assert sentence_for(refused.value).startswith("m.xlsx, rad ")
    return refused.value


def test_only_the_first_sheet_is_read_and_empty_rows_keep_their_numbers() -> None:
    content = workbook(["a", "b"], [1, None], [], [None, 2.5], second=[["c"]])
    assert lines(content) == [(1, ["a", "b"]), (2, ["1", ""]), (4, ["", "2.5"])]


def test_what_stands_outside_the_header_is_not_lost_in_silence() -> None:
    assert lines(workbook(["a"], [1, None, "x"])) == [(1, ["a"]), (2, ["1", "", "x"])]


def test_a_formula_is_its_saved_value_and_never_worked_out() -> None:
    assert lines(workbook(["a", "b"], ["=1+1", "x"])) == [(1, ["a", "b"]), (2, ["", "x"])]


@pytest.mark.parametrize("content", [b"PK\x03\x04nonsense", workbook(["a"])[:-200]])
def test_a_broken_workbook_is_refused(content: bytes) -> None:
    assert type(refusal(content)) is NotWorkbook


def test_a_packed_folder_that_is_no_workbook_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("läs mig.txt", "hej")
    assert type(refusal(made.getvalue())) is NotWorkbook


@pytest.mark.parametrize("part", [b"<broken", b'<worksheet><sheetData><row r="x"></sheetData></worksheet>'])
def test_a_sheet_that_cannot_be_read_is_refused(part: bytes) -> None:
    assert type(refusal(with_part(workbook(["a"]), "xl/worksheets/sheet1.xml", part))) is NotWorkbook


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = with_part(workbook(["a"]), "xl/worksheets/sheet1.xml", b"0" * (sheet.LARGEST_UNPACKED + 1))
    assert len(bomb) < 1_000_000
    assert type(refusal(bomb)) is FileTooLarge


def test_entities_that_multiply_are_refused() -> None:
    many = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    part = f'<!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">{many}]><worksheet>&e11;</worksheet>'.encode()
    assert type(refusal(with_part(workbook(["a"]), "xl/worksheets/sheet1.xml", part))) is NotWorkbook


def test_a_file_that_is_too_large_or_has_too_many_parts_is_refused() -> None:
    assert type(refusal(b"PK\x03\x04" + b"0" * sheet.LARGEST_FILE)) is FileTooLarge
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for number in range(sheet.MOST_PARTS + 1):
            packed.writestr(str(number), "")
    assert type(refusal(made.getvalue())) is FileTooLarge


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MOST_ROWS", 3)
    assert len(lines(workbook(["a"], [1], [2], [3]))) == 4
    assert type(refusal(workbook(["a"], [1], [2], [3], [4]))) is TooManyRows
