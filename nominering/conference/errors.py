"""What can be wrong with a roll or a round.

ConferenceError
├── NotApportioned       delegates are not apportioned yet
├── RollFrozen           the roll is frozen already
├── RollNotFrozen        the roll must be frozen first
├── RollEmpty            nobody is on the roll
├── TooManyDelegates     an association has reported more than it may send
├── DelegateRepeated     the same delegate twice
├── DelegateElsewhere    is no member of the association on the day of the conference
├── DelegateTooNew       the membership does not count on the day of the conference
├── DelegateOnBoard      sits on the district's board on the day of the conference
├── ReportClosed         the last day to report delegates has passed
├── ReportChanged        somebody else has changed the report meanwhile
├── ParticipantUnknown   nobody such takes part, or not here
├── ParticipantRepeated  takes part already
├── ParticipantIncomplete neither a name nor what somebody takes part as
├── ParticipantNoted     has been checked in, and stays in the log
├── BadgeUnknown         no such badge
├── VoteIsForDelegates   nobody else ever gets the vote
├── AlreadyCheckedIn     is checked in already
├── NotCheckedIn         is not checked in
├── AlternateElsewhere   is no alternate to that delegate
├── AlternateAbsent      an alternate who is not checked in does not step in
├── AlternateSeated      sits in somebody's place already
├── AlternateOutOfOrder  another alternate comes first
├── DelegatePresent      nobody steps in for somebody who is in the hall
├── SeatTaken            somebody sits in the delegate's place already
├── SeatVacant           nobody sits in the delegate's place
├── NobodyPresent        presence is needed to vote, and nobody is checked in
├── HallBusy             others were quicker, again and again
├── RoundUnknown         no such round
├── RoundPrepared        the round is prepared already
├── RulesChanged         other electoral rules were adopted while the candidates were being frozen
├── CandidatesChanged    somebody answered, or the proposal changed, while the candidates were being frozen
├── AnswersStillOpen     candidates may still answer
├── NoProposal           the committee has not published its order
├── PublicationWaits     the committee's order is set to be published, or changed, at a later moment
├── NoCandidates         nobody stands
├── DecidedByPlace       the list is decided place by place: nobody ranks it
├── NotRanked            its ballots are marks, and no ranking
├── NoListInIt           the round gives no list: its place or its election is counted where that is held
├── LotsMissing          a round opens only when lots are drawn
├── LotsUnreadable       what was typed is no candidate number
├── LotsTwice            both an order and a text were given
├── LotsDrawn            lots are drawn once
├── RoundNotOpen         the round has not been opened
├── RoundAlreadyOpened   it has been opened before
├── NotOfTheHall         others than the conference's delegates vote in it
├── RoundNotPaused       only a round that is paused goes on
├── RoundNotClosed       it must be closed first
├── NotATrial            only a trial round is thrown away
├── QuorumWrong          neither a number of delegates nor a percentage
├── PresentUncounted     how many delegates are present is not known
├── TooManyPresent       more are present than there are on the roll
├── QuorumMissing        too few are present, and no reason is given for going on
├── ReasonTooLong        the reason for going on does not fit
├── ItemUnknown          no such item on the agenda
├── ItemIncomplete       an item has no title
├── ItemTooLong          a title or a text does not fit
├── ItemOnAgenda         the list or the election is on the agenda already
├── ItemNotWaiting       it has been taken up, and stays on the agenda
├── ItemStillVoting      its voting goes on
├── AgendaMoved          somebody else changed the agenda at the same time
├── NothingToShow        what is to be shown to the hall is not there
├── NoticeIncomplete     a field of the call is not filled in
├── DatesOutOfOrder      what comes first is set to come last
├── ConferenceInPast     it has been held, or is to begin at once
├── ConferenceUnplanned  neither day nor place is known
├── AddressWrong         no e-mail address
├── NobodyToNotify       there is no address to send to
├── NoticeChanged        it is not the one that was shown
└── EditionUnknown       no such edition has been sent
"""

from datetime import date, datetime
from typing import ClassVar, Literal

Order = Literal["nominations-answers", "answers-conference", "report-conference"]


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


class DelegateElsewhere(ConferenceError):
    def __init__(self, name: str, association: str) -> None:
        super().__init__(name, association)
        self.name = name
        self.association = association


class DelegateTooNew(ConferenceError):
    def __init__(self, name: str, counts_from: date | None) -> None:
        super().__init__(name, counts_from)
        self.name = name
        self.counts_from = counts_from


