"""What can be wrong with a ballot or a voting card.

BallotingError
├── UnknownCandidate    the ballot names a number that does not stand
├── RankedTwice         the ballot ranks a candidate twice, or two candidates at one place
├── TooManyMarks        more are marked than there are places
├── PlaceUnreadable     what was typed as a place is no place
├── EmptyBallot         nobody is ranked and "blank" is not chosen
├── BlankAndRanked      "blank" is chosen and somebody is ranked
├── AlreadyVoted        this card has voted in this round
├── RoundClosed         the round is not open: not yet, or no more
├── CardOfAnotherVote   the card is for another vote than this
├── RoundPaused         the round has been paused, and will go on
├── BallotNotKept       the disk did not take it: nothing is kept, and it may be sent again
├── CardUnknown         no voting card has that code
├── SealUnfinished      the round is closed, but another program or a full disk keeps its log from being emptied
├── CardsDealt          every voter has a card
├── CardsInUse          a card has voted, so the cards stand
├── TooManyCards        more cards than there are voters on the roll
└── BoxOpen             the box is counted when the round is closed, not before
"""


class BallotingError(Exception):
    """Root of the balloting's errors."""


class UnknownCandidate(BallotingError):
    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class RankedTwice(BallotingError):
    """`place` is set when two candidates share it, `number` when one candidate is ranked twice."""

    def __init__(self, *, number: int | None = None, place: int | None = None) -> None:
        super().__init__(number, place)
        self.number = number
        self.place = place


class TooManyMarks(BallotingError):
    def __init__(self, marked: int, most: int) -> None:
        super().__init__(marked, most)
        self.marked = marked
        self.most = most


class PlaceUnreadable(BallotingError):
    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed


class EmptyBallot(BallotingError):
    pass


class BlankAndRanked(BallotingError):
    pass


class AlreadyVoted(BallotingError):
    pass


class RoundClosed(BallotingError):
    """`opens_later` tells a round that has not begun from one that is over."""

    def __init__(self, *, opens_later: bool) -> None:
        super().__init__(opens_later)
        self.opens_later = opens_later


class RoundPaused(BallotingError):
    pass


class CardOfAnotherVote(BallotingError):
    pass


class BallotNotKept(BallotingError):
    pass


class CardUnknown(BallotingError):
    pass


class TooManyCards(BallotingError):
    def __init__(self, wanted: int, left: int) -> None:
        super().__init__(wanted, left)
        self.wanted = wanted
        self.left = left


class BoxOpen(BallotingError):
    pass


class SealUnfinished(BallotingError):
    pass


class CardsDealt(BallotingError):
    pass


class CardsInUse(BallotingError):
    pass
