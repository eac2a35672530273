"""Lists, nominees, candidacies and the committee's proposal, with the rules that they keep."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from nominering.counting.placing import Placing
from nominering.counting.quotas import MAN, OTHER, WOMAN, Quota, QuotaMode
from nominering.counting.rules import Method, Rules
from nominering.nomination.errors import (
    AnswersClosed,
    AssociationInactive,
    LineIncomplete,
    LineTooLong,
    MeetingInFuture,
    NominationsClosed,
    NomineeIncomplete,
    ProposalIncomplete,
    ProposalNamesStranger,
    ProposalRepeats,
    ProposalStale,
    ProposalTooEarly,
    TooYoung,
)
from nominering.organisation.model import Association
from nominering.organisation.names import alphabetical, tidy

LONGEST_NAME = 80
LONGEST_OCCUPATION = 60
LONGEST_PLACE = 40
LONGEST_PARAGRAPH = 200
# Two lines of the ballot paper's name column (Valförordningen 2005:874, annex) hold about this much in 10 pt.
LONGEST_LINE = 140


def age_on(day: date, born: date) -> int:
    """Whole years; who is born on 29 February has the birthday on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@dataclass(frozen=True)
class CandidateList:
    """A list to one election. All times are UTC; a stop is the first moment at which it is too late."""

    id: str
    title: str
    election: str
    election_day: date
    constituency: str
    places: int
    method: Method
    nominations_close: datetime
    answers_close: datetime
    quota: Quota = field(default_factory=Quota)
    quota_mode: QuotaMode = QuotaMode.INTEGRATED

    @property
    def rules(self) -> Rules:
        """What the conference has adopted. Raises QuotaOnSet."""
        return Rules(self.method, quota=self.quota, quota_mode=self.quota_mode)

    def check_quota_can_be_kept(self, standing: "Collection[Candidacy]") -> None:
        """Whether those who stand can fill the places by the rule. Raises QuotaCannotBeKept."""
        groups = {number: each.gender.group for number, each in enumerate(standing, start=1)}
        Placing(tuple(groups), min(self.places, len(groups)), self.quota, groups).check()

    def nominations_open(self, now: datetime) -> bool:
        return now < self.nominations_close

    def answers_open(self, now: datetime) -> bool:
        return now < self.answers_close

    def check_nominations_open(self, now: datetime) -> None:
        """Raises NominationsClosed."""
        if not self.nominations_open(now):
            raise NominationsClosed(self.nominations_close)

    def check_answers_open(self, now: datetime) -> None:
        """Raises AnswersClosed."""
        if not self.answers_open(now):
            raise AnswersClosed(self.answers_close)

    def stop_nominations(self, now: datetime) -> "CandidateList":
        """Bring the stop forward to now; a stop that has passed stays where it was."""
        return replace(self, nominations_close=min(now, self.nominations_close))

    def stop_answers(self, now: datetime) -> "CandidateList":
        """Bring both stops forward to now: nobody is nominated who could not answer."""
        return replace(self.stop_nominations(now), answers_close=min(now, self.answers_close))


@dataclass(frozen=True)
class Nominee:
    """A person who has been named. Birth date tells two of the same name apart; no personnummer is kept."""

    id: str
    name: str
    born: date
    place: str
    email: str = ""

    @classmethod
    def named(cls, id: str, name: str, born: date, place: str, email: str = "") -> "Nominee":
        """Raises NomineeIncomplete."""
        name, place = tidy(name), tidy(place)
        if not name or len(name) > LONGEST_NAME:
            raise NomineeIncomplete("name")
        if not 1900 <= born.year <= 2100:
            raise NomineeIncomplete("born")
        if not place or len(place) > LONGEST_PLACE:
            raise NomineeIncomplete("place")
        return cls(id, name, born, place, tidy(email))

    def check_of_age(self, to: CandidateList) -> None:
        """18 on election day at the latest (RF 3:4; kommunallagen 1:7 with 4:3). Raises TooYoung."""
        if age_on(to.election_day, self.born) < 18:
            raise TooYoung(self.name, to.election_day)


@dataclass(frozen=True)
class Meeting:
    """The association's meeting that decided, and the paragraph of its minutes."""

    held: date
    paragraph: str

    def minuted(self, today: date) -> "Meeting":
        """As it is kept: held, and with its paragraph. Raises NomineeIncomplete, MeetingInFuture."""
        paragraph = tidy(self.paragraph)
        if not 0 < len(paragraph) <= LONGEST_PARAGRAPH:
            raise NomineeIncomplete("paragraph")
        if self.held > today:
            raise MeetingInFuture(self.held)
        return Meeting(self.held, paragraph)


@dataclass(frozen=True)
class Nomination:
    """An association's word for a candidacy; several nominations of one person to one list are one candidacy."""

    association_id: str
    meeting: Meeting
    motivation: str = ""


def check_may_nominate(association: Association) -> None:
    """Raises AssociationInactive."""
    if not association.active:
        raise AssociationInactive(association.name)


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

    def accept(self, line: BallotLine, now: datetime, gender: Gender = Gender.UNDISCLOSED) -> "Candidacy":
        """Raises LineTooLong."""
        line.check_fits(self.nominee.name)
        return replace(self, answer=Answer.ACCEPTED, answered_at=now, line=line, gender=gender)

    def decline(self, now: datetime) -> "Candidacy":
        """Whoever does not stand leaves neither line nor gender behind."""
        return replace(self, answer=Answer.DECLINED, answered_at=now, line=None, gender=Gender.UNDISCLOSED)

    @property
    def accepted(self) -> bool:
        return self.answer is Answer.ACCEPTED


@dataclass(frozen=True)
class Proposal:
    """The committee's whole, ordered list of candidacies, the first place first."""

    list_id: str
    order: tuple[str, ...]
    published_at: datetime | None = None

    @classmethod
    def ordered(cls, to: CandidateList, order: Iterable[str], accepted: Collection[str], now: datetime) -> "Proposal":
        """As many names as the list has places, or all who have accepted if they are fewer.

        Raises ProposalTooEarly, ProposalRepeats, ProposalNamesStranger, ProposalIncomplete.
        """
        order = tuple(order)
        if to.nominations_open(now):
            raise ProposalTooEarly
        if len(set(order)) != len(order):
            raise ProposalRepeats
        if not set(order) <= set(accepted):
            raise ProposalNamesStranger
        needed = min(to.places, len(accepted))
        if len(order) < needed or not order:
            raise ProposalIncomplete(len(order), max(needed, 1))
        return cls(to.id, order, published_at=now)

    def check_still_whole(self, to: CandidateList, accepted: Collection[str]) -> None:
        """Answers may come after it was published. Raises ProposalStale."""
        if not set(self.order) <= set(accepted) or len(self.order) < min(to.places, len(accepted)):
            raise ProposalStale

    def before_the_others(self, accepted: Iterable[Candidacy]) -> tuple[Candidacy, ...]:
        """As they stand on the ballot: the committee's order, then the others by name."""
        place = {one: n for n, one in enumerate(self.order)}
        others = len(place)
        return tuple(
            sorted(
                accepted,
                key=lambda each: (place.get(each.id, others), alphabetical(each.nominee.name), each.nominee.born),
            )
        )
