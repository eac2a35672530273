"""From a counted order to the list that the conference adopts. The count is not the decision."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from nominering.conference.model.rounds import Round, RoundState
from nominering.nomination.model.candidacies import BallotLine, Candidacy
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.model.nominations import LONGEST_PARAGRAPH
from nominering.nomination.model.proposals import Proposal
from nominering.organisation.names import tidy
from nominering.outcome.errors import (
    AdoptionIncomplete,
    AdoptionInFuture,
    AdoptionTooEarly,
    CandidateWithdrew,
    CountersDisagree,
)


@dataclass(frozen=True)
class CountedList:
    """What the count gave: numbers by place, and the record of everything that happened as plain data."""

    round_id: str
    order: tuple[int, ...]
    record: Mapping[str, Any]

    @classmethod
    def of(cls, round_id: str, record: Mapping[str, Any]) -> "CountedList":
        """A set stands in the order of election."""
        return cls(round_id, tuple(record["elected"] if "elected" in record else record["order"]), record)

    @property
    def disputed(self) -> tuple[int, ...]:
        """The places where a second counter names somebody else, or crashed: any of them stops the result.

        Older records have only one counter.
        """
        counters = self.record.get("second_counters") or [self.record["second_counter"]]
        return tuple(sorted({place for each in counters for place in (*each["disagreed"], *each["crashed"])}))

    @property
    def withdrawn(self) -> tuple[int, ...]:
        """The numbers that were passed over because their candidates had withdrawn."""
        return tuple(self.record.get("withdrawn", ()))

    @property
    def set_aside(self) -> tuple[str, str] | None:
        """The quota rule that those who were left could not keep, and the paragraph by which it was set aside."""
        said = self.record.get("set_aside")
        return (said["quota"], said["paragraph"]) if said else None

    def check_nobody_withdrew_since(self, withdrawn: Iterable[int]) -> None:
        """Raises CandidateWithdrew."""
        if set(withdrawn) != set(self.withdrawn):
            raise CandidateWithdrew

    def check_counters_agree(self) -> None:
        """Raises CountersDisagree."""
        if self.disputed:
            raise CountersDisagree(self.disputed)


@dataclass(frozen=True)
class AdoptedPlace:
    """A place as it will be printed, kept as it stood on the day."""

    place: int
    candidacy_id: str
    name: str
    born: date
    line: BallotLine


@dataclass(frozen=True)
class AdoptedList:
    """The list the conference adopted."""

    list_id: str
    adopted_on: date
    paragraph: str
    places: tuple[AdoptedPlace, ...]

    @classmethod
    def adopted(
        cls,
        to: CandidateList,
        counted: CountedList,
        round_: Round,
        candidacies: Iterable[Candidacy],
        adopted_on: date,
        paragraph: str,
        today: date,
    ) -> "AdoptedList":
        """The first of the counted order, as many as the list has places.

        Raises CountersDisagree, AdoptionIncomplete, AdoptionInFuture, AdoptionTooEarly.
        """
        counted.check_counters_agree()
        paragraph = tidy(paragraph)
        if not 0 < len(paragraph) <= LONGEST_PARAGRAPH:
            raise AdoptionIncomplete
        if adopted_on > today:
            raise AdoptionInFuture
        if adopted_on < to.answers_close.date():
            raise AdoptionTooEarly
        by_id = {each.id: each for each in candidacies}
        placed = []
        for place, number in enumerate(counted.order[: to.places], start=1):
            candidacy = by_id[round_.standing[number - 1].candidacy_id]
            line = candidacy.line or BallotLine("", "")
            nominee = candidacy.nominee
            placed.append(AdoptedPlace(place, candidacy.id, nominee.name, nominee.born, line))
        return cls(to.id, adopted_on, paragraph, tuple(placed))


class Phase(StrEnum):
    """Where the work with a list stands."""

    NOMINATION = "nomination"
    PREPARATION = "preparation"
    CONFERENCE = "conference"
    COUNTED = "counted"
    ADOPTED = "adopted"


def phase_of(
    nominations_open: bool, proposal: Proposal | None, round_: Round | None, adopted: AdoptedList | None
) -> Phase:
    """The furthest thing that has happened decides."""
    if adopted:
        return Phase.ADOPTED
    if round_ and round_.state is RoundState.COUNTED:
        return Phase.COUNTED
    if round_ or (proposal and not nominations_open):
        return Phase.CONFERENCE
    return Phase.NOMINATION if nominations_open else Phase.PREPARATION
