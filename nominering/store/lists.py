"""The lists, kept."""

from datetime import datetime
from typing import Any

from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.rules import Method, Procedure, TieRule
from nominering.nomination.errors import CandidatesFrozen, ListExists, ListInUse, ListUnknown
from nominering.nomination.model.admission import LateNominations, Strictness
from nominering.nomination.model.electoral_rules import ElectoralRules, PublicationLevel
from nominering.nomination.model.lists import CandidateList, Election
from nominering.organisation.offices import Body
from nominering.store import tables as t
from nominering.store.database import Database, is_foreign_key_violation, is_unique_violation


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
            await _insert_last(candidate_list)

    async def add_list(self, candidate_list: CandidateList, by: str, now: datetime) -> None:
        try:
            async with self._database.transaction():
                await _insert_last(candidate_list)
                await t.RulesEdition.insert(
                    t.RulesEdition(
                        list=candidate_list.id,
                        number=1,
                        drafted_by=by,
                        drafted_at=now,
                        **rules_columns(candidate_list.electoral_rules),
                    )
                )
        except Exception as error:
            if is_unique_violation(error):
                raise ListExists from error
            raise

    async def change_list(self, candidate_list: CandidateList, place: int) -> None:
        async with self._database.transaction():
            standing = await unfrozen(self._database, candidate_list.id, "UPDATE")
            standing.check_may_be_to(candidate_list.election_day)
            await t.CandidateList.update(
                {
                    t.CandidateList.title: candidate_list.title,
                    t.CandidateList.election: candidate_list.election,
                    t.CandidateList.election_day: candidate_list.election_day,
                    t.CandidateList.constituency: candidate_list.constituency,
                    t.CandidateList.kind: candidate_list.kind.value,
                    t.CandidateList.area: " ".join(candidate_list.area),
                    t.CandidateList.remind_days: candidate_list.remind_days,
                }
            ).where(t.CandidateList.id == candidate_list.id)
            others = [each.id for each in await self.lists() if each.id != candidate_list.id]
            await _put_in_order([*others[: place - 1], candidate_list.id, *others[place - 1 :]])

    async def remove_list(self, list_id: str) -> None:
        try:
            async with self._database.transaction():
                await held(self._database, list_id, "UPDATE")
                await t.RulesEdition.delete().where(
                    (t.RulesEdition.list == list_id) & t.RulesEdition.adopted_on.is_null()
                )
                await t.CandidateList.delete().where(t.CandidateList.id == list_id)
        except Exception as error:
            if is_foreign_key_violation(error):
                raise ListInUse from error
            raise

    async def stop(self, list_id: str, now: datetime, *, answers: bool) -> None:
        async with self._database.transaction():
            running = await held(self._database, list_id, "UPDATE")
            await self.keep_list(running.stop_answers(now) if answers else running.stop_nominations(now))


async def _insert_last(candidate_list: CandidateList) -> None:
    last = (
        await t.CandidateList.select(t.CandidateList.position)
        .order_by(t.CandidateList.position, ascending=False)
        .first()
    )
    position = last["position"] + 1 if last else 0
    await t.CandidateList.insert(
        t.CandidateList(id=candidate_list.id, position=position, **_list_columns(candidate_list))
    )


async def _put_in_order(list_ids: list[str]) -> None:
    """First out of each other's way: no two lists may share a position, not even for a moment."""
    for start in (-len(list_ids), 0):
        for position, list_id in enumerate(list_ids, start=start):
            await t.CandidateList.update({t.CandidateList.position: position}).where(t.CandidateList.id == list_id)


def list_of(row: dict[str, Any]) -> CandidateList:
    return CandidateList(
        id=row["id"],
        title=row["title"],
        election=row["election"],
        election_day=row["election_day"],
        constituency=row["constituency"],
        edition=row["rules_edition"],
        kind=Election(row["kind"]),
        area=tuple(row["area"].split()),
        remind_days=row["remind_days"],
        **vars(rules_of(row)),
    )


def rules_of(row: dict[str, Any]) -> ElectoralRules:
    """As a list and each edition of its rules hold them, in columns of the same names."""
    return ElectoralRules(
        method=Method(row["method"]),
        places=row["places"],
        nominations_close=row["nominations_close"],
        answers_close=row["answers_close"],
        ties=TieRule(row["ties"]),
        quota=Quota.named(row["quota"]),
        quota_mode=QuotaMode(row["quota_mode"]),
        publication=PublicationLevel(row["publication"]),
        fixed=_fixed(row["fixed_places"]),
        late_nominations=LateNominations(row["late_nominations"]),
        eligibility=Strictness(row["eligibility"]),
        excluding_offices=frozenset(map(Body, row["excluding_offices"].split())),
        procedure=Procedure(row["procedure"]),
    )


def rules_columns(rules: ElectoralRules) -> dict[Any, Any]:
    return {
        "method": rules.method.value,
        "places": rules.places,
        "nominations_close": rules.nominations_close,
        "answers_close": rules.answers_close,
        "ties": rules.ties.value,
        "quota": str(rules.quota),
        "quota_mode": rules.quota_mode.value,
        "publication": rules.publication.value,
        "fixed_places": " ".join(f"{place}:{candidacy}" for place, candidacy in sorted(rules.fixed.items())),
        "late_nominations": rules.late_nominations.value,
        "eligibility": rules.eligibility.value,
        "excluding_offices": " ".join(sorted(rules.excluding_offices)),
        "procedure": rules.procedure.value,
    }


def _fixed(text: str) -> dict[int, str]:
    """`1:a 3:b`"""
    pairs = (pair.partition(":") for pair in text.split())
    return {int(place): candidacy for place, _, candidacy in pairs}


def _list_columns(candidate_list: CandidateList) -> dict[Any, Any]:
    return {
        "title": candidate_list.title,
        "election": candidate_list.election,
        "election_day": candidate_list.election_day,
        "constituency": candidate_list.constituency,
        "kind": candidate_list.kind.value,
        "area": " ".join(candidate_list.area),
        "remind_days": candidate_list.remind_days,
        **rules_columns(candidate_list.electoral_rules),
    }


async def held(database: Database, list_id: str, how: str = "SHARE") -> CandidateList:
    """The list as it stands, its row held until the transaction ends. Raises ListUnknown."""
    await t.CandidateList.raw(database.locking("SELECT id FROM candidate_list WHERE id = {}", how), list_id)
    row = await t.CandidateList.select().where(t.CandidateList.id == list_id).first()
    if row is None:
        raise ListUnknown(list_id)
    return list_of(row)


async def unfrozen(database: Database, list_id: str, how: str = "SHARE") -> CandidateList:
    """The list's row is held, so that a round cannot be prepared between the question and the write.

    Raises ListUnknown, CandidatesFrozen.
    """
    standing = await held(database, list_id, how)
    if await t.VotingRound.exists().where(t.VotingRound.list == list_id):
        raise CandidatesFrozen
    return standing
