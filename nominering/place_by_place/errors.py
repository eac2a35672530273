"""What can stand between the hall and the next place.

PlaceByPlaceError
├── NotByPlace            the electoral rules let the delegates rank this list
├── NotPrepared           the list's candidates are not frozen yet
├── DecidedMeanwhile      something has been entered since the page was read
├── EveryPlaceDecided     there is no place left to decide
├── PlacesLeft            there are places left to decide
├── PlaceNotInBlock       the last place of the block is no place that is left
├── NobodyPut             nobody is put to the place
├── CounterCandidateNamed more than one is named: acclamation would pass one over
├── NotStanding           nobody who stands has that number
├── AlreadyPlaced         has a place on the list
├── AlreadyNamed          is named to the place already
├── QuotaWouldBreak       with them here the quota rule could not be kept
├── QuotaLost             those who have a place cannot keep the quota rule, since somebody has withdrawn
├── NoQuota               there is no quota rule to set aside
├── ParagraphMissing      the paragraph of the conference's decision is missing
├── VoteRunning           a secret vote on the place is not finished
├── NoVote                there is no secret vote to count
├── VoteVoid              somebody who was voted on has withdrawn since: it is undone and taken anew
├── NoTie                 there is no tie to settle
├── LotWrong              what is entered is no order of those who were equal
├── NothingToUndo         nothing is decided
└── ReasonMissing         whoever undoes a decision says why
"""


class PlaceByPlaceError(Exception):
    """Root of the place-by-place errors."""


class NotByPlace(PlaceByPlaceError):
    pass


class NotPrepared(PlaceByPlaceError):
    pass


class DecidedMeanwhile(PlaceByPlaceError):
    pass


class EveryPlaceDecided(PlaceByPlaceError):
    pass


class PlacesLeft(PlaceByPlaceError):
    pass


class PlaceNotInBlock(PlaceByPlaceError):
    field = "last"

    def __init__(self, first: int, last: int) -> None:
        super().__init__(first, last)
        self.first = first
        self.last = last


class NobodyPut(PlaceByPlaceError):
    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


class CounterCandidateNamed(PlaceByPlaceError):
    pass


class NotStanding(PlaceByPlaceError):
    field = "number"


class AlreadyPlaced(PlaceByPlaceError):
    field = "number"

    def __init__(self, name: str, place: int) -> None:
        super().__init__(name, place)
        self.name = name
        self.place = place


class AlreadyNamed(PlaceByPlaceError):
    field = "number"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class QuotaWouldBreak(PlaceByPlaceError):
    """`rule` is the quota as `Quota.named` reads it."""

    field = "number"

    def __init__(self, name: str, place: int, rule: str) -> None:
        super().__init__(name, place, rule)
        self.name = name
        self.place = place
        self.rule = rule


class QuotaLost(PlaceByPlaceError):
    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


class NoQuota(PlaceByPlaceError):
    pass


class ParagraphMissing(PlaceByPlaceError):
    field = "paragraph"


class VoteRunning(PlaceByPlaceError):
    pass


class NoVote(PlaceByPlaceError):
    pass


class VoteVoid(PlaceByPlaceError):
    pass


class NoTie(PlaceByPlaceError):
    pass


class LotWrong(PlaceByPlaceError):
    field = "lot"


class NothingToUndo(PlaceByPlaceError):
    pass


class ReasonMissing(PlaceByPlaceError):
    field = "reason"
