"""A place on an adopted list, as it will be printed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from nominering.nomination.model.candidacies import BallotLine, Candidacy


@dataclass(frozen=True)
class AdoptedPlace:
    """A place as it will be printed, kept as it stood on the day."""

    place: int
    candidacy_id: str
    name: str
    born: date
    line: BallotLine

    @classmethod
    def of(cls, place: int, candidacy: Candidacy) -> "AdoptedPlace":
        nominee = candidacy.nominee
        return cls(place, candidacy.id, nominee.name, nominee.born, candidacy.line or BallotLine("", ""))

    def moved_to(self, place: int) -> "AdoptedPlace":
        return replace(self, place=place)


def placed(order: Iterable[str], by_id: Mapping[str, Candidacy]) -> tuple[AdoptedPlace, ...]:
    return tuple(AdoptedPlace.of(place, by_id[each]) for place, each in enumerate(order, start=1))
