"""The tellers' count of marks: it confirms a count that is right, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nominering.counting.lots import Lots
from nominering.counting.marks import count_marks
from nominering.counting.piles import piled
from nominering.counting.profile import Ranking
from tests.counting.strategies import REPEATABLE

A, B, C, D = range(1, 5)
PAPERS: dict[Ranking, int] = {(A, B): 5, (A, C): 2, (B, D): 1, (): 3}


@st.composite
def rounds(draw: st.DrawFn) -> tuple[dict[Ranking, int], int, int, Lots]:
    standing, seats = draw(st.integers(1, 7)), draw(st.integers(1, 4))
    marks = st.frozensets(st.integers(1, standing), max_size=seats).map(lambda marked: tuple(sorted(marked)))
    papers = draw(st.dictionaries(marks, st.integers(0, 4), max_size=8))
    return papers, standing, seats, Lots(tuple(draw(st.permutations(range(1, standing + 1)))))


@REPEATABLE
@given(rounds(), st.booleans())
def test_a_right_count_is_confirmed(case: tuple[dict[Ranking, int], int, int, Lots], run_off: bool) -> None:
    papers, standing, seats, lots = case
    numbers = range(1, standing + 1)
    assert piled(papers, numbers).confirms(count_marks(papers, numbers, seats, lots, runoff=run_off))


@REPEATABLE
@given(rounds(), st.booleans(), st.data())
def test_somebody_with_fewer_votes_in_place_of_an_elected_is_found(
    case: tuple[dict[Ranking, int], int, int, Lots], run_off: bool, data: st.DataObject
) -> None:
    papers, standing, seats, lots = case
    count = count_marks(papers, range(1, standing + 1), seats, lots, runoff=run_off)
    assume(count.elected)
    out = data.draw(st.sampled_from(count.elected))
    fewer = [
        number for number in count.votes if count.votes[number] < count.votes[out] and number not in count.elected
    ]
    assume(fewer)
    wrong = tuple(fewer[0] if number == out else number for number in count.elected)
    assert not piled(papers, range(1, standing + 1)).confirms(replace(count, elected=wrong))


@pytest.mark.parametrize(
    "wrong",
    [
        {"votes": {A: 7, B: 6, C: 3, D: 1}},
        {"valid": 9},
        {"blank": 2},
        {"elected": (A,)},
        {"elected": (A, A)},
        {"elected": (A, B, C)},
        {"elected": (A, 9)},
        {"runoff": (C, D)},
        {"needed": None, "elected": (A, C)},
    ],
)
def test_a_count_that_is_wrong_is_found(wrong: dict[str, object]) -> None:
    count = count_marks(PAPERS, [A, B, C, D], 2, None)
    assert count.elected == (A, B)
    assert piled(PAPERS, [A, B, C, D]).confirms(count)
    assert not piled(PAPERS, [A, B, C, D]).confirms(replace(count, **wrong))  # type: ignore[arg-type]


def test_an_order_with_fewer_before_more_is_found() -> None:
    piles = piled(PAPERS, [A, B, C, D])
    assert piles.in_order((A, B, C))
    assert not piles.in_order((B, A))
