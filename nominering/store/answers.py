"""What surrounds the answers, kept: acts of consent, codes of letters."""

import hashlib
import hmac
from datetime import datetime

from nominering.nomination.model.acts import Act, SignedAct
from nominering.nomination.model.codes import AnswerCode
from nominering.store import tables as t
from nominering.store.database import Database, is_unique_violation


class StoredActs:
    """Acts."""

    async def acts(self, nominee_id: str) -> tuple[SignedAct, ...]:
        rows = (
            await t.NomineeAct.select()
            .where(t.NomineeAct.nominee == nominee_id)
            .order_by(t.NomineeAct.given_at, t.NomineeAct.id)
        )
        return tuple(
            SignedAct(
                row["id"], row["nominee"], Act(row["act"]), row["version"], row["given_at"], row["withdrawn_at"]
            )
            for row in rows
        )

    async def standing(self, act: Act) -> frozenset[str]:
        rows = await t.NomineeAct.select(t.NomineeAct.nominee).where(
            (t.NomineeAct.act == act.value) & t.NomineeAct.withdrawn_at.is_null()
        )
        return frozenset(row["nominee"] for row in rows)

    async def sign(self, act: SignedAct) -> None:
        try:
            await t.NomineeAct.insert(
                t.NomineeAct(
                    id=act.id,
                    nominee=act.nominee_id,
                    act=act.act.value,
                    version=act.version,
                    given_at=act.given_at,
                    withdrawn_at=act.withdrawn_at,
                )
            )
        except Exception as error:
            if not is_unique_violation(error):
                raise

    async def withdraw(self, nominee_id: str, act: Act, now: datetime) -> None:
        await t.NomineeAct.update({t.NomineeAct.withdrawn_at: now}).where(
            (t.NomineeAct.nominee == nominee_id)
            & (t.NomineeAct.act == act.value)
            & t.NomineeAct.withdrawn_at.is_null()
        )


class StoredAnswerCodes:
    """AnswerCodes. Codes are short enough to type, so their hash is keyed with a secret kept outside the database."""

    def __init__(self, database: Database, secret: bytes) -> None:
        self._database = database
        self._secret = secret

    def _hash(self, code: str) -> str:
        return hmac.new(self._secret, b"answer:" + code.encode(), hashlib.sha256).hexdigest()

    def _half_hash(self, code: str) -> str:
        return self._hash(f"half:{code[: len(code) // 2]}")

    async def keep_code(self, code: str, answer_code: AnswerCode) -> None:
        async with self._database.transaction():
            await self.replace_codes(answer_code.nominee_id)
            await t.AnswerCode.insert(
                t.AnswerCode(
                    code_hash=self._hash(code),
                    half_hash=self._half_hash(code),
                    nominee=answer_code.nominee_id,
                    expires_at=answer_code.expires_at,
                    replaced=answer_code.replaced,
                    wrong=answer_code.wrong,
                )
            )

    async def replace_codes(self, nominee_id: str) -> None:
        await t.AnswerCode.update({t.AnswerCode.replaced: True}).where(t.AnswerCode.nominee == nominee_id)

    async def find_code(self, code: str) -> AnswerCode | None:
        row = await t.AnswerCode.select().where(t.AnswerCode.code_hash == self._hash(code)).first()
        if row is None:
            await t.AnswerCode.update({t.AnswerCode.wrong: t.AnswerCode.wrong + 1}).where(
                t.AnswerCode.half_hash == self._half_hash(code)
            )
            return None
        return AnswerCode(row["nominee"], row["expires_at"], bool(row["replaced"]), row["wrong"])
