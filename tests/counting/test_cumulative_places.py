"""Place k to whoever most papers name among their first k: our own small elections, each worked out by hand."""

import pytest

from nominering.counting.count import count
from nominering.counting.errors import TieNeedsLots
from nominering.counting.record import Deed, Event, Reason, Record, Settled, Tie
from nominering.counting.rules import Method, Rules, TieRule
from tests.elections.notation import Box, box, numbers, spell

A, B, C, D = numbers("ABCD")


def count_list(ballots: Box, lots: str | None = None, ties: TieRule = TieRule.EARLIER_STAGE_THEN_LOT) -> Record:
    return count(ballots.profile, Rules(Method.CUMULATIVE_PLACES, ties), ballots.lots(lots) if lots else None)


def test_each_place_counts_the_names_that_far_down_the_papers() -> None:
    """Five ABC, four DBC. Place 1: A 5, D 4. Place 2: B has 5 + 4 marks among the first two. Place 3: C has nine
    among the first three.
    """
    record = count_list(box("5 ABC, 4 DBC", "ABCD"))
    assert spell(record.order) == "ABCD"
    assert [stage.votes for stage in record.steps[1].stages] == [{B: 0, C: 0, D: 4}, {B: 9, C: 0, D: 4}]
    assert record.steps[1].stages[-1].events == (Event(Deed.PLACED, B, Reason.MOST_MARKS),)


def test_the_placed_keep_their_positions_on_the_papers() -> None:
    """Place 2: on A's three papers B stands second, on the two others C first; were A's position given up, B would
    be first, but among the first two B has 3 and C 2 all the same, and D, third on three papers, has none.
    """
    second = count_list(box("3 ABD, 2 C", "ABCD")).steps[1]
    assert second.stages[1].votes == {B: 3, C: 2, D: 0}


def test_the_marks_of_the_placed_and_those_never_given_are_told_as_exhausted() -> None:
    """Five papers can give ten marks: A took 3, B has 3, C 2, and the two short papers gave none second."""
    second = count_list(box("3 AB, 2 C", "ABC")).steps[1]
    assert [(stage.total, stage.exhausted) for stage in second.stages] == [(5, 3), (10, 5)]
    assert second.papers == 5


def test_equal_marks_are_parted_by_the_marks_among_fewer_names() -> None:
    """Place 2: A is placed. B has 1 + 2, C 2 + 1 among the first two: equal with 3, but C has 2 firsts."""
    record = count_list(box("3 A, 1 BC, 2 CB", "ABC"))
    second = record.steps[1]
    assert second.stages[1].votes == {B: 3, C: 3}
    assert second.ties == (Tie((B, C), C, Settled.EARLIER_STAGE, 1),)
    assert spell(record.order) == "ACB"


def test_equal_marks_all_the_way_up_go_to_the_strongest_in_the_lots() -> None:
    ballots = box("3 A, 1 BC, 1 CB", "ABC")
    assert spell(count_list(ballots, "CBA").order) == "ACB"
    assert spell(count_list(ballots, "BCA").order) == "ABC"


def test_where_the_rules_say_lot_only_the_marks_among_fewer_names_part_nobody() -> None:
    record = count_list(box("3 A, 1 BC, 2 CB", "ABC"), "BCA", TieRule.LOT_ONLY)
    assert record.steps[1].ties == (Tie((B, C), B, Settled.LOT),)


def test_a_tie_without_lots_stops_the_count_at_its_place() -> None:
    with pytest.raises(TieNeedsLots) as stopped:
        count_list(box("3 A, 1 BC, 1 CB", "ABC"))
    assert (stopped.value.place, stopped.value.tied) == (2, (B, C))


def test_a_withdrawn_name_leaves_no_gap_on_the_paper() -> None:
    """Without A, B is first on four papers: place 1 is B's with 4 + 1."""
    record = count_list(box("4 AB, 1 B, 2 C", "ABC", withdrawn="A"))
    assert record.steps[0].stages[0].votes == {B: 5, C: 2}
    assert record.steps[0].papers == 7


def test_papers_that_named_only_the_withdrawn_could_give_no_marks() -> None:
    record = count_list(box("4 A, 1 B, 2 C", "ABC", withdrawn="A"))
    assert (record.steps[0].papers, record.steps[0].stages[0].total) == (3, 3)


def test_a_box_with_only_blank_papers_is_placed_by_lot() -> None:
    assert spell(count_list(box("4 -", "ABC"), "BCA").order) == "BCA"


def test_one_candidate_takes_the_first_place_and_none_take_none() -> None:
    assert spell(count_list(box("2 A", "A")).order) == "A"
    assert count_list(box("4 -", "")).order == ()