class DelegateOnBoard(ConferenceError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class ReportClosed(ConferenceError):
    def __init__(self, report_by: date) -> None:
        super().__init__(report_by)
        self.report_by = report_by


class ReportChanged(ConferenceError):
    pass


class ParticipantUnknown(ConferenceError):
    pass


class ParticipantRepeated(ConferenceError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class ParticipantIncomplete(ConferenceError):
    pass


class ParticipantNoted(ConferenceError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class BadgeUnknown(ConferenceError):
    pass


class VoteIsForDelegates(ConferenceError):
    pass


class AlreadyCheckedIn(ConferenceError):
    def __init__(self, name: str, since: datetime) -> None:
        super().__init__(name, since)
        self.name = name
        self.since = since


class NotCheckedIn(ConferenceError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class AlternateElsewhere(ConferenceError):
    def __init__(self, name: str, delegate: str) -> None:
        super().__init__(name, delegate)
        self.name = name
        self.delegate = delegate


class AlternateAbsent(ConferenceError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class AlternateSeated(ConferenceError):
    def __init__(self, name: str, delegate: str) -> None:
        super().__init__(name, delegate)
        self.name = name
        self.delegate = delegate


class AlternateOutOfOrder(ConferenceError):
    def __init__(self, name: str, first: str) -> None:
        super().__init__(name, first)
        self.name = name
        self.first = first


class DelegatePresent(ConferenceError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class SeatTaken(ConferenceError):
    def __init__(self, name: str, alternate: str) -> None:
        super().__init__(name, alternate)
        self.name = name
        self.alternate = alternate


class SeatVacant(ConferenceError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NobodyPresent(ConferenceError):
    pass


class HallBusy(ConferenceError):
    pass


class RoundUnknown(ConferenceError):
    pass


class RoundPrepared(ConferenceError):
    pass


class CandidatesChanged(ConferenceError):
    pass


class RulesChanged(ConferenceError):
    pass


class AnswersStillOpen(ConferenceError):
    pass


class NoProposal(ConferenceError):
    pass


class PublicationWaits(ConferenceError):
    pass


class NoCandidates(ConferenceError):
    pass


class DecidedByPlace(ConferenceError):
    pass


class NoListInIt(ConferenceError):
    pass


class NotRanked(ConferenceError):
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


class NotOfTheHall(ConferenceError):
    pass


class RoundNotPaused(ConferenceError):
    pass


class RoundNotClosed(ConferenceError):
    pass


class NotATrial(ConferenceError):
    pass


class QuorumWrong(ConferenceError):
    field = "least"


class PresentUncounted(ConferenceError):
    field = "present"


class TooManyPresent(ConferenceError):
    field = "present"

    def __init__(self, present: int, entitled: int) -> None:
        super().__init__(present, entitled)
        self.present = present
        self.entitled = entitled


class QuorumMissing(ConferenceError):
    field = "reason"

    def __init__(self, present: int, needed: int) -> None:
        super().__init__(present, needed)
        self.present = present
        self.needed = needed


class ReasonTooLong(ConferenceError):
    field = "reason"

    def __init__(self, length: int, most: int) -> None:
        super().__init__(length, most)
        self.length = length
        self.most = most


class ItemUnknown(ConferenceError):
    pass


class ItemIncomplete(ConferenceError):
    field = "title"


class ItemTooLong(ConferenceError):
    """`field` is the form's."""

    def __init__(self, field: str, length: int, most: int) -> None:
        super().__init__(field, length, most)
        self.field = field
        self.length = length
        self.most = most


class ItemOnAgenda(ConferenceError):
    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


class ItemNotWaiting(ConferenceError):
    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


class ItemStillVoting(ConferenceError):
    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


class AgendaMoved(ConferenceError):
    pass


class NothingToShow(ConferenceError):
    pass


class NoticeIncomplete(ConferenceError):
    """`field` is the form's."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class DatesOutOfOrder(ConferenceError):
    """`earlier` should have come before `later`; `which` says what they are, `title` of which list."""

    FIELDS: ClassVar = {"report-conference": "report_by", "answers-conference": "held_on"}

    def __init__(self, which: Order, earlier: date, later: date, title: str = "") -> None:
        super().__init__(which, earlier, later, title)
        self.which = which
        self.earlier = earlier
        self.later = later
        self.title = title

    @property
    def field(self) -> str | None:
        return self.FIELDS.get(self.which)


class ConferenceInPast(ConferenceError):
    field = "held_on"


class ConferenceUnplanned(ConferenceError):
    pass


class AddressWrong(ConferenceError):
    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class NobodyToNotify(ConferenceError):
    pass


class NoticeChanged(ConferenceError):
    """A date, a list or the apportionment, since the page was opened; or somebody sent another edition."""


class EditionUnknown(ConferenceError):
    pass
