"""People who have been named."""

from dataclasses import dataclass
from datetime import date

from nominering.nomination.errors import NomineeIncomplete, TooYoung
from nominering.nomination.model.lists import CandidateList
from nominering.organisation.names import tidy

LONGEST_NAME = 80
LONGEST_PLACE = 40
ADULT = 18


def age_on(day: date, born: date) -> int:
    """Whole years; who is born on 29 February has the birthday on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@dataclass(frozen=True)
class Nominee:
    """A person who has been named. Birth date tells two of the same name apart; no personnummer is kept.

    `home` is for the person's own page alone; everybody else asks for `place`. `protected` is so when the candidate
    has said it or the member register does. `erased` is whoever declined or never answered, afterwards.
    """

    id: str
    name: str
    born: date
    home: str
    email: str = ""
    protected: bool = False
    erased: bool = False

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

    @property
    def place(self) -> str:
        """Where the person lives, as anybody may see it: nothing of whoever has a protected identity."""
        return "" if self.protected else self.home

    def of_age(self, to: CandidateList) -> bool:
        return age_on(to.election_day, self.born) >= ADULT

    def check_of_age(self, to: CandidateList) -> None:
        """18 on election day at the latest (RF 3:4; kommunallagen 1:7 with 4:3). Raises TooYoung."""
        if not self.of_age(to):
            raise TooYoung(self.name, to.election_day)
