"""The way in and out: by invitation, by a link in a letter, by somebody else who knows who people are."""

import hashlib
import hmac

from litestar import Router, get, post
from litestar.background_tasks import BackgroundTask
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.access.errors import IdentityRefused
from nominering.access.inviting import doors_of
from nominering.access.use_cases import give_link_for_once, invited, sign_in_by_link
from nominering.correspondence.addresses import checked
from nominering.correspondence.errors import AddressWrong
from nominering.web import forms, letters
from nominering.web.access import OWN_DOOR, SESSION_COOKIE, Visited, fresh_secret, with_session, without_session
from nominering.web.house import House
from nominering.web.pages import again, page

SIGN_IN = "access/sign_in.html"
SECOND_STEP = "/andra-steget"
RETURN_PATH = "/logga-in/tillbaka"
AWAY_COOKIE = "away"
AWAY_LASTS = 600


@get("/in/{secret:str}")
async def door(secret: FromPath[str], house: NamedDependency[House]) -> Template:
    """Opening a link signs nobody in: mail programs open links by themselves."""
    account = await invited(house.accounts, house.keys, secret, house.now(), house.today())
    return page("access/door.html", name=account.name, role=letters.ROLES[account.role], secret=secret)


@post("/in/{secret:str}", status_code=303)
async def come_in(request: Visited, secret: FromPath[str], house: NamedDependency[House]) -> Redirect:
    session = fresh_secret()
    whole = await sign_in_by_link(
        house.accounts, house.keys, secret, session, house.now(), house.today(), house.doors.second_factor
    )
    if held := request.cookies.get(SESSION_COOKIE):
        await house.keys.drop_key(held)
    return with_session("/" if whole else SECOND_STEP, session, https_only=request.app.state.https_only)


@post("/ut", status_code=303)
async def go_out(request: Visited, house: NamedDependency[House]) -> Redirect:
    if held := request.cookies.get(SESSION_COOKIE):
        await house.keys.drop_key(held)
    return without_session("/")


@get("/logga-in")
async def sign_in(house: NamedDependency[House]) -> Template:
    return page(SIGN_IN, typed="", asked=False, **_ways(house))


def _ways(house: House) -> dict[str, object]:
    return {"doors": house.doors, "identity": house.identity.name if house.identity else None}


@post("/logga-in", status_code=200)
async def ask_for_link(request: Visited, house: NamedDependency[House]) -> Template:
    """The same answer, as fast, whether the address is known or not: the letter is written afterwards."""
    typed = forms.text(await request.form(), "email")
    try:
        address = checked(typed)
    except AddressWrong as error:
        return again(SIGN_IN, error, typed=typed, asked=False, **_ways(house))
    answer = page(SIGN_IN, typed=typed, asked=True, **_ways(house))
    answer.background = BackgroundTask(_send_link, house, address)
    return answer


async def _send_link(house: House, address: str) -> None:
    now = house.now()
    accounts = await doors_of(house.accounts, house.tries, address, now, house.today())
    if not accounts:
        return
    links = []
    for account in accounts:
        secret = fresh_secret()
        await give_link_for_once(house.keys, secret, account, now)
        links.append((account, f"{house.doors.public_url}/in/{secret}"))
    district = (await house.organisation.district()).name
    # To the address that is kept, which may be written otherwise than it was typed.
    await house.outbox.put((letters.way_in(links, accounts[0].email, district, now),))


def _derived(away: str, use: str) -> str:
    """State, nonce and verifier come of one secret, which the browser alone keeps while it is away."""
    return hmac.new(away.encode(), use.encode(), hashlib.sha256).hexdigest()


@get("/logga-in/annan")
async def go_away(request: Visited, house: NamedDependency[House]) -> Redirect:
    """To the identity provider."""
    if house.identity is None:
        raise NotFoundException
    away = fresh_secret()
    address = await house.identity.way_there(*(_derived(away, use) for use in ("state", "nonce", "verifier")))
    cookie = Cookie(
        key=AWAY_COOKIE,
        value=away,
        max_age=AWAY_LASTS,
        httponly=True,
        secure=request.app.state.https_only,
        samesite="lax",
        path=RETURN_PATH,
    )
    return Redirect(address, status_code=303, cookies=[cookie])


@get("/logga-in/tillbaka")
async def come_back(request: Visited, house: NamedDependency[House]) -> Template:
    """From the identity provider. Signing in is still a press on a button. Raises IdentityRefused."""
    if house.identity is None:
        raise NotFoundException
    away = request.cookies.get(AWAY_COOKIE, "")
    state, code = request.query_params.get("state", ""), request.query_params.get("code", "")
    if not (away and code and hmac.compare_digest(str(state).encode(), _derived(away, "state").encode())):
        raise IdentityRefused
    identity = await house.identity.who(str(code), _derived(away, "nonce"), _derived(away, "verifier"))
    accounts = await house.accounts.with_email(identity.email, house.today())
    if not accounts:
        raise IdentityRefused
    doors = []
    for account in accounts:
        secret = fresh_secret()
        await give_link_for_once(house.keys, secret, account, house.now(), proved=identity.strong)
        doors.append((account.name, letters.ROLES[account.role], secret))
    answer = page("access/chosen.html", doors=doors, email=identity.email)
    answer.cookies = [Cookie(key=AWAY_COOKIE, value="", max_age=0, path=RETURN_PATH)]
    return answer


routes = Router(
    path="/",
    route_handlers=[door, come_in, go_out, sign_in, ask_for_link, go_away, come_back],
    opt=OWN_DOOR,
)
