"""The application on a database in which the story has been told so far."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from nominering.access.model import Role
from nominering.access.use_cases import give_link, give_personal_link
from nominering.app import create_app, furnish
from nominering.settings import Settings
from nominering.store.database import Database
from tests.story import MEMBER, PEOPLE, START, Clock, Story
from tests.web.visitor import Visitor

OFFICES = {
    Role.ORGANISER: "ombudsman",
    Role.ASSOCIATION: "arvika",
    Role.COMMITTEE: "valberedning",
    Role.PRESIDIUM: "presidium",
    Role.TELLER: "rostraknare",
    Role.AUDITOR: "revisor",
    Role.MEMBER: MEMBER.id,
}
MIRA = f"{PEOPLE[0].name}-{PEOPLE[0].born}"


@dataclass
class Opened:
    """The application, and its clock."""

    client: TestClient
    clock: Clock
    path: Path

    def visitor(self, role: Role | None = None) -> Visitor:
        visitor = Visitor(self.client)
        return visitor.sign_in(role.value) if role else visitor


Told = Callable[[Story], Awaitable[object]]
Open = Callable[..., Opened]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Call it with how far the story has been told; the links of the offices are the names of their roles.

    Whatever settings are given count; without any, nobody is asked for a second factor.
    """
    leaving = []

    def open_(told: Told, **given: Any) -> Opened:
        path = tmp_path / "web.sqlite"
        settings = Settings(
            f"sqlite:///{path}", "http://localhost", b"secret" * 8, **{"second_factor": "none"} | given
        )
        clock = Clock()
        asyncio.run(_tell(settings, clock, told))
        manager = _client(settings, clock)
        leaving.append(manager)
        return Opened(manager.__enter__(), clock, path)

    yield open_
    for manager in leaving:
        manager.__exit__(None, None, None)


@contextmanager
def _client(settings: Settings, clock: Clock) -> Iterator[TestClient]:
    with TestClient(create_app(settings, clock), raise_server_exceptions=False) as client:
        yield client


async def _tell(settings: Settings, clock: Clock, told: Told) -> None:
    database = Database(settings.database)
    await database.start()
    await database.migrate()
    story = Story(furnish(database, settings.secret, clock=clock), clock)
    await told(story)
    for role, account in OFFICES.items():
        await give_link(story.house.keys, role.value, role, account, clock.now)
    await give_personal_link(story.house.keys, "miras-link", MIRA, START + timedelta(days=40))
    await database.stop()
