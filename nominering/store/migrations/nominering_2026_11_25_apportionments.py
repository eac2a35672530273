"""Apportionments by any rule, kept with their whole working; the conference's call and its editions."""

import json
from typing import Any

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

from nominering.organisation.names import alphabetical

ID = "2026-11-25T11:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Apportionments by any rule; the conference's call"

SCHEMA = (
    """
    CREATE TABLE fixed_apportionment (
        id VARCHAR(10) PRIMARY KEY NOT NULL CHECK (id IN ('conference', 'congress')),
        record TEXT NOT NULL
    )""",
    """
    CREATE TABLE conference_plan (
        id VARCHAR(10) PRIMARY KEY NOT NULL CHECK (id = 'next'),
        held_at TIMESTAMPTZ NOT NULL,
        place VARCHAR(200) NOT NULL,
        report_by DATE NOT NULL,
        words TEXT NOT NULL
    )""",
    """
    CREATE TABLE notice_address (
        id VARCHAR(80) PRIMARY KEY NOT NULL,
        association VARCHAR(80) REFERENCES association (id) ON DELETE RESTRICT,
        addresses TEXT NOT NULL,
        CHECK (id = COALESCE(association, ''))
    )""",
    """
    CREATE TABLE notice_edition (
        number INTEGER PRIMARY KEY NOT NULL CHECK (number > 0),
        sent_at TIMESTAMPTZ NOT NULL,
        notice TEXT NOT NULL
    )""",
)
GONE = ("DROP TABLE apportioned_seats", "DROP TABLE apportionment")


class _Anything(Table):
    """A table only to send SQL through."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="nominering", description=DESCRIPTION)

    async def alter() -> None:
        _Anything._meta.refresh_db()
        for statement in SCHEMA:
            await _Anything.raw(statement)
        fixed = await _Anything.raw("SELECT size, least FROM apportionment")
        if fixed:
            lines = await _Anything.raw(
                "SELECT s.association, s.name, s.members, s.started, s.seats, a.active "
                "FROM apportioned_seats s JOIN association a ON a.id = s.association"
            )
            await _Anything.raw(
                "INSERT INTO fixed_apportionment (id, record) VALUES ('conference', {})",
                json.dumps(
                    _record(fixed[0], sorted(lines, key=lambda line: alphabetical(line["name"]))), ensure_ascii=False
                ),
            )
        for statement in GONE:
            await _Anything.raw(statement)

    manager.add_raw(alter)
    return manager


def _record(fixed: dict[str, Any], lines: list[dict[str, Any]]) -> dict[str, Any]:
    """One per started N members, from what was kept of it: neither the day of the figures nor the moment is known."""
    return {
        "rule": "per-started",
        "number": fixed["size"],
        "min": fixed["least"],
        "max": None,
        "source": "stated",
        "cut_off": None,
        "fixed_at": None,
        "total": sum(line["seats"] for line in lines),
        "members": sum(line["members"] for line in lines if line["active"]),
        "lines": [_line(line, fixed) for line in lines],
        "sharings": [],
        "draw": None,
    }


def _line(line: dict[str, Any], fixed: dict[str, Any]) -> dict[str, Any]:
    lifted = line["active"] and line["started"] < fixed["least"]
    return {
        "association_id": line["association"],
        "name": line["name"],
        "members": line["members"],
        "seats": line["seats"],
        "active": bool(line["active"]),
        "share": f"{line['members']}/{fixed['size']}",
        "whole": line["started"],
        "remainder": None,
        "last": None,
        "last_divisor": None,
        "following": None,
        "following_divisor": None,
        "bound": "minimum" if lifted else None,
    }
