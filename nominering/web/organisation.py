"""Organisationen: the district, its associations and who sits where, today or on an earlier day."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect, Template

from nominering.organisation.errors import DayUnreadable, MunicipalitiesUnreadable
from nominering.organisation.members import Member, is_municipality_code
from nominering.organisation.model import Association, Associations, District, Municipality
from nominering.organisation.names import alphabetical, tidy
from nominering.organisation.offices import Body, Office, Offices
from nominering.web import forms
from nominering.web.access import Deed, Visited, may, only
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page
from nominering.web.sentences import sentence_for

TEMPLATE = "organisation/organisation.html"
LONGEST_MUNICIPALITY = 80
CONGRESS_DELEGATES = 225
BODIES = {
    Body.DISTRICT_BOARD: "Distriktsstyrelsen",
    Body.COMMITTEE: "Valberedningen",
    Body.AUDITORS: "Revisorer",
    Body.ORGANISER: "Ombudsman",
}


@dataclass(frozen=True)
class Seats:
    """Who sits in a body on the day that is looked at, and who did before it."""

    title: str
    now: tuple[Office, ...]
    earlier: tuple[Office, ...]


@dataclass(frozen=True)
class Branch:
    """An association with its figures; `counted` is None where no members are kept here."""

    association: Association
    municipalities: tuple[str, ...]
    counted: int | None
    board: Seats


async def _shown(request: Visited, house: House, day: date) -> dict[str, Any]:
    district = await house.organisation.district()
    associations = await house.organisation.associations()
    members = await house.members.members()
    offices = _by_their_names(await house.register.offices(), members)
    counted = Counter(each.association_on(day) for each in members if each.active_on(day))
    branches = [
        Branch(
            association,
            tuple(sorted(map(district.municipality_name, association.municipalities), key=alphabetical)),
            counted[association.id] if members else None,
            _seats("Styrelsen", offices, day, Body.ASSOCIATION_BOARD, association.id),
        )
        for association in associations.every
    ]
    return {
        "district": district,
        "day": day,
        "today": house.today(),
        "active": [each for each in branches if each.association.active],
        "inactive": [each for each in branches if not each.association.active],
        "cities": [each for each in branches if each.association.city_district],
        "uncovered": [each for each in district.municipalities if not associations.covering(each.code)],
        "bodies": [_seats(title, offices, day, body) for body, title in BODIES.items()],
        "organisers": _seats("Ombudsman", offices, day, Body.ORGANISER).now,
        "members": sum(counted.values()) if members else sum(each.members for each in associations.every),
        "alone": counted[None],
        "unfit": _unfit(offices, members, associations, house.today()),
        "apportionment": await house.organisation.apportionment(),
        "congress": CONGRESS_DELEGATES,
        "keeps": may(request.user, Deed.KEEP_ORGANISATION),
        "reads_members": may(request.user, Deed.READ_MEMBERS),
        "municipalities": _written(district),
        "day_typed": day.isoformat(),
    }


def _by_their_names(offices: Offices, members: Iterable[Member]) -> Offices:
    """Whoever has changed name since is called by the new one."""
    names = {each.id: each.name for each in members}
    return Offices(tuple(replace(each, name=names.get(each.member_id or "", each.name)) for each in offices.every))


def _unfit(
    offices: Offices, members: Iterable[Member], associations: Associations, today: date
) -> list[tuple[Office, list[str]]]:
    """Those who sit today although somebody who was chosen today could not."""
    holders = {each.id: each for each in members}
    found = []
    for office in offices.on(today):
        association = associations.by_id(office.association_id) if office.association_id else None
        if faults := office.faults(holders.get(office.member_id or ""), association, today):
            found.append((office, [sentence_for(each) for each in faults]))
    return found


def _seats(title: str, offices: Offices, day: date, body: Body, association_id: str | None = None) -> Seats:
    terms = offices.of(body, association_id)
    now = sorted((each for each in terms if each.on(day)), key=lambda each: (each.rank, alphabetical(each.name)))
    earlier = sorted((each for each in terms if each.over_before(day)), key=lambda each: each.since, reverse=True)
    return Seats(title, tuple(now), tuple(earlier))


def _written(district: District) -> str:
    return "\n".join(f"{each.code} {each.name}" for each in district.municipalities)


@get("/")
async def organisation(request: Visited, house: NamedDependency[House]) -> Template:
    typed = request.query_params.get("dag", "").strip()
    try:
        day = date.fromisoformat(typed) if typed else house.today()
    except ValueError:
        shown = await _shown(request, house, house.today())
        return again(TEMPLATE, DayUnreadable(), **shown | {"day_typed": typed[:20]})
    return page(TEMPLATE, **await _shown(request, house, day))


@post("/kommuner", status_code=303)
async def post_municipalities(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    typed = forms.text(await request.form(), "municipalities")
    try:
        await house.organisation.keep_municipalities(_municipalities(typed))
    except REFUSALS as error:
        return again(TEMPLATE, error, **await _shown(request, house, house.today()) | {"municipalities": typed})
    return Redirect("/organisation#kommuner", status_code=303)


def _municipalities(typed: str) -> tuple[Municipality, ...]:
    """One a line, the code first. Raises MunicipalitiesUnreadable."""
    found: dict[str, Municipality] = {}
    for line in filter(None, map(tidy, typed.splitlines())):
        code, _, name = line.partition(" ")
        if not is_municipality_code(code) or not 0 < len(name) <= LONGEST_MUNICIPALITY or code in found:
            raise MunicipalitiesUnreadable(line[:40])
        found[code] = Municipality(code, name)
    return tuple(found.values())


routes = Router(path="/organisation", route_handlers=[organisation], guards=[only(Deed.READ_ORGANISATION)])
keeping = Router(path="/organisation", route_handlers=[post_municipalities], guards=[only(Deed.KEEP_ORGANISATION)])
