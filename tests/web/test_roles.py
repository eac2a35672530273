"""Roller: invite, see how it goes, send again, print, disable, start over; and the table of who may do what."""

import re
import sqlite3
import time
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from nominering.access.model import Role
from nominering.web.access import MAY, Deed
from nominering.web.rights import COLUMNS, DEEDS, as_markdown
from tests.post.mail_server import mail_server
from tests.story import Story
from tests.web.conftest import Open, Opened
from tests.web.visitor import sentence

ROLES_PAGE = Path(__file__).parents[2] / "docs" / "roles.md"
ANNA: dict[str, str | list[str]] = {"name": "Anna Ek", "email": "anna@example.se", "role": "teller"}


def account_of(app: Opened, name: str) -> str:
    with sqlite3.connect(app.path) as kept:
        return str(kept.execute("SELECT id FROM account WHERE name = ?", (name,)).fetchone()[0])


def link_in_letter(app: Opened) -> str:
    with sqlite3.connect(app.path) as kept:
        (text,) = kept.execute("SELECT text FROM letter ORDER BY queued_at DESC, id").fetchone()
    found = re.search(r"http://localhost(/in/\S+)", text)
    assert found is not None
    return found[1]


def test_somebody_is_invited_by_mail_and_comes_in(opened: Open) -> None:
    app = opened(Story.found)
    organiser = app.visitor(Role.ORGANISER)
    assert organiser.post("/roller", ANNA).status_code == 303
    page = organiser.get("/roller").text
    assert "Anna Ek" in page
    assert "väntar på att skickas" in page
    anna = app.visitor()
    link = link_in_letter(app)
    assert "rösträknare" in anna.get(link).text
    assert anna.post(link).status_code == 303
    assert "Anna Ek" in anna.get("/").text
    assert page.count("<dd>aldrig</dd>") == organiser.get("/roller").text.count("<dd>aldrig</dd>") + 1


@pytest.mark.parametrize(
    ("changed", "said", "field"),
    [
        ({"name": " "}, "Fyll i namn (högst 80 tecken).", "name"),
        ({"email": "anna"}, "Skriv en hel e-postadress, med @ och det som står efter.", "email"),
        ({"email": "a@b.se\r\nBcc: c@d.se"}, "Skriv en hel e-postadress, med @ och det som står efter.", "email"),
        ({"role": ""}, "Välj vad personen ska göra.", "role"),
        ({"role": "voter"}, "Välj vad personen ska göra.", "role"),
        ({"role": "association"}, "Välj vilken förening styrelsen är för.", "association"),
        ({"role": "association", "association": "kil"}, "Välj vilken förening styrelsen är för.", "association"),
    ],
)
def test_an_invitation_that_lacks_something_keeps_what_was_typed(
    opened: Open, changed: dict[str, str | list[str]], said: str, field: str
) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    answer = organiser.post("/roller", ANNA | changed)
    assert answer.status_code == 400
    assert sentence(answer) == said
    assert f'id="{field}-wrong"' in answer.text
    kept = "anna@example.se" if field != "email" else "Anna Ek"
    assert f'value="{kept}"' in answer.text
    assert "Anna Ek</h3>" not in organiser.get("/roller").text


def test_a_new_invitation_makes_the_old_one_void_also_on_paper(opened: Open) -> None:
    app = opened(Story.found)
    organiser = app.visitor(Role.ORGANISER)
    organiser.post("/roller", ANNA)
    first, account = link_in_letter(app), account_of(app, "Anna Ek")
    printed = organiser.post(f"/roller/{account}/skriv-ut")
    assert printed.headers["content-type"] == "application/pdf"
    text = PdfReader(BytesIO(printed.content)).pages[0].extract_text()
    found = re.search(r"http://localhost(/in/[\w-]{43})", re.sub(r"(?<=[\w-])\n(?=[\w-])", "", text))
    assert found is not None
    assert app.visitor().get(first).status_code == 404
    assert app.visitor().get(found[1]).status_code == 200
    app.clock.now = app.clock.now.replace(hour=13)
    assert organiser.post(f"/roller/{account}/skicka").status_code == 303
    assert app.visitor().get(found[1]).status_code == 404
    assert app.visitor().get(link_in_letter(app)).status_code == 200


def test_a_letter_is_carried_to_the_mail_server_and_the_page_says_how_it_went(opened: Open) -> None:
    with mail_server() as taken:
        app = opened(Story.found, smtp_url=f"smtp://127.0.0.1:{taken.port}", mail_from="nominering@example.se")
        organiser = app.visitor(Role.ORGANISER)
        organiser.post("/roller", ANNA)
        organiser.post("/roller", ANNA | {"name": "Okänd Ek", "email": "okand@example.se"})
        while "väntar på att skickas" in organiser.get("/roller").text:
            time.sleep(0.05)
    page = organiser.get("/roller").text
    assert "<dd>skickat 10 januari 2030" in page
    assert "<dd>kom inte fram: 550 5.1.1 No such mailbox</dd>" in page
    assert [str(letter["To"]) for letter in taken.letters] == ["Anna Ek <anna@example.se>"]


def test_an_account_without_an_address_gets_no_letter(opened: Open) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    assert organiser.post("/roller/presidium/skicka").status_code == 400
    assert organiser.post("/roller/presidium/skriv-ut").content.startswith(b"%PDF")


def test_whoever_is_disabled_is_out_and_may_be_let_in_again(opened: Open) -> None:
    app = opened(Story.found)
    organiser, presidium = app.visitor(Role.ORGANISER), app.visitor(Role.PRESIDIUM)
    assert organiser.post("/roller/presidium/stang-av").status_code == 303
    assert presidium.get("/konferens").status_code == 401
    assert app.visitor().post("/in/presidium").status_code == 404
    assert "Presidiet (avstängd)" in organiser.get("/roller").text
    assert organiser.post("/roller/presidium/oppna").status_code == 303
    assert "Presidiet (avstängd)" not in organiser.get("/roller").text


def test_the_last_organiser_is_not_disabled(opened: Open) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    answer = organiser.post("/roller/ombudsman/stang-av")
    assert answer.status_code == 409
    assert sentence(answer) == "Det här är den enda ombudsmannen med inloggning: bjud in en till först."
    assert organiser.get("/konferens").status_code == 200


@pytest.mark.parametrize("deed", ["skicka", "skriv-ut", "stang-av", "oppna", "nollstall"])
def test_there_is_no_such_account(opened: Open, deed: str) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    assert organiser.post(f"/roller/m1/{deed}").status_code == 404


def test_the_outbox_shows_letters_to_be_read_in_the_demo_alone(opened: Open) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    organiser.post("/roller", ANNA)
    page = organiser.get("/utkorg").text
    assert "Inbjudan till Vänsterpartiet Värmland" in page
    assert "/in/" not in page


def test_in_the_demo_the_organiser_follows_the_links(opened: Open) -> None:
    app = opened(Story.found, demo=True)
    organiser = app.visitor(Role.ORGANISER)
    organiser.post("/roller", ANNA)
    found = re.search(r'href="http://localhost(/in/[^"]+)"', organiser.get("/utkorg").text)
    assert found is not None
    assert app.visitor().post(found[1]).status_code == 303


def test_every_role_and_deed_has_its_words() -> None:
    assert set(DEEDS) == set(Deed)
    assert set(COLUMNS) == set(MAY) - {Role.CANDIDATE}


def test_the_page_for_people_says_what_the_table_says() -> None:
    """When this fails, put the table that `nominering.web.rights.as_markdown` gives in docs/roles.md."""
    assert as_markdown() in ROLES_PAGE.read_text()
