"""Lists, candidacies and proposals, kept."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.rules import Method
from nominering.nomination.errors import AlreadyNominated, CandidatesFrozen, ListUnknown
from nominering.nomination.model import (
    Answer,
    BallotLine,
    Candidacy,
    CandidateList,
    Gender,
    Meeting,
    Nomination,
    Nominee,
    Proposal,
)
from nominering.organisation.names import alphabetical
from nominering.store import tables as t
from nominering.store.database import Database, is_unique_violation


class StoredLists:
    """Lists."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def lists(self) -> tuple[CandidateList, ...]:
        rows = await t.CandidateList.select().order_by(t.CandidateList.position)
        return tuple(_list(row) for row in rows)

    async def candidate_list(self, list_id: str) -> CandidateList:
        row = await t.CandidateList.select().where(t.CandidateList.id == list_id).first()
        if row is None:
            raise ListUnknown(list_id)
        return _list(row)

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


def _list(row: dict[str, Any]) -> CandidateList:
    fields = {key: value for key, value in row.items() if key != "position"}
    rules = {
        "method": Method(row["method"]),
        "quota": Quota.named(row["quota"]),
        "quota_mode": QuotaMode(row["quota_mode"]),
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
    }


class StoredCandidacies:
    """Candidacies."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def nominee(self, nominee_id: str) -> Nominee | None:
        row = await t.Nominee.select().where(t.Nominee.id == nominee_id).first()
        return Nominee(**row) if row else None

    async def nominee_named(self, name: str, born: date) -> Nominee | None:
        row = await t.Nominee.select().where((t.Nominee.name == name) & (t.Nominee.born == born)).first()
        return Nominee(**row) if row else None

    async def of_list(self, list_id: str) -> tuple[Candidacy, ...]:
        return await self._candidacies(await t.Candidacy.select().where(t.Candidacy.list == list_id))

    async def of_nominee(self, nominee_id: str) -> tuple[Candidacy, ...]:
        return await self._candidacies(await t.Candidacy.select().where(t.Candidacy.nominee == nominee_id))

    async def of_association(self, association_id: str) -> tuple[Candidacy, ...]:
        nominations = await t.Nomination.select(t.Nomination.candidacy).where(
            t.Nomination.association == association_id
        )
        ids = [row["candidacy"] for row in nominations]
        return await self._candidacies(await t.Candidacy.select().where(t.Candidacy.id.is_in(ids)) if ids else [])

    async def _candidacies(self, rows: list[dict[str, Any]]) -> tuple[Candidacy, ...]:
        """With nominees and nominations, by name in Swedish order."""
        if not rows:
            return ()
        nominees = {
            row["id"]: Nominee(**row)
            for row in await t.Nominee.select().where(t.Nominee.id.is_in([row["nominee"] for row in rows]))
        }
        supporters: defaultdict[str, list[Nomination]] = defaultdict(list)
        for row in (
            await t.Nomination.select()
            .where(t.Nomination.candidacy.is_in([row["id"] for row in rows]))
            .order_by(t.Nomination.meeting_held, t.Nomination.association)
        ):
            meeting = Meeting(row["meeting_held"], row["meeting_paragraph"])
            supporters[row["candidacy"]].append(Nomination(row["association"], meeting, row["motivation"]))
        candidacies = (
            Candidacy(
                id=row["id"],
                list_id=row["list"],
                nominee=nominees[row["nominee"]],
                answer=Answer(row["answer"]),
                answered_at=row["answered_at"],
                line=BallotLine(row["line_occupation"], row["line_place"]) if row["line_occupation"] else None,
                nominations=tuple(supporters[row["id"]]),
                gender=Gender(row["gender"]),
            )
            for row in rows
        )
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
                    (await self._unfrozen(list_id)).check_nominations_open(now)
                    await self._keep_nomination(known, nomination, list_id)
                return known
        except Exception as error:
            if is_unique_violation(error):
                raise AlreadyNominated(nominee.name) from error
            raise

    async def _known(self, nominee: Nominee) -> Nominee:
        """The person as kept. Of two associations that name somebody new at once, one brings the person in."""
        await t.Nominee.raw(
            "INSERT INTO nominee (id, name, born, place, email) VALUES ({}, {}, {}, {}, {}) ON CONFLICT DO NOTHING",
            nominee.id,
            nominee.name,
            nominee.born,
            nominee.place,
            nominee.email,
        )
        known = await self.nominee_named(nominee.name, nominee.born)
        if known is None:
            raise LookupError("the id belongs to somebody else")
        return known

    async def _keep_nomination(self, nominee: Nominee, nomination: Nomination, list_id: str) -> None:
        await t.Candidacy.raw(
            "INSERT INTO candidacy (id, list, nominee, answer) VALUES ({}, {}, {}, {}) ON CONFLICT DO NOTHING",
            uuid4().hex,
            list_id,
            nominee.id,
            Answer.ASKED.value,
        )
        candidacy = await t.Candidacy.raw(
            "SELECT id FROM candidacy WHERE list = {} AND nominee = {}", list_id, nominee.id
        )
        await t.Nomination.insert(
            t.Nomination(
                id=uuid4().hex,
                candidacy=candidacy[0]["id"],
                association=nomination.association_id,
                meeting_held=nomination.meeting.held,
                meeting_paragraph=nomination.meeting.paragraph,
                motivation=nomination.motivation,
            )
        )

    async def keep_answer(self, candidacy: Candidacy, now: datetime) -> None:
        async with self._database.transaction():
            (await self._unfrozen(candidacy.list_id)).check_answers_open(now)
            await t.Candidacy.update(
                {
                    t.Candidacy.answer: candidacy.answer.value,
                    t.Candidacy.answered_at: candidacy.answered_at,
                    t.Candidacy.line_occupation: candidacy.line.occupation if candidacy.line else None,
                    t.Candidacy.line_place: candidacy.line.place if candidacy.line else None,
                    t.Candidacy.gender: candidacy.gender.value,
                }
            ).where(t.Candidacy.id == candidacy.id)

    async def proposal(self, list_id: str) -> Proposal | None:
        row = await t.Proposal.select().where(t.Proposal.list == list_id).first()
        if row is None:
            return None
        places = (
            await t.ProposalPlace.select(t.ProposalPlace.candidacy)
            .where(t.ProposalPlace.list == list_id)
            .order_by(t.ProposalPlace.place)
        )
        return Proposal(list_id, tuple(place["candidacy"] for place in places), row["published_at"])

    async def keep_proposal(self, proposal: Proposal) -> None:
        async with self._database.transaction():
            await self._unfrozen(proposal.list_id)
            await t.ProposalPlace.delete().where(t.ProposalPlace.list == proposal.list_id)
            await t.Proposal.delete().where(t.Proposal.list == proposal.list_id)
            await t.Proposal.insert(t.Proposal(list=proposal.list_id, published_at=proposal.published_at))
            await t.ProposalPlace.insert(
                *(
                    t.ProposalPlace(candidacy=candidacy, list=proposal.list_id, place=place)
                    for place, candidacy in enumerate(proposal.order, start=1)
                )
            )

    async def _unfrozen(self, list_id: str) -> CandidateList:
        """The list's row is held, so that a round cannot be prepared between the question and the write."""
        await t.CandidateList.raw(self._database.locking("SELECT id FROM candidate_list WHERE id = {}"), list_id)
        if await t.RankingRound.exists().where(t.RankingRound.list == list_id):
            raise CandidatesFrozen
        # Read in here too: the stop may have been brought forward since it was asked for.
        return _list((await t.CandidateList.select().where(t.CandidateList.id == list_id))[0])
