"""Nominees, candidacies and nominations, kept."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from nominering.nomination.errors import AlreadyNominated
from nominering.nomination.model.candidacies import Answer, BallotLine, Candidacy, Gender
from nominering.nomination.model.nominations import Meeting, Nomination
from nominering.nomination.model.nominees import Nominee
from nominering.nomination.model.stated import Citizenship, Stated, Word
from nominering.organisation.identity import same_name, same_person
from nominering.organisation.members import Member
from nominering.organisation.names import alphabetical
from nominering.store import tables as t
from nominering.store.database import Database, is_unique_violation
from nominering.store.lists import unfrozen

ERASED = "Gallrad"


class StoredCandidacies:
    """Candidacies."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def nominee(self, nominee_id: str) -> Nominee | None:
        found = await self._nominees(await t.Nominee.select().where(t.Nominee.id == nominee_id))
        return found.get(nominee_id)

    async def nominee_named(self, name: str, born: date) -> Nominee | None:
        rows = await t.Nominee.select().where((t.Nominee.name == name) & (t.Nominee.born == born))
        return next(iter((await self._nominees(rows)).values()), None)

    async def _nominees(self, rows: list[dict[str, Any]]) -> dict[str, Nominee]:
        """By id; protected when the nominee or the member register says so."""
        members = await protected_members()
        return {row["id"]: nominee_of(row, members) for row in rows}

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
        nominees = await self._nominees(
            await t.Nominee.select().where(t.Nominee.id.is_in([row["nominee"] for row in rows]))
        )
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
                line=_line(row, nominees[row["nominee"]]),
                nominations=tuple(supporters[row["id"]]),
                gender=Gender(row["gender"]),
                statement=row["statement"],
                stated=Stated(
                    Citizenship(row["citizenship"]),
                    Word(row["resided"]),
                    Word(row["registered"]),
                    Word(row["three_years"]),
                ),
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
                    (await unfrozen(self._database, list_id)).check_nominations_open(now)
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
            nominee.home,
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
            on = await unfrozen(self._database, candidacy.list_id)
            on.check_answers_open(now)
            await t.Candidacy.update(
                {
                    t.Candidacy.answer: candidacy.answer.value,
                    t.Candidacy.answered_at: candidacy.answered_at,
                    t.Candidacy.line_occupation: candidacy.line.occupation if candidacy.line else None,
                    t.Candidacy.line_place: candidacy.line.place if candidacy.line else None,
                    # The rule may have been taken away since it was asked for.
                    t.Candidacy.gender: (candidacy.gender if on.quota else Gender.UNDISCLOSED).value,
                    t.Candidacy.line_age: candidacy.line.age_shown if candidacy.line else True,
                    t.Candidacy.line_affiliation: candidacy.line.affiliation if candidacy.line else "",
                    t.Candidacy.statement: candidacy.statement,
                    t.Candidacy.citizenship: candidacy.stated.citizenship.value,
                    t.Candidacy.resided: candidacy.stated.resided.value,
                    t.Candidacy.registered: candidacy.stated.registered.value,
                    t.Candidacy.three_years: candidacy.stated.three_years.value,
                }
            ).where(t.Candidacy.id == candidacy.id)

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
            if same_name(nominee.name, row["name"]):
                await t.Member.update({t.Member.protected: True}).where(t.Member.id == row["id"])


async def protected_members() -> tuple[Member, ...]:
    """Those of whom the member register shows no address; their memberships are not read."""
    rows = await t.Member.select().where(t.Member.protected.eq(True))
    return tuple(Member(**row | {"protected": True, "memberships": ()}) for row in rows)


def nominee_of(row: dict[str, Any], protected: Iterable[Member]) -> Nominee:
    known = any(same_person(row["name"], row["born"], each) for each in protected)
    return Nominee(
        id=row["id"],
        # The row's own name is only there to be unlike every other.
        name=ERASED if row["erased"] else row["name"],
        born=row["born"],
        home=row["place"],
        email=row["email"],
        protected=bool(row["protected"]) or known,
        erased=bool(row["erased"]),
    )


def _line(row: dict[str, Any], nominee: Nominee) -> BallotLine | None:
    """Of whoever has become protected since the answer, no place is read."""
    if row["line_occupation"] is None:
        return None
    line = BallotLine(row["line_occupation"], row["line_place"], bool(row["line_age"]), row["line_affiliation"])
    return line.without_place() if nominee.protected else line
