"""Answers in full: what is stated, protected identity, consent and pledge, printed codes, eligibility and erasure."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-25T14:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Answers in full"

WORD = "VARCHAR(10) NOT NULL DEFAULT 'unstated' CHECK ({} IN ('yes', 'no', 'unstated'))"

SCHEMA = (
    """
    ALTER TABLE candidate_list ADD COLUMN kind VARCHAR(20) NOT NULL DEFAULT 'riksdag'
        CHECK (kind IN ('riksdag', 'region', 'municipal'))""",
    # The only two lists there have been were known by their ids.
    "UPDATE candidate_list SET kind = 'region' WHERE id = 'region'",
    """
    ALTER TABLE candidate_list ADD COLUMN eligibility VARCHAR(10) NOT NULL DEFAULT 'warn'
        CHECK (eligibility IN ('warn', 'stop'))""",
    "ALTER TABLE candidate_list ADD COLUMN excluding_offices VARCHAR(200) NOT NULL DEFAULT 'auditors organiser'",
    "ALTER TABLE candidate_list ADD COLUMN area VARCHAR(200) NOT NULL DEFAULT ''",
    "ALTER TABLE nominee ADD COLUMN protected BOOLEAN NOT NULL DEFAULT FALSE",
    "ALTER TABLE nominee ADD COLUMN erased BOOLEAN NOT NULL DEFAULT FALSE",
    "ALTER TABLE candidacy ADD COLUMN line_age BOOLEAN NOT NULL DEFAULT TRUE",
    "ALTER TABLE candidacy ADD COLUMN line_affiliation VARCHAR(40) NOT NULL DEFAULT ''",
    "ALTER TABLE candidacy ADD COLUMN statement VARCHAR(1000) NOT NULL DEFAULT ''",
    """
    ALTER TABLE candidacy ADD COLUMN citizenship VARCHAR(20) NOT NULL DEFAULT 'unstated'
        CHECK (citizenship IN ('swedish', 'eu', 'nordic', 'other', 'unstated'))""",
    f"ALTER TABLE candidacy ADD COLUMN resided {WORD.format('resided')}",
    f"ALTER TABLE candidacy ADD COLUMN registered {WORD.format('registered')}",
    f"ALTER TABLE candidacy ADD COLUMN three_years {WORD.format('three_years')}",
    "ALTER TABLE adopted_place ADD COLUMN line_age BOOLEAN NOT NULL DEFAULT TRUE",
    "ALTER TABLE adopted_place ADD COLUMN line_affiliation VARCHAR(40) NOT NULL DEFAULT ''",
    """
    CREATE TABLE nominee_act (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        nominee VARCHAR(40) NOT NULL REFERENCES nominee (id) ON DELETE RESTRICT,
        act VARCHAR(20) NOT NULL CHECK (act IN ('publication', 'pledge')),
        version VARCHAR(40) NOT NULL,
        given_at TIMESTAMPTZ NOT NULL,
        withdrawn_at TIMESTAMPTZ
    )""",
    # Of two presses on the same button one is kept.
    "CREATE UNIQUE INDEX nominee_act_stands ON nominee_act (nominee, act) WHERE withdrawn_at IS NULL",
    """
    CREATE TABLE answer_code (
        code_hash VARCHAR(64) PRIMARY KEY NOT NULL,
        half_hash VARCHAR(64) NOT NULL,
        nominee VARCHAR(40) NOT NULL REFERENCES nominee (id) ON DELETE RESTRICT,
        expires_at TIMESTAMPTZ NOT NULL,
        replaced BOOLEAN NOT NULL DEFAULT FALSE,
        wrong INTEGER NOT NULL DEFAULT 0 CHECK (wrong >= 0)
    )""",
    "CREATE INDEX answer_code_half ON answer_code (half_hash)",
    """
    CREATE TABLE replaced_link (
        secret_hash VARCHAR(64) PRIMARY KEY NOT NULL
    )""",
    """
    CREATE TABLE erasure (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        erased_at TIMESTAMPTZ NOT NULL,
        kind VARCHAR(20) NOT NULL,
        how_many INTEGER NOT NULL CHECK (how_many > 0)
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
