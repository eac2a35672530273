"""The shortest change of an adopted list: defined in outcome/model/shortest.py, here tried against every list."""

from collections.abc import Sequence
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from nominering.counting.quotas import MAN, NO_QUOTA, OTHER, WOMAN, Quota
from nominering.outcome.model.shortest import Vacancy

LIST = ("a", None, "c", "d")


def test_a_place_is_filled_where_it_stands_empty_when_the_recount_has_nobody_below_before_the_one_who_comes_in() -> (
    None
):
    """The recount gives the place of whoever left to x: nobody gets another number."""
    assert Vacancy(LIST, ("a", "x", "c", "d", "y")).shortest() == ("a", "x", "c", "d")


def test_who_comes_in_does_not_pass_anybody_whom_the_recount_has_before() -> None:
    assert Vacancy(LIST, ("a", "c", "x", "d")).shortest() == ("a", "c", "x", "d")
    assert Vacancy(LIST, ("a", "c", "d", "x")).shortest() == ("a", "c", "d", "x")


def test_who_the_recount_puts_above_the_empty_place_fills_it_and_moves_nobody() -> None:
    assert Vacancy(LIST, ("x", "a", "c", "d")).shortest() == ("a", "x", "c", "d")


def test_those_who_are_left_keep_the_order_that_was_adopted() -> None:
    """Also where the recount has another."""
    assert Vacancy(LIST, ("d", "c", "a", "x")).shortest() == ("a", "c", "d", "x")


def test_the_list_is_shorter_when_nobody_can_come_in() -> None:
    assert Vacancy(LIST, ("a", "c", "d")).shortest() == ("a", "c", "d")
    assert Vacancy((None,), ()).shortest() == ()


def test_a_rule_brings_in_the_first_who_can_keep_it() -> None:
    groups = {"a": MAN, "c": MAN, "d": WOMAN, "x": MAN, "y": WOMAN}
    rule = Quota.named("half-women:down")
    assert Vacancy(LIST, ("a", "x", "c", "d", "y"), rule, groups).shortest() == ("a", "y", "c", "d")


def test_a_place_that_was_decided_beforehand_stays_where_it_is() -> None:
    assert Vacancy(LIST, ("a", "c", "d", "x"), fixed={3: "c"}).shortest() == ("a", "x", "c", "d")


def test_no_list_that_leaves_the_others_in_their_order_may_keep_the_rule() -> None:
    groups = {"a": MAN, "c": MAN, "d": MAN, "x": WOMAN}
    assert Vacancy(LIST, ("a", "c", "d", "x"), Quota.named("alternating:woman"), groups).shortest() is None


def cost(vacancy: Vacancy, order: Sequence[str]) -> tuple[object, ...]:
    """The definition, read out: see the module."""
    rank = {one: at for at, one in enumerate(vacancy.recounted)}
    came = [one for one in order if one not in vacancy.left]
    passed = len(vacancy.others[: max((vacancy.others.index(one) for one in came), default=-1) + 1]) - len(came)
    pairs = [(first, second) for at, first in enumerate(order) for second in order[at + 1 :]]
    known = [(one, other) for one, other in pairs if one in rank and other in rank]
    against = sum(one in came and other not in came and rank[other] < rank[one] for one, other in known)
    held_back = sum(one not in came and other in came and rank[other] < rank[one] for one, other in known)
    renumbered = sum(
        one is not None and order.index(one) + 1 != place for place, one in enumerate(vacancy.adopted, start=1)
    )
    return passed, against, renumbered, held_back, tuple(rank.get(one, len(rank)) for one in order)


def every_list(vacancy: Vacancy) -> list[tuple[str, ...]]:
    found = []
    for order in permutations({*vacancy.left, *vacancy.others}, vacancy.length):
        if tuple(one for one in order if one in vacancy.left) != vacancy.left:
            continue
        came = [one for one in order if one not in vacancy.left]
        if came != sorted(came, key=vacancy.others.index):
            continue
        if vacancy.quota and vacancy.quota.broken_at([vacancy.groups[one] for one in order]) is not None:
            continue
        if any(order[place - 1 : place] != (one,) for place, one in vacancy.fixed.items()):
            continue
        found.append(order)
    return found


@st.composite
def vacancies(draw: st.DrawFn) -> Vacancy:
    people = "abcdefg"
    listed = draw(st.integers(1, 5))
    adopted = tuple(one if draw(st.integers(0, 2)) else None for one in people[:listed])
    left = [one for one in adopted if one]
    standing = [*left, *draw(st.sets(st.sampled_from(people[listed:])))]
    recounted = tuple(draw(st.permutations(sorted(standing))))[draw(st.integers(0, 1)) :]
    rule = draw(
        st.sampled_from(["", "half-women", "half-women:down", "alternating", "pairwise", "minimum:woman:1:2"])
    )
    groups = {one: draw(st.sampled_from([WOMAN, MAN, OTHER])) for one in people}
    fixed = {}
    if left and draw(st.booleans()):
        one = draw(st.sampled_from(left))
        fixed = {adopted.index(one) + 1: one}
    return Vacancy(adopted, recounted, Quota.named(rule) if rule else NO_QUOTA, groups, fixed)


@given(vacancies())
def test_no_list_is_a_shorter_change(vacancy: Vacancy) -> None:
    shortest = vacancy.shortest()
    possible = every_list(vacancy)
    if shortest is None:
        assert not possible
        return
    assert shortest == min(possible, key=lambda order: cost(vacancy, order))
    assert vacancy.shortest() == shortest


@given(vacancies())
def test_nobody_is_on_the_changed_list_twice_and_nobody_who_is_left_falls_off(vacancy: Vacancy) -> None:
    shortest = vacancy.shortest()
    if shortest is not None:
        assert len(set(shortest)) == len(shortest) == vacancy.length
        assert set(vacancy.left) <= set(shortest)
