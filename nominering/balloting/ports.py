"""What balloting needs kept: a ballot box and voting cards."""

from collections.abc import Mapping
from typing import Protocol

from nominering.balloting.model.ballots import Ballot, Paper, Receipt, Turnout
from nominering.conference.model.rounds import CONFERENCE_DECK
from nominering.counting.profile import Ranking


class BallotBox(Protocol):
    """Where ballots are dropped. The promises, for every implementation:

    1. One ballot per card and round, whoever comes first; the rest get AlreadyVoted.
    2. A ballot that has been acknowledged by a receipt is kept, through any crash after it.
    3. Nothing kept links a card to a ballot: no key, no time, no order of arrival. When the round is closed
       everything kept is written anew in the order of its content.
    4. The same submission again (same card, same submission id) is the same ballot: a receipt, nothing more kept.
    5. Before the round opens, while it is paused and after it has closed nothing enters: RoundClosed, RoundPaused. A
       ballot is either in, and acknowledged, or refused.
    6. A card of another deck than the round's does not vote in it: CardOfAnotherVote.
    7. Nobody sees what is in the box while the round is open: BoxOpen.
    """

    async def paper(self, round_id: str) -> Paper:
        """Raises RoundUnknown."""
        ...

    async def drop(self, ballot: Ballot, card: str, submission: str) -> Receipt:
        """Tick off the card and keep the ballot, both or neither.

        Raises RoundUnknown, CardUnknown, CardOfAnotherVote, AlreadyVoted, RoundClosed, RoundPaused, BallotNotKept.
        """
        ...

    async def has_voted(self, round_id: str, card: str) -> bool: ...

    async def turnout(self, round_id: str) -> Turnout: ...

    async def seal(self, round_id: str) -> None:
        """Close the round and write what is in the box anew. Raises RoundNotOpen, SealUnfinished."""

    async def contents(self, round_id: str) -> Mapping[Ranking, int]:
        """How many gave each ranking. Raises BoxOpen."""
        ...


class VotingCards(Protocol):
    """Cards with codes, dealt out from a shuffled pile: the server knows that a code is good, not who holds it."""

    async def issued(self, deck: str = CONFERENCE_DECK) -> int: ...

    async def issue(self, codes: tuple[str, ...], most: int, deck: str = CONFERENCE_DECK) -> None:
        """Keep the codes' hashes, `most` in all. Raises TooManyCards."""

    async def discard(self, deck: str = CONFERENCE_DECK) -> None:
        """Make the deck's cards void, and sign out whoever came in with one. Raises CardsInUse once one has voted."""

    async def recognise(self, code: str) -> str:
        """The card behind a code. Raises CardUnknown."""
        ...

    async def deck_of(self, card: str) -> str:
        """Raises CardUnknown."""
        ...


class Trials(Protocol):
    """Trial rounds, of which nothing is kept."""

    async def throw_away(self, round_id: str) -> int:
        """Erase everything of it, the ballots and the ticks too, so that its cards are unused again; how many ballots
        there were.

        Raises RoundUnknown, NotATrial, RoundNotClosed while it goes on, SealUnfinished.
        """
        ...
