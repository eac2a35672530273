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
├── RulesChanged         other electoral rules were adopted while the candidates were being frozen
├── CandidatesChanged    somebody answered, or the proposal changed, while the candidates were being frozen
├── AnswersStillOpen     candidates may still answer
├── NoProposal           the committee has not published its order
├── PublicationWaits     the committee's order is set to be published, or changed, at a later moment
├── NoCandidates         nobody stands
├── NotRanked            its ballots are marks, and no ranking
├── LotsMissing          a round opens only when lots are drawn
├── LotsUnreadable       what was typed is no candidate number
├── LotsTwice            both an order and a text were given
├── LotsDrawn            lots are drawn once
├── RoundNotOpen         the round has not been opened
├── RoundAlreadyOpened   it has been opened before
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

from datetime import date
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
