"""Members and letters."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-25T03:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Members and letters"

SCHEMA = (
    """
    CREATE TABLE member (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        name VARCHAR(80) NOT NULL,
        born DATE NOT NULL,
        municipality VARCHAR(10) NOT NULL,
        fee_paid DATE,
        email VARCHAR(254) NOT NULL,
        phone VARCHAR(40) NOT NULL,
        protected BOOLEAN NOT NULL
    )""",
    """
    CREATE TABLE membership (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        member VARCHAR(40) NOT NULL REFERENCES member (id) ON DELETE RESTRICT,
        association VARCHAR(80) REFERENCES association (id) ON DELETE RESTRICT,
        since DATE NOT NULL,
        until DATE,
        UNIQUE (member, since),
        CHECK (until IS NULL OR until >= since)
    )""",
    """
    CREATE TABLE letter (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        kind VARCHAR(20) NOT NULL CHECK (kind IN ('invitation', 'sign-in', 'question', 'reminder', 'notice')),
        about VARCHAR(80) NOT NULL,
        name VARCHAR(200) NOT NULL,
        address VARCHAR(254) NOT NULL,
        subject VARCHAR(200) NOT NULL,
        text TEXT NOT NULL,
        queued_at TIMESTAMPTZ NOT NULL,
        delivery VARCHAR(20) NOT NULL CHECK (delivery IN ('queued', 'sent', 'failed')),
        settled_at TIMESTAMPTZ,
        trouble VARCHAR(200) NOT NULL
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
