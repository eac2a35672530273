"""Members and where they have belonged, kept."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from nominering.organisation.members import Member, Membership
from nominering.organisation.names import alphabetical
from nominering.store import tables as t
from nominering.store.database import Database


class StoredMembers:
    """Members."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def members(self) -> tuple[Member, ...]:
        return await self._members(await t.Member.select())

    async def member(self, member_id: str) -> Member | None:
        found = await self._members(await t.Member.select().where(t.Member.id == member_id))
        return found[0] if found else None

    async def with_email(self, address: str) -> tuple[Member, ...]:
        rows = await t.Member.raw("SELECT * FROM member WHERE lower(email) = {}", address.casefold())
        return await self._members(rows)

    async def keep_members(self, members: Iterable[Member]) -> None:
        async with self._database.transaction():
            for each in members:
                columns: dict[Any, Any] = {
                    "name": each.name,
                    "born": each.born,
                    "municipality": each.municipality,
                    "fee_paid": each.fee_paid,
                    "email": each.email,
                    "phone": each.phone,
                    "protected": each.protected,
                }
                if await t.Member.exists().where(t.Member.id == each.id):
                    await t.Member.update(columns).where(t.Member.id == each.id)
                else:
                    await t.Member.insert(t.Member(id=each.id, **columns))
                await t.Membership.delete().where(t.Membership.member == each.id)
                for stay in each.memberships:
                    await t.Membership.insert(
                        t.Membership(
                            id=uuid4().hex,
                            member=each.id,
                            association=stay.association_id,
                            since=stay.since,
                            until=stay.until,
                        )
                    )

    async def _members(self, rows: list[dict[str, Any]]) -> tuple[Member, ...]:
        """With their memberships, by name in Swedish order."""
        if not rows:
            return ()
        stays: defaultdict[str, list[Membership]] = defaultdict(list)
        query = t.Membership.select().order_by(t.Membership.since)
        if len(rows) == 1:
            query = query.where(t.Membership.member == rows[0]["id"])
        for row in await query:
            stays[row["member"]].append(Membership(row["association"], row["since"], row["until"]))
        members = (
            Member(**row | {"protected": bool(row["protected"]), "memberships": tuple(stays[row["id"]])})
            for row in rows
        )
        return tuple(sorted(members, key=lambda each: (alphabetical(each.name), each.born, each.id)))
