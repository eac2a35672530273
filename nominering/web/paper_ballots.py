"""Papper: ballots on paper, from the printer to the box."""

import secrets
from dataclasses import dataclass, replace
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.balloting.errors import CheckNumberUnknown
from nominering.balloting.model.codes import canonical_code
from nominering.balloting.model.paper_ballots import Reading, Sheet, SheetState, Urn, draw_check_number
from nominering.balloting.use_cases.paper_ballots import (
    explain_missing,
    hand_out,
    print_papers,
    read_paper,
    settle_difference,
    take_back,
)
from nominering.conference.model.rounds import BallotKind, Matter, Round
from nominering.documents import paper_ballots as printed
from nominering.web import forms
from nominering.web.access import Deed, Visited, only, visitor_of
from nominering.web.ballot_page import rows_of
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page, pdf

ROOM = "balloting/paper.html"
ONE = "balloting/paper_round.html"
READ = "balloting/paper_read.html"
LOOK = "balloting/paper_look.html"


@dataclass(frozen=True)
class RoundOnPaper:
    """A round with what there is of it on paper."""

    round: Round
    urn: Urn
    printed: int

    @property
    def used(self) -> bool:
        return self.printed > 0


async def _round_on_paper(house: House, round_: Round) -> RoundOnPaper:
    urn, numbers = await house.papers.urn(round_.id), await house.papers.check_numbers(round_.id)
    return RoundOnPaper(round_, urn, len(numbers))


@get("/")
async def room(house: NamedDependency[House]) -> Template:
    voted_in = [each for each in await house.rounds.rounds() if each.is_voted_in]
    return page(ROOM, rounds=[await _round_on_paper(house, each) for each in voted_in])


async def _shown(house: House, round_id: str) -> dict[str, Any]:
    found = await _round_on_paper(house, await house.rounds.round(round_id))
    turnout = await house.box.turnout(round_id)
    return {"one": found, "turnout": turnout, "typed": {}}


@get("/{round_id:str}")
async def one_round(round_id: FromPath[str], house: NamedDependency[House]) -> Template:
    return page(ONE, **await _shown(house, round_id))


@post("/{round_id:str}/skriv-ut", status_code=200)
async def print_round(
    request: Visited, round_id: FromPath[str], house: NamedDependency[House]
) -> Template | Response[bytes]:
    form = await request.form()
    try:
        round_, numbers = await print_papers(
            house.rounds,
            house.papers,
            round_id,
            forms.whole(form, "how_many"),
            lambda: draw_check_number(secrets.choice),
        )
    except REFUSALS as error:
        return again(ONE, error, **await _shown(house, round_id) | {"typed": forms.kept(form), "wrong": "how_many"})
    sheet = printed.PaperBallotPage(
        district=(await house.organisation.district()).name,
        title=round_.title,
        rows=tuple(printed.BallotRow(each.number, each.name, each.detail) for each in await rows_of(house, round_)),
        most=round_.places if round_.ballot is BallotKind.MARKS else None,
        trial=round_.matter is Matter.TRIAL,
    )
    return pdf(await house.print_pdf(printed.html(sheet, numbers)), f"{round_id}-rostsedlar.pdf")


