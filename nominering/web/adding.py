"""Tillägg: somebody on an adopted list cannot stand any more, and what follows is decided."""

from dataclasses import dataclass
from typing import Any

from litestar import Response, Router, get, post
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.documents import addendum as document
from nominering.documents import count_report
from nominering.documents.addendum import BODIES, CAUSES, MANNERS, RULES, proof
from nominering.documents.amendments import PlaceLine, compared
from nominering.documents.explaining import rule_text
from nominering.nomination.model.electoral_rules import DecidedBy
from nominering.outcome.errors import AddendumIncomplete, OutcomeError
from nominering.outcome.model.addenda import Cause, Decided, Gone, Manner
from nominering.outcome.use_cases.add import Ways, add, ways_on
from nominering.outcome.use_cases.adopt import adopted_list
from nominering.web import forms
from nominering.web.access import Deed, Visited, may, only, visitor_of
from nominering.web.amending import names_of_candidacies
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.outcome import json_file, names_of
from nominering.web.pages import again, page
from nominering.web.sentences import sentence_for

TEMPLATE = "outcome/add.html"


@dataclass(frozen=True)
class Way:
    """One of the things the list can become. `refused` says why it cannot."""

    manner: Manner
    title: str
    rule: str
    places: tuple[PlaceLine, ...] = ()
    proof: tuple[str, ...] = ()
    refused: str = ""

    @property
    def changed(self) -> tuple[PlaceLine, ...]:
        return tuple(each for each in self.places if each.differs)


def declared(texts: list[str]) -> tuple[Gone, ...]:
    """What `candidacy:cause` says; anything else says nothing."""
    found = []
    for text in texts:
        candidacy, _, cause = text.rpartition(":")
        if candidacy and cause in set(Cause):
            found.append(Gone(candidacy, Cause(cause)))
    return tuple({each.candidacy_id: each for each in found}.values())


def _declared_in(request: Visited) -> tuple[Gone, ...]:
    """Those from before, and the one just chosen."""
    asked = request.query_params
    chosen = f"{asked.get('vem', '')}:{asked.get('orsak', '')}"
    return declared([*asked.getall("bort", []), chosen])


async def _shown(house: House, list_id: str, gone: tuple[Gone, ...], set_aside: str) -> dict[str, Any]:
    candidate_list = await house.lists.candidate_list(list_id)
    adopted = await adopted_list(house.outcomes, list_id)
    names = await names_of_candidacies(house, list_id)
    away = {each.candidacy_id for addendum in adopted.addenda for each in addendum.gone}
    refusal, ways = "", None
    try:
        ways = await ways_on(house, list_id, gone, set_aside)
    except OutcomeError as error:
        refusal = sentence_for(error)
    stood = {each.candidacy_id: each.place for each in adopted.in_force}
    return {
        "list": candidate_list,
        "adopted": adopted,
        "nobody": refusal,
        "gone": [
            (names.get(each.candidacy_id, ""), stood.get(each.candidacy_id), CAUSES[each.cause]) for each in ways.gone
        ]
        if ways
        else [],
        "declared": gone,
        "others": [
            (one, names[one], stood.get(one))
            for one in sorted(names, key=lambda one: (stood.get(one, len(names)), names[one]))
            if one not in away and one not in {each.candidacy_id for each in gone}
        ],
        "causes": CAUSES,
        "ways": _ways(ways, names) if ways else (),
        "rule": rule_text(str(candidate_list.quota)) if candidate_list.quota else "",
        "stuck": ways is not None and isinstance(ways.recount, Exception),
        "set_aside": set_aside,
        "bodies": BODIES,
        "today": house.today(),
        "typed": {},
    }


def _ways(ways: Ways, names: dict[str, str]) -> tuple[Way, ...]:
    return tuple(_way(ways, manner, names) for manner in Manner)


