"""Place by place by the alternative vote: our own small elections, each worked out by hand."""

from fractions import Fraction

import pytest

from nominering.counting.count import count
from nominering.counting.errors import TieNeedsLots
from nominering.counting.record import Deed, Event, Reason, Record, Settled, Step, Tie
from nominering.counting.rules import Method, Rules, TieRule
from tests.elections.notation import Box, box, numbers, spell

A, B, C, D = numbers("ABCD")


def count_list(ballots: Box, lots: str | None = None, ties: TieRule = TieRule.EARLIER_STAGE_THEN_LOT) -> Record:
    return count(ballots.profile, Rules(Method.IRV_BY_PLACE, ties), ballots.lots(lots) if lots else None)


def deeds(step: Step) -> list[tuple[Deed, str, Reason]]:
    return [(event.deed, spell([event.candidate]), event.reason) for stage in step.stages for event in stage.events]


def test_whoever_has_more_than_half_is_placed_at_once() -> None:
    first = count_list(box("5 A, 2 B, 2 C", "ABC"), "ABC").steps[0]
    assert deeds(first) == [(Deed.PLACED, "A", Reason.MAJORITY)]


def test_the_lowest_is_excluded_and_the_papers_pass_to_the_next_on_each() -> None:
    """A 4, B 3, C 2 of nine; C out, one paper to B and one exhausted; B 4 and A 4 are equal; at stage 1 B had
    least.
    """
    first = count_list(box("4 A, 3 B, 1 CB, 1 C", "ABC")).steps[0]
    votes = [dict(stage.votes) for stage in first.stages]
    assert votes == [{A: 4, B: 3, C: 2}, {A: 4, B: 4}, {A: 4}]
    assert [stage.exhausted for stage in first.stages] == [0, 1, 5]
    assert first.stages[0].events == (Event(Deed.EXCLUDED, C, Reason.LOWEST, None, Fraction(2)),)
    assert first.stages[1].events == (
        Event(Deed.EXCLUDED, B, Reason.LOWEST, Tie((A, B), B, Settled.EARLIER_STAGE, 1), Fraction(4)),
    )
    assert first.candidate == A


def test_exactly_half_is_not_a_majority() -> None:
    """A 4 of eight. C out: A 4, B 4, and where every tie goes to the lot B can take the place."""
    first = count_list(box("4 A, 3 B, 1 CB", "ABC"), "BAC", TieRule.LOT_ONLY).steps[0]
    assert deeds(first) == [
        (Deed.EXCLUDED, "C", Reason.LOWEST),
        (Deed.EXCLUDED, "A", Reason.LOWEST),
        (Deed.PLACED, "B", Reason.MAJORITY),
    ]


def test_the_majority_is_of_the_votes_that_still_count() -> None:
    """A 4 of nine is no majority; C's two name nobody else, and 4 of seven is one."""
    first = count_list(box("4 A, 3 B, 2 C", "ABC")).steps[0]
    assert deeds(first) == [(Deed.EXCLUDED, "C", Reason.LOWEST), (Deed.PLACED, "A", Reason.MAJORITY)]
    assert first.stages[1].exhausted == 2


def test_a_bare_majority_takes_every_place() -> None:
    """51 for ABC, 49 for DEF: with A, then B, then C removed, 51 stand behind the next of them."""
    assert spell(count_list(box("51 ABC, 49 DEF", "ABCDEF")).order) == "ABCDEF"


def test_a_placed_candidate_is_passed_over_on_the_way_to_the_next_place() -> None:
    record = count_list(box("6 AB, 3 C, 2 BC", "ABC"))
    assert spell(record.order) == "ABC"
    assert record.steps[1].stages[0].votes == {B: 8, C: 3}


def test_papers_that_name_only_the_placed_are_outside_the_next_count() -> None:
    steps = count_list(box("6 A, 3 B", "AB")).steps
    assert [(step.papers, step.quota) for step in steps] == [(9, Fraction(9, 2)), (3, Fraction(3, 2))]


def test_of_equals_at_the_bottom_the_weakest_in_the_lots_is_excluded() -> None:
    """A 3, B 2, C 2: C is out and its two go to B: B 4. Were B out, A would have 5."""
    ballots = box("3 A, 2 BA, 2 CB", "ABC")
    record = count_list(ballots, "ABC")
    assert spell(record.order)[0] == "B"
    assert spell(count_list(ballots, "ACB").order)[0] == "A"
    assert [(step.place, tie) for step, tie in record.lots_used] == [(1, Tie((B, C), C, Settled.LOT))]


def test_a_tie_without_lots_stops_the_count_at_its_place() -> None:
    with pytest.raises(TieNeedsLots) as stopped:
        count_list(box("5 A, 1 B, 1 C", "ABC"))
    assert (stopped.value.place, stopped.value.tied) == (2, (B, C))


def test_a_candidate_nobody_ranked_takes_the_last_place() -> None:
    record = count_list(box("3 A, 2 C", "ABC"))
    assert spell(record.order) == "ACB"
    assert deeds(record.steps[2]) == [(Deed.PLACED, "B", Reason.LAST_LEFT)]


def test_one_candidate_takes_the_first_place() -> None:
    assert spell(count_list(box("2 A", "A")).order) == "A"


def test_a_box_with_only_blank_papers_is_placed_by_lot() -> None:
    record = count_list(box("4 -", "ABC"), "BCA")
    assert spell(record.order) == "BCA"
    assert record.profile.blank == 4


def test_the_withdrawn_are_passed_over_and_take_no_place() -> None:
    record = count_list(box("4 AB, 1 B, 2 C, 1 A", "ABC", withdrawn="A"))
    assert spell(record.order) == "BC"
    assert record.steps[0].stages[0].votes == {B: 5, C: 2}


def test_no_more_places_are_counted_than_asked_for() -> None:
    ballots = box("5 A, 1 B, 1 C", "ABC")
    record = count(ballots.profile, Rules(Method.IRV_BY_PLACE), places=1)
    assert (spell(record.order), len(record.steps)) == ("A", 1)


def test_a_place_by_majority_has_more_votes_than_the_half_that_is_told() -> None:
    """Of 9 papers 4 name A: C is excluded and nobody follows on those two, so half of 7 decides."""
    step = count(box("4 A, 3 B, 2 C", "ABC").profile, Rules(Method.IRV_BY_PLACE)).steps[0]
    assert step.stages[-1].votes[step.candidate] > step.quota == Fraction(7, 2)


def test_a_lot_among_those_whom_earlier_stages_left_is_told_with_them() -> None:
    """E goes first. At stage 1 A and B had 2 and C 3; at stage 2 all have 3, so the lot falls between A and B."""
    found = box("2 A, 2 B, 3 C, 5 D, 1 EA, 1 EB", "ABCDE")
    record = count(found.profile, Rules(Method.IRV_BY_PLACE), found.lots("ABCDE"))
    tie = next(each for _, each in record.lots_used if each.drawn)
    assert (tie.tied, tie.drawn) == (numbers("ABC"), numbers("AB"))
    for _, each in record.lots_used:
        assert each.chosen == found.lots("ABCDE").weakest(each.drawn or each.tied)
