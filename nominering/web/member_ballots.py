"""Medlemsval: all members elect by code letter; the clock opens and closes."""

import asyncio
import csv
import io
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.balloting.model.ballots import Turnout
from nominering.balloting.model.codes import LETTER_CODE_LENGTH, draw_code
from nominering.balloting.use_cases.cards import discard_cards, draw_cards
from nominering.documents import electing, voting_cards
from nominering.documents.voting_cards import Vote
from nominering.election.errors import CutOffMissing, ElectionIncomplete, TimesMissing
from nominering.election.model.elections import Election, Post, Way
from nominering.election.model.held import Held, Stage
from nominering.election.model.member_ballots import MemberBallot, entitled_on
from nominering.election.use_cases.ask_members import (
    close_member_ballot,
    freeze_electorate,
    keep_time,
    make_member_ballot,
    open_member_ballot,
    prepare_member_ballot,
    set_times,
)
from nominering.election.use_cases.hold import held
from nominering.organisation.names import name_key, tidy
from nominering.organisation.ports import Assembly
from nominering.web import forms
from nominering.web.access import Deed, Visited, only
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, file, page
from nominering.web.printing import begin_letters

NEW, ONE = "election/new_member_ballot.html", "election/member_ballot.html"
PATH = "/val/medlemmar"
LOOK_AT_THE_CLOCK = 20.0  # seconds, when nothing is due before
ORDINARY, ALTERNATES = "Kongressombud", "Suppleanter för kongressombuden"
TOLD = (
    "Medlemmarna i distriktet väljer ombud till partikongressen, och suppleanter på en egen röstsedel. "
    "Koden gäller båda."
)

log = logging.getLogger("nominering")


@dataclass(frozen=True)
class Part:
    """One of the elections on the ballot, with how many have voted."""

    held: Held
    stage: str
    turnout: Turnout | None


async def _seats_from_congress(house: House) -> int | None:
    """The district's seats where the congress's are apportioned, and the district is found among them by its name."""
    apportionment = await house.organisation.apportionment(Assembly.CONGRESS)
    words = name_key((await house.organisation.district()).name).split()
    lines = apportionment.lines if apportionment else ()
    return next((each.seats for each in lines if set(name_key(each.name).split()) <= set(words)), None)


@get("/")
async def new(house: NamedDependency[House]) -> Template:
    return page(NEW, seats=await _seats_from_congress(house), typed={})


