"""The voting cards, kept as hashes."""

import hashlib
import hmac

from nominering.access.model import Role
from nominering.balloting.errors import (
    CardsInUse,
    CardUnknown,
    TooManyCards,
)
from nominering.conference.model.rounds import CONFERENCE_DECK
from nominering.store import tables as t
from nominering.store.database import Database


class StoredVotingCards:
    """VotingCards. Codes are short enough to type, so their hash is keyed with a secret kept outside the database."""

    def __init__(self, database: Database, secret: bytes) -> None:
        self._database = database
        self._secret = secret

    def _hash(self, code: str) -> str:
        return hmac.new(self._secret, code.encode(), hashlib.sha256).hexdigest()

    async def issued(self, deck: str = CONFERENCE_DECK) -> int:
        rows = await t.VotingCard.raw("SELECT COUNT(*) AS n FROM voting_card WHERE deck = {}", deck)
        return int(rows[0]["n"])

    async def issue(self, codes: tuple[str, ...], most: int, deck: str = CONFERENCE_DECK) -> None:
        async with self._database.transaction():
            left = most - await self.issued(deck)
            if len(codes) > left:
                raise TooManyCards(len(codes), left)
            for hashed in sorted(map(self._hash, codes)):
                await t.VotingCard.raw("INSERT INTO voting_card (code_hash, deck) VALUES ({}, {})", hashed, deck)

    async def discard(self, deck: str = CONFERENCE_DECK) -> None:
        async with self._database.transaction():
            those = "(SELECT code_hash FROM voting_card WHERE deck = {})"
            used = await t.TickedOff.raw(f"SELECT COUNT(*) AS n FROM ticked_off WHERE card IN {those}", deck)
            if used[0]["n"]:
                raise CardsInUse
            await t.AccessKey.raw(
                f"DELETE FROM access_key WHERE role = {{}} AND subject IN {those}", Role.VOTER.value, deck
            )
            await t.VotingCard.raw("DELETE FROM voting_card WHERE deck = {}", deck)

    async def recognise(self, code: str) -> str:
        hashed = self._hash(code)
        if not await t.VotingCard.exists().where(t.VotingCard.code_hash == hashed):
            raise CardUnknown
        return hashed

    async def deck_of(self, card: str) -> str:
        row = await t.VotingCard.select(t.VotingCard.deck).where(t.VotingCard.code_hash == card).first()
        if row is None:
            raise CardUnknown
        return str(row["deck"])
