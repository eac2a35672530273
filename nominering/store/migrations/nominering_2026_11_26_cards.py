"""Cards have numbers and may have bearers; what is wished to be replaced, and by whom, is kept."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-26T02:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Numbers and bearers of cards, and cards replaced"

SCHEMA = (
    "ALTER TABLE voting_card ADD COLUMN number_hash VARCHAR(64)",
    "ALTER TABLE voting_card ADD COLUMN bearer VARCHAR(40)",
    "CREATE UNIQUE INDEX one_card_of_a_number ON voting_card (deck, number_hash)",
    "CREATE UNIQUE INDEX one_card_of_a_bearer ON voting_card (deck, bearer)",
    """
    CREATE TABLE card_deck (
        name VARCHAR(40) PRIMARY KEY NOT NULL,
        tied BOOLEAN NOT NULL,
        edition INTEGER NOT NULL
    )""",
    """
    CREATE TABLE card_spoiling (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        deck VARCHAR(40) NOT NULL,
        number VARCHAR(40) NOT NULL,
        bearer VARCHAR(40) NOT NULL,
        holder VARCHAR(80) NOT NULL,
        reason VARCHAR(300) NOT NULL,
        asked_by VARCHAR(80) NOT NULL,
        asked_name VARCHAR(200) NOT NULL,
        asked_at TIMESTAMPTZ NOT NULL,
        settlement VARCHAR(20) NOT NULL CHECK (settlement IN ('waiting', 'replaced', 'withdrawn')),
        settled_by VARCHAR(80),
        settled_name VARCHAR(200),
        settled_at TIMESTAMPTZ,
        CHECK ((settlement = 'waiting') = (settled_by IS NULL)),
        CHECK (settlement <> 'replaced' OR settled_by <> asked_by)
    )""",
    "CREATE UNIQUE INDEX one_wish_for_a_card ON card_spoiling (deck, number, bearer) WHERE settlement = 'waiting'",
)


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
