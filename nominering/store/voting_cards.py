"""The voting cards, kept as hashes."""

from collections.abc import Collection, Container
from dataclasses import dataclass

from nominering.access.model import Role
from nominering.balloting.errors import CardsChanged, CardsInUse, CardUnknown, DeckDealt, TooManyCards
from nominering.balloting.model.codes import card_number
from nominering.conference.model.rounds import CONFERENCE_DECK
from nominering.store import tables as t
from nominering.store.database import Database, is_foreign_key_violation, is_unique_violation
from nominering.store.known_cards import KnownCards

AT_ONCE = 100


@dataclass(frozen=True)
class _Numbers(Container[str]):
    hashes: frozenset[str]
    spoilt: frozenset[str]
    known: KnownCards

    def __contains__(self, number: object) -> bool:
        return isinstance(number, str) and (number in self.spoilt or self.known.number_hash(number) in self.hashes)


class StoredVotingCards:
    """VotingCards. Codes are short enough to type, so their hash is keyed with a secret kept outside the database."""

    def __init__(self, database: Database, known: KnownCards) -> None:
        self._database = database
        self._known = known

    async def issued(self, deck: str = CONFERENCE_DECK) -> int:
        rows = await t.VotingCard.raw("SELECT COUNT(*) AS n FROM voting_card WHERE deck = {}", deck)
        return int(rows[0]["n"])

    async def issue(
        self, codes: tuple[str, ...], most: int, deck: str = CONFERENCE_DECK, bearers: tuple[str, ...] = ()
    ) -> None:
        cards = [
            (self._known.code_hash(code), deck, self._known.number_hash(card_number(code)), bearer)
            for code, bearer in zip(codes, bearers or [None] * len(codes), strict=True)
        ]
        try:
            async with self._database.transaction():
                if await change_deck(deck) != bool(bearers):
                    raise CardsChanged
                left = most - await self.issued(deck) - await self._without_card(deck)
                if len(codes) > left:
                    raise TooManyCards(len(codes), left)
                await _insert(sorted(cards))
        except Exception as error:
            if is_unique_violation(error):
                raise CardsChanged from error
            raise
        finally:
            self._known.forget()

    async def _without_card(self, deck: str) -> int:
        """How many vote on paper without a card, where a round goes on; no more of them before the deal is done."""
        await hold_rounds(self._database, deck)
        (row,) = await t.PaperVote.raw(
            "SELECT COALESCE(MAX(without_card), 0) AS n FROM paper_vote"
            " JOIN voting_round ON voting_round.id = paper_vote.round"
            " WHERE voting_round.deck = {} AND voting_round.state IN ('open', 'paused')",
            deck,
        )
        return int(row["n"])

    async def numbers(self, deck: str) -> Container[str]:
        rows = await t.VotingCard.select(t.VotingCard.number_hash).where(t.VotingCard.deck == deck)
        spoilt = await t.CardSpoiling.select(t.CardSpoiling.number).where(t.CardSpoiling.deck == deck)
        return _Numbers(
            frozenset(row["number_hash"] for row in rows), frozenset(row["number"] for row in spoilt), self._known
        )

    async def tied(self, deck: str = CONFERENCE_DECK) -> bool:
        row = await t.CardDeck.select(t.CardDeck.tied).where(t.CardDeck.name == deck).first()
        return bool(row and row["tied"])

    async def tie(self, deck: str, tied: bool) -> None:
        async with self._database.transaction():
            await change_deck(deck)
            if await self.issued(deck):
                raise DeckDealt
            await t.CardDeck.update({t.CardDeck.tied: tied}).where(t.CardDeck.name == deck)

    async def bearers(self, deck: str = CONFERENCE_DECK) -> frozenset[str]:
        rows = await t.VotingCard.select(t.VotingCard.bearer).where(
            (t.VotingCard.deck == deck) & t.VotingCard.bearer.is_not_null()
        )
        return frozenset(row["bearer"] for row in rows)

    async def bearer_of(self, card: str) -> str | None:
        row = await t.VotingCard.select(t.VotingCard.bearer).where(t.VotingCard.code_hash == card).first()
        return row["bearer"] if row else None

    async def sign_out(self, bearers: Collection[str], deck: str = CONFERENCE_DECK) -> None:
        those = [
            row["code_hash"]
            for row in await t.VotingCard.select(t.VotingCard.code_hash).where(
                (t.VotingCard.deck == deck) & t.VotingCard.bearer.is_in(list(bearers))
            )
        ]
        if those:
            await t.AccessKey.delete().where(
                (t.AccessKey.role == Role.VOTER.value) & t.AccessKey.subject.is_in(those)
            )

    async def decks(self) -> tuple[str, ...]:
        rows = await t.VotingCard.raw("SELECT DISTINCT deck FROM voting_card")
        return tuple(sorted((row["deck"] for row in rows), key=lambda deck: (deck != CONFERENCE_DECK, deck)))

    async def discard(self, deck: str = CONFERENCE_DECK) -> None:
        try:
            async with self._database.transaction():
                await change_deck(deck)
                those = "(SELECT code_hash FROM voting_card WHERE deck = {})"
                used = await t.TickedOff.raw(f"SELECT COUNT(*) AS n FROM ticked_off WHERE card IN {those}", deck)
                if used[0]["n"]:
                    raise CardsInUse
                await t.AccessKey.raw(
                    f"DELETE FROM access_key WHERE role = {{}} AND subject IN {those}", Role.VOTER.value, deck
                )
                await t.VotingCard.raw("DELETE FROM voting_card WHERE deck = {}", deck)
        except Exception as error:
            if is_foreign_key_violation(error):  # one voted at this moment
                raise CardsInUse from error
            raise
        finally:
            self._known.forget()

    async def recognise(self, code: str) -> str:
        card = self._known.code_hash(code)
        if not await self._known.has(card):
            raise CardUnknown
        await self.deck_of(card)  # it may have been made void
        return card

    async def deck_of(self, card: str) -> str:
        rows = await self._database.look("SELECT deck FROM voting_card WHERE code_hash = {}", card)
        if not rows:
            raise CardUnknown
        return str(rows[0]["deck"])


async def change_deck(deck: str) -> bool:
    """In the transaction that changes its cards: count its edition up, and hold it. Whether the deck is tied."""
    (row,) = await t.CardDeck.raw(
        "INSERT INTO card_deck (name, tied, edition) VALUES ({}, FALSE, 1)"
        " ON CONFLICT (name) DO UPDATE SET edition = card_deck.edition + 1 RETURNING tied",
        deck,
    )
    return bool(row["tied"])


async def hold_rounds(database: Database, deck: str) -> None:
    """In the transaction that changes the deck's cards, after `change_deck`: no round closes meanwhile, and no ballot
    on paper is handed out.
    """
    await t.VotingRound.raw(
        database.locking("SELECT id FROM voting_round WHERE deck = {} ORDER BY id", "SHARE"), deck
    )


async def _insert(cards: list[tuple[str, str, str, str | None]]) -> None:
    for first in range(0, len(cards), AT_ONCE):
        some = cards[first : first + AT_ONCE]
        await t.VotingCard.raw(
            "INSERT INTO voting_card (code_hash, deck, number_hash, bearer) VALUES "
            + ", ".join(["({}, {}, {}, {})"] * len(some)),
            *(value for card in some for value in card),
        )
