"""A hall full of browsers on the whole application, all in one loop: what comes at the same time does so here."""

import asyncio
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path
from typing import Any

import httpx
from litestar import Litestar

from nominering.access.model import Role
from nominering.access.use_cases import give_link
from nominering.app import create_app, furnish
from nominering.settings import Settings
from nominering.store.database import Database
from nominering.store.sqlite import KeptSQLiteEngine
from tests.story import Clock, Story, more_codes

HIDDEN = re.compile(r'<input type="hidden" name="([a-z_]+)" value="([^"]*)"')
ROUND = "riksdag-1"
URL = "http://localhost"


@dataclass
class Browser:
    """One person's cookies. Fields and answers as they go over the wire."""

    client: httpx.AsyncClient
    cookies: dict[str, str] = field(default_factory=dict)

    async def get(self, path: str) -> httpx.Response:
        return await self._send("GET", path, None)

    async def post(self, path: str, fields: dict[str, str]) -> httpx.Response:
        return await self._send("POST", path, fields)

    async def form(self, path: str) -> dict[str, str]:
        """The hidden fields of a page, form token and submission among them."""
        return dict(HIDDEN.findall((await self.get(path)).text))

    async def enter(self, code: str) -> "Browser":
        token = await self.form("/rosta/kod/X")
        assert (await self.post("/rosta/kod", token | {"code": code})).status_code == 303
        return self

    async def ballot(self, *ranking: int, round_id: str = ROUND) -> dict[str, str]:
        """The form, filled in."""
        filled = {f"rank-{number}": str(place) for place, number in enumerate(ranking, start=1)}
        return await self.form(f"/rosta/{round_id}") | filled

    async def _send(self, method: str, path: str, fields: dict[str, str] | None) -> httpx.Response:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = await self.client.request(method, path, data=fields, headers={"Cookie": cookie} if cookie else {})
        for header in answer.headers.get_list("set-cookie"):
            name, _, value = header.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer


@dataclass
class Hall:
    client: httpx.AsyncClient
    clock: Clock
    path: Path
    codes: list[str]
    engine: KeptSQLiteEngine

    def browser(self) -> Browser:
        return Browser(self.client)

    async def voters(self, how_many: int) -> list[Browser]:
        return [await self.browser().enter(code) for code in self.codes[:how_many]]

    async def presidium(self) -> Browser:
        presidium = self.browser()
        assert (await presidium.post("/in/presidium", await presidium.form("/rosta/kod/X"))).status_code == 303
        return presidium

    async def close(self, round_id: str = ROUND) -> None:
        presidium = await self.presidium()
        token = await presidium.form("/rosta/kod/X")
        assert (await presidium.post(f"/konferens/{round_id}/stang", token)).status_code == 303

    def kept(self, round_id: str = ROUND) -> Counter[tuple[int, ...]]:
        """What lies in the box."""
        with sqlite3.connect(self.path) as database:
            rows = database.execute("SELECT ranking, papers FROM ballot WHERE round = ?", (round_id,)).fetchall()
            ticks = database.execute("SELECT COUNT(*) FROM ticked_off WHERE round = ?", (round_id,)).fetchone()[0]
        assert ticks == sum(papers for _, papers in rows)
        return Counter({tuple(map(int, ranking.split(","))) if ranking else (): papers for ranking, papers in rows})

    async def fill_the_disk(self) -> None:
        """Not a page more."""

        def fill(writer: sqlite3.Connection) -> None:
            (pages,) = writer.execute("PRAGMA page_count").fetchone().values()
            writer.execute(f"PRAGMA max_page_count = {pages}").fetchall()

        async with self.engine.write_lock:
            await self.engine._in_writers_thread(fill)

    async def make_room(self) -> None:
        async with self.engine.write_lock:
            await self.engine._in_writers_thread(
                lambda writer: writer.execute("PRAGMA max_page_count = 1073741823").fetchall()
            )


@asynccontextmanager
async def open_hall(folder: Path, migrated: Path, cards: int, told: Any = Story.until_open) -> AsyncIterator[Hall]:
    """The story as far as it is told, with so many cards more, and the application on it."""
    path = folder / "hall.sqlite"
    shutil.copy(migrated, path)
    settings = Settings(f"sqlite:///{path}", URL, b"secret" * 8, second_factor="none")
    clock = Clock()
    database = Database(settings.database)
    await database.start()
    story = Story(furnish(database, settings.secret, clock=clock), clock)
    await told(story)
    await story.more_cards(cards)
    await give_link(story.house.keys, "presidium", Role.PRESIDIUM, "presidium", clock.now)
    await database.stop()
    app = create_app(settings, clock)
    # Nobody's cookies may become another's.
    nobody = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with _serving(app), httpx.AsyncClient(transport=transport, base_url=URL, cookies=nobody) as client:
        yield Hall(client, clock, path, more_codes(cards), app.state.house.box._database.engine)


@asynccontextmanager
async def _serving(app: Litestar) -> AsyncIterator[None]:
    """In a task of its own: whoever begins the application's lifetime has to end it, and a fixture has two tasks."""
    begun, over = asyncio.Event(), asyncio.Event()

    async def live() -> None:
        async with app.lifespan():
            begun.set()
            await over.wait()

    living = asyncio.create_task(live())
    await begun.wait()
    yield
    over.set()
    await living
