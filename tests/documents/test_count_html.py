"""The exported page stands alone, says why of every place, and lets no name out of its cell."""

import re
from html.parser import HTMLParser

import pytest

from nominering.counting.count import count
from nominering.counting.profile import Profile
from nominering.counting.rules import Method, Rules
from nominering.documents import count_html
from tests.documents.records import A_SET, AGREED, NAMES, QUOTA

PROFILE = Profile.of((1, 2, 3, 4), {(1, 2, 3): 5, (2, 4): 3, (3, 1): 2, (4,): 1})


def shown(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>|<[^>]+>", " ", text, flags=re.DOTALL))


class Outside(HTMLParser):
    """Every address in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "data", "action")]


@pytest.mark.parametrize("method", [Method.ORDERED_STV, Method.IRV_BY_PLACE])
def test_the_page_stands_alone_and_has_a_picture_and_a_table_for_each_place(method: Method) -> None:
    page = count_html.page(count(PROFILE, Rules(method)).as_data(), NAMES, "Årsmötet")
    assert page.lstrip().startswith("<!doctype html>")
    assert '<html lang="sv">' in page
    assert "<title>Årsmötet – räkningen</title>" in page
    outside = Outside(page)
    assert all(address.startswith("#") for address in outside.addresses)
    assert "url(http" not in page
    assert not {"script", "link", "img", "iframe"} & set(outside.tags)
    assert page.count('<details class="place">') == 4
    assert "@media print" in page


def test_the_list_stands_in_order_with_its_why() -> None:
    page = shown(count_html.page(count(PROFILE, Rules(Method.IRV_BY_PLACE)).as_data(), NAMES, "Årsmötet"))
    assert "Listan Anna Anna fick 7 av de 10 röster som räknades, mer än hälften, när 2 hade uteslutits." in page
    assert "11 giltiga röster, 0 blanka" in page
    assert "Kontrollräknad med PyRankVote 2.0.6" in page


def test_names_are_escaped_everywhere() -> None:
    evil = "<script>alert(\"x\")</script> & 'Co'"
    names = NAMES | {1: evil}
    for record in (QUOTA, A_SET, count(PROFILE, Rules(Method.ORDERED_STV)).as_data()):
        page = count_html.page(record, names, evil)
        assert "<script" not in page
        assert "&lt;script&gt;" in page


def test_the_free_list_stands_beside_with_each_move_in_a_sentence() -> None:
    page = shown(count_html.page(QUOTA, NAMES, "Årsmötet"))
    assert "Regeln om minst hälften kvinnor hålls efter räkningen, plats för plats uppifrån." in page
    assert (
        "Utan regeln Den fria räkningen: samma röster, utan regeln. Bo ↓ plats 2 Dag ↓ plats 4 Anna ↑ plats 1" in page
    )
    assert "Plats 1: den fria räkningen satte Bo här" in page
    assert (
        "Plats 2: Bo stod på plats 1 i den fria räkningen; regeln om minst hälften kvinnor satte Anna före." in page
    )
    assert "Plats 3 i den fria räkningen: Anna" in page


def test_each_second_counter_has_its_word() -> None:
    crashed = AGREED | {"engine": "PyRankVote 2.0.6", "agrees": None, "crashed": [2], "agreed": 2}
    page = count_html.page({**QUOTA, "second_counters": [AGREED, crashed]}, NAMES, "Årsmötet")
    assert "överens Kontrollräknad med recount.py: 3 av 3 platser." in shown(page)
    assert "haveri Kontrollräknad med PyRankVote 2.0.6: 2 av 3 platser, haveri på plats 2." in shown(page)
    assert "Resultatet är stoppat" in page


def test_a_set_has_its_elected_with_their_votes_and_stages() -> None:
    page = shown(count_html.page(A_SET, NAMES, "Styrelsen"))
    assert "Kvoten var 4." in page
    assert "1. Anna 4 2. Cecilia 4,33332" in page
    assert "Inte valda: Bo." in page
    assert "Lotten avgjorde 1 gång. Ordningen: 3, 1, 2." in page
    assert "Steg 2: Bo och Cecilia stod lika; lotten pekade ut Bo." in page
    assert "Inte kontrollräknad med recount.py: metoden väljer flera på en gång" in page


def test_two_of_one_name_are_told_apart() -> None:
    page = count_html.page(QUOTA, NAMES | {4: "Bo"}, "Årsmötet")
    assert "Bo (nr 2)" in page
    assert "Bo (nr 4)" in page
