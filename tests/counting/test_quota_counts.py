"""Quota rules and fixed places in whole counts: our own small elections, each worked out by hand."""

from collections.abc import Mapping

import pytest

from nominering.counting.count import count
from nominering.counting.errors import FixedPlaceWrong, GroupsIncomplete, QuotaCannotBeKept
from nominering.counting.lots import Lots
from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.record import Deed, Event, QuotaMove, Reason, Record, Step
from nominering.counting.rules import Method, Rules
from tests.counting.strategies import EVERY_LIST
from tests.elections.notation import box, numbers, spell

A, B, C, D, E, F = numbers("ABCDEF")
WINGS = box("65 ABC, 35 DEF", "ABCDEF").profile
MEN_THEN_WOMEN = {**dict.fromkeys((A, B, C), "man"), **dict.fromkeys((D, E, F), "woman")}
PAPERS = box("5 ABC, 4 BAC, 2 CAB", "ABC").profile
ONE_MAN = {A: "man", B: "woman", C: "woman"}


def rules(method: Method, quota: str, mode: QuotaMode = QuotaMode.INTEGRATED) -> Rules:
    return Rules(method, quota=Quota.named(quota), quota_mode=mode)


def step_for(record: Record, place: int) -> Step:
    return next(step for step in record.steps if step.place == place)


def last_event(record: Record, place: int) -> Event:
    return step_for(record, place).stages[-1].events[-1]


@pytest.mark.parametrize("mode", QuotaMode)
def test_every_other_place_for_women_keeps_both_wings_on_the_list(mode: QuotaMode) -> None:
    """The free list is ADBCEF. Integrated, place 6, quota 16 2/3: D, E and F are guarded, A and B are elected and C,
    31 2/3, would be: the place is C's. Place 5, quota 20: A, B and D are elected, and F has less than E. Place 4,
    quota 25: D and E are guarded: B's, with 40. Place 3, quota 33 1/3: E is left. Place 2: D is guarded, so A's.
    Afterwards: D first of the women, A, then E, B, F and C.
    """
    record = count(WINGS, rules(Method.ORDERED_STV, "half-women", mode), groups=MEN_THEN_WOMEN)
    assert spell(record.order) == "DAEBFC"
    assert spell(record.free_order or ()) == "ADBCEF"
    assert record.quota_moves == (
        QuotaMove(1, A, D, 2, 2),
        QuotaMove(2, D, A, 1, 1),
        QuotaMove(3, B, E, 5, 4),
        QuotaMove(4, C, B, 3, 6),
        QuotaMove(5, E, F, 6, 3),
        QuotaMove(6, F, C, 4, 5),
    )


def test_who_is_guarded_and_who_takes_the_place_for_that_reason_is_told() -> None:
    record = count(WINGS, rules(Method.ORDERED_STV, "half-women"), groups=MEN_THEN_WOMEN)
    assert [(step.place, spell(step.barred)) for step in record.steps] == [
        (6, "DEF"),
        (5, ""),
        (4, "DE"),
        (3, ""),
        (2, "D"),
        (1, ""),
    ]
    assert [last_event(record, place).reason for place in (6, 5, 4, 3, 2, 1)] == [
        Reason.GUARDED,
        Reason.LOWEST,
        Reason.GUARDED,
        Reason.LAST_LEFT,
        Reason.GUARDED,
        Reason.LAST_LEFT,
    ]
    elected = [e.candidate for stage in step_for(record, 6).stages for e in stage.events if e.deed is Deed.ELECTED]
    assert spell(elected) == "ADB"


@pytest.mark.parametrize("votes_of_c", [1, 2])
def test_the_guarded_with_no_more_votes_are_passed_over_and_told(votes_of_c: int) -> None:
    """Place 4, quota 13/4 or 7/2: A is elected and its surplus exhausts; C, who has 1 or 2, is guarded, so D goes."""
    groups = {A: "woman", B: "man", C: "woman", D: "man"}
    papers = box(f"7 A, 3 B, {votes_of_c} C, 2 D", "ABCD").profile
    record = count(papers, rules(Method.ORDERED_STV, "minimum:woman:2:2"), Lots((D, C, B, A)), groups=groups)
    assert spell(record.order) == "ACBD"
    assert last_event(record, 4) == Event(Deed.PLACED, D, Reason.LOWEST, guarded=(C,))


