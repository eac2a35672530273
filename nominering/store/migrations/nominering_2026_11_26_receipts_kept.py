"""A tick that moves to a new card remembers the card it was given with, so that the receipt stays what it was."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-26T20:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Receipts that outlive a card"

SCHEMA = ("ALTER TABLE ticked_off ADD COLUMN first_card VARCHAR(64) NOT NULL DEFAULT ''",)


class _Anything(Table):
    """A table only to send SQL through."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="nominering", description=DESCRIPTION)

    async def add() -> None:
        _Anything._meta.refresh_db()
        for statement in SCHEMA:
            await _Anything.raw(statement)

    manager.add_raw(add)
    return manager
