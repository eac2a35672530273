"""A round may be about more than a whole list, its ballot may be marks, and its cards are of a deck.

The tables that refer to a round are made anew with it.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-26T00:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Rounds about more than a list"

# As in the first schema: the tables of the ballot box remember no order of arrival.
WITHOUT_ROWID = " WITHOUT ROWID"

SCHEMA = (
    """
    CREATE TABLE voting_round (
        id VARCHAR(80) PRIMARY KEY NOT NULL,
        matter VARCHAR(20) NOT NULL CHECK (matter IN ('list', 'place', 'election', 'trial')),
        list VARCHAR(40) REFERENCES candidate_list (id) ON DELETE RESTRICT,
        title VARCHAR(200) NOT NULL,
        places INTEGER NOT NULL CHECK (places > 0),
        ballot VARCHAR(20) NOT NULL CHECK (ballot IN ('ranking', 'marks')),
        method VARCHAR(40),
        ties VARCHAR(40) NOT NULL,
        quota VARCHAR(200) NOT NULL,
        quota_mode VARCHAR(20) NOT NULL CHECK (quota_mode IN ('integrated', 'afterwards')),
        lots VARCHAR(2000),
        lots_seed VARCHAR(2000),
        state VARCHAR(20) NOT NULL CHECK (state IN ('prepared', 'open', 'paused', 'closed', 'counted')),
        deck VARCHAR(40) NOT NULL,
        entitled INTEGER CHECK (entitled >= 0),
        shown VARCHAR(20) NOT NULL CHECK (shown IN ('fixed', 'drawn', 'rotated')),
        change_of_mind BOOLEAN NOT NULL,
        CHECK ((list IS NOT NULL) = (matter IN ('list', 'place'))),
        CHECK (method IS NOT NULL OR ballot = 'marks')
    )""",
    """
    INSERT INTO voting_round (id, matter, list, title, places, ballot, method, ties, quota, quota_mode, lots,
        lots_seed, state, deck, entitled, shown, change_of_mind)
    SELECT id, 'list', list, title, places, 'ranking', method, ties, quota, quota_mode, lots,
        lots_seed, state, 'conference',
        CASE WHEN state = 'prepared' THEN NULL ELSE (SELECT COUNT(*) FROM delegate) END, 'fixed', FALSE
    FROM ranking_round""",
    "CREATE UNIQUE INDEX one_ranking_of_a_list ON voting_round (list) WHERE matter = 'list'",
    """
    CREATE TABLE standing_anew (
        round VARCHAR(80) NOT NULL REFERENCES voting_round (id) ON DELETE RESTRICT,
        number INTEGER NOT NULL CHECK (number > 0),
        candidacy VARCHAR(40) REFERENCES candidacy (id) ON DELETE RESTRICT,
        name VARCHAR(80) NOT NULL,
        detail VARCHAR(200) NOT NULL,
        quota_group VARCHAR(40) NOT NULL,
        fixed_place INTEGER CHECK (fixed_place > 0),
        PRIMARY KEY (round, number),
        UNIQUE (round, candidacy)
    )""",
    """
    INSERT INTO standing_anew (round, number, candidacy, name, detail, quota_group, fixed_place)
    SELECT round, number, candidacy, name, '', quota_group, fixed_place FROM standing""",
    "ALTER TABLE voting_card ADD COLUMN deck VARCHAR(40) NOT NULL DEFAULT 'conference'",
    """
    CREATE TABLE ticked_off_anew (
        card VARCHAR(64) NOT NULL REFERENCES voting_card (code_hash) ON DELETE RESTRICT,
        round VARCHAR(80) NOT NULL REFERENCES voting_round (id) ON DELETE RESTRICT,
        submission VARCHAR(64) NOT NULL,
        PRIMARY KEY (round, card)
    )"""
    + WITHOUT_ROWID,
    "INSERT INTO ticked_off_anew (card, round, submission) SELECT card, round, submission FROM ticked_off",
    """
    CREATE TABLE ballot_anew (
        ranking VARCHAR(2000) NOT NULL,
        round VARCHAR(80) NOT NULL REFERENCES voting_round (id) ON DELETE RESTRICT,
        papers INTEGER NOT NULL CHECK (papers > 0),
        PRIMARY KEY (round, ranking)
    )"""
    + WITHOUT_ROWID,
    "INSERT INTO ballot_anew (ranking, round, papers) SELECT ranking, round, papers FROM ballot",
    """
    CREATE TABLE counted_list_anew (
        round VARCHAR(80) PRIMARY KEY NOT NULL REFERENCES voting_round (id) ON DELETE RESTRICT,
        record TEXT NOT NULL
    )""",
    "INSERT INTO counted_list_anew (round, record) SELECT round, record FROM counted_list",
    """
    CREATE TABLE earlier_count_anew (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        round VARCHAR(80) NOT NULL REFERENCES voting_round (id) ON DELETE RESTRICT,
        record TEXT NOT NULL,
        replaced_at TIMESTAMPTZ NOT NULL
    )""",
    "INSERT INTO earlier_count_anew (id, round, record, replaced_at) SELECT id, round, record, replaced_at "
    "FROM earlier_count",
    *(
        f"DROP TABLE {table}"
        for table in ("standing", "ticked_off", "ballot", "counted_list", "earlier_count", "ranking_round")
    ),
    *(
        f"ALTER TABLE {table}_anew RENAME TO {table}"
        for table in ("standing", "ticked_off", "ballot", "counted_list", "earlier_count")
    ),
)


class _Anything(Table):
    """A table only to send SQL through."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="nominering", description=DESCRIPTION)

    async def make_anew() -> None:
        _Anything._meta.refresh_db()
        on_sqlite = _Anything._meta.db.engine_type == "sqlite"
        for statement in SCHEMA:
            await _Anything.raw(statement if on_sqlite else statement.removesuffix(WITHOUT_ROWID))

    manager.add_raw(make_anew)
    return manager
