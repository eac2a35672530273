"""Accounts and keys, kept."""

import hashlib
from datetime import date, datetime
from typing import Any

from nominering.access.errors import LastOrganiser
from nominering.access.model import Account, Key, Purpose, Role
from nominering.organisation.names import alphabetical
from nominering.store import tables as t
from nominering.store.database import Database
from nominering.store.members import StoredMembers
from nominering.store.steps import Steps

KEEP_SESSION = (
    "INSERT INTO access_key (secret_hash, purpose, role, subject, expires_at, challenge)"
    " VALUES ({}, {}, {}, {}, {}, '')"
)
OTHERS = (
    "SELECT secret_hash FROM access_key WHERE role = {} AND subject = {} AND secret_hash <> {}"
    " ORDER BY expires_at DESC"
)


def _hash(secret: str) -> str:
    """Secrets are 256 random bits: a plain hash is enough, nobody can try them all."""
    return hashlib.sha256(secret.encode()).hexdigest()


class StoredAccounts:
    """Accounts."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._members = StoredMembers(database)

    async def account(self, account_id: str, today: date) -> Account | None:
        found = await self.office(account_id)
        if found is not None:
            return None if found.disabled else found
        member = await self._members.member(account_id)
        if member is None or not member.active_on(today):
            return None
        return Account(member.id, member.name, Role.MEMBER, member.association_on(today), member.email)

    async def office(self, account_id: str) -> Account | None:
        row = await t.Account.select().where(t.Account.id == account_id).first()
        return _account(row) if row else None

    async def offices(self) -> tuple[Account, ...]:
        return tuple(sorted(map(_account, await t.Account.select()), key=lambda each: alphabetical(each.name)))

    async def with_email(self, address: str, today: date) -> tuple[Account, ...]:
        offices = [each for each in await self.offices() if each.email.casefold() == address.casefold() != ""]
        members = await self._members.with_email(address) if address else ()
        return (
            *(each for each in offices if not each.disabled),
            *(
                Account(each.id, each.name, Role.MEMBER, each.association_on(today), each.email)
                for each in members
                if each.active_on(today)
            ),
        )

    async def keep_account(self, account: Account) -> None:
        columns = vars(account) | {"role": account.role.value, "association": account.association_id}
        columns.pop("association_id")
        await t.Account.insert(t.Account(**columns))

    async def note_invited(self, account_id: str, now: datetime) -> None:
        await t.Account.update({t.Account.invited_at: now}).where(t.Account.id == account_id)

    async def note_signed_in(self, account_id: str, now: datetime) -> None:
        await t.Account.update({t.Account.signed_in_at: now}).where(t.Account.id == account_id)

    async def disable(self, account_id: str) -> None:
        async with self._database.transaction():
            rows = await t.Account.raw(
                self._database.locking(
                    "SELECT id FROM account WHERE role = 'organiser' AND NOT disabled ORDER BY id", "UPDATE"
                )
            )
            if [row["id"] for row in rows] == [account_id]:
                raise LastOrganiser
            await t.Account.update({t.Account.disabled: True}).where(t.Account.id == account_id)
            await t.AccessKey.delete().where(t.AccessKey.subject == account_id)

    async def enable(self, account_id: str) -> None:
        await t.Account.update({t.Account.disabled: False}).where(t.Account.id == account_id)


def _account(row: dict[str, Any]) -> Account:
    columns = {name: value for name, value in row.items() if name != "association"}
    return Account(
        **columns
        | {"role": Role(row["role"]), "disabled": bool(row["disabled"]), "association_id": row["association"]}
    )


class StoredKeys:
    """Keys."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep_key(self, secret: str, key: Key) -> None:
        columns = vars(key) | {"purpose": key.purpose.value, "role": key.role.value}
        await t.AccessKey.insert(t.AccessKey(secret_hash=_hash(secret), **columns))

    async def keep_voter_key(self, secret: str, key: Key, most: int) -> bool:
        return await self._database.together(lambda: self._keeping_voter_key(_hash(secret), key, most))

    def _keeping_voter_key(self, hashed: str, key: Key, most: int) -> Steps[bool]:
        card = yield (self._database.locking("SELECT code_hash FROM voting_card WHERE code_hash = {}"), key.subject)
        if not card:
            return False
        yield (KEEP_SESSION, hashed, key.purpose.value, key.role.value, key.subject, key.expires_at)
        others = yield (OTHERS, key.role.value, key.subject, hashed)
        for row in others[most - 1 :]:
            yield ("DELETE FROM access_key WHERE secret_hash = {}", row["secret_hash"])
        return True

    async def find_key(self, secret: str) -> Key | None:
        rows = await self._database.look("SELECT * FROM access_key WHERE secret_hash = {}", _hash(secret))
        if not rows:
            return None
        row = rows[0]
        row.pop("secret_hash")
        return Key(**row | {"purpose": Purpose(row["purpose"]), "role": Role(row["role"])})

    async def drop_key(self, secret: str) -> bool:
        dropped = (
            await t.AccessKey.delete()
            .where(t.AccessKey.secret_hash == _hash(secret))
            .returning(t.AccessKey.secret_hash)
        )
        return bool(dropped)

    async def drop_personal(self, nominee_id: str) -> None:
        async with self._database.transaction():
            personal = (t.AccessKey.purpose == Purpose.PERSONAL.value) & (t.AccessKey.subject == nominee_id)
            for row in await t.AccessKey.select(t.AccessKey.secret_hash).where(personal):
                await t.ReplacedLink.insert(t.ReplacedLink(secret_hash=row["secret_hash"]))
            await t.AccessKey.delete().where(personal)

    async def was_replaced(self, secret: str) -> bool:
        return bool(await t.ReplacedLink.exists().where(t.ReplacedLink.secret_hash == _hash(secret)))

    async def drop_of(self, account_id: str, *purposes: Purpose) -> None:
        those = [each.value for each in purposes or Purpose]
        await t.AccessKey.delete().where((t.AccessKey.subject == account_id) & t.AccessKey.purpose.is_in(those))

    async def note_used(self, secret: str, now: datetime) -> None:
        await t.AccessKey.update({t.AccessKey.used_at: now}).where(t.AccessKey.secret_hash == _hash(secret))

    async def set_challenge(self, secret: str, challenge: str) -> None:
        await t.AccessKey.update({t.AccessKey.challenge: challenge}).where(t.AccessKey.secret_hash == _hash(secret))

    async def take_challenge(self, secret: str) -> str:
        key = await self.find_key(secret)
        if key is None or not key.challenge:
            return ""
        taken = (
            await t.AccessKey.update({t.AccessKey.challenge: ""})
            .where((t.AccessKey.secret_hash == _hash(secret)) & (t.AccessKey.challenge == key.challenge))
            .returning(t.AccessKey.secret_hash)
        )
        return key.challenge if taken else ""

    async def drop_expired(self, now: datetime) -> None:
        gone = (t.AccessKey.expires_at <= now) & (t.AccessKey.purpose != Purpose.PERSONAL.value)
        await t.AccessKey.delete().where(gone)
