"""Letters, kept."""

from collections.abc import Sequence
from typing import Any

from nominering.correspondence.errors import AlreadyWritten
from nominering.correspondence.model import Delivery, Kind, Letter
from nominering.store import tables as t
from nominering.store.database import Database, is_unique_violation


class StoredOutbox:
    """Outbox."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, letters: Sequence[Letter]) -> None:
        try:
            async with self._database.transaction():
                for letter in letters:
                    await t.Letter.insert(t.Letter(**_columns(letter)))
        except Exception as error:
            if is_unique_violation(error):
                raise AlreadyWritten from error
            raise

    async def waiting(self) -> tuple[Letter, ...]:
        rows = (
            await t.Letter.select()
            .where(t.Letter.delivery == Delivery.QUEUED.value)
            .order_by(t.Letter.queued_at, t.Letter.id)
        )
        return tuple(map(_letter, rows))

    async def settle(self, letter: Letter) -> None:
        columns = _columns(letter)
        await t.Letter.update({name: columns[name] for name in ("delivery", "settled_at", "trouble", "text")}).where(
            t.Letter.id == letter.id
        )

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
