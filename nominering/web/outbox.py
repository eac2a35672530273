"""Utkorg: every letter and what became of it. Only in a demo can the letters be read here."""

from litestar import Router, get
from litestar.di import NamedDependency
from litestar.response import Template

from nominering.correspondence.model import Kind
from nominering.web.access import Deed, only
from nominering.web.house import House
from nominering.web.letters import DELIVERIES, KINDS, TROUBLES, covered
from nominering.web.pages import page

SHOWN = 200


@get("/")
async def show(house: NamedDependency[House]) -> Template:
    letters = await house.outbox.of_kind(*Kind)
    return page(
        "access/outbox.html",
        letters=await covered(house, letters[:SHOWN]),
        more=len(letters) - SHOWN,
        kinds=KINDS,
        deliveries=DELIVERIES,
        troubles=TROUBLES,
        doors=house.doors,
    )


routes = Router(path="/utkorg", route_handlers=[show], guards=[only(Deed.INVITE)])
