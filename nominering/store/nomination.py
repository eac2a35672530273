"""Nominees, candidacies and nominations, kept."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from nominering.nomination.errors import AlreadyNominated, NominationUnknown, NominationWithdrawn
from nominering.nomination.model.candidacies import Answer, BallotLine, Candidacy, Gender
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.model.nominations import (
    Electable,
    Grounds,
    Meeting,
    Nomination,
    Nominator,
    NominatorKind,
)
from nominering.nomination.model.nominees import Nominee, name_key
from nominering.organisation.names import alphabetical
from nominering.store import tables as t
from nominering.store.database import Database, is_unique_violation
from nominering.store.lists import unfrozen
from nominering.store.merging import merge_nominees

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
        row = await t.Nominee.select().where(t.Nominee.id == nominee_id).first()
        return _nominee(row) if row else None

    async def nominee_named(self, name: str, born: date) -> Nominee | None:
        same = (t.Nominee.name_key == name_key(name)) & (t.Nominee.born == born)
        row = await t.Nominee.select().where(same).first()
        while row and row["merged_into"]:
            row = await t.Nominee.select().where(t.Nominee.id == row["merged_into"]).first()
        return _nominee(row) if row else None

    async def nominees(self) -> tuple[Nominee, ...]:
        rows = await t.Nominee.select().where(t.Nominee.merged_into.is_null())
        return tuple(sorted(map(_nominee, rows), key=lambda each: (alphabetical(each.name), each.born, each.id)))

    async def of_list(self, list_id: str) -> tuple[Candidacy, ...]:
        return _alive(await self._candidacies(await t.Candidacy.select().where(t.Candidacy.list == list_id)))

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
        nominees = {
            row["id"]: _nominee(row)
            for row in await t.Nominee.select().where(
                t.Nominee.id.is_in([row["nominee"] for row in rows]) & t.Nominee.merged_into.is_null()
            )
        }
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
            supporters[row["candidacy"]].append(_nomination(row))
        candidacies = (_candidacy(row, nominees[row["nominee"]], supporters[row["id"]]) for row in rows)
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
            nominee.place,
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
        return await self.nominee(known.id) or known

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
        columns = _columns(nomination)
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
            await self._change_standing(candidacy_id, nominator, _grounds_columns(grounds))

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
            (kept,) = await self._candidacies(await t.Candidacy.select().where(t.Candidacy.id == candidacy.id))
            kept.check_answers_open(running, now)
            if candidacy.accepted and kept.lapsed:
                raise NominationWithdrawn
            await self._keep(candidacy)

    async def keep_stepped_down(self, candidacy: Candidacy) -> None:
        async with self._database.transaction():
            # Alone with the list, so that neither a freeze, a count nor an adoption passes it by unseen.
            await t.CandidateList.raw(
                self._database.locking("SELECT id FROM candidate_list WHERE id = {}", "UPDATE"), candidacy.list_id
            )
            await self._keep(candidacy)

    async def _keep(self, candidacy: Candidacy) -> None:
        """A withdrawn yes has no line any more: in its row it is a no, with the moment it was withdrawn."""
        answer = Answer.DECLINED if candidacy.answer is Answer.WITHDRAWN else candidacy.answer
        await t.Candidacy.update(
            {
                t.Candidacy.answer: answer.value,
                t.Candidacy.answered_at: candidacy.answered_at,
                t.Candidacy.withdrawn_at: candidacy.withdrawn_at,
                t.Candidacy.line_occupation: candidacy.line.occupation if candidacy.line else None,
                t.Candidacy.line_place: candidacy.line.place if candidacy.line else None,
                t.Candidacy.gender: candidacy.gender.value,
            }
        ).where(t.Candidacy.id == candidacy.id)

    async def merge(self, keep: str, drop: str, by: str, now: datetime) -> None:
        async with self._database.transaction():
            await merge_nominees(self._database, keep, drop, by, now)


def _alive(candidacies: tuple[Candidacy, ...]) -> tuple[Candidacy, ...]:
    return tuple(each for each in candidacies if not each.lapsed)


def _nominee(row: dict[str, Any]) -> Nominee:
    return Nominee(row["id"], row["name"], row["born"], row["place"], row["email"], row["phone"], row["member"])


def _candidacy(row: dict[str, Any], nominee: Nominee, nominations: Sequence[Nomination]) -> Candidacy:
    return Candidacy(
        id=row["id"],
        list_id=row["list"],
        nominee=nominee,
        answer=Answer.WITHDRAWN if row["withdrawn_at"] else Answer(row["answer"]),
        answered_at=row["answered_at"],
        line=BallotLine(row["line_occupation"], row["line_place"]) if row["line_occupation"] else None,
        nominations=tuple(nominations),
        gender=Gender(row["gender"]),
        asked_at=row["asked_at"],
        withdrawn_at=row["withdrawn_at"],
    )


def _nomination(row: dict[str, Any]) -> Nomination:
    kind = NominatorKind(row["kind"])
    nominator = Nominator(
        kind,
        row["association"] or row["member"] or row["delegate"] or "",
        row["association_name"] or row["member_name"] or row["delegate"] or "",
    )
    meeting = Meeting(row["meeting_held"], row["meeting_paragraph"]) if row["meeting_held"] else None
    grounds = Grounds(meeting, row["motivation"], Electable(row["electable"]), row["relation"])
    return Nomination(nominator, grounds, row["came_in"], bool(row["late"]), row["withdrawn_at"])


def _grounds_columns(grounds: Grounds) -> dict[Any, Any]:
    return {
        "meeting_held": grounds.meeting.held if grounds.meeting else None,
        "meeting_paragraph": grounds.meeting.paragraph if grounds.meeting else None,
        "motivation": grounds.motivation,
        "electable": grounds.electable.value,
        "relation": grounds.relation,
    }


def _columns(nomination: Nomination) -> dict[Any, Any]:
    nominator = nomination.nominator
    return _grounds_columns(nomination.grounds) | {
        "kind": nominator.kind.value,
        "nominator": nominator.key,
        "association": nominator.id if nominator.kind is NominatorKind.ASSOCIATION else None,
        "member": nominator.id if nominator.kind is NominatorKind.MEMBER else None,
        "delegate": nominator.id if nominator.kind is NominatorKind.FLOOR else None,
        "came_in": nomination.came_in,
        "late": nomination.late,
        "withdrawn_at": nomination.withdrawn_at,
    }
