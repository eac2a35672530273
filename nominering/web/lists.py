"""Listor: the organiser begins a list, changes what it is called and where it stands, or takes it away."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from litestar import Router, get, post
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.nomination.errors import ListIncomplete, RulesIncomplete
from nominering.nomination.model.lists import CandidateList, Election
from nominering.nomination.use_cases.lists import begin_list, change_list
from nominering.organisation.model import District, Municipality
from nominering.organisation.names import alphabetical
from nominering.web import forms, rules_form
from nominering.web.access import Deed, Visited, only, visitor_of
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page
from nominering.web.status import statuses

TEMPLATE = "nomination/lists.html"
ONE = "nomination/list.html"
ELECTIONS = {
    Election.RIKSDAG: "Valet till riksdagen",
    Election.REGION: "Valet till regionfullmäktige",
    Election.MUNICIPAL: "Valet till kommunfullmäktige",
}
# What the id of a new list begins with, which gives the list its colour.
STEMS = {Election.RIKSDAG: "riksdag", Election.REGION: "region", Election.MUNICIPAL: "kommun"}
AREA = "area-"


async def _shown(house: House, values: Mapping[str, str]) -> dict[str, Any]:
    return {
        "lists": await statuses(house),
        "elections": ELECTIONS,
        "municipalities": await _municipalities(house),
        "presets": rules_form.PRESETS,
        "values": values,
        "today": house.today(),
    }


async def _municipalities(house: House) -> dict[str, str]:
    """By the name of the box to tick."""
    within = await house.organisation.district()
    return {f"{AREA}{each.code}": each.name for each in sorted(within.municipalities, key=_by_name)}


def _by_name(municipality: Municipality) -> tuple[tuple[int, ...], str]:
    return alphabetical(municipality.name)


@get("/")
async def all_lists(house: NamedDependency[House]) -> Template:
    return page(TEMPLATE, **await _shown(house, {}))


@post("/", status_code=303)
async def begin(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    try:
        within = await house.organisation.district()
        begun = await begin_list(
            house.lists, _read(form, within), visitor_of(request).name, house.now(), house.today()
        )
    except REFUSALS as error:
        return again(TEMPLATE, error, **await _shown(house, rules_form.typed(form)))
    return Redirect(f"/valordning/{begun.id}", status_code=303)


def _read(form: FormMultiDict, within: District) -> CandidateList:
    """Raises ListIncomplete, RulesIncomplete."""
    kind, preset = _election(form), forms.text(form, "preset")
    if preset not in rules_form.PRESETS:
        raise RulesIncomplete("method")
    begun = CandidateList(
        id=STEMS[kind],
        title=forms.text(form, "title"),
        election=ELECTIONS[kind],
        election_day=forms.day(form, "election_day", ListIncomplete),
        constituency=forms.text(form, "constituency"),
        places=forms.whole(form, "places"),
        method=rules_form.PRESETS[preset].method,
        procedure=rules_form.PRESETS[preset].procedure,
        nominations_close=forms.moment(form, "nominations_close"),
        answers_close=forms.moment(form, "answers_close"),
    )
    return begun.to(kind, forms.ticked(form, AREA), within)


def _election(form: FormMultiDict) -> Election:
    try:
        return Election(forms.text(form, "election"))
    except ValueError:
        raise ListIncomplete("election") from None


async def _one(house: House, list_id: str) -> dict[str, Any]:
    every = await house.lists.lists()
    chosen = await house.lists.candidate_list(list_id)
    at = [each.id for each in every].index(list_id) + 1
    return {
        "list": chosen,
        "elections": ELECTIONS,
        "municipalities": await _municipalities(house),
        "others": [each.title for each in every if each.id != list_id],
        "frozen": await house.rounds.round_on(list_id) is not None,
        "values": {
            "election": chosen.kind.value,
            **{f"{AREA}{code}": "on" for code in chosen.area},
            "title": chosen.title,
            "election_day": chosen.election_day.isoformat(),
            "constituency": chosen.constituency,
            "remind_days": str(chosen.remind_days),
            "position": str(at),
        },
    }


@get("/{list_id:str}")
async def one_list(list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    return page(ONE, **await _one(house, list_id))


@post("/{list_id:str}", status_code=303)
async def change(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    shown = await _one(house, list_id)
    try:
        wanted = _changed(form, shown["list"], await house.organisation.district())
        await change_list(house.lists, wanted, forms.whole(form, "position"), house.today())
    except REFUSALS as error:
        return again(ONE, error, **shown | {"values": rules_form.typed(form)})
    return Redirect("/listor", status_code=303)


def _changed(form: FormMultiDict, standing: CandidateList, within: District) -> CandidateList:
    """Raises ListIncomplete."""
    kind = _election(form)
    return (
        replace(
            standing,
            title=forms.text(form, "title"),
            election=standing.election if kind is standing.kind else ELECTIONS[kind],
            election_day=forms.day(form, "election_day", ListIncomplete),
            constituency=forms.text(form, "constituency"),
        )
        .to(kind, forms.ticked(form, AREA), within)
        .reminding(forms.whole_typed(forms.text(form, "remind_days")))
    )


@post("/{list_id:str}/ta-bort", status_code=303)
async def remove(list_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    await house.lists.remove_list(list_id)
    return Redirect("/listor", status_code=303)


routes = Router(
    path="/listor",
    route_handlers=[all_lists, begin, one_list, change, remove],
    guards=[only(Deed.KEEP_RULES)],
)
