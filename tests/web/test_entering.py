"""The way in: a letter to the address, the same answer to everybody, and out again."""

import re
import sqlite3
from datetime import timedelta
from html import unescape
from urllib.parse import urlsplit

import pytest

from nominering.access.model import Account, Role
from tests.identity.openid import CLIENT, SECRET, openid_provider
from tests.story import MEMBER, Story
from tests.web.conftest import Open, Opened
from tests.web.visitor import Visitor, sentence

MAJ = MEMBER.email


def letters_in(app: Opened) -> list[tuple[str, str]]:
    with sqlite3.connect(app.path) as kept:
        return kept.execute("SELECT address, text FROM letter ORDER BY queued_at").fetchall()


def links_in(text: str) -> list[str]:
    return re.findall(r"http://localhost(/in/\S+)", text)


async def with_a_second_door_for_maj(story: Story) -> None:
    await story.until_joined()
    await story.house.accounts.keep_account(Account("maj", "Maj Frid", Role.TELLER, None, MAJ))


def test_a_member_gets_a_link_by_mail_and_comes_in_once(opened: Open) -> None:
    app = opened(Story.until_joined)
    visitor = app.visitor()
    assert "har vi skrivit ett brev" in visitor.post("/logga-in", {"email": MAJ.upper()}).text
    ((address, text),) = letters_in(app)
    assert address == MAJ
    (link,) = links_in(text)
    assert "Maj Frid" in visitor.get(link).text
    assert visitor.get("/handlingar").status_code == 401
    assert visitor.post(link).headers["location"] == "/"
    assert visitor.get("/handlingar").status_code == 200
    assert app.visitor().post(link).status_code == 404


def test_the_answer_is_the_same_for_whoever_is_not_known(opened: Open) -> None:
    app = opened(Story.until_joined)
    known = app.visitor().post("/logga-in", {"email": MAJ})
    unknown = app.visitor().post("/logga-in", {"email": "ingen@example.se"})
    token = re.compile(r'(value|csrftoken)="[^"]*"')
    assert token.sub("", known.text) == token.sub("", unknown.text.replace("ingen@example.se", MAJ))
    assert (known.status_code, known.headers.get("content-type")) == (
        unknown.status_code,
        unknown.headers.get("content-type"),
    )
    assert len(letters_in(app)) == 1


def test_everybody_at_an_address_gets_a_link_in_the_same_letter(opened: Open) -> None:
    app = opened(with_a_second_door_for_maj)
    app.visitor().post("/logga-in", {"email": MAJ})
    ((_, text),) = letters_in(app)
    assert len(links_in(text)) == 2
    assert "Maj Frid, rösträknare" in text
    assert "Maj Frid, medlem" in text


@pytest.mark.parametrize("typed", ["", "maj", "maj@example.se\r\nBcc: x@y.se", "maj@example.se, x@y.se"])
def test_what_is_no_address_is_refused_at_the_field(opened: Open, typed: str) -> None:
    app = opened(Story.until_joined)
    answer = app.visitor().post("/logga-in", {"email": typed})
    assert answer.status_code == 400
    assert sentence(answer) == "Skriv en hel e-postadress, med @ och det som står efter."
    assert 'aria-describedby="email-wrong"' in answer.text
    assert letters_in(app) == []


def test_many_letters_are_not_sent_to_one_address(opened: Open) -> None:
    app = opened(Story.until_joined)
    answers = {app.visitor().post("/logga-in", {"email": MAJ}).status_code for _ in range(7)}
    assert answers == {200}
    assert len(letters_in(app)) == 5


def test_a_link_of_a_letter_runs_out(opened: Open) -> None:
    app = opened(Story.until_joined)
    app.visitor().post("/logga-in", {"email": MAJ})
    (link,) = links_in(letters_in(app)[0][1])
    app.clock.now += timedelta(minutes=30)
    assert app.visitor().get(link).status_code == 404
    answer = app.visitor().post(link)
    assert sentence(answer) == "Länken gäller inte längre: be den som skickade den om en ny."


