"""The organiser lets people in: invite, disable, enable, start over."""

from datetime import date, datetime, timedelta

from nominering.access.errors import AccountUnknown, InvitationIncomplete
from nominering.access.model import INVITED, Account, Purpose, Role
from nominering.access.ports import Accounts, Keys, SecondFactors, Tries
from nominering.access.use_cases import give_link

LONGEST_NAME = 80
MOST_LETTERS, LETTERS_WITHIN = 5, timedelta(hours=1)


def a_new_account(
    account_id: str, name: str, email: str, role: str, association_id: str, *, known: frozenset[str]
) -> Account:
    """Raises InvitationIncomplete with the field. `known` are the associations; only a board belongs to one."""
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise InvitationIncomplete("name")
    if role not in INVITED:
        raise InvitationIncomplete("role")
    board = role == Role.ASSOCIATION
    if board and association_id not in known:
        raise InvitationIncomplete("association")
    return Account(account_id, name, Role(role), association_id if board else None, email)


async def invite(accounts: Accounts, keys: Keys, account: Account, secret: str, now: datetime) -> None:
    """A fresh invitation; an earlier one stops fitting."""
    await keys.drop_of(account.id, Purpose.LINK)
    await give_link(keys, secret, account.role, account.id, now)
    await accounts.note_invited(account.id, now)


async def office(accounts: Accounts, account_id: str) -> Account:
    """Raises AccountUnknown."""
    found = await accounts.office(account_id)
    if found is None:
        raise AccountUnknown
    return found


async def start_over(keys: Keys, factors: SecondFactors, account_id: str) -> None:
    """The second factor is forgotten, and whoever is signed in is so no longer."""
    await factors.forget(account_id)
    await keys.drop_of(account_id)


async def doors_of(accounts: Accounts, tries: Tries, address: str, now: datetime, today: date) -> tuple[Account, ...]:
    """Whoever should get a link by mail when the address is typed; nobody when it has been typed too often."""
    if await tries.count(f"letter to {address.casefold()}", LETTERS_WITHIN, now) > MOST_LETTERS:
        return ()
    return await accounts.with_email(address, today)
