"""Bereda: everyone who is nominated, filtered and sorted by what stands in the address."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from litestar import Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template

from nominering.nomination.model.candidacies import Answer, Candidacy, Gender
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.model.nominees import age_on
from nominering.nomination.model.selection import Nominated, Sort, Wanted, chosen
from nominering.organisation.names import alphabetical
from nominering.web.access import Deed, Visited, may, only
from nominering.web.forms import whole_typed
from nominering.web.house import House
from nominering.web.nominators import ANSWERS, supporters_text
from nominering.web.pages import page
from nominering.web.ranking import GENDER_WORDS
from nominering.web.status import status_of_list

SORTS = {
    Sort.NAME: "namn",
    Sort.AGE: "ålder, yngst först",
    Sort.SUPPORTERS: "stöd, flest först",
    Sort.ANSWERED: "svar, tidigast först",
}
Choice = TypeVar("Choice", Answer, Gender, Sort)


async def nominated_to(house: House, to: CandidateList) -> tuple[Nominated, ...]:
    """Everyone nominated to a list, and which other lists they are nominated to."""
    elsewhere: dict[str, list[str]] = {}
    for other in await house.lists.lists():
        if other.id != to.id:
            for each in await house.candidacies.of_list(other.id):
                elsewhere.setdefault(each.nominee.id, []).append(other.id)
    return tuple(
        Nominated(each, age_on(to.election_day, each.nominee.born), tuple(elsewhere.get(each.nominee.id, ())))
        for each in await house.candidacies.of_list(to.id)
        if not each.nominee.erased
    )


def wanted(asked: Mapping[str, Any], *, sees_gender: bool) -> tuple[Wanted, Sort]:
    """What the address asks for; whatever it says that is no choice of ours asks nothing."""
    return (
        Wanted(
            answer=_choice(Answer, asked.get("svar")),
            association=str(asked.get("forening", "")),
            gender=_choice(Gender, asked.get("kon")) if sees_gender else None,
            youngest=whole_typed(asked.get("yngst", "")),
            oldest=whole_typed(asked.get("aldst", "")),
            place=str(asked.get("ort", "")),
            supporters=whole_typed(asked.get("stod", "")) or 0,
            both=asked.get("bada") == "ja",
        ),
        _choice(Sort, asked.get("ordning")) or Sort.NAME,
    )


def _choice(kind: type[Choice], text: Any) -> Choice | None:
    return kind(text) if text in [each.value for each in kind] else None


def places_of(candidacies: Sequence[Candidacy]) -> tuple[str, ...]:
    found = {each.nominee.place for each in candidacies} | {each.line.place for each in candidacies if each.line}
    return tuple(sorted(found - {""}, key=alphabetical))


def counted_text(shown: int, every: Sequence[Nominated]) -> str:
    """Visar 3 av 44 nominerade: 30 har tackat ja, 4 har tackat nej, 10 har inte svarat."""
    answers = Counter(each.candidacy.answer for each in every)
    back = f"{answers[Answer.WITHDRAWN]} har dragit tillbaka sitt ja, " if answers[Answer.WITHDRAWN] else ""
    said = (
        f"{answers[Answer.ACCEPTED]} har tackat ja, {back}{answers[Answer.DECLINED]} har tackat nej och "
        f"{answers[Answer.ASKED]} har inte svarat"
    )
    return f"Visar {'alla' if shown == len(every) else f'{shown} av'} {len(every)} nominerade. Av alla {said}."


@get("/{list_id:str}/kandidater")
async def nominees(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    candidate_list = await house.lists.candidate_list(list_id)
    every = await nominated_to(house, candidate_list)
    sees_gender = bool(candidate_list.quota) and may(request.user, Deed.SEE_GENDER)
    asks, sort = wanted(request.query_params, sees_gender=sees_gender)
    found = chosen(every, asks, sort)
    associations = (await house.organisation.associations()).every
    return page(
        "nomination/nominees.html",
        status=await status_of_list(house, candidate_list),
        lists=await house.lists.lists(),
        titles={each.id: each.title for each in await house.lists.lists()},
        room="kandidater",
        found=found,
        counted=counted_text(len(found), every),
        asks=asks,
        sort=sort,
        answers=ANSWERS,
        sorts=SORTS,
        genders=GENDER_WORDS if sees_gender else {},
        associations={each.id: each.name for each in associations},
        supporters={each.candidacy.id: supporters_text(each.candidacy) for each in found},
        places=[(place, place) for place in places_of([each.candidacy for each in every])],
        notes=await house.notes.how_many(list_id) if may(request.user, Deed.KEEP_NOTES) else {},
        erased=request.query_params.get("gallrade", ""),
    )


routes = Router(path="/bereda", route_handlers=[nominees], guards=[only(Deed.PREPARE)])
