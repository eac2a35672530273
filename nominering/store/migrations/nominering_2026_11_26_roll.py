"""The roll: alternates in order, who is in the hall and in whose place, the roll of each round."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-26T01:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Alternates, attendance and the roll of each round"

# Nothing refers to delegate before this, so it can be built anew.
SCHEMA = (
    """
    CREATE TABLE delegate_anew (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        association VARCHAR(80) NOT NULL REFERENCES association (id) ON DELETE RESTRICT,
        name VARCHAR(200) NOT NULL,
        number INTEGER UNIQUE,
        member VARCHAR(40) UNIQUE REFERENCES member (id) ON DELETE RESTRICT,
        place INTEGER CHECK (place > 0),
        UNIQUE (association, place)
    )""",
    "INSERT INTO delegate_anew (id, association, name, number) SELECT id, association, name, number FROM delegate",
    "DROP TABLE delegate",
    "ALTER TABLE delegate_anew RENAME TO delegate",
    # Two members may have one name; of those without a number the name is all there is.
    "CREATE UNIQUE INDEX delegate_by_name ON delegate (association, name) WHERE member IS NULL",
    """
    CREATE TABLE attendee (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        name VARCHAR(80) NOT NULL,
        kind VARCHAR(20) NOT NULL CHECK (kind IN
            ('district-board', 'auditor', 'committee', 'presidium', 'official', 'member', 'guest')),
        member VARCHAR(40) UNIQUE REFERENCES member (id) ON DELETE RESTRICT
    )""",
    "CREATE UNIQUE INDEX attendee_by_name ON attendee (name) WHERE member IS NULL",
    """
    CREATE TABLE kind_rights (
        kind VARCHAR(20) PRIMARY KEY NOT NULL,
        rights VARCHAR(40) NOT NULL
    )""",
    """
    CREATE TABLE roll_change (
        number INTEGER PRIMARY KEY NOT NULL CHECK (number > 0),
        what VARCHAR(20) NOT NULL CHECK (what IN
            ('checked-in', 'checked-out', 'stepped-in', 'stepped-out', 'presence-required', 'presence-waived')),
        delegate VARCHAR(40) REFERENCES delegate (id) ON DELETE RESTRICT,
        attendee VARCHAR(40) REFERENCES attendee (id) ON DELETE RESTRICT,
        instead_of VARCHAR(40) REFERENCES delegate (id) ON DELETE RESTRICT,
        at TIMESTAMPTZ NOT NULL,
        noted_by VARCHAR(200) NOT NULL,
        reason VARCHAR(500) NOT NULL,
        CHECK (delegate IS NULL OR attendee IS NULL),
        CHECK ((what IN ('presence-required', 'presence-waived')) = (delegate IS NULL AND attendee IS NULL)),
        CHECK ((what IN ('stepped-in', 'stepped-out')) = (instead_of IS NOT NULL))
    )""",
    """
    CREATE TABLE round_voter (
        round VARCHAR(80) NOT NULL REFERENCES voting_round (id) ON DELETE RESTRICT,
        delegate VARCHAR(40) NOT NULL REFERENCES delegate (id) ON DELETE RESTRICT,
        instead_of VARCHAR(40) REFERENCES delegate (id) ON DELETE RESTRICT,
        PRIMARY KEY (round, delegate),
        UNIQUE (round, instead_of)
    )""",
)


class _Anything(Table):
    """A table only to send SQL through."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="nominering", description=DESCRIPTION)

    async def build() -> None:
        _Anything._meta.refresh_db()
        for statement in SCHEMA:
            await _Anything.raw(statement)

    manager.add_raw(build)
    return manager
