"""The organisation as one whole, kept: changed in single steps, and only on the ground that was shown."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from nominering.organisation.duplicates import Merge
from nominering.organisation.errors import GroundMoved
from nominering.organisation.members import Member, Membership
from nominering.organisation.model import Association
from nominering.organisation.offices import Body, Office, Offices
from nominering.organisation.ports import Ground
from nominering.organisation.registering.changes import Progress, silent
from nominering.store import tables as t
from nominering.store.database import Database
from nominering.store.members import chunks, members_of, write_members
from nominering.store.merging import let_nominations_follow, part_from_the_roll
from nominering.store.organisation import StoredOrganisation, association_row

# What the mark is made of, each in an order of its own.
GROUND: tuple[Any, ...] = (t.Municipality, t.Association, t.Member, t.Membership, t.Office, t.MemberMerge)
# Every column that names a member and follows when two numbers become one; a test holds it against the schema.
REFERENCES = (
    ("office", "member"),
    ("member_merge", "kept"),
    ("nominee", "member"),
    ("nomination", "member"),
    ("election_candidate", "member"),
    ("delegate", "member"),
    ("attendee", "member"),
)


class StoredRegister:
    """Register."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._organisation = StoredOrganisation(database)

    async def offices(self) -> Offices:
        return _offices(await t.Office.select())

    async def ground(self) -> Ground:
        async with self._database.transaction():
            kept = await self._kept()
            district = await self._organisation.district()
            associations = await self._organisation.associations()
        members = members_of(kept["member"], sorted(kept["membership"], key=lambda row: row["since"]))
        return Ground(
            district=district,
            associations=associations,
            members={each.id: each for each in members},
            offices=_offices(kept["office"]),
            merged={row["dropped"]: row["kept"] for row in kept["member_merge"]},
            mark=_mark(kept),
        )

    async def keep(
        self,
        mark: str,
        *,
        members: Sequence[Member] = (),
        associations: Sequence[Association] = (),
        offices: Sequence[Office] = (),
        tell: Progress = silent,
    ) -> None:
        async with self._database.transaction():
            await self._check(mark)
            # Nothing to keep is no statement: an insert without rows is none that a database reads.
            if associations:
                columns = [each for each in t.Association._meta.columns if each is not t.Association.id]
                await t.Association.insert(*map(association_row, associations)).on_conflict(
                    target=t.Association.id, action="DO UPDATE", values=columns
                )
            await write_members(members, tell)
            for chunk in chunks(offices):
                columns = [each for each in t.Office._meta.columns if each is not t.Office.id]
                await t.Office.insert(*map(_office_row, chunk)).on_conflict(
                    target=t.Office.id, action="DO UPDATE", values=columns
                )

    async def merge(self, mark: str, joined: Member, trail: Merge) -> None:
        dropped = trail.dropped.id
        async with self._database.transaction():
            await self._check(mark)
            await write_members([joined])
            await let_nominations_follow(kept=joined.id, dropped=dropped)
            await part_from_the_roll(kept=joined.id, dropped=dropped)
            for table, column in REFERENCES:
                await t.Member.raw(f"UPDATE {table} SET {column} = {{}} WHERE {column} = {{}}", joined.id, dropped)
            await t.Membership.delete().where(t.Membership.member == dropped)
            await t.Member.delete().where(t.Member.id == dropped)
            await t.MemberMerge.insert(
                t.MemberMerge(
                    dropped=dropped,
                    kept=trail.kept,
                    held=_written(trail.dropped),
                    merged_at=trail.merged_at,
                    merged_by=trail.merged_by,
                )
            )

    async def merges(self) -> tuple[Merge, ...]:
        rows = await t.MemberMerge.select().order_by(t.MemberMerge.merged_at, ascending=False)
        return tuple(Merge(row["kept"], _read(row["held"]), row["merged_at"], row["merged_by"]) for row in rows)

    async def _check(self, mark: str) -> None:
        """Raises GroundMoved. Nobody else writes from here to the end of the transaction."""
        if not self._database.on_sqlite:
            names = ", ".join(table._meta.tablename for table in GROUND)
            await t.Member.raw(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE")
        if mark != _mark(await self._kept()):
            raise GroundMoved

    async def _kept(self) -> dict[str, list[dict[str, Any]]]:
        return {table._meta.tablename: await table.select().order_by(table._meta.primary_key) for table in GROUND}


def _mark(kept: dict[str, list[dict[str, Any]]]) -> str:
    return hashlib.sha256(repr(kept).encode()).hexdigest()


def _offices(rows: list[dict[str, Any]]) -> Offices:
    every = (
        Office(
            id=row["id"],
            body=Body(row["body"]),
            title=row["title"],
            name=row["name"],
            since=row["since"],
            until=row["until"],
            member_id=row["member"],
            association_id=row["association"],
        )
        for row in rows
    )
    return Offices(tuple(sorted(every, key=lambda each: (each.since, each.title, each.name, each.id))))


def _office_row(office: Office) -> t.Office:
    return t.Office(
        id=office.id or uuid4().hex,
        body=office.body.value,
        title=office.title,
        name=office.name,
        since=office.since,
        until=office.until,
        member=office.member_id,
        association=office.association_id,
    )


def _written(member: Member) -> str:
    stays = [
        {"association": each.association_id, "since": each.since, "until": each.until} for each in member.memberships
    ]
    return json.dumps(vars(member) | {"memberships": stays}, default=date.isoformat, ensure_ascii=False)


def _read(held: str) -> Member:
    said = json.loads(held)
    stays = tuple(
        Membership(each["association"], date.fromisoformat(each["since"]), _day(each["until"]))
        for each in said["memberships"]
    )
    return replace(
        Member(**said | {"memberships": stays}),
        born=date.fromisoformat(said["born"]),
        fee_paid=_day(said["fee_paid"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
