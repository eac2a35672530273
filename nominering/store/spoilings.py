"""Cards replaced, kept. The promises stand in the port; this is where the races are run."""

from typing import Any

from nominering.access.model import Role
from nominering.balloting.errors import (
    BearerUnknown,
    CardsChanged,
    NumberUnknown,
    SpoilingAsked,
    SpoilingSettled,
    SpoilingUnknown,
)
from nominering.balloting.model.codes import card_number
from nominering.balloting.model.spoiling import Officer, Settlement, Spoiling
from nominering.store import tables as t
from nominering.store.database import Database, is_unique_violation
from nominering.store.known_cards import KnownCards
from nominering.store.voting_cards import change_deck, hold_rounds


class StoredSpoilings:
    """Spoilings."""

    def __init__(self, database: Database, known: KnownCards) -> None:
        self._database = database
        self._known = known

    async def spoilings(self) -> tuple[Spoiling, ...]:
        rows = await t.CardSpoiling.select().order_by(t.CardSpoiling.asked_at, t.CardSpoiling.id, ascending=False)
        return tuple(map(_spoiling, rows))

    async def spoiling(self, id: str) -> Spoiling:
        row = await t.CardSpoiling.select().where(t.CardSpoiling.id == id).first()
        if row is None:
            raise SpoilingUnknown
        return _spoiling(row)

    async def keep_asked(self, spoiling: Spoiling) -> None:
        try:
            async with self._database.transaction():
                await self._card(spoiling)
                await t.CardSpoiling.insert(
                    t.CardSpoiling(
                        id=spoiling.id,
                        deck=spoiling.deck,
                        number=spoiling.number,
                        bearer=spoiling.bearer,
                        holder=spoiling.holder,
                        reason=spoiling.reason,
                        asked_by=spoiling.asked_by.account_id,
                        asked_name=spoiling.asked_by.name,
                        asked_at=spoiling.asked_at,
                        settlement=spoiling.settlement.value,
                    )
                )
        except Exception as error:
            if is_unique_violation(error):
                raise SpoilingAsked from error
            raise

    async def keep_withdrawn(self, spoiling: Spoiling) -> None:
        await self._settle(spoiling)

    async def replace(self, spoiling: Spoiling, code: str) -> tuple[str, ...]:
        fresh = self._known.code_hash(code)
        try:
            async with self._database.transaction():
                await self._settle(spoiling)
                await change_deck(spoiling.deck)
                # As whoever votes or closes: first the round, then the card.
                await hold_rounds(self._database, spoiling.deck)
                old = await self._card(spoiling, hold=True)
                # The name goes over, and its place must be free first.
                await t.VotingCard.update({t.VotingCard.bearer: None}).where(
                    t.VotingCard.code_hash == old["code_hash"]
                )
                await t.VotingCard.raw(
                    "INSERT INTO voting_card (code_hash, deck, number_hash, bearer) VALUES ({}, {}, {}, {})",
                    fresh,
                    spoiling.deck,
                    self._known.number_hash(card_number(code)),
                    old["bearer"],
                )
                voted = await self._move_ticks(old["code_hash"], fresh)
                await t.AccessKey.delete().where(
                    (t.AccessKey.role == Role.VOTER.value) & (t.AccessKey.subject == old["code_hash"])
                )
                await t.VotingCard.raw("DELETE FROM voting_card WHERE code_hash = {}", old["code_hash"])
        except Exception as error:
            if is_unique_violation(error):
                raise CardsChanged from error
            raise
        finally:
            self._known.forget()
        return voted

    async def _move_ticks(self, old: str, fresh: str) -> tuple[str, ...]:
        """Not copied, or the turnout would count one voter twice. The row of the old card is held by now: on
        PostgreSQL a ballot that is on its way waits for it, and finds it gone."""
        rows = await t.TickedOff.raw(
            "SELECT voting_round.id FROM ticked_off JOIN voting_round ON voting_round.id = ticked_off.round"
            " WHERE ticked_off.card = {} AND voting_round.state IN ('open', 'paused') ORDER BY voting_round.id",
            old,
        )
        # The receipt is still the old card's; what was sealed only its holder could open.
        await t.TickedOff.raw("UPDATE ticked_off SET first_card = card WHERE card = {} AND first_card = ''", old)
        await t.TickedOff.raw("UPDATE ticked_off SET card = {}, sealed = '' WHERE card = {}", fresh, old)
        return tuple(row["id"] for row in rows)

    async def _settle(self, spoiling: Spoiling) -> None:
        by = spoiling.settled_by
        settled = (
            await t.CardSpoiling.update(
                {
                    t.CardSpoiling.settlement: spoiling.settlement.value,
                    t.CardSpoiling.settled_by: by.account_id if by else None,
                    t.CardSpoiling.settled_name: by.name if by else None,
                    t.CardSpoiling.settled_at: spoiling.settled_at,
                }
            )
            .where((t.CardSpoiling.id == spoiling.id) & (t.CardSpoiling.settlement == Settlement.WAITING.value))
            .returning(t.CardSpoiling.id)
        )
        if not settled:
            raise SpoilingSettled

    async def _card(self, spoiling: Spoiling, *, hold: bool = False) -> dict[str, Any]:
        column, value = (
            ("bearer", spoiling.bearer)
            if spoiling.bearer
            else ("number_hash", self._known.number_hash(spoiling.number))
        )
        query = f"SELECT code_hash, bearer FROM voting_card WHERE deck = {{}} AND {column} = {{}}"
        rows = await t.VotingCard.raw(
            self._database.locking(query, "UPDATE") if hold else query, spoiling.deck, value
        )
        if not rows:
            raise BearerUnknown if spoiling.bearer else NumberUnknown(spoiling.number)
        found: dict[str, Any] = rows[0]
        return found


def _spoiling(row: dict[str, Any]) -> Spoiling:
    by = Officer(row["settled_by"], row["settled_name"]) if row["settled_by"] is not None else None
    return Spoiling(
        id=row["id"],
        deck=row["deck"],
        number=row["number"],
        bearer=row["bearer"],
        holder=row["holder"],
        reason=row["reason"],
        asked_by=Officer(row["asked_by"], row["asked_name"]),
        asked_at=row["asked_at"],
        settlement=Settlement(row["settlement"]),
        settled_by=by,
        settled_at=row["settled_at"],
    )
