"""Ombud: an association's board reports its delegates and alternates; the organiser can do it for any of them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.conference.errors import ConferenceError
from nominering.conference.model.participants import Kind
from nominering.conference.model.report import Report, check_may_be_sent
from nominering.conference.model.roll import Delegate
from nominering.conference.use_cases.report import (
    Terms,
    move_alternate,
    report_delegate,
    report_of,
    take_back_delegate,
)
from nominering.documents.swedish import SWEDEN
from nominering.organisation.duplicates import plain_words
from nominering.organisation.members import Member
from nominering.organisation.offices import Offices
from nominering.web import forms
from nominering.web.access import Deed, Visited, may, only, visitor_of
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.members import LONGEST_QUERY, one_seen_by
from nominering.web.pages import again, page
from nominering.web.sentences import sentence_for

TEMPLATE = "conference/report.html"
SHOWN = 20
STEPS = {"upp": -1, "ner": 1}


@dataclass(frozen=True)
class Found:
    """A member of the association, and why the member cannot be sent."""

    member: Member
    refusal: str | None


async def terms_for(house: House, *, bound: bool) -> Terms:
    """Those of the conference that is planned; today's without a plan. Whoever is `bound` keeps the last day."""
    conference = await house.notices.conference()
    if conference is None:
        return Terms(house.today())
    return Terms(conference.held_at.astimezone(SWEDEN).date(), conference.report_by if bound else None)


async def unfit(house: House, sent: tuple[Delegate, ...], terms: Terms) -> dict[str, str]:
    """Those reported who, as the register stands now, cannot be sent, with the sentence that says why."""
    associations = await house.organisation.associations()
    members = {each.id: each for each in await house.members.members()}
    offices = await house.register.offices()
    found = {}
    for each in sent:
        member = members.get(each.member_id or "")
        if member is None:
            continue
        try:
            check_may_be_sent(member, associations.by_id(each.association_id), offices, terms.held_on)
        except ConferenceError as error:
            found[each.id] = sentence_for(error)
    return found


async def _shown(request: Visited, house: House, association_id: str, words: str) -> dict[str, Any]:
    organiser = may(request.user, Deed.ORGANISE)
    terms = await terms_for(house, bound=not organiser)
    report = await report_of(house.organisation, house.roll, association_id)
    apportionment = await house.organisation.apportionment()
    seats = apportionment.seats_of(association_id) if apportionment else None
    roll = await house.roll.roll()
    closed = terms.report_by is not None and house.today() > terms.report_by
    found = await _found(house, report, terms, words)
    return {
        "report": report,
        "seats": seats,
        "terms": terms,
        "closed": closed,
        "frozen_at": roll.frozen_at,
        "changes": seats is not None and not roll.frozen_at and not closed,
        "unfit": await unfit(house, report.everybody, terms),
        "words": words,
        "found": found[:SHOWN],
        "more": max(len(found) - SHOWN, 0),
        "base": f"/konferens/ombud/{association_id}" if organiser else "/ombud",
        "organiser": organiser,
    }


async def _found(house: House, report: Report, terms: Terms, words: str) -> list[Found]:
    """The association's own members who are not reported yet, by name."""
    sent = {each.member_id for each in report.everybody}
    offices = await house.register.offices()
    sought = plain_words(words)
    return [
        Found(each, _refusal(each, report, offices, terms))
        for each in await house.members.members()
        if each.association_on(terms.held_on) == report.association.id
        and each.id not in sent
        and (
            words.casefold() == each.id.casefold()
            or all(any(word.startswith(one) for word in plain_words(each.name)) for one in sought)
        )
    ]


def _refusal(member: Member, report: Report, offices: Offices, terms: Terms) -> str | None:
    try:
        check_may_be_sent(member, report.association, offices, terms.held_on)
    except ConferenceError as error:
        return sentence_for(error)
    return None


