"""One person on the way to one list, and what was answered."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from nominering.counting.quotas import MAN, OTHER, WOMAN
from nominering.nomination.errors import (
    CandidacyWithdrawn,
    LineIncomplete,
    LineTooLong,
    LineTooWide,
    StatementTooLong,
)
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.model.nominations import Nomination, Nominator, NominatorKind
from nominering.nomination.model.nominees import LONGEST_PLACE, Nominee, age_on
from nominering.nomination.model.paper import MOST_LINES, Paper
from nominering.nomination.model.stated import Stated
from nominering.organisation.names import tidy

LONGEST_OCCUPATION = 60
LONGEST_AFFILIATION = 40
LONGEST_STATEMENT = 1000


class Part(StrEnum):
    """A part of the line that may be left out: the law asks for the name alone."""

    AGE = "age"
    OCCUPATION = "occupation"
    PLACE = "place"


@dataclass(frozen=True)
class BallotLine:
    """What stands after the name on the ballot paper, and nothing the law does not allow: age on election day,
    occupation or title, place, party membership or similar (Valförordningen 2005:874, annex). A part that is left
    out is empty."""

    occupation: str
    place: str
    age_shown: bool = True
    affiliation: str = ""

    @classmethod
    def filled_in(
        cls, occupation: str, place: str, affiliation: str = "", leave_out: Collection[Part] = ()
    ) -> "BallotLine":
        """What is left out is so on purpose; an empty field is a mistake. Raises LineIncomplete, LineTooLong."""
        parts = {Part.OCCUPATION: tidy(occupation), Part.PLACE: tidy(place)}
        for part, most in ((Part.OCCUPATION, LONGEST_OCCUPATION), (Part.PLACE, LONGEST_PLACE)):
            if part in leave_out:
                parts[part] = ""
            elif not parts[part]:
                raise LineIncomplete(part)
            elif len(parts[part]) > most:
                raise LineTooLong(part, most)
        affiliation = tidy(affiliation)
        if len(affiliation) > LONGEST_AFFILIATION:
            raise LineTooLong("affiliation", LONGEST_AFFILIATION)
        return cls(parts[Part.OCCUPATION], parts[Part.PLACE], Part.AGE not in leave_out, affiliation)

    def details(self, age: int) -> tuple[str, ...]:
        """What follows the name, in the usual order."""
        parts = (f"{age} år" if self.age_shown else "", self.occupation, self.place, self.affiliation)
        return tuple(filter(None, parts))

    @property
    def left_out(self) -> frozenset[Part]:
        shown = {Part.AGE: self.age_shown, Part.OCCUPATION: self.occupation, Part.PLACE: self.place}
        return frozenset(part for part, there in shown.items() if not there)

    def check_fits(self, paper: Paper, name: str, age: int) -> None:
        """On two lines at the most, as they break on the paper. Raises LineTooWide."""
        if not paper.fits(name, self.details(age)):
            typed = {"occupation": self.occupation, "place": self.place, "affiliation": self.affiliation}
            raise LineTooWide(max(typed, key=lambda part: len(typed[part])), MOST_LINES)

    def without_place(self) -> "BallotLine":
        return replace(self, place="")


def checked_statement(text: str) -> str:
    """The candidate's own words, lines kept. Raises StatementTooLong."""
    statement = "\n".join(map(tidy, text.strip().splitlines()))
    if len(statement) > LONGEST_STATEMENT:
        raise StatementTooLong(len(statement), LONGEST_STATEMENT)
    return statement


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
    statement: str = ""
    stated: Stated = field(default_factory=Stated)
    asked_at: datetime | None = None
    withdrawn_at: datetime | None = None

    def accept(
        self,
        line: BallotLine,
        now: datetime,
        gender: Gender = Gender.UNDISCLOSED,
        statement: str = "",
        stated: Stated | None = None,
    ) -> "Candidacy":
        """Of whoever has a protected identity no place is taken. Raises StatementTooLong."""
        return replace(
            self,
            answer=Answer.ACCEPTED,
            answered_at=now,
            line=line.without_place() if self.nominee.protected else line,
            gender=gender,
            statement=checked_statement(statement),
            stated=stated or Stated(),
            withdrawn_at=None,
        )

    def decline(self, now: datetime) -> "Candidacy":
        """Whoever does not stand leaves nothing but the no behind."""
        return replace(self._left(Answer.DECLINED), answered_at=now, withdrawn_at=None)

    def withdraw(self, now: datetime) -> "Candidacy":
        """Taking a yes back is always possible; whoever has not said yes says no. Raises CandidacyWithdrawn."""
        if self.answer in (Answer.WITHDRAWN, Answer.DECLINED):
            raise CandidacyWithdrawn
        if not self.accepted:
            return self.decline(now)
        return replace(self._left(Answer.WITHDRAWN), withdrawn_at=now)

    def _left(self, answer: Answer) -> "Candidacy":
        return replace(self, answer=answer, line=None, gender=Gender.UNDISCLOSED, statement="", stated=Stated())

    def details(self, election_day: date) -> tuple[str, ...]:
        """What follows the name on the ballot paper; without a yes the age alone."""
        age = age_on(election_day, self.nominee.born)
        return self.line.details(age) if self.line else (f"{age} år",)

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
