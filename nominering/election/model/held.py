"""Where an election stands: its rounds and their counts together."""

from dataclasses import dataclass, replace
from enum import StrEnum

from nominering.conference.model.rounds import (
    CONFERENCE_DECK,
    BallotKind,
    Matter,
    Round,
    RoundState,
    Shown,
    Standing,
)
from nominering.counting.rules import Method, Rules
from nominering.election.errors import NotBetweenRounds, NothingToCount, VoteUnderWay
from nominering.election.model.elections import Election, Way, Withdrawal
from nominering.election.model.tallies import Tally


class Stage(StrEnum):
    """What comes next follows from it."""

    CANDIDATES = "candidates"
    PREPARED = "prepared"
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"
    RUN_OFF = "run-off"
    DECIDED = "decided"


@dataclass(frozen=True)
class Held:
    """`rounds` and `tallies` stand in the order in which they were held."""

    election: Election
    rounds: tuple[Round, ...] = ()
    tallies: tuple[Tally, ...] = ()

    @property
    def round(self) -> Round | None:
        """The one that is prepared, voted in or waits to be counted; else the one that was counted last."""
        return self.rounds[-1] if self.rounds else None

    @property
    def stage(self) -> Stage:
        if self.election.decided:
            return Stage.DECIDED
        if self.round is None:
            return Stage.CANDIDATES
        return Stage.RUN_OFF if self.round.state is RoundState.COUNTED else Stage(self.round.state.value)

    @property
    def elected(self) -> tuple[int, ...]:
        """By the rounds so far, without whoever has withdrawn since."""
        gone = self.election.gone
        return tuple(number for each in self.tallies for number in each.order if number not in gone)

    @property
    def seats_left(self) -> int:
        return self.election.seats - len(self.elected)

    @property
    def run_off(self) -> tuple[int, ...]:
        """Who meets for the seats left. Withdrawals leave the others to it; where they leave fewer than the seats,
        everybody who is not elected meets.
        """
        if not self.tallies or not self.tallies[-1].run_off:
            return ()
        gone = self.election.gone
        meeting = tuple(number for number in self.tallies[-1].run_off if number not in gone)
        if len(meeting) >= self.seats_left:
            return meeting
        return tuple(number for number in self.election.numbers if number not in gone and number not in self.elected)

    def without(self, withdrawal: Withdrawal) -> "Held":
        """A candidate withdraws between the rounds. Raises AlreadyDecided, NotBetweenRounds, CandidateGone,
        WithdrawnAlready.
        """
        self.election.check_open_to_candidates(prepared=False)
        if self.stage is not Stage.RUN_OFF:
            raise NotBetweenRounds
        return replace(self, election=self.election.withdrawn_by(withdrawal))

    def round_to_count(self) -> Round:
        """Raises NothingToCount, RoundNotClosed."""
        if self.round is None or self.round.state is RoundState.COUNTED:
            raise NothingToCount
        self.round.check_closed()
        return self.round

    def next_round(self) -> Round:
        """The first round of all who stand, or the run-off when it is due.

        Raises AlreadyDecided, VoteUnderWay, TooFewCandidates, TooFewWomen.
        """
        self.election.check_open_to_candidates(prepared=False)
        if self.stage not in (Stage.CANDIDATES, Stage.RUN_OFF):
            raise VoteUnderWay
        if not self.rounds:
            self.election.check_can_fill()
        number = len(self.rounds) + 1
        return _round(self.election, number, self.run_off or self.election.numbers, self.seats_left)


def _round(election: Election, number: int, standing: tuple[int, ...], seats: int) -> Round:
    """The candidates keep their numbers in the run-off."""
    ranked = election.way is Way.STV
    return Round(
        id=f"{election.id}-{number}",
        about=election.id,
        title=election.title if number == 1 else f"{election.title}, omval",
        rules=Rules(Method.SCOTTISH_STV) if ranked else None,
        places=seats,
        standing=tuple(
            Standing(each.number, "", each.name, detail=each.detail)
            for each in election.candidates
            if each.number in standing
        ),
        matter=Matter.ELECTION,
        ballot=BallotKind.RANKING if ranked else BallotKind.MARKS,
        deck=election.ballot or CONFERENCE_DECK,
        shown=Shown.FIXED,
    )
