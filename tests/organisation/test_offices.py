"""Who may hold an office, and what a file of offices would lead to."""

from dataclasses import replace
from datetime import date

import pytest

from nominering.organisation.errors import (
    AssociationUnknown,
    BoardOfInactive,
    DatesReversed,
    HolderElsewhere,
    HolderNotMember,
    HolderTooNew,
    MemberUnknown,
    OfficeElsewhere,
    OfficeTwice,
    OfficeWithoutHolder,
    TextTooLong,
)
from nominering.organisation.members import Member, Membership
from nominering.organisation.model import Association
from nominering.organisation.offices import Body, Office, Offices
from nominering.organisation.registering.changes import FieldChange, Plan, Stated, Verdict
from nominering.organisation.registering.offices import StatedOffice, compare_offices
from tests.organisation.people import ARVIKA, ASSOCIATIONS, DISA, STORFORS, SUNNE, TODAY

CHAIR = Office("o1", Body.ASSOCIATION_BOARD, "ordförande", "Disa Holm", date(2029, 2, 1), None, "1001", "arvika")
SAYS = StatedOffice(Body.ASSOCIATION_BOARD, "ordförande", date(2029, 2, 1), "arvika", "1001")
ALONE = replace(DISA, memberships=(Membership(None, date(2020, 3, 1)),))
LEFT = replace(DISA, memberships=(Membership("arvika", date(2020, 3, 1), date(2029, 12, 31)),))
NEW = replace(DISA, fee_paid=date(2030, 1, 1))


def faults(office: Office, holder: Member | None, association: Association | None) -> list[type[Exception]]:
    return [type(each) for each in office.faults(holder, association, TODAY)]


def compared(
    *said: StatedOffice, kept: tuple[Office, ...] = (), merged: dict[str, str] | None = None
) -> Plan[Office]:
    lines = [Stated(number, each.title, each) for number, each in enumerate(said, start=2)]
    return compare_offices(lines, Offices(kept), {"1001": DISA}, merged or {}, ASSOCIATIONS, TODAY)


def test_a_member_of_the_association_sits_on_its_board() -> None:
    assert faults(CHAIR, DISA, ARVIKA) == []


@pytest.mark.parametrize(
    ("office", "holder", "association", "fault"),
    [
        (CHAIR, DISA, SUNNE, HolderElsewhere),
        (CHAIR, ALONE, ARVIKA, HolderNotMember),
        (CHAIR, LEFT, ARVIKA, HolderNotMember),
        (CHAIR, NEW, ARVIKA, HolderTooNew),
        (CHAIR, None, ARVIKA, OfficeWithoutHolder),
        (CHAIR, DISA, None, OfficeElsewhere),
        (replace(CHAIR, body=Body.DISTRICT_BOARD), DISA, ARVIKA, OfficeElsewhere),
        (replace(CHAIR, body=Body.DISTRICT_BOARD), ALONE, None, HolderNotMember),
        (replace(CHAIR, body=Body.AUDITORS), None, None, OfficeWithoutHolder),
        (replace(CHAIR, until=date(2029, 1, 1)), DISA, ARVIKA, DatesReversed),
        (replace(CHAIR, title="x" * 41), DISA, ARVIKA, TextTooLong),
    ],
)
def test_whoever_may_not_hold_it_is_refused(
    office: Office, holder: Member | None, association: Association | None, fault: type[Exception]
) -> None:
    assert faults(office, holder, association) == [fault]


def test_only_an_active_association_has_a_board() -> None:
    of_storfors = replace(DISA, memberships=(Membership("storfors", date(2020, 3, 1)),))
    assert faults(replace(CHAIR, association_id="storfors"), of_storfors, STORFORS) == [BoardOfInactive]


def test_the_organiser_is_employed_and_need_not_be_a_member() -> None:
    employed = Office("o2", Body.ORGANISER, "ombudsman", "Nils Ek", date(2029, 1, 1))
    assert faults(employed, None, None) == []
    assert faults(replace(employed, member_id="1001"), ALONE, None) == []


def test_a_term_that_is_over_is_history_and_not_judged_by_today() -> None:
    over = replace(CHAIR, since=date(2021, 1, 1), until=date(2022, 1, 1))
    assert faults(over, LEFT, ARVIKA) == []
    assert faults(replace(over, association_id="storfors"), DISA, STORFORS) == []


def test_it_can_be_read_who_held_what_on_a_day() -> None:
    before = replace(CHAIR, id="o0", name="Bo Alm", since=date(2025, 1, 1), until=date(2029, 1, 31))
    history = Offices((before, CHAIR))
    assert [each.name for each in history.on(date(2029, 1, 31))] == ["Bo Alm"]
    assert [each.name for each in history.on(date(2029, 2, 1))] == ["Disa Holm"]
    assert history.on(date(2024, 12, 31)) == ()


def test_a_term_is_new_then_unchanged_then_ended() -> None:
    (new,) = compared(SAYS).keep
    assert replace(new, id="o1") == CHAIR
    assert compared(SAYS, kept=(CHAIR,)).changes[0].verdict is Verdict.UNCHANGED
    ended = compared(replace(SAYS, until=date(2030, 1, 5)), kept=(CHAIR,))
    assert ended.changes[0].fields == (FieldChange("until", "", "2030-01-05"),)
    assert ended.keep == (replace(CHAIR, until=date(2030, 1, 5)),)


def test_without_the_column_the_end_stays() -> None:
    over = replace(CHAIR, until=date(2029, 5, 1))
    assert compared(replace(SAYS, says_until=False), kept=(over,)).changes[0].verdict is Verdict.UNCHANGED


def test_unknown_people_and_places_are_all_named() -> None:
    (change,) = compared(replace(SAYS, association="Kumla", member="77")).changes
    assert [type(each) for each in change.faults] == [MemberUnknown, AssociationUnknown]


def test_nobody_holds_the_same_office_twice_at_once() -> None:
    twice = compared(SAYS, replace(SAYS, since=date(2029, 6, 1)))
    assert [[type(each) for each in change.faults] for change in twice.changes] == [[OfficeTwice], [OfficeTwice]]
    by_two_names = compared(SAYS, replace(SAYS, association="Vänsterpartiet Arvika"))
    assert by_two_names.refused == 2
    in_turn = compared(replace(SAYS, until=date(2029, 5, 31)), replace(SAYS, since=date(2029, 6, 1)))
    assert in_turn.refused == 0


def test_an_ongoing_term_that_is_not_in_the_file_is_listed() -> None:
    other = replace(CHAIR, id="o3", title="ledamot")
    over = replace(CHAIR, id="o4", title="kassör", until=date(2029, 12, 1))
    assert [each.what for each in compared(SAYS, kept=(CHAIR, other, over)).missing] == ["ledamot, Disa Holm"]


def test_a_number_that_was_merged_away_means_the_one_that_was_kept() -> None:
    said = replace(SAYS, member="9")
    assert compared(said, kept=(CHAIR,), merged={"9": "1001"}).changes[0].verdict is Verdict.UNCHANGED
