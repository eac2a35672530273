"""Kodkort: whether they bear names, their printing, and throwing them away."""

import secrets

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect, Template

from nominering.balloting.errors import CardsDealt
from nominering.balloting.model.codes import draw_code
from nominering.balloting.use_cases.cards import discard_cards, draw_cards, drawn, tie_cards
from nominering.conference.model.roll import Delegate, VotingRoll
from nominering.conference.model.rounds import CONFERENCE_DECK
from nominering.documents import voting_cards
from nominering.documents.swedish import date_text
from nominering.documents.voting_cards import Bearer
from nominering.web import forms
from nominering.web.access import Deed, Visited, only
from nominering.web.house import House
from nominering.web.pages import page
from nominering.web.printing import begin_cards

TEMPLATE = "balloting/cards.html"
HERE = "/konferens/kodkort"


@get("/")
async def show(house: NamedDependency[House]) -> Template:
    roll = await house.roll.roll()
    issued = await house.cards.issued()
    return page(TEMPLATE, roll=roll, issued=issued, left=len(roll.delegates) - issued, tied=await house.cards.tied())


@post("/namn", status_code=303)
async def choose(request: Visited, house: NamedDependency[House]) -> Redirect:
    tied = forms.text(await request.form(), "tied") == "ja"
    await tie_cards(house.cards, CONFERENCE_DECK, tied=tied)
    return Redirect(HERE, status_code=303)


@post("/skriv-ut", status_code=303)
async def print_cards(request: Visited, house: NamedDependency[House]) -> Redirect:
    """Drawn, set on paper and made good, in this order; the codes are on the paper and nowhere else."""
    roll = await house.roll.roll()
    roll.check_frozen()
    plan = await house.notices.conference()
    conference = f"Konferens {date_text(plan.held_at.date())}" if plan else ""
    most = len(roll.delegates)
    if await house.cards.tied():
        without = await _without_card(house, roll)
        codes = drawn(len(without), _draw, await house.cards.numbers(CONFERENCE_DECK))
        bearers = tuple(each.id for each in without)
        cards = [
            voting_cards.card(code, house.doors.public_url, _bearer(roll.holder(each)))
            for code, each in zip(codes, without, strict=True)
        ]
    else:
        codes, bearers = await draw_cards(house.cards, CONFERENCE_DECK, most, _draw), ()
        cards = [voting_cards.card(code, house.doors.public_url) for code in codes]

    async def keep() -> None:
        await house.cards.issue(codes, most, CONFERENCE_DECK, bearers)

    return await begin_cards(request, house, cards, conference, keep, HERE)


def _bearer(holder: Delegate) -> Bearer:
    """Of a protected person no association is printed."""
    return Bearer(holder.number or 0, holder.name, "" if holder.protected else holder.association)


def _draw() -> str:
    return draw_code(secrets.choice)


async def _without_card(house: House, roll: VotingRoll) -> list[Delegate]:
    """In the order of the roll: these are handed out by name. Raises CardsDealt."""
    have = await house.cards.bearers()
    without = [each for each in roll.delegates if each.id not in have]
    if not without:
        raise CardsDealt
    return without


@post("/kassera", status_code=303)
async def throw_away_cards(house: NamedDependency[House]) -> Redirect:
    await discard_cards(house.cards)
    return Redirect(HERE, status_code=303)


routes = Router(path=HERE, route_handlers=[show, choose, print_cards, throw_away_cards], guards=[only(Deed.ORGANISE)])
