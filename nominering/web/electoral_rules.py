"""Valordning: the electoral rules of a list in words, their decision and their history; the organiser chooses."""

from collections.abc import Mapping
from typing import Any

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from nominering.counting.errors import QuotaOnSet
from nominering.counting.rules import Method, Procedure
from nominering.documents.electoral_rules import (
    ELIGIBILITY,
    ELIGIBILITY_MEANS,
    ELIGIBILITY_UNFIT,
    EXCLUDING_MEANS,
    EXCLUDING_UNFIT,
    LATE,
    LATE_MEANS,
    LATE_UNFIT,
    MODES_UNFIT,
    PROCEDURES,
    PROCEDURES_MEAN,
    PROCEDURES_UNFIT,
    PUBLICATION,
    PUBLICATION_MEANS,
    PUBLICATION_UNFIT,
    SUITS,
    TIES,
    TIES_MEAN,
    TIES_UNFIT,
    UNFIT,
)
from nominering.documents.eligibility import OFFICES
from nominering.documents.explaining import METHODS
from nominering.nomination.errors import (
    CandidatesFrozen,
    RulesIncomplete,
)
from nominering.nomination.model.electoral_rules import (
    Deadline,
    DecidedBy,
    Decision,
)
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.use_cases.answer import accepted_to
from nominering.nomination.use_cases.electoral_rules import (
    adopt_rules,
    draft_of,
    draft_rules,
    extend_deadline,
)
from nominering.web import forms, rules_form
from nominering.web.access import Deed, Visited, only, visitor_of
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page
from nominering.web.rules_shown import DEADLINES, shown

TEMPLATE = "nomination/electoral_rules.html"
FORM = "nomination/electoral_rules_form.html"


@get("/{list_id:str}")
async def electoral_rules(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    return page(TEMPLATE, **await shown(request, house, list_id))


async def _form(house: House, on: CandidateList, values: Mapping[str, str]) -> dict[str, Any]:
    accepted = await accepted_to(house.candidacies, on.id)
    return {
        "list": on,
        "values": values,
        "presets": rules_form.PRESETS,
        "procedures": [
            (each.value, PROCEDURES[each], PROCEDURES_MEAN[each], PROCEDURES_UNFIT[each]) for each in Procedure
        ],
        "methods": [(each.value, METHODS[each.value], SUITS[each], UNFIT[each]) for each in Method],
        "quotas": rules_form.QUOTAS,
        "minimum_groups": rules_form.MINIMUM_GROUPS,
        "modes_unfit": MODES_UNFIT,
        "ties": [(each.value, TIES[each], TIES_MEAN[each], TIES_UNFIT[each]) for each in TIES],
        "publications": [
            (each.value, PUBLICATION[each], PUBLICATION_MEANS[each], PUBLICATION_UNFIT[each]) for each in PUBLICATION
        ],
        "late_nominations": [(each.value, LATE[each], LATE_MEANS[each], LATE_UNFIT[each]) for each in LATE],
        "eligibilities": [
            (each.value, ELIGIBILITY[each], ELIGIBILITY_MEANS[each], ELIGIBILITY_UNFIT[each]) for each in ELIGIBILITY
        ],
        "offices": {f"{rules_form.OFFICE}{body}": name for body, name in OFFICES.items()},
        "excluding_means": EXCLUDING_MEANS,
        "excluding_unfit": EXCLUDING_UNFIT,
        "deadlines": [
            (each.field, DEADLINES[each], on.closes(each), on.closes(each) > house.now()) for each in Deadline
        ],
        "accepted": accepted,
        "any_fixed": any(key.startswith(rules_form.FIXED) and value for key, value in values.items()),
    }


@get("/{list_id:str}/andra")
async def choosing(list_id: FromPath[str], house: NamedDependency[House], mall: FromQuery[str] = "") -> Template:
    """Begun with the draft, or with what is in force; `mall` is a preset's name. Raises CandidatesFrozen."""
    on = await house.lists.candidate_list(list_id)
    if await house.rounds.round_on(list_id):
        raise CandidatesFrozen
    draft = draft_of(await house.editions.editions(list_id))
    standing = draft.rules if draft else on.electoral_rules
    return page(FORM, **await _form(house, on, rules_form.begun(standing, mall)))


@post("/{list_id:str}/andra", status_code=303)
async def choose(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    on = await house.lists.candidate_list(list_id)
    try:
        rules = rules_form.read(form, on, house.now())
        by = visitor_of(request).name
        await draft_rules(house.lists, house.candidacies, house.editions, list_id, rules, by, house.now())
    except REFUSALS as error:
        typed_again = await _form(house, on, rules_form.typed(form))
        # The count knows of no fields.
        return again(FORM, error, **typed_again | ({"wrong": "quota"} if isinstance(error, QuotaOnSet) else {}))
    return Redirect(f"/valordning/{list_id}#utkast", status_code=303)


@post("/{list_id:str}/kasta", status_code=303)
async def drop(list_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    await house.editions.drop_draft(list_id)
    return Redirect(f"/valordning/{list_id}", status_code=303)


@post("/{list_id:str}/besluta", status_code=303)
async def adopt(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    try:
        decision = Decision(
            _body(forms.text(form, "body")),
            forms.day(form, "adopted_on", RulesIncomplete),
            forms.text(form, "paragraph"),
        )
        by, read = visitor_of(request).name, forms.text(form, "read")
        await adopt_rules(house.editions, list_id, read, decision, by, house.now(), house.today())
    except REFUSALS as error:
        return await _again(request, house, list_id, error, form=rules_form.typed(form))
    return Redirect(f"/valordning/{list_id}", status_code=303)


@post("/{list_id:str}/forlang", status_code=303)
async def extend(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    try:
        deadline, until = _which(forms.text(form, "deadline")), forms.moment(form, "until")
        await extend_deadline(house.editions, list_id, deadline, until, visitor_of(request).name, house.now())
    except REFUSALS as error:
        return await _again(request, house, list_id, error, form=rules_form.typed(form))
    return Redirect(f"/valordning/{list_id}", status_code=303)


async def _again(
    request: Visited, house: House, list_id: str, error: Exception, *, form: Mapping[str, str]
) -> Template:
    return again(TEMPLATE, error, **await shown(request, house, list_id) | {"typed": form})


def _body(typed: str) -> DecidedBy:
    try:
        return DecidedBy(typed)
    except ValueError:
        raise RulesIncomplete("body") from None


def _which(typed: str) -> Deadline:
    try:
        return Deadline(typed)
    except ValueError:
        raise RulesIncomplete("until") from None


reading = Router(path="/", route_handlers=[electoral_rules], guards=[only(Deed.READ_RULES)])
keeping = Router(path="/", route_handlers=[choosing, choose, drop, adopt, extend], guards=[only(Deed.KEEP_RULES)])
routes = Router(path="/valordning", route_handlers=[reading, keeping])
