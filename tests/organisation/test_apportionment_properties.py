"""What holds for every rule and any members."""

from fractions import Fraction
from itertools import permutations
from math import ceil, floor

from hypothesis import assume, given
from hypothesis import strategies as st

from nominering.organisation.apportionment import (
    Apportionment,
    Entered,
    LargestRemainder,
    ModifiedSainteLague,
    Rule,
    SainteLague,
)
from nominering.organisation.errors import TieForSeats, TotalTooLarge, TotalTooSmall

members = st.lists(st.integers(0, 500), min_size=1, max_size=7).filter(any)
totals = st.integers(1, 60)
RULES = (LargestRemainder, SainteLague, ModifiedSainteLague)
rules = st.sampled_from(RULES)
divisor_rules = st.sampled_from((SainteLague, ModifiedSainteLague))


def units(numbers: list[int]) -> list[Entered]:
    return [Entered(f"F{position}", number) for position, number in enumerate(numbers)]


def names(numbers: list[int]) -> list[str]:
    return [unit.name for unit in units(numbers)]


def settled(rule: Rule, numbers: list[int]) -> Apportionment:
    """With a lot at hand for whatever is tied."""
    return rule.apportion(units(numbers), names(numbers))


def seats(apportionment: Apportionment) -> list[int]:
    return [line.seats for line in apportionment.lines]


@given(rules, members, totals, st.integers(0, 4), st.integers(1, 30))
def test_every_seat_is_given_within_the_bounds_or_the_total_is_refused(
    rule: type[LargestRemainder | SainteLague], numbers: list[int], total: int, least: int, room: int
) -> None:
    most = least + room
    try:
        given_out = seats(settled(rule(total, least, most), numbers))
    except TotalTooSmall:
        assert total < least * len(numbers)
    except TotalTooLarge:
        assert total > sum(most if number else least for number in numbers)
    else:
        assert sum(given_out) == total
        assert all(least <= each <= most for each in given_out)


@given(members, totals)
def test_largest_remainder_keeps_to_the_quota(numbers: list[int], total: int) -> None:
    for number, got in zip(numbers, seats(settled(LargestRemainder(total), numbers)), strict=True):
        exact = Fraction(total * number, sum(numbers))
        assert floor(exact) <= got <= ceil(exact)


@given(rules, members, totals, st.integers(0, 3), st.integers(1, 30))
def test_more_members_never_get_fewer_seats(
    rule: type[LargestRemainder | SainteLague], numbers: list[int], total: int, least: int, room: int
) -> None:
    try:
        given_out = seats(settled(rule(total, least, least + room), numbers))
    except (TotalTooSmall, TotalTooLarge):
        return
    pairs = list(zip(numbers, given_out, strict=True))
    assert all(one[1] >= other[1] for one in pairs for other in pairs if one[0] > other[0])


@given(divisor_rules, members, totals, st.integers(0, 2))
def test_one_seat_more_takes_none_from_anybody_by_divisors(
    rule: type[SainteLague], numbers: list[int], total: int, least: int
) -> None:
    assume(total >= least * len(numbers))
    fewer, more = (seats(settled(rule(size, least), numbers)) for size in (total, total + 1))
    assert all(one <= other for one, other in zip(fewer, more, strict=True))


@given(divisor_rules, members, totals, st.data())
def test_who_grows_never_loses_a_seat_to_who_shrinks_by_divisors(
    rule: type[SainteLague], numbers: list[int], total: int, data: st.DataObject
) -> None:
    """Population-pair monotonicity; in case of a tie before or after there is nothing to compare."""
    grows, shrinks = (data.draw(st.integers(0, len(numbers) - 1)) for _ in range(2))
    assume(grows != shrinks)
    changed = list(numbers)
    changed[grows] += data.draw(st.integers(1, 200))
    changed[shrinks] -= data.draw(st.integers(0, numbers[shrinks]))
    try:
        before, after = (seats(rule(total).apportion(units(each))) for each in (numbers, changed))
    except TieForSeats:
        return
    assert not (after[grows] < before[grows] and after[shrinks] > before[shrinks])


