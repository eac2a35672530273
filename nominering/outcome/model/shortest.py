"""The shortest change of an adopted list when somebody on it cannot stand any more.

The statutes want an adopted list changed as little as can be, and the votes are to say who comes in. So of all lists
of the same length that
[1] keep everybody who is left, in the order that was adopted,
[2] fill up with others in the order of the recount, and
[3] keep the quota rule and the places decided beforehand,
the shortest change is the one in which
[4] the fewest are passed over whom the recount has before somebody that comes in (only a rule makes that needed),
[5] the fewest who come in stand before somebody whom the recount puts before them,
[6] the fewest who are left get another number,
and of those that are equal so far
[7] the fewest stand before somebody who comes in and whom the recount puts before them, and then the order of the
recount itself decides.

So an empty place is filled where it stands when the votes say so, and otherwise those below move up as far as they
must and no further.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from nominering.counting.quotas import NO_QUOTA, Quota, State

Cost = tuple[int, int, int, int, tuple[int, ...]]
FREE: Cost = (0, 0, 0, 0, ())


@dataclass(frozen=True)
class Vacancy:
    """`adopted` is the list with nobody on the places that are empty now; `recounted` the line of the count without
    those who are gone. `groups` has everybody when there is a quota rule; `fixed` is place → candidacy.
    """

    adopted: tuple[str | None, ...]
    recounted: tuple[str, ...]
    quota: Quota = NO_QUOTA
    groups: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[int, str] = field(default_factory=dict)

    @property
    def left(self) -> tuple[str, ...]:
        return tuple(each for each in self.adopted if each is not None)

    @property
    def others(self) -> tuple[str, ...]:
        """Who may come in, the first first."""
        return tuple(each for each in self.recounted if each not in self.left)

    @property
    def length(self) -> int:
        return min(len(self.adopted), len(self.left) + len(self.others))

    def shortest(self) -> tuple[str, ...] | None:
        """None when no list that leaves everybody in their order keeps the rules."""
        return _Search(self).best()


class _Search:
    """Place by place; of two beginnings with the same people left and the same claims of the rule one stays."""

    def __init__(self, vacancy: Vacancy) -> None:
        self.vacancy = vacancy
        self.left, self.others = vacancy.left, vacancy.others
        self.was = {one: place for place, one in enumerate(vacancy.adopted, start=1)}
        self.rank = {one: at for at, one in enumerate(vacancy.recounted)}

    def best(self) -> tuple[str, ...] | None:
        begun: dict[tuple[int, int, State], tuple[Cost, tuple[str, ...]]]
        begun = {(0, 0, self.vacancy.quota.beginning): (FREE, ())}
        for place in range(1, self.vacancy.length + 1):
            onward: dict[tuple[int, int, State], tuple[Cost, tuple[str, ...]]] = {}
            for (stay, come, state), (cost, order) in begun.items():
                for one, key, more in self._choices(place, stay, come, state):
                    found = (_sum(cost, more), (*order, one))
                    if key not in onward or found[0] < onward[key][0]:
                        onward[key] = found
            begun = onward
        whole = [found for (stay, _, _), found in begun.items() if stay == len(self.left)]
        return min(whole)[1] if whole else None

    def _choices(
        self, place: int, stay: int, come: int, state: State
    ) -> list[tuple[str, tuple[int, int, State], Cost]]:
        """Who may take the place when `stay` of those left are placed and `come` of the others used or passed."""
        found = []
        at_most = self.vacancy.length - len(self.left)
        for one, key, more in (
            *self._next_left(place, stay, come),
            *(self._other(stay, come, at) for at in range(come, len(self.others)) if place - 1 - stay < at_most),
        ):
            bound = self.vacancy.fixed.get(place)
            if bound not in (None, one) or (bound is None and one in self.vacancy.fixed.values()):
                continue
            kind = self.vacancy.quota.kind(self.vacancy.groups.get(one, ""))
            after = self.vacancy.quota.after(state, place, kind, self.vacancy.length)
            if after is not None:
                found.append((one, (*key, after), more))
        return found

    def _next_left(self, place: int, stay: int, come: int) -> list[tuple[str, tuple[int, int], Cost]]:
        if stay == len(self.left):
            return []
        one = self.left[stay]
        return [(one, (stay + 1, come), (0, 0, int(self.was[one] != place), 0, (self._rank(one),)))]

    def _other(self, stay: int, come: int, at: int) -> tuple[str, tuple[int, int], Cost]:
        one = self.others[at]
        before, behind = self.left[:stay], self.left[stay:]
        against = sum(each in self.rank and self.rank[each] < self.rank[one] for each in behind)
        held_back = sum(each in self.rank and self.rank[each] > self.rank[one] for each in before)
        return one, (stay, at + 1), (at - come, against, 0, held_back, (self._rank(one),))

    def _rank(self, one: str) -> int:
        return self.rank.get(one, len(self.rank))


def _sum(one: Cost, more: Cost) -> Cost:
    return one[0] + more[0], one[1] + more[1], one[2] + more[2], one[3] + more[3], one[4] + more[4]
