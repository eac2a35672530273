"""What balloting needs kept: a ballot box, voting cards, and ballots on paper."""

from collections.abc import Collection, Container, Mapping
from typing import Protocol

from nominering.balloting.model.ballots import Ballot, Paper, Receipt, RoundOfCard, Turnout
from nominering.balloting.model.paper_ballots import Handed, Reading, Urn
from nominering.balloting.model.spoiling import Spoiling
from nominering.conference.model.rounds import CONFERENCE_DECK
from nominering.counting.profile import Ranking


class BallotBox(Protocol):
    """Where ballots are dropped. The promises, for every implementation:

    1. One ballot per card and round, whoever comes first; the rest get AlreadyVoted.
    2. A ballot that has been acknowledged by a receipt is kept, through any crash after it.
    3. Nothing kept links a card to a ballot: no key, no time, no order of arrival. When the round is closed
       everything kept is written anew in the order of its content. Where minds may change, the tick holds the ranking
       sealed until then, and what opens it is the voter's own key together with the installation's secret.
    4. The same submission again (same card, same submission id) is the same ballot: a receipt, nothing more kept.
    5. Before the round opens, while it is paused and after it has closed nothing enters: RoundClosed, RoundPaused. A
       ballot is either in, and acknowledged, or refused.
    6. A card of another deck than the round's does not vote in it: CardOfAnotherVote.
       Nor does one that is tied to a seat which nobody voted from when the round opened: SeatNotOnRoll.
    7. Nobody sees what is in the box while the round is open: BoxOpen.
    8. Where minds may change, whoever has the key a ballot was cast with may put another in its place until the round
       closes, both or neither; it takes the old one out of the box. The others' ballots stand: ChangeImpossible. What
       was sent before the change and comes again changes nothing: AlreadyVoted, ChangedMeanwhile.
    9. When the disk does not take a ballot, nothing is kept and it is told: BallotNotKept.
    """

    async def paper(self, round_id: str) -> Paper:
        """Raises RoundUnknown."""
        ...

    async def drop(self, ballot: Ballot, card: str, submission: str, key: str = "", replaces: str = "") -> Receipt:
        """Tick off the card and keep the ballot, both or neither. `replaces` is the receipt's code of the ballot that
        it is to take the place of. The voter's `key` is never kept.

        Raises RoundUnknown, CardUnknown, CardOfAnotherVote, SeatNotOnRoll, AlreadyVoted, RoundClosed, RoundPaused,
        ChangeImpossible, ChangedMeanwhile, BallotNotKept.
        """
        ...

    async def check_on_roll(self, round_id: str, card: str) -> None:
        """Of an open round. Raises CardUnknown, SeatNotOnRoll."""

    async def has_voted(self, round_id: str, card: str) -> bool: ...

    async def receipt_code(self, round_id: str, card: str) -> str | None:
        """Of the ballot that counts. None for who has not voted, or has it on paper."""
        ...

    async def receipt_codes(self, round_id: str) -> tuple[str, ...]:
        """All of a round that is closed, in alphabetical order. Raises BoxOpen, RoundUnknown."""
        ...

    async def may_change(self, round_id: str, card: str, key: str) -> bool:
        """Whether the key opens what the card was ticked off with, while the round is open."""
        ...

    async def rounds_of(self, card: str) -> tuple[RoundOfCard, ...]:
        """Every round of the card's deck, but those opened when nobody voted from the seat that it is tied to, and
        those that nobody votes in; in the order of the lists. None for a card that is not known.
        """
        ...

    async def turnout(self, round_id: str) -> Turnout: ...

    async def seal(self, round_id: str) -> None:
        """Close the round and write what is in the box anew. Raises RoundNotOpen, SealUnfinished."""

    async def contents(self, round_id: str) -> Mapping[Ranking, int]:
        """How many gave each ranking. Raises BoxOpen, PapersOutstanding."""
        ...


class VotingCards(Protocol):
    """Cards with codes, of several decks.

    Untied, they are dealt out from a shuffled pile: the server knows that a code is good, not who holds it. Tied,
    each is its bearer's. Of a code nothing is kept but keyed hashes, of the whole and of the card's number.
    """

    async def issued(self, deck: str = CONFERENCE_DECK) -> int: ...

    async def issue(
        self, codes: tuple[str, ...], most: int, deck: str = CONFERENCE_DECK, bearers: tuple[str, ...] = ()
    ) -> None:
        """Keep the codes' hashes, `most` in all, less those who already vote on paper without a card in a round that
        goes on; in a tied deck one for each of the bearers.

        Raises TooManyCards; CardsChanged when a number or a bearer has a card, or the deck is not tied as thought.
        """

    async def numbers(self, deck: str) -> Container[str]:
        """The numbers of the deck's cards, those made void too; it can only be asked whether one is among them."""
        ...

    async def tied(self, deck: str = CONFERENCE_DECK) -> bool: ...

    async def tie(self, deck: str, tied: bool) -> None:
        """Raises DeckDealt once there are cards."""

    async def bearers(self, deck: str = CONFERENCE_DECK) -> frozenset[str]:
        """Who has a card of a tied deck."""
        ...

    async def bearer_of(self, card: str) -> str | None: ...

    async def sign_out(self, bearers: Collection[str], deck: str = CONFERENCE_DECK) -> None:
        """Whoever came in with a card of theirs."""

    async def decks(self) -> tuple[str, ...]:
        """Those with cards, the conference's first."""
        ...

    async def discard(self, deck: str = CONFERENCE_DECK) -> None:
        """Make the deck's cards void, and sign out whoever came in with one. Raises CardsInUse once one has voted."""

    async def recognise(self, code: str) -> str:
        """The card behind a code. A wrong code costs no work in the database. Raises CardUnknown."""
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
        """Tick off the card and hand out a ballot, both or neither.

        Raises AlreadyVoted, CardUnknown, SeatNotOnRoll.
        """

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


class Spoilings(Protocol):
    """Cards that somebody asks to have replaced, and what became of that: kept as a log, with both names.

    A replaced card is void at once: whoever came in with it is out, and it votes no more, also with a ballot that is
    on its way. The new card has voted where the old one has, and inherits nothing else.
    """

    async def spoilings(self) -> tuple[Spoiling, ...]:
        """The newest first."""
        ...

    async def spoiling(self, id: str) -> Spoiling:
        """Raises SpoilingUnknown."""
        ...

    async def keep_asked(self, spoiling: Spoiling) -> None:
        """Raises NumberUnknown, BearerUnknown; SpoilingAsked when one for the same card is waiting."""

    async def keep_withdrawn(self, spoiling: Spoiling) -> None:
        """Raises SpoilingSettled when another was quicker."""

    async def replace(self, spoiling: Spoiling, code: str) -> tuple[str, ...]:
        """All of it or nothing: the old card is void, the code is good. The rounds that are open or paused and in
        which the old card has voted.

        Raises SpoilingSettled when another was quicker, NumberUnknown or BearerUnknown when the card is no more,
        CardsChanged when the code's number is taken.
        """
        ...
