"""Make a card void and replace it: one officer asks, another confirms."""

from collections.abc import Callable
from datetime import datetime

from nominering.balloting.model.spoiling import Officer, Spoiling
from nominering.balloting.ports import Spoilings, VotingCards
from nominering.balloting.use_cases.cards import drawn


async def ask_to_spoil(spoilings: Spoilings, asked: Spoiling) -> None:
    """Raises NumberUnknown, BearerUnknown, SpoilingAsked."""
    await spoilings.keep_asked(asked)


async def replace_card(
    spoilings: Spoilings, cards: VotingCards, id: str, by: Officer, now: datetime, draw: Callable[[], str]
) -> tuple[Spoiling, str, tuple[str, ...]]:
    """What was asked, the new card's code, and the rounds still going on in which the old card has voted: those votes
    stand, and the new card does not vote in them.

    Raises SpoilingUnknown, SpoilingSettled, SameOfficer, NumberUnknown, BearerUnknown, CardsChanged.
    """
    settled = (await spoilings.spoiling(id)).replaced(by, now)
    (code,) = drawn(1, draw, await cards.numbers(settled.deck))
    voted = await spoilings.replace(settled, code)
    return settled, code, voted


async def withdraw_spoiling(spoilings: Spoilings, id: str, by: Officer, now: datetime) -> None:
    """The card turned up. Raises SpoilingUnknown, SpoilingSettled."""
    await spoilings.keep_withdrawn((await spoilings.spoiling(id)).withdrawn(by, now))
