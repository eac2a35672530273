"""One person with two numbers: found by birth date and similar name, and merged."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominering.organisation.duplicates import find_pairs, joined, letters_apart, merged, similar
from nominering.organisation.errors import SameMember
from nominering.organisation.members import Membership
from tests.organisation.people import DISA

OTHER = replace(DISA, id="1002")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Åsa Öberg", "ASA OBERG"),
        ("Renée Blomstedt", "Renee Blomstedt"),
        ("Anna-Karin Berg", "Anna Karin Berg"),
        ("Anna-Karin Berg", "Annakarin Berg"),
        ("Anna Berg", "Berg Anna"),
        ("Berg, Anna", "Anna Berg"),
        ("Anna Maria Berg", "Anna Berg"),
        ("Anna Berg", "Hanna Berg"),
        ("Kristina Lindqvist", "Christina Lindqvist"),
        ("Kristina Lindqvist", "Lindkvist Kristina"),
        ("Jörgen Søgaard", "Jorgen Sogaard"),
        ("Mats Ek", "Mast Ek"),
    ],
)
def test_similar_names(one: str, other: str) -> None:
    assert similar(one, other)
    assert similar(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bo Ek", "Bo Al"), ("Anna Berg", "Anna Lund"), ("Anna Berg", "Karl Berg"), ("Anna", "Anna Berg"), ("Ida", "")],
)
def test_names_that_are_not_similar(one: str, other: str) -> None:
    assert not similar(one, other)
    assert not similar(other, one)


@given(st.text(max_size=12), st.text(max_size=12))
def test_similarity_has_no_direction(one: str, other: str) -> None:
    assert similar(one, other) == similar(other, one)


@given(st.text("abå ", max_size=8), st.text("abå ", max_size=8), st.integers(0, 3))
def test_the_distance_is_that_of_the_plain_table(one: str, other: str, most: int) -> None:
    assert letters_apart(one, other, most) == min(slow_distance(one, other), most + 1)


def slow_distance(one: str, other: str) -> int:
    table = [[i + j if 0 in (i, j) else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            same = one[i - 1] == other[j - 1]
            table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (not same))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


def test_pairs_have_the_same_birth_date() -> None:
    far = replace(OTHER, id="1003", born=DISA.born + timedelta(days=1))
    assert [(each.one.id, each.other.id) for each in find_pairs((OTHER, DISA, far))] == [("1001", "1002")]


def test_a_merge_takes_what_the_kept_one_lacks() -> None:
    poor = replace(DISA, email="", phone="", fee_paid=None)
    both = merged(poor, replace(OTHER, protected=True))
    assert (both.id, both.email, both.phone, both.fee_paid) == ("1001", DISA.email, DISA.phone, DISA.fee_paid)
    assert both.protected


def test_the_earlier_fee_counts() -> None:
    assert merged(DISA, replace(OTHER, fee_paid=date(2019, 1, 1))).fee_paid == date(2019, 1, 1)


def test_a_fee_of_an_earlier_time_does_not_count_for_a_later_one() -> None:
    before = replace(OTHER, memberships=(Membership("sunne", date(2010, 1, 1), date(2011, 1, 1)),))
    assert merged(DISA, replace(before, fee_paid=date(2010, 1, 1))).fee_paid == DISA.fee_paid


def test_a_member_is_not_merged_with_itself() -> None:
    with pytest.raises(SameMember):
        merged(DISA, DISA)


stays = st.builds(
    lambda association, since, length: Membership(
        association, since, None if length is None else since + timedelta(days=length)
    ),
    st.sampled_from(["arvika", "sunne", None]),
    st.dates(date(2020, 1, 1), date(2020, 3, 1)),
    st.none() | st.integers(0, 40),
)
several = st.lists(stays, min_size=1, max_size=4)


@given(several, several)
def test_membership_on_every_day_is_what_either_had(kept: list[Membership], dropped: list[Membership]) -> None:
    both = joined(kept, dropped)
    day = date(2019, 12, 30)
    while day < date(2020, 6, 1):
        here = [each for each in both if each.on(day)]
        either = [each for each in (*kept, *dropped) if each.on(day)]
        assert len(here) == (1 if either else 0)
        if either:
            latest = max(each.since for each in either)
            assert here[0].association_id in {each.association_id for each in either if each.since == latest}
        day += timedelta(days=1)
    assert len({each.since for each in both}) == len(both)


@given(several)
def test_joining_with_what_is_there_already_adds_nothing(kept: list[Membership]) -> None:
    once = joined(kept, [])
    assert joined(once, kept) == joined(once, []) == once
