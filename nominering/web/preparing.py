"""Bereda: the nominating committee orders and publishes its proposal."""

from dataclasses import replace
from typing import Any

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.nomination.use_cases.propose import propose
from nominering.web import forms
from nominering.web.access import Deed, Visited, only
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page
from nominering.web.ranking import row, with_gender
from nominering.web.status import status_of_list

TEMPLATE = "nomination/prepare.html"


async def _shown(house: House, list_id: str) -> dict[str, Any]:
    """Everyone nominated, those who have said yes first in the committee's order; numbers are only for this page."""
    candidate_list = await house.lists.candidate_list(list_id)
    candidacies = await house.candidacies.of_list(list_id)
    proposal = await house.proposals.proposal(list_id)
    place = {one: n for n, one in enumerate(proposal.order, start=1)} if proposal else {}
    accepted = [each for each in candidacies if each.accepted]
    rows = [
        row(number, each, candidate_list.election_day, place.get(each.id))
        for number, each in enumerate(accepted, start=1)
    ]
    if candidate_list.quota:
        rows = [with_gender(each, one.gender) for each, one in zip(rows, accepted, strict=True)]
    return {
        "status": await status_of_list(house, candidate_list),
        "lists": await house.lists.lists(),
        "others": [each for each in candidacies if not each.accepted and not each.nominee.erased],
        "rows": rows,
    }


@get("/{list_id:str}")
async def preparing(list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    return page(TEMPLATE, **await _shown(house, list_id))


@post("/{list_id:str}", status_code=303)
async def post_proposal(
    request: Visited, list_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    form = await request.form()
    shown_ids = forms.texts(form, "row")
    shown = await _shown(house, list_id)
    try:
        # The numbers are those of the page as it was shown: somebody may have answered since.
        order = tuple(shown_ids[n - 1] if 0 < n <= len(shown_ids) else "" for n in forms.ranking(form))
        await propose(
            house.lists,
            house.candidacies,
            house.proposals,
            list_id,
            order,
            house.now(),
        )
    except REFUSALS as error:
        number = {one: n for n, one in enumerate(shown_ids, start=1)}
        rows = [replace(each, place=forms.place_typed(form, number.get(each.id))) for each in shown["rows"]]
        return again(TEMPLATE, error, **shown | {"rows": rows})
    return Redirect(f"/bereda/{list_id}", status_code=303)


routes = Router(path="/bereda", route_handlers=[preparing, post_proposal], guards=[only(Deed.PREPARE)])
