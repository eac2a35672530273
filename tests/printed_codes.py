"""The codes that can be read on a printout."""

import io
import re

from pypdf import PdfReader

from nominering.balloting.model.codes import CODE_ALPHABET

# As they are spaced on a card, and in a letter.
CODE = re.compile(r"\b(?:{0}{{3}} +{0}{{3}} +{0}{{4}}|{0}{{4}} +{0}{{4}} +{0}{{4}})".format(f"[{CODE_ALPHABET}]"))


def codes_on(pdf: bytes) -> list[str]:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return ["".join(found.split()) for page in pages for found in CODE.findall(page.extract_text())]


def words_on(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)
