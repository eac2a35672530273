"""Resultat: the counted list with the why of every place, and its adoption."""

import json
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.conference.model import Round
from nominering.counting.profile import Profile
from nominering.counting.proportionality import unrepresented
from nominering.documents import count_report
from nominering.documents.swedish import listed
from nominering.outcome.errors import NotCounted, ResultNotPublic
from nominering.outcome.model import CountedList
from nominering.outcome.use_cases import adopt_list, counted_list
from nominering.web import explaining, forms
from nominering.web.access import Deed, Visited, may, only
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page
from nominering.web.status import METHODS

TEMPLATE = "outcome/result.html"


async def _counted(house: House, list_id: str) -> tuple[Round, CountedList]:
    """Raises ListUnknown, NotCounted."""
    await house.lists.candidate_list(list_id)
    return await counted_list(house.rounds, house.outcomes, list_id)


def _names(round_: Round) -> dict[int, str]:
    """Two of the same name are told apart by their numbers."""
    names = [each.name for each in round_.standing]
    return {
        each.number: each.name if names.count(each.name) == 1 else f"{each.name} (nr {each.number})"
        for each in round_.standing
    }


async def _check_public(request: Visited, house: House, list_id: str) -> None:
    """Raises ResultNotPublic."""
    if not may(request.user, Deed.CONDUCT) and await house.outcomes.adopted(list_id) is None:
        raise ResultNotPublic


async def _shown(request: Visited, house: House, list_id: str) -> dict[str, Any]:
    round_, counted = await _counted(house, list_id)
    record, names = counted.record, _names(round_)
    method = record["rules"]["method"]
    placed = set(counted.order)
    steps = sorted(record["steps"], key=lambda step: step["place"])
    opinions = [explaining.second_opinion(step, names) for step in steps if step["candidate"] in placed]
    stopped = bool(counted.disputed)
    profile = Profile.of(round_.numbers, await house.box.contents(round_.id))
    return {
        "list": await house.lists.candidate_list(list_id),
        "round": round_,
        "record": record,
        "method": METHODS[method],
        "verdict": count_report.verdict_text(record["second_counter"]),
        "stopped": stopped,
        "mood": "refusal" if stopped else "saved" if record["second_counter"]["why"] == "" else "unsure",
        "uncompared": sorted({each.why for each in opinions if each and each.why and not each.stops}),
        "lots": list(count_report.lots_used(record)),
        "names": names,
        "places": [
            {
                "place": step["place"],
                "name": names[step["candidate"]],
                "why": explaining.step_sentence(step, method, names),
                "second": explaining.second_opinion(step, names),
            }
            for step in steps
            if step["candidate"] in placed
        ],
        "later": [
            {"place": step["place"], "name": names[step["candidate"]]}
            for step in steps
            if step["candidate"] not in placed
        ],
        "unplaced": [names[number] for number in round_.numbers if number not in placed],
        "left_out": [
            {
                "names": listed([names[number] for number in sorted(each.group)]),
                "papers": each.papers,
                "k": each.k,
                "due": each.due,
                "got": each.got,
            }
            for each in unrepresented(profile, counted.order)
        ],
        # Groups of a few papers tell of their voters: only for who answers for the voting.
        "conducts": may(request.user, Deed.CONDUCT),
        "adopted": await house.outcomes.adopted(list_id),
        "today": house.today(),
        "typed": {},
    }


@get("/{list_id:str}")
async def result(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    await _check_public(request, house, list_id)
    return page(TEMPLATE, **await _shown(request, house, list_id))


@get("/{list_id:str}/plats/{place:int}")
async def place(
    request: Visited, list_id: FromPath[str], place: FromPath[int], house: NamedDependency[House]
) -> Template:
    await _check_public(request, house, list_id)
    round_, counted = await _counted(house, list_id)
    record, names = counted.record, _names(round_)
    step = next((each for each in record["steps"] if each["place"] == place), None)
    if step is None:
        raise NotFoundException
    stages = [
        {**stage, "said": [explaining.event_sentence(event, names) for event in stage["events"]]}
        for stage in step["stages"]
    ]
    order = sorted(step["among"], key=lambda number: -float(stages[0]["votes"].get(str(number), "0")))
    return page(
        "outcome/place.html",
        list=await house.lists.candidate_list(list_id),
        step=step,
        stages=stages,
        order=order,
        names=names,
        why=explaining.step_sentence(step, record["rules"]["method"], names),
        second=explaining.second_opinion(step, names),
        method=record["rules"]["method"],
        last=max(each["place"] for each in record["steps"]),
    )


@get("/{list_id:str}/record.json")
async def record(list_id: FromPath[str], house: NamedDependency[House]) -> Response[bytes]:
    """The whole record: the same ballots, rules and lots give the same bytes."""
    round_, counted = await _counted(house, list_id)
    report = count_report.report(counted.record, {each.number: each.name for each in round_.standing})
    return Response(json.dumps(report, ensure_ascii=False, indent=1).encode(), media_type="application/json")


@post("/{list_id:str}/faststall", status_code=303)
async def adopt(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    try:
        await adopt_list(
            house.lists,
            house.candidacies,
            house.rounds,
            house.outcomes,
            list_id,
            forms.adoption_day(form),
            forms.text(form, "paragraph"),
            house.today(),
        )
    except NotCounted:
        raise
    except REFUSALS as error:
        return again(TEMPLATE, error, **await _shown(request, house, list_id) | {"typed": forms.kept(form)})
    return Redirect("/handlingar", status_code=303)


reading = Router(path="/", route_handlers=[result, place], guards=[only(Deed.READ_RESULT)])
conducting = Router(path="/", route_handlers=[record], guards=[only(Deed.CONDUCT)])
adopting = Router(path="/", route_handlers=[adopt], guards=[only(Deed.ADOPT)])
routes = Router(path="/resultat", route_handlers=[reading, conducting, adopting])
