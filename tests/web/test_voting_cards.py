"""Kodkort: printed once, beside the votes, and known nowhere but on the paper."""

import re
import sqlite3
import time

import pytest
from httpx import Response

from nominering.access.model import Role
from nominering.balloting.model.codes import code_on_card
from tests.printed_codes import codes_on, words_on
from tests.story import CODES, Story
from tests.web.conftest import Open, Opened
from tests.web.visitor import Visitor, sentence

DOOR = "/konferens/kodkort"


async def until_roll_waits_for_cards(story: Story) -> None:
    await story.until_roll_is_frozen()
    await story.house.cards.discard()


def ready(visitor: Visitor, began: Response) -> str:
    """Where the printout is, when it is ready."""
    assert began.status_code == 303, began.text
    for _ in range(600):
        if 'http-equiv="refresh"' not in visitor.get(began.headers["location"]).text:
            return str(began.headers["location"])
        time.sleep(0.1)
    raise AssertionError("the printout never came")


def printed(visitor: Visitor) -> list[str]:
    return codes_on(visitor.post(ready(visitor, visitor.post(f"{DOOR}/skriv-ut"))).content)


def dump(app: Opened) -> str:
    with sqlite3.connect(app.path) as kept:
        return "\n".join(kept.iterdump())


def test_printed_codes_let_voters_in_and_are_kept_nowhere(opened: Open) -> None:
    app = opened(until_roll_waits_for_cards)
    organiser = app.visitor(Role.ORGANISER)
    codes = printed(organiser)
    assert len(set(codes)) == 4
    for code in codes:
        assert app.visitor().enter(code)
        for written in (code, code_on_card(code), code[3:]):
            assert written not in dump(app)
    assert "4 av 4 kodkort är utskrivna" in organiser.get(DOOR).text


def test_a_printout_is_fetched_once_by_whoever_began_it(opened: Open) -> None:
    app = opened(until_roll_waits_for_cards)
    organiser = app.visitor(Role.ORGANISER)
    place = ready(organiser, organiser.post(f"{DOOR}/skriv-ut"))
    assert "Utskriften är klar" in organiser.get(place).text
    assert app.visitor(Role.PRESIDIUM).post(place).status_code == 403
    first = organiser.post(place)
    assert (first.status_code, first.headers["content-type"]) == (200, "application/pdf")
    again = organiser.post(place)
    assert again.status_code == 404
    assert sentence(again).startswith("Utskriften finns inte kvar")
    assert "kan inte hämtas igen" in organiser.get(place).text
    assert organiser.get(f"{place}x").status_code == 404


def test_nothing_is_printed_before_the_roll_is_frozen(opened: Open) -> None:
    early = opened(Story.until_roll_is_reported).visitor(Role.ORGANISER)
    assert sentence(early.post(f"{DOOR}/skriv-ut")) == "Lås röstlängden först."


def test_nothing_is_printed_twice(opened: Open) -> None:
    organiser = opened(Story.until_roll_is_frozen).visitor(Role.ORGANISER)
    answer = organiser.post(f"{DOOR}/skriv-ut")
    assert answer.status_code == 409
    assert sentence(answer).startswith("Alla kodkort är redan utskrivna")


