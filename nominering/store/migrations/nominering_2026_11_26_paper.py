"""Ballots on paper.

Not one of the tables has a row number or a time: what was read on a ballot says nothing of when it came.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-26T05:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Ballots on paper"

WITHOUT_ROWID = " WITHOUT ROWID"

SCHEMA = (
    """
    CREATE TABLE paper_vote (
        round VARCHAR(80) PRIMARY KEY NOT NULL REFERENCES voting_round (id) ON DELETE RESTRICT,
        given INTEGER NOT NULL,
        spoilt INTEGER NOT NULL CHECK (spoilt >= 0),
        returned INTEGER NOT NULL CHECK (returned >= 0),
        missing INTEGER NOT NULL CHECK (missing >= 0),
        without_card INTEGER NOT NULL CHECK (without_card >= 0),
        explanation VARCHAR(300) NOT NULL,
        explained_by VARCHAR(200) NOT NULL,
        put_in BOOLEAN NOT NULL,
        invalid INTEGER NOT NULL CHECK (invalid >= 0),
        CHECK (given >= spoilt + returned)
    )""",
    """
    CREATE TABLE paper_printed (
        round VARCHAR(80) NOT NULL REFERENCES voting_round (id) ON DELETE RESTRICT,
        check_number VARCHAR(10) NOT NULL,
        PRIMARY KEY (round, check_number)
    )"""
    + WITHOUT_ROWID,
    """
    CREATE TABLE paper_reading (
        round VARCHAR(80) NOT NULL REFERENCES voting_round (id) ON DELETE RESTRICT,
        check_number VARCHAR(10) NOT NULL,
        look INTEGER NOT NULL CHECK (look BETWEEN 1 AND 3),
        account VARCHAR(80) NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
        ranking VARCHAR(2000),
        PRIMARY KEY (round, check_number, look),
        FOREIGN KEY (round, check_number) REFERENCES paper_printed (round, check_number) ON DELETE RESTRICT,
        UNIQUE (round, check_number, account)
    )"""
    + WITHOUT_ROWID,
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
