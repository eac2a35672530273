"""The rows of a page on which somebody ranks: the voter's ballot and the committee's proposal."""

from dataclasses import dataclass, replace
from datetime import date

from nominering.nomination.model.candidacies import Answer, Candidacy, Gender

GENDER_WORDS = {
    Gender.WOMAN: "kvinna",
    Gender.MAN: "man",
    Gender.OTHER: "annat kön",
    Gender.UNDISCLOSED: "kön inte uppgett",
}


@dataclass(frozen=True)
class Row:
    """A candidate to rank; `id` is the candidacy's. `place` is what stands in the field beside the name."""

    number: int
    id: str
    name: str
    detail: str
    place: int | str | None = None


def row(number: int, candidacy: Candidacy, election_day: date, place: int | None = None) -> Row:
    """Of a candidacy that has been accepted, as the ballot paper will have it; or withdrawn, which leaves a hole."""
    if candidacy.answer is Answer.WITHDRAWN:
        return Row(number, candidacy.id, candidacy.nominee.name, "har dragit tillbaka sin kandidatur", place)
    return Row(number, candidacy.id, candidacy.nominee.name, ", ".join(candidacy.details(election_day)), place)


def with_gender(shown: Row, gender: Gender) -> Row:
    """For the committee, which has a quota rule to think of; never for a voter."""
    return replace(shown, detail=f"{shown.detail}, {GENDER_WORDS[gender]}")
