"""In which order a ballot shows the candidates: by number, drawn for all, or beginning elsewhere for each voter."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominering.conference.errors import RoundAlreadyOpened
from nominering.conference.model.rounds import Round, RoundState, Shown
from nominering.counting.lots import Lots
from nominering.counting.rules import Method, Rules


def a_round(many: int, shown: Shown = Shown.FIXED) -> Round:
    people = tuple((f"c{n}", f"Person {n}", "other") for n in range(many))
    prepared = Round.prepared("r", "riksdag", "Riksdagslistan", Rules(Method.ORDERED_STV), 3, people)
    return replace(prepared, shown=shown)


@given(st.integers(1, 60), st.integers(0, 2**64), st.sampled_from(Shown))
def test_every_candidate_stands_there_once(many: int, turn: int, shown: Shown) -> None:
    assert sorted(a_round(many, shown).order_shown(turn)) == list(range(1, many + 1))


def test_the_fixed_order_is_that_of_the_numbers_whoever_looks() -> None:
    assert a_round(4).order_shown(3) == (1, 2, 3, 4)


def test_a_rotated_ballot_begins_further_down_and_goes_round() -> None:
    rotated = a_round(4, Shown.ROTATED)
    assert [rotated.order_shown(turn) for turn in (0, 1, 7)] == [(1, 2, 3, 4), (2, 3, 4, 1), (4, 1, 2, 3)]


def test_the_drawn_order_is_the_same_for_all_and_is_drawn_from_the_lots() -> None:
    drawn = a_round(9, Shown.DRAWN)
    one, other = drawn.draw_lots((5, 3, 1, 2, 4, 6, 7, 8, 9)), drawn.draw_lots((9, 8, 7, 6, 5, 4, 3, 2, 1))
    assert one.order_shown(0) == one.order_shown(5) == one.order_drawn
    assert one.order_drawn != other.order_drawn
    assert one.order_drawn == Lots.from_seed("5,3,1,2,4,6,7,8,9", "Riksdagslistan: valsedeln", one.numbers).order


def test_who_is_strongest_in_a_tie_does_not_stand_first_for_that() -> None:
    firsts = set()
    for first in range(1, 10):
        lots = (first, *(n for n in range(1, 10) if n != first))
        firsts.add(a_round(9, Shown.DRAWN).draw_lots(lots).order_drawn.index(first))
    assert len(firsts) > 3


def test_it_is_chosen_before_the_round_opens() -> None:
    prepared = a_round(4)
    assert prepared.show(Shown.ROTATED).shown is Shown.ROTATED
    for state in (RoundState.OPEN, RoundState.PAUSED, RoundState.CLOSED, RoundState.COUNTED):
        with pytest.raises(RoundAlreadyOpened):
            replace(prepared, state=state).show(Shown.DRAWN)
