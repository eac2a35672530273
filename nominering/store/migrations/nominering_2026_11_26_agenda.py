"""The agenda, what the hall is shown, the quorum, and how each round was opened."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-26T06:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Agenda, screen and quorum"

SCHEMA = (
    """
    CREATE TABLE agenda (
        id VARCHAR(10) PRIMARY KEY NOT NULL CHECK (id = 'agenda'),
        revision INTEGER NOT NULL
    )""",
    "INSERT INTO agenda (id, revision) VALUES ('agenda', 0)",
    """
    CREATE TABLE agenda_item (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        position INTEGER NOT NULL UNIQUE CHECK (position > 0),
        kind VARCHAR(20) NOT NULL CHECK (kind IN ('plain', 'list', 'places', 'election', 'trial')),
        about VARCHAR(40) NOT NULL,
        title VARCHAR(200) NOT NULL,
        text TEXT NOT NULL,
        state VARCHAR(20) NOT NULL CHECK (state IN ('waiting', 'current', 'done')),
        outcome TEXT NOT NULL
    )""",
    "CREATE UNIQUE INDEX one_item_is_current ON agenda_item (state) WHERE state = 'current'",
    "CREATE UNIQUE INDEX an_item_is_once_on_the_agenda ON agenda_item (kind, about) WHERE kind <> 'plain'",
    """
    CREATE TABLE screen (
        id VARCHAR(10) PRIMARY KEY NOT NULL CHECK (id = 'screen'),
        show VARCHAR(20) NOT NULL CHECK (show IN ('live', 'agenda', 'item', 'result')),
        about VARCHAR(40) NOT NULL,
        frame VARCHAR(20) NOT NULL,
        link_hash VARCHAR(64) NOT NULL
    )""",
    "INSERT INTO screen (id, show, about, frame, link_hash) VALUES ('screen', 'live', '', '', '')",
    """
    CREATE TABLE conference_quorum (
        id VARCHAR(10) PRIMARY KEY NOT NULL CHECK (id = 'quorum'),
        rule VARCHAR(20) NOT NULL CHECK (rule IN ('none', 'number', 'share', 'majority')),
        least INTEGER NOT NULL CHECK (least >= 0)
    )""",
    "INSERT INTO conference_quorum (id, rule, least) VALUES ('quorum', 'none', 0)",
    """
    CREATE TABLE round_opening (
        round VARCHAR(80) PRIMARY KEY NOT NULL REFERENCES voting_round (id) ON DELETE RESTRICT,
        opened_at TIMESTAMPTZ NOT NULL,
        present INTEGER CHECK (present >= 0),
        needed INTEGER CHECK (needed > 0),
        reason TEXT NOT NULL
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
