"""A count as one file for a browser: nothing in it is fetched from elsewhere."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from nominering.documents.count_page import count_page, place_pages
from nominering.documents.templates import environment

LOOK = Path(__file__).parent / "look" / "count.css"


def page(record: Mapping[str, Any], names: Mapping[int, str], title: str) -> str:
    """The list with the why of each place, or the elected set, and every stage as picture and table."""
    return (
        environment()
        .get_template("documents/count.html")
        .render(
            shown=count_page(record, names, title),
            places=place_pages(record, names),
            look=Markup(LOOK.read_text("utf-8")),
        )
    )
