"""What all tables have in common: the dialects that spreadsheets write, and the mistakes that people make in them."""

import unicodedata
from typing import Any

import pytest

from nominering.tables.errors import (
    CellEmpty,
    ColumnMissing,
    ColumnUnknown,
    NotText,
    RowRepeated,
    RowTooShort,
)
from tests.tables.table import TABLES, Table, written

every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.file)
every_column = pytest.mark.parametrize(
    ("table", "column"), [(table, column) for table in TABLES for column in table.columns]
)
every_needed_column = pytest.mark.parametrize(
    ("table", "column"), [(table, column) for table in TABLES for column in table.needed]
)
every_column_that_must_be_there = pytest.mark.parametrize(
    ("table", "column"),
    [(table, column) for table in TABLES for column in table.columns if column not in table.spare],
)


def rows_of(read: Any) -> list[Any]:
    """The associations come in an object of their own."""
    return list(getattr(read, "every", read))


@every_table
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no BOM", "BOM"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["LF", "CRLF", "CR"])
def test_a_byte_order_mark_and_the_line_ends_change_nothing(table: Table, mark: bytes, end: bytes) -> None:
    plain = table.content(*table.rows)
    assert table.read(mark + plain.replace(b"\n", end)) == table.read(plain)


@every_table
def test_a_last_line_without_its_end_is_read(table: Table) -> None:
    plain = table.content(*table.rows)
    assert table.read(plain.removesuffix(b"\n")) == table.read(plain)


@every_table
def test_letters_composed_of_two_signs_are_the_letters_they_show(table: Table) -> None:
    plain = table.content(*table.rows)
    decomposed = unicodedata.normalize("NFD", plain.decode()).encode()
    assert decomposed != plain
    assert table.read(decomposed) == table.read(plain)


@every_table
def test_spaces_around_and_doubled_within_are_nothing(table: Table) -> None:
    spaced = [{column: f"  {cell.replace(' ', '  ')} " for column, cell in row.items()} for row in table.rows]
    header = [f" {column} " for column in table.columns]
    content = written(header, *(list(row.values()) for row in spaced))
    assert table.read(content) == table.read(table.content(*table.rows))


@every_table
def test_columns_may_stand_in_any_order(table: Table) -> None:
    turned = table.content(*table.rows, columns=table.columns[::-1])
    assert table.read(turned) == table.read(table.content(*table.rows))


@every_table
def test_a_quoted_cell_may_hold_commas_and_line_breaks_and_the_next_row_knows_its_line(table: Table) -> None:
    first = {**table.rows[0], table.free: "Ek, Dag\n\nfrån Säffle"}
    emptied = {**table.rows[1], table.needed[0]: ""}
    content = table.content(first, emptied)
    assert content.decode().splitlines()[4:] == [",".join(emptied.values())]
    assert table.refusal(content)[:3] == (CellEmpty, table.file, 5)
    assert table.read(table.content(first)) == table.read(
        table.content({**table.rows[0], table.free: "Ek, Dag från Säffle"})
    )


@every_table
def test_empty_lines_are_passed_over_and_counted(table: Table) -> None:
    header, first, second = table.content(*table.rows).splitlines(keepends=True)
    assert len(rows_of(table.read(header + b"\n" + first + b" \n,\n" + second))) == 2
    emptied = table.content({**table.rows[0], table.needed[0]: ""}).splitlines(keepends=True)[1]
    assert table.refusal(header + b"\n\n" + emptied)[:3] == (CellEmpty, table.file, 4)


@every_column_that_must_be_there
def test_a_missing_column_is_named(table: Table, column: str) -> None:
    left = [each for each in table.columns if each != column]
    assert table.refusal(table.content(*table.rows, columns=left)) == (
        ColumnMissing,
        table.file,
        1,
        f"{table.file}, rad 1: kolumnen {column} saknas.",
    )


@every_table
def test_an_unknown_column_is_named(table: Table) -> None:
    rows = [{**row, "färg": "röd"} for row in table.rows]
    assert table.refusal(table.content(*rows, columns=[*table.columns, "färg"])) == (
        ColumnUnknown,
        table.file,
        1,
        f"{table.file}, rad 1: kolumnen färg är okänd eller står två gånger.",
    )


@every_column
def test_a_doubled_column_is_named(table: Table, column: str) -> None:
    assert table.refusal(table.content(*table.rows, columns=[*table.columns, column])) == (
        ColumnUnknown,
        table.file,
        1,
        f"{table.file}, rad 1: kolumnen {column} är okänd eller står två gånger.",
    )


@every_table
@pytest.mark.parametrize("cells_more", [-1, 1], ids=["too short", "too long"])
def test_a_row_of_another_length_than_the_header_is_refused(table: Table, cells_more: int) -> None:
    first, second = ([*row.values()] for row in table.rows)
    row = second[:-1] if cells_more < 0 else [*second, "mer"]
    assert table.refusal(written(table.columns, first, row)) == (
        RowTooShort,
        table.file,
        3,
        f"{table.file}, rad 3: raden ska ha {len(table.columns)} celler, lika många som rubriken.",
    )


@every_needed_column
@pytest.mark.parametrize("empty", ["", "  ", "\u200b"], ids=["empty", "spaces", "invisible"])
def test_a_cell_that_must_be_filled_in_is_named(table: Table, column: str, empty: str) -> None:
    assert table.refusal(table.with_cell(column, empty)) == (
        CellEmpty,
        table.file,
        3,
        f"{table.file}, rad 3: {column} är inte ifyllt.",
    )


@every_table
def test_a_row_that_comes_again_names_the_line_where_it_stood(table: Table) -> None:
    assert table.refusal(table.content(*table.rows, table.rows[0])) == (
        RowRepeated,
        table.file,
        4,
        f"{table.file}, rad 4: samma uppgift står redan på rad 2.",
    )


@every_table
def test_a_row_that_comes_again_in_capitals_is_the_same_row(table: Table) -> None:
    again = {**table.rows[1], table.key[-1]: f" {table.rows[1][table.key[-1]].upper()} "}
    assert table.refusal(table.content(*table.rows, again))[:3] == (RowRepeated, table.file, 4)


@pytest.mark.parametrize(("table", "column"), [(table, column) for table in TABLES for column in table.key])
def test_a_row_that_differs_where_it_counts_is_another_row(table: Table, column: str) -> None:
    """A list has another list, a day another day, and every other cell another word."""
    other = {"list": "region", "born": "1981-05-01"}.get(column, "Annan")
    assert len(rows_of(table.read(table.content(table.rows[0], {**table.rows[0], column: other})))) == 2


@every_table
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no BOM", "BOM"])
def test_a_file_in_another_encoding_is_refused_at_the_first_line_that_shows_it(table: Table, mark: bytes) -> None:
    content = mark + table.content(*table.rows).removesuffix(b"\n") + "å".encode("cp1252")
    assert table.refusal(content) == (
        NotText,
        table.file,
        3,
        f"{table.file}, rad 3: filen är inte text i UTF-8.",
    )


@every_table
def test_an_empty_file_lacks_its_first_column(table: Table) -> None:
    assert table.refusal(b"") == (
        ColumnMissing,
        table.file,
        1,
        f"{table.file}, rad 1: kolumnen {table.columns[0]} saknas.",
    )


@every_table
def test_a_header_alone_is_a_table_without_rows(table: Table) -> None:
    assert rows_of(table.read(table.content())) == []
