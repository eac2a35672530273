"""Piccolo's SQLite engine with connections that are kept open: one that writes, a few that read.

Piccolo's own engine opens a connection (a thread) per query, begins transactions deferred, and leaves the write
lock held when a request is cancelled in the middle of BEGIN. Here writers queue in this process instead of in
SQLite, BEGIN is IMMEDIATE, and a statement that has been sent is waited for even when whoever asked is gone.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import aiosqlite
from piccolo.engine.sqlite import SQLiteEngine, SQLiteTransaction, TransactionType, dict_factory

from nominering.store.group_commit import GroupCommit, Work

READERS = 3
T = TypeVar("T")


async def _finish(work: Coroutine[Any, Any, T]) -> T:
    """sqlite3 runs the statement in its thread whatever we do: wait for its end, then pass the cancellation on."""
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as error:
            if task.cancelled():
                raise
            cancelled = error
        except BaseException:
            break
    if cancelled is not None:
        task.exception()
        raise cancelled
    return task.result()


class KeptTransaction(SQLiteTransaction):
    """A transaction on the one writing connection."""

    engine: "KeptSQLiteEngine"

    async def __aenter__(self) -> SQLiteTransaction:
        if self._parent is not None:
            return self._parent
        await self.engine.write_lock.acquire()
        try:
            self.connection = self.engine.writer
            await _finish(self.connection.execute("BEGIN IMMEDIATE"))
        except BaseException:
            await self._leave()
            raise
        self.context = self.engine.current_transaction.set(self)
        return self

    async def __aexit__(self, exception_type: Any, exception: Any, traceback: Any) -> bool:
        if self._parent is not None:
            return False
        self.engine.current_transaction.reset(self.context)
        try:
            if exception_type is None:
                await _finish(self.connection.commit())
        finally:
            await self._leave()
        return False

    async def _leave(self) -> None:
        try:
            await _finish(self.connection.rollback())  # does nothing when nothing is open
        finally:
            self.engine.write_lock.release()


class KeptSQLiteEngine(SQLiteEngine):
    """`start` and `stop` belong to the lifetime of the application; in between every query uses a kept connection."""

    writer: aiosqlite.Connection
    looker: sqlite3.Connection

    def __init__(self, path: str) -> None:
        super().__init__(path=path, timeout=10)
        self.write_lock = asyncio.Lock()
        self._readers: asyncio.Queue[aiosqlite.Connection] = asyncio.Queue()
        self._all: list[aiosqlite.Connection] = []
        self.group = GroupCommit(self.write_lock, self._in_writers_thread)

    async def start(self) -> None:
        self.writer = await self._connect()
        for _ in range(READERS):
            self._readers.put_nowait(await self._connect())
        self.looker = sqlite3.connect(**self.connection_kwargs)
        self.looker.row_factory = dict_factory
        self.looker.execute("PRAGMA query_only=ON")

    async def stop(self) -> None:
        await self.group.finished()
        self.looker.close()
        for connection in self._all:
            await connection.close()
        self._all.clear()

    async def _connect(self) -> aiosqlite.Connection:
        connection = await aiosqlite.connect(**self.connection_kwargs)
        connection.row_factory = dict_factory  # type: ignore[assignment]
        # FULL: a ballot that has been acknowledged survives a power cut. secure_delete: what is rewritten is gone.
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "busy_timeout=10000",
            "secure_delete=ON",
        ):
            await _fetch(connection, f"PRAGMA {pragma}")
        self._all.append(connection)
        return connection

    async def _in_writers_thread(self, work: Work) -> Any:
        """One hop to the thread for all of it; aiosqlite has no public word for that."""
        return await _finish(self.writer._execute(work, self.writer._conn))  # type: ignore[no-untyped-call]

    def look(self, query: str, values: Sequence[Any]) -> list[dict[str, Any]]:
        """Here and now, in this thread. To the end, so that no statement is left open."""
        rows: list[dict[str, Any]] = self.looker.execute(query, values).fetchall()
        return rows

    def transaction(
        self, transaction_type: TransactionType = TransactionType.immediate, allow_nested: bool = True
    ) -> KeptTransaction:
        return KeptTransaction(self, TransactionType.immediate, allow_nested)

    async def forget_the_past(self) -> bool:
        """Write the file anew and empty the log. False when another program holds the old log by reading it."""
        async with self.write_lock:
            await _finish(_fetch(self.writer, "VACUUM"))
            (result,) = await _finish(_fetch(self.writer, "PRAGMA wal_checkpoint(TRUNCATE)"))
            return not result["busy"]

    @asynccontextmanager
    async def _reader(self) -> AsyncIterator[aiosqlite.Connection]:
        connection = await self._readers.get()
        try:
            yield connection
        finally:
            self._readers.put_nowait(connection)

    async def _run_in_existing_connection(
        self, connection: Any, query: str, args: Any = None, query_type: str = "generic", table: Any = None
    ) -> Any:
        return await _finish(_fetch(connection, query, args))

    async def _run_in_new_connection(
        self, query: str, args: Any = None, query_type: str = "generic", table: Any = None
    ) -> Any:
        if query.lstrip()[:6].upper() == "SELECT":
            async with self._reader() as connection:
                return await _finish(_fetch(connection, query, args))
        async with self.write_lock:
            return await _finish(_fetch(self.writer, query, args))


async def _fetch(connection: aiosqlite.Connection, query: str, args: Any = None) -> Any:
    """Run to the end and close: a statement left open keeps VACUUM out."""
    async with connection.execute(query, args or []) as cursor:
        return await cursor.fetchall()
