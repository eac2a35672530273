"""The line as it breaks on the ballot paper, measured with the type that it is set in."""

import re

from hypothesis import given
from hypothesis import strategies as st

from nominering.documents import pdf
from nominering.documents.ballot_paper import COLUMN_MM, SIZE, paper, table_of_widths
from nominering.documents.templates import environment
from tests.documents.printed import lines_of

BIRGITTA = "Birgitta Margareta Elisabeth Alexandra Hammarström-Söderlind"
WORDS = st.lists(st.text("abcåäöWMil-", min_size=1, max_size=14), min_size=1, max_size=8)


def test_a_usual_line_is_one() -> None:
    assert paper().lines("Åsa Öberg", ("50 år", "lärare", "Arvika")) == ("Åsa Öberg, 50 år, lärare, Arvika",)


def test_a_long_line_breaks_after_a_space_or_a_hyphen() -> None:
    lines = paper().lines(BIRGITTA, ("58 år", "bibliotekarie", "Sunne"))
    assert lines == ("Birgitta Margareta Elisabeth Alexandra Hammarström-", "Söderlind, 58 år, bibliotekarie, Sunne")


def test_three_lines_do_not_fit_and_neither_does_a_word_wider_than_the_paper() -> None:
    assert not paper().fits(BIRGITTA, ("58 år", "kommunikationsansvarig vid Karlstads universitet", "Karlstad"))
    assert not paper().fits("W" * 60, ())
    assert paper().fits("Åsa Öberg", ())


@given(WORDS, WORDS)
def test_nothing_is_lost_where_it_breaks(name: list[str], details: list[str]) -> None:
    whole = ", ".join((" ".join(name), *details))
    lines = paper().lines(" ".join(name), details)
    assert "".join(re.sub(r"\s", "", line) for line in lines) == re.sub(r"\s", "", whole)


@given(WORDS, WORDS)
def test_what_fits_fits_with_less(name: list[str], details: list[str]) -> None:
    if paper().fits(" ".join(name), details):
        assert paper().fits(" ".join(name), details[:-1])


def test_the_browser_measures_common_letters_as_the_server_does() -> None:
    table = table_of_widths()
    for weight, widths in (("strong", paper().strong), ("plain", paper().plain)):
        few = table[weight]
        assert isinstance(few, dict)
        assert few.items() <= widths.items()
        assert {*"abcdefghijklmnopqrstuvwxyzåäöéüÅÄÖ ,-–0123456789"} <= few.keys()


LINES = (
    ("Åsa Öberg", ("50 år", "lärare", "Arvika")),
    (BIRGITTA, ("58 år", "bibliotekarie", "Sunne")),
    ("Renée Blomstedt", ("50 år", "kommunikationsansvarig vid Karlstads universitet", "Karlstad")),
    ("Wiesława Michałek", ("60 år", "specialistundersköterska och sjukhuskyrkans vikarie", "Säffle")),
)


def test_the_printer_breaks_where_the_measure_says() -> None:
    page = environment().from_string(
        '<html lang="sv"><head><title>Valsedel</title><style>{% include "documents/paper.css" %}'
        "p { width: {{ width }}mm; font-size: {{ size }}pt; hyphens: none } b { font-weight: 600 }"
        "</style></head><body>{% for name, rest in lines %}<p><b>{{ name | letters }}</b>"
        "{% for each in rest %}, {{ each | letters }}{% endfor %}</p>{% endfor %}</body></html>"
    )
    printed = lines_of(pdf.render(page.render(lines=LINES, width=COLUMN_MM, size=SIZE)))
    assert printed == [line for name, rest in LINES for line in paper().lines(name, rest)]
