"""Make an election, and let candidates come and go."""

from datetime import date

from nominering.conference.model.rounds import Matter
from nominering.conference.ports import Rounds
from nominering.election.errors import CandidateMissing, CandidateNoMember, CandidateUnclear
from nominering.election.model.elections import Candidate, Election, Source
from nominering.election.ports import Elections
from nominering.nomination.model.candidacies import Gender
from nominering.organisation.members import Member
from nominering.organisation.names import name_key, tidy
from nominering.organisation.ports import Members, Organisation

LONGEST_NAME = 80


async def make_election(elections: Elections, election: Election) -> None:
    """Raises ElectionIncomplete."""
    election.check()
    await elections.keep_election(election)


async def propose_candidate(
    elections: Elections,
    rounds: Rounds,
    members: Members,
    organisation: Organisation,
    election_id: str,
    typed: str,
    source: Source,
    gender: Gender,
    today: date,
) -> Election:
    """By membership number or name. Where there is no register, whatever name is typed.

    Raises ElectionUnknown, AlreadyDecided, CandidatesFixed, CandidateMissing, CandidateNoMember, CandidateUnclear,
    CandidateRepeated, GenderMissing, CandidatesMoved.
    """
    election = await elections.election(election_id)
    election.check_open_to_candidates(bool(await rounds.rounds_about(Matter.ELECTION, election_id)))
    typed = tidy(typed)
    if not 0 < len(typed) <= LONGEST_NAME:
        raise CandidateMissing
    if await members.any():
        member = find_member(typed, await members.members(), today)
        names = {each.id: each.name for each in (await organisation.associations()).every}
        detail = "" if member.protected else names.get(member.association_on(today) or "", "")
        candidate = Candidate(0, member.name, member.id, detail, source, gender)
    else:
        candidate = Candidate(0, typed, None, "", source, gender)
    joined = election.joined_by(candidate)
    await elections.keep_candidates(joined, instead_of=election)
    return joined


def find_member(typed: str, members: tuple[Member, ...], today: date) -> Member:
    """Raises CandidateNoMember, CandidateUnclear."""
    active = [each for each in members if each.active_on(today)]
    found = [each for each in active if each.id == typed]
    found = found or [each for each in active if name_key(each.name) == name_key(typed)]
    if not found:
        raise CandidateNoMember(typed)
    if len(found) > 1:
        raise CandidateUnclear(tuple(each.id for each in found))
    return found[0]


def members_like(typed: str, members: tuple[Member, ...], today: date) -> tuple[Member, ...]:
    """Those whose names hold every word that was typed, to choose among."""
    words = name_key(typed).split()
    return tuple(
        each
        for each in members
        if words and each.active_on(today) and all(one in name_key(each.name) for one in words)
    )


async def remove_candidate(elections: Elections, rounds: Rounds, election_id: str, number: int) -> None:
    """Raises ElectionUnknown, AlreadyDecided, CandidatesFixed, CandidateGone, CandidatesMoved."""
    election = await elections.election(election_id)
    election.check_open_to_candidates(bool(await rounds.rounds_about(Matter.ELECTION, election_id)))
    await elections.keep_candidates(election.left_by(number), instead_of=election)
