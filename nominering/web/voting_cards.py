"""Kodkort: dealt out from a shuffled pile."""

import secrets

from litestar import Router, post
from litestar.di import NamedDependency
from litestar.response import Redirect, Template

from nominering.balloting.model.codes import draw_code, spaced_code
from nominering.balloting.use_cases.cards import deal_cards, discard_cards
from nominering.web.access import Deed, only
from nominering.web.house import House
from nominering.web.pages import page


@post("/kodkort", status_code=200)
async def print_cards(house: NamedDependency[House]) -> Template:
    """Codes are shown this once, in no order that means anything; only their hashes are kept."""
    codes = await deal_cards(house.cards, house.roll, lambda: draw_code(secrets.choice))
    return page("conference/cards.html", codes=[spaced_code(code) for code in codes])


@post("/kassera", status_code=303)
async def throw_away_cards(house: NamedDependency[House]) -> Redirect:
    await discard_cards(house.cards)
    return Redirect("/konferens/rostlangd", status_code=303)


routes = Router(
    path="/konferens/rostlangd", route_handlers=[print_cards, throw_away_cards], guards=[only(Deed.ORGANISE)]
)
