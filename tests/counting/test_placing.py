"""Who may take a place, and the smallest rearrangement, against every order there is."""

import random
from collections import Counter
from dataclasses import dataclass

import pytest

from nominering.counting.errors import FixedPlaceWrong, QuotaCannotBeKept
from nominering.counting.placing import Placing
from nominering.counting.quotas import Quota
from tests.counting.plain_rules import RULES, as_the_start_allows, distance, lists_that_obey, moved_place_by_place

GROUPS = ("woman", "woman", "man", "man", "forest")
EVERY_RULE = pytest.mark.parametrize("rule", RULES)


@dataclass(frozen=True)
class Case:
    placing: Placing
    rule: str
    free_order: tuple[int, ...]

    @property
    def obeying(self) -> list[tuple[int, ...]]:
        return lists_that_obey(self.rule, self.placing.length, self.placing.groups, self.placing.fixed)


def _case(seed: str, rule: str, most: int, groups: tuple[str, ...] = GROUPS) -> Case:
    """Any order with the fixed places in it, as a free count gives it."""
    dice = random.Random(seed)
    many = dice.randint(max(1, most - 3), most)
    free_order = tuple(dice.sample(range(1, many + 1), many))
    places = dice.sample(range(many), dice.choice([0, 0, min(1, many), min(2, many)]))
    return Case(
        Placing(
            tuple(sorted(free_order)),
            dice.randint(1, many),
            Quota.named(rule),
            {number: dice.choice(groups) for number in free_order},
            {at + 1: free_order[at] for at in places},
        ),
        rule,
        free_order,
    )


def _refused(case: Case) -> bool:
    try:
        case.placing.check()
    except QuotaCannotBeKept:
        return True
    return False


@EVERY_RULE
def test_a_rule_is_refused_exactly_when_no_order_of_the_candidates_keeps_it(rule: str) -> None:
    cases = [_case(f"{rule} {seed}", rule, 5) for seed in range(200)]
    for case in cases:
        assert _refused(case) is (case.obeying == []), case
    assert {_refused(case) for case in cases} == {True, False}


@EVERY_RULE
def test_a_place_is_open_to_those_with_whom_some_order_still_keeps_the_rule(rule: str) -> None:
    """From the first place down, and from the last place up."""
    barred = 0
    for seed in range(200):
        case = _case(f"{rule} {seed}", rule, 5)
        obeying = case.obeying
        if not obeying:
            continue
        dice = random.Random(seed)
        order, downwards = dice.choice(obeying), dice.random() < 0.5
        decided = dice.randrange(len(order))
        places = list(range(1, len(order) + 1)) if downwards else list(range(len(order), 0, -1))
        taken = {place: order[place - 1] for place in places[:decided]}
        place = places[decided]
        left = [number for number in case.placing.candidates if number not in taken.values()]
        possible = {
            each[place - 1] for each in obeying if all(each[at - 1] == number for at, number in taken.items())
        }
        assert set(case.placing.eligible(place, left, taken)) == possible, case
        barred += len(left) - len(possible)
    assert barred > 30


@EVERY_RULE
def test_a_rearranged_list_keeps_the_rule_and_puts_the_best_placed_who_can_have_it_on_each_place(rule: str) -> None:
    moved = 0
    for seed in range(150):
        case = _case(f"{rule} {seed}", rule, 6)
        if obeying := case.obeying:
            order = case.placing.rearranged(case.free_order)
            assert order == moved_place_by_place(case.free_order, obeying), case
            moved += order != case.free_order
    assert moved > 10


@EVERY_RULE
def test_a_rearranged_list_is_the_least_distance_from_the_free_one_of_all_that_keep_the_rule(rule: str) -> None:
    """With people who are neither woman nor man an alternating list can be nearer: see the test after this. Where no
    start is chosen, the lists are those that start as the free one does, when that can be kept.
    """
    groups = ("woman", "man") if rule.startswith("alternating") else GROUPS
    distances: Counter[int] = Counter()
    for seed in range(90):
        case = _case(f"{rule} {seed}", rule, 8 if seed < 16 else 7, groups)
        if obeying := case.obeying:
            allowed = as_the_start_allows(rule, case.placing.length, obeying, case.free_order, case.placing.groups)
            least = min(distance(order, case.free_order) for order in allowed)
            assert distance(case.placing.rearranged(case.free_order), case.free_order) == least, case
            distances[least] += 1
    assert sum(distances.values()) - distances[0] > 5


