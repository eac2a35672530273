"""Amendments from the floor, the tellers' words, addenda."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-26T09:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Amendments, tellers' words, addenda"

SCHEMA = (
    """
    CREATE TABLE amendment (
        list VARCHAR(40) NOT NULL REFERENCES candidate_list (id) ON DELETE RESTRICT,
        number INTEGER NOT NULL CHECK (number > 0),
        change VARCHAR(10) NOT NULL CHECK (change IN ('move', 'strike', 'put-in', 'undo')),
        candidacy VARCHAR(40) REFERENCES candidacy (id) ON DELETE RESTRICT,
        place INTEGER CHECK (place > 0),
        moved_by VARCHAR(120) NOT NULL,
        reason VARCHAR(500) NOT NULL,
        how VARCHAR(20) NOT NULL CHECK (how IN ('', 'acclamation', 'votes', 'secret', 'lot')),
        votes_for INTEGER CHECK (votes_for >= 0),
        votes_against INTEGER CHECK (votes_against >= 0),
        paragraph VARCHAR(200) NOT NULL,
        set_aside VARCHAR(200) NOT NULL,
        fingerprint VARCHAR(64) NOT NULL,
        entered_by VARCHAR(200) NOT NULL,
        entered_at TIMESTAMPTZ NOT NULL,
        PRIMARY KEY (list, number),
        CHECK ((change = 'undo') = (candidacy IS NULL))
    )""",
    """
    CREATE TABLE tellers_word (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        round VARCHAR(40) NOT NULL REFERENCES voting_round (id) ON DELETE RESTRICT,
        account VARCHAR(80) NOT NULL,
        name VARCHAR(200) NOT NULL,
        said_at TIMESTAMPTZ NOT NULL,
        fingerprint VARCHAR(64) NOT NULL,
        agrees BOOLEAN NOT NULL,
        places VARCHAR(2000) NOT NULL,
        text VARCHAR(1000) NOT NULL,
        settled VARCHAR(1000) NOT NULL,
        settled_by VARCHAR(200) NOT NULL,
        settled_at TIMESTAMPTZ,
        CHECK ((settled = '') = (settled_at IS NULL))
    )""",
    """
    CREATE TABLE addendum (
        list VARCHAR(40) NOT NULL REFERENCES adopted_list (list) ON DELETE RESTRICT,
        number INTEGER NOT NULL CHECK (number > 0),
        manner VARCHAR(20) NOT NULL CHECK (manner IN ('shortest', 'recounted', 'empty')),
        body VARCHAR(20) NOT NULL CHECK (body IN ('board', 'conference')),
        decided_on DATE NOT NULL,
        paragraph VARCHAR(200) NOT NULL,
        reason VARCHAR(500) NOT NULL,
        record TEXT,
        entered_by VARCHAR(200) NOT NULL,
        entered_at TIMESTAMPTZ NOT NULL,
        PRIMARY KEY (list, number)
    )""",
    """
    CREATE TABLE addendum_gone (
        list VARCHAR(40) NOT NULL,
        addendum INTEGER NOT NULL,
        candidacy VARCHAR(40) NOT NULL REFERENCES candidacy (id) ON DELETE RESTRICT,
        cause VARCHAR(20) NOT NULL CHECK (cause IN ('withdrew', 'died', 'ineligible')),
        PRIMARY KEY (list, candidacy),
        FOREIGN KEY (list, addendum) REFERENCES addendum (list, number) ON DELETE RESTRICT
    )""",
    """
    CREATE TABLE addendum_place (
        list VARCHAR(40) NOT NULL,
        addendum INTEGER NOT NULL,
        place INTEGER NOT NULL CHECK (place > 0),
        candidacy VARCHAR(40) REFERENCES candidacy (id) ON DELETE RESTRICT,
        name VARCHAR(80) NOT NULL,
        born DATE,
        line_occupation VARCHAR(60) NOT NULL,
        line_place VARCHAR(40) NOT NULL,
        line_age BOOLEAN NOT NULL,
        line_affiliation VARCHAR(60) NOT NULL,
        PRIMARY KEY (list, addendum, place),
        UNIQUE (list, addendum, candidacy),
        FOREIGN KEY (list, addendum) REFERENCES addendum (list, number) ON DELETE RESTRICT,
        CHECK ((candidacy IS NULL) = (born IS NULL))
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
