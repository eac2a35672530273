"""One person on the way to one list, and what was answered."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from nominering.counting.quotas import MAN, OTHER, WOMAN
from nominering.nomination.errors import CandidacyWithdrawn, LineIncomplete, LineTooLong
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.model.nominations import Nomination, Nominator, NominatorKind
from nominering.nomination.model.nominees import LONGEST_PLACE, Nominee
from nominering.organisation.names import tidy

LONGEST_OCCUPATION = 60
# Two lines of the ballot paper's name column (Valförordningen 2005:874, annex) hold about this much in 10 pt.
LONGEST_LINE = 140


@dataclass(frozen=True)
class BallotLine:
    """What stands after the name on the ballot paper: occupation and place, and nothing the law does not allow."""

    occupation: str
    place: str

    @classmethod
    def filled_in(cls, occupation: str, place: str) -> "BallotLine":
        """Raises LineIncomplete, LineTooLong."""
        occupation, place = tidy(occupation), tidy(place)
        for part, text, most in (
            ("occupation", occupation, LONGEST_OCCUPATION),
            ("place", place, LONGEST_PLACE),
        ):
            if not text:
                raise LineIncomplete(part)
            if len(text) > most:
                raise LineTooLong(part, most)
        return cls(occupation, place)

    def check_fits(self, name: str) -> None:
        """Name, age, occupation and place on two lines at the most. Raises LineTooLong."""
        if len(f"{name}, 00 år, {self.occupation}, {self.place}") > LONGEST_LINE:
            raise LineTooLong("occupation", LONGEST_LINE)


class Gender(StrEnum):
    """As the candidate states it, for the list's quota rule and for nothing else; nobody has to."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"
    UNDISCLOSED = "undisclosed"

    @property
    def group(self) -> str:
        """What a quota rule sees of it: woman, man or neither."""
        return {Gender.WOMAN: WOMAN, Gender.MAN: MAN}.get(self, OTHER)


class Answer(StrEnum):
    """Where a candidacy stands."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Candidacy:
    """One person on the way to one list. Conditional candidacies are not accepted: yes or no, per list."""

    id: str
    list_id: str
    nominee: Nominee
    answer: Answer = Answer.ASKED
    answered_at: datetime | None = None
    line: BallotLine | None = None
    nominations: tuple[Nomination, ...] = ()
    gender: Gender = Gender.UNDISCLOSED
    asked_at: datetime | None = None
    withdrawn_at: datetime | None = None

    def accept(self, line: BallotLine, now: datetime, gender: Gender = Gender.UNDISCLOSED) -> "Candidacy":
        """Raises LineTooLong."""
        line.check_fits(self.nominee.name)
        return replace(self, answer=Answer.ACCEPTED, answered_at=now, line=line, gender=gender, withdrawn_at=None)

    def decline(self, now: datetime) -> "Candidacy":
        """Whoever does not stand leaves neither line nor gender behind."""
        return replace(
            self, answer=Answer.DECLINED, answered_at=now, line=None, gender=Gender.UNDISCLOSED, withdrawn_at=None
        )

    def withdraw(self, now: datetime) -> "Candidacy":
        """Taking a yes back is always possible; whoever has not said yes says no. Raises CandidacyWithdrawn."""
        if self.answer in (Answer.WITHDRAWN, Answer.DECLINED):
            raise CandidacyWithdrawn
        if not self.accepted:
            return self.decline(now)
        return replace(self, answer=Answer.WITHDRAWN, withdrawn_at=now, line=None, gender=Gender.UNDISCLOSED)

    @property
    def accepted(self) -> bool:
        return self.answer is Answer.ACCEPTED

    @property
    def supporters(self) -> tuple[Nomination, ...]:
        """The nominations that stand."""
        return tuple(each for each in self.nominations if each.stands)

    @property
    def late(self) -> bool:
        """Asked, or asked anew, after the stop for nominations."""
        return any(each.late for each in self.supporters)

    @property
    def asked_last(self) -> datetime | None:
        """When the person was named, or named anew after the stop."""
        late = [each.came_in for each in self.supporters if each.late and each.came_in]
        return max([self.asked_at, *late] if self.asked_at else late, default=None)

    @property
    def lapsed(self) -> bool:
        """Nobody stands behind it, and the person has not said yes: a yes is the candidate's own and carries it.

        Whoever has withdrawn is still told of, for the ballots may have the number.
        """
        return not self.supporters and self.answer in (Answer.ASKED, Answer.DECLINED)

    def answers_open(self, to: CandidateList, now: datetime) -> bool:
        """Whoever was named after the stop for nominations answers until the candidates are frozen."""
        return self.late or to.answers_open(now)

    def check_answers_open(self, to: CandidateList, now: datetime) -> None:
        """Raises AnswersClosed."""
        if not self.late:
            to.check_answers_open(now)

    def nomination_by(self, nominator: Nominator) -> Nomination | None:
        return next((each for each in self.nominations if each.nominator.key == nominator.key), None)

    def self_nominated(self, nomination: Nomination) -> bool:
        """Självnominering: the nominator is the nominee."""
        nominator = nomination.nominator
        return nominator.kind is NominatorKind.MEMBER and nominator.id == self.nominee.member_id
