from itertools import combinations

from hypothesis import given, settings

from nominering.counting.profile import Profile
from nominering.counting.proportionality import Unrepresented, unrepresented
from tests.counting.strategies import REPEATABLE, profiles_with_a_list
from tests.elections.notation import box, numbers

WINGS = box("65 ABC, 35 DEF", "ABCDEF").profile


def test_a_group_larger_than_the_quota_is_due_a_place_among_the_first() -> None:
    """35 of 100 is not more than 50, a half, but more than 33 1/3: D, and so DE and DEF, are due one of two
    places.
    """
    shortfalls = unrepresented(WINGS, numbers("ABCDEF"))
    assert shortfalls == tuple(
        Unrepresented(frozenset(numbers(group)), papers=35, k=2, due=1, got=0) for group in ("D", "DE", "DEF")
    )


def test_a_list_that_gives_every_group_its_due_has_no_shortfall() -> None:
    assert unrepresented(WINGS, numbers("ADBCEF")) == ()


def test_a_group_of_exactly_the_quota_is_due_nothing() -> None:
    """Three groups of a third: for two places the quota is 3, and 3 is not more than 3."""
    thirds = box("3 A, 3 B, 3 C", "ABC").profile
    assert unrepresented(thirds, numbers("ABC")) == ()
    assert unrepresented(thirds, numbers("CBA")) == ()


def test_a_group_is_due_as_many_places_as_it_has_quotas() -> None:
    """70 of 100 is more than two quotas of 33 1/3, 30 is less than one: the first two are due to A and B."""
    shortfalls = unrepresented(box("70 ABC, 30 DEF", "ABCDEF").profile, numbers("ADBCEF"))
    assert shortfalls == tuple(
        Unrepresented(frozenset(numbers(group)), papers=70, k=2, due=2, got=1) for group in ("AB", "ABC")
    )


def test_a_group_is_never_due_more_places_than_it_has_names() -> None:
    assert unrepresented(box("90 A, 10 BC", "ABC").profile, numbers("ABC")) == ()


def test_papers_solid_for_the_same_names_count_together_whatever_their_order_within() -> None:
    """18 for A and B in either order, 16 for CDE: more than 17, so A and B are due the first place, though
    neither has more papers than C.
    """
    shortfalls = unrepresented(box("9 ABC, 9 BAC, 16 CDE", "ABCDE").profile, numbers("CABDE"))
    assert Unrepresented(frozenset(numbers("AB")), papers=18, k=1, due=1, got=0) in shortfalls


def test_a_head_of_the_list_is_judged_only_as_far_as_it_goes() -> None:
    assert unrepresented(WINGS, numbers("A")) == ()


def _by_the_definition(profile: Profile, order: tuple[int, ...]) -> set[tuple[frozenset[int], int, int, int, int]]:
    """Every set of candidates, every paper, every length and every number of quotas, straight from the definition."""
    box_of_papers = [ranking for ranking, how_many in profile.rankings for _ in range(how_many)]
    found = set()
    for size in range(1, len(profile.candidates) + 1):
        for group in combinations(profile.candidates, size):
            others = [number for number in profile.candidates if number not in group]
            solid = sum(
                all(_before(paper, member, other) for member in group for other in others) for paper in box_of_papers
            )
            for k in range(1, len(order) + 1):
                quotas = sum(solid * (k + 1) > wanted * len(box_of_papers) for wanted in range(1, k + 2))
                due, got = min(quotas, size), len(set(order[:k]) & set(group))
                if got < due:
                    found.add((frozenset(group), solid, k, due, got))
                    break
    return found


def _before(paper: tuple[int, ...], one: int, other: int) -> bool:
    return one in paper and (other not in paper or paper.index(one) < paper.index(other))


@settings(REPEATABLE, max_examples=300)
@given(profiles_with_a_list())
def test_the_checker_agrees_with_the_definition_tried_on_every_group(case: tuple[Profile, tuple[int, ...]]) -> None:
    profile, order = case
    told = unrepresented(profile, order)
    found = {(each.group, each.papers, each.k, each.due, each.got) for each in told}
    assert found == _by_the_definition(profile, order)
    assert len(told) == len(found)
