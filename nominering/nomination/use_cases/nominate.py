"""Name people to lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from nominering.nomination.errors import NominationUnknown, NomineeIncomplete
from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.model.nominations import Grounds, Nomination, Nominator
from nominering.nomination.model.nominees import Nominee
from nominering.nomination.ports import Candidacies, Lists
from nominering.organisation.members import Member


@dataclass(frozen=True)
class Named:
    """Whom somebody names, before we know whether the person is here already."""

    name: str
    born: date
    place: str
    email: str = ""
    phone: str = ""


async def nominate(
    lists: Lists,
    candidacies: Candidacies,
    nominator: Nominator,
    named: Named,
    to: Sequence[str],
    grounds: Grounds,
    *,
    new_id: str,
    now: datetime,
    today: date,
    members: Iterable[Member] = (),
) -> Nominee:
    """Name a person to one or more lists; `new_id` is used if the person is new, `members` tell who is one.

    Raises NominationsClosed, LateNotAllowed, LateTooEarly, NomineeIncomplete, MeetingInFuture, TooYoung,
    ListUnknown, AlreadyNominated, CandidatesFrozen.
    """
    if not to:
        raise NomineeIncomplete("lists")
    nominee = Nominee.named(new_id, named.name, named.born, named.place, named.email, named.phone).known_as(members)
    for list_id in to:
        candidate_list = await lists.candidate_list(list_id)
        candidate_list.check_may_nominate(nominator.kind, now)
        nominee.check_of_age(candidate_list)
    nomination = Nomination(nominator, grounds.given_by(nominator, today), now, late=nominator.kind.late)
    return await candidacies.keep_nominations(nominee, nomination, to, now)


async def nomination_of(
    candidacies: Candidacies, nominator: Nominator, candidacy_id: str
) -> tuple[Candidacy, Nomination]:
    """Raises NominationUnknown."""
    for candidacy in await candidacies.of_nominator(nominator):
        found = candidacy.nomination_by(nominator)
        if candidacy.id == candidacy_id and found:
            return candidacy, found
    raise NominationUnknown


async def change_grounds(
    candidacies: Candidacies, nominator: Nominator, candidacy_id: str, grounds: Grounds, *, now: datetime, today: date
) -> None:
    """Say it better, until the stop.

    Raises NominationUnknown, NominationWithdrawn, NominationsClosed, NomineeIncomplete, MeetingInFuture,
    CandidatesFrozen.
    """
    _, nomination = await nomination_of(candidacies, nominator, candidacy_id)
    nomination.check_stands()
    await candidacies.keep_grounds(candidacy_id, nominator, grounds.given_by(nominator, today), now)


async def withdraw_nomination(
    candidacies: Candidacies, nominator: Nominator, candidacy_id: str, now: datetime
) -> None:
    """Take a nomination back, until the candidates are frozen.

    Raises NominationUnknown, NominationWithdrawn, CandidatesFrozen.
    """
    _, nomination = await nomination_of(candidacies, nominator, candidacy_id)
    nomination.check_stands()
    await candidacies.keep_withdrawn(candidacy_id, nominator, now)
