"""What can be wrong on the way from a nomination to a proposal.

NominationError
├── NominationsClosed       the stop has passed
├── AnswersClosed           the stop for answers has passed
├── ListUnknown             no such list
├── CandidacyUnknown        no such candidacy, or not this nominee's
├── NotNominated            an answer from somebody whom nobody has nominated to that list
├── AlreadyNominated        this association has nominated this person to this list
├── AssociationInactive     an association without a board nominates nobody
├── MeetingInFuture         the meeting that decided has not been held
├── NomineeIncomplete       a name, a birth date or a place is missing or impossible
├── TooYoung                not 18 on election day
├── LineIncomplete          the line on the ballot paper lacks occupation or place
├── LineTooLong             a part of the line is longer than any ballot paper has room for
├── LineTooWide             the line does not fit on the two lines the law allows, as they break on the paper
├── StatementTooLong        the candidate's own words are too many
├── NotEligible             the list's setting stops whoever is not eligible, or has not stated what the law asks
├── CandidatesNotEligible   somebody who would stand is not eligible, and the list's setting is to stop
├── AnswerCodeUnknown       no letter has that code
├── AnswerCodeExpired       the code in the letter has run out
├── AnswerCodeReplaced      a newer link or letter has taken the code's place
├── AnswerCodeLocked        too many have guessed at that code
├── ProposalIncomplete      a proposal is one whole list
├── ProposalNamesStranger   a proposal names someone who has not accepted
├── ProposalRepeats         a proposal names somebody twice
├── ProposalStale           somebody on it has said no since, or more have said yes than it names
├── ProposalTooEarly        nominations are still open
└── CandidatesFrozen        the round is prepared: nominations, answers and proposal stand as they are
"""

from datetime import date, datetime
from typing import Any


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


class LineTooWide(NominationError):
    """`field` is the longest part, the one to shorten; `lines` is how many there is room for."""

    def __init__(self, field: str, lines: int) -> None:
        super().__init__(field, lines)
        self.field = field
        self.lines = lines


class StatementTooLong(NominationError):
    field = "statement"

    def __init__(self, length: int, most: int) -> None:
        super().__init__(length, most)
        self.length = length
        self.most = most


class NotEligible(NominationError):
    """`why` is the first thing that is missing: a Finding of `model.eligibility`. `field` is where it is stated."""

    def __init__(self, why: Any) -> None:
        super().__init__(why)
        self.why = why
        self.field = why.ground.value


class CandidatesNotEligible(NominationError):
    """Each by name, with the first thing that is missing."""

    def __init__(self, who: tuple[tuple[str, Any], ...]) -> None:
        super().__init__(who)
        self.who = who


class AnswerCodeUnknown(NominationError):
    pass


class AnswerCodeExpired(NominationError):
    pass


class AnswerCodeReplaced(NominationError):
    pass


class AnswerCodeLocked(NominationError):
    pass


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
