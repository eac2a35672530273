"""Val: personal elections in the hall, from the candidates to those who are elected."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.balloting.model.ballots import Turnout
from nominering.conference.use_cases.rounds import draw_lots
from nominering.documents import electing
from nominering.documents.swedish import time_text
from nominering.election.errors import CandidateNoMember, CandidateUnclear, ElectionIncomplete
from nominering.election.model.conflicts import conflicts
from nominering.election.model.elections import Election, Post, Source, Way
from nominering.election.use_cases.appoint import enter_in_register
from nominering.election.use_cases.arrange import make_election, members_like, propose_candidate, remove_candidate
from nominering.election.use_cases.hold import acclaim, count_vote, held, needs_lots, prepare_vote, withdraw_candidate
from nominering.nomination.model.candidacies import Gender
from nominering.organisation.members import Member
from nominering.organisation.names import tidy
from nominering.web import forms
from nominering.web.access import Deed, Visited, may, only, visitor_of
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page, pdf
from nominering.web.ranking import GENDER_WORDS
from nominering.web.rounds import asked

EVERY, ONE = "election/elections.html", "election/election.html"
PATH = "/val"
MOST_LIKE = 10
SOURCES = {Source.COMMITTEE: "valberedningen", Source.FLOOR: "från golvet"}
# What an election by the delegates may be made as; the members' ballot makes its own.
IN_THE_HALL = tuple(each for each in Post if each not in (Post.CONGRESS, Post.CONGRESS_ALTERNATES))


@dataclass(frozen=True)
class ElectionInRow:
    """As the list of elections has it."""

    election: Election
    stage: str
    note: str


async def _in_rows(house: House, elections: tuple[Election, ...]) -> list[ElectionInRow]:
    rows = []
    for each in elections:
        stands = await held(house.elections, house.rounds, each.id)
        names = electing.names_of(each)
        note = ", ".join(names[one.number] for one in each.elected) or _standing(len(each.candidates))
        rows.append(ElectionInRow(each, electing.STAGES[stands.stage], note))
    return rows


def _standing(how_many: int) -> str:
    return f"{how_many} {'kandidat' if how_many == 1 else 'kandidater'}"


async def _every(request: Visited, house: House) -> dict[str, Any]:
    every = await house.elections.elections()
    return {
        "rows": await _in_rows(house, tuple(each for each in every if each.ballot is None)),
        "ballots": await house.member_ballots.member_ballots(),
        "arranges": may(request.user, Deed.ARRANGE_ELECTIONS),
        "posts": {each.value: electing.POSTS[each] for each in IN_THE_HALL},
        "ways": {each.value: electing.WAYS[each] for each in (Way.MAJORITY, Way.STV)},
        "decided": any(each.decided for each in every),
        "typed": {},
    }


@get("/")
async def elections(request: Visited, house: NamedDependency[House]) -> Template:
    return page(EVERY, **await _every(request, house))


@post("/", status_code=303)
async def make(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    election_id = uuid4().hex
    try:
        chosen = forms.choice(form, "post", Post.OTHER)
        election = Election(
            election_id,
            tidy(forms.text(form, "title")) or (electing.POSTS[chosen] if chosen is not Post.OTHER else ""),
            chosen,
            forms.whole(form, "seats"),
            forms.choice(form, "way", Way.MAJORITY),
        )
        await make_election(house.elections, election)
    except REFUSALS as error:
        return again(EVERY, error, **await _every(request, house) | {"typed": forms.kept(form)})
    return Redirect(f"{PATH}/{election_id}", status_code=303)


async def shown(request: Visited, house: House, election_id: str) -> dict[str, Any]:
    stands = await held(house.elections, house.rounds, election_id)
    election = stands.election
    turnouts = {each.id: await house.box.turnout(each.id) for each in stands.rounds}
    names = electing.names_of(election)
    tied = await needs_lots(house.elections, house.rounds, house.box, election_id)
    sees_gender = may(request.user, Deed.SEE_GENDER)
    return {
        "held": stands,
        "election": election,
        "stage": stands.stage,
        "round": stands.round,
        "turnout": turnouts.get(stands.round.id) if stands.round else None,
        "asked": await asked(house),
        "result": electing.result(stands, turnouts),
        "meeting": [names[number] for number in stands.run_off],
        "tied": [names[number] for number in tied],
        "warnings": await _warnings(house, election),
        "post": electing.POSTS[election.post],
        "way": electing.WAYS[election.way],
        "sources": SOURCES,
        "genders": GENDER_WORDS if election.half_women and sees_gender else {},
        "arranges": may(request.user, Deed.ARRANGE_ELECTIONS),
        "like": (),
        "today": house.today(),
        "typed": {},
    }


async def _warnings(house: House, election: Election) -> list[str]:
    if not election.candidates or election.decided:
        return []
    found = [await house.members.member(each.member_id) for each in election.candidates if each.member_id]
    people = {each.id: each for each in found if each}
    offices = (await house.register.offices()).on(house.today())
    every = await house.elections.elections()
    names = electing.names_of(election)
    return [
        electing.warning(each.conflict, names[each.number])
        for each in conflicts(election, every, offices, people, house.today())
    ]


@get("/{election_id:str}")
async def election(request: Visited, election_id: FromPath[str], house: NamedDependency[House]) -> Template:
    return page(ONE, **await shown(request, house, election_id))


@post("/{election_id:str}/kandidater", status_code=303)
async def add_candidate(
    request: Visited, election_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    form = await request.form()
    typed = forms.text(form, "who")
    try:
        await propose_candidate(
            house.elections,
            house.rounds,
            house.members,
            house.organisation,
            election_id,
            typed,
            forms.choice(form, "source", Source.COMMITTEE),
            forms.choice(form, "gender", Gender.UNDISCLOSED),
            house.today(),
        )
    except REFUSALS as error:
        context = await shown(request, house, election_id)
        like = await _like(house, typed) if isinstance(error, CandidateNoMember | CandidateUnclear) else ()
        return again(ONE, error, **context | {"typed": forms.kept(form), "like": like})
    return Redirect(f"{PATH}/{election_id}#kandidater", status_code=303)


async def _like(house: House, typed: str) -> tuple[tuple[Member, str], ...]:
    """Members with such a name, and where they belong; of a protected one only the name."""
    names = {each.id: each.name for each in (await house.organisation.associations()).every}
    today = house.today()
    found = members_like(typed, await house.members.members(), today)[:MOST_LIKE]
    return tuple(
        (each, "" if each.protected else names.get(each.association_on(today) or "", "ingen förening"))
        for each in found
    )


@post("/{election_id:str}/kandidater/{candidate:int}/ta-bort", status_code=303)
async def drop_candidate(
    election_id: FromPath[str], candidate: FromPath[int], house: NamedDependency[House]
) -> Redirect:
    await remove_candidate(house.elections, house.rounds, election_id, candidate)
    return Redirect(f"{PATH}/{election_id}#kandidater", status_code=303)


@post("/{election_id:str}/kandidater/{candidate:int}/drar-sig-ur", status_code=303)
async def candidate_withdraws(
    request: Visited, election_id: FromPath[str], candidate: FromPath[int], house: NamedDependency[House]
) -> Template | Redirect:
    try:
        await withdraw_candidate(
            house.elections, house.rounds, election_id, candidate, visitor_of(request).name, house.now()
        )
    except REFUSALS as error:
        return await _go_on(request, house, election_id, error)
    return Redirect(f"{PATH}/{election_id}", status_code=303)


async def _go_on(request: Visited, house: House, election_id: str, error: Exception) -> Template:
    """The page again, with what stood in the way."""
    return again(ONE, error, **await shown(request, house, election_id))


@post("/{election_id:str}/acklamation", status_code=303)
async def elect_by_acclamation(
    request: Visited, election_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    try:
        await acclaim(house.elections, house.rounds, election_id, house.now())
    except REFUSALS as error:
        return await _go_on(request, house, election_id, error)
    return Redirect(f"{PATH}/{election_id}", status_code=303)


@post("/{election_id:str}/omrostning", status_code=303)
async def prepare(request: Visited, election_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    try:
        await prepare_vote(house.elections, house.rounds, election_id)
    except REFUSALS as error:
        return await _go_on(request, house, election_id, error)
    return Redirect(f"{PATH}/{election_id}", status_code=303)


@post("/{election_id:str}/lottning", status_code=303)
async def enter_lots(
    request: Visited, election_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    form = await request.form()
    stands = await held(house.elections, house.rounds, election_id)
    try:
        order = forms.lot_order(form, "order")
        await draw_lots(house.rounds, stands.round.id if stands.round else "", order)
    except REFUSALS as error:
        return again(ONE, error, **await shown(request, house, election_id) | {"typed": forms.kept(form)})
    return Redirect(f"{PATH}/{election_id}", status_code=303)


@post("/{election_id:str}/rakna", status_code=303)
async def count(request: Visited, election_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    try:
        await count_vote(house.elections, house.rounds, house.box, election_id, house.now())
    except REFUSALS as error:
        return await _go_on(request, house, election_id, error)
    return Redirect(f"{PATH}/{election_id}", status_code=303)


@post("/{election_id:str}/registret", status_code=303)
async def enter_offices(
    request: Visited, election_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    form = await request.form()
    try:
        since = forms.day(form, "since", ElectionIncomplete)
        until = forms.day(form, "until", ElectionIncomplete) if forms.text(form, "until") else None
        await enter_in_register(house.elections, house.register, election_id, since, until, house.today())
    except REFUSALS as error:
        return again(ONE, error, **await shown(request, house, election_id) | {"typed": forms.kept(form)})
    return Redirect("/organisation", status_code=303)


async def decided_ones(house: House) -> list[tuple[Election, electing.Result]]:
    """In the order in which they were made."""
    found = []
    for each in await house.elections.elections():
        if each.decided:
            stands = await held(house.elections, house.rounds, each.id)
            turnouts: dict[str, Turnout] = {one.id: await house.box.turnout(one.id) for one in stands.rounds}
            found.append((each, electing.result(stands, turnouts)))
    return found


@get("/protokoll.pdf")
async def minutes(house: NamedDependency[House]) -> Response[bytes]:
    ballots = {each.id: each for each in await house.member_ballots.member_ballots()}
    said = electing.minutes(await decided_ones(house), ballots)
    district = await house.organisation.district()
    printed = await house.print_pdf(electing.minutes_html(district, said, time_text(house.now())))
    return pdf(printed, "protokollsutdrag-val.pdf")


@get("/valda")
async def elected(house: NamedDependency[House]) -> Template:
    """For everyone who is signed in."""
    return page("election/elected.html", results=[shown for _, shown in await decided_ones(house)])


arranging = Router(path="/", route_handlers=[make, enter_offices], guards=[only(Deed.ARRANGE_ELECTIONS)])
conducting = Router(
    path="/",
    route_handlers=[
        elections,
        election,
        add_candidate,
        drop_candidate,
        candidate_withdraws,
        elect_by_acclamation,
        prepare,
        enter_lots,
        count,
        minutes,
    ],
    guards=[only(Deed.CONDUCT)],
)
reading = Router(path="/", route_handlers=[elected], guards=[only(Deed.READ_RESULT)])
routes = Router(path=PATH, route_handlers=[arranging, conducting, reading])
