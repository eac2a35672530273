"""Come in, be known, go out. Secrets are drawn outside and come in as arguments."""

from datetime import date, datetime, timedelta

from nominering.access.errors import (
    LinkUnknown,
    PersonalLinkExpired,
    PersonalLinkReplaced,
    PersonalLinkUnknown,
)
from nominering.access.model import (
    HALF_LASTS,
    LINK_LASTS,
    LINKS,
    MOST_VOTER_SESSIONS,
    ONCE_LASTS,
    SESSION_LASTS,
    Account,
    Key,
    Purpose,
    Role,
    SecondFactor,
    Visitor,
)
from nominering.access.ports import Accounts, Keys


async def give_link(keys: Keys, secret: str, role: Role, account_id: str, now: datetime) -> None:
    """An invitation: it lets the account take the first step until it runs out, or until a second factor is there."""
    await keys.keep_key(secret, Key(Purpose.LINK, role, account_id, now + LINK_LASTS))


async def give_link_for_once(
    keys: Keys, secret: str, account: Account, now: datetime, *, proved: bool = False
) -> None:
    """A link that signs in once, soon. `proved`: the second step has been taken elsewhere."""
    purpose = Purpose.PROVED if proved else Purpose.ONCE
    await keys.keep_key(secret, Key(purpose, account.role, account.id, now + ONCE_LASTS))


async def give_personal_link(keys: Keys, secret: str, nominee_id: str, until: datetime) -> None:
    """The nominee's own way to the answer, without an account. An earlier link stops fitting."""
    await keys.drop_personal(nominee_id)
    await keys.keep_key(secret, Key(Purpose.PERSONAL, Role.CANDIDATE, nominee_id, until))


async def invited(accounts: Accounts, keys: Keys, link: str, now: datetime, today: date) -> Account:
    """Whom a link is for; nobody is signed in by asking. Raises LinkUnknown."""
    return (await _linked(accounts, keys, link, now, today))[1]


async def sign_in_by_link(
    accounts: Accounts,
    keys: Keys,
    link: str,
    session: str,
    now: datetime,
    today: date,
    second: SecondFactor = SecondFactor.NONE,
) -> bool:
    """Open a session with a fresh secret; a secret chosen by the visitor is never adopted.

    False when a second step must be taken: then the session is half a one. Raises LinkUnknown.
    """
    key, account = await _linked(accounts, keys, link, now, today)
    if key.purpose is not Purpose.LINK and not await keys.drop_key(link):
        raise LinkUnknown
    if second.asked_of(account.role) and key.purpose is not Purpose.PROVED:
        await keys.keep_key(session, Key(Purpose.HALF, account.role, account.id, now + HALF_LASTS))
        return False
    await open_session(accounts, keys, account, session, now)
    return True


async def open_session(accounts: Accounts, keys: Keys, account: Account, session: str, now: datetime) -> None:
    """The whole way in has been gone."""
    await keys.keep_key(session, Key(Purpose.SESSION, account.role, account.id, now + SESSION_LASTS, used_at=now))
    await accounts.note_signed_in(account.id, now)


async def sign_in_voter(keys: Keys, card: str, session: str, now: datetime) -> bool:
    """A session for the holder of a card. It ends on the whole hour, so that it does not tell when it began.

    A card opens a few at a time: whoever uses one code over and over ends the own sessions and nobody else's. False
    when the card is void by now.
    """
    ends = (now + SESSION_LASTS).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return await keys.keep_voter_key(session, Key(Purpose.SESSION, Role.VOTER, card, ends), MOST_VOTER_SESSIONS)


async def recognise(accounts: Accounts, keys: Keys, session: str, now: datetime, today: date) -> Visitor | None:
    """Who holds this session, if it still fits. One from before a change of role does not."""
    key = await keys.find_key(session)
    if key is None or not key.fits(Purpose.SESSION, now):
        return None
    if key.role is Role.VOTER:
        return Visitor(Role.VOTER, key.subject)
    account = await accounts.account(key.subject, today)
    if account is None or account.role is not key.role:
        return None
    if key.should_be_noted(now):
        await keys.note_used(session, now)
    return Visitor(account.role, account.id, account.name, account.association_id)


async def halfway(accounts: Accounts, keys: Keys, session: str, now: datetime, today: date) -> Account | None:
    """Who has taken the first step of two with this session."""
    key = await keys.find_key(session)
    if key is None or not key.fits(Purpose.HALF, now):
        return None
    account = await accounts.account(key.subject, today)
    return account if account and account.role is key.role else None


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


async def _linked(accounts: Accounts, keys: Keys, link: str, now: datetime, today: date) -> tuple[Key, Account]:
    key = await keys.find_key(link)
    if key is None or key.purpose not in LINKS or not key.fits(key.purpose, now):
        raise LinkUnknown
    account = await accounts.account(key.subject, today)
    if account is None or account.role is not key.role:
        raise LinkUnknown
    return key, account
