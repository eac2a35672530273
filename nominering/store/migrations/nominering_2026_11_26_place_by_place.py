"""A list may be decided place by place in the hall.

The rules and rounds from before are rankings.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-26T07:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Place by place"

SCHEMA = (
    *(
        f"ALTER TABLE {table} ADD COLUMN procedure VARCHAR(20) NOT NULL DEFAULT 'ranking' "
        "CHECK (procedure IN ('ranking', 'place-by-place'))"
        for table in ("candidate_list", "rules_edition", "voting_round")
    ),
    """
    CREATE TABLE hall_event (
        list VARCHAR(40) NOT NULL REFERENCES candidate_list (id) ON DELETE RESTRICT,
        number INTEGER NOT NULL CHECK (number > 0),
        deed VARCHAR(20) NOT NULL
            CHECK (deed IN ('named', 'acclaimed', 'vote', 'tied', 'lot', 'counted', 'set-aside', 'undone')),
        entered_by VARCHAR(200) NOT NULL,
        entered_at TIMESTAMPTZ NOT NULL,
        places VARCHAR(1000) NOT NULL,
        numbers VARCHAR(2000) NOT NULL,
        round VARCHAR(80) REFERENCES voting_round (id) ON DELETE RESTRICT,
        said VARCHAR(500) NOT NULL,
        tally TEXT,
        back_to INTEGER CHECK (back_to > 0 AND back_to < number),
        PRIMARY KEY (list, number),
        CHECK ((round IS NOT NULL) = (deed IN ('vote', 'tied', 'lot', 'counted'))),
        CHECK ((tally IS NOT NULL) = (deed = 'counted')),
        CHECK ((back_to IS NOT NULL) = (deed = 'undone'))
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
