"""What the operator does to the database beside the server."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from secrets import token_urlsafe
from uuid import uuid4

from nominering.access.inviting import a_new_account, invite, start_over
from nominering.access.model import Account, Role
from nominering.app import doors_of, furnish
from nominering.cli.errors import DistrictFounded, OrganiserUnknown
from nominering.correspondence.addresses import checked
from nominering.organisation.errors import DistrictMissing
from nominering.organisation.model import Associations, District
from nominering.post.smtp import MailServer
from nominering.settings import Settings
from nominering.store.database import Database
from nominering.web.house import House


def found(name: str, party: str, constituency: str, organiser: str, email: str) -> str:
    """The organiser's link. Raises DistrictFounded, InvitationIncomplete, AddressWrong."""
    account = a_new_account(
        f"organiser-{uuid4().hex[:12]}", organiser.strip(), checked(email), Role.ORGANISER, "", known=frozenset()
    )
    return asyncio.run(_found(District(name, party, constituency), account))


async def _found(district: District, account: Account) -> str:
    async with _opened(Settings.read()) as house:
        if there := await _district(house):
            raise DistrictFounded(there.name)
        await house.organisation.keep_district(district, Associations(()))
        await house.accounts.keep_account(account)
        return await _link(house, account)


def ready(port: int | None = None) -> Settings:
    """The settings, once the database is of this edition.

    Raises DistrictMissing, SettingWrong, MailServerUnreadable.
    """
    settings = Settings.read()
    if port is not None:
        settings = replace(settings, port=port)
    if settings.smtp_url:
        MailServer.from_url(settings.smtp_url)
    asyncio.run(_check(settings))
    return settings


async def _check(settings: Settings) -> None:
    async with _opened(settings) as house:
        await house.organisation.district()


def rescue(email: str) -> str:
    """A fresh link; the second factor is forgotten. Raises OrganiserUnknown."""
    return asyncio.run(_rescue(email))


async def _rescue(email: str) -> str:
    async with _opened(Settings.read()) as house:
        for account in await house.accounts.offices():
            if account.role is Role.ORGANISER and account.email.casefold() == email.strip().casefold():
                await house.accounts.enable(account.id)
                await start_over(house.keys, house.factors, account.id)
                return await _link(house, account)
        raise OrganiserUnknown(email)


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[House]:
    database = Database(settings.database)
    await database.start()
    try:
        await database.migrate()
        yield furnish(database, settings.secret, doors=doors_of(settings))
    finally:
        await database.stop()


async def _district(house: House) -> District | None:
    try:
        return await house.organisation.district()
    except DistrictMissing:
        return None


async def _link(house: House, account: Account) -> str:
    secret = token_urlsafe(32)
    await invite(house.accounts, house.keys, account, secret, house.now())
    return f"{house.doors.public_url}/in/{secret}"
