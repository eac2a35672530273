"""The ballot paper's column, measured with the type it is set in."""

from functools import cache
from itertools import chain
from pathlib import Path

from fontTools.ttLib import TTFont

from nominering.nomination.model.paper import Paper

FONTS = Path(__file__).parent / "fonts"
POINTS_PER_MM = 72 / 25.4
# A6 with margins of 10 mm leaves 85 mm; the number and the box for the personal vote take 10 of them.
COLUMN_MM = 75
SIZE = 9
STRONG, PLAIN = 600, 400
# The browser is given the letters that names and places are mostly made of, and takes others to be the widest.
COMMON = [chr(code) for code in chain(range(0x20, 0x7F), range(0xC0, 0x180), map(ord, "–’”…"))]


@cache
def paper() -> Paper:
    """Every place that asks how a line breaks asks this one."""
    return Paper(COLUMN_MM * POINTS_PER_MM, SIZE, _advances(STRONG), _advances(PLAIN))


def table_of_widths() -> dict[str, object]:
    """For the live preview: the same figures, fewer letters."""
    whole = paper()
    return {
        "width": whole.width,
        "size": whole.size,
        "strong": {letter: whole.strong[letter] for letter in COMMON if letter in whole.strong},
        "plain": {letter: whole.plain[letter] for letter in COMMON if letter in whole.plain},
        "widest": {"strong": max(whole.strong.values()), "plain": max(whole.plain.values())},
    }


def _advances(weight: int) -> dict[str, int]:
    """In thousandths of the size. The extended file fills in where the first lacks a letter."""
    advances: dict[str, int] = {}
    for subset in ("latin-ext", "latin"):
        (file,) = FONTS.glob(f"*/source-sans-3-{subset}-{weight}-normal.woff2")
        font = TTFont(file)
        per_size = 1000 / font["head"].unitsPerEm
        metrics = font["hmtx"]
        for code, glyph in font.getBestCmap().items():
            advances[chr(code)] = round(metrics[glyph][0] * per_size)
    return advances
