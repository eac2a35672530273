"""Deal out cards, know one again."""

from collections.abc import Callable

from nominering.balloting.errors import CardsDealt
from nominering.balloting.model.codes import canonical_code
from nominering.balloting.ports import VotingCards
from nominering.conference.ports import Roll


async def issue_cards(cards: VotingCards, roll: Roll, codes: tuple[str, ...]) -> None:
    """Freshly drawn codes, never more cards than voters on the roll. Raises TooManyCards."""
    await cards.issue(codes, most=len((await roll.roll()).delegates))


async def deal_cards(cards: VotingCards, roll: Roll, draw: Callable[[], str]) -> tuple[str, ...]:
    """A code for each voter on the frozen roll who has none yet; they are known only now.

    Raises RollNotFrozen, CardsDealt, TooManyCards when somebody else dealt at the same time.
    """
    frozen = await roll.roll()
    frozen.check_frozen()
    left = len(frozen.delegates) - await cards.issued()
    if left == 0:
        raise CardsDealt
    codes = tuple(draw() for _ in range(left))
    await cards.issue(codes, most=len(frozen.delegates))
    return codes


async def discard_cards(cards: VotingCards) -> None:
    """For a printout that was lost or never came. Raises CardsInUse."""
    await cards.discard()


async def recognise_card(cards: VotingCards, typed: str) -> str:
    """Raises CardUnknown."""
    return await cards.recognise(canonical_code(typed))
