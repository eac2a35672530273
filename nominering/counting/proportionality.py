"""Who is left without a place: proportionality for solid coalitions in every head of a list.

Source: Michael Dummett, Voting Procedures (1984), pp. 282-283. A group of papers that all put the same
candidates before everyone else, in whatever order, and is larger than l * V/(k+1), is due l of them among the
first k places (or all of them, where they are fewer than l).
"""

from collections import Counter
from dataclasses import dataclass

from nominering.counting.profile import Profile


@dataclass(frozen=True)
class Unrepresented:
    """A solid group that lacks a place: at place `k` it has `got` of the `due`."""

    group: frozenset[int]
    papers: int
    k: int
    due: int
    got: int


def unrepresented(profile: Profile, order: tuple[int, ...]) -> tuple[Unrepresented, ...]:
    """The first place at which each solid group falls short; empty when every head of `order` is proportional."""
    support: Counter[frozenset[int]] = Counter()
    # Papers that name nobody who stands (all of them withdrawn) weigh no more here than in the count.
    naming = sum(papers for ranking, papers in profile.rankings if ranking)
    for ranking, papers in profile.rankings:
        for length in range(1, len(ranking) + 1):
            support[frozenset(ranking[:length])] += papers
    found = [short for group, papers in support.items() if (short := _first_shortfall(group, papers, naming, order))]
    return tuple(sorted(found, key=lambda each: (each.k, sorted(each.group))))


def _first_shortfall(group: frozenset[int], papers: int, naming: int, order: tuple[int, ...]) -> Unrepresented | None:
    got = 0
    for k, number in enumerate(order, start=1):
        got += number in group
        # The largest whole l with papers > l * V/(k+1).
        due = min(max(papers * (k + 1) - 1, 0) // naming, len(group), k)
        if got < due:
            return Unrepresented(group, papers, k, due, got)
    return None