@given(rules, members, totals, st.integers(0, 2), st.randoms())
def test_the_order_of_the_units_changes_nothing(
    rule: type[LargestRemainder | SainteLague],
    numbers: list[int],
    total: int,
    least: int,
    shuffle: "st.random.Random",  # type: ignore[name-defined]
) -> None:
    assume(least * len(numbers) <= total)
    turned = units(numbers)
    shuffle.shuffle(turned)
    plain, other = (_or_tied(rule(total, least), each) for each in (units(numbers), turned))
    assert plain == other


def _or_tied(rule: Rule, every: list[Entered]) -> object:
    try:
        return {line.name: line.seats for line in rule.apportion(every).lines}
    except TieForSeats as tie:
        return set(tie.tied), tie.seats
    except TotalTooLarge as refused:
        return refused.room


def by_sorting(numbers: list[int], total: int, first: Fraction) -> tuple[list[int], bool]:
    """Sainte-Laguë a second time: all comparison numbers at once, sorted. Seats, and whether the last are tied."""
    divisors = [first, *(Fraction(2 * n + 1) for n in range(1, total + 1))]
    every = sorted(
        ((Fraction(number) / divisor, owner) for owner, number in enumerate(numbers) for divisor in divisors),
        reverse=True,
    )
    tied = every[total - 1][0] == every[total][0]
    return [sum(owner == each for _, owner in every[:total]) for each in range(len(numbers))], tied


@given(divisor_rules, st.lists(st.integers(1, 500), min_size=1, max_size=7), totals)
def test_sorting_all_comparison_numbers_gives_the_same(
    rule: type[SainteLague], numbers: list[int], total: int
) -> None:
    expected, tied = by_sorting(numbers, total, rule.first)
    try:
        assert seats(rule(total).apportion(units(numbers))) == expected
        assert not tied
    except TieForSeats:
        assert tied


@given(divisor_rules, members, totals, st.integers(0, 3), st.integers(1, 20))
def test_bounded_seats_are_one_divisor_for_all_moved_to_the_bounds(
    rule: type[SainteLague], numbers: list[int], total: int, least: int, room: int
) -> None:
    """Who stands between the bounds has won at no lower a number than the highest that won nothing more."""
    try:
        worked = settled(rule(total, least, least + room), numbers)
    except (TotalTooSmall, TotalTooLarge):
        return
    won = [line.last for line in worked.lines if line.last is not None]
    lost = [line.following for line in worked.lines if line.following is not None]
    assert not won or not lost or min(won) >= max(lost)


@given(members, totals, st.integers(0, 3), st.integers(1, 20))
def test_bounded_shares_are_one_measure_for_all_moved_to_the_bounds(
    numbers: list[int], total: int, least: int, room: int
) -> None:
    most = least + room
    try:
        worked = settled(LargestRemainder(total, least, most), numbers)
    except (TotalTooSmall, TotalTooLarge):
        return
    shares = [(line.members, line.share) for line in worked.lines if line.members and line.share is not None]
    measures = {share / number for number, share in shares if least < share < most}
    assert len(measures) <= 1
    for measure in measures:
        assert all(share == min(max(measure * number, least), most) for number, share in shares)


@given(rules, st.lists(st.integers(0, 12), min_size=2, max_size=4).filter(any), st.integers(1, 9), st.integers(0, 1))
def test_a_tie_is_told_exactly_when_the_lot_could_change_the_seats(
    rule: type[LargestRemainder | SainteLague], numbers: list[int], total: int, least: int
) -> None:
    assume(least * len(numbers) <= total)
    settled_by = rule(total, least)
    try:
        told = isinstance(_or_tied(settled_by, units(numbers)), tuple)
        outcomes = {tuple(seats(settled_by.apportion(units(numbers), lot))) for lot in permutations(names(numbers))}
    except TotalTooLarge:
        return
    assert told == (len(outcomes) > 1)
