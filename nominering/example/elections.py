"""The example's elections: one that is ready to be held, and a ballot among all members that is being prepared."""

from datetime import date

from nominering.election.model.elections import Election, Post, Source, Way
from nominering.election.model.member_ballots import MemberBallot
from nominering.election.use_cases.arrange import make_election, propose_candidate
from nominering.election.use_cases.ask_members import make_member_ballot
from nominering.nomination.model.candidacies import Gender
from nominering.organisation.members import Member
from nominering.web.house import House

# Given names of the example's own, and what those who bear them state.
STATED = dict.fromkeys(("Agda", "Berit", "Ebba", "Greta", "Hedda", "Leila", "Märta"), Gender.WOMAN) | dict.fromkeys(
    ("Alvar", "Birger", "Folke", "Göran", "Ivar", "Ludvig", "Nils"), Gender.MAN
)
BALLOT = "kongressval"
AUDITORS, DELEGATES, ALTERNATES = "revisorer", f"{BALLOT}-1", f"{BALLOT}-2"


async def prepare_elections(house: House) -> None:
    """Three stand to be one of two auditors. Two delegates and two alternates are to be elected by the members."""
    await make_election(house.elections, Election(AUDITORS, "Revisorer", Post.AUDITORS, 2))
    await make_member_ballot(
        house.member_ballots,
        MemberBallot(BALLOT, "Val av kongressombud"),
        tuple(
            Election(each, title, post, 2, Way.MOST_VOTES, half_women=True, ballot=BALLOT)
            for each, title, post in (
                (DELEGATES, "Kongressombud", Post.CONGRESS),
                (ALTERNATES, "Suppleanter för kongressombuden", Post.CONGRESS_ALTERNATES),
            )
        ),
    )
    willing = await _without_office(house, house.today())
    for election_id, how_many in ((AUDITORS, 3), (DELEGATES, 4), (ALTERNATES, 3)):
        for number in range(how_many):
            gender = Gender.WOMAN if number % 2 else Gender.MAN
            member = next(each for each in willing if STATED[_given(each)] is gender)
            willing.remove(member)
            await propose_candidate(
                house.elections,
                house.rounds,
                house.members,
                house.organisation,
                election_id,
                member.id,
                Source.FLOOR if number == 2 else Source.COMMITTEE,
                gender if election_id != AUDITORS else Gender.UNDISCLOSED,
                house.today(),
            )


async def _without_office(house: House, today: date) -> list[Member]:
    offices = await house.register.offices()
    return [
        each
        for each in await house.members.members()
        if _given(each) in STATED and not each.protected and each.counts_on(today) and not offices.of_member(each.id)
    ]


def _given(member: Member) -> str:
    return member.name.partition(" ")[0]
