"""The question and the reminder by e-mail, with a link that works."""

import asyncio
import re
import sqlite3
from datetime import timedelta

from nominering.access.model import Role
from nominering.nomination.use_cases.nominate import Named
from nominering.web.asking import ask_the_unasked, remind_the_due
from tests.story import PEOPLE, START, Story
from tests.web.conftest import Open, Opened

DISA = Named("Disa Holm", PEOPLE[0].born, "Arvika", "disa@example.se")


async def disa_is_named(story: Story) -> None:
    await story.until_nominated()
    await story.nominate(DISA, new_id="disa")


def letters(app: Opened) -> list[tuple[str, str, str]]:
    with sqlite3.connect(app.path) as database:
        return database.execute("SELECT kind, address, text FROM letter ORDER BY queued_at, id").fetchall()


def link_in(text: str) -> str:
    found = re.search(r"http://localhost(/svara/\S+)", text)
    assert found is not None
    return found[1]


def test_the_question_goes_to_those_with_an_address_and_once(opened: Open) -> None:
    app = opened(disa_is_named)
    organiser = app.visitor(Role.ORGANISER)
    shown = organiser.get("/konferens/fragor").text
    assert "Skicka frågan till 1" in shown
    assert "Utan e-post: Bo Alm, Bo Alm, Cecilia Lund och Åsa Öberg" in shown
    for _ in range(2):
        assert organiser.post("/konferens/fragor/fraga").status_code == 303
    ((kind, address, text),) = letters(app)
    assert (kind, address) == ("question", "disa@example.se")
    assert "Du är nominerad till Riksdagslistan och Regionlistan." in text
    assert "Regionlistan: 30 januari 2030" in text
    assert "Hej Disa Holm!" in app.visitor().get(link_in(text)).text
    assert "Fråga om att ställa upp: väntar på att skickas 10 januari 2030" in organiser.get("/konferens/fragor").text


def test_a_reminder_waits_a_day_and_brings_a_link_that_works(opened: Open) -> None:
    app = opened(disa_is_named)
    organiser = app.visitor(Role.ORGANISER)
    organiser.post("/konferens/fragor/fraga")
    organiser.post("/konferens/fragor/paminn")
    assert len(letters(app)) == 1
    app.clock.now = START + timedelta(days=1)
    organiser = app.visitor(Role.ORGANISER)
    assert "Påminn 1 som inte har svarat" in organiser.get("/konferens/fragor").text
    for _ in range(2):
        organiser.post("/konferens/fragor/paminn")
    question, reminder = letters(app)
    assert reminder[0] == "reminder"
    assert app.visitor().get(link_in(reminder[2])).status_code == 200
    assert app.visitor().get(link_in(question[2])).status_code == 404


async def test_the_server_reminds_by_itself_and_never_twice(story: Story) -> None:
    await disa_is_named(story)
    assert await remind_the_due(story.house, "http://localhost") == 0
    assert await ask_the_unasked(story.house, "http://localhost") == 1
    story.clock.now = START + timedelta(days=16)
    both = await asyncio.gather(*(remind_the_due(story.house, "http://localhost") for _ in range(2)))
    assert sum(both) == 1
    assert await remind_the_due(story.house, "http://localhost") == 0
