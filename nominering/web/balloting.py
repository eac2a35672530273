"""Rösta: come in with a code, fill in, look through, cast, get a receipt."""

from dataclasses import dataclass, replace
from typing import Any

from jinja2 import Environment
from litestar import Router, get, post
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.access.model import Role
from nominering.access.use_cases import sign_in_voter
from nominering.balloting.errors import (
    AlreadyVoted,
    CardOfAnotherVote,
    CardUnknown,
    ChangedMeanwhile,
    ChangeImpossible,
    RoundClosed,
    SeatNotOnRoll,
)
from nominering.balloting.model.ballots import Ballot, Receipt
from nominering.balloting.model.codes import CODE_ALPHABET
from nominering.balloting.use_cases.cards import check_seat, recognise_card
from nominering.balloting.use_cases.vote import cast_ballot, take_paper, take_paper_again
from nominering.conference.errors import RoundUnknown
from nominering.conference.model.rounds import Round, RoundState
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
from nominering.web.ballot_page import Filled, Sheet, ballot_context, review_context, sheet_of
from nominering.web.change_of_mind import key_of, with_key
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.items import by_agenda
from nominering.web.pages import again, page
from nominering.web.watch import seen

TEMPLATE = "balloting/ballot.html"
CODE = "balloting/code.html"
LONGEST_CODE = 40
# Nobody is asked for a session here.
CODE_DOOR = "/rosta/kod"
# With these there is no ballot to go on filling in.
OVER = (
    AlreadyVoted,
    CardOfAnotherVote,
    CardUnknown,
    ChangedMeanwhile,
    ChangeImpossible,
    RoundClosed,
    RoundUnknown,
    SeatNotOnRoll,
)


@dataclass(frozen=True)
class RoundForVoter:
    sheet: Sheet
    state: RoundState
    voted: bool

    @property
    def round(self) -> Round:
        return self.sheet.round

    @property
    def open(self) -> bool:
        return self.state is RoundState.OPEN


def _jinja(request: Visited) -> Environment:
    engine: Environment = request.app.template_engine.engine  # type: ignore[union-attr]
    return engine


async def _rounds(request: Visited, house: House) -> tuple[RoundForVoter, ...]:
    """Those that the card is for: the open ones first, then as they stand on the agenda."""
    agenda, found = await house.agendas.agenda(), []
    for each in await house.box.rounds_of(visitor_of(request).subject):
        sheet = await sheet_of(house, _jinja(request), each.round_id, each.state)
        found.append(RoundForVoter(sheet, each.state, each.voted))
    return tuple(sorted(found, key=lambda each: (not each.open, by_agenda(agenda, each.round))))


@get("/")
async def rounds(request: Visited, house: NamedDependency[House]) -> Template:
    """The rounds for who has come in with a card; the field for the code for everyone else."""
    if request.user is None or request.user.role is not Role.VOTER:
        return page(CODE, code="", alphabet=CODE_ALPHABET)
    every = await _rounds(request, house)
    turnout = (await seen(house)).turnout
    first = next((each for each in every if each.open and not each.voted), None)
    return page("balloting/rounds.html", rounds=every, first=first, turnout=turnout)


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


@get("/{round_id:str}")
async def ballot(request: Visited, round_id: FromPath[str], house: NamedDependency[House]) -> Template:
    shown = await _ballot(request, house, round_id, Filled.not_yet())
    return _keyed(page(TEMPLATE, **shown), request, shown["round"])


def _keyed(answer: Template, request: Visited, round_: Round) -> Template:
    return with_key(answer, request) if round_.change_of_mind else answer


async def _paper(request: Visited, house: House, round_id: str) -> tuple[Round, str]:
    """The round, and the receipt's code of the ballot that would be changed, empty for who has not voted.

    Raises as `take_paper` and `take_paper_again` do.
    """
    card = visitor_of(request).subject
    try:
        return await take_paper(house.rounds, house.box, house.cards, round_id, card), ""
    except AlreadyVoted:
        round_ = await house.rounds.round(round_id)
        if not (round_.is_open and round_.change_of_mind):
            raise
        return await take_paper_again(house.rounds, house.box, round_id, card, key_of(request))


