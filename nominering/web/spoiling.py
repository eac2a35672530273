"""Spärra och ersätt kort: one officer asks, another confirms, and the log of both."""

import secrets
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template
from markupsafe import Markup

from nominering.balloting.errors import BearerUnknown
from nominering.balloting.model.codes import (
    CODE_LENGTH,
    LETTER_CODE_LENGTH,
    card_number,
    code_on_card,
    draw_code,
)
from nominering.balloting.model.spoiling import Officer, Settlement, Spoiling
from nominering.balloting.use_cases.spoil import ask_to_spoil, replace_card, withdraw_spoiling
from nominering.conference.model.rounds import CONFERENCE_DECK
from nominering.documents.qr import svg
from nominering.documents.voting_cards import address
from nominering.web import forms
from nominering.web.access import Deed, Visited, may, only, visitor_of
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page

TEMPLATE = "balloting/spoiling.html"
NEW_CARD = "balloting/new_card.html"
HERE = "/konferens/kodkort/sparra"
FIELDS = ("deck", "number", "bearer", "reason")


def _officer(request: Visited) -> Officer:
    visitor = visitor_of(request)
    return Officer(visitor.subject, visitor.name)


async def deck_titles(house: House, decks: Sequence[str]) -> dict[str, str]:
    """What each deck is called: after the first vote that its cards are for."""
    titles = {each.deck: each.title for each in reversed(await house.rounds.rounds())}
    return {deck: "Ombudens kodkort" if deck == CONFERENCE_DECK else titles.get(deck, deck) for deck in decks}


async def _shown(request: Visited, house: House, typed: dict[str, str]) -> dict[str, Any]:
    every = await house.spoilings.spoilings()
    decks = await house.cards.decks()
    tied = await house.cards.tied()
    roll = await house.roll.roll()
    have = await house.cards.bearers() if tied else frozenset()
    return {
        "waiting": [each for each in every if each.settlement is Settlement.WAITING],
        "settled": [each for each in every if each.settlement is not Settlement.WAITING],
        "decks": await deck_titles(house, [*decks, *{each.deck for each in every} - {*decks}]),
        "dealt": decks,
        "seats": [(each, roll.holder(each)) for each in roll.delegates if each.id in have],
        "me": visitor_of(request).subject,
        "asks": may(request.user, Deed.REPLACE_CARDS),
        "typed": typed,
    }


@get("/")
async def show(request: Visited, house: NamedDependency[House]) -> Template:
    return page(TEMPLATE, **await _shown(request, house, dict.fromkeys(FIELDS, "")))


@post("/", status_code=303)
async def ask(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    typed = {field: forms.long_text(form, field) for field in FIELDS}
    try:
        bearer, holder = await _bearer(house, typed["bearer"])
        asked = Spoiling.asked(
            uuid4().hex,
            CONFERENCE_DECK if bearer else typed["deck"][:40] or CONFERENCE_DECK,
            typed["number"][:40],
            typed["reason"],
            _officer(request),
            house.now(),
            bearer,
            holder,
        )
        await ask_to_spoil(house.spoilings, asked)
    except REFUSALS as error:
        return again(TEMPLATE, error, **await _shown(request, house, typed))
    return Redirect(HERE, status_code=303)


async def _bearer(house: House, typed: str) -> tuple[str, str]:
    """The seat that was chosen, if any, and the name of whoever sits there. Raises BearerUnknown."""
    if not typed:
        return "", ""
    roll = await house.roll.roll()
    for each in roll.delegates:
        if each.id == typed:
            return each.id, roll.holder(each).name
    raise BearerUnknown


@post("/{spoiling_id:str}/ersatt", status_code=200)
async def confirm(request: Visited, spoiling_id: FromPath[str], house: NamedDependency[House]) -> Template:
    """The new code is shown this once."""

    def draw() -> str:
        return draw_code(secrets.choice, length)

    length = (
        CODE_LENGTH if (await house.spoilings.spoiling(spoiling_id)).deck == CONFERENCE_DECK else LETTER_CODE_LENGTH
    )
    settled, code, voted = await replace_card(
        house.spoilings, house.cards, spoiling_id, _officer(request), house.now(), draw
    )
    base = house.doors.public_url
    return page(
        NEW_CARD,
        spoiling=settled,
        number=card_number(code),
        code=code_on_card(code),
        # Nothing in it comes from a person: it may stand in a page as it is.
        square=Markup(svg(f"{base}/rosta/kod/{code}", "QR-kod till sidan där man röstar")),
        address=address(base),
        voted=[each.title for each in await house.rounds.rounds() if each.id in voted],
    )


@post("/{spoiling_id:str}/dra-tillbaka", status_code=303)
async def withdraw(request: Visited, spoiling_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    await withdraw_spoiling(house.spoilings, spoiling_id, _officer(request), house.now())
    return Redirect(HERE, status_code=303)


routes = Router(path=HERE, route_handlers=[show, ask, confirm, withdraw], guards=[only(Deed.REPLACE_CARDS)])
