"""Electoral rules. Lists from before have none that are adopted; they settle ties and show counts as they did."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-25T16:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Electoral rules"

SCHEMA = (
    """
    ALTER TABLE candidate_list ADD COLUMN ties VARCHAR(40) NOT NULL DEFAULT 'earlier-stage-then-lot'
        CHECK (ties IN ('earlier-stage-then-lot', 'lot-only'))""",
    """
    ALTER TABLE candidate_list ADD COLUMN publication VARCHAR(20) NOT NULL DEFAULT 'totals'
        CHECK (publication IN ('nothing', 'totals', 'rankings'))""",
    "ALTER TABLE candidate_list ADD COLUMN fixed_places VARCHAR(8000) NOT NULL DEFAULT ''",
    "ALTER TABLE candidate_list ADD COLUMN rules_edition INTEGER",
    "ALTER TABLE standing ADD COLUMN fixed_place INTEGER CHECK (fixed_place > 0)",
    """
    CREATE TABLE rules_edition (
        list VARCHAR(40) NOT NULL REFERENCES candidate_list (id) ON DELETE RESTRICT,
        number INTEGER NOT NULL CHECK (number > 0),
        method VARCHAR(40) NOT NULL,
        places INTEGER NOT NULL CHECK (places > 0),
        nominations_close TIMESTAMPTZ NOT NULL,
        answers_close TIMESTAMPTZ NOT NULL,
        ties VARCHAR(40) NOT NULL CHECK (ties IN ('earlier-stage-then-lot', 'lot-only')),
        quota VARCHAR(200) NOT NULL,
        quota_mode VARCHAR(20) NOT NULL CHECK (quota_mode IN ('integrated', 'afterwards')),
        publication VARCHAR(20) NOT NULL CHECK (publication IN ('nothing', 'totals', 'rankings')),
        fixed_places VARCHAR(8000) NOT NULL,
        drafted_by VARCHAR(200) NOT NULL,
        drafted_at TIMESTAMPTZ NOT NULL,
        body VARCHAR(20) CHECK (body IN ('board', 'conference')),
        adopted_on DATE,
        paragraph VARCHAR(200),
        adopted_by VARCHAR(200),
        adopted_at TIMESTAMPTZ,
        PRIMARY KEY (list, number),
        CHECK ((body IS NULL) = (adopted_on IS NULL) AND (body IS NULL) = (paragraph IS NULL)
            AND (body IS NULL) = (adopted_by IS NULL) AND (body IS NULL) = (adopted_at IS NULL))
    )""",
    """
    CREATE TABLE deadline_moved (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        list VARCHAR(40) NOT NULL REFERENCES candidate_list (id) ON DELETE RESTRICT,
        deadline VARCHAR(20) NOT NULL CHECK (deadline IN ('nominations', 'answers')),
        was TIMESTAMPTZ NOT NULL,
        until TIMESTAMPTZ NOT NULL,
        moved_by VARCHAR(200) NOT NULL,
        moved_at TIMESTAMPTZ NOT NULL,
        CHECK (until > was)
    )""",
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
