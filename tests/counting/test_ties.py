from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest

from nominering.counting.errors import TieNeedsLots
from nominering.counting.lots import Lots
from nominering.counting.record import Settled, Tie
from nominering.counting.rules import TieRule
from nominering.counting.ties import TieBreaker


def stages(*votes: Mapping[int, int]) -> Sequence[Mapping[int, Fraction]]:
    return [{number: Fraction(n) for number, n in stage.items()} for stage in votes]


def breaker(
    lots: tuple[int, ...] | None = None, rule: TieRule = TieRule.EARLIER_STAGE_THEN_LOT, place: int = 1
) -> TieBreaker:
    return TieBreaker(Lots(lots) if lots else None, rule, place)


def test_one_alone_at_the_edge_is_no_tie() -> None:
    assert breaker().lowest([1, 2], stages({1: 1, 2: 2})) == (1, None)
    assert breaker().highest([1, 2], stages({1: 1, 2: 2})) == (2, None)


def test_only_those_asked_about_are_compared() -> None:
    assert breaker().lowest([2, 3], stages({1: 0, 2: 5, 3: 4})) == (3, None)


def test_the_latest_stage_at_which_the_tied_differ_decides() -> None:
    votes = stages({1: 1, 2: 2}, {1: 3, 2: 2}, {1: 3, 2: 3}, {1: 4, 2: 4})
    assert breaker().lowest([1, 2], votes) == (2, Tie((1, 2), 2, Settled.EARLIER_STAGE, 2))
    assert breaker().highest([1, 2], votes) == (1, Tie((1, 2), 1, Settled.EARLIER_STAGE, 2))


def test_those_still_equal_there_are_looked_up_further_back() -> None:
    """At stage 2 the third falls away, with most; of the two left the first had fewest at stage 1."""
    votes = stages({1: 1, 2: 2, 3: 0}, {1: 3, 2: 3, 3: 4}, {1: 5, 2: 5, 3: 5})
    assert breaker().lowest([1, 2, 3], votes) == (1, Tie((1, 2, 3), 1, Settled.EARLIER_STAGE, 1))


def test_those_equal_all_the_way_back_are_settled_by_lot() -> None:
    votes = stages({1: 2, 2: 2}, {1: 3, 2: 3})
    assert breaker((2, 1)).lowest([1, 2], votes) == (1, Tie((1, 2), 1, Settled.LOT))
    assert breaker((2, 1)).highest([1, 2], votes) == (2, Tie((1, 2), 2, Settled.LOT))


def test_the_lot_falls_only_among_those_no_stage_tells_apart() -> None:
    """The third is weakest in the lots but had more than the others at stage 1."""
    chosen, _ = breaker((1, 2, 3)).lowest([1, 2, 3], stages({1: 2, 2: 2, 3: 3}, {1: 4, 2: 4, 3: 4}))
    assert chosen == 2


def test_where_the_rules_say_lot_only_no_stage_is_looked_up() -> None:
    votes = stages({1: 1, 2: 2}, {1: 3, 2: 3})
    assert breaker((1, 2), TieRule.LOT_ONLY).lowest([1, 2], votes) == (2, Tie((1, 2), 2, Settled.LOT))


def test_without_lots_the_place_and_those_still_equal_are_named() -> None:
    with pytest.raises(TieNeedsLots) as stopped:
        breaker(place=7).lowest([1, 2, 3], stages({1: 2, 2: 2, 3: 3}, {1: 4, 2: 4, 3: 4}))
    assert (stopped.value.place, stopped.value.tied) == (7, (1, 2))


def test_an_earlier_stage_needs_no_lots() -> None:
    chosen, tie = breaker().lowest([1, 2], stages({1: 1, 2: 0}, {1: 4, 2: 4}))
    assert (chosen, tie) == (2, Tie((1, 2), 2, Settled.EARLIER_STAGE, 1))
