"""Group commit: work that arrives together shares one transaction and is answered when that is on the disk.

A commit costs the disk the same for one ballot as for a hundred. While one batch is being committed the next one
gathers, so nobody waits for company, and a rush costs few commits.
"""

import asyncio
import contextvars
import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

MOST_AT_ONCE = 100
T = TypeVar("T")
Work = Callable[[sqlite3.Connection], Any]
Outcomes = list[tuple[Any, Exception | None]]


@dataclass(frozen=True)
class _Waiting:
    work: Work
    answer: asyncio.Future[Any]


class GroupCommit:
    """Its task lives only while something waits, in the loop of whoever waits: there is nothing to start or stop.

    `lock` is held while a batch is written; `in_thread` runs a function on the writing connection, in its thread.
    """

    def __init__(self, lock: asyncio.Lock, in_thread: Callable[[Work], Awaitable[Any]]) -> None:
        self._lock = lock
        self._in_thread = in_thread
        self._waiting: deque[_Waiting] = deque()
        self._task: asyncio.Task[None] | None = None

    async def share(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What the work returns or raises, after the commit. When that fails, nothing is kept and all are told so.

        Work whose caller is gone before its turn is not done.
        """
        loop = asyncio.get_running_loop()
        waiting = _Waiting(work, loop.create_future())
        self._waiting.append(waiting)
        if self._task is None or self._task.done():
            # In a context of its own: it must not take part in a transaction that the caller has open.
            self._task = loop.create_task(self._until_nobody_waits(), context=contextvars.Context())
        answer: T = await waiting.answer
        return answer

    async def finished(self) -> None:
        """Wait until nothing waits."""
        if self._task is not None:
            await asyncio.wait({self._task})

    async def _until_nobody_waits(self) -> None:
        while self._waiting:
            async with self._lock:
                await self._commit(self._taken())

    def _taken(self) -> list[_Waiting]:
        first = [self._waiting.popleft() for _ in range(min(len(self._waiting), MOST_AT_ONCE))]
        return [each for each in first if not each.answer.done()]

    async def _commit(self, batch: list[_Waiting]) -> None:
        if not batch:
            return
        try:
            outcomes: Outcomes = await self._in_thread(lambda connection: in_one([e.work for e in batch], connection))
        except Exception as error:
            outcomes = [(None, error)] * len(batch)
        except asyncio.CancelledError:
            for each in batch:
                each.answer.cancel()
            raise
        for each, (result, refusal) in zip(batch, outcomes, strict=True):
            if each.answer.done():
                continue
            if refusal is None:
                each.answer.set_result(result)
            else:
                each.answer.set_exception(refusal)


def in_one(works: list[Work], connection: sqlite3.Connection) -> Outcomes:
    """Do them all and commit. Whoever is refused leaves no trace and does not hinder the others.

    Raises what the database says when it cannot go on or cannot commit: then nothing is kept.
    """
    outcomes: Outcomes = []
    try:
        connection.execute("BEGIN IMMEDIATE")
        for work in works:
            connection.execute("SAVEPOINT one")
            try:
                outcomes.append((work(connection), None))
            except Exception as error:
                if _ends_all(error):
                    raise
                connection.execute("ROLLBACK TO one")
                outcomes.append((None, error))
            connection.execute("RELEASE one")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()  # does nothing when SQLite has done it already
        raise
    return outcomes


def _ends_all(error: Exception) -> bool:
    """A full or broken disk, not a rule or a constraint."""
    return isinstance(error, sqlite3.Error) and not isinstance(error, sqlite3.IntegrityError)
