"""Addenda: what is decided when somebody on an adopted list cannot stand any more. The list stays as it was."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from nominering.nomination.model.electoral_rules import DecidedBy
from nominering.nomination.model.nominations import LONGEST_PARAGRAPH
from nominering.organisation.names import tidy
from nominering.outcome.errors import AddendumIncomplete, AddendumInFuture, AddendumTooEarly
from nominering.outcome.model.places import AdoptedPlace

LONGEST_REASON = 500


class Cause(StrEnum):
    """Why somebody cannot stand any more."""

    WITHDREW = "withdrew"
    DIED = "died"
    INELIGIBLE = "ineligible"


class Manner(StrEnum):
    """What becomes of the list: changed as little as can be, as the recount has it, or with the number left empty,
    for when the ballot papers are ordered already.
    """

    SHORTEST = "shortest"
    RECOUNTED = "recounted"
    EMPTY = "empty"


@dataclass(frozen=True)
class Gone:
    """Somebody who cannot stand any more."""

    candidacy_id: str
    cause: Cause


@dataclass(frozen=True)
class PlaceChange:
    """Who has the place now; nobody when its number stands empty."""

    place: int
    now: AdoptedPlace | None


@dataclass(frozen=True)
class Decided:
    """Who decided the addendum, when, in which paragraph and why."""

    by: DecidedBy
    on: date
    paragraph: str
    reason: str

    def minuted(self, earliest: date, today: date) -> "Decided":
        """As it is kept. Raises AddendumIncomplete, AddendumTooEarly, AddendumInFuture."""
        paragraph, reason = tidy(self.paragraph), tidy(self.reason)
        if not 0 < len(paragraph) <= LONGEST_PARAGRAPH:
            raise AddendumIncomplete("paragraph")
        if not 0 < len(reason) <= LONGEST_REASON:
            raise AddendumIncomplete("reason")
        if self.on > today:
            raise AddendumInFuture
        if self.on < earliest:
            raise AddendumTooEarly
        return Decided(self.by, self.on, paragraph, reason)


@dataclass(frozen=True)
class Addendum:
    """`changes` are the places that somebody else has now; `record` is the recount it rests on, if any."""

    number: int
    manner: Manner
    decided: Decided
    gone: tuple[Gone, ...]
    changes: tuple[PlaceChange, ...]
    entered_by: str
    entered_at: datetime
    record: Mapping[str, Any] | None = None


def changes(before: Iterable[AdoptedPlace], after: Sequence[AdoptedPlace]) -> tuple[PlaceChange, ...]:
    """Between the list in force and what is to be in force."""
    was = {each.place: each.candidacy_id for each in before}
    is_now = {each.place: each for each in after}
    return tuple(
        PlaceChange(place, is_now.get(place))
        for place in sorted(was.keys() | is_now.keys())
        if place not in is_now or was.get(place) != is_now[place].candidacy_id
    )
