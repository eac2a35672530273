"""Come in, be known, go out. Secrets are drawn outside and come in as arguments."""

from datetime import datetime, timedelta

from nominering.access.errors import (
    LinkUnknown,
    PersonalLinkExpired,
    PersonalLinkReplaced,
    PersonalLinkUnknown,
)
from nominering.access.model import LINK_LASTS, SESSION_LASTS, Account, Key, Purpose, Role, Visitor
from nominering.access.ports import Accounts, Keys


async def give_link(keys: Keys, secret: str, role: Role, account_id: str, now: datetime) -> None:
    """A link that lets the account sign in until it runs out."""
    await keys.keep_key(secret, Key(Purpose.LINK, role, account_id, now + LINK_LASTS))


async def give_personal_link(keys: Keys, secret: str, nominee_id: str, until: datetime) -> None:
    """The nominee's own way to the answer, without an account. An earlier link stops fitting."""
    await keys.drop_personal(nominee_id)
    await keys.keep_key(secret, Key(Purpose.PERSONAL, Role.CANDIDATE, nominee_id, until))


async def invited(accounts: Accounts, keys: Keys, link: str, now: datetime) -> Account:
    """Whom a link is for; nobody is signed in by asking. Raises LinkUnknown."""
    key = await _fitting(keys, link, Purpose.LINK, now)
    account = await accounts.account(key.subject) if key else None
    if account is None:
        raise LinkUnknown
    return account


async def sign_in_by_link(keys: Keys, link: str, session: str, now: datetime) -> None:
    """Open a session with a fresh secret; a secret chosen by the visitor is never adopted. Raises LinkUnknown."""
    key = await _fitting(keys, link, Purpose.LINK, now)
    if key is None:
        raise LinkUnknown
    await keys.keep_key(session, Key(Purpose.SESSION, key.role, key.subject, now + SESSION_LASTS))


async def sign_in_voter(keys: Keys, card: str, session: str, now: datetime) -> None:
    """A session for the holder of a card. It ends on the whole hour, so that it does not tell when it began."""
    ends = (now + SESSION_LASTS).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    await keys.keep_key(session, Key(Purpose.SESSION, Role.VOTER, card, ends))


async def recognise(accounts: Accounts, keys: Keys, session: str, now: datetime) -> Visitor | None:
    """Who holds this session, if it still fits."""
    key = await _fitting(keys, session, Purpose.SESSION, now)
    if key is None:
        return None
    if key.role in (Role.VOTER, Role.MEMBER):
        return Visitor(key.role, key.subject)
    account = await accounts.account(key.subject)
    if account is None:
        return None
    return Visitor(account.role, account.id, account.name, account.association_id)


async def recognise_nominee(keys: Keys, link: str, now: datetime) -> str:
    """The nominee whose personal link this is.

    Raises PersonalLinkUnknown, PersonalLinkExpired, PersonalLinkReplaced.
    """
    key = await keys.find_key(link)
    if key is None or key.purpose is not Purpose.PERSONAL:
        raise PersonalLinkReplaced if await keys.was_replaced(link) else PersonalLinkUnknown
    if not key.fits(Purpose.PERSONAL, now):
        raise PersonalLinkExpired
    return key.subject


async def _fitting(keys: Keys, secret: str, purpose: Purpose, now: datetime) -> Key | None:
    key = await keys.find_key(secret)
    return key if key and key.fits(purpose, now) else None
