"""Who may take which place: the quota rule, the places fixed beforehand and the length of the list together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from nominering.counting.errors import FixedPlaceWrong, QuotaCannotBeKept
from nominering.counting.quotas import NO_QUOTA, Quota

Taken = Mapping[int, int]


@dataclass(frozen=True)
class Placing:
    """What binds a list of `length` places beside the votes. `groups` gives each one's, `fixed` place → number."""

    candidates: tuple[int, ...]
    length: int
    quota: Quota = NO_QUOTA
    groups: Mapping[int, str] = field(default_factory=dict)
    fixed: Mapping[int, int] = field(default_factory=dict)

    def check(self) -> None:
        """Raises FixedPlaceWrong, QuotaCannotBeKept."""
        names = list(self.fixed.values())
        for place, number in self.fixed.items():
            if number not in self.candidates or names.count(number) > 1 or not 1 <= place <= len(self.candidates):
                raise FixedPlaceWrong(place, number)
        if not self._can_be_kept({}, self._kinds(self.candidates, {})):
            groups = Counter(self.groups[number] for number in self.candidates)
            raise QuotaCannotBeKept(str(self.quota), self.length, dict(sorted(groups.items())))

    def eligible(self, place: int, left: Sequence[int], taken: Taken) -> tuple[int, ...]:
        """Who of those left may take the place, so that the rule can still be kept on all places of the list."""
        if place in self.fixed:
            return (self.fixed[place],)
        bound = set(self.fixed.values())
        free = [number for number in left if number not in bound]
        if not self.quota:
            return tuple(free)
        allowed = self.open_to(place, left, taken)
        return tuple(number for number in free if self._kind(number) in allowed)

    def open_to(self, place: int, left: Sequence[int], taken: Taken) -> frozenset[str]:
        """The kinds, of those who are left, that may take the place (see `Quota.kind`)."""
        kinds = self._kinds(left, taken)
        return frozenset(kind for kind in kinds if self._with(place, kind, kinds, taken))

    def can_be_kept(self, left: Sequence[int], taken: Taken) -> bool:
        """Whether those who are left can fill the other places so that the rule is kept on every place."""
        return self._can_be_kept({at: self._kind(n) for at, n in taken.items()}, self._kinds(left, taken))

    def least(self, left: Sequence[int], taken: Taken) -> Mapping[str, int]:
        """How many of each kind the other places need at least, filled from those left; nothing where the rule cannot
        be kept.
        """
        held, kinds = {at: self._kind(n) for at, n in taken.items()}, self._kinds(left, taken)
        if not self._can_be_kept(held, kinds):
            return {}
        return {
            kind: next(n for n in range(many + 1) if self._can_be_kept(held, Counter({**kinds, kind: n})))
            for kind, many in sorted(kinds.items())
        }

    def rearranged(self, order: Sequence[int]) -> tuple[int, ...]:
        """The order moved as little as the rule allows: each place to the best-placed who can have it.

        The result is the least Kendall distance from `order` (tests compare with all permutations), but for an
        alternating list with people who are neither woman nor man: there the best-placed still goes first, though
        another list can be nearer.
        """
        left = list(order)
        taken: dict[int, int] = {}
        for place in range(1, len(order) + 1):
            eligible = self.eligible(place, left, taken)
            taken[place] = next(number for number in left if number in eligible)
            left.remove(taken[place])
        return tuple(taken.values())

    def _with(self, place: int, kind: str, kinds: Counter[str], taken: Taken) -> bool:
        after = kinds.copy()
        after[kind] -= 1
        return self._can_be_kept({**{at: self._kind(n) for at, n in taken.items()}, place: kind}, after)

    def _can_be_kept(self, taken: Mapping[int, str], left: Counter[str]) -> bool:
        fixed = {at: self._kind(number) for at, number in self.fixed.items()}
        return self.quota.can_be_kept({**fixed, **taken}, left, self.length)

    def _kinds(self, left: Sequence[int], taken: Taken) -> Counter[str]:
        """How many of each kind are free to take any place."""
        bound = {*self.fixed.values(), *taken.values()}
        return Counter(self._kind(number) for number in left if number not in bound)

    def _kind(self, number: int) -> str:
        return self.quota.kind(self.groups[number]) if self.quota else ""