async def _ballot(request: Visited, house: House, round_id: str, filled: Filled) -> dict[str, Any]:
    round_, replaces = await _paper(request, house, round_id)
    filled = replace(filled, replaces=filled.replaces or replaces)
    return ballot_context(await sheet_of(house, _jinja(request), round_id, round_.state), request.auth, filled)


async def _again(request: Visited, house: House, round_id: str, form: FormMultiDict, error: Exception) -> Template:
    """The ballot as it was filled in, with what is wrong with it."""
    if isinstance(error, OVER):
        raise error
    round_ = await house.rounds.round(round_id)
    sheet = await sheet_of(house, _jinja(request), round_id, round_.state)
    filled = Filled.of(form, round_.numbers)
    return again(TEMPLATE, error, **ballot_context(sheet, request.auth, filled))


async def _accepted(house: House, round_id: str, form: FormMultiDict) -> Ballot:
    """Raises what `Paper.accept` does, RoundUnknown, and what cannot be read of the form."""
    paper = await house.box.paper(round_id)
    return paper.accept(forms.chosen(form), blank=forms.text(form, "blank") == "ja")


@post("/{round_id:str}/granska", status_code=200)
async def look_through(request: Visited, round_id: FromPath[str], house: NamedDependency[House]) -> Template:
    """Where scripts are off: the ballot is in the page that is answered, and kept nowhere."""
    form = await request.form()
    try:
        chosen = (await _accepted(house, round_id, form)).ranking
        round_, _ = await _paper(request, house, round_id)
    except REFUSALS as error:
        return await _again(request, house, round_id, form, error)
    sheet = await sheet_of(house, _jinja(request), round_id, round_.state)
    return page("balloting/review.html", **review_context(sheet, chosen, Filled.of(form, round_.numbers)))


@post("/{round_id:str}/andra", status_code=200)
async def go_on_filling_in(request: Visited, round_id: FromPath[str], house: NamedDependency[House]) -> Template:
    form = await request.form()
    filled = Filled.of(form, (await house.rounds.round(round_id)).numbers)
    return page(TEMPLATE, **await _ballot(request, house, round_id, filled))


@post("/{round_id:str}", status_code=303)
async def post_ballot(
    request: Visited, round_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    form = await request.form()
    filled = Filled.of(form, ())
    try:
        receipt = await cast_ballot(
            house.box,
            round_id,
            visitor_of(request).subject,
            forms.chosen(form),
            blank=filled.blank,
            submission=filled.submission,
            key=key_of(request),
            replaces=filled.replaces,
        )
    except REFUSALS as error:
        return await _again(request, house, round_id, form, error)
    return _to_receipt(receipt)


def _to_receipt(receipt: Receipt) -> Redirect:
    again = "?igen" if receipt.repeated else "?andrad" if receipt.changed else ""
    return Redirect(f"/rosta/{receipt.round_id}/kvittens{again}", status_code=303)


@get("/{round_id:str}/kvittens")
async def show_receipt(request: Visited, round_id: FromPath[str], house: NamedDependency[House]) -> Template:
    """From the box and not from the form: it says so only when the ballot is there."""
    every = await _rounds(request, house)
    here = next((each for each in every if each.round.id == round_id), None)
    if here is None:
        raise RoundUnknown
    left = [each for each in every if each.open and not each.voted and each.round.id != round_id]
    card = visitor_of(request).subject
    return page(
        "balloting/receipt.html",
        here=here,
        left=left,
        turnout=(await seen(house)).turnout,
        code=await house.box.receipt_code(round_id, card),
        may_change=await house.box.may_change(round_id, card, key_of(request)),
        repeated="igen" in request.query_params,
        changed="andrad" in request.query_params,
    )


coming_in = Router(path="/", route_handlers=[rounds, code_from_card, enter_code], opt=OWN_DOOR)
voting = Router(
    path="/",
    route_handlers=[ballot, look_through, go_on_filling_in, post_ballot, show_receipt],
    guards=[only(Deed.VOTE)],
)
routes = Router(path="/rosta", route_handlers=[coming_in, voting])
