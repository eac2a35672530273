"""Plats för plats: the presidium takes a list through the hall, one decision at a time."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from litestar import Router, get, post
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.conference.errors import PresentUncounted, QuorumMissing
from nominering.conference.use_cases.rounds import open_round
from nominering.place_by_place.use_cases import (
    acclaim,
    begin_vote,
    count_vote,
    draw_lot,
    finish,
    hall_of,
    name_candidate,
    set_quota_aside,
    undo,
)
from nominering.web import forms
from nominering.web.access import Deed, Visited, only, visitor_of
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page
from nominering.web.place_by_place_shown import shown
from nominering.web.rounds import asked

TEMPLATE = "place_by_place/hall.html"
LOT = "lot-"
FINISH = "klar"


async def _shown(house: House, list_id: str) -> dict[str, Any]:
    list_ = await house.lists.candidate_list(list_id)
    return {
        **await shown(house, list_, await hall_of(house, list_id)),
        "asked": await asked(house),
        "typed": {},
    }


@get("/{list_id:str}")
async def hall(list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    return page(TEMPLATE, **await _shown(house, list_id))


def _lot(form: FormMultiDict) -> tuple[int, ...]:
    """Each of those who were equal by the place that the lot gave; a place that two have keeps neither."""
    places: dict[int, list[int]] = {}
    for field in form:
        number = forms.whole_typed(field.removeprefix(LOT)) if field.startswith(LOT) else None
        if number is not None:
            places.setdefault(forms.whole(form, field), []).append(number)
    return tuple(each[0] for _, each in sorted(places.items()) if len(each) == 1)


@dataclass(frozen=True)
class Wanted:
    """What somebody of the presidium wants done."""

    house: House
    list_id: str
    form: FormMultiDict
    seen: int
    by: str

    def entered(self) -> tuple[int, str, datetime]:
        return self.seen, self.by, self.house.now()


async def _begin(wanted: Wanted) -> None:
    """Begun and opened in one; where a quorum stands in the way the page has the step that asks for it."""
    house = wanted.house
    ballot = await begin_vote(house, wanted.list_id, *wanted.entered())
    quorum = await asked(house)
    with suppress(PresentUncounted, QuorumMissing):
        present = quorum.present if quorum else None
        await open_round(house.rounds, house.roll, house.openings, ballot.id, house.now(), present)


# What the page's buttons do, by the last word of the address.
DEEDS: dict[str, Callable[[Wanted], Awaitable[object]]] = {
    "bifall": lambda a: acclaim(a.house, a.list_id, forms.whole(a.form, "last"), *a.entered()),
    "motkandidat": lambda a: name_candidate(a.house, a.list_id, forms.whole(a.form, "number"), *a.entered()),
    "omrostning": _begin,
    "rakna": lambda a: count_vote(a.house, a.list_id, *a.entered()),
    "lott": lambda a: draw_lot(a.house, a.list_id, _lot(a.form), *a.entered()),
    "kvotering": lambda a: set_quota_aside(a.house, a.list_id, forms.text(a.form, "paragraph"), *a.entered()),
    "angra": lambda a: undo(a.house, a.list_id, forms.text(a.form, "reason"), *a.entered()),
    FINISH: lambda a: finish(a.house, a.list_id, a.seen, a.house.now()),
}


@post("/{list_id:str}/{deed:str}", status_code=303)
async def do(
    request: Visited, list_id: FromPath[str], deed: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    """The page as it is then; what is refused is told on it, with what was typed."""
    if deed not in DEEDS:
        raise NotFoundException
    form = await request.form()
    await house.lists.candidate_list(list_id)
    seen = forms.whole_typed(forms.text(form, "seen"))
    try:
        await DEEDS[deed](Wanted(house, list_id, form, -1 if seen is None else seen, visitor_of(request).name))
    except REFUSALS as error:
        return again(TEMPLATE, error, **await _shown(house, list_id) | {"typed": forms.kept(form)})
    to = f"/resultat/{list_id}" if deed == FINISH else f"/konferens/plats/{list_id}"
    return Redirect(to, status_code=303)


routes = Router(path="/konferens/plats", route_handlers=[hall, do], guards=[only(Deed.CONDUCT)])
