"""What a file of members would lead to."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominering.organisation.errors import AssociationNeeded, AssociationUnknown, IdentityTaken
from nominering.organisation.members import Member, Membership
from nominering.organisation.registering.changes import FieldChange, Plan, Stated, Verdict
from nominering.organisation.registering.members import StatedMember, compare_members
from tests.organisation.people import ASSOCIATIONS, DISA, SAYS, TODAY, line, says


def compared(
    *lines: Stated[StatedMember], kept: Sequence[Member] = (), merged: dict[str, str] | None = None
) -> Plan[Member]:
    return compare_members(lines, kept, ASSOCIATIONS, merged or {}, TODAY)


def applied(plan: Plan[Member], kept: Sequence[Member] = ()) -> tuple[Member, ...]:
    return tuple(({each.id: each for each in kept} | {each.id: each for each in plan.keep}).values())


def test_a_member_who_is_not_known_is_new() -> None:
    plan = compared(says())
    assert [each.verdict for each in plan.changes] == [Verdict.NEW]
    assert plan.keep == (DISA,)


def test_the_same_again_changes_nothing() -> None:
    plan = compared(says(), kept=[DISA])
    assert [each.verdict for each in plan.changes] == [Verdict.UNCHANGED]
    assert plan.keep == ()


def test_a_change_says_from_what_to_what() -> None:
    (change,) = compared(says(email="", phone="070-2", name="Disa Holm-Ek"), kept=[DISA]).changes
    assert change.verdict is Verdict.CHANGED
    assert change.fields == (
        FieldChange("name", "Disa Holm", "Disa Holm-Ek"),
        FieldChange("email", "disa@example.org", ""),
        FieldChange("phone", "070-1", "070-2"),
    )


def test_a_column_that_is_not_there_leaves_what_is_known() -> None:
    silent = says(email=None, phone=None, protected=None, until=None, says_until=False, fee_paid=None, says_fee=False)
    ended = replace(DISA, memberships=(replace(DISA.latest, until=date(2031, 1, 1)),), protected=True)
    assert compared(silent, kept=[ended]).changes[0].verdict is Verdict.UNCHANGED


def test_a_move_keeps_the_history_and_shows_both_ends() -> None:
    plan = compared(says(association="sunne", since=date(2029, 6, 1), municipality="1766"), kept=[DISA])
    assert plan.changes[0].fields == (
        FieldChange("association", "Vänsterpartiet Arvika", "Vänsterpartiet Sunne"),
        FieldChange("municipality", "1784", "1766"),
        FieldChange("since", "2020-03-01", "2029-06-01"),
        FieldChange("until (tidigare medlemskap)", "", "2029-05-31"),
    )
    assert [each.association_id for each in plan.keep[0].memberships] == ["arvika", "sunne"]


def test_whoever_is_not_in_the_file_is_listed_and_left_alone() -> None:
    gone = replace(DISA, id="1002", name="Bo Alm", memberships=(Membership("arvika", date(2019, 1, 1), TODAY),))
    left = replace(gone, id="1003", memberships=(Membership("arvika", date(2019, 1, 1), date(2020, 1, 1)),))
    plan = compared(says(), kept=[DISA, gone, left])
    assert [each.what for each in plan.missing] == ["1002 Bo Alm"]
    assert plan.keep == ()


def test_an_unknown_association_is_refused_with_its_name() -> None:
    (change,) = compared(says(association="Vänsterpartiet Kumla")).changes
    assert change.verdict is Verdict.REFUSED
    assert [(type(each), str(each)) for each in change.faults] == [(AssociationUnknown, "Vänsterpartiet Kumla")]


def test_a_member_belongs_to_an_association_where_there_is_one() -> None:
    (change,) = compared(says(association="")).changes
    assert [type(each) for each in change.faults] == [AssociationNeeded]
    alone = compared(says(association="", municipality="1730"))
    assert alone.keep[0].latest.association_id is None


def test_all_faults_of_all_lines_are_there() -> None:
    plan = compared(
        says(association="nowhere", municipality="x", fee_paid=date(2040, 1, 1)),
        line(replace(SAYS, number="1002", name="Bo Alm", since=date(2020, 2, 2), until=date(2020, 2, 1)), 3),
    )
    assert [len(each.faults) for each in plan.changes] == [3, 1]
    assert plan.refused == 2
    assert plan.keep == ()


def test_two_active_members_in_the_file_with_the_same_identity_are_both_refused() -> None:
    plan = compared(says(), line(replace(SAYS, number="1002", name="DISA HOLM"), 3))
    assert [[type(each) for each in change.faults] for change in plan.changes] == [[IdentityTaken], [IdentityTaken]]
    assert plan.keep == ()


def test_a_new_number_for_an_active_member_is_refused_and_for_one_who_has_left_it_is_not() -> None:
    again = line(replace(SAYS, number="1002"), 3)
    assert compared(says(), again, kept=[DISA]).refused == 1
    left = replace(DISA, memberships=(replace(DISA.latest, until=date(2021, 1, 1)),))
    assert compared(again, kept=[left]).refused == 0


def test_a_number_that_was_merged_away_is_passed_over() -> None:
    plan = compared(line(replace(SAYS, number="1002")), kept=[DISA], merged={"1002": "1001"})
    assert [(each.verdict, each.what) for each in plan.changes] == [(Verdict.MERGED, "1002 Disa Holm → 1001")]
    assert plan.keep == ()


def test_a_protected_member_is_marked_in_the_plan() -> None:
    assert compared(says(protected=True)).changes[0].protected
    (taken_back,) = compared(says(protected=False, phone="1"), kept=[replace(DISA, protected=True)]).changes
    assert taken_back.protected


days = st.dates(date(2015, 1, 1), date(2029, 12, 1))
stated = st.builds(
    StatedMember,
    number=st.sampled_from(["1", "2", "3", "4"]),
    name=st.sampled_from(["Disa Holm", "Bo Alm", "Åsa Öberg"]),
    born=st.sampled_from([date(1980, 5, 1), date(1990, 1, 1)]),
    association=st.sampled_from(["arvika", "Vänsterpartiet Sunne", "storfors", "", "ingen"]),
    municipality=st.sampled_from(["1784", "1766", "1730", "x"]),
    since=days,
    until=st.none() | days,
    fee_paid=st.none() | days,
    email=st.none() | st.sampled_from(["", "a@example.org"]),
    protected=st.none() | st.booleans(),
)
files = st.lists(stated, max_size=6, unique_by=lambda each: each.number).map(
    lambda every: [line(each, number) for number, each in enumerate(every, start=2)]
)


@given(st.lists(files, max_size=4), files)
def test_what_is_applied_once_is_unchanged_the_second_time(
    before: list[list[Stated[StatedMember]]], now: list[Stated[StatedMember]]
) -> None:
    kept: tuple[Member, ...] = ()
    for lines in (*before, now):
        plan = compared(*lines, kept=kept)
        assert len(plan.changes) == len(lines)
        if not plan.refused:
            kept = applied(plan, kept)
            again = compared(*lines, kept=kept)
            assert {each.verdict for each in again.changes} <= {Verdict.UNCHANGED}
            assert again.keep == ()


@given(st.lists(files, max_size=4))
def test_no_two_active_members_get_the_same_identity_by_import(every: list[list[Stated[StatedMember]]]) -> None:
    kept: tuple[Member, ...] = ()
    for lines in every:
        plan = compared(*lines, kept=kept)
        if not plan.refused:
            kept = applied(plan, kept)
        active = [each.identity for each in kept if each.belongs(TODAY)]
        assert len(active) == len(set(active))


@given(files, files)
def test_nobody_disappears_and_no_day_of_membership_before_today_is_taken_from_another(
    first: list[Stated[StatedMember]], second: list[Stated[StatedMember]]
) -> None:
    one = compared(*first)
    kept = applied(one)
    two = compared(*second, kept=kept)
    after = {each.id: each for each in applied(two, kept)}
    assert {each.id for each in kept} <= set(after)
    for each in kept:
        if each.id not in {line.said.number for line in second if line.said}:
            assert after[each.id] == each


@pytest.mark.parametrize("lines", [0, 2_500])
def test_progress_is_told(lines: int) -> None:
    told: list[tuple[int, int]] = []
    many = [
        line(replace(SAYS, number=str(number), born=SAYS.born - timedelta(days=number))) for number in range(lines)
    ]
    compare_members(many, (), ASSOCIATIONS, {}, TODAY, lambda done, of: told.append((done, of)))
    assert told == [(1_000, 2_500), (2_000, 2_500)][: lines // 1_000]
