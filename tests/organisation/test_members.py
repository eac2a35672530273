"""Where a member belongs, from when, and from when it counts."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominering.organisation.errors import (
    BornWrong,
    DatesReversed,
    DayInFuture,
    MoveUndated,
    MunicipalityCodeWrong,
    OrganisationError,
    StaysOverlap,
    TextTooLong,
)
from nominering.organisation.members import Member, Membership
from tests.organisation.people import DISA, TODAY

DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))


def test_membership_counts_from_thirty_days_after_the_fee() -> None:
    new = replace(DISA, fee_paid=date(2030, 1, 1))
    assert new.counts_from == date(2030, 1, 31)
    assert not new.counts_on(date(2030, 1, 30))
    assert new.counts_on(date(2030, 1, 31))
    assert not replace(DISA, fee_paid=None).counts_on(TODAY)


def test_a_move_ends_the_stay_before_it() -> None:
    moved = DISA.with_stay(Membership("sunne", date(2029, 6, 1)))
    assert moved.memberships == (
        Membership("arvika", date(2020, 3, 1), date(2029, 5, 31)),
        Membership("sunne", date(2029, 6, 1)),
    )
    assert moved.association_on(date(2029, 5, 31)) == "arvika"
    assert moved.association_on(date(2029, 6, 1)) == "sunne"


def test_a_move_that_is_not_later_than_the_stay_is_refused() -> None:
    with pytest.raises(MoveUndated):
        DISA.with_stay(Membership("sunne", date(2020, 3, 1)))


def test_whoever_comes_back_has_two_stays() -> None:
    left = replace(DISA, memberships=(Membership("arvika", date(2020, 3, 1), date(2024, 1, 1)),))
    back = left.with_stay(Membership("arvika", date(2026, 1, 1)))
    assert [each.since.year for each in back.memberships] == [2020, 2026]
    assert not back.active_on(date(2025, 1, 1))


def test_a_corrected_beginning_does_not_reach_into_the_stay_before() -> None:
    moved = DISA.with_stay(Membership("sunne", date(2029, 6, 1)))
    assert moved.with_stay(Membership("sunne", date(2029, 7, 1))).latest.since == date(2029, 7, 1)
    with pytest.raises(StaysOverlap):
        moved.with_stay(Membership("sunne", date(2029, 5, 1)))


@given(st.lists(st.tuples(st.sampled_from(["arvika", "sunne", None]), DAYS, st.integers(0, 900)), min_size=1))
def test_stays_never_overlap_whatever_is_stated(stated: list[tuple[str | None, date, int]]) -> None:
    member = replace(DISA, memberships=())
    for association, since, length in stated:
        until = since + timedelta(days=length) if length else None
        try:
            member = member.with_stay(Membership(association, since, until))
        except OrganisationError:
            continue
    stays = member.memberships
    assert all(one.until is not None and one.until < two.since for one, two in itertools.pairwise(stays))


@pytest.mark.parametrize(
    ("member", "fault"),
    [
        (replace(DISA, born=date(1899, 12, 31)), BornWrong),
        (replace(DISA, born=date(2030, 1, 11), memberships=()), BornWrong),
        (replace(DISA, municipality="Arvika"), MunicipalityCodeWrong),
        (replace(DISA, municipality="17841"), MunicipalityCodeWrong),
        (replace(DISA, fee_paid=date(2030, 1, 11)), DayInFuture),
        (replace(DISA, fee_paid=date(1970, 1, 1)), DatesReversed),
        (replace(DISA, memberships=(Membership("arvika", date(2020, 1, 2), date(2020, 1, 1)),)), DatesReversed),
        (replace(DISA, memberships=(Membership("arvika", date(1979, 1, 1)),)), DatesReversed),
        (replace(DISA, name="å" * 81), TextTooLong),
        (replace(DISA, phone="0" * 41), TextTooLong),
    ],
)
def test_what_cannot_be_is_named(member: Member, fault: type[Exception]) -> None:
    assert fault in [type(each) for each in member.faults(TODAY)]


def test_every_fault_is_named_at_once() -> None:
    wrong = replace(DISA, municipality="", fee_paid=date(2031, 1, 1), email="x" * 300)
    assert [type(each) for each in wrong.faults(TODAY)] == [TextTooLong, MunicipalityCodeWrong, DayInFuture]
    assert not list(DISA.faults(TODAY))
