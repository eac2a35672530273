"""Motförslag: an association's board asks for another order than the committee's."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from litestar import Router, get, post
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.use_cases.counter_propose import counter_propose, withdraw
from nominering.nomination.use_cases.propose import published
from nominering.organisation.model import Association
from nominering.web import forms
from nominering.web.access import Deed, Visited, only, visitor_of
from nominering.web.balance import standing
from nominering.web.differences import sentences_between, told_apart
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page
from nominering.web.ranking import row
from nominering.web.status import status_of_list

TEMPLATE = "nomination/counter_proposal.html"


async def _association(request: Visited, house: House) -> Association:
    """The board's own association, whatever the form says."""
    associations = await house.organisation.associations()
    return associations.by_id(visitor_of(request).association_id or "")


async def _shown(request: Visited, house: House, list_id: str) -> dict[str, Any]:
    """The association's own order where there is one, and the committee's to begin from otherwise."""
    candidate_list = await house.lists.candidate_list(list_id)
    proposal = await published(house.proposals, list_id, house.now())
    association = await _association(request, house)
    counter = await house.counters.of_association(list_id, association.id)
    candidacies = await house.candidacies.ever_on(list_id)
    accepted = _committees_first(proposal.order, candidacies)
    begun = counter.beside(proposal.order) if counter else proposal.order
    place = {each.id: n for n, each in enumerate(standing(begun, candidacies), start=1)}
    names = told_apart(candidacies, candidate_list.election_day)
    return {
        "status": await status_of_list(house, candidate_list),
        "association": association,
        "counter": counter,
        "differs": sentences_between(proposal.order, counter.beside(proposal.order), names) if counter else (),
        "rows": [
            row(number, each, candidate_list.election_day, place.get(each.id))
            for number, each in enumerate(accepted, start=1)
        ],
        "typed": {},
    }


def _committees_first(order: Sequence[str], candidacies: Sequence[Candidacy]) -> tuple[Candidacy, ...]:
    proposed = standing(order, candidacies)
    return (*proposed, *(each for each in candidacies if each.accepted and each not in proposed))


@get("/{list_id:str}")
async def counter_proposal(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    return page(TEMPLATE, **await _shown(request, house, list_id))


async def _post(request: Visited, house: House, list_id: str, *, send: bool) -> Template | Redirect:
    form = await request.form()
    await house.lists.candidate_list(list_id)
    await published(house.proposals, list_id, house.now())
    try:
        await counter_propose(
            house.candidacies,
            house.proposals,
            house.counters,
            await _association(request, house),
            list_id,
            forms.ordered_rows(form),
            forms.text(form, "reason", forms.LONGEST_PROSE),
            house.now(),
            send=send,
        )
    except REFUSALS as error:
        return await _again(request, house, list_id, form, error)
    return Redirect(f"/motforslag/{list_id}", status_code=303)


async def _again(request: Visited, house: House, list_id: str, form: FormMultiDict, error: Exception) -> Template:
    shown = await _shown(request, house, list_id)
    number = {one: n for n, one in enumerate(forms.texts(form, "row"), start=1)}
    rows = [replace(each, place=forms.place_typed(form, number.get(each.id))) for each in shown["rows"]]
    return again(TEMPLATE, error, **shown | {"rows": rows, "typed": forms.kept(form)})


@post("/{list_id:str}", status_code=303)
async def post_counter_proposal(
    request: Visited, list_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    return await _post(request, house, list_id, send=True)


@post("/{list_id:str}/utkast", status_code=303)
async def post_draft(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    return await _post(request, house, list_id, send=False)


@post("/{list_id:str}/dra-tillbaka", status_code=303)
async def post_withdrawal(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    await house.lists.candidate_list(list_id)
    await withdraw(house.counters, await _association(request, house), list_id, house.now())
    return Redirect(f"/motforslag/{list_id}", status_code=303)


routes = Router(
    path="/motforslag",
    route_handlers=[counter_proposal, post_counter_proposal, post_draft, post_withdrawal],
    guards=[only(Deed.COUNTER_PROPOSE)],
)
