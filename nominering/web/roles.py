"""Roller: the organiser invites people to their offices, and sees how their doors stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.access.inviting import a_new_account, invite, office, start_over
from nominering.access.model import INVITED, LINK_LASTS, Account
from nominering.access.second_factor import Factors
from nominering.correspondence.addresses import checked
from nominering.correspondence.model import Kind, Letter
from nominering.documents import invitation
from nominering.web import forms, letters
from nominering.web.access import Deed, Visited, fresh_secret, only
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page, pdf
from nominering.web.rights import rights

TEMPLATE = "access/roles.html"
HERE = "/roller"


@dataclass(frozen=True)
class Door:
    """An account as the organiser sees it; `letter` is the latest invitation by mail."""

    account: Account
    factors: Factors
    asked_twice: bool
    letter: Letter | None
    association: str


async def _shown(house: House, typed: Mapping[str, Any]) -> dict[str, object]:
    associations = await house.organisation.associations()
    newest: dict[str, Letter] = {}
    for letter in await house.outbox.of_kind(Kind.INVITATION):
        newest.setdefault(letter.about, letter)
    doors = [
        Door(
            each,
            await house.factors.factors(each.id),
            house.doors.second_factor.asked_of(each.role),
            newest.get(each.id),
            associations.by_id(each.association_id).name if each.association_id else "",
        )
        for each in await house.accounts.offices()
    ]
    return {
        "doors": doors,
        "associations": associations.every,
        "invited": INVITED,
        "roles": letters.ROLES,
        "typed": typed,
        "mail": house.doors.mail,
        "demo": house.doors.demo,
        "deliveries": letters.DELIVERIES,
        "troubles": letters.TROUBLES,
        "rights": rights(),
    }


@get("/")
async def show(house: NamedDependency[House]) -> Template:
    return page(TEMPLATE, **await _shown(house, {}))


@post("/", status_code=303)
async def invite_somebody(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    role = forms.text(form, "role")
    try:
        associations = await house.organisation.associations()
        account = a_new_account(
            f"{role}-{uuid4().hex[:12]}",
            forms.text(form, "name"),
            checked(forms.text(form, "email")),
            role,
            forms.text(form, "association"),
            known=frozenset(each.id for each in associations.every),
        )
    except REFUSALS as error:
        return again(TEMPLATE, error, **await _shown(house, forms.kept(form)))
    await house.accounts.keep_account(account)
    await _send(house, account)
    return Redirect(HERE, status_code=303)


async def _link(house: House, account: Account) -> str:
    secret = fresh_secret()
    await invite(house.accounts, house.keys, account, secret, house.now())
    return f"{house.doors.public_url}/in/{secret}"


async def _send(house: House, account: Account) -> None:
    checked(account.email)
    letter = letters.invitation(
        account,
        (await house.organisation.district()).name,
        await _link(house, account),
        house.now(),
        second=house.doors.second_factor.asked_of(account.role),
    )
    await house.outbox.put((letter,))


@post("/{account_id:str}/skicka", status_code=303)
async def send_again(account_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    await _send(house, await office(house.accounts, account_id))
    return Redirect(HERE, status_code=303)


@post("/{account_id:str}/skriv-ut", status_code=200)
async def print_invitation(account_id: FromPath[str], house: NamedDependency[House]) -> Response[bytes]:
    """A letter on paper, with a fresh link; an earlier one stops fitting."""
    account = await office(house.accounts, account_id)
    html = invitation.html(
        (await house.organisation.district()).name,
        account.name,
        letters.ROLES[account.role],
        await _link(house, account),
        (house.now() + LINK_LASTS).date(),
        second=house.doors.second_factor.asked_of(account.role),
    )
    return pdf(await house.print_pdf(html), "inbjudan.pdf")


@post("/{account_id:str}/stang-av", status_code=303)
async def disable(account_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    await office(house.accounts, account_id)
    await house.accounts.disable(account_id)
    return Redirect(HERE, status_code=303)


@post("/{account_id:str}/oppna", status_code=303)
async def enable(account_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    await office(house.accounts, account_id)
    await house.accounts.enable(account_id)
    return Redirect(HERE, status_code=303)


@post("/{account_id:str}/nollstall", status_code=303)
async def reset(account_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    """For whoever has lost the second factor. The log says who did it, to whom."""
    await office(house.accounts, account_id)
    await start_over(house.keys, house.factors, account_id)
    return Redirect(HERE, status_code=303)


routes = Router(
    path=HERE,
    route_handlers=[show, invite_somebody, send_again, print_invitation, disable, enable, reset],
    guards=[only(Deed.INVITE)],
)
