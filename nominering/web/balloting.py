"""Rösta: come in with a code, rank, cast, get a receipt."""

import secrets
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.access.model import Role
from nominering.access.use_cases import sign_in_voter
from nominering.balloting.errors import AlreadyVoted, CardUnknown, RoundClosed
from nominering.balloting.model.ballots import Receipt
from nominering.balloting.model.codes import CODE_ALPHABET
from nominering.balloting.use_cases.cards import check_seat, recognise_card
from nominering.balloting.use_cases.vote import cast_ballot, take_paper
from nominering.conference.errors import RoundUnknown
from nominering.conference.model.rounds import Round
from nominering.web import forms
from nominering.web.access import (
    OWN_DOOR,
    SESSION_COOKIE,
    Deed,
    Visited,
    fresh_secret,
    only,
    visitor_of,
    with_session,
)
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page
from nominering.web.ranking import Row, row
from nominering.web.withdrawing import SteppedDown, stepped_down

TEMPLATE = "balloting/ballot.html"
CODE = "balloting/code.html"
LONGEST_CODE = 40
# Nobody is asked for a session here.
CODE_DOOR = "/rosta/kod"


@dataclass(frozen=True)
class RoundForVoter:
    round: Round
    voted: bool
    adopted: bool
    stepped_down: tuple[SteppedDown, ...] = ()

    @property
    def open(self) -> bool:
        return self.round.is_open


async def _rounds(request: Visited, house: House) -> tuple[RoundForVoter, ...]:
    """In the order of the lists."""
    card = visitor_of(request).subject
    found = [await house.rounds.round_on(each.id) for each in await house.lists.lists()]
    return tuple(
        [
            RoundForVoter(
                each,
                await house.box.has_voted(each.id, card),
                await house.outcomes.adopted(each.about) is not None,
                await stepped_down(house, each),
            )
            for each in found
            if each
        ]
    )


@get("/")
async def rounds(request: Visited, house: NamedDependency[House]) -> Template:
    """The rounds for who has come in with a card; the field for the code for everyone else."""
    if request.user is None or request.user.role is not Role.VOTER:
        return page(CODE, code="", alphabet=CODE_ALPHABET)
    return page("balloting/rounds.html", rounds=await _rounds(request, house))


@get("/kod/{code:str}")
async def code_from_card(code: FromPath[str]) -> Template:
    """The address with the code in it leads here; signing in is still a press on a button."""
    return page(CODE, code=code[:LONGEST_CODE], alphabet=CODE_ALPHABET)


@post("/kod", status_code=303)
async def enter_code(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    """A wrong code is refused before anything is asked of the database: not even who is signed in (see `app`)."""
    typed = forms.text(await request.form(), "code")[:LONGEST_CODE]
    try:
        card = await recognise_card(house.cards, typed)
        await check_seat(house.cards, house.roll, card)
        session = fresh_secret()
        if not await sign_in_voter(house.keys, card, session, house.now()):
            raise CardUnknown(typed)
    except REFUSALS as error:
        return again(CODE, error, code=typed, alphabet=CODE_ALPHABET)
    if before := request.cookies.get(SESSION_COOKIE):
        await house.keys.drop_key(before)
    return with_session("/rosta", session, https_only=request.app.state.https_only)


async def _rows(house: House, round_: Round, election_day: date) -> tuple[Row, ...]:
    candidacies = {each.id: each for each in await house.candidacies.of_list(round_.about)}
    return tuple(row(one.number, candidacies[one.candidacy_id], election_day) for one in round_.standing)


async def _ballot(house: House, round_: Round) -> dict[str, Any]:
    candidate_list = await house.lists.candidate_list(round_.about)
    rows = await _rows(house, round_, candidate_list.election_day)
    return {
        "round": round_,
        "list": candidate_list,
        "rows": rows,
        "submission": secrets.token_urlsafe(16),
        "blank": False,
    }


@get("/{round_id:str}")
async def ballot(request: Visited, round_id: FromPath[str], house: NamedDependency[House]) -> Template:
    round_ = await take_paper(house.rounds, house.box, house.cards, round_id, visitor_of(request).subject)
    return page(TEMPLATE, **await _ballot(house, round_))


@post("/{round_id:str}", status_code=303)
async def post_ballot(
    request: Visited, round_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    form = await request.form()
    submission = forms.text(form, "submission")[:64] or secrets.token_urlsafe(16)
    blank = forms.text(form, "blank") == "ja"
    try:
        receipt = await cast_ballot(
            house.box,
            round_id,
            visitor_of(request).subject,
            forms.ranking(form),
            blank=blank,
            submission=submission,
        )
    except (AlreadyVoted, RoundClosed, RoundUnknown):
        raise
    except REFUSALS as error:
        shown = await _ballot(house, await house.rounds.round(round_id))
        rows = [replace(each, place=forms.place_typed(form, each.number)) for each in shown["rows"]]
        return again(TEMPLATE, error, **shown | {"rows": rows, "submission": submission, "blank": blank})
    return _to_receipt(receipt)


def _to_receipt(receipt: Receipt) -> Redirect:
    again = "?igen" if receipt.repeated else ""
    return Redirect(f"/rosta/{receipt.round_id}/kvittens{again}", status_code=303)


@get("/{round_id:str}/kvittens")
async def show_receipt(request: Visited, round_id: FromPath[str], house: NamedDependency[House]) -> Template:
    """From the box and not from the form: it says so only when the ballot is there."""
    every = await _rounds(request, house)
    here = next((each for each in every if each.round.id == round_id), None)
    if here is None:
        raise RoundUnknown
    left = [each for each in every if each.open and not each.voted and each.round.id != round_id]
    return page("balloting/receipt.html", here=here, left=left, repeated="igen" in request.query_params)


coming_in = Router(path="/", route_handlers=[rounds, code_from_card, enter_code], opt=OWN_DOOR)
voting = Router(path="/", route_handlers=[ballot, post_ballot, show_receipt], guards=[only(Deed.VOTE)])
routes = Router(path="/rosta", route_handlers=[coming_in, voting])
