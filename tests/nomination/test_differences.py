"""What lies between two orders: as little as can be said of it, and enough to get from the one to the other."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from nominering.nomination.model.differences import Moved, between

ORDERS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=7)


def test_one_name_moved_is_one_difference_however_many_make_room() -> None:
    found = between("abcdef", "aebcdf")
    assert found.moved == (Moved("e", 5, 2),)
    assert (found.came, found.left, found.shifted) == ((), (), 3)


def test_who_comes_and_who_leaves_are_told_with_their_places() -> None:
    found = between("abc", "xac")
    assert (found.came, found.left, found.moved) == ((("x", 1),), (("b", 2),), ())
    assert found.shifted == 1


@given(ORDERS)
def test_an_order_does_not_differ_from_itself(order: list[str]) -> None:
    assert not between(order, order)


@given(ORDERS, ORDERS)
def test_the_differences_lead_from_the_one_order_to_the_other(before: list[str], after: list[str]) -> None:
    found = between(before, after)
    placed = {each.one: each.after for each in found.moved} | dict(found.came)
    gone = {one for one, _ in found.left}
    rest = [one for one in before if one not in placed and one not in gone]
    assert [
        next((one for one, at in placed.items() if at == n), None) or rest.pop(0) for n in _places(after)
    ] == after


def _places(order: list[str]) -> range:
    return range(1, len(order) + 1)


@given(ORDERS, ORDERS)
def test_nobody_is_said_to_move_who_only_makes_room(before: list[str], after: list[str]) -> None:
    both = [one for one in after if one in before]
    most_that_can_stay = max(
        many
        for many in range(len(both) + 1)
        if any(_rising([before.index(one) for one in kept]) for kept in combinations(both, many))
    )
    assert len(between(before, after).moved) == len(both) - most_that_can_stay


def _rising(numbers: list[int]) -> bool:
    return numbers == sorted(numbers)
