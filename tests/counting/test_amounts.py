"""Amounts that are worked out late: the bounds always hold the exact one, and every answer is the exact answer."""

import operator
import sys
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nominering.counting.amounts import (
    NOTHING,
    UNIT,
    WHOLE_PAPER,
    Amount,
    PaperValue,
    Share,
    Surplus,
    Votes,
    amount,
)
from nominering.counting.record import decimal_text
from tests.counting.strategies import REPEATABLE

COMPARISONS = (operator.lt, operator.le, operator.eq, operator.ne, operator.ge, operator.gt)


@dataclass(frozen=True)
class Worked:
    """An amount, and the same worked out beside it by plain fractions."""

    lazy: Amount
    exact: Fraction


@st.composite
def transfers(draw: st.DrawFn) -> list[Worked]:
    """A few candidates whose papers move back and forth: small numbers, so that the totals are often equal."""
    values = [Worked(WHOLE_PAPER, Fraction(1))]
    totals: list[Worked] = []
    others: list[Worked] = []
    for _ in range(draw(st.integers(1, 8))):
        held = draw(st.lists(st.sampled_from(values), min_size=1, max_size=3))
        papers = draw(st.lists(st.integers(1, 3), min_size=len(held), max_size=len(held)))
        before = draw(st.sampled_from([Worked(NOTHING, Fraction(0)), *totals]))
        came = sum((value.exact * n for value, n in zip(held, papers, strict=True)), Fraction(0))
        votes = Worked(Votes(before.lazy, [value.lazy for value in held], papers), before.exact + came)
        totals.append(votes)
        quota = votes.exact * Fraction(draw(st.integers(1, 3)), 4)
        share = Share(votes.lazy, amount(quota))
        keeps = (votes.exact - quota) / votes.exact
        others += [Worked(share, keeps), Worked(Surplus(votes.lazy, amount(quota)), votes.exact - quota)]
        values += [Worked(PaperValue(value.lazy, share), value.exact * keeps) for value in held]
    return [*values, *totals, *others]


@settings(REPEATABLE, max_examples=300)
@given(transfers())
def test_the_bounds_hold_the_exact_amount_before_and_after_it_is_worked_out(worked: list[Worked]) -> None:
    for each in worked:
        assert each.lazy.low <= each.exact * UNIT <= each.lazy.high
    for each in worked:
        assert each.lazy.exact == each.exact
        assert each.lazy.low <= each.exact * UNIT <= each.lazy.high


@settings(REPEATABLE, max_examples=60)
@given(transfers())
def test_amounts_compare_as_the_fractions_they_are(worked: list[Worked]) -> None:
    for one, other in product(worked, repeat=2):
        for compare in COMPARISONS:
            told = compare(one.exact, other.exact)
            assert compare(one.lazy, other.lazy) is told
            assert compare(one.lazy, other.exact) is told
            assert compare(one.exact, other.lazy) is told


@settings(REPEATABLE, max_examples=200)
@given(transfers(), st.sampled_from([1, 10**5, 3 * 10**60]))
def test_whole_parts_are_cut_and_never_rounded(worked: list[Worked], per_whole: int) -> None:
    for each in worked:
        assert each.lazy.in_units_of(per_whole) == each.exact * per_whole // 1


@settings(REPEATABLE, max_examples=100)
@given(transfers())
def test_amounts_add_up_exactly_in_any_company(worked: list[Worked]) -> None:
    assert sum(each.lazy for each in worked) == sum(each.exact for each in worked)
    assert worked[-1].lazy + Fraction(1, 3) == Fraction(1, 3) + worked[-1].lazy == worked[-1].exact + Fraction(1, 3)
    assert type(worked[-1].lazy + 1) is Fraction


def _third() -> Amount:
    """Three votes, two of them kept: each paper is worth a third."""
    return PaperValue(WHOLE_PAPER, Share(amount(3), amount(2)))


def test_three_papers_at_a_third_print_as_one_though_the_bounds_cannot_tell() -> None:
    three = Votes(NOTHING, [_third()], [3])
    assert three.low < UNIT <= three.high
    assert decimal_text(three) == "1.00000"
    assert decimal_text(Votes(NOTHING, [_third()], [2])) == "0.66666"


def test_a_hair_below_a_unit_is_printed_below_it() -> None:
    """A paper passed on at the share 1/10^60: 10^60 - 1 of them are less than a whole one, by less than any bound."""
    hair = PaperValue(WHOLE_PAPER, Share(amount(10**60), amount(10**60 - 1)))
    almost = Votes(NOTHING, [hair], [10**60 - 1])
    assert almost.low * 10**5 // UNIT != almost.high * 10**5 // UNIT
    assert decimal_text(almost) == "0.99999"
    assert decimal_text(Votes(NOTHING, [hair], [10**60])) == "1.00000"
    assert almost < 1


def test_the_same_amount_built_in_other_ways_is_equal_and_hashes_alike() -> None:
    half = Share(amount(2), amount(1))
    quarter = PaperValue(half, half)
    one_way = Votes(NOTHING, [_third(), quarter], [3, 4])
    other_way = Votes(Votes(NOTHING, [WHOLE_PAPER], [1]), [half], [2])
    assert one_way == other_way == 2 == amount(2) == Fraction(2)
    assert not one_way < other_way
    assert not one_way > other_way
    assert len({one_way, other_way, Fraction(2), 2}) == 1


def test_as_many_papers_of_each_value_are_equal_however_they_came() -> None:
    third = _third()
    at_once = Votes(NOTHING, [third, WHOLE_PAPER], [3, 2])
    bit_by_bit = Votes(Votes(Votes(NOTHING, [third], [1]), [WHOLE_PAPER], [2]), [third], [2])
    assert at_once == bit_by_bit
    assert at_once != Votes(at_once, [third], [1])


def test_a_paper_may_pass_through_more_transfers_than_the_language_allows_calls_within_calls() -> None:
    """A pile of 4n papers gives away one vote's worth n times: each paper keeps 1 - 1/4n, 1 - 2/4n … 3/4."""
    transfers = sys.getrecursionlimit() + 500
    papers = 4 * transfers
    value: Amount = WHOLE_PAPER
    total: Amount = NOTHING
    for _ in range(transfers):
        votes = Votes(NOTHING, [value], [papers])
        value = PaperValue(value, Share(votes, amount(1)))
        total = Votes(total, [value], [1])
    assert value.exact == Fraction(3, 4)
    assert total.exact == sum(Fraction(papers - given_away, papers) for given_away in range(1, transfers + 1))


@pytest.mark.parametrize("other", [1.5, "1", None])
def test_what_is_no_exact_number_is_refused(other: object) -> None:
    with pytest.raises(TypeError):
        amount(other)
    with pytest.raises(TypeError):
        amount(1) < other  # noqa: B015
    with pytest.raises(TypeError):
        amount(1) + other
    assert amount(1) != other