def test_place_by_place_the_barred_are_out_of_the_count_of_the_place() -> None:
    """The free list is ABC: A 5 and B 4 meet, 7 to 4; B 9 of 11. With a woman first: B 9, C 2. Then A 9 of 11."""
    record = count(PAPERS, rules(Method.MAJORITY_BY_PLACE, "half-women"), groups=ONE_MAN)
    assert (spell(record.free_order or ()), spell(record.order)) == ("ABC", "BAC")
    first = record.steps[0]
    assert (first.barred, first.among) == ((A,), (B, C))
    assert first.stages[0].votes == {B: 9, C: 2}
    assert record.quota_moves == (QuotaMove(1, A, B, 2, 2), QuotaMove(2, B, A, 1, 1))


def test_from_the_top_the_barred_are_out_of_the_count_and_the_placed_are_not() -> None:
    record = count(WINGS, rules(Method.TOP_DOWN_STV, "alternating:woman"), groups=MEN_THEN_WOMEN)
    assert [(spell(step.barred), spell(step.among)) for step in record.steps[:2]] == [
        ("ABC", "DEF"),
        ("EF", "ABCD"),
    ]
    assert spell(record.order) == "DAEBFC"


def test_without_a_start_the_count_says_which_group_an_alternating_list_begins_with() -> None:
    record = count(WINGS, rules(Method.IRV_BY_PLACE, "alternating"), groups=MEN_THEN_WOMEN)
    assert spell(record.order) == "ADBECF"


@pytest.mark.parametrize("mode", QuotaMode)
def test_a_rule_binds_only_the_places_of_the_list(mode: QuotaMode) -> None:
    """One place, for a woman; whom she displaced has no place on a list of one."""
    record = count(PAPERS, rules(Method.ORDERED_STV, "half-women", mode), places=1, groups=ONE_MAN)
    assert spell(record.free_order or ()) == "ABC"
    assert record.order == (B,)
    (move,) = record.quota_moves
    assert move == QuotaMove(1, A, B, 2, 0)
    assert record.as_data()["quota_moves"] == [
        {"place": 1, "free": A, "taken_by": B, "rule": "half-women:up", "from": 2, "free_to": None}
    ]


@EVERY_LIST
def test_a_rule_that_the_free_count_keeps_moves_nobody(method: Method) -> None:
    groups = {A: "woman", B: "woman", C: "man"}
    record = count(PAPERS, rules(method, "half-women"), groups=groups)
    assert record.order == record.free_order == count(PAPERS, Rules(method)).order
    assert record.quota_moves == ()


@EVERY_LIST
@pytest.mark.parametrize("mode", QuotaMode)
def test_a_rule_that_cannot_be_kept_is_refused_whatever_the_method(method: Method, mode: QuotaMode) -> None:
    with pytest.raises(QuotaCannotBeKept) as refused:
        count(WINGS, rules(method, "minimum:forest:1:5", mode), groups=MEN_THEN_WOMEN)
    assert (refused.value.rule, refused.value.length) == ("minimum:forest:1:5", 6)
    assert refused.value.groups == {"man": 3, "woman": 3}


@EVERY_LIST
def test_fewer_places_can_make_a_rule_possible(method: Method) -> None:
    """One woman and two men: two places can have half women, and three cannot."""
    groups = {A: "man", B: "man", C: "woman"}
    assert count(PAPERS, rules(method, "half-women"), places=2, groups=groups).order[0] == C
    with pytest.raises(QuotaCannotBeKept):
        count(PAPERS, rules(method, "half-women"), places=3, groups=groups)


