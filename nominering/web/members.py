"""Medlemmar: search and read the register. An association's board reads its own members and nobody else's.

Of a member with protected identity neither address, phone nor municipality is shown, nor the association that would
tell it; the organiser has one page of its own for that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template

from nominering.access.model import Role, Visitor
from nominering.organisation.duplicates import Merge, plain_words
from nominering.organisation.errors import MemberUnknown
from nominering.organisation.members import Member
from nominering.web.access import Deed, Visited, may, only, visitor_of
from nominering.web.forms import whole_typed
from nominering.web.house import House
from nominering.web.pages import page

PER_PAGE = 50
LONGEST_QUERY = 80
STANDINGS = {"": "pågående", "avslutade": "avslutade", "alla": "alla"}


@dataclass(frozen=True)
class Found:
    """What was asked for: words of a name or a number, an association, whose membership goes on or has ended."""

    words: str
    association: str
    standing: str
    page: int

    @classmethod
    def asked(cls, query: Any) -> "Found":
        standing = query.get("visa", "")
        return cls(
            words=query.get("q", "").strip()[:LONGEST_QUERY],
            association=query.get("forening", ""),
            standing=standing if standing in STANDINGS else "",
            page=whole_typed(query.get("sida", "")) or 1,
        )


def seen_by(visitor: Visitor, members: Sequence[Member]) -> list[Member]:
    """Those whom a visitor may read anything of."""
    if visitor.role is not Role.ASSOCIATION:
        return list(members)
    return [each for each in members if each.memberships and each.latest.association_id == visitor.association_id]


def shows_place(visitor: Visitor, member: Member) -> bool:
    """Whether association and municipality may be told; the association's own board knows the former anyway."""
    return not member.protected or visitor.role is Role.ASSOCIATION


async def one_seen_by(visitor: Visitor, house: House, number: str) -> Member:
    """Raises MemberUnknown, also for somebody who is another association's."""
    member = await house.members.member(number)
    if member is None or not seen_by(visitor, [member]):
        raise MemberUnknown(number)
    return member


@get("/")
async def register(request: Visited, house: NamedDependency[House]) -> Template:
    visitor = visitor_of(request)
    asked = Found.asked(request.query_params)
    everyone = seen_by(visitor, await house.members.members())
    found = [each for each in everyone if _matches(each, asked, visitor, house)]
    pages = max(-(-len(found) // PER_PAGE), 1)
    at = min(asked.page, pages)
    associations = await house.organisation.associations()
    return page(
        "organisation/members.html",
        members=found[(at - 1) * PER_PAGE : at * PER_PAGE],
        found=len(found),
        everyone=len(everyone),
        asked=asked,
        at=at,
        pages=pages,
        standings=STANDINGS,
        associations=[] if visitor.role is Role.ASSOCIATION else associations.every,
        own=associations.by_id(visitor.association_id).name if visitor.association_id else "",
        names={each.id: each.name for each in associations.every},
        shows_place=lambda member: shows_place(visitor, member),
        today=house.today(),
        keeps=may(visitor, Deed.KEEP_ORGANISATION),
    )


def _matches(member: Member, asked: Found, visitor: Visitor, house: House) -> bool:
    goes_on = member.belongs(house.today())
    if asked.standing != "alla" and goes_on != (asked.standing == ""):
        return False
    if asked.association:
        # To be found by the association would tell where somebody protected lives.
        if not shows_place(visitor, member):
            return False
        if not member.memberships or (member.latest.association_id or "ingen") != asked.association:
            return False
    if not asked.words or asked.words.casefold() == member.id.casefold():
        return True
    words = plain_words(member.name)
    return all(any(word.startswith(sought) for word in words) for sought in plain_words(asked.words))


@get("/{number:str}")
async def member(request: Visited, number: FromPath[str], house: NamedDependency[House]) -> Template:
    visitor = visitor_of(request)
    found = await one_seen_by(visitor, house, number)
    return page(
        "organisation/member.html", open=shows_place(visitor, found), secret=False, **await _of(found, house, visitor)
    )


@get("/{number:str}/skyddade-uppgifter")
async def protected_data(request: Visited, number: FromPath[str], house: NamedDependency[House]) -> Template:
    """The one place."""
    visitor = visitor_of(request)
    found = await one_seen_by(visitor, house, number)
    return page("organisation/member.html", open=True, secret=True, **await _of(found, house, visitor))


async def _of(member: Member, house: House, visitor: Visitor) -> dict[str, Any]:
    associations = await house.organisation.associations()
    return {
        "member": member,
        "names": {each.id: each.name for each in associations.every},
        "municipality": (await house.organisation.district()).municipality_name(member.municipality),
        "offices": (await house.register.offices()).of_member(member.id),
        "merges": await trails_of(house, member),
        "today": house.today(),
        "keeps": may(visitor, Deed.KEEP_ORGANISATION),
    }


async def trails_of(house: House, member: Member) -> tuple[Merge, ...]:
    """What has been merged into the number."""
    return tuple(each for each in await house.register.merges() if each.kept == member.id)


routes = Router(path="/organisation/medlemmar", route_handlers=[register, member], guards=[only(Deed.READ_MEMBERS)])
protected = Router(
    path="/organisation/medlemmar", route_handlers=[protected_data], guards=[only(Deed.KEEP_ORGANISATION)]
)
