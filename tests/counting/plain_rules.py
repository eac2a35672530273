"""The quota rules once more, in plain words: each looks at a finished list and says whether it obeys.

Nothing is shared with `nominering.counting.quotas`, which asks place by place whether a list can still be finished.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations, permutations

WOMAN, MAN = "woman", "man"
OTHER_THAN = {WOMAN: MAN, MAN: WOMAN}

# One of each kind, and the odd ones: a rule about people outside a group, one that binds every place.
RULES = (
    "half-women:up",
    "half-women:down",
    "alternating",
    "alternating:woman",
    "alternating:man",
    "pairwise",
    "minimum:woman:2:3",
    "minimum:!man:1:2",
    "minimum:forest:1:4",
    "minimum:!forest:2:2",
)


def obeys(rule: str, groups: Sequence[str]) -> bool:
    """`groups` are those of the places the rule binds, place 1 first."""
    name, *details = rule.split(":")
    if name == "none":
        return True
    if name == "half-women":
        # Of k places at least half are women; rounded down, an odd one may be missing.
        spare = 1 if details == ["down"] else 0
        return all(2 * list(groups[:k]).count(WOMAN) >= k - spare for k in range(1, len(groups) + 1))
    if name == "alternating":
        return any(_alternates(groups, start) for start in details or (WOMAN, MAN))
    if name == "pairwise":
        pairs = zip(groups[::2], groups[1::2], strict=False)
        return not any(one == other and one in OTHER_THAN for one, other in pairs)
    group, at_least, among = details
    head = groups[: int(among)]
    return sum((each != group[1:]) if group[0] == "!" else (each == group) for each in head) >= int(at_least)


def _alternates(groups: Sequence[str], start: str) -> bool:
    """Women and men on every other place; whoever is neither may stand on any."""
    on_even = OTHER_THAN[start]
    odd, even = groups[::2], groups[1::2]
    return all(each in (start, "") or each not in OTHER_THAN for each in odd) and all(
        each == on_even or each not in OTHER_THAN for each in even
    )


def lists_that_obey(
    rule: str, length: int, groups: Mapping[int, str], fixed: Mapping[int, int]
) -> list[tuple[int, ...]]:
    """Every order of all candidates whose first `length` places obey the rule and whose fixed places are kept."""
    return [
        order
        for order in permutations(sorted(groups))
        if all(order[place - 1] == number for place, number in fixed.items())
        and obeys(rule, [groups[number] for number in order[:length]])
    ]


def start_of(order: Sequence[int], groups: Mapping[int, str]) -> str:
    """What group an alternating list begins with: that of its first woman or man, read back to place 1."""
    for place, number in enumerate(order, start=1):
        if groups[number] in OTHER_THAN:
            return groups[number] if place % 2 else OTHER_THAN[groups[number]]
    return ""


def distance(one: Sequence[int], other: Sequence[int]) -> int:
    """Kendall's: how many pairs stand in another order. Kendall, "A new measure of rank correlation" (1938)."""
    at = {number: place for place, number in enumerate(other)}
    return sum(at[before] > at[after] for before, after in combinations(one, 2))


def as_the_start_allows(
    rule: str,
    length: int,
    obeying: list[tuple[int, ...]],
    free_order: Sequence[int],
    groups: Mapping[int, str],
) -> list[tuple[int, ...]]:
    """Where no start is chosen, an alternating list begins as the free one would have it, when that can be kept."""
    start = start_of(free_order, groups)
    if rule != "alternating" or not start:
        return obeying
    as_it_begins = [
        order for order in obeying if obeys(f"alternating:{start}", [groups[number] for number in order[:length]])
    ]
    return as_it_begins or obeying


def moved_place_by_place(free_order: Sequence[int], allowed: list[tuple[int, ...]]) -> tuple[int, ...]:
    """Each place, from the first, to the best-placed of the free order with whom an allowed list begins so."""
    for at in range(len(free_order)):
        best = min((order[at] for order in allowed), key=free_order.index)
        allowed = [order for order in allowed if order[at] == best]
    (order,) = allowed
    return order
