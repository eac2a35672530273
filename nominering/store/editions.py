"""The electoral rules of each list through time, kept."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from nominering.nomination.errors import DraftChanged, NothingDrafted
from nominering.nomination.model.candidacies import Gender
from nominering.nomination.model.electoral_rules import (
    Deadline,
    DeadlineMoved,
    DecidedBy,
    Decision,
    Edition,
    ElectoralRules,
)
from nominering.nomination.model.lists import CandidateList
from nominering.store import tables as t
from nominering.store.database import Database
from nominering.store.lists import held, rules_columns, rules_of, unfrozen


class StoredEditions:
    """Editions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def editions(self, list_id: str) -> tuple[Edition, ...]:
        rows = await t.RulesEdition.select().where(t.RulesEdition.list == list_id).order_by(t.RulesEdition.number)
        return tuple(_edition(row) for row in rows)

    async def keep_draft(self, list_id: str, rules: ElectoralRules, by: str, now: datetime) -> None:
        async with self._database.transaction():
            standing = await unfrozen(self._database, list_id, "UPDATE")
            standing.check_rules(rules, now)
            before = await self.editions(list_id)
            await self._delete_draft(list_id)
            number = len([each for each in before if each.decision]) + 1
            await t.RulesEdition.insert(
                t.RulesEdition(list=list_id, number=number, drafted_by=by, drafted_at=now, **rules_columns(rules))
            )
            if standing.edition is None:
                await _put_under(standing, rules)

    async def drop_draft(self, list_id: str) -> None:
        async with self._database.transaction():
            standing = await held(self._database, list_id, "UPDATE")
            if standing.edition is None or not await self._delete_draft(list_id):
                raise NothingDrafted

    async def _delete_draft(self, list_id: str) -> bool:
        gone = (
            await t.RulesEdition.delete()
            .where((t.RulesEdition.list == list_id) & t.RulesEdition.adopted_on.is_null())
            .returning(t.RulesEdition.number)
        )
        return bool(gone)

    async def keep_adopted(self, list_id: str, read: str, decision: Decision, by: str, now: datetime) -> None:
        async with self._database.transaction():
            standing = await unfrozen(self._database, list_id, "UPDATE")
            every = await self.editions(list_id)
            draft = _draft(every)
            if draft.rules.fingerprint != read:
                raise DraftChanged
            before = [each.decision.held for each in every if each.decision]
            decision.check_not_before(before[-1] if before else None)
            standing.check_rules(draft.rules, now)
            await t.RulesEdition.update(
                {
                    t.RulesEdition.body: decision.body.value,
                    t.RulesEdition.adopted_on: decision.held,
                    t.RulesEdition.paragraph: decision.paragraph,
                    t.RulesEdition.adopted_by: by,
                    t.RulesEdition.adopted_at: now,
                }
            ).where((t.RulesEdition.list == list_id) & (t.RulesEdition.number == draft.number))
            await _put_under(standing, draft.rules)
            await t.CandidateList.update({t.CandidateList.rules_edition: draft.number}).where(
                t.CandidateList.id == list_id
            )
            if not draft.rules.quota:
                await t.Candidacy.update({t.Candidacy.gender: Gender.UNDISCLOSED.value}).where(
                    t.Candidacy.list == list_id
                )

    async def extend(self, list_id: str, deadline: Deadline, until: datetime, by: str, now: datetime) -> None:
        async with self._database.transaction():
            standing = await unfrozen(self._database, list_id, "UPDATE")
            was = standing.closes(deadline)
            extended = standing.extend(deadline, until, now)
            await _put_under(standing, extended.electoral_rules)
            for each in await self.editions(list_id):
                # A draft that says what was in force means what is in force.
                if each.decision is None and standing.under(each.rules).closes(deadline) == was:
                    await t.RulesEdition.update({deadline.field: until}).where(
                        (t.RulesEdition.list == list_id) & (t.RulesEdition.number == each.number)
                    )
            await t.DeadlineMoved.insert(
                t.DeadlineMoved(
                    id=uuid4().hex,
                    list=list_id,
                    deadline=deadline.value,
                    was=was,
                    until=until,
                    moved_by=by,
                    moved_at=now,
                )
            )

    async def moved(self, list_id: str) -> tuple[DeadlineMoved, ...]:
        rows = (
            await t.DeadlineMoved.select().where(t.DeadlineMoved.list == list_id).order_by(t.DeadlineMoved.moved_at)
        )
        return tuple(
            DeadlineMoved(Deadline(row["deadline"]), row["was"], row["until"], row["moved_by"], row["moved_at"])
            for row in rows
        )


def _draft(editions: tuple[Edition, ...]) -> Edition:
    """Raises NothingDrafted."""
    if not editions or editions[-1].decision:
        raise NothingDrafted
    return editions[-1]


async def _put_under(standing: CandidateList, rules: ElectoralRules) -> None:
    await t.CandidateList.update(rules_columns(rules)).where(t.CandidateList.id == standing.id)


def _edition(row: dict[str, Any]) -> Edition:
    adopted = row["adopted_on"] is not None
    return Edition(
        list_id=row["list"],
        number=row["number"],
        rules=rules_of(row),
        drafted_by=row["drafted_by"],
        drafted_at=row["drafted_at"],
        decision=Decision(DecidedBy(row["body"]), row["adopted_on"], row["paragraph"]) if adopted else None,
        adopted_by=row["adopted_by"] or "",
        adopted_at=row["adopted_at"],
    )
