"""What the pages where somebody is named have in common: who is here, and what a form or a draft says."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import uuid4

from litestar.exceptions import ClientException

from nominering.access.errors import NotSignedIn
from nominering.access.model import Role
from nominering.nomination.errors import NomineeIncomplete
from nominering.nomination.model.nominations import Electable, Grounds, Meeting, Nominator, NominatorKind
from nominering.nomination.model.nominees import Nominee
from nominering.nomination.use_cases.nominate import Named, nominate
from nominering.organisation.duplicates import similar
from nominering.organisation.members import Member
from nominering.web.access import Visited, visitor_of
from nominering.web.house import House

Typed = Mapping[str, Sequence[str]]
STEPS = ("vem", "lista", "mote", "varfor", "granska")


def steps_of(nominator: Nominator) -> tuple[str, ...]:
    """One question a page; only an association has a meeting to tell of."""
    return STEPS if nominator.kind is NominatorKind.ASSOCIATION else tuple(each for each in STEPS if each != "mote")


async def _member(request: Visited, house: House) -> Member:
    member = await house.members.member(visitor_of(request).subject)
    if member is None:
        raise NotSignedIn
    return member


async def nominator_here(request: Visited, house: House) -> Nominator:
    """Whose nominations these are, whatever the form says and whether or not it may nominate today."""
    visitor = visitor_of(request)
    if visitor.role is Role.MEMBER:
        member = await _member(request, house)
        return Nominator(NominatorKind.MEMBER, member.id, member.name)
    association = (await house.organisation.associations()).by_id(visitor.association_id or "")
    return Nominator(NominatorKind.ASSOCIATION, association.id, association.name)


async def checked_nominator(request: Visited, house: House) -> Nominator:
    """The same, if it may nominate today. Raises AssociationInactive, MembershipNotCounting."""
    visitor = visitor_of(request)
    if visitor.role is Role.MEMBER:
        return Nominator.member(await _member(request, house), house.today())
    return Nominator.association((await house.organisation.associations()).by_id(visitor.association_id or ""))


async def known_to(house: House, nominator: Nominator, named: Nominee) -> tuple[Nominee, ...]:
    """Whom the nominator may have meant, of those it knows already: those it has named, its own members, oneself.

    Whom others have named stays between them and the named until there is a yes.
    """
    known = [each.nominee for each in await house.candidacies.of_nominator(nominator)]
    known += [
        Nominee(each.id, each.name, each.born, "")
        for each in await house.members.born_on([named.born])
        if (nominator.kind is NominatorKind.MEMBER and each.id == nominator.id)
        or (nominator.kind is NominatorKind.ASSOCIATION and each.association_on(house.today()) == nominator.id)
    ]
    if any(each.identity == named.identity for each in known):
        return ()
    near = {each.identity: each for each in known if each.born == named.born and similar(each.name, named.name)}
    return tuple(near.values())


def _one(typed: Typed, field: str) -> str:
    return next(iter(typed.get(field, ())), "")


def _day(typed: Typed, field: str) -> date:
    """Raises NomineeIncomplete."""
    try:
        return date.fromisoformat(_one(typed, field))
    except ValueError:
        raise NomineeIncomplete(field) from None


def named_of(typed: Typed) -> Named:
    """Raises NomineeIncomplete."""
    return Named(
        _one(typed, "name"),
        _day(typed, "born"),
        _one(typed, "place"),
        _one(typed, "email"),
        _one(typed, "phone"),
    )


def grounds_of(nominator: Nominator, typed: Typed) -> Grounds:
    """Raises NomineeIncomplete, ClientException for what is no choice."""
    meeting = None
    if nominator.kind is NominatorKind.ASSOCIATION:
        meeting = Meeting(_day(typed, "meeting"), _one(typed, "paragraph"))
    try:
        electable = Electable(_one(typed, "electable") or Electable.UNSAID)
    except ValueError:
        raise ClientException from None
    return Grounds(meeting, _one(typed, "motivation"), electable, _one(typed, "relation"))


async def put_forward(house: House, nominator: Nominator, typed: Typed) -> None:
    """Nominate as it was typed. Raises what `nominate` does, and ClientException for what is no choice."""
    named = named_of(typed)
    await nominate(
        house.lists,
        house.candidacies,
        nominator,
        named,
        list(typed.get("list", ())),
        grounds_of(nominator, typed),
        new_id=uuid4().hex,
        now=house.now(),
        today=house.today(),
        members=await house.members.born_on([named.born]),
    )
