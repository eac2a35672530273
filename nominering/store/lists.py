"""The lists, kept."""

from datetime import datetime
from typing import Any

from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.rules import Method
from nominering.nomination.errors import CandidatesFrozen, ListUnknown
from nominering.nomination.model.lists import CandidateList, LateNominations
from nominering.store import tables as t
from nominering.store.database import Database


class StoredLists:
    """Lists."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def lists(self) -> tuple[CandidateList, ...]:
        rows = await t.CandidateList.select().order_by(t.CandidateList.position)
        return tuple(list_of(row) for row in rows)

    async def candidate_list(self, list_id: str) -> CandidateList:
        row = await t.CandidateList.select().where(t.CandidateList.id == list_id).first()
        if row is None:
            raise ListUnknown(list_id)
        return list_of(row)

    async def keep_list(self, candidate_list: CandidateList) -> None:
        known = await t.CandidateList.exists().where(t.CandidateList.id == candidate_list.id)
        columns = _list_columns(candidate_list)
        if known:
            await t.CandidateList.update(columns).where(t.CandidateList.id == candidate_list.id)
        else:
            position = await t.CandidateList.count()
            await t.CandidateList.insert(t.CandidateList(id=candidate_list.id, position=position, **columns))

    async def stop(self, list_id: str, now: datetime, *, answers: bool) -> None:
        async with self._database.transaction():
            await t.CandidateList.raw(
                self._database.locking("SELECT id FROM candidate_list WHERE id = {}", "UPDATE"), list_id
            )
            running = await self.candidate_list(list_id)
            await self.keep_list(running.stop_answers(now) if answers else running.stop_nominations(now))


def list_of(row: dict[str, Any]) -> CandidateList:
    fields = {key: value for key, value in row.items() if key != "position"}
    rules = {
        "method": Method(row["method"]),
        "quota": Quota.named(row["quota"]),
        "quota_mode": QuotaMode(row["quota_mode"]),
        "late_nominations": LateNominations(row["late_nominations"]),
    }
    return CandidateList(**fields | rules)


def _list_columns(candidate_list: CandidateList) -> dict[Any, Any]:
    return {
        "title": candidate_list.title,
        "election": candidate_list.election,
        "election_day": candidate_list.election_day,
        "constituency": candidate_list.constituency,
        "places": candidate_list.places,
        "method": candidate_list.method.value,
        "nominations_close": candidate_list.nominations_close,
        "answers_close": candidate_list.answers_close,
        "quota": str(candidate_list.quota),
        "quota_mode": candidate_list.quota_mode.value,
        "late_nominations": candidate_list.late_nominations.value,
        "remind_days": candidate_list.remind_days,
    }


async def unfrozen(database: Database, list_id: str) -> CandidateList:
    """The list's row is held, so that a round cannot be prepared between the question and the write.

    Raises CandidatesFrozen.
    """
    await t.CandidateList.raw(database.locking("SELECT id FROM candidate_list WHERE id = {}"), list_id)
    if await t.RankingRound.exists().where(t.RankingRound.list == list_id):
        raise CandidatesFrozen
    # Read in here too: the stop may have been brought forward since it was asked for.
    return list_of((await t.CandidateList.select().where(t.CandidateList.id == list_id))[0])