async def _page(request: Visited, house: House, association_id: str) -> Template:
    words = request.query_params.get("q", "").strip()[:LONGEST_QUERY]
    return page(TEMPLATE, **await _shown(request, house, association_id, words))


async def _changed(
    request: Visited, house: House, association_id: str, change: Callable[[Terms], Awaitable[object]], anchor: str
) -> Template | Redirect:
    """A change of the report, or the page again with why not."""
    words = forms.text(await request.form(), "q", LONGEST_QUERY)
    organiser = may(request.user, Deed.ORGANISE)
    try:
        await change(await terms_for(house, bound=not organiser))
    except REFUSALS as error:
        return again(TEMPLATE, error, **await _shown(request, house, association_id, words))
    base = f"/konferens/ombud/{association_id}" if organiser else "/ombud"
    return Redirect(f"{base}#{anchor}", status_code=303)


async def _add(request: Visited, house: House, association_id: str) -> Template | Redirect:
    form = await request.form()
    number = forms.text(form, "member")
    kind = Kind.ALTERNATE if forms.text(form, "as") == Kind.ALTERNATE else Kind.DELEGATE

    async def change(terms: Terms) -> None:
        # A board learns nothing of a member who is another association's.
        await one_seen_by(visitor_of(request), house, number)
        await report_delegate(
            house.organisation,
            house.members,
            house.register,
            house.roll,
            association_id,
            number,
            kind,
            terms,
            new_id=uuid4().hex,
            today=house.today(),
        )

    return await _changed(request, house, association_id, change, "anmalda")


async def _take_back(request: Visited, house: House, association_id: str, delegate_id: str) -> Template | Redirect:
    async def change(terms: Terms) -> None:
        await take_back_delegate(
            house.organisation, house.roll, association_id, delegate_id, terms, today=house.today()
        )

    return await _changed(request, house, association_id, change, "anmalda")


async def _move(request: Visited, house: House, association_id: str, delegate_id: str) -> Template | Redirect:
    steps = STEPS.get(forms.text(await request.form(), "to"), 0)

    async def change(terms: Terms) -> None:
        await move_alternate(
            house.organisation, house.roll, association_id, delegate_id, steps, terms, today=house.today()
        )

    return await _changed(request, house, association_id, change, f"person-{delegate_id}")


def _own(request: Visited) -> str:
    """The board's own association, whatever the form says."""
    return visitor_of(request).association_id or ""


@get("/")
async def own_report(request: Visited, house: NamedDependency[House]) -> Template:
    return await _page(request, house, _own(request))


@post("/lagg-till", status_code=303)
async def add(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    return await _add(request, house, _own(request))


@post("/{delegate_id:str}/ta-bort", status_code=303)
async def take_back(
    request: Visited, delegate_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    return await _take_back(request, house, _own(request), delegate_id)


@post("/{delegate_id:str}/flytta", status_code=303)
async def move(request: Visited, delegate_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    return await _move(request, house, _own(request), delegate_id)


@get("/{association_id:str}")
async def report_for(request: Visited, association_id: FromPath[str], house: NamedDependency[House]) -> Template:
    return await _page(request, house, association_id)


@post("/{association_id:str}/lagg-till", status_code=303)
async def add_for(
    request: Visited, association_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    return await _add(request, house, association_id)


@post("/{association_id:str}/{delegate_id:str}/ta-bort", status_code=303)
async def take_back_for(
    request: Visited, association_id: FromPath[str], delegate_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    return await _take_back(request, house, association_id, delegate_id)


@post("/{association_id:str}/{delegate_id:str}/flytta", status_code=303)
async def move_for(
    request: Visited, association_id: FromPath[str], delegate_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    return await _move(request, house, association_id, delegate_id)


own = Router(path="/ombud", route_handlers=[own_report, add, take_back, move], guards=[only(Deed.REPORT_DELEGATES)])
for_any = Router(
    path="/konferens/ombud",
    route_handlers=[report_for, add_for, take_back_for, move_for],
    guards=[only(Deed.ORGANISE)],
)
