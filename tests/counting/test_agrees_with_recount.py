"""The package against the stand-alone recount: the same list or the same refusal, ten thousand times.

They share no code, so an error would have to be made twice. Votes stage by stage are compared in
`test_second_implementation`, against a third count.
"""

import random
from collections import Counter

import pytest

from nominering.counting import blt, recount
from nominering.counting.count import count
from nominering.counting.errors import CountingError, QuotaCannotBeKept, TieNeedsLots
from nominering.counting.lots import Lots
from nominering.counting.profile import Profile
from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.rules import Method, Rules, TieRule
from tests.counting.chance import GROUPS, Election, election
from tests.counting.plain_rules import RULES
from tests.counting.strategies import EVERY_LIST

SMALL, BIG = 10_000, 20
REFUSALS: dict[type[CountingError], type[Exception]] = {
    TieNeedsLots: recount.TieNeedsLots,
    QuotaCannotBeKept: recount.QuotaCannotBeKept,
}

pytestmark = pytest.mark.usefixtures("without_second_counters")
Answer = tuple[int, ...] | type[Exception]


def _file(tried: Election) -> str:
    """The ballots as they came, the withdrawn on a line of their own."""
    text = blt.write(
        "Chance",
        tried.places or 1,
        {number: f"Candidate {number}" for number in tried.candidates},
        tried.papers,
    )
    head, _, ballots = text.partition("\n")
    return "\n".join([head, *(f"-{number}" for number in sorted(tried.withdrawn)), ballots])


def _theirs(tried: Election) -> Answer:
    try:
        return recount.recount(
            recount.read_blt(_file(tried)),
            tried.rules.method.value,
            lots=tried.lots.order if tried.lots else None,
            ties=tried.rules.ties.value,
            places=tried.places,
            quota=str(tried.rules.quota),
            groups=dict(tried.groups) if tried.groups else None,
            quota_mode=tried.rules.quota_mode.value,
            fixed=dict(tried.fixed),
        )
    except tuple(REFUSALS.values()) as refusal:
        return type(refusal)


def _ours(tried: Election) -> Answer:
    try:
        return tried.count().order
    except tuple(REFUSALS) as refusal:
        return REFUSALS[type(refusal)]


def _free_count_needs_lots(tried: Election) -> bool:
    """The package counts the free list to its end, to show it beside; the recount only when the list rests on it.

    So a tie there stops the package where an integrated quota leads the recount past it.
    """
    if not tried.rules.quota or tried.rules.quota_mode is QuotaMode.AFTERWARDS:
        return False
    try:
        count(tried.profile, Rules(tried.rules.method, tried.rules.ties), tried.lots, fixed=tried.fixed)
    except TieNeedsLots:
        return True
    return False


def test_both_give_the_same_list_or_the_same_refusal() -> None:
    answers: Counter[str] = Counter()
    for seed in range(SMALL):
        tried = election(seed, 2, 8)
        ours, theirs = _ours(tried), _theirs(tried)
        if ours != theirs and ours is recount.TieNeedsLots and _free_count_needs_lots(tried):
            answers["stopped by the free count"] += 1
            continue
        assert ours == theirs, f"election({seed}, 2, 8): {tried}"
        answers[ours.__name__ if isinstance(ours, type) else tried.rules.method] += 1
    assert answers["TieNeedsLots"] > 200
    assert answers["QuotaCannotBeKept"] > 1000
    assert answers["stopped by the free count"] < 100
    assert all(answers[method] > 1000 for method in Method if not method.elects_a_set)


def _big(method: Method, seed: int) -> Election:
    """12 to 25 candidates and whole rankings: two wings, so that there are large surpluses, and a little chance."""
    dice = random.Random(seed)
    candidates = tuple(range(1, dice.randint(12, 25) + 1))

    def ranking() -> tuple[int, ...]:
        wing = dice.choice([1, 1, -1])
        return tuple(sorted(candidates, key=lambda number: wing * number + dice.gauss(0, 4)))

    papers = tuple((ranking(), 1) for _ in range(dice.randint(60, 300)))
    quota = dice.choice(["none", *RULES[:6]])
    rules = Rules(method, dice.choice(list(TieRule)), Quota.named(quota), dice.choice(list(QuotaMode)))
    lots = Lots(tuple(dice.sample(candidates, len(candidates))))
    places = dice.randint(4, 10)
    groups = {number: GROUPS[number % len(GROUPS)] for number in candidates}
    fixed = {1: dice.choice(candidates)} if quota == "none" else {}
    return Election(candidates, papers, frozenset(), rules, lots, places, groups, fixed)


@EVERY_LIST
def test_both_give_the_same_list_of_many_from_whole_rankings(method: Method) -> None:
    for seed in range(BIG // 5):
        tried = _big(method, seed)
        assert _ours(tried) == _theirs(tried), f"_big({method!r}, {seed})"


def test_a_number_of_papers_and_one_row_for_each_are_the_same_to_both() -> None:
    papers = [((1, 2, 3), 4), ((2, 3), 3), ((3,), 2)]
    one_by_one = [(ranking, 1) for ranking, how_many in papers for _ in range(how_many)]
    names = {1: "A", 2: "B", 3: "C"}
    order = count(Profile.of(names, papers), Rules(Method.ORDERED_STV)).order
    for rows in (papers, one_by_one):
        assert recount.recount(recount.read_blt(blt.write("T", 3, names, rows)), "ordered-stv") == order
