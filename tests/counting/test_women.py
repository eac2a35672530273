"""Women at least half, kept by exchanging those with fewest votes: by hand, and against every other choice."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominering.counting.errors import QuotaCannotBeKept, TieNeedsLots
from nominering.counting.lots import Lots
from nominering.counting.marks import Contested, LotUsed
from nominering.counting.women import Exchange, keep_half_women, women_needed
from tests.counting.strategies import REPEATABLE

A, B, C, D, E, F = range(1, 7)


def test_nobody_moves_when_the_vote_gives_half() -> None:
    half = keep_half_women({A: 9, B: 8, C: 7}, (A, B), {B}, None)
    assert (half.elected, half.exchanges, half.lots) == ((A, B), (), ())


def test_more_women_than_half_stay() -> None:
    assert keep_half_women({A: 9, B: 8, C: 7}, (A, B), {A, B}, None).elected == (A, B)


def test_those_with_fewest_votes_give_way_to_the_women_with_most() -> None:
    """Four seats, two women needed: A, B, C, D are elected and none is a woman. C and D leave, E and F come."""
    half = keep_half_women({A: 9, B: 8, C: 7, D: 6, E: 3, F: 2}, (A, B, C, D), {E, F}, None)
    assert half.elected == (A, B, E, F)
    assert half.exchanges == (Exchange(D, E), Exchange(C, F))


def test_half_of_an_odd_number_is_rounded_up() -> None:
    assert [women_needed(seats) for seats in (1, 2, 3, 4, 5)] == [1, 1, 2, 2, 3]
    assert keep_half_women({A: 9, B: 8, C: 7, D: 1}, (A, B, C), {C, D}, None).elected == (A, C, D)


def test_equals_are_parted_by_lot_and_the_lot_is_recorded() -> None:
    """B and C are equal: the stronger lot stays."""
    votes = {A: 9, B: 5, C: 5, D: 2, E: 2}
    with pytest.raises(TieNeedsLots) as refused:
        keep_half_women(votes, (A, B, C), {A, D, E}, None)
    assert refused.value.tied == (B, C)
    half = keep_half_women(votes, (A, B, C), {A, D, E}, Lots((E, C, D, B, A)))
    assert half.elected == (A, C, E)
    assert half.lots == (
        LotUsed(Contested.HALF_WOMEN, (B, C), (C,)),
        LotUsed(Contested.HALF_WOMEN, (D, E), (E,)),
    )


def test_too_few_women_is_refused() -> None:
    with pytest.raises(QuotaCannotBeKept) as refused:
        keep_half_women({A: 9, B: 8, C: 7, D: 6}, (A, B, C), {D}, None)
    assert refused.value.groups == {"woman": 1, "other": 3}


@REPEATABLE
@given(
    st.lists(st.tuples(st.integers(0, 6), st.booleans()), min_size=1, max_size=7),
    st.integers(1, 6),
    st.data(),
)
def test_no_other_delegation_with_half_women_has_more_votes(
    people: list[tuple[int, bool]], seats: int, data: st.DataObject
) -> None:
    """Of all sets of so many with enough women, the one chosen has most votes; and as few as possible give way."""
    votes = {number: each[0] for number, each in enumerate(people, start=1)}
    women = {number for number, each in enumerate(people, start=1) if each[1]}
    seats = min(seats, len(people))
    lots = Lots(tuple(data.draw(st.permutations(list(votes)))))
    elected = tuple(sorted(votes, key=lambda number: (-votes[number], lots.order.index(number)))[:seats])
    enough = [each for each in combinations(votes, seats) if len(women & set(each)) >= women_needed(seats)]
    if not enough:
        with pytest.raises(QuotaCannotBeKept):
            keep_half_women(votes, elected, women, lots)
        return
    half = keep_half_women(votes, elected, women, lots)
    assert len(set(half.elected)) == seats
    assert len(women & set(half.elected)) >= women_needed(seats)
    assert sum(votes[n] for n in half.elected) == max(sum(votes[n] for n in each) for each in enough)
    assert len(half.exchanges) == max(0, women_needed(seats) - len(women & set(elected)))
