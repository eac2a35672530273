"""People who have been named."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from nominering.nomination.errors import NomineeIncomplete, TooYoung
from nominering.nomination.model.lists import CandidateList
from nominering.organisation.duplicates import similar
from nominering.organisation.identity import same_person
from nominering.organisation.members import Member
from nominering.organisation.names import name_key, tidy

LONGEST_NAME = 80
LONGEST_PLACE = 40
ADULT = 18
LONGEST_EMAIL = 254
LONGEST_PHONE = 40

# One @ with something on both sides: whether it is somebody's only a letter can tell.
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")


def suspected(nominees: Iterable["Nominee"]) -> tuple[tuple["Nominee", "Nominee"], ...]:
    """Pairs that may be one person: born on one day, with similar names."""
    born: defaultdict[date, list[Nominee]] = defaultdict(list)
    for each in nominees:
        born[each.born].append(each)
    return tuple(
        (one, other)
        for same in born.values()
        for one, other in combinations(same, 2)
        if similar(one.name, other.name)
    )


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
    phone: str = ""
    member_id: str | None = None

    @classmethod
    def named(cls, id: str, name: str, born: date, place: str, email: str = "", phone: str = "") -> "Nominee":
        """Raises NomineeIncomplete."""
        name, place = tidy(name), tidy(place)
        if not name or len(name) > LONGEST_NAME:
            raise NomineeIncomplete("name")
        if not 1900 <= born.year <= 2100:
            raise NomineeIncomplete("born")
        if not place or len(place) > LONGEST_PLACE:
            raise NomineeIncomplete("place")
        email, phone = tidy(email), tidy(phone)
        if len(email) > LONGEST_EMAIL or (email and not _ADDRESS.fullmatch(email)):
            raise NomineeIncomplete("email")
        if len(phone) > LONGEST_PHONE:
            raise NomineeIncomplete("phone")
        return cls(id, name, born, place, email, phone=phone)

    @property
    def identity(self) -> tuple[str, date]:
        """Whoever has the same is the same person: other capitals or spaces make nobody else."""
        return name_key(self.name), self.born

    def known_as(self, members: Iterable[Member]) -> "Nominee":
        """With the membership number of the one member who has the name and the birth date, if there is one."""
        same = [each.id for each in members if same_person(self.name, self.born, each)]
        return replace(self, member_id=same[0]) if len(same) == 1 else self

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
