"""What the doors need kept."""

from typing import Protocol

from nominering.access.model import Account, Key


class Accounts(Protocol):
    """People with offices."""

    async def account(self, account_id: str) -> Account | None: ...

    async def keep_account(self, account: Account) -> None: ...


class Keys(Protocol):
    """Links and sessions. Only a hash of the secret is kept: who reads the database cannot sign in."""

    async def keep_key(self, secret: str, key: Key) -> None: ...

    async def find_key(self, secret: str) -> Key | None: ...

    async def drop_key(self, secret: str) -> None: ...

    async def drop_personal(self, nominee_id: str) -> None:
        """Every personal link of the nominee; that they were there is remembered."""

    async def was_replaced(self, secret: str) -> bool:
        """Whether it is a personal link that was dropped."""
        ...