def _way(ways: Ways, manner: Manner, names: dict[str, str]) -> Way:
    before = {each.place: each.candidacy_id for each in ways.adopted.in_force}
    was = [before.get(place) for place in range(1, len(ways.adopted.places) + 1)]
    try:
        order = ways.order(manner)
    except REFUSALS as refused:
        return Way(manner, MANNERS[manner], RULES[manner], refused=sentence_for(refused))
    whole = [one for one in order if one is not None]
    said = proof(ways.vacancy, whole, names) if manner is Manner.SHORTEST else ()
    return Way(manner, MANNERS[manner], RULES[manner], compared(was, order, names), said)


@get("/{list_id:str}/tillagg")
async def ways_page(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    set_aside = str(request.query_params.get("frangar", ""))[:200]
    return page(TEMPLATE, **await _shown(house, list_id, _declared_in(request), set_aside))


@post("/{list_id:str}/tillagg", status_code=303)
async def post_addendum(
    request: Visited, list_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    form = await request.form()
    gone, set_aside = declared(forms.texts(form, "bort")), forms.text(form, "frangar", 200)
    try:
        addendum = await add(
            house,
            list_id,
            gone,
            _manner(form),
            Decided(
                _body(form),
                forms.day(form, "decided_on", AddendumIncomplete),
                forms.long_text(form, "paragraph"),
                forms.long_text(form, "reason"),
            ),
            read=forms.whole(form, "read"),
            by=visitor_of(request).name,
            now=house.now(),
            today=house.today(),
            set_aside=set_aside,
        )
    except REFUSALS as error:
        shown = await _shown(house, list_id, gone, set_aside)
        return again(TEMPLATE, error, **shown | {"typed": forms.kept(form)})
    return Redirect(f"/resultat/{list_id}/tillagg/{addendum.number}", status_code=303)


def _manner(form: FormMultiDict) -> Manner:
    """Raises AddendumIncomplete."""
    said = forms.text(form, "manner")
    if said not in set(Manner):
        raise AddendumIncomplete("manner")
    return Manner(said)


def _body(form: FormMultiDict) -> DecidedBy:
    """Raises AddendumIncomplete."""
    said = forms.text(form, "body")
    if said not in set(DecidedBy):
        raise AddendumIncomplete("body")
    return DecidedBy(said)


async def addendum_page(house: House, list_id: str, number: int) -> document.AddendumPage:
    """Raises ListUnknown, NotAdopted; NotFoundException when there is none with the number."""
    candidate_list = await house.lists.candidate_list(list_id)
    adopted = await adopted_list(house.outcomes, list_id)
    if not 1 <= number <= len(adopted.addenda):
        raise NotFoundException
    return document.page(await house.organisation.district(), candidate_list, adopted, number)


@get("/{list_id:str}/tillagg/{number:int}")
async def addendum(
    request: Visited, list_id: FromPath[str], number: FromPath[int], house: NamedDependency[House]
) -> Template:
    shown = await addendum_page(house, list_id, number)
    adopted = await adopted_list(house.outcomes, list_id)
    return page(
        "outcome/addendum.html",
        list=await house.lists.candidate_list(list_id),
        shown=shown,
        counted=may(request.user, Deed.CONDUCT) and adopted.addenda[number - 1].record is not None,
    )


@get("/{list_id:str}/tillagg/{number:int}/record.json")
async def addendum_record(
    list_id: FromPath[str], number: FromPath[int], house: NamedDependency[House]
) -> Response[bytes]:
    """The recount that the addendum rests on."""
    adopted = await adopted_list(house.outcomes, list_id)
    kept = adopted.addenda[number - 1].record if 1 <= number <= len(adopted.addenda) else None
    if kept is None:
        raise NotFoundException
    round_ = await house.rounds.round_on(list_id)
    return json_file(count_report.report(kept, names_of(round_) if round_ else {}))


reading = Router(path="/", route_handlers=[addendum], guards=[only(Deed.READ_RESULT)])
conducting = Router(path="/", route_handlers=[addendum_record], guards=[only(Deed.CONDUCT)])
adopting = Router(path="/", route_handlers=[ways_page, post_addendum], guards=[only(Deed.ADOPT)])
routes = Router(path="/resultat", route_handlers=[reading, conducting, adopting])
