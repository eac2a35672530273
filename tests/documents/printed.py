"""Official lists of any length, and what can be read back out of the PDF."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from pypdf import PageObject, PdfReader

from nominering.documents import official_list, pdf
from nominering.documents.official_list import Line, OfficialList

NAMES = (
    "Birgitta Margareta Elisabeth Alexandra Hammarström-Söderlind",
    "Wiesława Michałek",
    "Draško Šabanović",
    "Emre Doğan-Nyström",
    "Ionuț Rușanu",
    "Ánte Huuva Forslund",
    "Søren Ekholm-Dahl",
    "Åsa Öberg",
)
PAGE = OfficialList(
    party="Vänsterpartiet",
    district="Vänsterpartiet Värmland",
    constituency="Värmlands län",
    title="Riksdagslistan",
    election="Valet till riksdagen",
    election_day=date(2030, 9, 8),
    adopted_on=date(2030, 3, 9),
    paragraph="§ 12",
    colour="riksdag",
    lines=(),
)


def page_of(length: int) -> OfficialList:
    return replace(PAGE, lines=tuple(_line(place) for place in range(1, length + 1)))


def _line(place: int) -> Line:
    name = NAMES[(place - 1) % len(NAMES)]
    return Line(place, name, date(1980, 5, 1), 50, "snickare från Żary", "Västra Ämtervik")


@cache
def printed(page: OfficialList) -> bytes:
    return pdf.render(official_list.html(page))


def reader(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def squeezed(text: str) -> str:
    """Without spaces and line breaks: a line breaks where there is room."""
    return "".join(text.split())


def lines_of(content: bytes) -> list[str]:
    """The lines as they are printed."""
    return [
        line.strip() for page in reader(content).pages for line in page.extract_text().splitlines() if line.strip()
    ]


def fonts_of(document: PdfReader) -> Iterator[tuple[str, Any]]:
    """The name and the descriptor of every font on every page."""
    for page in document.pages:
        for font in page["/Resources"]["/Font"].values():
            (described,) = font.get_object()["/DescendantFonts"]
            yield font.get_object()["/BaseFont"], described.get_object()["/FontDescriptor"].get_object()


def images_of(page: PageObject) -> list[str]:
    return [image.name for image in page.images]


def tags_of(element: Any) -> Iterator[str]:
    """The names of the structure elements, in the order in which a screen reader meets them."""
    element = element.get_object()
    if isinstance(element, list):
        for each in element:
            yield from tags_of(each)
    elif isinstance(element, dict):
        if "/S" in element:
            yield element["/S"]
        if "/K" in element:
            yield from tags_of(element["/K"])
