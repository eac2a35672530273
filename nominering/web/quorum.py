"""Beslutsmässighet: how many must be present when a round opens."""

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect, Template

from nominering.conference.model.quorum import Quorum, QuorumRule
from nominering.conference.use_cases.rounds import ask_for_quorum
from nominering.web import forms
from nominering.web.access import Deed, Visited, only
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page

TEMPLATE = "conference/quorum.html"
PATH = "/konferens/beslutsmassighet"


async def _shown(house: House, quorum: Quorum, typed: str) -> dict[str, object]:
    entitled = len((await house.roll.roll()).delegates)
    needed = (await house.openings.quorum()).needed(entitled)
    return {"quorum": quorum, "typed": typed, "entitled": entitled, "needed": needed}


@get("/")
async def quorum(house: NamedDependency[House]) -> Template:
    kept = await house.openings.quorum()
    return page(TEMPLATE, **await _shown(house, kept, str(kept.least or "")))


@post("/", status_code=303)
async def keep_quorum(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    rule = forms.choice(form, "rule", QuorumRule.NONE)
    typed = forms.text(form, "least")
    counts = rule in (QuorumRule.NUMBER, QuorumRule.SHARE)
    wanted = Quorum(rule, forms.whole(form, "least") if counts else 0)
    try:
        await ask_for_quorum(house.openings, wanted)
    except REFUSALS as error:
        return again(TEMPLATE, error, **await _shown(house, wanted, typed))
    return Redirect(PATH, status_code=303)


routes = Router(path=PATH, route_handlers=[quorum, keep_quorum], guards=[only(Deed.ORGANISE)])
