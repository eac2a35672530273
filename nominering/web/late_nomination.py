"""Sen nominering: after the stop, where a list's rules let the committee or the floor name somebody."""

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect, Template

from nominering.access.model import Role
from nominering.nomination.model.nominations import COMMITTEE, Nominator, NominatorKind
from nominering.web import forms
from nominering.web.access import Deed, Visited, only, visitor_of
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.nominating import put_forward
from nominering.web.nominators import ELECTABLE
from nominering.web.pages import again, page

TEMPLATE = "nomination/late.html"


def _kind(request: Visited) -> NominatorKind:
    """The committee names for itself; the organiser and the presidium write down what a delegate has proposed."""
    committee = visitor_of(request).role is Role.COMMITTEE
    return NominatorKind.COMMITTEE if committee else NominatorKind.FLOOR


async def _shown(request: Visited, house: House) -> dict[str, object]:
    kind = _kind(request)
    lists = await house.lists.lists()
    open_lists = [
        each.id
        for each in lists
        if each.late_nominations.lets(kind)
        and not each.nominations_open(house.now())
        and await house.rounds.round_on(each.id) is None
    ]
    late = [
        (each, one)
        for a_list in lists
        for each in await house.candidacies.of_list(a_list.id)
        for one in each.supporters
        # Whom the committee has named is not for the presidium to read before there is a yes.
        if one.nominator.kind is kind
    ]
    return {
        "floor": kind is NominatorKind.FLOOR,
        "lists": lists,
        "open_lists": open_lists,
        "titles": {each.id: each.title for each in lists},
        "late": late,
        "electables": ELECTABLE,
        "typed": {},
    }


@get("/")
async def late_nominations(request: Visited, house: NamedDependency[House]) -> Template:
    return page(TEMPLATE, **await _shown(request, house))


@post("/", status_code=303)
async def post_late_nomination(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    content = forms.draft_fields(form)
    try:
        floor = _kind(request) is NominatorKind.FLOOR
        nominator = Nominator.floor(forms.text(form, "delegate")) if floor else COMMITTEE
        await put_forward(house, nominator, content)
    except REFUSALS as error:
        return again(TEMPLATE, error, **await _shown(request, house) | {"typed": forms.kept(form)})
    return Redirect("/sen-nominering", status_code=303)


routes = Router(
    path="/sen-nominering",
    route_handlers=[late_nominations, post_late_nomination],
    guards=[only(Deed.NOMINATE_LATE)],
)
