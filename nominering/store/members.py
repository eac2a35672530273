"""Members and where they have belonged, kept."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Any, TypeVar
from uuid import uuid4

from nominering.organisation.members import Member, Membership
from nominering.organisation.names import alphabetical
from nominering.organisation.registering.changes import Progress, silent
from nominering.store import tables as t
from nominering.store.database import Database

T = TypeVar("T")

# PostgreSQL takes 32,767 values in one statement, and a member has eight.
CHUNK = 1_000
COLUMNS = ("name", "born", "municipality", "fee_paid", "email", "phone", "protected")


class StoredMembers:
    """Members."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def members(self) -> tuple[Member, ...]:
        rows = await t.Member.select()
        found = members_of(rows, await t.Membership.select().order_by(t.Membership.since) if rows else [])
        return tuple(sorted(found, key=lambda each: (alphabetical(each.name), each.born, each.id)))

    async def member(self, member_id: str) -> Member | None:
        found = await self._with_stays(await t.Member.select().where(t.Member.id == member_id))
        return found[0] if found else None

    async def any(self) -> bool:
        return bool(await t.Member.exists())

    async def born_on(self, days: Collection[date]) -> tuple[Member, ...]:
        return await self._with_stays(await t.Member.select().where(t.Member.born.is_in(list(days))) if days else [])

    async def with_email(self, address: str) -> tuple[Member, ...]:
        rows = await t.Member.raw("SELECT * FROM member WHERE lower(email) = {}", address.casefold())
        found = await self._with_stays(rows)
        return tuple(sorted(found, key=lambda each: (alphabetical(each.name), each.born, each.id)))

    async def keep_members(self, members: Iterable[Member]) -> None:
        async with self._database.transaction():
            await write_members(tuple(members))

    async def _with_stays(self, rows: list[dict[str, Any]]) -> tuple[Member, ...]:
        if not rows:
            return ()
        ids = [row["id"] for row in rows]
        return members_of(
            rows, await t.Membership.select().where(t.Membership.member.is_in(ids)).order_by(t.Membership.since)
        )


def members_of(rows: Iterable[dict[str, Any]], stays: Iterable[dict[str, Any]]) -> tuple[Member, ...]:
    """In the order of the rows; the stays in the order they began."""
    of_member: defaultdict[str, list[Membership]] = defaultdict(list)
    for row in stays:
        of_member[row["member"]].append(Membership(row["association"], row["since"], row["until"]))
    return tuple(
        Member(**row | {"protected": bool(row["protected"]), "memberships": tuple(of_member[row["id"]])})
        for row in rows
    )


async def write_members(members: Sequence[Member], tell: Progress = silent) -> None:
    """Within a transaction: new or changed by number, with the memberships they have now and no others."""
    done = 0
    for chunk in chunks(members):
        rows = (t.Member(id=each.id, **{column: getattr(each, column) for column in COLUMNS}) for each in chunk)
        await t.Member.insert(*rows).on_conflict(
            target=t.Member.id, action="DO UPDATE", values=[t.Member._meta.get_column_by_name(c) for c in COLUMNS]
        )
        await t.Membership.delete().where(t.Membership.member.is_in([each.id for each in chunk]))
        stays = [
            t.Membership(
                id=uuid4().hex, member=each.id, association=stay.association_id, since=stay.since, until=stay.until
            )
            for each in chunk
            for stay in each.memberships
        ]
        for some in chunks(stays):
            await t.Membership.insert(*some)
        done += len(chunk)
        tell(done, len(members))


def chunks(every: Iterable[T]) -> Iterable[list[T]]:
    rest = iter(every)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


async def hidden_members() -> frozenset[str]:
    """Those with a protected identity, by number."""
    rows = await t.Member.select(t.Member.id).where(t.Member.protected.eq(True))
    return frozenset(row["id"] for row in rows)
