"""Look at whether those who are named to a list may stand."""

from collections.abc import Sequence
from datetime import date

from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.model.eligibility import Finding, Known, examine
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.model.nominees import Nominee
from nominering.organisation.identity import found_in, kinds_held
from nominering.organisation.ports import Members, Organisation, Register


async def examine_all(
    members: Members,
    organisation: Organisation,
    register: Register,
    candidacies: Sequence[Candidacy],
    to: CandidateList,
    day: date,
) -> tuple[tuple[Candidacy, tuple[Finding, ...]], ...]:
    """Each with its findings, as things stand on the day."""
    kept = await members.any()
    born = await members.born_on({each.nominee.born for each in candidacies})
    areas = frozenset(each.code for each in (await organisation.district()).municipalities)
    offices = (await register.offices()).on(day)

    def known(nominee: Nominee) -> Known:
        member = found_in(born, nominee.name, nominee.born, day)
        return Known(kept, member, areas, kinds_held(offices, nominee.name, member))

    return tuple((each, examine(each, to, known(each.nominee), day)) for each in candidacies)
