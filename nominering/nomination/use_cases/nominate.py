"""Name people to lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from nominering.nomination.errors import NomineeIncomplete
from nominering.nomination.model.nominations import Meeting, Nomination, check_may_nominate
from nominering.nomination.model.nominees import Nominee
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
