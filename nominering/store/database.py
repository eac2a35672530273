"""The one database of a process: SQLite in a file, or PostgreSQL by the same code."""

import contextlib
import io
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from piccolo.apps.migrations.commands.forwards import run_forwards
from piccolo.apps.migrations.tables import Migration
from piccolo.engine.postgres import PostgresEngine
from piccolo.table import Table

from nominering.store import piccolo_conf, tables
from nominering.store.sqlite import KeptSQLiteEngine
from nominering.store.steps import Steps, run, run_in_thread

T = TypeVar("T")
SQLITE = "sqlite:///"
# Where what has been rewritten or taken away told what came from whom, or in what order.
TELLING = ("ballot", "ticked_off", "paper_reading")
EVERY_TABLE: tuple[type[Table], ...] = (*tables.EVERY, Migration)


class Database:
    """Opened once; every adapter is given it. Bound to the tables when it starts."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine: KeptSQLiteEngine | PostgresEngine
        if url.startswith(SQLITE):
            path = Path(url.removeprefix(SQLITE))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)  # the log beside it gets the same rights
            self.engine = KeptSQLiteEngine(str(path))
        else:
            self.engine = PostgresEngine(config={"dsn": url})

    @property
    def on_sqlite(self) -> bool:
        return isinstance(self.engine, KeptSQLiteEngine)

    async def start(self) -> None:
        piccolo_conf.DB = self.engine
        for table in EVERY_TABLE:
            table._meta.db = self.engine
        if isinstance(self.engine, KeptSQLiteEngine):
            await self.engine.start()
        else:
            await self.engine.start_connection_pool(min_size=2, max_size=10)

    async def stop(self) -> None:
        if isinstance(self.engine, KeptSQLiteEngine):
            await self.engine.stop()
        else:
            await self.engine.close_connection_pool()

    def transaction(self) -> Any:
        """Writers come one at a time on SQLite; on PostgreSQL the constraints and row locks carry the promises."""
        return self.engine.transaction()

    async def look(self, sql: str, *values: Any) -> list[dict[str, Any]]:
        """A few rows by their key. On SQLite they are read without another thread, and without anything that builds
        queries: reading takes some microseconds, and handing it over would take a hundred times as long. So never
        for what has to be searched for. In a transaction it is the transaction that reads.
        """
        if isinstance(self.engine, KeptSQLiteEngine) and not self.engine.transaction_exists():
            return self.engine.look(sql.replace("{}", "?"), values)
        rows: list[dict[str, Any]] = await tables.Ballot.raw(sql, *values)
        return rows

    async def together(self, steps: Callable[[], Steps[T]]) -> T:
        """A transaction that those who come at the same time share on SQLite; on PostgreSQL each has its own."""
        if isinstance(self.engine, KeptSQLiteEngine):
            return await self.engine.group.share(lambda connection: run_in_thread(steps(), connection))
        async with self.transaction():
            return await run(steps())

    def locking(self, sql: str, how: str = "SHARE") -> str:
        """A SELECT that holds its rows until the transaction ends; SQLite's writers are alone anyway."""
        return sql if self.on_sqlite else f"{sql} FOR {how}"

    async def migrate(self) -> None:
        """Bring the schema to the newest edition."""
        os.environ["PICCOLO_CONF"] = piccolo_conf.__name__
        with contextlib.redirect_stdout(io.StringIO()) as said:
            result = await run_forwards(app_name="nominering")
        if not getattr(result, "success", True):
            raise RuntimeError(said.getvalue())

    async def forget_the_past(self) -> bool:
        """Leave no freed page or log behind that remembers in what order rows came. False when it did not go."""
        if isinstance(self.engine, KeptSQLiteEngine):
            try:
                return await self.engine.forget_the_past()
            except sqlite3.OperationalError as error:
                if is_refused_by_disk(error):
                    return False
                raise
        try:
            for table in TELLING:
                await tables.Ballot.raw(f"VACUUM FULL {table}")
        except Exception as error:
            if is_refused_by_disk(error):
                return False
            raise
        return True


def is_unique_violation(error: BaseException) -> bool:
    """The second of two that may only be one, told alike on both databases."""
    if isinstance(error, sqlite3.IntegrityError):
        return error.sqlite_errorname in ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY")
    return type(error).__name__ == "UniqueViolationError"


def is_foreign_key_violation(error: BaseException) -> bool:
    """Something refers to the row, or it refers to nothing, told alike on both databases."""
    if isinstance(error, sqlite3.IntegrityError):
        # SQLite carries out ON DELETE RESTRICT as a trigger.
        return error.sqlite_errorname in ("SQLITE_CONSTRAINT_FOREIGNKEY", "SQLITE_CONSTRAINT_TRIGGER")
    return type(error).__name__ in ("ForeignKeyViolationError", "RestrictViolationError")


def is_refused_by_disk(error: BaseException) -> bool:
    """The database cannot write: a full or broken disk, or somebody else's lock."""
    if isinstance(error, sqlite3.OperationalError):
        return getattr(error, "sqlite_errorname", "SQLITE_ERROR") != "SQLITE_ERROR"
    return type(error).__name__ in ("DiskFullError", "OutOfMemoryError", "ConnectionDoesNotExistError")
