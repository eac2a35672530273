"""The voting cards, kept as hashes."""

import hashlib
import hmac

from nominering.access.model import Role
from nominering.balloting.errors import (
    CardsInUse,
    CardUnknown,
    TooManyCards,
)
from nominering.store import tables as t
from nominering.store.database import Database


class StoredVotingCards:
    """VotingCards. Codes are short enough to type, so their hash is keyed with a secret kept outside the database."""

    def __init__(self, database: Database, secret: bytes) -> None:
        self._database = database
        self._secret = secret

    def _hash(self, code: str) -> str:
        return hmac.new(self._secret, code.encode(), hashlib.sha256).hexdigest()

    async def issued(self) -> int:
        rows = await t.VotingCard.raw("SELECT COUNT(*) AS n FROM voting_card")
        return int(rows[0]["n"])

    async def issue(self, codes: tuple[str, ...], most: int) -> None:
        async with self._database.transaction():
            left = most - await self.issued()
            if len(codes) > left:
                raise TooManyCards(len(codes), left)
            for hashed in sorted(map(self._hash, codes)):
                await t.VotingCard.raw("INSERT INTO voting_card (code_hash) VALUES ({})", hashed)

    async def discard(self) -> None:
        async with self._database.transaction():
            used = await t.TickedOff.raw("SELECT COUNT(*) AS n FROM ticked_off")
            if used[0]["n"]:
                raise CardsInUse
            await t.AccessKey.delete().where(t.AccessKey.role == Role.VOTER.value)
            await t.VotingCard.raw("DELETE FROM voting_card")

    async def recognise(self, code: str) -> str:
        hashed = self._hash(code)
        if not await t.VotingCard.exists().where(t.VotingCard.code_hash == hashed):
            raise CardUnknown
        return hashed
