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
└── AdoptionInFuture   the meeting has not been held
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