@pytest.mark.parametrize(
    ("groups", "missing", "unknown"),
    [
        (None, (1, 2, 3), ()),
        ({}, (1, 2, 3), ()),
        ({1: "woman", 3: "man"}, (2,), ()),
        ({1: "woman", 2: "man", 3: "man", 7: "man"}, (), (7,)),
        ({1: "woman", 9: "man", 4: "man"}, (2, 3), (4, 9)),
    ],
)
def test_each_candidate_has_one_group_and_nobody_else_has(
    groups: Mapping[int, str] | None, missing: tuple[int, ...], unknown: tuple[int, ...]
) -> None:
    with pytest.raises(GroupsIncomplete) as refused:
        count(PAPERS, rules(Method.ORDERED_STV, "half-women"), groups=groups)
    assert (refused.value.missing, refused.value.unknown) == (missing, unknown)


def test_groups_are_read_in_any_spelling_and_told_in_one() -> None:
    groups = {A: " Man ", B: "Kvinna", C: "K"}
    record = count(PAPERS, rules(Method.ORDERED_STV, "half-women"), groups=groups)
    assert record.as_data()["groups"] == {"1": "man", "2": "woman", "3": "woman"}
    assert record.order[0] == B


@EVERY_LIST
def test_a_fixed_place_is_taken_without_a_count_and_its_owner_waits_for_it(method: Method) -> None:
    record = count(PAPERS, Rules(method), fixed={1: C})
    assert spell(record.order) == "CAB"
    assert last_event(record, 1) == Event(Deed.PLACED, C, Reason.FIXED)
    assert len(step_for(record, 1).stages) == 1
    assert record.as_data()["fixed"] == {"1": C}
    assert (record.free_order, record.quota_moves) == (None, ())


@EVERY_LIST
def test_whose_place_is_further_down_is_barred_from_the_places_above(method: Method) -> None:
    record = count(PAPERS, Rules(method), fixed={3: A})
    assert spell(record.order)[2] == "A"
    above = [A in step.barred for step in record.steps if step.place < 3]
    # From below A has left the count before the places above are decided.
    assert above == [method is not Method.ORDERED_STV] * 2


def test_whose_place_is_further_up_is_guarded_below() -> None:
    """Place 3, quota 11/3: A 5 and B 4 are above it, and C, with 2, is fixed to place 1: B takes the place."""
    record = count(PAPERS, Rules(Method.ORDERED_STV), fixed={1: C})
    third = step_for(record, 3)
    assert third.barred == (C,)
    assert last_event(record, 3).reason is Reason.GUARDED


@EVERY_LIST
def test_a_place_fixed_beyond_the_list_keeps_its_owner_off_the_list(method: Method) -> None:
    assert A not in count(PAPERS, Rules(method), places=2, fixed={3: A}).order


@EVERY_LIST
def test_every_place_may_be_fixed(method: Method) -> None:
    record = count(PAPERS, Rules(method), fixed={1: C, 2: B, 3: A})
    assert spell(record.order) == "CBA"
    assert {last_event(record, place).reason for place in (1, 2, 3)} == {Reason.FIXED}


@EVERY_LIST
@pytest.mark.parametrize("fixed", [{1: 9}, {4: A}, {0: A}, {1: A, 2: A}])
def test_a_fixed_place_that_cannot_be_stops_the_count(method: Method, fixed: dict[int, int]) -> None:
    with pytest.raises(FixedPlaceWrong):
        count(PAPERS, Rules(method), fixed=fixed)


def test_the_withdrawn_can_have_no_fixed_place() -> None:
    with pytest.raises(FixedPlaceWrong):
        count(box("5 ABC, 4 BC", "ABC", withdrawn="A").profile, Rules(Method.IRV_BY_PLACE), fixed={1: A})


@EVERY_LIST
@pytest.mark.parametrize("mode", QuotaMode)
def test_the_free_list_beside_keeps_the_fixed_places_too(method: Method, mode: QuotaMode) -> None:
    """A, a man, is fixed to place 2: one man and two women, so a woman must be first, whatever the count says."""
    groups = {A: "man", B: "woman", C: "woman"}
    lots = Lots((A, B, C))
    record = count(PAPERS, rules(method, "half-women", mode), lots, groups=groups, fixed={2: A})
    free = count(PAPERS, Rules(method), lots, fixed={2: A}).order
    assert record.free_order == free
    assert record.order[1] == A == free[1]
