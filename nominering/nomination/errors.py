"""What can be wrong on the way from a nomination to a proposal.

NominationError
├── NominationsClosed       the stop has passed
├── AnswersClosed           the stop for answers has passed
├── ListUnknown             no such list
├── CandidacyUnknown        no such candidacy, or not this nominee's
├── NotNominated            an answer from somebody whom nobody has nominated to that list
├── AlreadyNominated        this nominator has nominated this person to this list
├── NominationUnknown       no such nomination, or not this nominator's
├── NominationWithdrawn     the nominator has taken it back, and nobody else stands behind it
├── LateNotAllowed          the stop has passed, and the list's rules let nobody, or not this one, nominate late
├── LateTooEarly            until the stop associations and members nominate, not the committee or the floor
├── MembershipNotCounting   a member nominates when the membership has counted for 30 days
├── CandidacyWithdrawn      the candidate has withdrawn already
├── AssociationInactive     an association without a board nominates nobody
├── MeetingInFuture         the meeting that decided has not been held
├── NomineesNotOne          two nominees that are to be one are the same already, or are not there
├── NomineeIncomplete       a name, a birth date or a place is missing or impossible
├── TooYoung                not 18 on election day
├── LineIncomplete          the line on the ballot paper lacks occupation or place
├── LineTooLong             the line does not fit on the two lines the law allows
├── ProposalIncomplete      a proposal is one whole list
├── ProposalNamesStranger   a proposal names someone who has not accepted
├── ProposalRepeats         a proposal names somebody twice
├── ProposalStale           somebody on it has said no since, or more have said yes than it names
├── ProposalTooEarly        nominations are still open
└── CandidatesFrozen        the round is prepared: nominations, answers and proposal stand as they are
"""

from datetime import date, datetime


class NominationError(Exception):
    """Root of the nomination's errors."""


class NominationsClosed(NominationError):
    def __init__(self, closed: datetime) -> None:
        super().__init__(closed)
        self.closed = closed


class AnswersClosed(NominationError):
    def __init__(self, closed: datetime) -> None:
        super().__init__(closed)
        self.closed = closed


class ListUnknown(NominationError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class CandidacyUnknown(NominationError):
    pass


class NotNominated(NominationError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class AlreadyNominated(NominationError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NominationUnknown(NominationError):
    pass


class NominationWithdrawn(NominationError):
    pass


class LateNotAllowed(NominationError):
    def __init__(self, closed: datetime) -> None:
        super().__init__(closed)
        self.closed = closed


class LateTooEarly(NominationError):
    def __init__(self, closes: datetime) -> None:
        super().__init__(closes)
        self.closes = closes


class MembershipNotCounting(NominationError):
    """`counts_from` is the first day it does; None without a fee or a membership."""

    def __init__(self, counts_from: date | None) -> None:
        super().__init__(counts_from)
        self.counts_from = counts_from


class CandidacyWithdrawn(NominationError):
    pass


class NomineesNotOne(NominationError):
    pass


class AssociationInactive(NominationError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class MeetingInFuture(NominationError):
    def __init__(self, meeting: date) -> None:
        super().__init__(meeting)
        self.meeting = meeting


class NomineeIncomplete(NominationError):
    """`field` is the name of what is missing."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class TooYoung(NominationError):
    def __init__(self, name: str, election_day: date) -> None:
        super().__init__(name, election_day)
        self.name = name
        self.election_day = election_day


class LineIncomplete(NominationError):
    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class LineTooLong(NominationError):
    """`most` is how many characters there are room for."""

    def __init__(self, field: str, most: int) -> None:
        super().__init__(field, most)
        self.field = field
        self.most = most


class ProposalIncomplete(NominationError):
    def __init__(self, ordered: int, needed: int) -> None:
        super().__init__(ordered, needed)
        self.ordered = ordered
        self.needed = needed


class ProposalNamesStranger(NominationError):
    pass


class ProposalRepeats(NominationError):
    pass


class ProposalStale(NominationError):
    pass


class ProposalTooEarly(NominationError):
    pass


class CandidatesFrozen(NominationError):
    pass
