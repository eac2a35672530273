"""Look at whether those who are named to a list may stand."""

from collections.abc import Sequence
from datetime import date

from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.model.eligibility import Finding, Register, examine
from nominering.nomination.model.lists import CandidateList
from nominering.organisation.identity import found_in
from nominering.organisation.members import Member
from nominering.organisation.ports import Members, Organisation


async def examine_all(
    members: Members, organisation: Organisation, candidacies: Sequence[Candidacy], to: CandidateList, day: date
) -> tuple[tuple[Candidacy, tuple[Finding, ...]], ...]:
    """Each with its findings, as things stand on the day."""
    everybody = await members.members()
    areas = frozenset(code for each in (await organisation.associations()).every for code in each.municipalities)
    return tuple((each, examine(each, to, _register(everybody, each, areas, day), day)) for each in candidacies)


def _register(everybody: Sequence[Member], candidacy: Candidacy, areas: frozenset[str], day: date) -> Register:
    nominee = candidacy.nominee
    member = found_in(everybody, nominee.name, nominee.born, day)
    return Register(kept=bool(everybody), member=member, areas=areas)
