"""Nominees, candidacies and nominations, kept."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from nominering.nomination.errors import AlreadyNominated, CandidacyUnknown, NominationUnknown, NominationWithdrawn
from nominering.nomination.model.candidacies import Answer, Candidacy, Gender
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.model.nominations import Grounds, Nomination, Nominator
from nominering.nomination.model.nominees import Nominee
from nominering.organisation.names import alphabetical, name_key
from nominering.store import tables as t
from nominering.store.database import Database, is_unique_violation
from nominering.store.lists import unfrozen
from nominering.store.merging import merge_nominees
from nominering.store.nomination_rows import (
    answer_columns,
    candidacy_of,
    grounds_columns,
    nomination_columns,
    nomination_of,
    nominee_of,
    protected_members,
)

KNOWN_NAMES = """
    SELECT nomination.*, association.name AS association_name, member.name AS member_name
    FROM nomination
    LEFT JOIN association ON association.id = nomination.association
    LEFT JOIN member ON member.id = nomination.member
"""


class StoredCandidacies:
    """Candidacies."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def nominee(self, nominee_id: str) -> Nominee | None:
        found = await self._nominees(await t.Nominee.select().where(t.Nominee.id == nominee_id))
        return found.get(nominee_id)

    async def nominee_named(self, name: str, born: date) -> Nominee | None:
        same = (t.Nominee.name_key == name_key(name)) & (t.Nominee.born == born)
        row = await t.Nominee.select().where(same).first()
        while row and row["merged_into"]:
            row = await t.Nominee.select().where(t.Nominee.id == row["merged_into"]).first()
        return await self.nominee(row["id"]) if row else None

    async def nominees(self) -> tuple[Nominee, ...]:
        every = await self._nominees(await t.Nominee.select().where(t.Nominee.merged_into.is_null()))
        return tuple(sorted(every.values(), key=lambda each: (alphabetical(each.name), each.born, each.id)))

    async def _nominees(self, rows: list[dict[str, Any]]) -> dict[str, Nominee]:
        """By id; protected when the nominee or the member register says so."""
        members = await protected_members()
        return {row["id"]: nominee_of(row, members) for row in rows}

    async def of_list(self, list_id: str) -> tuple[Candidacy, ...]:
        return _alive(await self.ever_on(list_id))

    async def ever_on(self, list_id: str) -> tuple[Candidacy, ...]:
        return await self._candidacies(await t.Candidacy.select().where(t.Candidacy.list == list_id))

    async def of_nominee(self, nominee_id: str) -> tuple[Candidacy, ...]:
        return _alive(await self._candidacies(await t.Candidacy.select().where(t.Candidacy.nominee == nominee_id)))

    async def of_nominator(self, nominator: Nominator) -> tuple[Candidacy, ...]:
        nominations = await t.Nomination.select(t.Nomination.candidacy).where(t.Nomination.nominator == nominator.key)
        ids = [row["candidacy"] for row in nominations]
        return await self._candidacies(await t.Candidacy.select().where(t.Candidacy.id.is_in(ids)) if ids else [])

    async def _candidacies(self, rows: list[dict[str, Any]]) -> tuple[Candidacy, ...]:
        """With nominees and nominations, by name in Swedish order."""
        if not rows:
            return ()
        nominees = await self._nominees(
            await t.Nominee.select().where(
                t.Nominee.id.is_in([row["nominee"] for row in rows]) & t.Nominee.merged_into.is_null()
            )
        )
        rows = [row for row in rows if row["nominee"] in nominees]
        if not rows:
            return ()
        supporters: defaultdict[str, list[Nomination]] = defaultdict(list)
        slots = ", ".join("{}" for _ in rows)
        for row in await t.Nomination.raw(
            f"{KNOWN_NAMES} WHERE nomination.candidacy IN ({slots})"
            " ORDER BY nomination.meeting_held, nomination.came_in, nomination.nominator",
            *(row["id"] for row in rows),
        ):
            supporters[row["candidacy"]].append(nomination_of(row))
        candidacies = (candidacy_of(row, nominees[row["nominee"]], supporters[row["id"]]) for row in rows)
        return tuple(
            sorted(candidacies, key=lambda each: (alphabetical(each.nominee.name), each.nominee.born, each.list_id))
        )

    async def keep_nominations(
        self, nominee: Nominee, nomination: Nomination, list_ids: Sequence[str], now: datetime
    ) -> Nominee:
        try:
            async with self._database.transaction():
                known = await self._known(nominee)
                for list_id in list_ids:
                    running = await unfrozen(self._database, list_id)
                    running.check_may_nominate(nomination.nominator.kind, now)
                    await self._keep_nomination(known, nomination, list_id, now)
                return known
        except Exception as error:
            if is_unique_violation(error):
                raise AlreadyNominated(nominee.name) from error
            raise

    async def _known(self, nominee: Nominee) -> Nominee:
        """The person as kept. Of two who name somebody new at once, one brings the person in."""
        await t.Nominee.raw(
            "INSERT INTO nominee (id, name, born, place, email, phone, member, name_key)"
            " VALUES ({}, {}, {}, {}, {}, {}, {}, {}) ON CONFLICT DO NOTHING",
            nominee.id,
            nominee.name,
            nominee.born,
            nominee.home,
            nominee.email,
            nominee.phone,
            nominee.member_id,
            name_key(nominee.name),
        )
        known = await self.nominee_named(nominee.name, nominee.born)
        if known is None:
            raise LookupError("the id belongs to somebody else")
        # What nobody has said before is filled in; what somebody has said is not replaced by a stranger's word.
        filled: dict[Any, Any] = {
            t.Nominee.email: known.email or nominee.email,
            t.Nominee.phone: known.phone or nominee.phone,
            t.Nominee.member: known.member_id or nominee.member_id,
        }
        await t.Nominee.update(filled).where(t.Nominee.id == known.id)
        # The row is held now: whom it was made one with while we waited for it is the person.
        return await self.nominee_named(nominee.name, nominee.born) or known

    async def _keep_nomination(self, nominee: Nominee, nomination: Nomination, list_id: str, now: datetime) -> None:
        await t.Candidacy.raw(
            "INSERT INTO candidacy (id, list, nominee, answer, asked_at) VALUES ({}, {}, {}, {}, {})"
            " ON CONFLICT DO NOTHING",
            uuid4().hex,
            list_id,
            nominee.id,
            Answer.ASKED.value,
            now,
        )
        held = await t.Candidacy.raw(
            self._database.locking("SELECT id FROM candidacy WHERE list = {} AND nominee = {}", "UPDATE"),
            list_id,
            nominee.id,
        )
        candidacy_id = held[0]["id"]
        columns = nomination_columns(nomination)
        revived = (
            await t.Nomination.update(columns)
            .where(
                (t.Nomination.candidacy == candidacy_id)
                & (t.Nomination.nominator == nomination.nominator.key)
                & t.Nomination.withdrawn_at.is_not_null()
            )
            .returning(t.Nomination.id)
        )
        if not revived:
            await t.Nomination.insert(t.Nomination(id=uuid4().hex, candidacy=candidacy_id, **columns))

    async def keep_grounds(self, candidacy_id: str, nominator: Nominator, grounds: Grounds, now: datetime) -> None:
        async with self._database.transaction():
            (await self._running(candidacy_id)).check_may_nominate(nominator.kind, now)
            await self._change_standing(candidacy_id, nominator, grounds_columns(grounds))

    async def keep_withdrawn(self, candidacy_id: str, nominator: Nominator, now: datetime) -> None:
        async with self._database.transaction():
            await self._running(candidacy_id)
            await self._change_standing(candidacy_id, nominator, {"withdrawn_at": now})

    async def _running(self, candidacy_id: str) -> CandidateList:
        """The candidacy's list, not frozen; the candidacy is held. Raises NominationUnknown, CandidatesFrozen."""
        rows = await t.Candidacy.raw("SELECT list FROM candidacy WHERE id = {}", candidacy_id)
        if not rows:
            raise NominationUnknown
        running = await unfrozen(self._database, rows[0]["list"])
        await self._hold(candidacy_id)
        return running

    async def _hold(self, candidacy_id: str) -> None:
        """An answer and a withdrawal at once come one after the other."""
        await t.Candidacy.raw(
            self._database.locking("SELECT id FROM candidacy WHERE id = {}", "UPDATE"), candidacy_id
        )

    async def _change_standing(self, candidacy_id: str, nominator: Nominator, columns: dict[Any, Any]) -> None:
        changed = (
            await t.Nomination.update(columns)
            .where(
                (t.Nomination.candidacy == candidacy_id)
                & (t.Nomination.nominator == nominator.key)
                & t.Nomination.withdrawn_at.is_null()
            )
            .returning(t.Nomination.id)
        )
        if not changed:
            raise NominationWithdrawn

    async def keep_answer(self, candidacy: Candidacy, now: datetime) -> None:
        async with self._database.transaction():
            running = await unfrozen(self._database, candidacy.list_id)
            await self._hold(candidacy.id)
            kept = await self._kept(candidacy.id)
            kept.check_answers_open(running, now)
            if candidacy.accepted and kept.lapsed:
                raise NominationWithdrawn
            # The rule may have been taken away since it was asked for.
            needed = candidacy if running.quota else replace(candidacy, gender=Gender.UNDISCLOSED)
            await self._keep(needed)

    async def step_down(self, candidacy_id: str, list_id: str, now: datetime) -> Candidacy:
        async with self._database.transaction():
            # Alone with the list, so that neither an answer, a freeze, a count nor an adoption passes it by unseen.
            await t.CandidateList.raw(
                self._database.locking("SELECT id FROM candidate_list WHERE id = {}", "UPDATE"), list_id
            )
            withdrawn = (await self._kept(candidacy_id)).withdraw(now)
            await self._keep(withdrawn)
            return withdrawn

    async def _kept(self, candidacy_id: str) -> Candidacy:
        """Raises CandidacyUnknown, also for one that has been made one with another since."""
        found = await self._candidacies(await t.Candidacy.select().where(t.Candidacy.id == candidacy_id))
        if not found:
            raise CandidacyUnknown
        return found[0]

    async def _keep(self, candidacy: Candidacy) -> None:
        await t.Candidacy.update(answer_columns(candidacy)).where(t.Candidacy.id == candidacy.id)

    async def protect(self, nominee_id: str, protected: bool) -> None:
        async with self._database.transaction():
            await t.Nominee.update({t.Nominee.protected: protected}).where(t.Nominee.id == nominee_id)
            if protected:
                await self._protect_member(nominee_id)
                await t.Candidacy.update({t.Candidacy.line_place: ""}).where(
                    (t.Candidacy.nominee == nominee_id) & (t.Candidacy.answer == Answer.ACCEPTED.value)
                )

    async def _protect_member(self, nominee_id: str) -> None:
        """The register has the address too. That it is no longer so, the register is told by hand."""
        nominee = await self.nominee(nominee_id)
        if nominee is None:
            return
        for row in await t.Member.select(t.Member.id, t.Member.name).where(t.Member.born == nominee.born):
            if name_key(row["name"]) == name_key(nominee.name):
                await t.Member.update({t.Member.protected: True}).where(t.Member.id == row["id"])

    async def merge(self, keep: str, drop: str, by: str, now: datetime) -> None:
        async with self._database.transaction():
            await merge_nominees(self._database, keep, drop, by, now)


def _alive(candidacies: tuple[Candidacy, ...]) -> tuple[Candidacy, ...]:
    return tuple(each for each in candidacies if not each.lapsed)
