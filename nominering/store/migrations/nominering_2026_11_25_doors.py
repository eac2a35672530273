"""Doors: accounts with addresses, second factors, tries, letters that are tried again, and the log."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-25T12:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Accounts, second factors and the log"

WITHOUT_ROWID = " WITHOUT ROWID"

# Nothing refers to account and access_key, so both can be built anew.
SCHEMA = (
    """
    CREATE TABLE account_anew (
        id VARCHAR(80) PRIMARY KEY NOT NULL,
        name VARCHAR(200) NOT NULL,
        role VARCHAR(20) NOT NULL
            CHECK (role IN ('organiser', 'association', 'committee', 'presidium', 'teller', 'auditor')),
        association VARCHAR(80) REFERENCES association (id) ON DELETE RESTRICT,
        email VARCHAR(254) NOT NULL,
        disabled BOOLEAN NOT NULL,
        invited_at TIMESTAMPTZ,
        signed_in_at TIMESTAMPTZ,
        CHECK ((role = 'association') = (association IS NOT NULL))
    )""",
    """
    INSERT INTO account_anew (id, name, role, association, email, disabled)
        SELECT id, name, role, association, '', FALSE FROM account""",
    "DROP TABLE account",
    "ALTER TABLE account_anew RENAME TO account",
    """
    CREATE TABLE access_key_anew (
        secret_hash VARCHAR(64) PRIMARY KEY NOT NULL,
        purpose VARCHAR(20) NOT NULL
            CHECK (purpose IN ('link', 'once', 'proved', 'half', 'session', 'personal')),
        role VARCHAR(20) NOT NULL,
        subject VARCHAR(80) NOT NULL,
        expires_at TIMESTAMPTZ NOT NULL,
        used_at TIMESTAMPTZ,
        challenge VARCHAR(200) NOT NULL
    )"""
    + WITHOUT_ROWID,
    """
    INSERT INTO access_key_anew (secret_hash, purpose, role, subject, expires_at, challenge)
        SELECT secret_hash, purpose, role, subject, expires_at, '' FROM access_key WHERE purpose <> 'session'""",
    "DROP TABLE access_key",
    "ALTER TABLE access_key_anew RENAME TO access_key",
    """
    CREATE TABLE passkey (
        id VARCHAR(1400) PRIMARY KEY NOT NULL,
        account VARCHAR(80) NOT NULL,
        public_key TEXT NOT NULL,
        sign_count INTEGER NOT NULL CHECK (sign_count >= 0)
    )""",
    """
    CREATE TABLE code_generator (
        account VARCHAR(80) PRIMARY KEY NOT NULL,
        secret TEXT NOT NULL,
        last_step INTEGER NOT NULL
    )""",
    """
    CREATE TABLE recovery_code (
        code_hash VARCHAR(64) PRIMARY KEY NOT NULL,
        account VARCHAR(80) NOT NULL
    )""",
    """
    CREATE TABLE tries (
        what_hash VARCHAR(64) PRIMARY KEY NOT NULL,
        made INTEGER NOT NULL CHECK (made > 0),
        since TIMESTAMPTZ NOT NULL
    )""",
    "ALTER TABLE letter ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE letter ADD COLUMN not_before TIMESTAMPTZ",
    """
    CREATE TABLE log_entry (
        id VARCHAR(40) PRIMARY KEY NOT NULL,
        at TIMESTAMPTZ NOT NULL,
        account VARCHAR(80) NOT NULL,
        name VARCHAR(200) NOT NULL,
        role VARCHAR(20) NOT NULL,
        page VARCHAR(200) NOT NULL,
        object VARCHAR(200) NOT NULL,
        changed BOOLEAN NOT NULL,
        status INTEGER NOT NULL
    )""",
    "CREATE INDEX log_entry_at ON log_entry (at)",
)


class _Anything(Table):
    """A table only to send SQL through."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="nominering", description=DESCRIPTION)

    async def build() -> None:
        _Anything._meta.refresh_db()
        on_sqlite = _Anything._meta.db.engine_type == "sqlite"
        for statement in SCHEMA:
            await _Anything.raw(statement if on_sqlite else statement.removesuffix(WITHOUT_ROWID))

    manager.add_raw(build)
    return manager
