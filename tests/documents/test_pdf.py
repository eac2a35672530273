"""The printed list: that it can be read, by people, by screen readers and by archives, on any machine."""

import base64
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from nominering.documents import official_list, pdf
from nominering.documents.official_list import Line
from tests.documents.printed import (
    NAMES,
    PAGE,
    fonts_of,
    images_of,
    page_of,
    printed,
    reader,
    squeezed,
    tags_of,
)

LENGTHS = [1, 28, 34, 80]
every_length = pytest.mark.parametrize("length", LENGTHS)
HEAD = "Vänsterpartiet Riksdagslistan Valet till riksdagen " + (
    "Distrikt Vänsterpartiet Värmland Valkrets Värmlands län Valdag 8 september 2030"
)
ADOPTED = "Listan är fastställd den 9 mars 2030, § 12. Ålder är ålder på valdagen."
# A black dot of one pixel.
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==")


def pages(content: bytes) -> list[str]:
    return [squeezed(page.extract_text()) for page in reader(content).pages]


def footer(number: int, of: int) -> str:
    return squeezed(f"Vänsterpartiet Värmland · Riksdagslistan Sida {number} av {of}")


@every_length
def test_every_number_and_name_is_read_back_in_order_and_nothing_else(length: int) -> None:
    page = page_of(length)
    assert max(len(name) for name in NAMES) == 60
    assert set("łšğș") <= set("".join(NAMES))
    read = pages(printed(page))
    lines = [f"{line.place}. {line.name}, {line.age} år, {line.occupation}, {line.residence}" for line in page.lines]
    text = "".join(each.removesuffix(footer(number, len(read))) for number, each in enumerate(read, start=1))
    assert text == squeezed(" ".join([HEAD, *lines, ADOPTED]))


@every_length
def test_every_page_says_which_it_is_and_of_how_many(length: int) -> None:
    read = pages(printed(page_of(length)))
    assert len(read) == {1: 1, 28: 2, 34: 2, 80: 3}[length]
    for number, text in enumerate(read, start=1):
        assert text.endswith(footer(number, len(read)))


def test_the_line_of_adoption_is_never_alone_on_the_last_page() -> None:
    """Name by name, across the length at which the line no longer fits and takes the last name along."""
    last = {length: pages(printed(page_of(length)))[-1] for length in range(24, 29)}
    for text in last.values():
        assert re.search(r"\d+\.\D+,50år,", text.partition(squeezed(ADOPTED))[0])
    over = min(length for length, text in last.items() if text.endswith("Sida2av2"))
    assert last[over].startswith(f"{over}.")
    assert f"{over}." in pages(printed(page_of(over + 2)))[0]


@every_length
def test_it_is_a_tagged_pdf_in_swedish_with_a_title(length: int) -> None:
    document = reader(printed(page_of(length)))
    root = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "sv"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert document.metadata is not None
    assert document.metadata.title == "Riksdagslistan 2030 – Vänsterpartiet Värmland"
    assert document.metadata.author == "Vänsterpartiet Värmland"
    tags = list(tags_of(root["/StructTreeRoot"]))
    assert tags.count("/H1") == 1
    assert tags.count("/LI") == length


def test_it_says_that_it_is_pdf_ua_1() -> None:
    xmp = reader(printed(page_of(1))).trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert 'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"' in xmp
    assert 'pdfuaid:part="1"' in xmp
    assert "Riksdagslistan 2030 – Vänsterpartiet Värmland" in xmp


@every_length
def test_every_font_is_ours_and_lies_in_the_file(length: int) -> None:
    fonts = list(fonts_of(reader(printed(page_of(length)))))
    assert len({name for name, _ in fonts}) >= 3
    for name, descriptor in fonts:
        assert "Paper" in name
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)


@every_length
def test_every_page_is_a4(length: int) -> None:
    for page in reader(printed(page_of(length))).pages:
        width, height = (float(side) / 72 * 25.4 for side in page.mediabox[2:])
        assert (round(width, 2), round(height, 2)) == (210, 297)


def test_the_same_html_gives_the_same_bytes_and_another_name_gives_others() -> None:
    html = official_list.html(page_of(28))
    assert pdf.render(html) == pdf.render(html)
    assert pdf.render(html) != pdf.render(html.replace("Åsa Öberg", "Åsa Åberg"))


