"""Letters, kept."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from nominering.correspondence.errors import AlreadyWritten
from nominering.correspondence.model import Delivery, Kind, Letter
from nominering.store import tables as t
from nominering.store.database import Database, is_unique_violation


class StoredOutbox:
    """Outbox."""

    def __init__(self, database: Database, on_put: Callable[[], None] = lambda: None) -> None:
        """`on_put` is told that there is something to carry."""
        self._database = database
        self._on_put = on_put

    async def put(self, letters: Sequence[Letter]) -> None:
        try:
            async with self._database.transaction():
                for letter in letters:
                    await t.Letter.insert(t.Letter(**_columns(letter)))
        except Exception as error:
            if is_unique_violation(error):
                raise AlreadyWritten from error
            raise
        self._on_put()

    async def waiting(self) -> tuple[Letter, ...]:
        rows = (
            await t.Letter.select()
            .where(t.Letter.delivery == Delivery.QUEUED.value)
            .order_by(t.Letter.queued_at, t.Letter.id)
        )
        return tuple(map(_letter, rows))

    async def claim(self, most: int, now: datetime, until: datetime) -> tuple[Letter, ...]:
        async with self._database.transaction():
            rows = await t.Letter.raw(
                self._database.locking(
                    "SELECT * FROM letter WHERE delivery = 'queued' AND (not_before IS NULL OR not_before <= {}) "
                    "ORDER BY queued_at, id LIMIT {}",
                    "UPDATE SKIP LOCKED",
                ),
                now,
                most,
            )
            if rows:
                await t.Letter.update({t.Letter.not_before: until}).where(
                    t.Letter.id.is_in([row["id"] for row in rows])
                )
        return tuple(map(_letter, rows))

    async def settle(self, letter: Letter) -> None:
        columns = _columns(letter)
        settled = ("delivery", "settled_at", "trouble", "text", "attempts", "not_before")
        await t.Letter.update({name: columns[name] for name in settled}).where(t.Letter.id == letter.id)

    async def of_kind(self, *kinds: Kind) -> tuple[Letter, ...]:
        rows = (
            await t.Letter.select()
            .where(t.Letter.kind.is_in([kind.value for kind in kinds]))
            .order_by(t.Letter.queued_at, t.Letter.id, ascending=False)
        )
        return tuple(map(_letter, rows))


def _letter(row: dict[str, Any]) -> Letter:
    return Letter(**row | {"kind": Kind(row["kind"]), "delivery": Delivery(row["delivery"])})


def _columns(letter: Letter) -> dict[str, Any]:
    return vars(letter) | {"kind": letter.kind.value, "delivery": letter.delivery.value}
