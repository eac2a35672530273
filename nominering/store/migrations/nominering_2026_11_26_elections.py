"""Personal elections, and ballots among all members."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-26T08:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Personal elections"

SCHEMA = (
    """
    CREATE TABLE member_ballot (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        title VARCHAR(80) NOT NULL,
        cut_off DATE,
        voters INTEGER CHECK (voters > 0),
        frozen_at TIMESTAMPTZ,
        opens_at TIMESTAMPTZ,
        closes_at TIMESTAMPTZ,
        CHECK ((voters IS NULL) = (frozen_at IS NULL)),
        CHECK ((voters IS NULL) = (cut_off IS NULL))
    )""",
    """
    CREATE TABLE election (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        position INTEGER NOT NULL,
        title VARCHAR(80) NOT NULL,
        post VARCHAR(40) NOT NULL CHECK (post IN ('chair', 'board', 'board-alternates', 'auditors',
            'auditors-alternates', 'committee', 'congress', 'congress-alternates', 'other')),
        seats INTEGER NOT NULL CHECK (seats > 0),
        way VARCHAR(20) NOT NULL CHECK (way IN ('majority', 'most-votes', 'scottish-stv')),
        half_women BOOLEAN NOT NULL,
        member_ballot VARCHAR(40) REFERENCES member_ballot (id) ON DELETE RESTRICT,
        decided_at TIMESTAMPTZ
    )""",
    """
    CREATE TABLE election_candidate (
        election VARCHAR(40) NOT NULL REFERENCES election (id) ON DELETE RESTRICT,
        number INTEGER NOT NULL CHECK (number > 0),
        name VARCHAR(80) NOT NULL,
        member VARCHAR(40) REFERENCES member (id) ON DELETE RESTRICT,
        detail VARCHAR(200) NOT NULL,
        source VARCHAR(20) NOT NULL CHECK (source IN ('committee', 'floor')),
        gender VARCHAR(20) NOT NULL,
        PRIMARY KEY (election, number)
    )""",
    """
    CREATE TABLE election_elected (
        election VARCHAR(40) NOT NULL,
        place INTEGER NOT NULL CHECK (place > 0),
        number INTEGER NOT NULL,
        reason VARCHAR(20) NOT NULL,
        votes INTEGER,
        PRIMARY KEY (election, place),
        UNIQUE (election, number),
        FOREIGN KEY (election, number) REFERENCES election_candidate (election, number) ON DELETE RESTRICT
    )""",
    "ALTER TABLE voting_round ADD COLUMN election VARCHAR(40) REFERENCES election (id) ON DELETE RESTRICT",
    """
    CREATE TABLE election_count (
        round VARCHAR(80) PRIMARY KEY NOT NULL REFERENCES voting_round (id) ON DELETE RESTRICT,
        record TEXT NOT NULL
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
