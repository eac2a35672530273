"""The kept connections: one writer at a time, nothing lost, nothing left locked when requests are cancelled."""

import asyncio
import contextvars
import random
import threading
from pathlib import Path

import pytest

from nominering.access.model import Account, Role
from nominering.store import tables as t
from nominering.store.database import Database
from tests.story import Story


async def _insert(database: Database, number: int) -> None:
    async with database.transaction():
        before = await t.Account.count()
        await t.Account.insert(t.Account(id=f"{number}", name=str(before), role="presidium", association=None))


async def test_writers_come_one_at_a_time(database: Database) -> None:
    await asyncio.gather(*(_insert(database, number) for number in range(40)))
    if database.on_sqlite:
        names = {row["name"] for row in await t.Account.select(t.Account.name)}
        assert names == {str(number) for number in range(40)}
    assert await t.Account.count() == 40


async def test_a_failed_transaction_leaves_nothing(database: Database) -> None:
    async def fail() -> None:
        async with database.transaction():
            await t.Account.insert(t.Account(id="a", name="a", role="presidium", association=None))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    assert await t.Account.count() == 0


async def test_cancelled_writers_leave_no_lock_and_no_half(database: Database) -> None:
    if not database.on_sqlite:
        pytest.skip("the kept connections are SQLite's; PostgreSQL has asyncpg's pool")
    chance = random.Random(7)
    threads = threading.active_count()
    for wave in range(6):
        tasks = [asyncio.ensure_future(_insert(database, wave * 100 + number)) for number in range(20)]
        await asyncio.sleep(chance.random() / 100)
        for task in chance.sample(tasks, 10):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.wait_for(_insert(database, wave * 100 + 99), timeout=5)
    assert threading.active_count() <= threads + 1


async def test_readers_do_not_wait_for_a_writer(story: Story, database: Database) -> None:
    await story.found()
    async with database.transaction():
        await t.Account.insert(t.Account(id="new", name="new", role="presidium", association=None))
        # In a context of its own: a task started inside a transaction would inherit it.
        reader = asyncio.get_running_loop().create_task(_accounts(), context=contextvars.Context())
        seen = await asyncio.wait_for(reader, timeout=5)
    assert seen == 6


async def _accounts() -> int:
    return await t.Account.count()


async def test_an_account_of_a_board_needs_its_association(story: Story) -> None:
    await story.found()
    with pytest.raises(Exception, match=r"(?i)check"):
        await story.house.accounts.keep_account(Account("x", "x", Role.ASSOCIATION, None))


async def test_the_database_is_for_its_owner_alone(database: Database, tmp_path: Path) -> None:
    if not database.on_sqlite:
        pytest.skip("PostgreSQL keeps its own files")
    kept = list(tmp_path.glob("test.sqlite*"))
    assert len(kept) == 3
    assert all(path.stat().st_mode & 0o077 == 0 for path in kept)
