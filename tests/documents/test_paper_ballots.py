"""A ballot on paper is one page, whatever stands on it, with every name whole and its own check number."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from nominering.documents import pdf
from nominering.documents.paper_ballots import BallotRow, PaperBallotPage, html

LONGEST = "Mira Lindqvist-Haddad af Klintberg Öhrling-Petrović den äldre"[:60]


def a_page(how_many: int, most: int | None = None) -> PaperBallotPage:
    rows = tuple(
        BallotRow(
            number,
            LONGEST if number % 9 == 1 else f"Åsa Öberg {number:02d}",
            "47 år, undersköterska och fackligt förtroendevald, Kristinehamn",
        )
        for number in range(1, how_many + 1)
    )
    return PaperBallotPage("Vänsterpartiet Värmland", "Riksdagslistan", rows, most)


@pytest.mark.parametrize("most", [None, 3])
@pytest.mark.parametrize("how_many", [1, 2, 7, 8, 20, 21, 34, 40, 59, 60])
def test_a_ballot_is_one_page_with_every_name_on_it(how_many: int, most: int | None) -> None:
    page = a_page(how_many, most)
    pages = PdfReader(BytesIO(pdf.render(html(page, ("4QDKM", "ACDEF"))))).pages
    texts = [" ".join(each.extract_text().split()) for each in pages]
    assert [number in text for number, text in zip(("4QDKM", "ACDEF"), texts, strict=True)] == [True, True]
    for text in texts:
        assert "Jag röstar blankt" in text
        assert ("högst 3" in text) == (most is not None)
        assert text.count("Åsa Öberg") == sum(row.name != LONGEST for row in page.rows)
        assert text.count("Lindqvist-Haddad") == sum(row.name == LONGEST for row in page.rows)


def test_the_same_ballots_are_the_same_bytes_and_as_many_pages_as_numbers() -> None:
    numbers = tuple(f"A{number:04d}" for number in range(30))
    once = pdf.render(html(a_page(34), numbers))
    assert once == pdf.render(html(a_page(34), numbers))
    assert len(PdfReader(BytesIO(once)).pages) == 30


def test_a_trial_ballot_says_that_it_is_one() -> None:
    page = PaperBallotPage("Distriktet", "Provomröstning", a_page(2).rows, None, trial=True)
    assert "PROV – räknas inte" in PdfReader(BytesIO(pdf.render(html(page, ("4QDKM",))))).pages[0].extract_text()
