"""Late nominations and eligibility become part of the electoral rules.

Editions from before are given what their list has: it was that which held under them.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-25T17:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Electoral rules, joined"

SCHEMA = (
    """
    ALTER TABLE rules_edition ADD COLUMN late_nominations VARCHAR(20) NOT NULL DEFAULT 'nobody'
        CHECK (late_nominations IN ('nobody', 'committee', 'floor'))""",
    """
    ALTER TABLE rules_edition ADD COLUMN eligibility VARCHAR(10) NOT NULL DEFAULT 'warn'
        CHECK (eligibility IN ('warn', 'stop'))""",
    "ALTER TABLE rules_edition ADD COLUMN excluding_offices VARCHAR(200) NOT NULL DEFAULT 'auditors organiser'",
    *(
        f"UPDATE rules_edition SET {column} = "
        f"(SELECT {column} FROM candidate_list WHERE candidate_list.id = rules_edition.list)"
        for column in ("late_nominations", "eligibility", "excluding_offices")
    ),
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
