"""Bereda: the nominating committee orders, saves and publishes its proposal."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from litestar import Router, get, post
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.nomination.model.proposals import Version
from nominering.nomination.use_cases.propose import propose, save_draft
from nominering.web import forms
from nominering.web.access import Deed, Visited, may, only, visitor_of
from nominering.web.balance import standing, weighed
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page
from nominering.web.ranking import row, with_gender
from nominering.web.start import next_step
from nominering.web.status import status_of_list, statuses
from nominering.web.versions import Saver, saver_of

TEMPLATE = "nomination/prepare.html"


async def _shown(request: Visited, house: House, list_id: str, order: Sequence[str] | None = None) -> dict[str, Any]:
    """Those who have said yes in the order given, or in the newest version's; numbers are only for this page."""
    candidate_list = await house.lists.candidate_list(list_id)
    candidacies = await house.candidacies.of_list(list_id)
    status = await status_of_list(house, candidate_list)
    versions = await house.proposals.versions(list_id)
    if order is None:
        order = status.proposal.order if status.round and status.proposal else versions[-1].order if versions else ()
    ordered = standing(order, candidacies)
    place = {each.id: n for n, each in enumerate(ordered, start=1)}
    accepted = [each for each in candidacies if each.accepted]
    rows = [
        row(number, each, candidate_list.election_day, place.get(each.id))
        for number, each in enumerate(accepted, start=1)
    ]
    sees_gender = may(request.user, Deed.SEE_GENDER)
    if candidate_list.quota and sees_gender:
        rows = [with_gender(each, one.gender) for each, one in zip(rows, accepted, strict=True)]
    return {
        "status": status,
        "lists": await house.lists.lists(),
        "room": "",
        "rows": rows,
        "newest": await _saver(house, versions),
        "scheduled": await house.proposals.scheduled(list_id, house.now()),
        "saved": None,
        "typed": {},
        "sees_gender": sees_gender,
        **await weighed(house, candidate_list, ordered, sees_gender=sees_gender),
    }


async def _saver(house: House, versions: Sequence[Version]) -> Saver | None:
    return await saver_of(house, versions[-1]) if versions else None


@get("/")
async def committees_room(request: Visited, house: NamedDependency[House]) -> Redirect:
    """The list that waits for the committee; the start page where there is none."""
    step = next_step(visitor_of(request).role, await statuses(house))
    return Redirect(step[1] if step else "/", status_code=303)


@get("/{list_id:str}")
async def preparing(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    shown = await _shown(request, house, list_id)
    saved, base = (forms.whole_typed(request.query_params.get(name, "")) or 0 for name in ("sparad", "byggde_pa"))
    if saved:
        shown |= {"saved": {"number": saved, "base": base, "between": saved - 1 if saved - 1 > base else None}}
    return page(TEMPLATE, **shown)


async def _again(request: Visited, house: House, list_id: str, form: FormMultiDict, error: Exception) -> Template:
    """As it was typed; the balance is of what can be read in it."""
    try:
        order = forms.ordered_rows(form)
    except REFUSALS:
        order = ()
    shown = await _shown(request, house, list_id, order)
    number = {one: n for n, one in enumerate(forms.texts(form, "row"), start=1)}
    rows = [replace(each, place=forms.place_typed(form, number.get(each.id))) for each in shown["rows"]]
    return again(TEMPLATE, error, **shown | {"rows": rows, "typed": forms.kept(form)})


@post("/{list_id:str}", status_code=303)
async def post_proposal(
    request: Visited, list_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    form = await request.form()
    try:
        await propose(
            house.lists,
            house.candidacies,
            house.proposals,
            list_id,
            forms.ordered_rows(form),
            house.now(),
            at=forms.day_and_time(form, "publish_day", "publish_time"),
            name=forms.text(form, "version"),
            by=visitor_of(request).subject,
        )
    except REFUSALS as error:
        return await _again(request, house, list_id, form, error)
    return Redirect(f"/bereda/{list_id}", status_code=303)


@post("/{list_id:str}/utkast", status_code=303)
async def post_draft(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    await house.lists.candidate_list(list_id)
    try:
        version = await save_draft(
            house.candidacies,
            house.proposals,
            list_id,
            forms.ordered_rows(form),
            forms.text(form, "version"),
            visitor_of(request).subject,
            house.now(),
        )
    except REFUSALS as error:
        return await _again(request, house, list_id, form, error)
    base = forms.whole(form, "base")
    return Redirect(f"/bereda/{list_id}?sparad={version.number}&byggde_pa={base}", status_code=303)


@post("/{list_id:str}/balans", status_code=200)
async def post_balance(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    """The balance of an order that is not saved: a part of the page, asked for while somebody orders."""
    candidate_list = await house.lists.candidate_list(list_id)
    order = standing(forms.ordered_rows(await request.form()), await house.candidacies.of_list(list_id))
    sees_gender = may(request.user, Deed.SEE_GENDER)
    return page("nomination/balance.html", **await weighed(house, candidate_list, order, sees_gender=sees_gender))


@post("/{list_id:str}/ta-tillbaka", status_code=303)
async def post_calling_off(list_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    await house.lists.candidate_list(list_id)
    await house.proposals.call_off(list_id, house.now())
    return Redirect(f"/bereda/{list_id}", status_code=303)


routes = Router(
    path="/bereda",
    route_handlers=[committees_room, preparing, post_proposal, post_draft, post_balance, post_calling_off],
    guards=[only(Deed.PREPARE)],
)
