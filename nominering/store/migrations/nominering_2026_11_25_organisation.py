"""Municipalities, city districts, offices, and the trail of merged members."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-25T10:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Municipalities, city districts, offices, merged members"

SCHEMA = (
    """
    CREATE TABLE municipality (
        code VARCHAR(4) PRIMARY KEY NOT NULL,
        name VARCHAR(80) NOT NULL
    )""",
    "ALTER TABLE association ADD COLUMN city_district VARCHAR(80) NOT NULL DEFAULT ''",
    """
    CREATE TABLE office (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        body VARCHAR(20) NOT NULL
            CHECK (body IN ('association-board', 'district-board', 'committee', 'auditors', 'organiser')),
        title VARCHAR(40) NOT NULL,
        name VARCHAR(80) NOT NULL,
        since DATE NOT NULL,
        until DATE,
        member VARCHAR(40) REFERENCES member (id) ON DELETE RESTRICT,
        association VARCHAR(80) REFERENCES association (id) ON DELETE RESTRICT,
        CHECK ((body = 'association-board') = (association IS NOT NULL)),
        CHECK (member IS NOT NULL OR body = 'organiser'),
        CHECK (until IS NULL OR until >= since)
    )""",
    """
    CREATE TABLE member_merge (
        dropped VARCHAR(40) PRIMARY KEY NOT NULL,
        kept VARCHAR(40) NOT NULL REFERENCES member (id) ON DELETE RESTRICT,
        held TEXT NOT NULL,
        merged_at TIMESTAMPTZ NOT NULL,
        merged_by VARCHAR(200) NOT NULL
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