@post("/{round_id:str}/lamna-ut", status_code=303)
async def give_out(request: Visited, round_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    try:
        await hand_out(house.rounds, house.cards, house.papers, round_id, forms.text(form, "code")[:40])
    except REFUSALS as error:
        return again(ONE, error, **await _shown(house, round_id) | {"typed": forms.kept(form), "wrong": "give"})
    return _back_to(round_id)


@post("/{round_id:str}/byt", status_code=303)
async def exchange(round_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    await house.papers.exchange_spoilt(round_id)
    return _back_to(round_id)


@post("/{round_id:str}/ta-tillbaka", status_code=303)
async def get_back(request: Visited, round_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    try:
        await take_back(house.rounds, house.cards, house.papers, round_id, forms.text(form, "code")[:40])
    except REFUSALS as error:
        return again(ONE, error, **await _shown(house, round_id) | {"typed": forms.kept(form), "wrong": "back"})
    return _back_to(round_id)


@post("/{round_id:str}/saknas", status_code=303)
async def say_missing(
    request: Visited, round_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    form = await request.form()
    missing, explanation = forms.whole(form, "missing"), forms.text(form, "explanation")
    try:
        await explain_missing(house.papers, round_id, missing, explanation, visitor_of(request).name)
    except REFUSALS as error:
        wrong = getattr(error, "field", "missing")
        return again(ONE, error, **await _shown(house, round_id) | {"typed": forms.kept(form), "wrong": wrong})
    return _back_to(round_id)


@post("/{round_id:str}/i-urnan", status_code=303)
async def put_in(round_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    try:
        await house.papers.put_in(round_id)
    except REFUSALS as error:
        return again(ONE, error, **await _shown(house, round_id))
    return _back_to(round_id)


def _back_to(round_id: str) -> Redirect:
    return Redirect(f"/papper/{round_id}", status_code=303)


@dataclass(frozen=True)
class Typed:
    """What a teller has typed of a ballot: the places or the marks by candidate, or that it is blank or invalid."""

    places: dict[int, str]
    blank: bool = False
    invalid: bool = False


async def _form(house: House, round_: Round, typed: Typed) -> dict[str, Any]:
    rows = [replace(each, place=typed.places.get(each.number, "")) for each in await rows_of(house, round_)]
    most = round_.places if round_.ballot is BallotKind.MARKS else None
    return {"round": round_, "rows": rows, "most": most, "blank": typed.blank, "invalid": typed.invalid}


@get("/{round_id:str}/skriv-in")
async def reading(request: Visited, round_id: FromPath[str], house: NamedDependency[House]) -> Template:
    round_ = await house.rounds.round(round_id)
    shown = await _form(house, round_, Typed({})) | _progress(await house.papers.urn(round_id), request)
    return page(READ, **shown, number="", mend=False, saved=request.query_params.get("sparad", "")[:10])


def _progress(urn: Urn, request: Visited) -> dict[str, Any]:
    mine = sum(each.read_by(visitor_of(request).subject) for each in urn.sheets)
    return {"mine": mine, "expected": urn.handed.in_the_urn}


@post("/{round_id:str}/skriv-in", status_code=303)
async def keep_reading(
    request: Visited, round_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    form = await request.form()
    number, mend = forms.text(form, "number")[:10], forms.text(form, "mend") == "ja"
    round_ = await house.rounds.round(round_id)
    typed = _typed(form, round_)
    try:
        ranking = forms.chosen(form)
        await read_paper(
            house.box,
            house.papers,
            round_id,
            number,
            visitor_of(request).subject,
            ranking,
            blank=typed.blank,
            valid=not typed.invalid,
            mend=mend,
        )
    except REFUSALS as error:
        shown = await _form(house, round_, typed) | _progress(await house.papers.urn(round_id), request)
        return again(READ, error, **shown, number=number, mend=mend, saved="")
    return Redirect(f"/papper/{round_id}/skriv-in?sparad={canonical_code(number)[:10]}", status_code=303)


def _typed(form: Any, round_: Round) -> Typed:
    if round_.ballot is BallotKind.RANKING:
        places = {one.number: forms.place_typed(form, one.number) for one in round_.standing}
    else:
        ticked = forms.ticked(form, forms.MARK_OF)
        places = {one.number: "x" if str(one.number) in ticked else "" for one in round_.standing}
    return Typed(places, forms.text(form, "blank") == "ja", forms.text(form, "invalid") == "ja")


async def _look(house: House, round_id: str, check_number: str) -> tuple[Round, Sheet]:
    """Raises RoundUnknown, CheckNumberUnknown."""
    round_, urn = await house.rounds.round(round_id), await house.papers.urn(round_id)
    for each in urn.of(SheetState.DIFFERENT):
        if each.check_number == check_number:
            return round_, each
    raise CheckNumberUnknown


def in_words(round_: Round, reading: Reading) -> str:
    """What somebody read, as a line."""
    if reading.ranking is None:
        return "ogiltig"
    if not reading.ranking:
        return "blank"
    names = {one.number: one.name for one in round_.standing}
    if round_.ballot is BallotKind.MARKS:
        return ", ".join(f"nr {number} {names[number]}" for number in reading.ranking)
    return ", ".join(
        f"{place}. {names[number]} (nr {number})" for place, number in enumerate(reading.ranking, start=1)
    )


async def _look_shown(house: House, round_id: str, check_number: str, typed: Typed) -> dict[str, Any]:
    round_, sheet = await _look(house, round_id, check_number)
    readings = [in_words(round_, each) for each in sheet.readings]
    return await _form(house, round_, typed) | {"sheet": sheet, "readings": readings}


@get("/{round_id:str}/skillnad/{check_number:str}")
async def look(round_id: FromPath[str], check_number: FromPath[str], house: NamedDependency[House]) -> Template:
    return page(LOOK, **await _look_shown(house, round_id, check_number, Typed({})))


@post("/{round_id:str}/skillnad/{check_number:str}", status_code=303)
async def settle(
    request: Visited, round_id: FromPath[str], check_number: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    form = await request.form()
    round_, _ = await _look(house, round_id, check_number)
    typed = _typed(form, round_)
    try:
        ranking = forms.chosen(form)
        await settle_difference(
            house.box,
            house.papers,
            round_id,
            check_number,
            visitor_of(request).subject,
            ranking,
            blank=typed.blank,
            valid=not typed.invalid,
        )
    except REFUSALS as error:
        return again(LOOK, error, **await _look_shown(house, round_id, check_number, typed))
    return _back_to(round_id)


printing = Router(path="/", route_handlers=[print_round], guards=[only(Deed.ORGANISE)])
handling = Router(
    path="/",
    route_handlers=[
        room,
        one_round,
        give_out,
        exchange,
        get_back,
        say_missing,
        put_in,
        reading,
        keep_reading,
        look,
        settle,
    ],
    guards=[only(Deed.HANDLE_PAPER)],
)
routes = Router(path="/papper", route_handlers=[printing, handling])
