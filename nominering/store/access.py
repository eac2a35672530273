"""Accounts and keys, kept."""

import hashlib

from nominering.access.model import Account, Key, Purpose, Role
from nominering.store import tables as t
from nominering.store.database import Database


def _hash(secret: str) -> str:
    """Secrets are 256 random bits: a plain hash is enough, nobody can try them all."""
    return hashlib.sha256(secret.encode()).hexdigest()


class StoredAccess:
    """Accounts and Keys."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def account(self, account_id: str) -> Account | None:
        row = await t.Account.select().where(t.Account.id == account_id).first()
        if row is not None:
            return Account(row["id"], row["name"], Role(row["role"]), row["association"])
        return await self._member(account_id)

    async def _member(self, member_id: str) -> Account | None:
        """Every member has a door: the account is the membership itself."""
        member = await t.Member.select(t.Member.name).where(t.Member.id == member_id).first()
        return Account(member_id, member["name"], Role.MEMBER) if member else None

    async def keep_account(self, account: Account) -> None:
        await t.Account.insert(
            t.Account(id=account.id, name=account.name, role=account.role.value, association=account.association_id)
        )

    async def keep_key(self, secret: str, key: Key) -> None:
        await t.AccessKey.insert(
            t.AccessKey(
                secret_hash=_hash(secret),
                purpose=key.purpose.value,
                role=key.role.value,
                subject=key.subject,
                expires_at=key.expires_at,
            )
        )

    async def find_key(self, secret: str) -> Key | None:
        row = await t.AccessKey.select().where(t.AccessKey.secret_hash == _hash(secret)).first()
        if row is None:
            return None
        return Key(Purpose(row["purpose"]), Role(row["role"]), row["subject"], row["expires_at"])

    async def drop_key(self, secret: str) -> None:
        await t.AccessKey.delete().where(t.AccessKey.secret_hash == _hash(secret))

    async def drop_personal(self, nominee_id: str) -> None:
        async with self._database.transaction():
            personal = (t.AccessKey.purpose == Purpose.PERSONAL.value) & (t.AccessKey.subject == nominee_id)
            for row in await t.AccessKey.select(t.AccessKey.secret_hash).where(personal):
                await t.ReplacedLink.insert(t.ReplacedLink(secret_hash=row["secret_hash"]))
            await t.AccessKey.delete().where(personal)

    async def was_replaced(self, secret: str) -> bool:
        return bool(await t.ReplacedLink.exists().where(t.ReplacedLink.secret_hash == _hash(secret)))
