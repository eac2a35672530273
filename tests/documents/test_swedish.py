from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction

import pytest

from nominering.documents.swedish import (
    MONTHS,
    amount_text,
    date_text,
    decimal_text,
    listed,
    number_text,
    time_text,
    votes_said,
    votes_text,
)


def test_a_day_is_written_without_zeros_and_with_a_small_letter() -> None:
    assert date_text(date(2030, 9, 8)) == "8 september 2030"


def test_every_month_has_its_name() -> None:
    assert [date_text(date(2030, month, 1)) for month in range(1, 13)] == [
        f"1 {name} 2030"
        for name in (
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december",
        )
    ]
    assert len(MONTHS) == 12


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2030, 1, 20, 23, 0, tzinfo=UTC), "21 januari 2030 kl. 00.00"),
        (datetime(2030, 7, 1, 22, 5, tzinfo=UTC), "2 juli 2030 kl. 00.05"),
        # Summer time begins on 31 March 2030 at 01.00 UTC and ends on 27 October 2030 at 01.00 UTC.
        (datetime(2030, 3, 31, 0, 59, tzinfo=UTC), "31 mars 2030 kl. 01.59"),
        (datetime(2030, 3, 31, 1, 0, tzinfo=UTC), "31 mars 2030 kl. 03.00"),
        (datetime(2030, 10, 27, 0, 30, tzinfo=UTC), "27 oktober 2030 kl. 02.30"),
        (datetime(2030, 10, 27, 1, 30, tzinfo=UTC), "27 oktober 2030 kl. 02.30"),
        (datetime(2030, 10, 27, 2, 30, tzinfo=UTC), "27 oktober 2030 kl. 03.30"),
        (datetime(2029, 12, 31, 23, 30, tzinfo=UTC), "1 januari 2030 kl. 00.30"),
        (datetime(2030, 9, 8, 20, 0, tzinfo=timezone(timedelta(hours=2))), "8 september 2030 kl. 20.00"),
    ],
)
def test_a_moment_is_told_in_swedish_time(moment: datetime, said: str) -> None:
    assert time_text(moment) == said


@pytest.mark.parametrize(
    ("decimals", "in_columns", "in_a_sentence"),
    [
        ("12.33333", "12,33333", "12,33333"),
        ("12.50000", "12,50000", "12,5"),
        ("12.00000", "12", "12"),
        ("10.00000", "10", "10"),
        ("0.00000", "0", "0"),
        ("0.00001", "0,00001", "0,00001"),
        ("100", "100", "100"),
    ],
)
def test_votes_have_a_comma_and_whole_votes_no_decimals(decimals: str, in_columns: str, in_a_sentence: str) -> None:
    assert votes_text(decimals) == in_columns
    assert amount_text(decimals) == in_a_sentence


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")],
)
def test_words_are_listed_with_an_and_before_the_last(words: list[str], said: str) -> None:
    assert listed(words) == said


@pytest.mark.parametrize(
    ("decimals", "said"),
    [("0.00000", "0 röster"), ("1.00000", "1 röst"), ("1.50000", "1,5 röster"), ("12.00000", "12 röster")],
)
def test_one_vote_is_singular(decimals: str, said: str) -> None:
    assert votes_said(decimals) == said


@pytest.mark.parametrize(("number", "said"), [(0, "0"), (999, "999"), (1_000, "1 000"), (1_830_386, "1 830 386")])
def test_a_large_number_is_parted_by_spaces_that_hold_together(number: int, said: str) -> None:
    assert number_text(number) == said.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("exact", "decimals", "said"),
    [
        (Fraction(41, 3), 3, "13,667"),
        (Fraction(1, 3), 5, "0,33333"),
        (Fraction(1, 2000), 3, "0,001"),
        (Fraction(1, 2001), 3, "0,000"),
        (Fraction(999_999, 1000), 2, "1 000,00"),
        (Fraction(7), 3, "7,000"),
        (Fraction(0), 1, "0,0"),
    ],
)
def test_a_fraction_is_rounded_a_half_upwards(exact: Fraction, decimals: int, said: str) -> None:
    assert decimal_text(exact, decimals) == said.replace(" ", "\N{NO-BREAK SPACE}")
