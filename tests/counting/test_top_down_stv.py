"""The proportional list from the top: our own small elections, each worked out by hand."""

from fractions import Fraction

import pytest

from nominering.counting.count import count
from nominering.counting.errors import TieNeedsLots
from nominering.counting.record import Deed, Event, Reason, Record, Settled, Step, Tie
from nominering.counting.rules import Method, Rules, TieRule
from tests.elections.notation import Box, box, numbers, spell

A, B, C, D, E = numbers("ABCDE")


def count_list(ballots: Box, lots: str | None = None, ties: TieRule = TieRule.EARLIER_STAGE_THEN_LOT) -> Record:
    return count(ballots.profile, Rules(Method.TOP_DOWN_STV, ties), ballots.lots(lots) if lots else None)


def deeds(step: Step) -> list[tuple[Deed, str, Reason]]:
    return [(event.deed, spell([event.candidate]), event.reason) for stage in step.stages for event in stage.events]


def test_two_wings_share_the_list_by_their_size() -> None:
    """Place 1, quota 50: A 65. Place 2, quota 33 1/3: D 35. Place 3, quota 25: A's surplus 40 makes B 40. Place 4,
    quota 20: A's 45 make B 45, whose 25 make C 25. Place 5, quota 16 2/3: D's surplus 18 1/3 makes E 18 1/3.
    """
    assert spell(count_list(box("65 ABC, 35 DEF", "ABCDEF")).order) == "ADBCEF"


def test_the_surplus_of_the_placed_moves_in_exact_fractions_and_the_quota_follows_the_place() -> None:
    """Place 1: D 12 of 22, quota 11. Place 2, 22 papers, quota 22/3: D's surplus 14/3 keeps 7/18 a paper: three
    bring B to 3 1/6, nine bring C to 8 1/2, above the quota.
    """
    first, second, *_ = count_list(box("3 DB, 9 DC, 2 B, 5 C, 3 A", "ABCD")).steps
    assert (first.candidate, first.quota, second.quota) == (D, 11, Fraction(22, 3))
    assert second.stages[0].events == (
        Event(Deed.ELECTED, D, Reason.QUOTA),
        Event(Deed.TRANSFERRED, D, Reason.SURPLUS, amount=Fraction(14, 3), share=Fraction(7, 18)),
    )
    assert second.stages[1].votes == {A: 3, B: Fraction(19, 6), C: Fraction(17, 2), D: Fraction(22, 3)}
    assert second.stages[1].events == (Event(Deed.PLACED, C, Reason.QUOTA),)


def test_the_placed_may_not_be_excluded_though_they_have_no_more_than_the_lowest() -> None:
    """Place 1, quota 9/2: A, C and D have 2, B 3; by lot D is out, A 4; C out, A 6. Place 2, quota 3: B 3 exactly,
    and of B, C and D the lowest are C and D, with 2 as A.
    """
    record = count_list(box("2 A, 3 B, 2 CA, 2 DA", "ABCD"), "ABCD")
    assert spell(record.order)[0] == "A"
    assert record.steps[1].stages[0].events == (
        Event(Deed.EXCLUDED, D, Reason.LOWEST, Tie((C, D), D, Settled.LOT), Fraction(2), guarded=(A,)),
    )


def test_of_several_newcomers_above_the_quota_the_highest_takes_the_place() -> None:
    """Place 1: D 11 of 17. Place 2, quota 17/3: D's surplus makes A 3.4 and C 3.9; A out, B 7.4. Place 3, quota 17/4:
    D's surplus 27/4 keeps 27/44 a paper: A 189/44 and C 49/11 are both above, and C is higher.
    """
    record = count_list(box("4 B, 2 CABD, 7 DABC, 4 DCB", "ABCD"))
    assert spell(record.order) == "DBCA"
    last = record.steps[2].stages[-1]
    assert last.votes[C] > last.votes[A] > record.steps[2].quota
    assert last.events == (Event(Deed.PLACED, C, Reason.QUOTA),)


@pytest.mark.parametrize(("lots", "third"), [("ABCD", "A"), ("DCBA", "D")])
def test_of_equal_newcomers_above_the_quota_the_stronger_in_the_lots_takes_the_place(lots: str, third: str) -> None:
    """Place 1: C 10 of 13. Place 2, quota 13/3: A and D have 17/6, B 3; A and D go, and B has D's. Place 3, quota
    13/4: C's surplus gives A and D 27/8 each.
    """
    record = count_list(box("3 B, 5 CA, 5 CDB", "ABCD"), lots)
    assert spell(record.order)[:3] == "CB" + third
    assert record.steps[2].ties == (Tie((A, D), *numbers(third), Settled.LOT),)


def test_the_lowest_newcomers_are_parted_by_an_earlier_stage_and_by_lot_only_where_the_rules_say_so() -> None:
    """Place 1, quota 9/2: A 4, B 3, C 2; C's go one to B, one to nobody: A 4, B 4; at stage 1 B had least."""
    ballots = box("4 A, 3 B, 1 CB, 1 C", "ABC")
    by_stage = count_list(ballots).steps[0]
    assert by_stage.ties == (Tie((A, B), B, Settled.EARLIER_STAGE, 1),)
    assert by_stage.candidate == A
    by_lot = count_list(ballots, "BAC", TieRule.LOT_ONLY).steps[0]
    assert by_lot.ties == (Tie((A, B), A, Settled.LOT),)
    assert by_lot.candidate == B


def test_a_tie_without_lots_stops_the_count_at_its_place() -> None:
    """Place 1: A 5 of 7. Place 2, quota 7/3: A's surplus exhausts; B and C are equal with 1."""
    with pytest.raises(TieNeedsLots) as stopped:
        count_list(box("5 A, 1 B, 1 C", "ABC"))
    assert (stopped.value.place, stopped.value.tied) == (2, (B, C))


def test_the_last_newcomer_left_takes_the_place_before_any_surplus_moves() -> None:
    record = count_list(box("5 AB, 2 B", "AB"))
    assert deeds(record.steps[1]) == [
        (Deed.ELECTED, "A", Reason.QUOTA),
        (Deed.PLACED, "B", Reason.LAST_LEFT),
    ]
    assert len(record.steps[1].stages) == 1


def test_papers_that_name_only_the_placed_still_weigh_in_the_quota() -> None:
    """The placed stand in every count: place 2 has all nine papers and the quota 3, which B's 3 do not pass."""
    second = count_list(box("6 A, 3 B", "AB")).steps[1]
    assert (second.papers, second.quota) == (9, 3)


def test_a_box_with_only_blank_papers_is_placed_by_lot() -> None:
    assert spell(count_list(box("4 -", "ABC"), "BCA").order) == "BCA"


def test_the_withdrawn_are_passed_over_and_take_no_place() -> None:
    record = count_list(box("4 AB, 1 B, 2 C, 1 A", "ABC", withdrawn="A"))
    assert spell(record.order) == "BC"
    assert record.steps[0].papers == 7


def test_one_candidate_takes_the_first_place_and_none_take_none() -> None:
    assert spell(count_list(box("2 A", "A")).order) == "A"
    assert count_list(box("4 -", "")).order == ()