def test_a_session_that_lies_idle_ends(opened: Open) -> None:
    app = opened(Story.until_joined)
    visitor = app.visitor(Role.ORGANISER)
    for _ in range(4):
        app.clock.now += timedelta(hours=1, minutes=30)
        assert visitor.get("/konferens").status_code == 200
    app.clock.now += timedelta(hours=2, minutes=6)
    assert visitor.get("/konferens").status_code == 401


def test_without_a_mail_server_the_page_says_so(opened: Open) -> None:
    assert "E-posten är inte inkopplad" in opened(Story.until_joined).visitor().post("/logga-in", {"email": MAJ}).text


async def with_an_ombud(story: Story) -> None:
    await story.found()
    await story.house.accounts.keep_account(Account("o", "Olle Dal", Role.TELLER, None, "ombud@example.se"))
    await story.house.accounts.keep_account(
        Account("s", "Olle i styrelsen", Role.ASSOCIATION, "arvika", "Ombud@example.se")
    )


def _with_provider(opened: Open, issuer: str, strong: str) -> Opened:
    return opened(
        with_an_ombud,
        second_factor="staff",
        oidc_issuer=issuer,
        oidc_client_id=CLIENT,
        oidc_client_secret=SECRET,
        oidc_strong=strong,
        oidc_name="Medlemsporten",
    )


def _doors(page: str) -> dict[str, str]:
    return {
        unescape(words): action
        for action, words in re.findall(r'action="(/in/[^"]+)".*?>Logga in: ([^<]+)<', page, re.DOTALL)
    }


@pytest.mark.parametrize(("strong", "leads_to"), [("yes", "/"), ("no", "/andra-steget")])
def test_somebody_else_says_who_it_is(opened: Open, strong: str, leads_to: str) -> None:
    with openid_provider() as provider:
        visitor = _with_provider(opened, provider.issuer, strong).visitor()
        assert "Logga in med Medlemsporten" in visitor.get("/logga-in").text
        away = visitor.get("/logga-in/annan").headers["location"]
        back = urlsplit(provider.log_in(away))
        doors = _doors(visitor.get(f"{back.path}?{back.query}").text)
        assert set(doors) == {"Olle Dal, rösträknare", "Olle i styrelsen, föreningsstyrelse"}
        assert visitor.post(doors["Olle Dal, rösträknare"]).headers["location"] == leads_to
        assert visitor.post(doors["Olle Dal, rösträknare"]).status_code == 404


def test_an_answer_that_this_browser_did_not_ask_for_is_refused(opened: Open) -> None:
    with openid_provider() as provider:
        app = _with_provider(opened, provider.issuer, "yes")
        asked, other = app.visitor(), app.visitor()
        back = urlsplit(provider.log_in(asked.get("/logga-in/annan").headers["location"]))
        for stranger in (app.visitor(), _gone_away(other)):
            answer = stranger.get(f"{back.path}?{back.query}")
            assert answer.status_code == 403
            assert "börja om från Logga in" in answer.text
        forged = re.sub(r"state=[^&]+", "state=åäö", back.query)
        assert asked.get(f"{back.path}?{forged}").status_code == 403
        assert asked.get(back.path).status_code == 403


def _gone_away(visitor: Visitor) -> Visitor:
    visitor.get("/logga-in/annan")
    return visitor


def test_somebody_the_provider_knows_and_nobody_here_does_is_refused(opened: Open) -> None:
    with openid_provider() as provider:
        visitor = _with_provider(opened, provider.issuer, "yes").visitor()
        provider.claims = {"email": "ingen@example.se"}
        back = urlsplit(provider.log_in(visitor.get("/logga-in/annan").headers["location"]))
        assert visitor.get(f"{back.path}?{back.query}").status_code == 403


def test_without_a_provider_there_is_no_such_way(opened: Open) -> None:
    visitor = opened(Story.until_joined).visitor()
    assert "/logga-in/annan" not in visitor.get("/logga-in").text
    assert visitor.get("/logga-in/annan").status_code == 404
    assert visitor.get("/logga-in/tillbaka?code=x&state=y").status_code == 404
