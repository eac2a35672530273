"""Nominations by members, the committee and the floor; drafts, withdrawals, pictures, and nominees who are one.

Nominations from before are associations'. Names that differ only in capitals were two people until now: they still
are, the later with a key of its own, and can be merged by hand.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

from nominering.organisation.names import name_key

ID = "2026-11-25T13:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Nominations, complete"

SCHEMA = (
    """
    ALTER TABLE candidate_list ADD COLUMN late_nominations VARCHAR(20) NOT NULL DEFAULT 'nobody'
        CHECK (late_nominations IN ('nobody', 'committee', 'floor'))""",
    "ALTER TABLE candidate_list ADD COLUMN remind_days INTEGER NOT NULL DEFAULT 5 CHECK (remind_days >= 0)",
    "ALTER TABLE nominee ADD COLUMN phone VARCHAR(40) NOT NULL DEFAULT ''",
    "ALTER TABLE nominee ADD COLUMN member VARCHAR(40) REFERENCES member (id) ON DELETE RESTRICT",
    "ALTER TABLE nominee ADD COLUMN name_key VARCHAR(300) NOT NULL DEFAULT ''",
    "ALTER TABLE nominee ADD COLUMN merged_into VARCHAR(40) REFERENCES nominee (id) ON DELETE RESTRICT",
    "ALTER TABLE candidacy ADD COLUMN asked_at TIMESTAMPTZ",
    "ALTER TABLE candidacy ADD COLUMN withdrawn_at TIMESTAMPTZ",
    """
    CREATE TABLE new_nomination (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        candidacy VARCHAR(40) NOT NULL REFERENCES candidacy (id) ON DELETE RESTRICT,
        kind VARCHAR(20) NOT NULL CHECK (kind IN ('association', 'member', 'committee', 'floor')),
        nominator VARCHAR(300) NOT NULL,
        association VARCHAR(80) REFERENCES association (id) ON DELETE RESTRICT,
        member VARCHAR(40) REFERENCES member (id) ON DELETE RESTRICT,
        delegate VARCHAR(80),
        meeting_held DATE,
        meeting_paragraph VARCHAR(200),
        motivation VARCHAR(2000) NOT NULL,
        electable VARCHAR(10) NOT NULL CHECK (electable IN ('yes', 'no', 'unsaid')),
        relation VARCHAR(80) NOT NULL,
        came_in TIMESTAMPTZ,
        late BOOLEAN NOT NULL,
        withdrawn_at TIMESTAMPTZ,
        UNIQUE (candidacy, nominator),
        CHECK ((kind = 'association') = (association IS NOT NULL)),
        CHECK ((kind = 'member') = (member IS NOT NULL)),
        CHECK ((kind = 'floor') = (delegate IS NOT NULL)),
        CHECK ((kind = 'association') = (meeting_held IS NOT NULL AND meeting_paragraph IS NOT NULL))
    )""",
    """
    INSERT INTO new_nomination (
        id, candidacy, kind, nominator, association, meeting_held, meeting_paragraph, motivation, electable, relation,
        late
    )
    SELECT id, candidacy, 'association', 'association:' || association, association, meeting_held, meeting_paragraph,
        motivation, 'unsaid', '', FALSE
    FROM nomination""",
    "DROP TABLE nomination",
    "ALTER TABLE new_nomination RENAME TO nomination",
    """
    CREATE TABLE nomination_draft (
        nominator VARCHAR(300) PRIMARY KEY NOT NULL,
        content TEXT NOT NULL,
        saved_by VARCHAR(80) NOT NULL,
        saved_at TIMESTAMPTZ NOT NULL
    )""",
    """
    CREATE TABLE nominee_merge (
        dropped VARCHAR(40) PRIMARY KEY NOT NULL REFERENCES nominee (id) ON DELETE RESTRICT,
        kept VARCHAR(40) NOT NULL REFERENCES nominee (id) ON DELETE RESTRICT,
        merged_by VARCHAR(80) NOT NULL,
        merged_at TIMESTAMPTZ NOT NULL
    )""",
    """
    CREATE TABLE photo (
        nominee VARCHAR(40) PRIMARY KEY NOT NULL REFERENCES nominee (id) ON DELETE RESTRICT,
        picture BYTEA NOT NULL,
        kept_at TIMESTAMPTZ NOT NULL
    )""",
    """
    CREATE TABLE earlier_count (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        round VARCHAR(40) NOT NULL REFERENCES ranking_round (id) ON DELETE RESTRICT,
        record TEXT NOT NULL,
        replaced_at TIMESTAMPTZ NOT NULL
    )""",
)
IDENTITY = "CREATE UNIQUE INDEX nominee_identity ON nominee (name_key, born)"


class _Anything(Table):
    """A table only to send SQL through."""


async def _fill_name_keys() -> None:
    taken = set()
    for row in await _Anything.raw("SELECT id, name, born FROM nominee ORDER BY id"):
        key = name_key(row["name"])
        if (key, row["born"]) in taken:
            key = f"{key} {row['id']}"
        taken.add((key, row["born"]))
        await _Anything.raw("UPDATE nominee SET name_key = {} WHERE id = {}", key, row["id"])


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="nominering", description=DESCRIPTION)

    async def alter() -> None:
        _Anything._meta.refresh_db()
        for statement in SCHEMA:
            await _Anything.raw(statement)
        await _fill_name_keys()
        await _Anything.raw(IDENTITY)

    manager.add_raw(alter)
    return manager
