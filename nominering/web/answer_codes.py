"""Svara: the way in by the code of a printed letter."""

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.balloting.model.codes import canonical_code
from nominering.nomination.use_cases.invite import enter_by_code
from nominering.web import forms
from nominering.web.access import Visited, fresh_secret
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page

TEMPLATE = "nomination/answer_code.html"


@get("/")
async def code() -> Template:
    return page(TEMPLATE, code="")


@get("/kod/{code:str}")
async def code_from_letter(code: FromPath[str]) -> Template:
    """The address in the letter's square leads here; coming in is still a press on a button."""
    return page(TEMPLATE, code=code[:40])


@post("/", status_code=303)
async def enter(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    """On to an address with a long secret of its own: the short code stays out of it."""
    typed = forms.text(await request.form(), "code")[:40]
    secret = fresh_secret()
    try:
        await enter_by_code(house.keys, house.answer_codes, canonical_code(typed), secret, house.now())
    except REFUSALS as error:
        return again(TEMPLATE, error, code=typed)
    return Redirect(f"/svara/{secret}", status_code=303)


routes = Router(path="/svara", route_handlers=[code, code_from_letter, enter])
