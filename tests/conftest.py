"""A fresh database for every test that asks for one; PostgreSQL too where NOMINERING_TEST_POSTGRES names a server."""

import os
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest

from nominering.app import furnish
from nominering.store.database import Database
from tests.story import Clock, Story

POSTGRES = os.environ.get("NOMINERING_TEST_POSTGRES", "")
ENGINES = ("sqlite", *(("postgres",) if POSTGRES else ()))


async def _ask_server(statement: str) -> None:
    import asyncpg

    server = await asyncpg.connect(POSTGRES)
    await server.execute(statement)
    await server.close()


@pytest.fixture(params=ENGINES)
async def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """Without a single table."""
    on_sqlite = request.param == "sqlite"
    name = f"nominering_{uuid4().hex}"
    if not on_sqlite:
        await _ask_server(f"CREATE DATABASE {name}")
    database = Database(
        f"sqlite:///{tmp_path / 'test.sqlite'}" if on_sqlite else f"{POSTGRES.rpartition('/')[0]}/{name}"
    )
    await database.start()
    yield database
    await database.stop()
    if not on_sqlite:
        await _ask_server(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def database(empty_database: Database) -> Database:
    await empty_database.migrate()
    return empty_database


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def story(database: Database, clock: Clock) -> Story:
    return Story(furnish(database, b"secret", clock=clock), clock)
