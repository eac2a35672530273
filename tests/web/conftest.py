"""The application on a database in which the story has been told so far."""

import asyncio
import shutil
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from nominering.access.model import Role
from nominering.access.use_cases import give_link, give_personal_link
from nominering.app import create_app, furnish
from nominering.settings import Settings
from nominering.store.database import Database
from nominering.web import watch
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

    settings: Settings
    clock: Clock
    path: Path
    links: int = 0

    def start(self) -> None:
        self._manager = _client(self.settings, self.clock)
        self.client = self._manager.__enter__()

    def stop(self) -> None:
        self._manager.__exit__(None, None, None)

    def restart(self) -> None:
        self.stop()
        self.start()

    def give_link(self, secret: str, role: Role) -> None:
        """While the application runs, as another program would."""
        _give_link(self.path, self.clock, secret, role)

    def let_member_join(self) -> None:
        """While the application runs. Not in every story: a member more is counted in an apportionment."""
        stay = MEMBER.memberships[0]
        with sqlite3.connect(self.path, timeout=10) as kept:
            kept.execute(
                "INSERT OR IGNORE INTO member (id, name, born, municipality, fee_paid, email, phone, protected) "
                "VALUES (?, ?, ?, ?, ?, ?, '', 0)",
                (MEMBER.id, MEMBER.name, MEMBER.born, MEMBER.municipality, MEMBER.fee_paid, MEMBER.email),
            )
            kept.execute(
                "INSERT OR IGNORE INTO membership (id, member, association, since) VALUES ('s1', ?, ?, ?)",
                (MEMBER.id, stay.association_id, stay.since),
            )

    def visitor(self, role: Role | None = None) -> Visitor:
        if role is Role.MEMBER:
            self.let_member_join()
        visitor = Visitor(self.client)
        return visitor.sign_in(role.value) if role else visitor


Told = Callable[[Story], Awaitable[object]]
Open = Callable[..., Opened]


@pytest.fixture
def opened(tmp_path: Path, migrated: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Call it with how far the story has been told; the links of the offices are the names of their roles.

    Whatever settings are given count; without any, nobody is asked for a second factor.
    """
    running: list[Opened] = []
    monkeypatch.setattr(watch, "LASTS", 0)  # the client waits for a stream's end: it ends with its first message

    def open_(told: Told, **given: Any) -> Opened:
        path = tmp_path / "web.sqlite"
        shutil.copy(migrated, path)
        settings = Settings(
            f"sqlite:///{path}", "http://localhost", b"secret" * 8, **{"second_factor": "none"} | given
        )
        clock = Clock()
        asyncio.run(_tell(settings, clock, told))
        app = Opened(settings, clock, path)
        app.start()
        running.append(app)
        return app

    yield open_
    for app in running:
        app.stop()


@contextmanager
def _client(settings: Settings, clock: Clock) -> Iterator[TestClient]:
    with TestClient(create_app(settings, clock), raise_server_exceptions=False) as client:
        yield client


def _give_link(path: Path, clock: Clock, secret: str, role: Role) -> None:
    with sqlite3.connect(path, timeout=10) as kept:
        kept.execute(
            "INSERT INTO access_key (secret_hash, purpose, role, subject, expires_at, challenge) "
            "VALUES (?, 'link', ?, ?, ?, '')",
            (sha256(secret.encode()).hexdigest(), role.value, OFFICES[role], str(clock.now + timedelta(days=30))),
        )


async def _tell(settings: Settings, clock: Clock, told: Told) -> None:
    database = Database(settings.database)
    await database.start()
    story = Story(furnish(database, settings.secret, clock=clock), clock)
    await told(story)
    for role, account in OFFICES.items():
        await give_link(story.house.keys, role.value, role, account, clock.now)
    await give_personal_link(story.house.keys, "miras-link", MIRA, START + timedelta(days=40))
    await database.stop()
