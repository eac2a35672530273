"""Resultat: the counted list with the why of every place, and its adoption."""

import json
from collections.abc import Mapping
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.balloting.model.fingerprints import uniqueness
from nominering.conference.model.rounds import Round
from nominering.counting.profile import Profile
from nominering.counting.proportionality import Unrepresented, unrepresented
from nominering.documents import count_report
from nominering.documents.count_page import count_page, place_page
from nominering.documents.explaining import rule_text, told_apart
from nominering.documents.second_opinions import checked
from nominering.nomination.model.nominations import LONGEST_PARAGRAPH
from nominering.outcome.errors import AdoptionIncomplete, CountNotPublic, NotCounted, ResultNotPublic
from nominering.outcome.model.counted import CountedList
from nominering.outcome.use_cases.adopt import adopt_list, adopted_list
from nominering.outcome.use_cases.count import counted_list, recount_round
from nominering.outcome.use_cases.verify import verification
from nominering.web import forms
from nominering.web.access import Deed, Visited, may, may_read, only
from nominering.web.amending import amended_shown
from nominering.web.differences import sentences_between
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page
from nominering.web.withdrawing import departed_names, stepped_down

TEMPLATE = "outcome/result.html"
LIST_ONLY = "outcome/list.html"


async def counted_on(house: House, list_id: str) -> tuple[Round, CountedList]:
    """Raises ListUnknown, NotCounted."""
    await house.lists.candidate_list(list_id)
    return await counted_list(house.rounds, house.outcomes, list_id)


def names_of(round_: Round) -> dict[int, str]:
    return {each.number: each.name for each in round_.standing}


async def check_public(request: Visited, house: House, list_id: str) -> None:
    """Raises ResultNotPublic."""
    if not _answers_for_count(request) and await house.outcomes.adopted(list_id) is None:
        raise ResultNotPublic


async def check_count_public(request: Visited, house: House, list_id: str) -> None:
    """Raises ResultNotPublic, CountNotPublic."""
    await check_public(request, house, list_id)
    if not await _sees_count(request, house, list_id):
        raise CountNotPublic


async def _sees_count(request: Visited, house: House, list_id: str) -> bool:
    level = (await house.lists.candidate_list(list_id)).publication
    return level.shows_sums or _answers_for_count(request)


def _answers_for_count(request: Visited) -> bool:
    """Those who conduct the voting, and the tellers who say whether it is counted right."""
    return may(request.user, Deed.CONDUCT) or may(request.user, Deed.VERIFY)


async def _shown(request: Visited, house: House, list_id: str) -> dict[str, Any]:
    candidate_list = await house.lists.candidate_list(list_id)
    round_, counted = await counted_on(house, list_id)
    conducts = may(request.user, Deed.CONDUCT)
    # Groups of a few papers tell of their voters: for who answers for the voting, unless every ranking may be read.
    sees_groups = conducts or candidate_list.publication.shows_rankings
    groups = await _left_out(house, round_, counted) if sees_groups else ()
    adopted = await house.outcomes.adopted(list_id)
    amended, changed = await amended_shown(house, list_id, adopted)
    return {
        "list": candidate_list,
        "checked": checked(counted.record, told_apart(names_of(round_))),
        "verification": await verification(house, list_id),
        "verifies": may(request.user, Deed.VERIFY),
        "changed": changed,
        "read": len(amended.log),
        "departed": await departed_names(house, adopted),
        "shown": count_page(counted.record, names_of(round_), candidate_list.title, groups),
        "conducts": conducts,
        "sees_groups": sees_groups,
        "adopted": adopted,
        "gone": [each for each in await stepped_down(house, round_) if each.number in counted.withdrawn],
        "since": [each for each in await stepped_down(house, round_) if each.number not in counted.withdrawn],
        "unique": uniqueness(await house.box.contents(round_.id)) if may_read(request.user, Deed.CONDUCT) else None,
        "round_id": round_.id,
        "rule": rule_text(str(candidate_list.quota)) if candidate_list.quota else "",
        "set_aside": counted.set_aside and (rule_text(counted.set_aside[0]), counted.set_aside[1]),
        "earlier": len(await house.outcomes.earlier_counts(round_.id)),
        "today": house.today(),
        "typed": {},
    }


