"""Quota rules and groups. Rows from before have no rule, and nobody in them has stated a gender."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-24T18:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Quota rules and groups"

SCHEMA = (
    "ALTER TABLE candidate_list ADD COLUMN quota VARCHAR(200) NOT NULL DEFAULT 'none'",
    """
    ALTER TABLE candidate_list ADD COLUMN quota_mode VARCHAR(20) NOT NULL DEFAULT 'integrated'
        CHECK (quota_mode IN ('integrated', 'afterwards'))""",
    """
    ALTER TABLE candidacy ADD COLUMN gender VARCHAR(20) NOT NULL DEFAULT 'undisclosed'
        CHECK (gender IN ('woman', 'man', 'other', 'undisclosed'))""",
    "ALTER TABLE ranking_round ADD COLUMN quota VARCHAR(200) NOT NULL DEFAULT 'none'",
    """
    ALTER TABLE ranking_round ADD COLUMN quota_mode VARCHAR(20) NOT NULL DEFAULT 'integrated'
        CHECK (quota_mode IN ('integrated', 'afterwards'))""",
    "ALTER TABLE standing ADD COLUMN quota_group VARCHAR(40) NOT NULL DEFAULT 'other'",
)


class _Anything(Table):
    """A table only to send SQL through."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="nominering", description=DESCRIPTION)

    async def alter() -> None:
        _Anything._meta.refresh_db()
        for statement in SCHEMA:
            await _Anything.raw(statement)

    manager.add_raw(alter)
    return manager
