"""Finding one's way among the nominated."""

from datetime import date, timedelta

import pytest

from nominering.nomination.model.candidacies import Answer, BallotLine, Candidacy, Gender
from nominering.nomination.model.nominations import Grounds, Meeting, Nomination, Nominator, NominatorKind
from nominering.nomination.model.nominees import Nominee
from nominering.nomination.model.selection import Nominated, Sort, Wanted, chosen
from tests.story import START

GROUNDS = Grounds(Meeting(date(2030, 1, 8), "§ 7"), "")


def one(name: str, age: int, answered: int | None, *by: str, both: bool = False, place: str = "Arvika") -> Nominated:
    answer = Answer.ASKED if answered is None else Answer.ACCEPTED
    return Nominated(
        Candidacy(
            name,
            "riksdag",
            Nominee(name, name, date(2030 - age, 1, 1), place),
            answer,
            None if answered is None else START + timedelta(days=answered),
            None if answered is None else BallotLine("lärare", "Glava"),
            tuple(Nomination(Nominator(NominatorKind.ASSOCIATION, each), GROUNDS) for each in by),
            Gender.WOMAN if name == "Åsa" else Gender.UNDISCLOSED,
        ),
        age,
        ("region",) if both else (),
    )


ASA = one("Åsa", 50, 2, "arvika", "sunne", both=True)
BO = one("Bo", 30, None, "sunne", place="Sunne")
CECILIA = one("Cecilia", 70, 1, "arvika")
EVERY = (ASA, BO, CECILIA)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), ["Bo", "Cecilia", "Åsa"]),
        (Wanted(answer=Answer.ASKED), ["Bo"]),
        (Wanted(association="sunne"), ["Bo", "Åsa"]),
        (Wanted(gender=Gender.WOMAN), ["Åsa"]),
        (Wanted(youngest=50), ["Cecilia", "Åsa"]),
        (Wanted(youngest=30, oldest=50), ["Bo", "Åsa"]),
        (Wanted(place="Sunne"), ["Bo"]),
        (Wanted(place="Glava"), ["Cecilia", "Åsa"]),
        (Wanted(supporters=2), ["Åsa"]),
        (Wanted(both=True), ["Åsa"]),
        (Wanted(association="sunne", youngest=60), []),
    ],
)
def test_those_are_found_who_fit_everything_asked(wanted: Wanted, found: list[str]) -> None:
    assert [each.candidacy.nominee.name for each in chosen(EVERY, wanted)] == found


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        (Sort.NAME, ["Bo", "Cecilia", "Åsa"]),
        (Sort.AGE, ["Bo", "Åsa", "Cecilia"]),
        (Sort.SUPPORTERS, ["Åsa", "Bo", "Cecilia"]),
        (Sort.ANSWERED, ["Cecilia", "Åsa", "Bo"]),
    ],
)
def test_they_stand_in_the_order_asked_for(sort: Sort, found: list[str]) -> None:
    assert [each.candidacy.nominee.name for each in chosen(EVERY, Wanted(), sort)] == found
