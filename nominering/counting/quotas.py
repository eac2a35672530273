"""Quotas: what the groups of those on a list must be, place by place.

A rule reads the kinds of a list's places from the first and says of each whether it may follow; whether a list can
still be completed is then a search over how many of each kind are left, never over the people themselves.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from nominering.counting.errors import QuotaUnknown

WOMAN, MAN, OTHER = "woman", "man", "other"
_SPELLINGS = {
    **dict.fromkeys(("woman", "women", "kvinna", "kvinnor", "k", "w", "f", "female"), WOMAN),
    **dict.fromkeys(("man", "men", "män", "m", "male"), MAN),
}

State = str | int
Counts = tuple[tuple[str, int], ...]


def group_named(text: str) -> str:
    """`Kvinna`, `K` and `woman` are one group; a name that is neither woman nor man stays as it is."""
    plain = " ".join(text.split()).casefold()
    return _SPELLINGS.get(plain, plain)


class QuotaRule(StrEnum):
    NONE = "none"
    HALF_WOMEN = "half-women"
    ALTERNATING = "alternating"
    PAIRWISE = "pairwise"
    MINIMUM = "minimum"


class QuotaMode(StrEnum):
    """Kept within the count, which breaks proportionality less often, or by moving names afterwards."""

    INTEGRATED = "integrated"
    AFTERWARDS = "afterwards"


@dataclass(frozen=True)
class Quota:
    """A rule for the first places of a list.

    `up` rounds half of an odd number of places up. `start` is the group of place 1 in an alternating list; without it
    the count decides. `minimum` wants `at_least` of `group` (or, `outside`, of all others) `among_first` places. In
    the rules of gender whoever is neither woman nor man is neutral: may take any place, and breaks no pair.
    """

    rule: QuotaRule = QuotaRule.NONE
    up: bool = True
    start: str | None = None
    group: str = ""
    outside: bool = False
    at_least: int = 0
    among_first: int = 0

    @classmethod
    def named(cls, text: str) -> "Quota":
        """`half-women`, `half-women:down`, `alternating:woman`, `pairwise`, `minimum:GROUP:1:5`, `minimum:!GROUP:1:5`

        Raises QuotaUnknown.
        """
        rule, *details = (part.strip() for part in text.split(":"))
        match rule, details:
            case ("none" | "pairwise", []):
                return cls(QuotaRule(rule))
            case "half-women", [] | ["up" | "down"]:
                return cls(QuotaRule.HALF_WOMEN, up=details != ["down"])
            case "alternating", []:
                return cls(QuotaRule.ALTERNATING)
            case "alternating", [first] if group_named(first) in (WOMAN, MAN):
                return cls(QuotaRule.ALTERNATING, start=group_named(first))
            case "minimum", [group, at_least, among] if group.strip("! ") and _whole(at_least) and _whole(among):
                if int(at_least) <= int(among):
                    return cls(
                        QuotaRule.MINIMUM,
                        group=group_named(group.removeprefix("!")),
                        outside=group.startswith("!"),
                        at_least=int(at_least),
                        among_first=int(among),
                    )
        raise QuotaUnknown(text)

    def __str__(self) -> str:
        """The text that `named` reads."""
        match self.rule:
            case QuotaRule.HALF_WOMEN:
                return f"{self.rule}:{'up' if self.up else 'down'}"
            case QuotaRule.ALTERNATING if self.start:
                return f"{self.rule}:{self.start}"
            case QuotaRule.MINIMUM:
                return f"{self.rule}:{'!' if self.outside else ''}{self.group}:{self.at_least}:{self.among_first}"
        return self.rule.value

    def __bool__(self) -> bool:
        return self.rule is not QuotaRule.NONE

    def kind(self, group: str) -> str:
        """What the rule sees of a group."""
        match self.rule:
            case QuotaRule.NONE:
                return OTHER
            case QuotaRule.MINIMUM:
                return "counts" if (group == self.group) is not self.outside else "does not"
            case QuotaRule.HALF_WOMEN:
                return WOMAN if group == WOMAN else OTHER
        return group if group in (WOMAN, MAN) else OTHER

    @property
    def beginning(self) -> State:
        """The state before the first place."""
        return 0 if self.rule in (QuotaRule.HALF_WOMEN, QuotaRule.MINIMUM) else self.start or ""

    def after(self, state: State, place: int, kind: str, length: int) -> State | None:
        """The state when `kind` has taken `place` of a list of `length`; None when the rule forbids it."""
        match self.rule:
            case QuotaRule.HALF_WOMEN:
                women = int(state) + (kind == WOMAN)
                return women if women >= (place + self.up) // 2 else None
            case QuotaRule.MINIMUM:
                reached = min(int(state) + (kind == "counts"), self.at_least)
                return None if place == min(self.among_first, length) and reached < self.at_least else reached
            case QuotaRule.ALTERNATING:
                if kind == OTHER:
                    return state
                start = kind if place % 2 else _OPPOSITE[kind]
                return start if state in ("", start) else None
            case QuotaRule.PAIRWISE:
                if place % 2:
                    return kind
                return "" if kind == OTHER or kind != state else None
        return state

    def broken_at(self, groups: Sequence[str]) -> int | None:
        """The first place of a whole list, given as the groups of its names, that does not keep the rule."""
        state = self.beginning
        for place, group in enumerate(groups, start=1):
            after = self.after(state, place, self.kind(group), len(groups))
            if after is None:
                return place
            state = after
        return None

    def can_be_kept(self, fixed: Mapping[int, str], left: Mapping[str, int], length: int) -> bool:
        """Whether the first `length` places can obey the rule.

        Some places hold kinds already, the others are filled from those `left`: a search forward, place by place,
        that never comes twice to the same state with the same people left.
        """
        first = (1, self.beginning, tuple(sorted(left.items())))
        seen = {first}
        waiting = [first]
        while waiting:
            place, state, counts = waiting.pop()
            if place > length:
                return True
            for kind, rest in _choices(fixed.get(place), counts):
                after = self.after(state, place, kind, length)
                if after is not None and (come := (place + 1, after, rest)) not in seen:
                    seen.add(come)
                    waiting.append(come)
        return False


NO_QUOTA = Quota()
_OPPOSITE = {WOMAN: MAN, MAN: WOMAN}


def _choices(fixed: str | None, counts: Counts) -> Iterable[tuple[str, Counts]]:
    if fixed is not None:
        yield fixed, counts
        return
    for at, (kind, how_many) in enumerate(counts):
        if how_many:
            yield kind, (*counts[:at], (kind, how_many - 1), *counts[at + 1 :])


def _whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 7 and 0 < int(text) <= 10**6
