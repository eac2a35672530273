"""The only door to WeasyPrint. Whatever a document shows lies in this package: nothing is fetched from elsewhere.

An image with the address `qr:TEXT` (quoted as in an address) is drawn here, beside the ballots like all else: three
hundred of them take a second and more.
"""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import unquote

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from nominering.documents import qr

FONTS = Path(__file__).parent / "fonts"
SCHEME = "font:"
SQUARE = "qr:"
FAMILY = b"Paper"


class FontMissing(Exception):
    """The page was not set in the package's own font."""


class _OwnFonts(URLFetcher):  # type: ignore[misc]
    """Serves `font:NAME` from the package, draws `qr:TEXT`, and refuses every other address, file and web alike."""

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        if url.startswith(SQUARE):
            drawn = qr.picture(unquote(url.removeprefix(SQUARE)))
            return URLFetcherResponse(url, drawn, {"Content-Type": "image/svg+xml"})
        name = url.removeprefix(SCHEME)
        found = next(FONTS.glob(f"*/{name}"), None) if url.startswith(SCHEME) and "/" not in name else None
        if found is None:
            raise ValueError(f"documents fetch nothing but their own fonts: {url}")
        return URLFetcherResponse(url, found.read_bytes(), {"Content-Type": "font/woff2"})


def render(html: str) -> bytes:
    """A tagged PDF/UA-1 with embedded fonts; the same html gives the same bytes on the same WeasyPrint."""
    fonts = FontConfiguration()
    document = HTML(string=html, url_fetcher=_OwnFonts(), base_url="font:").render(font_config=fonts)
    pdf = document.write_pdf(pdf_variant="pdf/ua-1")
    # Without its font a page comes out empty, or in whatever the machine has, and nothing else says so.
    if not any(FAMILY in font.name for font in document.fonts.values()):
        raise FontMissing
    return bytes(pdf)


def printing_press() -> ProcessPoolExecutor:
    """A process of its own, at low priority: a PDF rendered beside the ballots would make every voter wait."""
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=os.nice, initargs=(10,))
