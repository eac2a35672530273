"""Which codes are good, in memory: a hall full of wrong codes does no work in the database."""

import asyncio
import hashlib
import hmac
import time

from nominering.store import tables as t

# Another process can deal or replace cards: a code that this one does not know is asked for again, but all the
# wrong codes of a second ask once together.
PATIENCE = 1.0


class KnownCards:
    """The hashes of all cards, as of the decks' editions; every change of cards counts its deck's edition up.

    A card that is not here is refused. One that is here may be void since: whoever lets it in asks the database.
    """

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._cards: frozenset[str] = frozenset()
        self._editions: tuple[tuple[str, int], ...] | None = None
        self._changes = 0
        self._seen = -1
        self._looked = 0.0
        self._looking = asyncio.Lock()

    def code_hash(self, code: str) -> str:
        return hmac.new(self._secret, code.encode(), hashlib.sha256).hexdigest()

    def number_hash(self, number: str) -> str:
        return hmac.new(self._secret, b"card number:" + number.encode(), hashlib.sha256).hexdigest()

    def forget(self) -> None:
        """Cards have changed in this process."""
        self._changes += 1

    async def has(self, card: str) -> bool:
        if card not in self._cards and not self._is_fresh():
            async with self._looking:
                if not self._is_fresh():
                    await self._look()
        return card in self._cards

    def _is_fresh(self) -> bool:
        return self._seen == self._changes and time.monotonic() - self._looked < PATIENCE

    async def _look(self) -> None:
        # As of before the reading: what changes meanwhile is seen the next time.
        seen, looked = self._changes, time.monotonic()
        decks = await t.CardDeck.select(t.CardDeck.name, t.CardDeck.edition).order_by(t.CardDeck.name)
        editions = tuple((row["name"], row["edition"]) for row in decks)
        if editions != self._editions:
            rows = await t.VotingCard.raw("SELECT code_hash FROM voting_card")
            self._cards, self._editions = frozenset(row["code_hash"] for row in rows), editions
        self._seen, self._looked = seen, looked
