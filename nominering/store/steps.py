"""A transaction written once, step by step, and run on either database.

A step is a statement with its values (`{}` marks each); what is sent back are its rows. On SQLite the steps run
without a pause in the writing connection's thread, on PostgreSQL one by one over the network.
"""

import sqlite3
from collections.abc import Generator
from typing import Any, TypeVar

from nominering.store import tables

T = TypeVar("T")
Rows = list[dict[str, Any]]
Steps = Generator[tuple[Any, ...], Rows, T]


def run_in_thread(steps: Steps[T], connection: sqlite3.Connection) -> T:
    try:
        statement, *values = next(steps)
        while True:
            rows = connection.execute(statement.replace("{}", "?"), values).fetchall()
            statement, *values = steps.send(rows)
    except StopIteration as end:
        result: T = end.value
        return result


async def run(steps: Steps[T]) -> T:
    """In the transaction that is open."""
    try:
        statement, *values = next(steps)
        while True:
            rows = await tables.Ballot.raw(statement, *values)
            statement, *values = steps.send(rows)
    except StopIteration as end:
        result: T = end.value
        return result
