"""What the doors need kept, and whom they ask."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from nominering.access.logbook import Entry, Sought
from nominering.access.model import Account, Identity, Key, Purpose
from nominering.access.second_factor import CodeGenerator, Factors, Passkey


class Accounts(Protocol):
    """People with offices, and members: every member has a door of the same id."""

    async def account(self, account_id: str, today: date) -> Account | None:
        """Nobody for an office that is disabled or a member who is none today."""
        ...

    async def office(self, account_id: str) -> Account | None:
        """An account with an office, disabled or not."""
        ...

    async def offices(self) -> tuple[Account, ...]:
        """Everybody with an office, disabled or not, in Swedish alphabet."""
        ...

    async def with_email(self, address: str, today: date) -> tuple[Account, ...]:
        """Whoever may come in by that address today; several may share it."""
        ...

    async def keep_account(self, account: Account) -> None:
        """A new office."""

    async def note_invited(self, account_id: str, now: datetime) -> None: ...

    async def note_signed_in(self, account_id: str, now: datetime) -> None: ...

    async def disable(self, account_id: str) -> None:
        """Every link and session of the account stops fitting.

        Raises LastOrganiser, also when two organisers disable each other at once.
        """

    async def enable(self, account_id: str) -> None: ...


class Keys(Protocol):
    """Links and sessions. Only a hash of the secret is kept: who reads the database cannot sign in."""

    async def keep_key(self, secret: str, key: Key) -> None: ...

    async def keep_voter_key(self, secret: str, key: Key, most: int) -> bool:
        """A session for the holder of a card; False, and nothing kept, when the card is void by now.

        Of more than `most` of the card's sessions those that end first are dropped, never the new one.
        """
        ...

    async def find_key(self, secret: str) -> Key | None: ...

    async def drop_key(self, secret: str) -> bool:
        """Whether it was there: of two who use it at once, one gets True."""
        ...

    async def drop_personal(self, nominee_id: str) -> None:
        """Every personal link of the nominee; that they were there is remembered."""

    async def was_replaced(self, secret: str) -> bool:
        """Whether it is a personal link that was dropped."""
        ...

    async def drop_of(self, account_id: str, *purposes: Purpose) -> None:
        """Every key of the account, or those for the purposes given."""

    async def note_used(self, secret: str, now: datetime) -> None: ...

    async def set_challenge(self, secret: str, challenge: str) -> None: ...

    async def take_challenge(self, secret: str) -> str:
        """What a passkey was asked to sign, once; empty when nothing was asked."""
        ...

    async def drop_expired(self, now: datetime) -> None:
        """Except personal links: whoever opens one is told that it has run out."""


class SecondFactors(Protocol):
    """What people prove themselves with. A generator's secret is kept encrypted, a recovery code as a keyed hash."""

    async def factors(self, account_id: str) -> Factors: ...

    async def add_passkey(self, passkey: Passkey) -> bool:
        """False when the credential is there already, this account's or another's."""
        ...

    async def note_signed(self, passkey: Passkey, sign_count: int) -> bool:
        """False when somebody signed with the same or a later count in the meantime."""
        ...

    async def set_generator(self, account_id: str, generator: CodeGenerator) -> None:
        """In the place of an earlier one."""

    async def use_step(self, account_id: str, step: int) -> bool:
        """False when that code, or a later one, has been used."""
        ...

    async def set_recovery_codes(self, account_id: str, codes: Sequence[str]) -> None:
        """In the place of earlier ones."""

    async def use_recovery_code(self, account_id: str, code: str) -> bool:
        """Whether it was there; it is gone afterwards."""
        ...

    async def forget(self, account_id: str) -> None:
        """Everything the account could prove itself with."""

    def seal(self, account_id: str, secret: str) -> str:
        """Encrypted for a form of the account's own, until it comes back."""
        ...

    def unseal(self, account_id: str, sealed: str) -> str:
        """Raises CodeWrong for what was not sealed here, for the account and within half an hour."""
        ...


class Tries(Protocol):
    """How often something has been tried lately. What was tried is kept as a keyed hash."""

    async def count(self, what: str, within: timedelta, now: datetime) -> int:
        """One more; how many there are since the first within the time, this one counted."""
        ...

    async def forgive(self, what: str) -> None: ...

    async def drop_before(self, moment: datetime) -> None: ...


class Logbook(Protocol):
    """Entries are added and read, never changed; after their time they are dropped."""

    async def add(self, entry: Entry) -> None: ...

    async def entries(self, sought: Sought) -> tuple[Entry, ...]:
        """The newest first, at most a page of them."""
        ...

    async def people(self) -> tuple[tuple[str, str], ...]:
        """Everybody in the log: account and name."""
        ...

    async def drop_before(self, moment: datetime) -> int:
        """How many."""
        ...


class IdentityProvider(Protocol):
    """Somebody else who knows who people are: OpenID Connect, authorization code with PKCE."""

    name: str

    async def way_there(self, state: str, nonce: str, verifier: str) -> str:
        """The address to send the visitor to. Raises IdentityRefused."""
        ...

    async def who(self, code: str, nonce: str, verifier: str) -> Identity:
        """Raises IdentityRefused, also for an address that the provider has not verified."""
        ...
