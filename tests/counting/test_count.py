import pytest

from nominering.counting import engine
from nominering.counting.count import count
from nominering.counting.errors import LotsIncomplete
from nominering.counting.lots import Lots
from nominering.counting.record import Comparison
from nominering.counting.rules import Method, Rules
from tests.counting.strategies import EVERY_LIST
from tests.elections.notation import box, spell

PAPERS = box("5 ABC, 3 BCA, 2 CAB", "ABC").profile


@pytest.mark.parametrize("method", Method)
def test_lots_must_name_each_candidate_once_even_when_no_tie_is_met(method: Method) -> None:
    with pytest.raises(LotsIncomplete) as refused:
        count(PAPERS, Rules(method), Lots((1, 2, 2, 7)))
    assert (refused.value.missing, refused.value.repeated, refused.value.unknown) == ((3,), (2,), (7,))


def test_lots_that_name_the_withdrawn_are_refused() -> None:
    profile = box("5 ABC", "ABC", withdrawn="B").profile
    with pytest.raises(LotsIncomplete) as refused:
        count(profile, Rules(Method.ORDERED_STV), Lots((1, 2, 3)))
    assert refused.value.unknown == (2,)


def test_the_proportional_list_starts_from_all_though_few_places_are_wanted() -> None:
    record = count(PAPERS, Rules(Method.ORDERED_STV), places=1)
    assert spell(record.order) == "A"
    assert [step.place for step in record.steps] == [3, 2, 1]


@EVERY_LIST
def test_more_places_than_candidates_give_everyone_a_place(method: Method) -> None:
    assert len(count(PAPERS, Rules(method), places=9).order) == 3


@pytest.mark.parametrize("method", [Method.ORDERED_STV, Method.TOP_DOWN_STV, Method.CUMULATIVE_PLACES])
def test_a_list_that_is_no_string_of_single_winners_is_confirmed_by_the_recount_alone(method: Method) -> None:
    (verdict,) = count(PAPERS, Rules(method)).verdicts
    assert (verdict.engine, verdict.agrees, verdict.agreed, verdict.of) == ("recount.py", True, 3, 3)


@pytest.mark.parametrize("method", [Method.IRV_BY_PLACE, Method.MAJORITY_BY_PLACE])
def test_a_list_of_single_winners_is_confirmed_twice(method: Method) -> None:
    verdicts = count(PAPERS, Rules(method)).verdicts
    assert [(verdict.engine, verdict.agreed, verdict.of) for verdict in verdicts] == [
        (engine.ENGINE, 2, 3),
        ("recount.py", 3, 3),
    ]


def test_a_set_has_no_second_counter_and_says_so() -> None:
    (verdict,) = count(PAPERS, Rules(Method.SCOTTISH_STV), places=1).verdicts
    assert (verdict.agrees, verdict.agreed, verdict.of, verdict.why) == (None, 0, 0, "not-a-list")


def test_the_second_counter_confirms_each_place_it_can_be_asked_about() -> None:
    """Place 3 has one name left, and that is no question."""
    record = count(PAPERS, Rules(Method.IRV_BY_PLACE))
    assert [step.second.comparison for step in record.steps if step.second] == [
        Comparison.AGREES,
        Comparison.AGREES,
        Comparison.NOT_COMPARABLE,
    ]
    assert (record.verdict.agrees, record.verdict.agreed, record.verdict.of) == (True, 2, 3)
    assert record.verdict.why == "some-places-not-comparable"


def test_when_every_place_met_a_tie_nothing_is_confirmed() -> None:
    record = count(box("1 A, 1 B", "AB").profile, Rules(Method.IRV_BY_PLACE), Lots((2, 1)))
    assert (record.verdict.agrees, record.verdict.agreed, record.verdict.why) == (None, 0, "nothing-comparable")


def test_a_list_has_at_least_one_place() -> None:
    with pytest.raises(ValueError, match="at least one place"):
        count(PAPERS, Rules(Method.ORDERED_STV), places=0)
