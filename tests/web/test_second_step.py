"""The second step in the pages: until it is taken the visitor is nobody, whatever the first step said."""

import json
import re
import sqlite3
from datetime import timedelta
from html import unescape

import pyotp
import pytest

from nominering.access.model import Role
from tests.story import CODES, Story
from tests.web.authenticator import Authenticator
from tests.web.conftest import Open, Opened
from tests.web.visitor import Visitor, sentence

HALF_A_MINUTE = timedelta(seconds=30)


def halfway(app: Opened, link: str = "organiser") -> Visitor:
    visitor = app.visitor()
    assert visitor.post(f"/in/{link}").headers["location"] == "/andra-steget"
    return visitor


def options_on(page: str) -> dict[str, object]:
    found = re.search(r'data-options="([^"]+)"', page)
    assert found is not None
    return dict(json.loads(unescape(found[1])))


def set_up_app(app: Opened, visitor: Visitor) -> tuple[str, list[str]]:
    """The app's secret and the recovery codes."""
    page = visitor.get("/andra-steget").text
    sealed = re.search(r'name="sealed" value="([^"]+)"', page)
    shown = re.search(r'<p class="secret code">([A-Z2-7 ]+)<', page)
    assert sealed is not None
    assert shown is not None
    secret = shown[1].replace(" ", "")
    code = pyotp.TOTP(secret).at(app.clock.now)
    done = visitor.post("/andra-steget/app", {"sealed": sealed[1], "code": code})
    assert done.status_code == 200
    return secret, re.findall(r"<li>([A-Z0-9]{5}-[A-Z0-9]{5})</li>", done.text)


def set_up_passkey(visitor: Visitor) -> Authenticator:
    authenticator = Authenticator()
    made = authenticator.create(options_on(visitor.get("/andra-steget").text))
    assert visitor.post("/andra-steget/ny-nyckel", {"credential": made}).status_code == 200
    return authenticator


@pytest.fixture
def app(opened: Open) -> Opened:
    return opened(Story.until_open, second_factor="staff")


@pytest.mark.parametrize("link", ["organiser", "committee", "presidium", "teller", "auditor"])
def test_the_link_alone_is_not_enough_for_the_staff(app: Opened, link: str) -> None:
    visitor = halfway(app, link)
    for path in ("/konferens", "/handlingar", "/roller", "/logg", "/bereda/riksdag"):
        assert visitor.get(path).status_code == 401, path
    assert visitor.post("/konferens/riksdag-1/stang").status_code == 401
    assert "Välj ett andra steg" in visitor.get("/andra-steget").text


def test_a_board_and_a_member_need_no_second_step_unless_the_setting_says_so(app: Opened) -> None:
    app.let_member_join()
    for link in ("association", "member"):
        assert app.visitor().post(f"/in/{link}").headers["location"] == "/"


def test_boards_are_asked_where_the_setting_says_so(opened: Open) -> None:
    halfway(opened(Story.found, second_factor="boards"), "association")


def test_an_app_is_set_up_at_the_first_sign_in_and_asked_for_at_the_next(app: Opened) -> None:
    first = halfway(app)
    half = first.cookies["session"]
    secret, codes = set_up_app(app, first)
    assert len(codes) == 10
    assert first.cookies["session"] != half
    assert first.get("/konferens").status_code == 200
    assert app.visitor().post("/in/organiser").status_code == 404
    second = come_back(app)
    assert "Kod ur appen" in second.get("/andra-steget").text
    app.clock.now += HALF_A_MINUTE
    code = pyotp.TOTP(secret).at(app.clock.now)
    assert second.post("/andra-steget/kod", {"code": f"{code[:3]} {code[3:]}"}).headers["location"] == "/"
    assert second.get("/konferens").status_code == 200
    again = come_back(app)
    refused = again.post("/andra-steget/kod", {"code": code})
    assert refused.status_code == 400
    assert sentence(refused).startswith("Koden stämmer inte eller är redan använd")
    assert again.get("/konferens").status_code == 401


def come_back(app: Opened) -> Visitor:
    """By another link, as an organiser's later letter would give."""
    app.links += 1
    app.give_link(f"link {app.links}", Role.ORGANISER)
    return halfway(app, f"link {app.links}")


def test_a_recovery_code_signs_in_once(app: Opened) -> None:
    _, codes = set_up_app(app, halfway(app))
    assert come_back(app).post("/andra-steget/kod", {"code": codes[0].lower()}).status_code == 303
    assert come_back(app).post("/andra-steget/kod", {"code": codes[0]}).status_code == 400


def test_too_many_wrong_codes_rest_the_account(app: Opened) -> None:
    set_up_app(app, halfway(app))
    visitor = come_back(app)
    statuses = [visitor.post("/andra-steget/kod", {"code": "000000"}).status_code for _ in range(11)]
    assert statuses == [400] * 10 + [429]
    assert come_back(app).post("/andra-steget/kod", {"code": "000000"}).status_code == 429
    set_up_app(app, halfway(app, "presidium"))


