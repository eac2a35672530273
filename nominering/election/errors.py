"""What can be wrong with a personal election.

ElectionError
├── ElectionUnknown       no such election
├── ElectionIncomplete    a field of the form is not filled in, or holds what it cannot
├── CandidateMissing      nobody was named
├── CandidateUnclear      several members are called so
├── CandidateNoMember     only members are elected
├── CandidateRepeated     the candidate stands already
├── CandidateGone         no such candidate stands
├── GenderMissing         women are to be at least half, and nothing is said of the candidate
├── CandidatesMoved       another changed who stands meanwhile
├── CandidatesFixed       the vote is prepared, or the election decided: nobody comes or goes
├── TooFewCandidates      fewer stand than there are seats
├── TooFewWomen           fewer women stand than half the seats
├── NoAcclamation         more stand than there are seats
├── MembersElect          who is elected by all members is elected by ballot
├── VoteUnderWay          a round is not counted yet
├── NothingToCount        there is no closed round that waits to be counted
├── CountersDiffer        the tellers' count says something else: nobody is elected by it
├── NotBetweenRounds      a candidate withdraws before the first round is prepared, or between it and the run-off
├── WithdrawnAlready      the candidate has withdrawn before
├── NotDecided            nobody is elected yet
├── AlreadyDecided        everybody is elected already
├── NotInRegister         an elected has no number in the register, or the post no office there
├── MemberBallotUnknown   no such ballot among the members
├── CutOffMissing         the day that decides who may vote is not set
├── CutOffInFuture        that day has not come
├── NobodyEntitled        nobody had the right to vote that day
├── ElectorateFrozen      who may vote is fixed already
├── ElectorateNotFrozen   who may vote is not fixed yet
├── TimesWrong            the ballot would close before it opens, or in the past
├── TimesMissing          when it opens and closes is not set
├── BallotOpened          the ballot has opened: its times stand
├── BallotNotPrepared     the candidates of the ballot's elections are not fixed yet
└── CodesNotDealt         no code letters are printed
"""


class ElectionError(Exception):
    """Root of what is wrong with an election."""


class ElectionUnknown(ElectionError):
    pass


class ElectionIncomplete(ElectionError):
    """`field` is the form's."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class CandidateMissing(ElectionError):
    field = "who"


class CandidateUnclear(ElectionError):
    """`numbers` are those of the members who may be meant."""

    field = "who"

    def __init__(self, numbers: tuple[str, ...]) -> None:
        super().__init__(numbers)
        self.numbers = numbers


class CandidateNoMember(ElectionError):
    field = "who"

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed


class CandidateRepeated(ElectionError):
    field = "who"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class CandidateGone(ElectionError):
    pass


class GenderMissing(ElectionError):
    field = "gender"


class CandidatesMoved(ElectionError):
    pass


class CandidatesFixed(ElectionError):
    pass


class TooFewCandidates(ElectionError):
    def __init__(self, standing: int, seats: int) -> None:
        super().__init__(standing, seats)
        self.standing = standing
        self.seats = seats


class TooFewWomen(ElectionError):
    def __init__(self, women: int, needed: int) -> None:
        super().__init__(women, needed)
        self.women = women
        self.needed = needed


class NoAcclamation(ElectionError):
    def __init__(self, standing: int, seats: int) -> None:
        super().__init__(standing, seats)
        self.standing = standing
        self.seats = seats


class MembersElect(ElectionError):
    pass


class VoteUnderWay(ElectionError):
    pass


class NothingToCount(ElectionError):
    pass


class CountersDiffer(ElectionError):
    pass


class NotBetweenRounds(ElectionError):
    pass


class WithdrawnAlready(ElectionError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NotDecided(ElectionError):
    pass


class AlreadyDecided(ElectionError):
    pass


class NotInRegister(ElectionError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class MemberBallotUnknown(ElectionError):
    pass


class CutOffMissing(ElectionError):
    field = "cut_off"


class CutOffInFuture(ElectionError):
    field = "cut_off"


class NobodyEntitled(ElectionError):
    field = "cut_off"


class ElectorateFrozen(ElectionError):
    pass


class ElectorateNotFrozen(ElectionError):
    pass


class TimesWrong(ElectionError):
    field = "closes_at"


class TimesMissing(ElectionError):
    field = "opens_at"


class BallotOpened(ElectionError):
    pass


class BallotNotPrepared(ElectionError):
    pass


class CodesNotDealt(ElectionError):
    pass
