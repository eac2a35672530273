"""How a candidate's line breaks on the ballot paper."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# At most two lines a candidate (Valförordningen 2005:874, annex).
MOST_LINES = 2
# A line breaks after a space, and after a hyphen that a letter follows.
PIECE = re.compile(r".+?(?: +|-(?=[^\W\d_])|$)")


@dataclass(frozen=True)
class Paper:
    """The column that the line is set in: its width in points, the size of the type, and how far each letter of the
    type advances in thousandths of that size. The name is in the strong type, the rest in the plain; a letter that
    the type lacks is as wide as the widest. Kerning, which draws letters closer, is not counted.
    """

    width: float
    size: float
    strong: Mapping[str, int]
    plain: Mapping[str, int]

    def lines(self, name: str, details: Sequence[str]) -> tuple[str, ...]:
        """The line as it breaks: between words and after hyphens, never within a word."""
        lines, used = [""], 0.0
        for piece, whole, inked in self._pieces(name, details):
            if lines[-1] and used + inked > self.width:
                lines.append("")
                used = 0.0
            lines[-1] += piece
            used += whole
        return tuple(line.rstrip() for line in lines)

    def fits(self, name: str, details: Sequence[str]) -> bool:
        """On two lines, and with no word wider than the column."""
        widest_word = max(inked for _, _, inked in self._pieces(name, details))
        return widest_word <= self.width and len(self.lines(name, details)) <= MOST_LINES

    def _pieces(self, name: str, details: Sequence[str]) -> list[tuple[str, float, float]]:
        """What is not broken further: its text, its width, and its width without the space after it."""
        text = ", ".join((name, *details))
        widths = [self._advance(letter, strong=n < len(name)) for n, letter in enumerate(text)]
        pieces = []
        for found in PIECE.finditer(text):
            inked = found.start() + len(found[0].rstrip())
            pieces.append((found[0], sum(widths[found.start() : found.end()]), sum(widths[found.start() : inked])))
        return pieces

    def _advance(self, letter: str, *, strong: bool) -> float:
        widths = self.strong if strong else self.plain
        return widths.get(letter, max(widths.values())) * self.size / 1000
