"""Dagordningen: the organiser makes it, the presidium goes through it."""

from typing import Any
from uuid import uuid4

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.conference.errors import ItemUnknown
from nominering.conference.model.agenda import Item, ItemKind
from nominering.conference.use_cases.agenda import (
    add_item,
    finish_item,
    move_item,
    remove_item,
    rewrite_item,
    take_up_item,
)
from nominering.organisation.names import tidy
from nominering.web import forms
from nominering.web.access import Deed, Visited, only
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.items import choices, lines, rounds_going_on
from nominering.web.pages import again, page
from nominering.web.rounds import asked

TEMPLATE = "conference/agenda.html"
PATH = "/konferens/dagordning"


async def _shown(house: House) -> dict[str, Any]:
    agenda = await house.agendas.agenda()
    every = await lines(house)
    current = next((each for each in every if each.item.current), None)
    own = {each.round.id for each in current.rounds} if current else set()
    return {
        "lines": every,
        "current": current,
        "upcoming": next((each for each in every if each.item == agenda.upcoming), None),
        "elsewhere": [each for each in await rounds_going_on(house) if each.round.id not in own],
        "choices": await choices(house, agenda),
        "asked": await asked(house),
        "typed": {},
        "refused": "",
    }


@get("/")
async def agenda(house: NamedDependency[House]) -> Template:
    return page(TEMPLATE, **await _shown(house))


@post("/", status_code=303)
async def add(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    """What it is about gives it a title, unless another is typed."""
    form = await request.form()
    chosen = forms.text(form, "what") or ItemKind.PLAIN.value
    named = {value: title for value, _, title in await choices(house, await house.agendas.agenda())}
    try:
        kind, _, about = chosen.partition(":")
        if chosen != ItemKind.PLAIN.value and chosen not in named:
            raise ItemUnknown
        title = tidy(forms.long_text(form, "title")) or named.get(chosen, "")
        text = forms.long_text(form, "text")
        await add_item(house.agendas, Item(uuid4().hex, ItemKind(kind), title, about, text))
    except REFUSALS as error:
        return again(TEMPLATE, error, **await _shown(house) | {"typed": forms.kept(form), "refused": "add"})
    return Redirect(f"{PATH}#punkter", status_code=303)


@post("/{item_id:str}/andra", status_code=303)
async def rewrite(request: Visited, item_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    try:
        title = tidy(forms.long_text(form, "title"))
        await rewrite_item(house.agendas, item_id, title, forms.long_text(form, "text"))
    except ItemUnknown:
        raise
    except REFUSALS as error:
        return again(TEMPLATE, error, **await _shown(house) | {"typed": forms.kept(form), "refused": item_id})
    return Redirect(f"{PATH}#punkter", status_code=303)


@post("/{item_id:str}/flytta", status_code=303)
async def move(request: Visited, item_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    await move_item(house.agendas, item_id, up=forms.text(await request.form(), "to") == "upp")
    return Redirect(f"{PATH}#punkter", status_code=303)


@post("/{item_id:str}/ta-bort", status_code=303)
async def remove(item_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    await remove_item(house.agendas, item_id)
    return Redirect(f"{PATH}#punkter", status_code=303)


@post("/{item_id:str}/ta-upp", status_code=303)
async def take_up(item_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    await take_up_item(house.agendas, item_id)
    return Redirect(PATH, status_code=303)


@post("/{item_id:str}/klar", status_code=303)
async def finish(request: Visited, item_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    here = next((each for each in await lines(house) if each.item.id == item_id), None)
    if here is None:
        raise ItemUnknown
    try:
        await finish_item(house.agendas, item_id, forms.long_text(form, "outcome"), voting=here.voting)
    except REFUSALS as error:
        return again(TEMPLATE, error, **await _shown(house) | {"typed": forms.kept(form), "refused": "outcome"})
    return Redirect(PATH, status_code=303)


organising = Router(path="/", route_handlers=[add, rewrite, move, remove], guards=[only(Deed.ORGANISE)])
conducting = Router(path="/", route_handlers=[agenda, take_up, finish], guards=[only(Deed.CONDUCT)])
routes = Router(path=PATH, route_handlers=[organising, conducting])
