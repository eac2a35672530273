"""The list that the conference adopts, and the list in force: what was adopted, with its addenda."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.model.nominations import LONGEST_PARAGRAPH
from nominering.organisation.names import tidy
from nominering.outcome.errors import AdoptionIncomplete, AdoptionInFuture, AdoptionTooEarly
from nominering.outcome.model.addenda import Addendum
from nominering.outcome.model.amendments import Amendment
from nominering.outcome.model.places import AdoptedPlace, placed


@dataclass(frozen=True)
class AdoptedList:
    """The list the conference adopted: `places` as they stood that day, after the `amendments` from the floor.

    The addenda change nothing of that: they say what is in force since.
    """

    list_id: str
    adopted_on: date
    paragraph: str
    places: tuple[AdoptedPlace, ...]
    amendments: tuple[Amendment, ...] = ()
    addenda: tuple[Addendum, ...] = ()

    @classmethod
    def adopted(
        cls,
        to: CandidateList,
        order: Sequence[str],
        candidacies: Iterable[Candidacy],
        adopted_on: date,
        paragraph: str,
        today: date,
        amendments: tuple[Amendment, ...] = (),
    ) -> "AdoptedList":
        """The candidacies in their order. Raises AdoptionIncomplete, AdoptionInFuture, AdoptionTooEarly."""
        paragraph = tidy(paragraph)
        if not 0 < len(paragraph) <= LONGEST_PARAGRAPH:
            raise AdoptionIncomplete
        if adopted_on > today:
            raise AdoptionInFuture
        if adopted_on < to.answers_close.date():
            raise AdoptionTooEarly
        return cls(to.id, adopted_on, paragraph, placed(order, {each.id: each for each in candidacies}), amendments)

    @property
    def in_force(self) -> tuple[AdoptedPlace, ...]:
        """The list with its addenda. A number that nobody has stands empty: it is passed by."""
        return self.after(len(self.addenda))

    def after(self, addenda: int) -> tuple[AdoptedPlace, ...]:
        """The list after so many of its addenda."""
        places: dict[int, AdoptedPlace | None] = {each.place: each for each in self.places}
        for addendum in self.addenda[:addenda]:
            places |= {each.place: each.now for each in addendum.changes}
        return tuple(each for _, each in sorted(places.items()) if each is not None)
