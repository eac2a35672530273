"""Finding one's way among those who are nominated: who is wanted, and in which order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from nominering.nomination.model.balance import supporters_of
from nominering.nomination.model.candidacies import Answer, Candidacy, Gender
from nominering.organisation.names import alphabetical

LAST = datetime.max.replace(tzinfo=UTC)


class Sort(StrEnum):
    NAME = "name"
    AGE = "age"
    SUPPORTERS = "supporters"
    ANSWERED = "answered"


@dataclass(frozen=True)
class Nominated:
    """A candidacy with what the committee wants to know beside it; `also_on` are the other lists' ids."""

    candidacy: Candidacy
    age: int
    also_on: tuple[str, ...]

    @property
    def support(self) -> int:
        """How many stand behind it, members and others with the associations."""
        return len(self.candidacy.supporters)

    @property
    def supporters(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(supporters_of(self.candidacy)))


@dataclass(frozen=True)
class Wanted:
    """What is asked of those shown; what is None or empty asks nothing. Ages count from and with both ends."""

    answer: Answer | None = None
    association: str = ""
    gender: Gender | None = None
    youngest: int | None = None
    oldest: int | None = None
    place: str = ""
    supporters: int = 0
    both: bool = False

    def fits(self, one: Nominated) -> bool:
        candidacy = one.candidacy
        places = {candidacy.nominee.place, candidacy.line.place if candidacy.line else candidacy.nominee.place}
        return (
            self.answer in (None, candidacy.answer)
            and self.gender in (None, candidacy.gender)
            and (not self.association or self.association in one.supporters)
            and (self.youngest is None or one.age >= self.youngest)
            and (self.oldest is None or one.age <= self.oldest)
            and (not self.place or self.place in places)
            and one.support >= self.supporters
            and (not self.both or bool(one.also_on))
        )


def chosen(every: Iterable[Nominated], wanted: Wanted, sort: Sort = Sort.NAME) -> tuple[Nominated, ...]:
    """Those who fit: the youngest, most supported or earliest to answer first; of equals by name."""
    fitting = sorted(
        (one for one in every if wanted.fits(one)),
        key=lambda one: (alphabetical(one.candidacy.nominee.name), one.candidacy.nominee.born),
    )
    match sort:
        case Sort.AGE:
            fitting.sort(key=lambda one: one.candidacy.nominee.born, reverse=True)
        case Sort.SUPPORTERS:
            fitting.sort(key=lambda one: -one.support)
        case Sort.ANSWERED:
            fitting.sort(key=lambda one: one.candidacy.answered_at or LAST)
    return tuple(fitting)
