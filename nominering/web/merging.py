"""Samma person två gånger: the organiser sees who may be one and the same, and makes them one."""

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect, Template

from nominering.nomination.errors import NomineesNotOne
from nominering.nomination.model.nominees import suspected
from nominering.web import forms
from nominering.web.access import Deed, Visited, only, visitor_of
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page

TEMPLATE = "nomination/duplicates.html"


async def _shown(house: House) -> dict[str, object]:
    nominees = await house.candidacies.nominees()
    titles = {each.id: each.title for each in await house.lists.lists()}
    pairs = suspected(nominees)
    return {
        "pairs": pairs,
        "titles": titles,
        "named_to": {
            one.id: [titles[each.list_id] for each in await house.candidacies.of_nominee(one.id)]
            for pair in pairs
            for one in pair
        },
    }


@get("/")
async def duplicates(house: NamedDependency[House]) -> Template:
    return page(TEMPLATE, **await _shown(house))


@post("/", status_code=303)
async def merge(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    keep, drop = forms.text(form, "keep"), forms.text(form, "drop")
    try:
        if keep == drop:
            raise NomineesNotOne
        await house.candidacies.merge(keep, drop, visitor_of(request).subject, house.now())
    except REFUSALS as error:
        return again(TEMPLATE, error, **await _shown(house))
    return Redirect("/konferens/dubbletter", status_code=303)


routes = Router(path="/konferens/dubbletter", route_handlers=[duplicates, merge], guards=[only(Deed.ORGANISE)])
