"""Candidates who withdraw between the vote and the run-off."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-26T21:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Withdrawals from an election"

SCHEMA = (
    """
    CREATE TABLE election_withdrawal (
        election VARCHAR(40) NOT NULL,
        number INTEGER NOT NULL,
        entered_by VARCHAR(200) NOT NULL,
        entered_at TIMESTAMPTZ NOT NULL,
        PRIMARY KEY (election, number),
        FOREIGN KEY (election, number) REFERENCES election_candidate (election, number) ON DELETE RESTRICT
    )""",
)


class _Anything(Table):
    """A table only to send SQL through."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="nominering", description=DESCRIPTION)

    async def create() -> None:
        _Anything._meta.refresh_db()
        for statement in SCHEMA:
            await _Anything.raw(statement)

    manager.add_raw(create)
    return manager
