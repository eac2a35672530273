"""Names in Swedish order, without invisible letters, and compared."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominering.organisation.names import alphabetical, name_key, tidy

# As Unicode's Swedish collation (CLDR, sv) orders them.
IN_ORDER = [
    "Adam Ek",
    "Ánte Huuva",
    "Bo Alm",
    "Emre Doğan",
    "Erik Ö",
    "Łukasz Ny",
    "Marie",
    "Müller",
    "Måns",
    "Möller",
    "Vera",
    "Wera",
    "Yrsa",
    "Zelda",
    "Åsa",
    "Ärla",
    "Östen",
    "Øyvind",
]


def test_swedish_letters_come_last() -> None:
    shuffled = IN_ORDER[:]
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=alphabetical) == IN_ORDER


def test_case_does_not_order_names() -> None:
    assert sorted(["de Geer", "Dahl", "Ek"], key=alphabetical) == ["Dahl", "de Geer", "Ek"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Åsa \t Öberg\n", "Åsa Öberg"),
        ("A\u030asa", "Åsa"),
        ("Bo\u202eAlm", "BoAlm"),
        ("Bo\u200b\x00 Alm", "Bo Alm"),
        ("Bo Alm \u200b", "Bo Alm"),
        ("A\u200d\u030asa", "Åsa"),
    ],
)
def test_a_name_is_kept_as_it_is_seen(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@given(st.text(max_size=60))
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(max_size=40))
def test_capitals_and_spaces_make_nobody_else(name: str) -> None:
    assert name_key(name) == name_key(f"  {name_key(name)} ")
    assert name_key(name_key(name)) == name_key(name)
