"""What can stand between a count and a list.

OutcomeError
├── NotCounted         the round has not been counted
├── AlreadyCounted     it has been counted
├── CountersDisagree   the second counter names another winner, or crashed: the result stops
├── CandidateWithdrew  somebody who was counted has withdrawn since: it is counted again first
├── NobodyWithdrew     nobody has withdrawn since it was counted: it stands
├── EverybodyWithdrew  nobody is left to count
├── QuotaStands        the quota rule can be kept with those who are left, so it is
├── ResultNotPublic    a result is shown to everyone when the list is adopted
├── CountNotPublic     the electoral rules show everyone the list and not the votes
├── NotAdopted         the conference has not adopted the list: there is nothing to print
├── AlreadyAdopted     the list is adopted already
├── AdoptionIncomplete the minutes' paragraph is missing
├── AdoptionTooEarly   that day candidates could still answer
├── AdoptionInFuture   the meeting has not been held
├── CountersStillDisagree  it was counted again, and gave the same: the second counter still differs
├── ListChanged        somebody else counted, amended or spoke in between: read the list again
├── AmendmentIncomplete    a field of it is missing or too long
├── NotCarried         no more for it than against it
├── CandidateUnavailable   has not said yes to the list, or has withdrawn
├── CandidateNotOnList     cannot be moved or struck out
├── CandidateOnList    cannot be put in: is on it already
├── AlreadyThere       stands on that very place
├── PlaceOutside       the list has no such place
├── AmendmentBreaksQuota   and the conference has not set the quota rule aside
├── AmendmentMovesFixed    somebody from a place that was decided beforehand, and it has not been set aside
├── NothingToSetAside  the amendment breaks no rule
├── NothingToUndo      no amendment stands
├── AmendedListBreaksRule  since it was counted again
├── WordIncomplete     a teller's verdict lacks a place or its reason
├── WordUnknown        nobody has said that of the count that stands
├── SettledAlready     there is no objection left to look into
├── TellerObjects      a teller has found another list, and nobody has looked into it
├── NobodyLeft         everybody on the adopted list can stand: nothing to add
├── NoShortestChange   no list that leaves the others in their order keeps the rules
├── AddendumIncomplete its paragraph, reason or manner is missing
├── AddendumTooEarly   before the list was adopted, or before the addendum before it
└── AddendumInFuture   the meeting has not been held
"""


class OutcomeError(Exception):
    """Root of the outcome's errors."""


class NotCounted(OutcomeError):
    pass


class AlreadyCounted(OutcomeError):
    pass


class QuotaStands(OutcomeError):
    pass


class CountersDisagree(OutcomeError):
    """`places` are those on which the counters differ."""

    def __init__(self, places: tuple[int, ...]) -> None:
        super().__init__(places)
        self.places = places


class CandidateWithdrew(OutcomeError):
    pass


class NobodyWithdrew(OutcomeError):
    pass


class EverybodyWithdrew(OutcomeError):
    pass


class ResultNotPublic(OutcomeError):
    pass


class CountNotPublic(OutcomeError):
    pass


class NotAdopted(OutcomeError):
    pass


class AlreadyAdopted(OutcomeError):
    pass


class AdoptionIncomplete(OutcomeError):
    pass


class AdoptionTooEarly(OutcomeError):
    pass


class AdoptionInFuture(OutcomeError):
    pass


class CountersStillDisagree(OutcomeError):
    def __init__(self, places: tuple[int, ...]) -> None:
        super().__init__(places)
        self.places = places


class ListChanged(OutcomeError):
    pass


class AmendmentIncomplete(OutcomeError):
    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class NotCarried(OutcomeError):
    """`lot`: there were as many for as against."""

    field = "votes_for"

    def __init__(self, *, lot: bool) -> None:
        super().__init__(lot)
        self.lot = lot


class CandidateUnavailable(OutcomeError):
    field = "candidacy"


class CandidateNotOnList(OutcomeError):
    field = "candidacy"


class CandidateOnList(OutcomeError):
    field = "candidacy"

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


class AlreadyThere(OutcomeError):
    field = "place"

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


class PlaceOutside(OutcomeError):
    """`last` is the last place there is."""

    def __init__(self, last: int, field: str = "place") -> None:
        super().__init__(last)
        self.last = last
        self.field = field


class AmendmentBreaksQuota(OutcomeError):
    """`place` is the first that would not keep the rule."""

    field = "set_aside"

    def __init__(self, rule: str, place: int) -> None:
        super().__init__(rule, place)
        self.rule = rule
        self.place = place


class AmendmentMovesFixed(OutcomeError):
    field = "set_aside"

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


class NothingToSetAside(OutcomeError):
    field = "set_aside"


class NothingToUndo(OutcomeError):
    pass


class AmendedListBreaksRule(OutcomeError):
    pass


class WordIncomplete(OutcomeError):
    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class WordUnknown(OutcomeError):
    pass


class SettledAlready(OutcomeError):
    pass


class TellerObjects(OutcomeError):
    def __init__(self, name: str, places: tuple[int, ...]) -> None:
        super().__init__(name, places)
        self.name = name
        self.places = places


class NobodyLeft(OutcomeError):
    field = "gone"


class NoShortestChange(OutcomeError):
    field = "manner"


class AddendumIncomplete(OutcomeError):
    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class AddendumTooEarly(OutcomeError):
    field = "decided_on"


class AddendumInFuture(OutcomeError):
    field = "decided_on"
