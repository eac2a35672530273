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
├── ChangeImpossible    the ballot was cast from elsewhere, or before minds might change: it stands
├── ChangedMeanwhile    the ballot has been changed since the page was opened
├── BallotNotKept       the disk did not take it: nothing is kept, and it may be sent again
├── CardUnknown         no voting card has that code
├── PapersOutstanding   ballots on paper are not in the box yet
├── PapersTooManyAtOnce no, or too many, ballots to print at once
├── NoVoterLeft         everybody who is entitled has a card or a ballot
├── NothingHandedOut    there is no ballot on paper out that could come back
├── CheckNumberUnknown  no ballot with that check number was printed for the round
├── ReadBefore          the same person has read that ballot
├── ReadTwice           the ballot has been read by two
├── NothingToSettle     the two readings do not differ, or there is none to mend
├── LookedAtBefore      the third look is by somebody else than the two
├── PapersUnread        ballots have been read once only, or the readings differ
├── PapersMissing       fewer have been read than were handed out
├── PapersTooMany       more have been read than were handed out
├── ExplanationMissing  missing ballots are explained in words
├── PapersPutIn         the ballots on paper are in the box, and are not changed
├── SealUnfinished      the round is closed, but another program or a full disk keeps its log from being emptied
├── CardsDealt          every voter has a card
├── DeckDealt           whether cards are tied to names is chosen before any is dealt
├── CardsChanged        somebody else dealt cards of the same deck at the same time
├── NumberUnknown       no card of the deck has that number
├── BearerUnknown       nobody of that name has a card of the deck
├── SpoilingUnknown     nobody has asked for that card to be replaced
├── SpoilingIncomplete  whoever asks for a new card says which is lost, and why
├── SpoilingAsked       somebody has asked for that already
├── SpoilingSettled     the card has been replaced, or the wish withdrawn
├── SeatEmpty           nobody votes right now from the seat that the card is tied to
├── SeatNotOnRoll       nobody voted from the seat that the card is tied to when the round opened
├── SameOfficer         whoever asked for a new card does not confirm it
├── PrintGone           a printout is fetched once, and soon
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
    """`marks` when it is one to be marked, and not ranked."""

    def __init__(self, *, marks: bool = False) -> None:
        super().__init__(marks)
        self.marks = marks


class BlankAndRanked(BallotingError):
    """`marks` as in EmptyBallot."""

    def __init__(self, *, marks: bool = False) -> None:
        super().__init__(marks)
        self.marks = marks


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


class ChangeImpossible(BallotingError):
    pass


class ChangedMeanwhile(BallotingError):
    pass


class BallotNotKept(BallotingError):
    pass


class CardUnknown(BallotingError):
    """`typed` is what was typed, where it was: for whoever read the card wrong."""

    def __init__(self, typed: str | None = None) -> None:
        super().__init__()
        self.typed = typed


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


class PapersOutstanding(BallotingError):
    pass


class PapersTooManyAtOnce(BallotingError):
    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class NoVoterLeft(BallotingError):
    pass


class NothingHandedOut(BallotingError):
    pass


class CheckNumberUnknown(BallotingError):
    field = "number"


class _AboutOneSheet(BallotingError):
    def __init__(self, check_number: str) -> None:
        super().__init__(check_number)
        self.check_number = check_number


class ReadBefore(_AboutOneSheet):
    field = "number"


class ReadTwice(_AboutOneSheet):
    field = "number"


class NothingToSettle(_AboutOneSheet):
    field = "number"


class LookedAtBefore(_AboutOneSheet):
    pass


class _ByHowMany(BallotingError):
    def __init__(self, how_many: int) -> None:
        super().__init__(how_many)
        self.how_many = how_many


class PapersUnread(_ByHowMany):
    pass


class PapersMissing(_ByHowMany):
    pass


class PapersTooMany(_ByHowMany):
    pass


class ExplanationMissing(BallotingError):
    field = "explanation"


class PapersPutIn(BallotingError):
    pass


class DeckDealt(BallotingError):
    pass


class CardsChanged(BallotingError):
    pass


class NumberUnknown(BallotingError):
    field = "number"

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class BearerUnknown(BallotingError):
    field = "bearer"


class SpoilingUnknown(BallotingError):
    pass


class SpoilingIncomplete(BallotingError):
    """`field` is "number" or "reason"."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class SpoilingAsked(BallotingError):
    pass


class SpoilingSettled(BallotingError):
    pass


class SeatEmpty(BallotingError):
    pass


class SeatNotOnRoll(BallotingError):
    pass


class SameOfficer(BallotingError):
    pass


class PrintGone(BallotingError):
    pass
