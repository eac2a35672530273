"""What can be wrong on the way from a nomination to a proposal.

NominationError
├── NominationsClosed       the stop has passed
├── AnswersClosed           the stop for answers has passed
├── ListUnknown             no such list
├── CandidacyUnknown        no such candidacy, or not this nominee's
├── NomineeUnknown          nobody of that id is nominated to the list
├── NotNominated            an answer from somebody whom nobody has nominated to that list
├── AlreadyNominated        this association has nominated this person to this list
├── AssociationInactive     an association without a board nominates nobody
├── MeetingInFuture         the meeting that decided has not been held
├── NomineeIncomplete       a name, a birth date or a place is missing or impossible
├── TooYoung                not 18 on election day
├── LineIncomplete          the line on the ballot paper lacks occupation or place
├── LineTooLong             the line does not fit on the two lines the law allows
├── ProposalIncomplete      a proposal is one whole list
├── ProposalNamesStranger   a proposal names someone who has not accepted
├── ProposalRepeats         a proposal names somebody twice
├── ProposalStale           somebody on it has said no since, or more have said yes than it names
├── ProposalTooEarly        nominations are still open
├── PublicationInPast       the moment set for publication has passed
├── PublicationMomentWrong  a day without a time, or a time that is none
├── NothingScheduled        no publication waits to be called off: its moment has come, or there is none
├── VersionUnknown          the list has no version of that number
├── DraftEmpty              an order of nobody
├── TextUnfit               a text is missing or too long
├── NoteUnknown             no such note, or it is erased
├── NoteNotYours            a note is changed and deleted by whoever wrote it
├── NotesClosed             the list is adopted: its notes are erased, and no more are written
├── InterviewInFuture       the interview has not been held
├── InactiveCannotPropose   an association without a board makes no counter-proposal
├── ProposalNotPublished    nothing is published to make a counter-proposal to
├── CounterProposalSent     it is sent: withdraw it to change it
├── CounterProposalUnsent   it is not sent, so there is nothing to withdraw
├── CounterProposalChanged  somebody else has changed it meanwhile
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


class NomineeUnknown(NominationError):
    pass


class NotNominated(NominationError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class AlreadyNominated(NominationError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


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


class PublicationInPast(NominationError):
    field = "publish_day"


class PublicationMomentWrong(NominationError):
    field = "publish_day"


class NothingScheduled(NominationError):
    pass


class VersionUnknown(NominationError):
    pass


class DraftEmpty(NominationError):
    pass


class TextUnfit(NominationError):
    """`most` is how many characters there are room for."""

    def __init__(self, field: str, most: int) -> None:
        super().__init__(field, most)
        self.field = field
        self.most = most


class NoteUnknown(NominationError):
    pass


class NoteNotYours(NominationError):
    pass


class NotesClosed(NominationError):
    pass


class InterviewInFuture(NominationError):
    field = "held_on"

    def __init__(self, held_on: date) -> None:
        super().__init__(held_on)
        self.held_on = held_on


class InactiveCannotPropose(NominationError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class ProposalNotPublished(NominationError):
    pass


class CounterProposalSent(NominationError):
    pass


class CounterProposalUnsent(NominationError):
    pass


class CounterProposalChanged(NominationError):
    pass


class CandidatesFrozen(NominationError):
    pass
