"""The start page: where the work stands, and the one next step for this person; and the way in and out."""

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.access.model import Role
from nominering.access.use_cases import invited, sign_in_by_link
from nominering.web.access import Deed, Visited, fresh_secret, may, with_session, without_session
from nominering.web.house import House
from nominering.web.pages import page
from nominering.web.status import ListStatus, statuses

ROLES = {
    Role.ORGANISER: "ombudsman",
    Role.ASSOCIATION: "föreningsstyrelse",
    Role.COMMITTEE: "valberedning",
    Role.PRESIDIUM: "mötespresidium",
    Role.TELLER: "rösträknare",
    Role.AUDITOR: "revisor",
    Role.MEMBER: "medlem",
    Role.VOTER: "ombud",
}


def next_step(role: Role, every: tuple[ListStatus, ...]) -> tuple[str, str] | None:
    """What to do now, as the words on the button and where it leads."""
    match role:
        case Role.ASSOCIATION if any(each.nominations_open for each in every):
            return "Nominera", "/nominera"
        case Role.ASSOCIATION:
            return "Se era nomineringar", "/nominera"
        case Role.MEMBER if any(each.nominations_open for each in every):
            return "Nominera", "/nominera"
        case Role.MEMBER:
            return "Se dina nomineringar", "/nominera"
        case Role.COMMITTEE if not_frozen := [each for each in every if not each.round]:
            chosen = min(not_frozen, key=lambda each: each.proposal is not None)
            return f"Ordna förslaget till {chosen.list.title}", f"/bereda/{chosen.list.id}"
        case Role.COMMITTEE if every:
            return f"Se förslaget till {every[0].list.title}", f"/bereda/{every[0].list.id}"
        case Role.ORGANISER if not every:
            return "Börja en lista", "/listor"
        case Role.ORGANISER if all(each.adopted for each in every):
            return "Hämta listorna", "/handlingar"
        case Role.ORGANISER:
            return "Till konferensen", "/konferens"
        case Role.PRESIDIUM:
            return "Led omröstningen", "/konferens"
        case Role.VOTER:
            return "Rösta", "/rosta"
    return None


@get("/")
async def start(request: Visited, house: NamedDependency[House]) -> Template:
    every = await statuses(house)
    step = next_step(request.user.role, every) if request.user else None
    return page(
        "start/start.html",
        district=await house.organisation.district(),
        lists=every,
        step=step,
        roles=ROLES,
        sees_organisation=may(request.user, Deed.READ_ORGANISATION),
        called=bool(await house.notices.editions()),
    )


@get("/in/{secret:str}")
async def door(secret: FromPath[str], house: NamedDependency[House]) -> Template:
    """Opening a link signs nobody in: mail programs open links by themselves."""
    account = await invited(house.accounts, house.keys, secret, house.now())
    return page("start/door.html", name=account.name, secret=secret)


@post("/in/{secret:str}", status_code=303)
async def come_in(request: Visited, secret: FromPath[str], house: NamedDependency[House]) -> Redirect:
    session = fresh_secret()
    await sign_in_by_link(house.keys, secret, session, house.now())
    if request.auth:
        await house.keys.drop_key(request.auth)
    return with_session("/", session, https_only=request.app.state.https_only)


@post("/ut", status_code=303)
async def go_out(request: Visited, house: NamedDependency[House]) -> Redirect:
    if request.auth:
        await house.keys.drop_key(request.auth)
    return without_session("/")


routes = Router(path="/", route_handlers=[start, door, come_in, go_out])
