"""Nominate, answer, propose."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from nominering.nomination.errors import CandidacyUnknown, NomineeIncomplete
from nominering.nomination.model import (
    BallotLine,
    Candidacy,
    CandidateList,
    Gender,
    Meeting,
    Nomination,
    Nominee,
    Proposal,
    check_may_nominate,
)
from nominering.nomination.ports import Candidacies, Lists
from nominering.organisation.model import Association
from nominering.organisation.names import tidy


@dataclass(frozen=True)
class Named:
    """Whom an association names, before we know whether the person is here already."""

    name: str
    born: date
    place: str
    email: str = ""


async def nominate(
    lists: Lists,
    candidacies: Candidacies,
    association: Association,
    named: Named,
    to: Sequence[str],
    meeting: Meeting,
    motivation: str,
    *,
    new_id: str,
    now: datetime,
    today: date,
) -> Nominee:
    """Name a person to one or more lists; `new_id` is used if the person is new.

    Raises NominationsClosed, AssociationInactive, NomineeIncomplete, MeetingInFuture, TooYoung, ListUnknown,
    AlreadyNominated, CandidatesFrozen.
    """
    check_may_nominate(association)
    if not to:
        raise NomineeIncomplete("lists")
    meeting = meeting.minuted(today)
    nominee = Nominee.named(new_id, named.name, named.born, named.place, named.email)
    for list_id in to:
        candidate_list = await lists.candidate_list(list_id)
        candidate_list.check_nominations_open(now)
        nominee.check_of_age(candidate_list)
    nomination = Nomination(association.id, meeting, tidy(motivation))
    return await candidacies.keep_nominations(nominee, nomination, to, now)


async def accept(
    lists: Lists,
    candidacies: Candidacies,
    nominee_id: str,
    list_id: str,
    line: BallotLine,
    now: datetime,
    gender: Gender = Gender.UNDISCLOSED,
) -> Candidacy:
    """Yes to one list. A list without a quota rule has no use for the gender, and it is not kept.

    Raises CandidacyUnknown, AnswersClosed, LineTooLong, CandidatesFrozen.
    """
    candidacy = await _asked(lists, candidacies, nominee_id, list_id, now)
    needed = bool((await lists.candidate_list(list_id)).quota)
    accepted = candidacy.accept(line, now, gender if needed else Gender.UNDISCLOSED)
    await candidacies.keep_answer(accepted, now)
    return accepted


async def decline(lists: Lists, candidacies: Candidacies, nominee_id: str, list_id: str, now: datetime) -> Candidacy:
    """No to one list. Raises CandidacyUnknown, AnswersClosed, CandidatesFrozen."""
    declined = (await _asked(lists, candidacies, nominee_id, list_id, now)).decline(now)
    await candidacies.keep_answer(declined, now)
    return declined


async def _asked(lists: Lists, candidacies: Candidacies, nominee_id: str, list_id: str, now: datetime) -> Candidacy:
    for candidacy in await candidacies.of_nominee(nominee_id):
        if candidacy.list_id == list_id:
            (await lists.candidate_list(list_id)).check_answers_open(now)
            return candidacy
    raise CandidacyUnknown


async def accepted_to(candidacies: Candidacies, list_id: str) -> tuple[Candidacy, ...]:
    """Those who have said yes, in no order that means anything."""
    return tuple(each for each in await candidacies.of_list(list_id) if each.accepted)


async def propose(
    lists: Lists, candidacies: Candidacies, list_id: str, order: Iterable[str], now: datetime
) -> Proposal:
    """Publish the committee's order. Raises the Proposal errors, ListUnknown and CandidatesFrozen."""
    candidate_list = await lists.candidate_list(list_id)
    accepted = {each.id for each in await accepted_to(candidacies, list_id)}
    proposal = Proposal.ordered(candidate_list, order, accepted, now)
    await candidacies.keep_proposal(proposal)
    return proposal


async def stop_nominations(lists: Lists, list_id: str, now: datetime) -> CandidateList:
    """The organiser brings the stop forward. Raises ListUnknown."""
    await lists.stop(list_id, now, answers=False)
    return await lists.candidate_list(list_id)


async def stop_answers(lists: Lists, list_id: str, now: datetime) -> CandidateList:
    """The organiser brings the stop for answers forward. Raises ListUnknown."""
    await lists.stop(list_id, now, answers=True)
    return await lists.candidate_list(list_id)
