"""Letters that are set in the second font, told to the printer one by one."""

import unicodedata

from markupsafe import Markup, escape


def set_letters(text: str) -> Markup:
    """Accented letters beyond Latin-1 (ć, ğ, ș) each in `<span class="ext">`, to be set in the extended font.

    Left to itself, newer Pango builds them of a letter and a loose accent from the first font; it looks the same,
    but whoever copies the name, or has it read aloud, gets the letter twice.
    """
    return Markup("").join(
        Markup('<span class="ext">{}</span>').format(letter) if _built(letter) else escape(letter) for letter in text
    )


def _built(letter: str) -> bool:
    return letter > "\xff" and unicodedata.normalize("NFD", letter) != letter
