"""Deltagare: those at the conference who are no delegates, and what each kind of participant has a right to."""

from typing import Any
from uuid import uuid4

from litestar import Router, get, post
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.conference.errors import ParticipantIncomplete
from nominering.conference.model.participants import ON_ROLL, Kind, Right, decided
from nominering.conference.use_cases.attend import register_attendee, register_offices
from nominering.web import forms
from nominering.web.access import Deed, Visited, may, only
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page
from nominering.web.participants import KINDS, RIGHTS, shown
from nominering.web.reporting import terms_for

TEMPLATE = "conference/attendees.html"
PATH = "/konferens/deltagare"


async def _shown(request: Visited, house: House) -> dict[str, Any]:
    roll, rights = await house.roll.roll(), await house.attendees.rights()
    return {
        "people": [shown(each, roll, rights) for each in await house.attendees.attendees()],
        "kinds": {kind: words for kind, words in KINDS.items() if kind not in ON_ROLL},
        "all_kinds": KINDS,
        "words": RIGHTS,
        "rights": rights,
        "held_on": (await terms_for(house, bound=False)).held_on,
        "organiser": may(request.user, Deed.ORGANISE),
        "typed": {},
    }


@get("/")
async def attendees(request: Visited, house: NamedDependency[House]) -> Template:
    return page(TEMPLATE, **await _shown(request, house))


@post("/", status_code=303)
async def register(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    try:
        await register_attendee(house.attendees, uuid4().hex, forms.long_text(form, "name"), _kind(form))
    except REFUSALS as error:
        return again(TEMPLATE, error, **await _shown(request, house) | {"typed": forms.kept(form)})
    return Redirect(PATH, status_code=303)


def _kind(form: FormMultiDict) -> Kind:
    """Raises ParticipantIncomplete."""
    try:
        return Kind(forms.text(form, "kind"))
    except ValueError:
        raise ParticipantIncomplete from None


@post("/hamta", status_code=303)
async def register_all(house: NamedDependency[House]) -> Redirect:
    """Those who hold an office of the district on the day of the conference."""
    held_on = (await terms_for(house, bound=False)).held_on
    await register_offices(house.roll, house.attendees, house.members, house.register, held_on, lambda: uuid4().hex)
    return Redirect(PATH, status_code=303)


@post("/{participant_id:str}/ta-bort", status_code=303)
async def remove(request: Visited, participant_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    await house.attendees.remove(participant_id)
    return Redirect(PATH, status_code=303)


@post("/rattigheter", status_code=303)
async def decide_rights(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    given = {kind: {right for right in Right if f"{kind.value}-{right.value}" in form} for kind in Kind}
    try:
        await house.attendees.keep_rights(decided(given))
    except REFUSALS as error:
        return again(TEMPLATE, error, **await _shown(request, house))
    return Redirect(f"{PATH}#rattigheter", status_code=303)


registering = Router(path="/", route_handlers=[attendees, register, remove], guards=[only(Deed.CHECK_IN)])
deciding = Router(path="/", route_handlers=[register_all, decide_rights], guards=[only(Deed.ORGANISE)])
routes = Router(path=PATH, route_handlers=[registering, deciding])
