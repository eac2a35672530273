"""The code on a voting card, and the card's number: its first letters."""

import unicodedata
from collections.abc import Callable

# No letter or digit that is read as another: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V.
CODE_ALPHABET = "34679ACDEFGHJKMNPQRTWXY"
LEFT_OUT = "0O1IL2Z5S8BUV"

# A card in the hall is good for some hours, a letter for weeks: see decision 21 for the arithmetic of guessing.
CODE_LENGTH = 10
LETTER_CODE_LENGTH = 12


def canonical_code(typed: str) -> str:
    """The code as it was issued, however it was typed: case, spaces, hyphens and accents do not count."""
    letters = unicodedata.normalize("NFKD", typed).upper()
    return "".join(letter for letter in letters if letter.isalnum())


def never_used(typed: str) -> tuple[str, ...]:
    """What was typed and stands on no card, each once, as it was typed but for its case."""
    plain = unicodedata.normalize("NFC", typed).upper()
    wrong = [letter for letter in plain if letter.isalnum() and not set(canonical_code(letter)) <= set(CODE_ALPHABET)]
    return tuple(dict.fromkeys(wrong))


def draw_code(choose: Callable[[str], str], length: int = CODE_LENGTH) -> str:
    """A code of letters chosen one by one by a source of chance that comes from outside."""
    return "".join(choose(CODE_ALPHABET) for _ in range(length))


def card_number(code: str) -> str:
    """What a card is called when it is lost. The rest of the code is the secret."""
    return code[: len(code) // 3]


def spaced_code(code: str) -> str:
    """In two halves, for a letter."""
    return f"{code[: CODE_LENGTH // 2]}-{code[CODE_LENGTH // 2 :]}"


def code_on_card(code: str) -> str:
    """Its number first, then the rest in two: 4QD HJK MNPQ."""
    number, rest = card_number(code), code[len(card_number(code)) :]
    middle = len(rest) // 2
    return f"{number} {rest[:middle]} {rest[middle:]}"