def test_whoever_has_only_the_link_adds_no_factor_to_one_that_is_there(app: Opened) -> None:
    set_up_app(app, halfway(app))
    thief = come_back(app)
    page = thief.get("/andra-steget").text
    assert "sealed" not in page
    for path in ("app", "ny-nyckel", "koder"):
        assert thief.post(f"/andra-steget/{path}").status_code == 403
    assert thief.get("/konferens").status_code == 401


def test_a_passkey_is_made_and_asked_for(app: Opened) -> None:
    first = halfway(app)
    authenticator = set_up_passkey(first)
    assert first.get("/konferens").status_code == 200
    second = come_back(app)
    proof = authenticator.get(options_on(second.get("/andra-steget").text))
    assert second.post("/andra-steget/nyckel", {"credential": proof}).headers["location"] == "/"
    assert second.get("/konferens").status_code == 200


def test_signing_in_often_is_no_guessing(app: Opened) -> None:
    authenticator = set_up_passkey(halfway(app))
    for _ in range(12):
        visitor = come_back(app)
        proof = authenticator.get(options_on(visitor.get("/andra-steget").text))
        assert visitor.post("/andra-steget/nyckel", {"credential": proof}).status_code == 303


def test_what_a_passkey_signed_is_good_once_and_for_its_own_session(app: Opened) -> None:
    authenticator = set_up_passkey(halfway(app))
    one, other = come_back(app), come_back(app)
    proof = authenticator.get(options_on(one.get("/andra-steget").text))
    other.get("/andra-steget")
    assert other.post("/andra-steget/nyckel", {"credential": proof}).status_code == 400
    assert one.post("/andra-steget/nyckel", {"credential": proof}).status_code == 303
    third = come_back(app)
    third.get("/andra-steget")
    answer = third.post("/andra-steget/nyckel", {"credential": proof})
    assert sentence(answer) == "Nyckeln gick inte att använda: försök en gång till, eller välj ett annat sätt."
    assert third.get("/konferens").status_code == 401


def test_a_passkey_is_bound_to_the_address_and_its_count_goes_forward(app: Opened) -> None:
    authenticator = set_up_passkey(halfway(app))
    visitor = come_back(app)
    authenticator.origin = "http://localhost.evil.example"
    options = options_on(visitor.get("/andra-steget").text)
    assert visitor.post("/andra-steget/nyckel", {"credential": authenticator.get(options)}).status_code == 400
    authenticator.origin = "http://localhost"
    options = options_on(visitor.get("/andra-steget").text)
    assert visitor.post("/andra-steget/nyckel", {"credential": authenticator.get(options)}).status_code == 303
    copied = come_back(app)
    authenticator.count -= 1
    options = options_on(copied.get("/andra-steget").text)
    assert copied.post("/andra-steget/nyckel", {"credential": authenticator.get(options)}).status_code == 400


@pytest.mark.parametrize("said", ["", "x", "{}", "[]", "null", '{"id": 1}', '{"id":"a","rawId":"a","response":{}}'])
def test_what_is_no_passkey_is_refused(app: Opened, said: str) -> None:
    visitor = halfway(app)
    visitor.get("/andra-steget")
    assert visitor.post("/andra-steget/ny-nyckel", {"credential": said}).status_code == 400
    set_up_passkey(visitor)
    again = come_back(app)
    again.get("/andra-steget")
    assert again.post("/andra-steget/nyckel", {"credential": said}).status_code == 400


def test_one_more_factor_is_added_once_signed_in(app: Opened) -> None:
    visitor = halfway(app)
    set_up_app(app, visitor)
    authenticator = Authenticator()
    page = visitor.get("/andra-steget").text
    assert "En app är inkopplad" in page
    made = authenticator.create(options_on(page))
    assert visitor.post("/andra-steget/ny-nyckel", {"credential": made}).status_code == 303
    assert "1 nyckel" in visitor.get("/andra-steget").text
    codes = visitor.post("/andra-steget/koder").text
    assert len(re.findall(r"<li>[A-Z0-9]{5}-[A-Z0-9]{5}</li>", codes)) == 10


def test_nobody_and_a_voter_have_no_second_step(app: Opened) -> None:
    assert app.visitor().get("/andra-steget").status_code == 401
    assert app.visitor().enter(CODES[0]).get("/andra-steget").status_code == 401


def test_a_reset_ends_the_session_and_asks_for_a_new_factor(app: Opened) -> None:
    presidium = halfway(app, "presidium")
    set_up_app(app, presidium)
    organiser = halfway(app)
    set_up_app(app, organiser)
    assert organiser.post("/roller/presidium/nollstall").status_code == 303
    assert presidium.get("/konferens").status_code == 401
    log = organiser.get("/logg").text
    assert "nollstall" in log
    assert "konto presidium" in log


def test_the_database_holds_no_secret_of_the_second_step(app: Opened) -> None:
    visitor = halfway(app)
    secret, codes = set_up_app(app, visitor)
    with sqlite3.connect(app.path) as kept:
        dump = "\n".join(kept.iterdump())
    for each in (secret, *codes, *(code.replace("-", "") for code in codes), visitor.cookies["session"]):
        assert each not in dump
