"""A fresh database for every test that asks for one; PostgreSQL too where NOMINERING_TEST_POSTGRES names a server."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import settings

from nominering.app import furnish
from nominering.store.database import Database
from tests.story import Clock, Story

# A busy machine is no fault of a rule.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

POSTGRES = os.environ.get("NOMINERING_TEST_POSTGRES", "")
ENGINES = ("sqlite", *(("postgres",) if POSTGRES else ()))


async def _ask_server(statement: str) -> None:
    import asyncpg

    server = await asyncpg.connect(POSTGRES)
    await server.execute(statement)
    await server.close()


@asynccontextmanager
async def _started(engine: str, path: Path) -> AsyncIterator[Database]:
    name = f"nominering_{uuid4().hex}"
    if engine == "sqlite":
        database = Database(f"sqlite:///{path}")
    else:
        await _ask_server(f"CREATE DATABASE {name}")
        database = Database(f"{POSTGRES.rpartition('/')[0]}/{name}")
    await database.start()
    yield database
    await database.stop()
    if engine != "sqlite":
        await _ask_server(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=ENGINES)
async def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """Without a single table."""
    async with _started(request.param, tmp_path / "test.sqlite") as database:
        yield database


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every table of SQLite and no row, to begin with a copy of: migrating anew takes most of a test's time."""
    path = tmp_path_factory.mktemp("migrated") / "template.sqlite"

    async def migrate() -> None:
        async with _started("sqlite", path) as database:
            await database.migrate()

    asyncio.run(migrate())
    return path


@pytest.fixture(params=ENGINES)
async def database(request: pytest.FixtureRequest, tmp_path: Path, migrated: Path) -> AsyncIterator[Database]:
    path = tmp_path / "test.sqlite"
    if request.param == "sqlite":
        shutil.copy(migrated, path)
    async with _started(request.param, path) as database:
        if request.param != "sqlite":
            await database.migrate()
        yield database


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def story(database: Database, clock: Clock) -> Story:
    return Story(furnish(database, b"secret", clock=clock), clock)
