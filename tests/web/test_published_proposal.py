"""The published proposal as everybody reads it, and the counter-proposals beside it."""

import re
from datetime import timedelta

import pytest
from httpx import Response

from nominering.access.model import Role
from tests.story import CODES, START, Story
from tests.web.conftest import Open
from tests.web.visitor import Visitor, sentence

REASON = "Vi vill ha erfarenhet först."


def lines(page: Response) -> list[str]:
    found = re.search(r'<ol class="numbered">(.*?)</ol>', page.text, re.S)
    return re.findall(r"<li><[bs]>([^<]+)</[bs]>", found[1]) if found else []


def turned(visitor: Visitor, **more: str) -> dict[str, str | list[str]]:
    """The whole order backwards."""
    rows = re.findall(r'name="row" value="([^"]+)"', visitor.get("/motforslag/riksdag").text)
    return {"row": rows} | {f"rank-{n}": str(5 - n) for n in range(1, 5)} | more


def test_everybody_reads_the_published_order_with_its_lines(opened: Open) -> None:
    app = opened(Story.until_open)
    readers = [app.visitor(role) for role in (Role.ORGANISER, Role.ASSOCIATION, Role.COMMITTEE, Role.PRESIDIUM)]
    for reader in (*readers, app.visitor().enter(CODES[0])):
        page = reader.get("/forslag/riksdag")
        assert lines(page) == ["Bo Alm", "Bo Alm", "Cecilia Lund", "Åsa Öberg"]
        assert "<b>Åsa Öberg</b>, 50 år, lärare, Arvika" in page.text
    assert "Läs valberedningens förslag" in readers[0].get("/").text
    assert app.visitor().get("/forslag/riksdag").status_code == 401


def test_who_says_no_afterwards_is_shown_as_gone_at_once(opened: Open) -> None:
    app = opened(Story.until_proposed)
    after = app.clock.now
    app.clock.now = START
    assert app.visitor().post("/svara/miras-link/riksdag", {"answer": "nej"}).status_code == 303
    app.clock.now = after
    page = app.visitor(Role.PRESIDIUM).get("/forslag/riksdag").text
    assert '<s>Åsa Öberg</s> <span class="note">ställer inte längre upp</span>' in page
    assert "En av de föreslagna ställer inte längre upp." in page
    assert "50 år, lärare" not in page


def test_what_changed_since_the_one_before_is_said(opened: Open) -> None:
    app = opened(Story.until_proposed)
    committee = app.visitor(Role.COMMITTEE)
    app.clock.now += timedelta(hours=1)
    rows = re.findall(r'name="row" value="([^"]+)"', committee.get("/bereda/riksdag").text)
    order: dict[str, str | list[str]] = {"row": rows, "rank-1": "2", "rank-2": "3", "rank-3": "4", "rank-4": "1"}
    assert committee.post("/bereda/riksdag", order).status_code == 303
    page = app.visitor(Role.ASSOCIATION).get("/forslag/riksdag").text
    assert "Ändrat sedan förslaget från 31 januari 2030 kl. 13.00" in page
    assert "Åsa Öberg går från plats 4 till plats 1." in page
    assert "3 andra får ett annat nummer men behåller sin ordning." in page


def test_a_board_saves_sends_and_withdraws_its_counter_proposal(opened: Open) -> None:
    app = opened(Story.until_proposed)
    board, presidium = app.visitor(Role.ASSOCIATION), app.visitor(Role.PRESIDIUM)
    assert "Er förenings motförslag" in board.get("/forslag/riksdag").text
    assert "Er förenings motförslag" not in presidium.get("/forslag/riksdag").text
    assert board.post("/motforslag/riksdag/utkast", turned(board)).status_code == 303
    assert "Bara er styrelse ser det tills ni skickar det." in board.get("/motforslag/riksdag").text
    assert "Ingen förening har lagt något motförslag." in presidium.get("/forslag/riksdag").text
    assert board.post("/motforslag/riksdag", turned(board, reason=REASON)).status_code == 303
    page = presidium.get("/forslag/riksdag").text
    assert "Vänsterpartiet Arvika vill ha en annan ordning" in page
    assert REASON in page
    assert "Åsa Öberg går från plats 4 till plats 1." in page
    again = board.post("/motforslag/riksdag", turned(board, reason=REASON))
    assert sentence(again) == "Motförslaget är skickat: dra tillbaka det först om ni vill ändra det."
    assert board.post("/motforslag/riksdag/dra-tillbaka").status_code == 303
    assert REASON not in presidium.get("/forslag/riksdag").text
    assert sentence(board.post("/motforslag/riksdag/dra-tillbaka")).startswith("Ni har inte skickat något motförslag")
    assert REASON in board.get("/motforslag/riksdag").text


def test_the_first_names_are_enough_and_the_committees_order_follows(opened: Open) -> None:
    app = opened(Story.until_proposed)
    board = app.visitor(Role.ASSOCIATION)
    only_asa = turned(board, reason=REASON) | {"rank-1": "", "rank-2": "", "rank-3": "", "rank-4": "1"}
    assert board.post("/motforslag/riksdag", only_asa).status_code == 303
    page = app.visitor(Role.PRESIDIUM).get("/forslag/riksdag").text
    assert "Åsa Öberg går från plats 4 till plats 1." in page
    assert "Bo Alm" in page.split("Hela ordningen enligt")[1]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"reason": " "}, "Skriv varför ni vill ha en annan ordning (högst 2000 tecken)."),
        ({"reason": "x" * 2001}, "Skriv varför ni vill ha en annan ordning (högst 2000 tecken)."),
        (
            {"rank-1": "4", "rank-2": "4", "reason": REASON},
            "Två kandidater har fått plats 4: ge varje kandidat en egen plats.",
        ),
        (
            {"row": ["stranger"], "rank-2": "", "rank-3": "", "rank-4": "", "reason": REASON},
            "Förslaget nämner någon som inte har tackat ja: ladda om sidan och ordna igen.",
        ),
    ],
)
def test_what_is_no_counter_proposal_is_refused_and_nothing_typed_lost(
    opened: Open, fields: dict[str, str | list[str]], said: str
) -> None:
    app = opened(Story.until_proposed)
    board = app.visitor(Role.ASSOCIATION)
    answer = board.post("/motforslag/riksdag", turned(board) | fields)
    assert (answer.status_code, sentence(answer)) == (400, said)
    assert f"{str(fields['reason']).strip()}</textarea>" in answer.text
    assert "Ingen förening har lagt något motförslag." in board.get("/forslag/riksdag").text


def test_there_is_nothing_to_counter_before_publication(opened: Open) -> None:
    board = opened(Story.until_answered).visitor(Role.ASSOCIATION)
    for answer in (board.get("/motforslag/riksdag"), board.post("/motforslag/riksdag", {"reason": REASON})):
        assert (answer.status_code, sentence(answer)) == (409, "Valberedningens förslag är inte publicerat än.")


def test_after_the_freeze_it_is_too_late(opened: Open) -> None:
    board = opened(Story.until_prepared).visitor(Role.ASSOCIATION)
    rows = {"row": ["x"], "rank-1": "1", "reason": REASON}
    page = board.get("/motforslag/riksdag").text
    assert "Kandidaterna är låsta inför omröstningen, så inga motförslag tas emot längre." in page
    assert "Skicka motförslaget" not in page
    assert board.post("/motforslag/riksdag", dict(rows)).status_code in (400, 409)
    assert "Er förenings motförslag" not in board.get("/forslag/riksdag").text
