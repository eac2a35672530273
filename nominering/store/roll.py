"""The roll, kept: who is on it, and the log of what happens in the hall."""

from collections.abc import Sequence
from typing import Any

from nominering.conference.errors import (
    DelegateRepeated,
    ParticipantUnknown,
    ReportChanged,
    RollFrozen,
)
from nominering.conference.model.attendance import Change, What
from nominering.conference.model.report import Report
from nominering.conference.model.roll import Delegate, VotingRoll
from nominering.organisation.names import alphabetical
from nominering.store import tables as t
from nominering.store.database import Database, is_foreign_key_violation, is_unique_violation
from nominering.store.members import hidden_members


class StoredRoll:
    """Roll."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def roll(self) -> VotingRoll:
        everybody = await _delegates()
        frozen = await t.VotingRoll.select().first()
        return VotingRoll(
            tuple(each for each in everybody if each.place is None),
            frozen["frozen_at"] if frozen else None,
            tuple(each for each in everybody if each.place is not None),
            await _changes(),
        )

    async def keep_delegates(self, delegates: tuple[Delegate, ...]) -> None:
        async with self._database.transaction():
            await self._hold_reports()
            for each in delegates:
                await _insert(each)

    async def keep_report(self, report: Report, was: Report) -> bool:
        association = report.association
        async with self._database.transaction():
            await self._hold_reports()
            if Report.of(association, await _delegates()).mark != was.mark:
                return False
            await t.Delegate.delete().where(t.Delegate.association == association.id)
            for each in report.everybody:
                await _insert(each)
        return True

    async def keep_frozen(self, roll: VotingRoll) -> None:
        async with self._database.transaction():
            await self._hold_reports()
            if {(each.id, each.place) for each in roll.everybody} != {
                (each.id, each.place) for each in await _delegates()
            }:
                raise ReportChanged
            await t.VotingRoll.insert(t.VotingRoll(id="frozen", frozen_at=roll.frozen_at))
            for each in roll.everybody:
                await t.Delegate.update({t.Delegate.number: each.number}).where(t.Delegate.id == each.id)

    async def _hold_reports(self) -> None:
        """Alone with the reports until the transaction ends. Raises RollFrozen."""
        if not self._database.on_sqlite:
            await t.Delegate.raw("LOCK TABLE delegate IN SHARE ROW EXCLUSIVE MODE")
        if await t.VotingRoll.exists():
            raise RollFrozen

    async def note(self, changes: Sequence[Change], after: int) -> bool:
        try:
            return await self._note(changes, after)
        except Exception as error:
            if is_foreign_key_violation(error):  # just taken off
                raise ParticipantUnknown from error
            raise

    async def _note(self, changes: Sequence[Change], after: int) -> bool:
        async with self._database.transaction():
            if await held_log(self._database) != after:
                return False
            on_roll = {row["id"] for row in await t.Delegate.select(t.Delegate.id)}
            for number, each in enumerate(changes, start=after + 1):
                await t.RollChange.insert(
                    t.RollChange(
                        number=number,
                        what=each.what.value,
                        delegate=each.who if each.who in on_roll else None,
                        attendee=each.who if each.who and each.who not in on_roll else None,
                        instead_of=each.instead_of or None,
                        at=each.at,
                        noted_by=each.by,
                        reason=each.reason,
                    )
                )
        return True


async def held_log(database: Database) -> int:
    """Within a transaction: how many lines the log has, and nobody adds one before the transaction ends."""
    await t.VotingRoll.raw(database.locking("SELECT id FROM voting_roll", "UPDATE"))
    return await t.RollChange.count()


async def _insert(each: Delegate) -> None:
    """Raises DelegateRepeated."""
    row = t.Delegate(
        id=each.id,
        association=each.association_id,
        name=each.name,
        number=None,
        member=each.member_id,
        place=each.place,
    )
    try:
        await t.Delegate.insert(row)
    except Exception as error:
        if is_unique_violation(error):
            raise DelegateRepeated(each.name) from error
        raise


async def _delegates() -> list[Delegate]:
    names = {row["id"]: row["name"] for row in await t.Association.select(t.Association.id, t.Association.name)}
    hidden = await hidden_members()
    found = (
        Delegate(
            row["id"],
            row["association"],
            names[row["association"]],
            row["name"],
            row["number"],
            row["member"],
            row["place"],
            row["member"] in hidden,
        )
        for row in await t.Delegate.select()
    )
    return sorted(found, key=_order)


def _order(each: Delegate) -> tuple[object, ...]:
    """The protected last: among those of their association they would be known to be from it."""
    association = "" if each.protected else each.association
    return each.protected, alphabetical(association), each.place or 0, alphabetical(each.name)


async def _changes() -> tuple[Change, ...]:
    return tuple(map(_change, await t.RollChange.select().order_by(t.RollChange.number)))


def _change(row: dict[str, Any]) -> Change:
    return Change(
        What(row["what"]),
        row["at"],
        row["noted_by"],
        row["delegate"] or row["attendee"] or "",
        row["instead_of"] or "",
        row["reason"],
        row["number"],
    )