@post("/", status_code=303)
async def make(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    ballot_id = uuid4().hex
    half_women = forms.text(form, "half_women") == "ja"

    def election(number: int, title: str, post: Post, seats: int) -> Election:
        """The ids stand in the order in which a voter meets the elections."""
        return Election(f"{ballot_id}-{number}", title, post, seats, Way.MOST_VOTES, half_women, ballot_id)

    try:
        await make_member_ballot(
            house.member_ballots,
            MemberBallot(ballot_id, tidy(forms.text(form, "title"))),
            (
                election(1, ORDINARY, Post.CONGRESS, forms.whole(form, "seats")),
                election(2, ALTERNATES, Post.CONGRESS_ALTERNATES, forms.whole(form, "alternates")),
            ),
        )
    except REFUSALS as error:
        return again(NEW, error, seats=await _seats_from_congress(house), typed=forms.kept(form))
    return Redirect(f"{PATH}/{ballot_id}", status_code=303)


async def _shown(house: House, ballot_id: str) -> dict[str, Any]:
    ballot = await house.member_ballots.member_ballot(ballot_id)
    parts = [await _part(house, each) for each in await house.elections.elections() if each.ballot == ballot_id]
    issued = await house.cards.issued(ballot_id)
    counted = len(entitled_on(await house.members.members(), ballot.cut_off)) if ballot.cut_off else None
    return {
        "ballot": ballot,
        "parts": parts,
        "step": _step(ballot, parts, issued),
        "issued": issued,
        "left": (ballot.voters or 0) - issued,
        "moved": counted if counted != ballot.voters else None,
        "today": house.today(),
        "now": house.now(),
        "typed": {},
    }


async def _part(house: House, election: Election) -> Part:
    stands = await held(house.elections, house.rounds, election.id)
    turnout = await house.box.turnout(stands.round.id) if stands.round else None
    return Part(stands, electing.STAGES[stands.stage], turnout)


def _step(ballot: MemberBallot, parts: list[Part], issued: int) -> str:
    """The one thing that comes next."""
    stages = {each.held.stage for each in parts}
    if stages & {Stage.OPEN, Stage.PAUSED}:
        return "open"
    if Stage.CLOSED in stages:
        return "count"
    if stages == {Stage.DECIDED}:
        return "done"
    if ballot.voters is None:
        return "electorate"
    if ballot.opens_at is None:
        return "times"
    if Stage.CANDIDATES in stages:
        return "candidates"
    return "letters" if issued < ballot.voters else "wait"


@get("/{ballot_id:str}")
async def member_ballot(ballot_id: FromPath[str], house: NamedDependency[House]) -> Template:
    return page(ONE, **await _shown(house, ballot_id))


@post("/{ballot_id:str}/rostratt", status_code=303)
async def freeze(request: Visited, ballot_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    try:
        cut_off = forms.day(form, "cut_off", lambda _: CutOffMissing())
        await freeze_electorate(house.member_ballots, house.members, ballot_id, cut_off, house.now(), house.today())
    except REFUSALS as error:
        return again(ONE, error, **await _shown(house, ballot_id) | {"typed": forms.kept(form)})
    return Redirect(f"{PATH}/{ballot_id}", status_code=303)


@get("/{ballot_id:str}/rostratt.csv")
async def entitled(ballot_id: FromPath[str], house: NamedDependency[House]) -> Response[bytes]:
    """Whom to send a letter to. Of a protected member nothing but the name and the number."""
    ballot = await house.member_ballots.member_ballot(ballot_id)
    if ballot.cut_off is None:
        raise CutOffMissing
    names = {each.id: each.name for each in (await house.organisation.associations()).every}
    table = io.StringIO()
    rows = csv.writer(table, delimiter=";")
    rows.writerow(("medlemsnummer", "namn", "förening", "e-post"))
    for each in entitled_on(await house.members.members(), ballot.cut_off):
        place = names.get(each.association_on(ballot.cut_off) or "", "")
        rows.writerow((each.id, each.name, *(("", "") if each.protected else (place, each.email))))
    return file(("\ufeff" + table.getvalue()).encode(), "text/csv", "rostratt.csv")


@post("/{ballot_id:str}/tider", status_code=303)
async def fix_times(request: Visited, ballot_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    try:
        ballot = await house.member_ballots.member_ballot(ballot_id)
        opens = forms.moment(form, "opens_at", ballot.opens_at, ElectionIncomplete)
        closes = forms.moment(form, "closes_at", ballot.closes_at, ElectionIncomplete)
        await set_times(house.member_ballots, house.elections, house.rounds, ballot_id, opens, closes, house.now())
    except REFUSALS as error:
        return again(ONE, error, **await _shown(house, ballot_id) | {"typed": forms.kept(form)})
    return Redirect(f"{PATH}/{ballot_id}", status_code=303)


async def _go_on(house: House, ballot_id: str, error: Exception) -> Template:
    return again(ONE, error, **await _shown(house, ballot_id))


@post("/{ballot_id:str}/las", status_code=303)
async def fix_candidates(ballot_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    try:
        await prepare_member_ballot(house.member_ballots, house.elections, house.rounds, ballot_id)
    except REFUSALS as error:
        return await _go_on(house, ballot_id, error)
    return Redirect(f"{PATH}/{ballot_id}", status_code=303)


@post("/{ballot_id:str}/kodbrev", status_code=303)
async def print_letters(
    request: Visited, ballot_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    """One for each member who may vote; drawn, set on paper and made good, in this order."""
    try:
        ballot = await house.member_ballots.member_ballot(ballot_id)
        voters = ballot.entitled
        if ballot.opens_at is None or ballot.closes_at is None:
            raise TimesMissing
        codes = await draw_cards(
            house.cards, ballot_id, voters, lambda: draw_code(secrets.choice, LETTER_CODE_LENGTH)
        )
    except REFUSALS as error:
        return await _go_on(house, ballot_id, error)

    async def keep() -> None:
        await house.cards.issue(codes, voters, ballot_id)

    vote = Vote(ballot.title, TOLD, ballot.opens_at, ballot.closes_at)
    cards = [voting_cards.card(code, house.doors.public_url) for code in codes]
    return await begin_letters(request, house, vote, cards, keep, f"{PATH}/{ballot_id}")


@post("/{ballot_id:str}/kassera", status_code=303)
async def throw_away_letters(ballot_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    try:
        await house.member_ballots.member_ballot(ballot_id)
        await discard_cards(house.cards, ballot_id)
    except REFUSALS as error:
        return await _go_on(house, ballot_id, error)
    return Redirect(f"{PATH}/{ballot_id}", status_code=303)


@post("/{ballot_id:str}/oppna", status_code=303)
async def open_now(ballot_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    try:
        await open_member_ballot(
            house.member_ballots, house.elections, house.rounds, house.cards, ballot_id, house.now()
        )
    except REFUSALS as error:
        return await _go_on(house, ballot_id, error)
    return Redirect(f"{PATH}/{ballot_id}", status_code=303)


@post("/{ballot_id:str}/stang", status_code=303)
async def close_now(ballot_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    try:
        await close_member_ballot(house.member_ballots, house.elections, house.rounds, house.box, ballot_id)
    except REFUSALS as error:
        return await _go_on(house, ballot_id, error)
    return Redirect(f"{PATH}/{ballot_id}", status_code=303)


@asynccontextmanager
async def on_time(house: House) -> AsyncIterator[None]:
    """Opens and closes what is due, on the second; what should have closed while the server was down closes first."""
    await look_at_the_clock(house)
    watching = asyncio.create_task(_keep_looking(house))
    try:
        yield
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching


async def _keep_looking(house: House) -> None:
    """Whatever goes wrong once is tried again."""
    while True:
        coming = None
        try:
            coming = await look_at_the_clock(house)
        except Exception:
            log.exception("a ballot among the members was not opened or closed")
        wait = (coming - house.now()).total_seconds() if coming else LOOK_AT_THE_CLOCK
        await asyncio.sleep(min(max(wait, 0.0), LOOK_AT_THE_CLOCK))


async def look_at_the_clock(house: House) -> datetime | None:
    """The next moment at which anything is due."""
    return await keep_time(house.member_ballots, house.elections, house.rounds, house.box, house.cards, house.now())


routes = Router(
    path=PATH,
    route_handlers=[
        new,
        make,
        member_ballot,
        freeze,
        entitled,
        fix_times,
        fix_candidates,
        print_letters,
        throw_away_letters,
        open_now,
        close_now,
    ],
    guards=[only(Deed.ARRANGE_ELECTIONS)],
)