async def _left_out(house: House, round_: Round, counted: CountedList) -> tuple[Unrepresented, ...]:
    profile = Profile.of(round_.numbers, await house.box.contents(round_.id), withdrawn=counted.withdrawn)
    return unrepresented(profile, counted.order)


@get("/{list_id:str}")
async def result(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    await check_public(request, house, list_id)
    if not await _sees_count(request, house, list_id):
        adopted = await adopted_list(house.outcomes, list_id)
        return page(LIST_ONLY, list=await house.lists.candidate_list(list_id), adopted=adopted)
    return page(TEMPLATE, **await _shown(request, house, list_id))


@get("/{list_id:str}/plats/{place:int}")
async def place(
    request: Visited, list_id: FromPath[str], place: FromPath[int], house: NamedDependency[House]
) -> Template:
    await check_count_public(request, house, list_id)
    round_, counted = await counted_on(house, list_id)
    shown = place_page(counted.record, names_of(round_), place)
    if shown is None:
        raise NotFoundException
    candidate_list = await house.lists.candidate_list(list_id)
    last = max(step["place"] for step in counted.record["steps"])
    return page("outcome/place.html", list=candidate_list, shown=shown, last=last)


@get("/{list_id:str}/record.json")
async def record(list_id: FromPath[str], house: NamedDependency[House]) -> Response[bytes]:
    """The whole record: the same ballots, rules and lots give the same bytes."""
    round_, counted = await counted_on(house, list_id)
    return json_file(count_report.report(counted.record, names_of(round_)))


def json_file(report: Mapping[str, Any]) -> Response[bytes]:
    return Response(json.dumps(report, ensure_ascii=False, indent=1).encode(), media_type="application/json")


@get("/{list_id:str}/tidigare")
async def earlier(list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    """What was counted before it was counted again, for who answers for the voting and who audits it."""
    candidate_list = await house.lists.candidate_list(list_id)
    round_, counted = await counted_on(house, list_id)
    names = names_of(round_)
    kept = await house.outcomes.earlier_counts(round_.id)
    after = [*(each.counted for each in kept[1:]), counted]
    shown = [
        (each, count_page(each.counted.record, names, candidate_list.title), _between(each.counted, later, names))
        for each, later in zip(kept, after, strict=True)
    ]
    return page("outcome/earlier.html", list=candidate_list, earlier=shown)


def _between(before: CountedList, after: CountedList, names: dict[int, str]) -> tuple[str, ...]:
    """What the count that was made again changed."""
    told = {str(number): name for number, name in told_apart(names).items()}
    return sentences_between([str(each) for each in before.order], [str(each) for each in after.order], told)


@get("/{list_id:str}/tidigare/{number:int}/record.json")
async def earlier_record(
    list_id: FromPath[str], number: FromPath[int], house: NamedDependency[House]
) -> Response[bytes]:
    round_, _ = await counted_on(house, list_id)
    kept = await house.outcomes.earlier_counts(round_.id)
    if not 1 <= number <= len(kept):
        raise NotFoundException
    return json_file(count_report.report(kept[number - 1].counted.record, names_of(round_)))


@post("/{list_id:str}/faststall", status_code=303)
async def adopt(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    try:
        await adopt_list(
            house,
            list_id,
            forms.day(form, "adopted_on", AdoptionIncomplete),
            forms.text(form, "paragraph"),
            house.today(),
            forms.whole_typed(forms.text(form, "read")),
        )
    except NotCounted:
        raise
    except REFUSALS as error:
        return again(TEMPLATE, error, **await _shown(request, house, list_id) | {"typed": forms.kept(form)})
    return Redirect("/handlingar", status_code=303)


@post("/{list_id:str}/rakna-om", status_code=303)
async def recount(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    round_, _ = await counted_on(house, list_id)
    set_aside = forms.text(await request.form(), "set_aside", LONGEST_PARAGRAPH)
    await recount_round(house.rounds, house.box, house.outcomes, round_.id, house.now(), set_aside)
    return Redirect(f"/resultat/{list_id}", status_code=303)


reading = Router(path="/", route_handlers=[result, place], guards=[only(Deed.READ_RESULT)])
conducting = Router(path="/", route_handlers=[record, recount, earlier, earlier_record], guards=[only(Deed.CONDUCT)])
adopting = Router(path="/", route_handlers=[adopt], guards=[only(Deed.ADOPT)])
routes = Router(path="/resultat", route_handlers=[reading, conducting, adopting])
