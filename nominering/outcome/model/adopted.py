"""The list that the conference adopts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nominering.conference.model.rounds import Round
from nominering.nomination.model.candidacies import BallotLine, Candidacy
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.model.nominations import LONGEST_PARAGRAPH
from nominering.organisation.names import tidy
from nominering.outcome.errors import AdoptionIncomplete, AdoptionInFuture, AdoptionTooEarly
from nominering.outcome.model.counted import CountedList


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
