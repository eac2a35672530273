"""The log: who has read or changed what; never a secret, never a form's contents, never a voter."""

import re
import sqlite3
from datetime import timedelta

import pytest

from nominering.access.model import Role
from nominering.web.logged import object_in_words, page_in_words
from tests.story import CODES, Story
from tests.web.conftest import MIRA, Open, Opened


def entries(app: Opened) -> list[tuple[str, str, str, str, int, int]]:
    with sqlite3.connect(app.path) as kept:
        return kept.execute(
            "SELECT account, role, page, object, changed, status FROM log_entry ORDER BY at, id"
        ).fetchall()


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("/konferens/svarslankar/{nominee_id:str}", "konferens › svarslankar"),
        ("/bereda/{list_id:str}", "bereda"),
        ("/resultat/{list_id:str}/plats/{place:int}", "resultat › plats"),
    ],
)
def test_a_page_is_named_by_its_address(template: str, words: str) -> None:
    assert page_in_words(template) == words


def test_a_secret_in_an_address_is_no_object() -> None:
    assert object_in_words({"secret": "abc", "list_id": "riksdag"}) == "lista riksdag"
    assert object_in_words({"code": "abc"}) == ""


def test_reading_and_changing_are_written_down_with_what_it_was_about(opened: Open) -> None:
    app = opened(Story.until_nominated)
    organiser = app.visitor(Role.ORGANISER)
    organiser.get("/konferens/svarslankar")
    app.clock.now += timedelta(seconds=1)
    organiser.post(f"/konferens/svarslankar/{MIRA}")
    app.clock.now += timedelta(seconds=1)
    board = app.visitor(Role.ASSOCIATION)
    board.get("/konferens")
    assert entries(app) == [
        ("ombudsman", "organiser", "konferens › svarslankar", "", 0, 200),
        ("ombudsman", "organiser", "konferens › svarslankar", f"nominerad {MIRA}", 1, 200),
        ("arvika", "association", "konferens", "", 0, 403),
    ]


def test_neither_forms_nor_secrets_are_in_the_log(opened: Open) -> None:
    app = opened(Story.until_nominated)
    organiser = app.visitor(Role.ORGANISER)
    organiser.get("/svara/miras-link")
    organiser.post("/roller", {"name": "Anna Ek", "email": "anna@example.se", "role": "teller"})
    written = str(entries(app))
    for secret in ("miras-link", "anna@example.se", "Anna Ek", organiser.cookies["session"]):
        assert secret not in written
    assert "svara" in written


def test_nothing_about_voting_is_in_the_log(opened: Open) -> None:
    app = opened(Story.until_open)
    voter = app.visitor().enter(CODES[0])
    voter.get("/rosta")
    voter.post("/rosta/riksdag-1", {"rank-1": "1"})
    voter.get("/handlingar")
    organiser = app.visitor(Role.ORGANISER)
    organiser.get("/rosta")
    organiser.get(f"/rosta/kod/{CODES[1]}")
    organiser.get("/konferens/storbild")
    organiser.enter(CODES[1])
    assert entries(app) == []


def test_the_log_is_searched_by_person_day_and_object(opened: Open) -> None:
    app = opened(Story.until_nominated)
    organiser, auditor = app.visitor(Role.ORGANISER), app.visitor(Role.AUDITOR)
    organiser.get("/konferens")
    app.clock.now += timedelta(days=1)
    auditor = app.visitor(Role.AUDITOR)
    app.visitor(Role.ORGANISER).post(f"/konferens/svarslankar/{MIRA}")

    def rows(query: str) -> int:
        body = re.search(r"<tbody>(.*?)</tbody>", auditor.get(f"/logg{query}").text, re.DOTALL)
        return body[1].count("<tr>") if body else 0

    assert rows("?person=ombudsman") == 2
    assert rows("?person=ombudsman&dag=2030-01-10") == 1
    assert rows("?person=ombudsman&dag=2030-01-12") == 0
    assert rows("?om=nominerad") == 1
    assert rows("?om=%25ingen%25") == 0
    assert rows("?person=nobody") == 0


@pytest.mark.parametrize(
    "query", ["?dag=i+g%C3%A5r", "?dag=9999-12-31", "?fore=x", "?fore=2030-01-01", "?dag=0001-01-01"]
)
def test_a_search_that_cannot_be_read_is_no_failure(opened: Open, query: str) -> None:
    assert opened(Story.found).visitor(Role.AUDITOR).get(f"/logg{query}").status_code == 200


def test_a_long_log_comes_in_pages(opened: Open) -> None:
    app = opened(Story.found)
    organiser = app.visitor(Role.ORGANISER)
    for _ in range(103):
        app.clock.now += timedelta(seconds=1)
        organiser.get("/konferens")
    page = organiser.get("/logg").text
    assert page.count("<tr><td>") == 100
    found = re.search(r'href="(/logg[^"]+)">Tidigare', page)
    assert found is not None
    assert organiser.get(found[1].replace("&amp;", "&")).text.count("<tr><td>") == 3


def test_entries_past_their_time_are_gone_at_the_next_start(opened: Open) -> None:
    app = opened(Story.found, log_days=1)
    app.visitor(Role.ORGANISER).get("/konferens")
    assert len(entries(app)) == 1
    app.clock.now += timedelta(days=1, seconds=1)
    app.restart()
    assert entries(app) == []
    with sqlite3.connect(app.path) as kept:
        assert kept.execute("SELECT count(*) FROM access_key WHERE purpose = 'session'").fetchone() == (0,)


def test_an_auditor_reads_and_changes_nothing(opened: Open) -> None:
    app = opened(Story.until_open)
    auditor = app.visitor(Role.AUDITOR)
    for path in ("/konferens", "/konferens/rostlangd", "/konferens/svarslankar", "/roller", "/utkorg", "/logg"):
        assert auditor.get(path).status_code == 200, path
    assert auditor.get("/bereda/riksdag").status_code == 403
    assert auditor.post("/svara/miras-link/riksdag", {"answer": "nej"}).status_code == 403
    assert 'class=" reading"' in auditor.get("/konferens").text
    assert auditor.post("/ut").status_code == 303


def test_an_auditor_who_is_a_delegate_comes_in_with_a_card(opened: Open) -> None:
    auditor = opened(Story.until_open).visitor(Role.AUDITOR).enter(CODES[0])
    assert auditor.post("/rosta/riksdag-1", {"rank-1": "1"}).status_code == 303
