"""Personal data taken away, and the log of it."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from nominering.access.model import Role
from nominering.nomination.model.erasure import Erased, Erasure
from nominering.store import tables as t
from nominering.store.database import Database

NOBODY = date(1900, 1, 1)
STILL_NEEDED = """
    SELECT candidacy.nominee FROM candidacy
    LEFT JOIN adopted_list ON adopted_list.list = candidacy.list
    LEFT JOIN standing ON standing.candidacy = candidacy.id
    WHERE candidacy.answer NOT IN ('asked', 'declined')
        OR adopted_list.list IS NULL
        OR standing.candidacy IS NOT NULL
"""


class StoredErasures:
    """Erasures."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def erasable(self) -> frozenset[str]:
        named = {row["nominee"] for row in await t.Candidacy.select(t.Candidacy.nominee)}
        needed = {row["nominee"] for row in await t.Candidacy.raw(STILL_NEEDED)}
        gone = {row["id"] for row in await t.Nominee.select(t.Nominee.id).where(t.Nominee.erased.eq(True))}
        return frozenset(named - needed - gone)

    async def erase(self, nominee_ids: Collection[str], now: datetime) -> Mapping[Erased, int]:
        async with self._database.transaction():
            gone: dict[Erased, int] = dict.fromkeys(Erased, 0)
            for nominee_id in sorted(set(nominee_ids) & await self.erasable()):
                await self._forget(nominee_id, gone)
            for kind, how_many in gone.items():
                if how_many:
                    await t.Erasure.insert(
                        t.Erasure(id=uuid4().hex, erased_at=now, kind=kind.value, how_many=how_many)
                    )
            return {kind: how_many for kind, how_many in gone.items() if how_many}

    async def _forget(self, nominee_id: str, gone: dict[Erased, int]) -> None:
        candidacies = await t.Candidacy.select(t.Candidacy.id).where(t.Candidacy.nominee == nominee_id)
        motivated = (
            await t.Nomination.update({t.Nomination.motivation: "", t.Nomination.relation: ""})
            .where(
                t.Nomination.candidacy.is_in([row["id"] for row in candidacies])
                & ((t.Nomination.motivation != "") | (t.Nomination.relation != ""))
            )
            .returning(t.Nomination.id)
        )
        deleted = {
            Erased.ACTS: await t.NomineeAct.delete()
            .where(t.NomineeAct.nominee == nominee_id)
            .returning(t.NomineeAct.id),
            Erased.LETTERS: await t.Letter.delete().where(t.Letter.about == nominee_id).returning(t.Letter.id),
            Erased.LINKS: await t.AccessKey.delete()
            .where((t.AccessKey.role == Role.CANDIDATE.value) & (t.AccessKey.subject == nominee_id))
            .returning(t.AccessKey.secret_hash),
            Erased.CODES: await t.AnswerCode.delete()
            .where(t.AnswerCode.nominee == nominee_id)
            .returning(t.AnswerCode.code_hash),
            Erased.PHOTOS: await t.Photo.delete().where(t.Photo.nominee == nominee_id).returning(t.Photo.nominee),
        }
        # Whoever was merged into the person is the person.
        same = [nominee_id]
        for one in same:
            same += [row["id"] for row in await t.Nominee.select(t.Nominee.id).where(t.Nominee.merged_into == one)]
            await t.Nominee.update(_nobody()).where(t.Nominee.id == one)
        gone[Erased.NOMINEES] += 1
        gone[Erased.MOTIVATIONS] += len(motivated)
        for kind, rows in deleted.items():
            gone[kind] += len(rows)

    async def log(self) -> tuple[Erasure, ...]:
        rows = await t.Erasure.select().order_by(t.Erasure.erased_at, t.Erasure.kind, ascending=False)
        return tuple(Erasure(row["erased_at"], Erased(row["kind"]), row["how_many"]) for row in rows)


def _nobody() -> dict[Any, Any]:
    """The row stays for what points at it; its name is only there to be unlike every other."""
    nameless = uuid4().hex
    return {
        t.Nominee.name: nameless,
        t.Nominee.name_key: nameless,
        t.Nominee.born: NOBODY,
        t.Nominee.place: "",
        t.Nominee.email: "",
        t.Nominee.phone: "",
        t.Nominee.member: None,
        t.Nominee.protected: False,
        t.Nominee.erased: True,
    }
