"""What can be wrong with a roll or a round.

ConferenceError
├── NotApportioned       delegates are not apportioned yet
├── RollFrozen           the roll is frozen already
├── RollNotFrozen        the roll must be frozen first
├── RollEmpty            nobody is on the roll
├── TooManyDelegates     an association has reported more than it may send
├── DelegateRepeated     the same delegate twice
├── RoundUnknown         no such round
├── RoundPrepared        the round is prepared already
├── CandidatesChanged    somebody answered while the candidates were being frozen
├── AnswersStillOpen     candidates may still answer
├── NoProposal           the committee has not published its order
├── NoCandidates         nobody stands
├── LotsMissing          a round opens only when lots are drawn
├── LotsUnreadable       what was typed is no candidate number
├── LotsTwice            both an order and a text were given
├── LotsDrawn            lots are drawn once
├── RoundNotOpen         the round has not been opened
├── RoundAlreadyOpened   it has been opened before
└── RoundNotClosed       it must be closed first
"""


class ConferenceError(Exception):
    """Root of the conference's errors."""


class NotApportioned(ConferenceError):
    pass


class RollFrozen(ConferenceError):
    pass


class RollNotFrozen(ConferenceError):
    pass


class RollEmpty(ConferenceError):
    pass


class TooManyDelegates(ConferenceError):
    def __init__(self, association: str, reported: int, seats: int) -> None:
        super().__init__(association, reported, seats)
        self.association = association
        self.reported = reported
        self.seats = seats


class DelegateRepeated(ConferenceError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class RoundUnknown(ConferenceError):
    pass


class RoundPrepared(ConferenceError):
    pass


class CandidatesChanged(ConferenceError):
    pass


class AnswersStillOpen(ConferenceError):
    pass


class NoProposal(ConferenceError):
    pass


class NoCandidates(ConferenceError):
    pass


class LotsMissing(ConferenceError):
    pass


class LotsUnreadable(ConferenceError):
    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed


class LotsTwice(ConferenceError):
    pass


class LotsDrawn(ConferenceError):
    pass


class RoundNotOpen(ConferenceError):
    pass


class RoundAlreadyOpened(ConferenceError):
    pass


class RoundNotClosed(ConferenceError):
    pass
