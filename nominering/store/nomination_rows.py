"""Nominees, candidacies and nominations, from their rows and into them."""

from collections.abc import Iterable, Sequence
from typing import Any

from nominering.nomination.model.candidacies import Answer, BallotLine, Candidacy, Gender
from nominering.nomination.model.nominations import (
    Electable,
    Grounds,
    Meeting,
    Nomination,
    Nominator,
    NominatorKind,
)
from nominering.nomination.model.nominees import Nominee
from nominering.nomination.model.stated import Citizenship, Stated, Word
from nominering.organisation.identity import same_person
from nominering.organisation.members import Member
from nominering.store import tables as t

ERASED = "Gallrad"


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
        phone=row["phone"],
        member_id=row["member"],
    )


def _line(row: dict[str, Any], nominee: Nominee) -> BallotLine | None:
    """Of whoever has become protected since the answer, no place is read."""
    if row["line_occupation"] is None:
        return None
    line = BallotLine(row["line_occupation"], row["line_place"], bool(row["line_age"]), row["line_affiliation"])
    return line.without_place() if nominee.protected else line


def candidacy_of(row: dict[str, Any], nominee: Nominee, nominations: Sequence[Nomination]) -> Candidacy:
    return Candidacy(
        id=row["id"],
        list_id=row["list"],
        nominee=nominee,
        answer=Answer.WITHDRAWN if row["withdrawn_at"] else Answer(row["answer"]),
        answered_at=row["answered_at"],
        line=_line(row, nominee),
        nominations=tuple(nominations),
        gender=Gender(row["gender"]),
        statement=row["statement"],
        stated=Stated(
            Citizenship(row["citizenship"]),
            Word(row["resided"]),
            Word(row["registered"]),
            Word(row["three_years"]),
        ),
        asked_at=row["asked_at"],
        withdrawn_at=row["withdrawn_at"],
    )


def nomination_of(row: dict[str, Any]) -> Nomination:
    kind = NominatorKind(row["kind"])
    nominator = Nominator(
        kind,
        row["association"] or row["member"] or row["delegate"] or "",
        row["association_name"] or row["member_name"] or row["delegate"] or "",
    )
    meeting = Meeting(row["meeting_held"], row["meeting_paragraph"]) if row["meeting_held"] else None
    grounds = Grounds(meeting, row["motivation"], Electable(row["electable"]), row["relation"])
    return Nomination(nominator, grounds, row["came_in"], bool(row["late"]), row["withdrawn_at"])


def grounds_columns(grounds: Grounds) -> dict[Any, Any]:
    return {
        "meeting_held": grounds.meeting.held if grounds.meeting else None,
        "meeting_paragraph": grounds.meeting.paragraph if grounds.meeting else None,
        "motivation": grounds.motivation,
        "electable": grounds.electable.value,
        "relation": grounds.relation,
    }


def nomination_columns(nomination: Nomination) -> dict[Any, Any]:
    nominator = nomination.nominator
    return grounds_columns(nomination.grounds) | {
        "kind": nominator.kind.value,
        "nominator": nominator.key,
        "association": nominator.id if nominator.kind is NominatorKind.ASSOCIATION else None,
        "member": nominator.id if nominator.kind is NominatorKind.MEMBER else None,
        "delegate": nominator.id if nominator.kind is NominatorKind.FLOOR else None,
        "came_in": nomination.came_in,
        "late": nomination.late,
        "withdrawn_at": nomination.withdrawn_at,
    }


def answer_columns(candidacy: Candidacy) -> dict[Any, Any]:
    """A withdrawn yes has no line any more: in its row it is a no, with the moment it was withdrawn."""
    answer = Answer.DECLINED if candidacy.answer is Answer.WITHDRAWN else candidacy.answer
    line, stated = candidacy.line, candidacy.stated
    return {
        "answer": answer.value,
        "answered_at": candidacy.answered_at,
        "withdrawn_at": candidacy.withdrawn_at,
        "line_occupation": line.occupation if line else None,
        "line_place": line.place if line else None,
        "line_age": line.age_shown if line else True,
        "line_affiliation": line.affiliation if line else "",
        "gender": candidacy.gender.value,
        "statement": candidacy.statement,
        "citizenship": stated.citizenship.value,
        "resided": stated.resided.value,
        "registered": stated.registered.value,
        "three_years": stated.three_years.value,
    }
