"""Cards and code letters on paper: what can be read back out of them, by people and by phones."""

import random
import re
from datetime import UTC, datetime

import pytest

from nominering.balloting.model.codes import LETTER_CODE_LENGTH, card_number, draw_code
from nominering.balloting.use_cases.cards import drawn
from nominering.documents import pdf, qr, voting_cards
from nominering.documents.voting_cards import PER_PAGE, Bearer, Vote
from tests.documents.printed import NAMES, reader, squeezed
from tests.printed_codes import codes_on

BASE = "https://rosta.example.se"
VOTE = Vote(
    "Rösta om kongressombud",
    "Alla medlemmar i distriktet väljer sju ombud till kongressen.",
    datetime(2030, 3, 1, 7, 0, tzinfo=UTC),
    datetime(2030, 3, 15, 19, 0, tzinfo=UTC),
)


def codes(how_many: int, length: int = 10) -> tuple[str, ...]:
    chance = random.Random(how_many)
    return drawn(how_many, lambda: draw_code(chance.choice, length))


def cards_on_paper(drawn: tuple[str, ...], bearers: list[Bearer] | None = None) -> bytes:
    every = bearers or [None] * len(drawn)
    cards = [voting_cards.card(code, BASE, bearer) for code, bearer in zip(drawn, every, strict=True)]
    return pdf.render(voting_cards.cards_html("Vänsterpartiet Värmland", "Konferens 14 mars 2030", BASE, cards))


@pytest.mark.parametrize("how_many", [1, 2, 9, 10, 11, 300])
def test_every_code_is_on_paper_once_in_the_order_given(how_many: int) -> None:
    drawn = codes(how_many)
    printed = cards_on_paper(drawn)
    pages = reader(printed).pages
    assert len(pages) == -(-how_many // PER_PAGE)
    assert codes_on(printed) == list(drawn)
    text = "".join(page.extract_text() for page in pages)
    assert text.count("rosta.example.se/rosta") == how_many
    assert text.count("Konferens 14 mars 2030") == how_many
    assert all(f"Kodkort {card_number(code)}" in text for code in drawn)
    assert "Ombud" not in text


def test_a_card_with_a_name_says_whose_it_is() -> None:
    bearers = [Bearer(number, name, "Vänsterpartiet Arvika") for number, name in enumerate(NAMES, start=1)]
    text = squeezed("".join(page.extract_text() for page in reader(cards_on_paper(codes(8), bearers)).pages))
    for each in bearers:
        assert squeezed(each.name) in text
        assert squeezed(f"Ombud {each.number}, Vänsterpartiet Arvika") in text


def test_the_square_leads_to_the_page_with_the_code() -> None:
    assert voting_cards.card("ACDEFGHJKM", BASE).square == "qr:https%3A//rosta.example.se/rosta/kod/ACDEFGHJKM"


def test_the_printer_draws_the_square_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    drawn = qr.picture

    def noted(text: str) -> bytes:
        asked.append(text)
        return drawn(text)

    monkeypatch.setattr(qr, "picture", noted)
    cards_on_paper(("ACDEFGHJKM",))
    assert asked == [f"{BASE}/rosta/kod/ACDEFGHJKM"]


def test_a_code_letter_is_a_page_of_its_own_without_a_name() -> None:
    drawn = codes(3, LETTER_CODE_LENGTH)
    cards = [voting_cards.card(code, BASE) for code in drawn]
    printed = pdf.render(voting_cards.letters_html("Vänsterpartiet Värmland", VOTE, BASE, cards))
    pages = [page.extract_text() for page in reader(printed).pages]
    assert len(pages) == 3
    assert codes_on(printed) == list(drawn)
    for code, page in zip(drawn, pages, strict=True):
        said = re.sub(r"\s+", " ", page)
        assert VOTE.title in said
        assert VOTE.told in said
        assert "öppnar 1 mars 2030 kl. 08.00 och stänger 15 mars 2030 kl. 20.00" in said
        assert f"Brevets nummer är {card_number(code)}" in said
        assert "rosta.example.se/rosta" in said
