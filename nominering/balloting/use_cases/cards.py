"""Draw codes, deal out cards, know one again."""

from collections.abc import Callable, Container, Sequence

from nominering.balloting.errors import CardsDealt, CardUnknown, SeatEmpty
from nominering.balloting.model.codes import canonical_code, card_number
from nominering.balloting.ports import VotingCards
from nominering.conference.model.attendance import Change, What
from nominering.conference.model.rounds import CONFERENCE_DECK
from nominering.conference.ports import Roll

LEAVING = (What.CHECKED_OUT, What.STEPPED_IN, What.STEPPED_OUT)


async def issue_cards(cards: VotingCards, roll: Roll, codes: tuple[str, ...]) -> None:
    """Freshly drawn codes, never more cards than voters on the roll. Raises TooManyCards."""
    await cards.issue(codes, most=len((await roll.roll()).delegates))


async def deal_cards(cards: VotingCards, deck: str, how_many: int, draw: Callable[[], str]) -> tuple[str, ...]:
    """A code for each of the voters (`how_many` in all) who has none yet, in no order; they are known only now.

    Raises CardsDealt when nobody is without, TooManyCards or CardsChanged when somebody else dealt at the same time.
    """
    codes = await draw_cards(cards, deck, how_many, draw)
    await cards.issue(codes, how_many, deck)
    return codes


async def draw_cards(cards: VotingCards, deck: str, how_many: int, draw: Callable[[], str]) -> tuple[str, ...]:
    """The same, not kept yet: to be printed first, so that no card is good that is on no paper. Raises CardsDealt."""
    left = how_many - await cards.issued(deck)
    if left <= 0:
        raise CardsDealt
    return drawn(left, draw, await cards.numbers(deck))


def drawn(how_many: int, draw: Callable[[], str], taken: Container[str] = ()) -> tuple[str, ...]:
    """Codes whose cards have numbers of their own."""
    codes: dict[str, str] = {}
    while len(codes) < how_many:
        code = draw()
        if card_number(code) not in taken:
            codes.setdefault(card_number(code), code)
    return tuple(codes.values())


async def tie_cards(cards: VotingCards, deck: str, *, tied: bool) -> None:
    """Choose whether the deck's cards are tied to their bearers. Raises DeckDealt once there are cards."""
    await cards.tie(deck, tied)


async def discard_cards(cards: VotingCards, deck: str = CONFERENCE_DECK) -> None:
    """For a printout that was lost or never came. Raises CardsInUse."""
    await cards.discard(deck)


async def check_seat(cards: VotingCards, roll: Roll, card: str) -> None:
    """A card that is tied to a delegate follows the seat: it is good while anybody votes from there.

    Raises SeatEmpty.
    """
    bearer = await cards.bearer_of(card)
    if bearer is not None and not (await roll.roll()).has_voter(bearer):
        raise SeatEmpty


async def sign_out_seats(cards: VotingCards, changes: Sequence[Change]) -> None:
    """Somebody else sits there now, or nobody: whoever came in with the seat's card comes in anew, or no more."""
    left = {each for change in changes if change.what in LEAVING for each in (change.who, change.instead_of) if each}
    if left:
        await cards.sign_out(left)


async def recognise_card(cards: VotingCards, typed: str) -> str:
    """Raises CardUnknown with what was typed."""
    try:
        return await cards.recognise(canonical_code(typed))
    except CardUnknown:
        raise CardUnknown(typed) from None
