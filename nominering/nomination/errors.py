"""What can be wrong on the way from a nomination to a proposal.

NominationError
├── NominationsClosed       the stop has passed
├── AnswersClosed           the stop for answers has passed
├── ListUnknown             no such list
├── CandidacyUnknown        no such candidacy, or not this nominee's
├── NomineeUnknown          nobody of that id is nominated to the list
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
├── RulesIncomplete         a choice of the electoral rules is missing or impossible
├── RulesNotAdopted         nobody has adopted the list's electoral rules
├── NothingDrafted          there is no draft to adopt
├── DraftChanged            the draft is not the one that was read
├── DecisionInFuture        the meeting that adopted has not been held
├── DecisionTooEarly        the decision is older than the one it would replace
├── DeadlinesOutOfOrder     nominations close before answers, and answers before election day
├── DeadlineInPast          a deadline is set to what is still to come
├── DeadlinePassed          what has passed is not moved
├── DeadlineNotLater        a deadline is extended, not shortened
├── FixedPlaceOnSet         a set has no places to decide beforehand
├── FixedPlaceOutside       the list does not reach that place
├── FixedPlaceTwice         one place for two people, or two places for one
├── FixedPlaceVacant        a place is decided for somebody who does not stand
├── PlaceByPlaceOnSet       a set has no places to decide one by one
├── ListIncomplete          a list's title, election, day, constituency or order is missing or impossible
├── ListExists              another list has that id
├── ListInUse               a list that something hangs on is not taken away
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
└── CandidatesFrozen        the round is prepared: nominations, answers, proposal and rules stand as they are
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


class RulesIncomplete(NominationError):
    """`field` is the choice."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class RulesNotAdopted(NominationError):
    pass


class NothingDrafted(NominationError):
    pass


class DraftChanged(NominationError):
    pass


class DecisionInFuture(NominationError):
    field = "adopted_on"


class DecisionTooEarly(NominationError):
    """`after` is the day of the decision that stands."""

    field = "adopted_on"

    def __init__(self, after: date) -> None:
        super().__init__(after)
        self.after = after


class DeadlineError(NominationError):
    """`field` is the deadline that is wrong."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class DeadlinesOutOfOrder(DeadlineError):
    pass


class DeadlineInPast(DeadlineError):
    pass


class DeadlinePassed(DeadlineError):
    pass


class DeadlineNotLater(DeadlineError):
    pass


class FixedPlaceError(NominationError):
    """`field` belongs to the candidacy that has been given the place."""

    def __init__(self, candidacy: str, *about: int) -> None:
        super().__init__(candidacy, *about)
        self.field = f"fixed-{candidacy}"


class PlaceByPlaceOnSet(NominationError):
    field = "procedure"


class FixedPlaceOnSet(FixedPlaceError):
    pass


class FixedPlaceOutside(FixedPlaceError):
    """`reach` is how many places there are, or people to fill them."""

    def __init__(self, place: int, reach: int, candidacy: str) -> None:
        super().__init__(candidacy, place, reach)
        self.place = place
        self.reach = reach


class FixedPlaceTwice(FixedPlaceError):
    def __init__(self, place: int, candidacy: str) -> None:
        super().__init__(candidacy, place)
        self.place = place


class FixedPlaceVacant(FixedPlaceError):
    def __init__(self, place: int, candidacy: str) -> None:
        super().__init__(candidacy, place)
        self.place = place


class ListIncomplete(NominationError):
    """`field` is the name of what is missing."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class ListExists(NominationError):
    pass


class ListInUse(NominationError):
    pass
