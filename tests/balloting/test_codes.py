"""Codes as they are drawn, printed and typed."""

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominering.balloting.model.codes import (
    CODE_ALPHABET,
    CODE_LENGTH,
    LEFT_OUT,
    LETTER_CODE_LENGTH,
    canonical_code,
    card_number,
    code_on_card,
    draw_code,
    never_used,
)
from nominering.balloting.use_cases.cards import drawn

codes = st.text(CODE_ALPHABET, min_size=CODE_LENGTH, max_size=LETTER_CODE_LENGTH)


def test_what_is_misread_stands_on_no_card() -> None:
    assert set(CODE_ALPHABET) | set(LEFT_OUT) == set(string.ascii_uppercase + string.digits)
    assert not set(CODE_ALPHABET) & set(LEFT_OUT)


@given(codes, st.randoms())
def test_a_code_is_the_same_however_it_is_typed(code: str, chance: random.Random) -> None:
    typed = "".join(
        chance.choice((letter, letter.lower())) + chance.choice(("", " ", "-", "\u00a0", "–")) for letter in code
    )
    assert canonical_code(typed) == code
    assert canonical_code(code_on_card(code)) == code
    assert never_used(typed) == ()


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("4qd-hjo", ("O",)),
        ("0 o O", ("0", "O")),
        ("ÅÄé", ()),  # typed with a dot or a ring too many
        ("Ö", ("Ö",)),
        ("ACDß", ("S",)),
        ("' OR 1=1 --", ("O", "1")),
        ("漢", ("漢",)),
    ],
)
def test_letters_that_are_never_used_are_told(typed: str, wrong: tuple[str, ...]) -> None:
    assert never_used(typed) == wrong


def test_the_number_of_a_card_is_the_beginning_of_its_code() -> None:
    assert (card_number("4QDHJKMNPQ"), code_on_card("4QDHJKMNPQ")) == ("4QD", "4QD HJK MNPQ")
    assert (card_number("4QDTHJKMNPQR"), code_on_card("4QDTHJKMNPQR")) == ("4QDT", "4QDT HJKM NPQR")


def test_no_two_cards_of_a_deck_have_one_number() -> None:
    chance = random.Random(7)
    taken = {"AAA", "CCC"}
    many = drawn(3000, lambda: draw_code(chance.choice), taken)
    numbers = {card_number(code) for code in many}
    assert len(numbers) == 3000
    assert not numbers & taken
