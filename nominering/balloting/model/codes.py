"""The code on a voting card."""

from collections.abc import Callable

# No letter or digit that is read as another: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V.
CODE_ALPHABET = "34679ACDEFGHJKMNPQRTWXY"


CODE_LENGTH = 10


def canonical_code(typed: str) -> str:
    """The code as it was issued, however it was typed: case, spaces and hyphens do not count."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())


def draw_code(choose: Callable[[str], str]) -> str:
    """A code of letters chosen one by one by a source of chance that comes from outside."""
    return "".join(choose(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def spaced_code(code: str) -> str:
    """In two halves, for the card."""
    return f"{code[: CODE_LENGTH // 2]}-{code[CODE_LENGTH // 2 :]}"
