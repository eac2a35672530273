"""Random elections by seed, small enough to be full of ties and of rules that can hardly be kept."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from nominering.counting.count import count
from nominering.counting.lots import Lots
from nominering.counting.profile import Profile, Ranking
from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.record import Record
from nominering.counting.rules import Method, Rules, TieRule
from tests.counting.plain_rules import RULES
from tests.counting.strategies import LISTS

# With rules that few candidates can keep.
QUOTAS = ("none", "none", "none", *RULES, "minimum:woman:4:4", "minimum:nobody:1:1", "minimum:!woman:3:6")
GROUPS = ("woman", "woman", "man", "man", "forest", "other")


@dataclass(frozen=True)
class Election:
    """What goes into a count."""

    candidates: tuple[int, ...]
    papers: tuple[tuple[Ranking, int], ...]
    withdrawn: frozenset[int]
    rules: Rules
    lots: Lots | None
    places: int | None
    groups: Mapping[int, str] | None
    fixed: Mapping[int, int]

    @property
    def profile(self) -> Profile:
        return Profile.of(self.candidates, self.papers, withdrawn=self.withdrawn)

    def count(self) -> Record:
        return count(self.profile, self.rules, self.lots, self.places, groups=self.groups, fixed=self.fixed)


def election(seed: int, least: int, most: int, methods: tuple[Method, ...] = LISTS) -> Election:
    """From `least` to `most` candidates and up to twelve rankings, blanks among them; somebody may have withdrawn."""
    dice = random.Random(seed)
    candidates = tuple(range(1, dice.randint(least, most) + 1))
    papers = tuple(
        (tuple(dice.sample(candidates, dice.randint(0, len(candidates)))), dice.choice([1, 1, 1, 2, 3, 7]))
        for _ in range(dice.randint(0, 12))
    )
    withdrawn = frozenset(dice.sample(candidates, dice.choice([0, 0, 0, 1, 2]) if len(candidates) > 2 else 0))
    standing = [number for number in candidates if number not in withdrawn]
    method = dice.choice(methods)
    quota = Quota() if method.elects_a_set else Quota.named(dice.choice(QUOTAS))
    return Election(
        candidates,
        papers,
        withdrawn,
        Rules(method, dice.choice(list(TieRule)), quota, dice.choice(list(QuotaMode))),
        Lots(tuple(dice.sample(standing, len(standing)))) if dice.random() < 0.8 else None,
        dice.choice([None, dice.randint(1, len(standing))]),
        {number: dice.choice(GROUPS) for number in standing} if quota or dice.random() < 0.2 else None,
        _fixed(dice, standing) if not method.elects_a_set and dice.random() < 0.3 else {},
    )


def _fixed(dice: random.Random, standing: list[int]) -> dict[int, int]:
    many = dice.randint(1, min(2, len(standing)))
    places = dice.sample(range(1, len(standing) + 1), many)
    return dict(zip(places, dice.sample(standing, many), strict=True))
