"""The meter says how many ballots are alone of their kind."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominering.balloting.model.fingerprints import Recognisable, Uniqueness, uniqueness

RANKINGS = st.lists(st.permutations((1, 2, 3, 4)).flatmap(lambda r: st.integers(0, 4).map(lambda n: tuple(r[:n]))))


def test_an_empty_box_tells_of_nobody() -> None:
    assert uniqueness({}) == Uniqueness(0, 0)
    assert uniqueness({}).recognisable is Recognisable.NOBODY


def test_a_ballot_is_alone_when_no_other_says_the_same() -> None:
    said = uniqueness({(1, 2, 3): 1, (1, 2): 1, (2, 1): 2, (): 1})
    assert said == Uniqueness(5, 3, (1, 1, 3))


def test_blank_ballots_are_alike() -> None:
    assert uniqueness({(): 4}) == Uniqueness(4, 0)


@pytest.mark.parametrize(
    ("alone", "of", "how_many"),
    [
        (0, 9, Recognisable.NOBODY),
        (1, 9, Recognisable.SOME),
        (5, 10, Recognisable.SOME),
        (6, 10, Recognisable.MOST),
        (8, 10, Recognisable.NEARLY_ALL),
        (212, 240, Recognisable.NEARLY_ALL),
    ],
)
def test_how_many_voters_could_be_recognised(alone: int, of: int, how_many: Recognisable) -> None:
    assert Uniqueness(of, alone).recognisable is how_many


@given(RANKINGS)
def test_it_counts_papers_and_not_rankings(rankings: list[tuple[int, ...]]) -> None:
    said = uniqueness(Counter(rankings))
    assert said.ballots == len(rankings)
    assert said.alone == sum(rankings.count(each) == 1 for each in rankings)


@given(RANKINGS)
def test_the_more_names_are_shown_the_more_are_alone(rankings: list[tuple[int, ...]]) -> None:
    said = uniqueness(Counter(rankings))
    assert list(said.beginnings) == sorted(said.beginnings)
    assert all(each <= said.alone for each in said.beginnings)
