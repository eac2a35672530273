"""Versions of a proposal and their publication, the committee's notes, counter-proposals.

A proposal from before was published: it becomes the first version of its list, saved by nobody known.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-25T15:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Versions, notes and counter-proposals"

SCHEMA = (
    """
    CREATE TABLE proposal_version (
        list VARCHAR(40) NOT NULL REFERENCES candidate_list (id) ON DELETE RESTRICT,
        number INTEGER NOT NULL CHECK (number > 0),
        name VARCHAR(80) NOT NULL,
        saved_by VARCHAR(80) NOT NULL,
        saved_at TIMESTAMPTZ NOT NULL,
        PRIMARY KEY (list, number)
    )""",
    """
    CREATE TABLE version_place (
        list VARCHAR(40) NOT NULL,
        version INTEGER NOT NULL,
        place INTEGER NOT NULL CHECK (place > 0),
        candidacy VARCHAR(40) NOT NULL REFERENCES candidacy (id) ON DELETE RESTRICT,
        PRIMARY KEY (list, version, place),
        UNIQUE (list, version, candidacy),
        FOREIGN KEY (list, version) REFERENCES proposal_version (list, number) ON DELETE RESTRICT
    )""",
    """
    CREATE TABLE publication (
        list VARCHAR(40) NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        version INTEGER NOT NULL,
        published_at TIMESTAMPTZ NOT NULL,
        PRIMARY KEY (list, number),
        FOREIGN KEY (list, version) REFERENCES proposal_version (list, number) ON DELETE RESTRICT
    )""",
    """
    INSERT INTO proposal_version (list, number, name, saved_by, saved_at)
        SELECT list, 1, '', '', published_at FROM proposal""",
    """
    INSERT INTO version_place (list, version, place, candidacy)
        SELECT list, 1, place, candidacy FROM proposal_place""",
    "INSERT INTO publication (list, number, version, published_at) SELECT list, 1, 1, published_at FROM proposal",
    "DROP TABLE proposal_place",
    "DROP TABLE proposal",
    """
    CREATE TABLE committee_note (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        candidacy VARCHAR(40) NOT NULL REFERENCES candidacy (id) ON DELETE RESTRICT,
        sealed TEXT NOT NULL,
        written_by VARCHAR(80) NOT NULL,
        written_at TIMESTAMPTZ NOT NULL,
        changed_at TIMESTAMPTZ,
        held_on DATE
    )""",
    """
    CREATE TABLE counter_proposal (
        list VARCHAR(40) NOT NULL REFERENCES candidate_list (id) ON DELETE RESTRICT,
        association VARCHAR(80) NOT NULL REFERENCES association (id) ON DELETE RESTRICT,
        reason VARCHAR(2000) NOT NULL,
        state VARCHAR(20) NOT NULL CHECK (state IN ('draft', 'sent', 'withdrawn')),
        changed_at TIMESTAMPTZ NOT NULL,
        PRIMARY KEY (list, association)
    )""",
    """
    CREATE TABLE counter_place (
        list VARCHAR(40) NOT NULL,
        association VARCHAR(80) NOT NULL,
        place INTEGER NOT NULL CHECK (place > 0),
        candidacy VARCHAR(40) NOT NULL REFERENCES candidacy (id) ON DELETE RESTRICT,
        PRIMARY KEY (list, association, place),
        UNIQUE (list, association, candidacy),
        FOREIGN KEY (list, association) REFERENCES counter_proposal (list, association) ON DELETE RESTRICT
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
