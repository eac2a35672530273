"""A thousand nominations at the last second: every one that was accepted is there, all others were told so."""

import asyncio
import sqlite3
from datetime import date, datetime, timedelta
from pathlib import Path

from litestar.testing import AsyncTestClient

from nominering.access.model import Role
from nominering.access.use_cases import give_link
from nominering.app import create_app, furnish
from nominering.settings import Settings
from nominering.store.database import Database
from tests.story import Story, a_list
from tests.web.visitor import TOKEN

MANY = 1000
STOP = a_list().nominations_close
TOLD = "Nomineringen stängde 20 januari 2030 kl. 13.00, så inga fler tas emot."


class LastSecond:
    """Goes on a little each time somebody looks at it, from the last second before the stop to after it."""

    def __init__(self) -> None:
        self.now = STOP - timedelta(hours=1)
        self.running = False

    def __call__(self) -> datetime:
        if self.running:
            self.now += timedelta(microseconds=400)
        return self.now


async def test_all_that_were_accepted_are_there_and_all_others_were_told_so(tmp_path: Path) -> None:
    path = tmp_path / "web.sqlite"
    settings = Settings(f"sqlite:///{path}", "http://localhost", b"secret" * 8)
    clock = LastSecond()
    database = Database(settings.database)
    await database.start()
    await database.migrate()
    story = Story(furnish(database, settings.secret, clock=clock), clock)  # type: ignore[arg-type]
    await story.found()
    await give_link(story.house.keys, "board", Role.ASSOCIATION, "arvika", clock.now)
    await database.stop()

    async with AsyncTestClient(create_app(settings, clock), raise_server_exceptions=False) as client:
        found = TOKEN.search((await client.get("/rosta/kod/X")).text)
        assert found is not None
        token = {"_csrf_token": found[1]}
        assert (await client.post("/in/board", data=token, follow_redirects=False)).status_code == 303
        clock.now, clock.running = STOP - timedelta(seconds=1), True

        async def nominate(number: int) -> tuple[str, int, str]:
            name = f"Person {number:04d}"
            fields = {
                "name": name,
                "born": date(1980, 1, 1).isoformat(),
                "place": "Arvika",
                "list": ["riksdag", "region"],
                "meeting": "2030-01-08",
                "paragraph": f"§ {number}",
            }
            answer = await client.post("/nominera", data=token | fields, follow_redirects=False)
            return name, answer.status_code, answer.text

        answers = await asyncio.gather(*(nominate(number) for number in range(MANY)))

    accepted = {name for name, status, _ in answers if status == 303}
    refused = [text for _, status, text in answers if status != 303]
    assert accepted, "nobody was in time"
    assert refused, "nobody was late"
    assert all(TOLD in text for text in refused)
    with sqlite3.connect(path) as kept:
        rows = kept.execute(
            "SELECT nominee.name, candidacy.list FROM nomination"
            " JOIN candidacy ON candidacy.id = nomination.candidacy JOIN nominee ON nominee.id = candidacy.nominee"
        ).fetchall()
        people = {name for (name,) in kept.execute("SELECT name FROM nominee")}
    assert sorted(rows) == sorted((name, to) for name in accepted for to in ("riksdag", "region"))
    assert people == accepted
