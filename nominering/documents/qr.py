"""The only door to segno: a text as a QR code that a page or a document can hold."""

import io

import segno


def svg(text: str, title: str) -> str:
    """An inline SVG of black modules on white, with the quiet zone; it scales by its viewBox."""
    code = segno.make(text, error="m", micro=False)
    return str(code.svg_inline(border=4, light="#fff", title=title, omitsize=True, svgclass="qr", lineclass=None))


def picture(text: str) -> bytes:
    """The same as an SVG file of its own."""
    written = io.BytesIO()
    segno.make(text, error="m", micro=False).save(written, kind="svg", border=4, light="#fff", omitsize=True)
    return written.getvalue()
