"""What balloting needs kept: a ballot box, voting cards, and ballots on paper."""

from collections.abc import Mapping
from typing import Protocol

from nominering.balloting.model.ballots import Ballot, Paper, Receipt, Turnout
from nominering.balloting.model.paper_ballots import Handed, Reading, Urn
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
        """How many gave each ranking. Raises BoxOpen, PapersOutstanding."""
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


class PaperBallots(Protocol):
    """Ballots on paper. A voter holds one or votes with the card, never both.

    Every change is alone with the round. They are handed out, exchanged and given back while it is open (RoundClosed,
    RoundPaused) and read once it is closed (RoundNotClosed).
    """

    async def urn(self, round_id: str) -> Urn: ...

    async def check_numbers(self, round_id: str) -> frozenset[str]:
        """Of every ballot that has been printed for the round."""
        ...

    async def keep_printed(self, round_id: str, numbers: tuple[str, ...]) -> None: ...

    async def hand_out(self, round_id: str, card: str) -> None:
        """Tick off the card and hand out a ballot, both or neither. Raises AlreadyVoted."""

    async def hand_out_without_card(self, round_id: str) -> None:
        """Raises NoVoterLeft when everybody entitled has a card or a ballot."""

    async def exchange_spoilt(self, round_id: str) -> None:
        """Raises NothingHandedOut."""

    async def take_back(self, round_id: str, card: str) -> None:
        """The card may vote again. Raises NothingHandedOut when no ballot was handed out for it."""

    async def take_back_without_card(self, round_id: str) -> None:
        """Raises NothingHandedOut."""

    async def read(self, round_id: str, check_number: str, reading: Reading, *, mend: bool) -> Urn:
        """The first or second reading, whichever is missing, or with `mend` the same person's anew.

        Raises CheckNumberUnknown, ReadBefore, ReadTwice, NothingToSettle, PapersPutIn.
        """
        ...

    async def settle(self, round_id: str, check_number: str, reading: Reading) -> Urn:
        """The third. Raises CheckNumberUnknown, NothingToSettle, LookedAtBefore, PapersPutIn."""
        ...

    async def keep_explained(self, round_id: str, handed: Handed) -> None:
        """Raises PapersPutIn."""

    async def put_in(self, round_id: str) -> Urn:
        """Into the ballot box, in the order of their content with what is there, and forget every reading.

        Raises PapersUnread, PapersMissing, PapersTooMany, PapersPutIn, SealUnfinished.
        """
        ...
