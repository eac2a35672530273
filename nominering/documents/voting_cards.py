"""The voting cards on paper, ten to a page with marks to cut by, and the code letters of a vote by all members."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from nominering.balloting.model.codes import card_number, code_on_card
from nominering.documents.templates import environment

ACROSS, DOWN = 2, 5
PER_PAGE = ACROSS * DOWN
# Of a whole A4 in millimetres; what is left around is the margin with the marks.
WIDTH, HEIGHT = 90.0, 54.0
LEFT, TOP = (210 - ACROSS * WIDTH) / 2, (297 - DOWN * HEIGHT) / 2


@dataclass(frozen=True)
class Bearer:
    """Whose card it is, where cards are tied to the delegates: the number on the roll, name and association."""

    number: int
    name: str
    association: str


@dataclass(frozen=True)
class Card:
    """What stands on one card. `code` is spaced; `square` is the address of the picture that leads to `/rosta`."""

    number: str
    code: str
    square: str
    bearer: Bearer | None = None


@dataclass(frozen=True)
class Placed:
    """A card on its sheet, from the sheet's upper left corner, in millimetres."""

    card: Card
    left: float
    top: float


@dataclass(frozen=True)
class Vote:
    """What a code letter is about: `told` says in a sentence or two what is chosen."""

    title: str
    told: str
    opens: datetime
    closes: datetime


def card(code: str, base: str, bearer: Bearer | None = None) -> Card:
    """`base` is where the system is found."""
    return Card(card_number(code), code_on_card(code), f"qr:{quote(f'{base}/rosta/kod/{code}')}", bearer)


def address(base: str) -> str:
    """As it is typed."""
    return f"{base.split('://')[1]}/rosta"


def cards_html(district: str, conference: str, base: str, cards: Sequence[Card]) -> str:
    """In the order given, which should mean nothing unless they have names. `conference` says when it is held."""
    sheets = [cards[first : first + PER_PAGE] for first in range(0, len(cards), PER_PAGE)]
    return (
        environment()
        .get_template("documents/voting_cards.html")
        .render(
            district=district,
            conference=conference,
            address=address(base),
            sheets=[[_placed(n, each) for n, each in enumerate(sheet)] for sheet in sheets],
            width=WIDTH,
            height=HEIGHT,
            across=[LEFT + n * WIDTH for n in range(ACROSS + 1)],
            down=[TOP + n * HEIGHT for n in range(DOWN + 1)],
        )
    )


def letters_html(district: str, vote: Vote, base: str, cards: Sequence[Card]) -> str:
    """A page each, with no name on it: they are put into envelopes from a shuffled pile."""
    return (
        environment()
        .get_template("documents/code_letters.html")
        .render(district=district, vote=vote, address=address(base), cards=cards)
    )


def _placed(n: int, card: Card) -> Placed:
    row, column = divmod(n, ACROSS)
    return Placed(card, LEFT + column * WIDTH, TOP + row * HEIGHT)
