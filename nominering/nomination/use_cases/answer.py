"""Yes or no, per list."""

from datetime import datetime

from nominering.nomination.errors import CandidacyUnknown
from nominering.nomination.model.candidacies import BallotLine, Candidacy, Gender
from nominering.nomination.model.eligibility import Known, check_may_accept, examine
from nominering.nomination.model.nominees import age_on
from nominering.nomination.model.paper import Paper
from nominering.nomination.model.stated import Stated
from nominering.nomination.ports import Candidacies, Lists


async def accept(
    lists: Lists,
    candidacies: Candidacies,
    paper: Paper,
    nominee_id: str,
    list_id: str,
    line: BallotLine,
    now: datetime,
    gender: Gender = Gender.UNDISCLOSED,
    statement: str = "",
    stated: Stated | None = None,
) -> Candidacy:
    """Yes to one list. A list without a quota rule has no use for the gender, and it is not kept.

    What the candidate states is looked at here; what the register says waits until the candidates are frozen.

    Raises CandidacyUnknown, AnswersClosed, LineTooWide, StatementTooLong, NotEligible, CandidatesFrozen.
    """
    candidacy = await _asked(lists, candidacies, nominee_id, list_id, now)
    to = await lists.candidate_list(list_id)
    accepted = candidacy.accept(line, now, gender if to.quota else Gender.UNDISCLOSED, statement, stated)
    if accepted.line:
        accepted.line.check_fits(paper, candidacy.nominee.name, age_on(to.election_day, candidacy.nominee.born))
    check_may_accept(examine(accepted, to, Known(), now.date()), to)
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
            candidacy.check_answers_open(await lists.candidate_list(list_id), now)
            return candidacy
    raise CandidacyUnknown


async def withdraw(candidacies: Candidacies, nominee_id: str, list_id: str, now: datetime) -> Candidacy:
    """Step down, at any time: before the freeze, after it, and after the count.

    Raises CandidacyUnknown, CandidacyWithdrawn.
    """
    for candidacy in await candidacies.of_nominee(nominee_id):
        if candidacy.list_id == list_id:
            return await candidacies.step_down(candidacy.id, list_id, now)
    raise CandidacyUnknown


async def accepted_to(candidacies: Candidacies, list_id: str) -> tuple[Candidacy, ...]:
    """Those who have said yes, in no order that means anything."""
    return tuple(each for each in await candidacies.of_list(list_id) if each.accepted)
