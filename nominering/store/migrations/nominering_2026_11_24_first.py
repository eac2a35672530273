"""The first schema. Written by hand in SQL that both databases read alike; append-only, nothing cascades."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-24T12:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "The whole way, once"

# On SQLite a hidden rowid would remember the order of arrival: the tables of the ballot box have none.
WITHOUT_ROWID = " WITHOUT ROWID"

SCHEMA = (
    """
    CREATE TABLE district (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        name VARCHAR(200) NOT NULL,
        party VARCHAR(200) NOT NULL,
        constituency VARCHAR(200) NOT NULL
    )""",
    """
    CREATE TABLE association (
        id VARCHAR(80) PRIMARY KEY NOT NULL,
        name VARCHAR(200) NOT NULL UNIQUE,
        municipalities VARCHAR(200) NOT NULL,
        members INTEGER NOT NULL CHECK (members >= 0),
        active BOOLEAN NOT NULL
    )""",
    """
    CREATE TABLE apportionment (
        id VARCHAR(10) PRIMARY KEY NOT NULL CHECK (id = 'fixed'),
        size INTEGER NOT NULL CHECK (size > 0),
        least INTEGER NOT NULL CHECK (least >= 0)
    )""",
    """
    CREATE TABLE apportioned_seats (
        association VARCHAR(80) PRIMARY KEY NOT NULL REFERENCES association (id) ON DELETE RESTRICT,
        name VARCHAR(200) NOT NULL,
        members INTEGER NOT NULL,
        started INTEGER NOT NULL,
        seats INTEGER NOT NULL CHECK (seats >= 0)
    )""",
    """
    CREATE TABLE account (
        id VARCHAR(80) PRIMARY KEY NOT NULL,
        name VARCHAR(200) NOT NULL,
        role VARCHAR(20) NOT NULL CHECK (role IN ('organiser', 'association', 'committee', 'presidium')),
        association VARCHAR(80) REFERENCES association (id) ON DELETE RESTRICT,
        CHECK ((role = 'association') = (association IS NOT NULL))
    )""",
    """
    CREATE TABLE access_key (
        secret_hash VARCHAR(64) PRIMARY KEY NOT NULL,
        purpose VARCHAR(20) NOT NULL CHECK (purpose IN ('link', 'session', 'personal')),
        role VARCHAR(20) NOT NULL,
        subject VARCHAR(80) NOT NULL,
        expires_at TIMESTAMPTZ NOT NULL
    )"""
    + WITHOUT_ROWID,
    """
    CREATE TABLE candidate_list (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        position INTEGER NOT NULL UNIQUE,
        title VARCHAR(200) NOT NULL,
        election VARCHAR(200) NOT NULL,
        election_day DATE NOT NULL,
        constituency VARCHAR(200) NOT NULL,
        places INTEGER NOT NULL CHECK (places > 0),
        method VARCHAR(40) NOT NULL,
        nominations_close TIMESTAMPTZ NOT NULL,
        answers_close TIMESTAMPTZ NOT NULL
    )""",
    """
    CREATE TABLE nominee (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        name VARCHAR(80) NOT NULL,
        born DATE NOT NULL,
        place VARCHAR(40) NOT NULL,
        email VARCHAR(254) NOT NULL,
        UNIQUE (name, born)
    )""",
    """
    CREATE TABLE candidacy (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        list VARCHAR(40) NOT NULL REFERENCES candidate_list (id) ON DELETE RESTRICT,
        nominee VARCHAR(40) NOT NULL REFERENCES nominee (id) ON DELETE RESTRICT,
        answer VARCHAR(20) NOT NULL CHECK (answer IN ('asked', 'accepted', 'declined')),
        answered_at TIMESTAMPTZ,
        line_occupation VARCHAR(60),
        line_place VARCHAR(40),
        UNIQUE (list, nominee),
        CHECK ((answer = 'accepted') = (line_occupation IS NOT NULL AND line_place IS NOT NULL))
    )""",
    """
    CREATE TABLE nomination (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        candidacy VARCHAR(40) NOT NULL REFERENCES candidacy (id) ON DELETE RESTRICT,
        association VARCHAR(80) NOT NULL REFERENCES association (id) ON DELETE RESTRICT,
        meeting_held DATE NOT NULL,
        meeting_paragraph VARCHAR(200) NOT NULL,
        motivation VARCHAR(2000) NOT NULL,
        UNIQUE (candidacy, association)
    )""",
    """
    CREATE TABLE proposal (
        list VARCHAR(40) PRIMARY KEY NOT NULL REFERENCES candidate_list (id) ON DELETE RESTRICT,
        published_at TIMESTAMPTZ NOT NULL
    )""",
    """
    CREATE TABLE proposal_place (
        candidacy VARCHAR(40) PRIMARY KEY NOT NULL REFERENCES candidacy (id) ON DELETE RESTRICT,
        list VARCHAR(40) NOT NULL REFERENCES proposal (list) ON DELETE RESTRICT,
        place INTEGER NOT NULL CHECK (place > 0),
        UNIQUE (list, place)
    )""",
    """
    CREATE TABLE delegate (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        association VARCHAR(80) NOT NULL REFERENCES association (id) ON DELETE RESTRICT,
        name VARCHAR(200) NOT NULL,
        number INTEGER UNIQUE,
        UNIQUE (association, name)
    )""",
    """
    CREATE TABLE voting_roll (
        id VARCHAR(10) PRIMARY KEY NOT NULL CHECK (id = 'frozen'),
        frozen_at TIMESTAMPTZ NOT NULL
    )""",
    """
    CREATE TABLE ranking_round (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        list VARCHAR(40) NOT NULL UNIQUE REFERENCES candidate_list (id) ON DELETE RESTRICT,
        title VARCHAR(200) NOT NULL,
        method VARCHAR(40) NOT NULL,
        ties VARCHAR(40) NOT NULL,
        places INTEGER NOT NULL,
        lots VARCHAR(2000),
        lots_seed VARCHAR(2000),
        state VARCHAR(20) NOT NULL CHECK (state IN ('prepared', 'open', 'closed', 'counted'))
    )""",
    """
    CREATE TABLE standing (
        candidacy VARCHAR(40) PRIMARY KEY NOT NULL REFERENCES candidacy (id) ON DELETE RESTRICT,
        round VARCHAR(40) NOT NULL REFERENCES ranking_round (id) ON DELETE RESTRICT,
        number INTEGER NOT NULL CHECK (number > 0),
        name VARCHAR(80) NOT NULL,
        UNIQUE (round, number)
    )""",
    """
    CREATE TABLE voting_card (
        code_hash VARCHAR(64) PRIMARY KEY NOT NULL
    )"""
    + WITHOUT_ROWID,
    """
    CREATE TABLE ticked_off (
        card VARCHAR(64) NOT NULL REFERENCES voting_card (code_hash) ON DELETE RESTRICT,
        round VARCHAR(40) NOT NULL REFERENCES ranking_round (id) ON DELETE RESTRICT,
        submission VARCHAR(64) NOT NULL,
        PRIMARY KEY (round, card)
    )"""
    + WITHOUT_ROWID,
    """
    CREATE TABLE ballot (
        ranking VARCHAR(2000) NOT NULL,
        round VARCHAR(40) NOT NULL REFERENCES ranking_round (id) ON DELETE RESTRICT,
        papers INTEGER NOT NULL CHECK (papers > 0),
        PRIMARY KEY (round, ranking)
    )"""
    + WITHOUT_ROWID,
    """
    CREATE TABLE counted_list (
        round VARCHAR(40) PRIMARY KEY NOT NULL REFERENCES ranking_round (id) ON DELETE RESTRICT,
        record TEXT NOT NULL
    )""",
    """
    CREATE TABLE adopted_list (
        list VARCHAR(40) PRIMARY KEY NOT NULL REFERENCES candidate_list (id) ON DELETE RESTRICT,
        adopted_on DATE NOT NULL,
        paragraph VARCHAR(200) NOT NULL
    )""",
    """
    CREATE TABLE adopted_place (
        candidacy VARCHAR(40) PRIMARY KEY NOT NULL REFERENCES candidacy (id) ON DELETE RESTRICT,
        list VARCHAR(40) NOT NULL REFERENCES adopted_list (list) ON DELETE RESTRICT,
        place INTEGER NOT NULL CHECK (place > 0),
        name VARCHAR(80) NOT NULL,
        born DATE NOT NULL,
        line_occupation VARCHAR(60) NOT NULL,
        line_place VARCHAR(40) NOT NULL,
        UNIQUE (list, place)
    )""",
)


class _Anything(Table):
    """A table only to send SQL through."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="nominering", description=DESCRIPTION)

    async def create() -> None:
        _Anything._meta.refresh_db()
        on_sqlite = _Anything._meta.db.engine_type == "sqlite"
        for statement in SCHEMA:
            await _Anything.raw(statement if on_sqlite else statement.removesuffix(WITHOUT_ROWID))

    manager.add_raw(create)
    return manager
