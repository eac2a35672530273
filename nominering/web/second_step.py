"""The second step of signing in: prove oneself, or set up a second factor the first time or one more later."""

import secrets
from dataclasses import dataclass
from typing import Any

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect, Template
from markupsafe import Markup

from nominering.access.errors import CodeWrong, FactorTaken, NotSignedIn, PasskeyRefused, TooManyTries
from nominering.access.model import Account, Role
from nominering.access.proving import (
    check_tries,
    give_recovery_codes,
    prove_by_code,
    prove_by_passkey,
    set_up_generator,
    set_up_passkey,
    step_up,
)
from nominering.access.second_factor import CodeGenerator, Factors, draw_recovery_codes, draw_secret, spaced
from nominering.access.use_cases import halfway
from nominering.documents.qr import svg
from nominering.web import forms, passkeys
from nominering.web.access import OWN_DOOR, SESSION_COOKIE, Visited, fresh_secret, with_session
from nominering.web.house import House
from nominering.web.pages import again, page

PROVE, SET_UP, CODES = "access/prove.html", "access/set_up.html", "access/recovery_codes.html"
HERE = "/andra-steget"
NOT_TAKEN = (CodeWrong, PasskeyRefused, TooManyTries)


@dataclass(frozen=True)
class Standing:
    """Whoever stands between the two steps, or has taken both and wants one factor more."""

    account: Account
    session: str
    whole: bool
    factors: Factors

    @property
    def sets_up(self) -> bool:
        """Whoever has a factor and only the link may not add another: first it must be shown."""
        return self.whole or not self.factors.in_place


async def _standing(request: Visited, house: House) -> Standing:
    """Raises NotSignedIn."""
    session = request.cookies.get(SESSION_COOKIE, "")
    account = await halfway(house.accounts, house.keys, session, house.now(), house.today())
    if account is None and request.user is not None and request.user.role is not Role.VOTER:
        account = await house.accounts.office(request.user.subject)
        return await _with_factors(house, account, session, whole=True)
    return await _with_factors(house, account, session, whole=False)


async def _with_factors(house: House, account: Account | None, session: str, *, whole: bool) -> Standing:
    if account is None:
        raise NotSignedIn
    return Standing(account, session, whole, await house.factors.factors(account.id))


async def _challenge(house: House, standing: Standing) -> str:
    challenge = fresh_secret()
    await house.keys.set_challenge(standing.session, challenge)
    return challenge


async def _to_prove(house: House, standing: Standing) -> dict[str, Any]:
    options = None
    if standing.factors.passkeys:
        challenge = await _challenge(house, standing)
        options = passkeys.to_prove(house.doors.public_url, standing.factors.passkeys, challenge)
    return {"name": standing.account.name, "options": options, "has_app": standing.factors.generator is not None}


async def _to_set_up(house: House, standing: Standing, secret: str) -> dict[str, Any]:
    """The app's secret goes out sealed and comes back with the first code: nothing unfinished is kept."""
    challenge = await _challenge(house, standing)
    generator = CodeGenerator(secret)
    account = standing.account
    return {
        "name": account.name,
        "whole": standing.whole,
        "factors": standing.factors,
        "options": passkeys.to_create(house.doors.public_url, account, standing.factors.passkeys, challenge),
        "qr": Markup(svg(generator.address_for(account.name), "QR-kod för appen")),
        "secret": " ".join(secret[n : n + 4] for n in range(0, len(secret), 4)),
        "sealed": house.factors.seal(account.id, secret),
    }


@get("/")
async def second_step(request: Visited, house: NamedDependency[House]) -> Template:
    standing = await _standing(request, house)
    if standing.sets_up:
        return page(SET_UP, **await _to_set_up(house, standing, draw_secret(secrets.choice)))
    return page(PROVE, **await _to_prove(house, standing))


@post("/kod", status_code=303)
async def by_code(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    standing = await _standing(request, house)
    typed = forms.text(await request.form(), "code")[:40]
    try:
        await prove_by_code(house.factors, house.tries, standing.account.id, typed, house.now())
    except NOT_TAKEN as error:
        return again(PROVE, error, **await _to_prove(house, standing))
    return await _whole(request, house, standing)


@post("/nyckel", status_code=303)
async def by_passkey(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    standing = await _standing(request, house)
    answer = _answer(await request.form())
    try:
        await check_tries(house.tries, standing.account.id, house.now())
        challenge = await house.keys.take_challenge(standing.session)
        passkey, count = passkeys.proved(house.doors.public_url, standing.factors.passkeys, answer, challenge)
        await prove_by_passkey(house.factors, house.tries, passkey, count)
    except NOT_TAKEN as error:
        return again(PROVE, error, **await _to_prove(house, standing))
    return await _whole(request, house, standing)


@post("/app", status_code=200)
async def with_app(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    standing = await _setting_up(request, house)
    form = await request.form()
    secret = house.factors.unseal(standing.account.id, forms.text(form, "sealed"))
    try:
        await set_up_generator(
            house.factors, house.tries, standing.account.id, secret, forms.text(form, "code")[:40], house.now()
        )
    except NOT_TAKEN as error:
        return again(SET_UP, error, **await _to_set_up(house, standing, secret))
    return await _set_up(request, house, standing)


@post("/ny-nyckel", status_code=200)
async def with_passkey(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    standing = await _setting_up(request, house)
    answer = _answer(await request.form())
    challenge = await house.keys.take_challenge(standing.session)
    try:
        made = passkeys.created(house.doors.public_url, standing.account.id, answer, challenge)
        await set_up_passkey(house.factors, made)
    except NOT_TAKEN as error:
        return again(SET_UP, error, **await _to_set_up(house, standing, draw_secret(secrets.choice)))
    return await _set_up(request, house, standing)


@post("/koder", status_code=200)
async def new_codes(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    """Ten new recovery codes; the old ones stop fitting."""
    standing = await _setting_up(request, house)
    if not standing.factors.in_place:
        return Redirect(HERE, status_code=303)
    return page(CODES, codes=await _codes(house, standing.account), more=True)


def _answer(form: Any) -> str:
    """What the browser's passkey said; longer than any other field."""
    value = form.get("credential", "")
    return value if isinstance(value, str) else ""


async def _setting_up(request: Visited, house: House) -> Standing:
    """Raises FactorTaken."""
    standing = await _standing(request, house)
    if not standing.sets_up:
        raise FactorTaken
    return standing


async def _codes(house: House, account: Account) -> list[str]:
    codes = draw_recovery_codes(secrets.choice)
    await give_recovery_codes(house.factors, account.id, codes)
    return [spaced(code) for code in codes]


async def _set_up(request: Visited, house: House, standing: Standing) -> Template | Redirect:
    """The first factor comes with recovery codes, and ends the second step."""
    if standing.factors.in_place:
        return Redirect(HERE, status_code=303)
    codes = await _codes(house, standing.account)
    answer = page(CODES, codes=codes, more=standing.whole)
    if not standing.whole:
        answer.cookies = (await _whole(request, house, standing)).cookies
    return answer


async def _whole(request: Visited, house: House, standing: Standing) -> Redirect:
    session = fresh_secret()
    await step_up(house.accounts, house.keys, standing.account, standing.session, session, house.now())
    return with_session("/", session, https_only=request.app.state.https_only)


routes = Router(
    path=HERE,
    route_handlers=[second_step, by_code, by_passkey, with_app, with_passkey, new_codes],
    opt=OWN_DOOR,
)
