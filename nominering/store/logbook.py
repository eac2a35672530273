"""The log, kept."""

from datetime import datetime
from typing import Any

from nominering.access.logbook import PAGE, Entry, Sought
from nominering.store import tables as t


class StoredLogbook:
    """Logbook."""

    async def add(self, entry: Entry) -> None:
        columns = vars(entry) | {"account": entry.account_id}
        columns.pop("account_id")
        await t.LogEntry.insert(t.LogEntry(**columns))

    async def entries(self, sought: Sought) -> tuple[Entry, ...]:
        query = t.LogEntry.select().order_by(t.LogEntry.at, t.LogEntry.id, ascending=False).limit(PAGE)
        if sought.account_id:
            query = query.where(t.LogEntry.account == sought.account_id)
        if sought.object:
            # "_" stands for any letter: that finds more, never less.
            query = query.where(t.LogEntry.object.like(f"%{sought.object.replace('%', '_')}%"))
        if sought.since is not None:
            query = query.where(t.LogEntry.at >= sought.since)
        if sought.until is not None:
            query = query.where(t.LogEntry.at < sought.until)
        return tuple(map(_entry, await query))

    async def people(self) -> tuple[tuple[str, str], ...]:
        rows = await t.LogEntry.raw("SELECT account, max(name) AS name FROM log_entry GROUP BY account")
        return tuple((row["account"], row["name"]) for row in rows)

    async def drop_before(self, moment: datetime) -> int:
        return len(await t.LogEntry.delete().where(t.LogEntry.at < moment).returning(t.LogEntry.id))


def _entry(row: dict[str, Any]) -> Entry:
    columns = {name: value for name, value in row.items() if name != "account"}
    return Entry(**columns | {"account_id": row["account"], "changed": bool(row["changed"])})
