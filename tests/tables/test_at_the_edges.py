"""What nearly passes for a table."""

from nominering.tables.errors import CellWrong, NotText
from tests.tables.table import ANSWERS, DELEGATES, NOMINATIONS


def test_an_answer_in_the_year_one() -> None:
    assert ANSWERS.refusal(ANSWERS.with_cell("answered", "0001-01-01T00:00"))[:3] == (CellWrong, "answers.csv", 3)


def test_not_text_behind_a_byte_order_mark() -> None:
    assert DELEGATES.refusal(b"\xef\xbb\xbf" + DELEGATES.content(DELEGATES.rows[0]) + b"\xe5,x\n")[:3] == (
        NotText,
        "delegates.csv",
        3,
    )


def test_not_text_with_old_mac_line_ends() -> None:
    assert DELEGATES.refusal(DELEGATES.content(DELEGATES.rows[0]).replace(b"\n", b"\r") + b"\xe5,x\r")[:3] == (
        NotText,
        "delegates.csv",
        3,
    )


def test_a_header_without_a_name_is_said_in_words() -> None:
    rows = [{**row, "": ""} for row in NOMINATIONS.rows]
    assert (
        "kolumnen  är" not in NOMINATIONS.refusal(NOMINATIONS.content(*rows, columns=[*NOMINATIONS.columns, ""]))[3]
    )