def test_among_the_neutral_the_best_placed_go_first_though_another_alternating_list_is_nearer() -> None:
    """Places go from the first, so 1 keeps the first place. With 4 there (a woman at place 3 after her) fewer pairs
    would stand in another order: 1 and 4 alone.
    """
    groups = {1: "forest", 2: "woman", 3: "woman", 4: "forest", 5: "forest", 6: "man"}
    placing = Placing((1, 2, 3, 4, 5, 6), 5, Quota.named("alternating:woman"), groups)
    free_order = (1, 2, 3, 4, 5, 6)
    order = placing.rearranged(free_order)
    assert order[0] == 1
    obeying = lists_that_obey("alternating:woman", 5, groups, {})
    assert order in obeying
    assert min(distance(each, free_order) for each in obeying) < distance(order, free_order)


def test_a_neutral_one_who_stands_first_keeps_the_place_and_the_start_is_what_then_can_be_kept() -> None:
    """The free list has a man on place 2. With 1 before him a woman would stand on place 4 too, which is a man's: so
    the list has a man's turn on place 1, which the neutral one fills, and a woman on place 2.
    """
    groups = {1: "forest", 2: "man", 3: "woman", 4: "woman"}
    order = Placing((1, 2, 3, 4), 4, Quota.named("alternating"), groups).rearranged((1, 2, 3, 4))
    assert order == (1, 3, 2, 4)


@pytest.mark.parametrize(
    ("fixed", "place", "number"),
    [
        ({1: 9}, 1, 9),
        ({0: 1}, 0, 1),
        ({4: 1}, 4, 1),
        ({-1: 1}, -1, 1),
        ({1: 2, 3: 2}, 1, 2),
    ],
    ids=["nobody of that number", "place 0", "beyond the last", "below the first", "one name on two places"],
)
def test_a_fixed_place_that_cannot_be_is_refused(fixed: dict[int, int], place: int, number: int) -> None:
    with pytest.raises(FixedPlaceWrong) as refused:
        Placing((1, 2, 3), 3, fixed=fixed).check()
    assert (refused.value.place, refused.value.number) == (place, number)


def test_the_refusal_says_which_rule_how_many_places_and_who_there_are() -> None:
    groups = {1: "woman", 2: "man", 3: "man", 4: "forest"}
    with pytest.raises(QuotaCannotBeKept) as refused:
        Placing((1, 2, 3, 4), 4, Quota.named("half-women"), groups).check()
    assert (refused.value.rule, refused.value.length) == ("half-women:up", 4)
    assert refused.value.groups == {"forest": 1, "man": 2, "woman": 1}


def test_a_fixed_place_can_make_a_rule_impossible() -> None:
    groups = {1: "woman", 2: "man"}
    Placing((1, 2), 2, Quota.named("half-women:up"), groups, {1: 1}).check()
    with pytest.raises(QuotaCannotBeKept):
        Placing((1, 2), 2, Quota.named("half-women:up"), groups, {1: 2}).check()


def test_without_a_rule_everyone_is_eligible_but_those_fixed_to_another_place() -> None:
    placing = Placing((1, 2, 3), 3, fixed={2: 3})
    assert placing.eligible(1, (1, 2, 3), {}) == (1, 2)
    assert placing.eligible(2, (2, 3), {1: 1}) == (3,)


def test_below_the_places_of_the_list_the_rule_binds_nobody() -> None:
    groups = {1: "man", 2: "man", 3: "woman"}
    placing = Placing((1, 2, 3), 1, Quota.named("half-women"), groups)
    assert placing.rearranged((1, 2, 3)) == (3, 1, 2)
