"""Small random elections for the property tests; the same ones in every run."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st

from nominering.counting.lots import Lots
from nominering.counting.profile import Profile, Ranking
from nominering.counting.rules import Method, Rules, TieRule

LISTS = tuple(method for method in Method if not method.elects_a_set)
EVERY_LIST = pytest.mark.parametrize("method", LISTS)
EVERY_LIST_RULE = pytest.mark.parametrize(
    "rules",
    [Rules(method, ties) for method in LISTS for ties in TieRule],
    ids=lambda rules: f"{rules.method}, {rules.ties}",
)
REPEATABLE = settings(derandomize=True, deadline=None, database=None)

Papers = list[tuple[Ranking, int]]


@st.composite
def elections(draw: st.DrawFn, most: int = 6) -> tuple[tuple[int, ...], Papers, Lots]:
    """Up to `most` candidates, up to eight rankings with few papers each, so that ties are common; and lots."""
    candidates = tuple(range(1, draw(st.integers(1, most)) + 1))
    ranking = st.permutations(candidates).flatmap(
        lambda order: st.integers(0, len(order)).map(lambda length: tuple(order[:length]))
    )
    papers = draw(st.lists(st.tuples(ranking, st.integers(1, 6)), max_size=8))
    return candidates, papers, Lots(tuple(draw(st.permutations(candidates))))


@st.composite
def profiles(draw: st.DrawFn) -> tuple[Profile, Lots]:
    candidates, papers, lots = draw(elections())
    return Profile.of(candidates, papers), lots


@st.composite
def profiles_with_a_list(draw: st.DrawFn) -> tuple[Profile, tuple[int, ...]]:
    """A profile and any list at all, often only the head of one."""
    profile, lots = draw(profiles())
    return profile, lots.order[: draw(st.integers(1, len(lots.order)))]
