"""Gallring: the organiser takes away the data of whoever never stood, once their lists are adopted."""

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect, Template

from nominering.documents.erasure import KINDS
from nominering.nomination.use_cases.erase import erase
from nominering.web.access import Deed, only
from nominering.web.house import House
from nominering.web.pages import page


@get("/")
async def erasing(house: NamedDependency[House]) -> Template:
    return page(
        "nomination/erase.html",
        waiting=len(await house.erasures.erasable()),
        log=await house.erasures.log(),
        kinds=KINDS,
    )


@post("/", status_code=303)
async def post_erasure(house: NamedDependency[House]) -> Redirect:
    await erase(house.erasures, house.now())
    return Redirect("/gallring", status_code=303)


routes = Router(path="/gallring", route_handlers=[erasing, post_erasure], guards=[only(Deed.ERASE)])