def test_when_the_printing_fails_no_card_is_good(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nominering.documents.pdf.render", None)
    app = opened(until_roll_waits_for_cards)
    organiser = app.visitor(Role.ORGANISER)
    place = ready(organiser, organiser.post(f"{DOOR}/skriv-ut"))
    assert "Inga kort har ändrats." in organiser.get(place).text
    assert organiser.post(place).status_code == 404
    assert "0 av 4 kodkort är utskrivna" in organiser.get(DOOR).text


def test_of_two_printouts_at_once_one_is_told(opened: Open) -> None:
    app = opened(until_roll_waits_for_cards)
    organiser = app.visitor(Role.ORGANISER)
    app.give_link("other", Role.ORGANISER)
    first, second = (organiser.post(f"{DOOR}/skriv-ut") for _ in range(2))
    assert second.status_code in (303, 409)
    assert first.status_code == 303
    if second.status_code == 303:
        place = ready(organiser, second)
        assert "Utskriften blev inte av" in organiser.get(place).text or organiser.post(place).status_code == 200
    with sqlite3.connect(app.path) as kept:
        assert kept.execute("SELECT COUNT(*) FROM voting_card").fetchone() == (4,)


def test_cards_may_be_discarded_until_one_has_voted(opened: Open) -> None:
    app = opened(Story.until_open)
    organiser = app.visitor(Role.ORGANISER)
    assert organiser.post(f"{DOOR}/kassera").status_code == 303
    assert app.visitor().post("/rosta/kod", {"code": CODES[0]}).status_code == 401
    codes = printed(organiser)
    app.visitor().enter(codes[0]).post("/rosta/riksdag-1", {"rank-1": "1"})
    answer = organiser.post(f"{DOOR}/kassera")
    assert answer.status_code == 409
    assert sentence(answer).startswith("Ett kodkort har redan använts")


def test_cards_may_bear_names_when_that_is_chosen_first(opened: Open) -> None:
    app = opened(until_roll_waits_for_cards)
    organiser = app.visitor(Role.ORGANISER)
    assert organiser.post(f"{DOOR}/namn", {"tied": "ja"}).status_code == 303
    place = ready(organiser, organiser.post(f"{DOOR}/skriv-ut"))
    content = organiser.post(place).content
    codes = codes_on(content)
    assert len(codes) == 4
    assert all(name in words_on(content) for name in ("Dag Ek", "Eva By", "Frej Sand", "Gun Dal"))
    # As soon as the desk is in use, a card works when its seat has a voter.
    desk = "/konferens/incheckning/person"
    assert organiser.post(f"{desk}/d0/in").status_code == 303
    voter = app.visitor().enter(codes[0])
    refused = app.visitor().post("/rosta/kod", {"code": codes[1]})
    assert (refused.status_code, sentence(refused)) == (
        409,
        "Ingen är incheckad på den plats som kortet hör till: checka in först, och skriv sedan koden igen.",
    )
    assert organiser.post(f"{desk}/d0/ut").status_code == 303
    assert voter.get("/rosta").text.count("Logga in med kod") == 1
    answer = organiser.post(f"{DOOR}/namn", {"tied": "nej"})
    assert (answer.status_code, sentence(answer)) == (
        409,
        "Det finns redan kodkort: kassera dem först, och välj sedan om korten ska ha namn.",
    )
    assert "Ja, korten är knutna till ombuden." in organiser.get(DOOR).text


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("", "Koden finns inte: läs på kodkortet eller i brevet och skriv alla tecken igen."),
        ("ACDEFGHJK", "Du skrev 9 tecken, men en kod har 10 på ett kodkort och 12 i ett brev: läs den igen."),
        ("XXXXXXXXXX", "Koden finns inte: läs på kodkortet eller i brevet och skriv alla tecken igen."),
        ("acd efg hjko", "Tecknet O finns inte på något kodkort: läs koden på kortet igen."),
        ("1CD EFG HJKO", "Tecknen 1 och O finns inte på något kodkort: läs koden på kortet igen."),
        ("åäö", "Tecknet Ö finns inte på något kodkort: läs koden på kortet igen."),
        ("A" * 500, "Du skrev 40 tecken, men en kod har 10 på ett kodkort och 12 i ett brev: läs den igen."),
        ("<b>&\"'", "Tecknet B finns inte på något kodkort: läs koden på kortet igen."),
    ],
)
def test_a_wrong_code_comes_back_as_it_was_typed_and_is_told_why(opened: Open, code: str, said: str) -> None:
    answer = opened(Story.until_open).visitor().post("/rosta/kod", {"code": code})
    assert answer.status_code == 401
    assert sentence(answer) == said
    field = re.search(r'<input id="code"[^>]* value="([^"]*)"[^>]*aria-invalid="true"', answer.text)
    assert field is not None
    assert "<b>&" not in answer.text
    if code.isalnum():
        assert field[1] == code[:40]
    assert "34679ACDEFGHJKMNPQRTWXY" in answer.text


def test_wrong_codes_stop_nobody_with_the_right_one(opened: Open) -> None:
    """Not by address, not by the number of the card that is guessed at."""
    app = opened(Story.until_open)
    guesser = app.visitor()
    for n in range(100):
        assert guesser.post("/rosta/kod", {"code": f"{CODES[0][:3]}MNPQ{n:03d}"}).status_code == 401
    assert app.visitor().enter(CODES[0]).post("/rosta/riksdag-1", {"rank-1": "1"}).status_code == 303


def test_a_wrong_code_signs_nobody_out(opened: Open) -> None:
    app = opened(Story.until_open)
    voter = app.visitor().enter(CODES[0])
    assert voter.post("/rosta/kod", {"code": "XXXXXXXXXX"}).status_code == 401
    assert voter.get("/rosta/riksdag-1").status_code == 200


def test_another_code_takes_the_place_of_the_session_before(opened: Open) -> None:
    app = opened(Story.until_open)
    voter = app.visitor().enter(CODES[0])
    before = voter.cookies["session"]
    voter.enter(CODES[1])
    voter.cookies["session"] = before
    assert voter.get("/rosta/riksdag-1").status_code == 401
