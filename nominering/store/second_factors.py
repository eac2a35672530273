"""Second factors and tries, kept. What could be guessed or copied is hashed or encrypted with the house's own key."""

import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from nominering.access.errors import CodeWrong
from nominering.access.model import HALF_LASTS
from nominering.access.second_factor import CodeGenerator, Factors, Passkey
from nominering.store import tables as t
from nominering.store.database import Database, is_unique_violation
from nominering.store.sealing import Seal, derived_key


def _keyed_hash(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


class StoredSecondFactors:
    """SecondFactors."""

    def __init__(self, database: Database, secret: bytes) -> None:
        self._database = database
        self._seal = Seal(secret, "nominering code generators")
        self._key = derived_key(secret, "nominering recovery codes")

    async def factors(self, account_id: str) -> Factors:
        passkeys = await t.Passkey.select().where(t.Passkey.account == account_id).order_by(t.Passkey.id)
        row = await t.CodeGenerator.select().where(t.CodeGenerator.account == account_id).first()
        return Factors(
            tuple(Passkey(each["id"], account_id, each["public_key"], each["sign_count"]) for each in passkeys),
            self._generator(row) if row else None,
            await t.RecoveryCode.count().where(t.RecoveryCode.account == account_id),
        )

    def _generator(self, row: dict[str, Any]) -> CodeGenerator | None:
        """None where the installation has got another secret since: then there is none any more."""
        secret = self._seal.open(row["secret"])
        return CodeGenerator(secret, row["last_step"]) if secret is not None else None

    async def add_passkey(self, passkey: Passkey) -> bool:
        row = t.Passkey(
            id=passkey.id,
            account=passkey.account_id,
            public_key=passkey.public_key,
            sign_count=passkey.sign_count,
        )
        try:
            await t.Passkey.insert(row)
        except Exception as error:
            if is_unique_violation(error):
                return False
            raise
        return True

    async def note_signed(self, passkey: Passkey, sign_count: int) -> bool:
        # Many keys count nothing and say 0 for ever.
        later = t.Passkey.sign_count < sign_count if sign_count else t.Passkey.sign_count == 0
        noted = (
            await t.Passkey.update({t.Passkey.sign_count: sign_count})
            .where((t.Passkey.id == passkey.id) & later)
            .returning(t.Passkey.id)
        )
        return bool(noted)

    async def set_generator(self, account_id: str, generator: CodeGenerator) -> None:
        sealed = self._seal.close(generator.secret)
        async with self._database.transaction():
            await t.CodeGenerator.delete().where(t.CodeGenerator.account == account_id)
            await t.CodeGenerator.insert(
                t.CodeGenerator(account=account_id, secret=sealed, last_step=generator.last_step)
            )

    async def use_step(self, account_id: str, step: int) -> bool:
        used = (
            await t.CodeGenerator.update({t.CodeGenerator.last_step: step})
            .where((t.CodeGenerator.account == account_id) & (t.CodeGenerator.last_step < step))
            .returning(t.CodeGenerator.account)
        )
        return bool(used)

    async def set_recovery_codes(self, account_id: str, codes: Sequence[str]) -> None:
        async with self._database.transaction():
            await t.RecoveryCode.delete().where(t.RecoveryCode.account == account_id)
            for code in codes:
                await t.RecoveryCode.insert(
                    t.RecoveryCode(code_hash=self._code_hash(account_id, code), account=account_id)
                )

    async def use_recovery_code(self, account_id: str, code: str) -> bool:
        used = (
            await t.RecoveryCode.delete()
            .where(t.RecoveryCode.code_hash == self._code_hash(account_id, code))
            .returning(t.RecoveryCode.code_hash)
        )
        return bool(used)

    def _code_hash(self, account_id: str, code: str) -> str:
        return _keyed_hash(self._key, f"{account_id} {code}")

    async def forget(self, account_id: str) -> None:
        async with self._database.transaction():
            await t.Passkey.delete().where(t.Passkey.account == account_id)
            await t.CodeGenerator.delete().where(t.CodeGenerator.account == account_id)
            await t.RecoveryCode.delete().where(t.RecoveryCode.account == account_id)

    def seal(self, account_id: str, secret: str) -> str:
        return self._seal.close(f"{account_id} {secret}")

    def unseal(self, account_id: str, sealed: str) -> str:
        opened = self._seal.open(sealed, within=HALF_LASTS)
        if opened is None:
            raise CodeWrong
        owner, _, secret = opened.rpartition(" ")
        if owner != account_id:
            raise CodeWrong
        return secret


class StoredTries:
    """Tries."""

    def __init__(self, database: Database, secret: bytes) -> None:
        self._database = database
        self._key = derived_key(secret, "nominering tries")

    async def count(self, what: str, within: timedelta, now: datetime) -> int:
        """In one statement: of many at once, each gets a number of its own."""
        rows = await t.Tries.raw(
            """
            INSERT INTO tries (what_hash, made, since) VALUES ({}, 1, {})
            ON CONFLICT (what_hash) DO UPDATE SET
                made = CASE WHEN tries.since <= {} THEN 1 ELSE tries.made + 1 END,
                since = CASE WHEN tries.since <= {} THEN excluded.since ELSE tries.since END
            RETURNING made""",
            _keyed_hash(self._key, what),
            now,
            now - within,
            now - within,
        )
        return int(rows[0]["made"])

    async def forgive(self, what: str) -> None:
        await t.Tries.delete().where(t.Tries.what_hash == _keyed_hash(self._key, what))

    async def drop_before(self, moment: datetime) -> None:
        await t.Tries.delete().where(t.Tries.since < moment)
