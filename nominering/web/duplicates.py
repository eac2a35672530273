"""Dubbletter: members who may be the same person, merged by the organiser; the trail can be read afterwards."""

import asyncio
from dataclasses import replace
from typing import Any

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect, Template

from nominering.access.model import Role
from nominering.organisation.duplicates import Merge, find_pairs
from nominering.organisation.use_cases import merge_members
from nominering.web import forms
from nominering.web.access import Deed, Visited, may, only, visitor_of
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.members import seen_by, shows_place
from nominering.web.pages import again, page

TEMPLATE = "organisation/duplicates.html"


async def _shown(request: Visited, house: House) -> dict[str, Any]:
    visitor = visitor_of(request)
    everyone = await house.members.members()
    members = seen_by(visitor, everyone)
    numbers = {each.id for each in members}
    protected = {each.id for each in everyone if each.protected}
    associations = await house.organisation.associations()
    return {
        # Every two of the same birth date are held against each other: beside the others' requests.
        "pairs": await asyncio.to_thread(find_pairs, members),
        # A board sees what was merged into a member of its own.
        "merges": [
            _covered(each) if each.kept in protected else each
            for each in await house.register.merges()
            if visitor.role is not Role.ASSOCIATION or each.kept in numbers
        ],
        "names": {each.id: each.name for each in associations.every},
        "shows_place": lambda member: shows_place(visitor, member),
        "keeps": may(visitor, Deed.KEEP_ORGANISATION),
    }


def _covered(merge: Merge) -> Merge:
    """What the dropped number held is as protected as the member is today."""
    return replace(merge, dropped=replace(merge.dropped, protected=True))


@get("/")
async def duplicates(request: Visited, house: NamedDependency[House]) -> Template:
    return page(TEMPLATE, **await _shown(request, house))


@post("/", status_code=303, guards=[only(Deed.KEEP_ORGANISATION)])
async def merge(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    pair = {forms.text(form, "one"), forms.text(form, "other")}
    keep = forms.text(form, "keep")
    # A number that is not of the pair leaves both in it, and then neither is dropped.
    drop = (pair - {keep}).pop() if keep in pair and len(pair) == 2 else keep
    try:
        await merge_members(house.register, keep, drop, house.now(), visitor_of(request).name)
    except REFUSALS as error:
        return again(TEMPLATE, error, **await _shown(request, house))
    return Redirect("/organisation/dubbletter#sammanslagna", status_code=303)


routes = Router(path="/organisation/dubbletter", route_handlers=[duplicates, merge], guards=[only(Deed.READ_MEMBERS)])
