"""Nominera: an association's board names people and follows what they answered."""

from uuid import uuid4

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect, Template

from nominering.nomination.model.nominations import Meeting
from nominering.nomination.use_cases.nominate import Named, nominate
from nominering.organisation.model import Association
from nominering.web import forms
from nominering.web.access import Deed, Visited, only, visitor_of
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page

TEMPLATE = "nomination/nominate.html"


async def _association(request: Visited, house: House) -> Association:
    """The board's own association, whatever the form says."""
    associations = await house.organisation.associations()
    return associations.by_id(visitor_of(request).association_id or "")


async def _shown(request: Visited, house: House) -> dict[str, object]:
    association = await _association(request, house)
    lists = await house.lists.lists()
    return {
        "association": association,
        "lists": lists,
        "open_lists": [each.id for each in lists if each.nominations_open(house.now())],
        "titles": {each.id: each.title for each in lists},
        "open": any(each.nominations_open(house.now()) for each in lists),
        "candidacies": await house.candidacies.of_association(association.id),
        "typed": {},
        "today": house.today(),
    }


@get("/")
async def nominating(request: Visited, house: NamedDependency[House]) -> Template:
    return page(TEMPLATE, **await _shown(request, house))


@post("/", status_code=303)
async def post_nomination(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    try:
        await nominate(
            house.lists,
            house.candidacies,
            await _association(request, house),
            Named(
                forms.text(form, "name"),
                forms.day(form, "born"),
                forms.text(form, "place"),
                forms.text(form, "email"),
            ),
            forms.texts(form, "list"),
            Meeting(forms.day(form, "meeting"), forms.text(form, "paragraph")),
            forms.text(form, "motivation"),
            new_id=uuid4().hex,
            now=house.now(),
            today=house.today(),
        )
    except REFUSALS as error:
        return again(TEMPLATE, error, **await _shown(request, house) | {"typed": forms.kept(form)})
    return Redirect("/nominera#vara", status_code=303)


routes = Router(path="/nominera", route_handlers=[nominating, post_nomination], guards=[only(Deed.NOMINATE)])