def test_a_name_that_looks_like_html_is_printed_as_it_is_written() -> None:
    line = Line(1, '<b>Bo</b> & "Co" {{ 7 * 7 }}', date(1980, 5, 1), 50, "<i>lärare</i>", "&aring;")
    (text,) = pages(printed(replace(PAGE, lines=(line,))))
    assert squeezed('1. <b>Bo</b> & "Co" {{ 7 * 7 }}, 50 år, <i>lärare</i>, &aring;' + ADOPTED) in text


def test_a_district_that_looks_like_html_is_the_title_as_it_is_written() -> None:
    document = reader(printed(replace(page_of(1), district='Bo & "Co" <Öst>')))
    assert document.metadata is not None
    assert document.metadata.title == 'Riksdagslistan 2030 – Bo & "Co" <Öst>'


@pytest.mark.parametrize(
    "style", ["", "html { font-family: serif }", "html { font-family: Paper }"], ids=["none", "other", "not loaded"]
)
def test_a_page_that_is_not_set_in_our_font_is_refused(style: str) -> None:
    with pytest.raises(pdf.FontMissing):
        pdf.render(f"<html lang=sv><title>Prov</title><style>{style}</style><p>Prov</p></html>")


OWN_FONT = (
    '<style>@font-face { font-family: "Paper"; src: url("font:source-sans-3-latin-400-normal.woff2"); }'
    'html { font-family: "Paper"; }</style>'
)
WAYS = {
    "image": '<img alt="" src="{}">',
    "background": '<div style="background-image: url({}); height: 2cm">&nbsp;</div>',
    "stylesheet": '<link rel="stylesheet" href="{}">',
    "import": '<style>@import url("{}");</style>',
    "attachment": '<link rel="attachment" href="{}">',
}
every_way = pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)


def render_with(way: str, address: str) -> bytes:
    html = f'<html lang="sv"><head><title>Prov</title>{OWN_FONT}</head><body><p>Prov</p>{way.format(address)}</body>'
    return pdf.render(html)


@every_way
def test_no_file_of_the_machine_is_read(way: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    address = (tmp_path / "secret.png").as_uri()
    with caplog.at_level(logging.WARNING, "weasyprint"):
        content = render_with(way, address)
    assert f"documents fetch nothing but their own fonts: {address}" in caplog.text
    document = reader(content)
    assert images_of(document.pages[0]) == []
    assert document.attachments == {}


@pytest.fixture
def web() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine: its address, and the paths that somebody has asked it for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(PNG)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


@every_way
def test_nobody_on_the_web_is_asked(way: str, web: tuple[str, list[str]], caplog: pytest.LogCaptureFixture) -> None:
    address, asked = web
    with caplog.at_level(logging.WARNING, "weasyprint"):
        render_with(way, f"{address}/dot.png")
    assert f"documents fetch nothing but their own fonts: {address}/dot.png" in caplog.text
    assert asked == []


def test_no_other_font_is_loaded(tmp_path: Path, web: tuple[str, list[str]]) -> None:
    """The file is a font that would do, laid elsewhere."""
    address, asked = web
    elsewhere = tmp_path / "other.woff2"
    elsewhere.write_bytes(next(pdf.FONTS.glob("*/*latin-700-normal.woff2")).read_bytes())
    for source in (elsewhere.as_uri(), f"{address}/other.woff2"):
        face = f'@font-face {{ font-family: "Other"; src: url("{source}") }} p {{ font-family: "Other", "Paper" }}'
        names = {name for name, _ in fonts_of(reader(render_with("<style>{}</style><p>Prov</p>", face)))}
        assert {name.partition("+")[2] for name in names} == {"Paper"}
    assert asked == []


@pytest.mark.parametrize(
    "address", ["font:../pdf.py", "font:..%2Fpdf.py", "font:/etc/hostname", "font:borta.woff2", "font:vendor.toml"]
)
def test_nothing_but_the_fonts_folders_own_files_is_served(address: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "weasyprint"):
        render_with(WAYS["attachment"], address)
    assert f"documents fetch nothing but their own fonts: {address}" in caplog.text


def test_the_footer_says_a_district_as_it_is_written() -> None:
    text = reader(printed(replace(page_of(1), district='Bo & "Co"'))).pages[0].extract_text()
    assert 'Bo & "Co" · Riksdagslistan Sida 1 av 1' in " ".join(text.split())
