"""Spärra och ersätt kort: two people at two browsers, and what each of them is told."""

import re
import sqlite3

from nominering.access.model import Role
from nominering.balloting.model.codes import canonical_code
from tests.story import CODES, Story
from tests.web.conftest import Open, Opened
from tests.web.visitor import Visitor, sentence

DOOR = "/konferens/kodkort/sparra"
LOST = {"number": CODES[0][:3], "reason": "Tappat på tåget."}


def waiting(visitor: Visitor) -> str:
    found = re.search(rf'{DOOR}/(\w+)/dra-tillbaka"', visitor.get(DOOR).text)
    assert found is not None
    return found[1]


def new_code(text: str) -> str:
    found = re.search(r'<p class="code">([^<]+)</p>', text)
    assert found is not None
    return canonical_code(found[1])


def replaced(app: Opened) -> str:
    """What the second officer reads."""
    organiser, teller = app.visitor(Role.ORGANISER), app.visitor(Role.TELLER)
    assert organiser.post(DOOR, LOST).status_code == 303
    answer = teller.post(f"{DOOR}/{waiting(teller)}/ersatt")
    assert answer.status_code == 200
    return answer.text


def test_two_officers_replace_a_card(opened: Open) -> None:
    app = opened(Story.until_open)
    voter = app.visitor().enter(CODES[0])
    code = new_code(replaced(app))
    assert voter.get("/rosta/riksdag-1").status_code == 401
    assert app.visitor().post("/rosta/kod", {"code": CODES[0]}).status_code == 401
    assert app.visitor().enter(code).post("/rosta/riksdag-1", {"rank-1": "1"}).status_code == 303
    with sqlite3.connect(app.path) as kept:
        assert code not in "\n".join(kept.iterdump())
    log = app.visitor(Role.AUDITOR).get(DOOR).text
    for words in ("Tappat på tåget.", "Ombudsmannen", "Rösträknaren spärrade och ersatte det", CODES[0][:3]):
        assert words in log
    assert code[3:] not in log


def test_when_the_old_card_has_voted_that_is_said(opened: Open) -> None:
    app = opened(Story.until_open)
    app.visitor().enter(CODES[0]).post("/rosta/riksdag-1", {"rank-1": "1"})
    read = replaced(app)
    assert "Det gamla kortet har redan röstat om Riksdagslistan. Den rösten gäller" in read
    again = app.visitor().enter(new_code(read))
    assert again.post("/rosta/riksdag-1", {"rank-1": "2"}).status_code == 409
    assert again.post("/rosta/region-1", {"rank-1": "2"}).status_code == 303
    assert "Du har röstat" in again.get("/rosta").text


def test_whoever_asked_does_not_confirm(opened: Open) -> None:
    app = opened(Story.until_open)
    organiser = app.visitor(Role.ORGANISER)
    organiser.post(DOOR, LOST)
    answer = organiser.post(f"{DOOR}/{waiting(organiser)}/ersatt")
    assert (answer.status_code, sentence(answer)) == (
        409,
        "Du bad själv om det nya kortet: någon annan måste bekräfta, med sin egen inloggning.",
    )
    assert "/ersatt" not in organiser.get(DOOR).text
    assert app.visitor().enter(CODES[0])


def test_a_code_is_shown_once(opened: Open) -> None:
    app = opened(Story.until_open)
    organiser, presidium = app.visitor(Role.ORGANISER), app.visitor(Role.PRESIDIUM)
    organiser.post(DOOR, LOST)
    address = f"{DOOR}/{waiting(presidium)}/ersatt"
    assert presidium.post(address).status_code == 200
    again = presidium.post(address)
    assert (again.status_code, sentence(again)) == (
        409,
        "Det är redan avgjort: kortet är ersatt, eller så drogs det tillbaka.",
    )


def test_a_card_that_turned_up_is_kept(opened: Open) -> None:
    app = opened(Story.until_open)
    organiser = app.visitor(Role.ORGANISER)
    organiser.post(DOOR, LOST)
    assert organiser.post(f"{DOOR}/{waiting(organiser)}/dra-tillbaka").status_code == 303
    assert "drog tillbaka det" in organiser.get(DOOR).text
    assert app.visitor().enter(CODES[0])


def test_what_is_wrong_is_said_at_its_field_with_what_was_typed(opened: Open) -> None:
    teller = opened(Story.until_open).visitor(Role.TELLER)
    for fields, field, said in (
        ({"number": "", "reason": "Borta."}, "number", "Skriv vilket kort det är"),
        ({"number": "XXX", "reason": "Borta."}, "number", "Det finns inget giltigt kort med numret XXX"),
        ({"number": "ACD", "reason": ""}, "reason", "Skriv varför kortet ska ersättas"),
        ({"number": "ACD", "reason": "x" * 301}, "reason", "Skriv varför kortet ska ersättas"),
        ({"number": "ACD", "reason": "Borta.", "bearer": "d0"}, None, "Den du valde har inget kodkort"),
        ({"number": "ACD", "reason": "Borta.", "deck": "no-such-deck"}, "number", "Det finns inget giltigt kort"),
    ):
        answer = teller.post(DOOR, fields)
        assert answer.status_code == 400
        assert sentence(answer).startswith(said)
        if field:
            assert f'id="{field}-wrong"' in answer.text
        assert f'value="{fields["reason"]}"' in answer.text
    assert "Väntar på bekräftelse" not in teller.get(DOOR).text
