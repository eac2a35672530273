"""Place by place by majority, as the statutes § 22 say: our own small elections, each worked out by hand."""

from fractions import Fraction

import pytest

from nominering.counting.count import count
from nominering.counting.errors import TieNeedsLots
from nominering.counting.record import Deed, Event, Reason, Record, Settled, Tie
from nominering.counting.rules import Method, Rules, TieRule
from tests.elections.notation import Box, box, numbers, spell

A, B, C, D = numbers("ABCD")


def count_list(ballots: Box, lots: str | None = None, ties: TieRule = TieRule.EARLIER_STAGE_THEN_LOT) -> Record:
    return count(ballots.profile, Rules(Method.MAJORITY_BY_PLACE, ties), ballots.lots(lots) if lots else None)


def test_more_than_half_of_the_papers_takes_the_place_at_once() -> None:
    first = count_list(box("5 A, 2 B, 2 C", "ABC"), "ABC").steps[0]
    assert (first.papers, first.quota) == (9, Fraction(9, 2))
    (stage,) = first.stages
    assert stage.votes == {A: 5, B: 2, C: 2}
    assert stage.events == (Event(Deed.PLACED, A, Reason.MAJORITY),)


def test_exactly_half_is_not_a_majority() -> None:
    """A 4 of eight, B 3: they meet, and C's paper is for B: 4 to 4; in the first round A had most."""
    first = count_list(box("4 A, 3 B, 1 CB", "ABC")).steps[0]
    assert len(first.stages) == 2
    assert first.stages[1].votes == {A: 4, B: 4}
    assert first.candidate == A


def test_the_two_highest_meet_and_each_paper_counts_for_whichever_of_them_stands_higher() -> None:
    """A 4, B 3, C 2 of nine. Of C's two one has B before A, one names neither: B 4 to A 4, were it not for D's."""
    first = count_list(box("4 AB, 3 B, 1 CBA, 1 C, 1 DCBA", "ABCD")).steps[0]
    assert first.stages[0].events == (
        Event(Deed.RUN_OFF, A, Reason.HIGHEST, None, Fraction(4)),
        Event(Deed.RUN_OFF, B, Reason.HIGHEST, None, Fraction(3)),
    )
    assert first.stages[1].votes == {A: 4, B: 5}
    assert first.stages[1].exhausted == 1
    assert first.stages[1].events == (Event(Deed.PLACED, B, Reason.RUN_OFF),)
    assert [stage.total for stage in first.stages] == [10, 10]


def test_the_run_off_needs_no_majority_of_the_papers() -> None:
    """A 2 and B 1 of five papers, when C's two name neither of them."""
    first = count_list(box("2 A, 1 B, 1 C, 1 D", "ABCD"), "ABCD").steps[0]
    assert first.stages[1].votes == {A: 2, B: 1}
    assert first.candidate == A


def test_one_liked_by_all_but_first_choice_of_few_never_reaches_the_run_off() -> None:
    """C is before A on five of nine papers and before B on five of nine, and comes third."""
    first = count_list(box("4 AC, 3 BCA, 2 CBA", "ABC")).steps[0]
    assert set(first.stages[1].votes) == {A, B}
    assert first.candidate == B


def test_a_bare_majority_takes_every_place() -> None:
    assert spell(count_list(box("51 ABC, 49 DEF", "ABCDEF")).order) == "ABCDEF"


def test_papers_that_name_only_the_placed_are_outside_the_next_vote() -> None:
    """Six of nine name only A: of the three left B has all."""
    second = count_list(box("6 A, 3 B", "AB")).steps[1]
    assert (second.papers, second.stages[0].votes) == (3, {B: 3})
    assert second.stages[0].events == (Event(Deed.PLACED, B, Reason.MAJORITY),)


def test_the_lot_says_who_meets_the_highest_and_it_can_change_the_place() -> None:
    """A 4 of ten, B and C 3 each: B beats A by C's papers (6 to 4), C loses to A by B's (B's name A next)."""
    ballots = box("4 A, 3 BA, 3 CB", "ABC")
    with_b, with_c = count_list(ballots, "ABC").steps[0], count_list(ballots, "ACB").steps[0]
    assert with_b.ties == (Tie((B, C), B, Settled.LOT),)
    assert (with_b.stages[1].votes, with_b.candidate) == ({A: 4, B: 6}, B)
    assert (with_c.stages[1].votes, with_c.candidate) == ({A: 7, C: 3}, A)


def test_the_lot_falls_twice_when_three_are_equal_and_the_second_among_those_left() -> None:
    first = count_list(box("2 A, 2 B, 2 C", "ABC"), "CAB").steps[0]
    assert first.ties == (
        Tie((A, B, C), C, Settled.LOT),
        Tie((A, B), A, Settled.LOT),
        Tie((C, A), C, Settled.LOT),
    )
    assert first.candidate == C


def test_an_even_run_off_goes_to_whoever_had_most_in_the_first_round() -> None:
    """A 3, B 2, C 1: C's paper makes it 3 to 3."""
    first = count_list(box("3 A, 2 B, 1 CB", "ABC")).steps[0]
    assert first.stages[1].events == (
        Event(Deed.PLACED, A, Reason.RUN_OFF, Tie((A, B), A, Settled.EARLIER_STAGE, 1)),
    )


def test_an_even_run_off_goes_to_the_lot_where_the_rules_say_so() -> None:
    first = count_list(box("3 A, 2 B, 1 CB", "ABC"), "BAC", TieRule.LOT_ONLY).steps[0]
    assert first.stages[1].events == (Event(Deed.PLACED, B, Reason.RUN_OFF, Tie((A, B), B, Settled.LOT)),)


def test_an_even_run_off_of_two_who_were_even_before_goes_to_the_lot() -> None:
    ballots = box("2 A, 2 B", "AB")
    assert [spell(count_list(ballots, lots).order) for lots in ("AB", "BA")] == ["AB", "BA"]


def test_a_tie_without_lots_stops_the_count_at_its_place() -> None:
    """Place 1: A 5 of nine. Place 2: B and C have 2 each of four."""
    with pytest.raises(TieNeedsLots) as stopped:
        count_list(box("5 A, 2 B, 2 C", "ABC"))
    assert (stopped.value.place, stopped.value.tied) == (2, (B, C))


def test_a_box_with_only_blank_papers_is_placed_by_lot() -> None:
    assert spell(count_list(box("4 -", "ABC"), "BCA").order) == "BCA"


def test_the_withdrawn_are_passed_over_and_take_no_place() -> None:
    record = count_list(box("4 AB, 1 B, 2 C, 1 A", "ABC", withdrawn="A"))
    assert spell(record.order) == "BC"
    assert record.steps[0].stages[0].votes == {B: 5, C: 2}


def test_one_candidate_takes_the_first_place_and_none_take_none() -> None:
    (only,) = count_list(box("2 -", "A")).steps
    assert only.stages[0].events == (Event(Deed.PLACED, A, Reason.LAST_LEFT),)
    assert count_list(box("4 -", "")).order == ()
