"""The counter against the plain count of `naive`, on random elections small enough to be full of ties."""

import random
from collections import Counter
from functools import partial

import pytest

from nominering.counting.count import count
from nominering.counting.errors import TieNeedsLots
from nominering.counting.lots import Lots
from nominering.counting.profile import Profile
from nominering.counting.record import Settled
from nominering.counting.rules import Method, Rules, TieRule
from tests.counting import naive
from tests.counting.naive import Decision, LotsWanted, Ties
from tests.counting.strategies import EVERY_LIST_RULE

PLAIN = {
    Method.ORDERED_STV: naive.proportional_list,
    Method.TOP_DOWN_STV: partial(naive.list_by_place, naive.by_one_seat_more),
    Method.IRV_BY_PLACE: partial(naive.list_by_place, naive.by_alternative_vote),
    Method.MAJORITY_BY_PLACE: partial(naive.list_by_place, naive.by_majority),
    Method.CUMULATIVE_PLACES: partial(naive.list_by_place, naive.by_marks),
}
ELECTIONS = 3000

pytestmark = pytest.mark.usefixtures("without_second_counters")


def _election(seed: int) -> tuple[list[int], list[tuple[int, ...]], list[int]]:
    """Up to six candidates, up to twenty papers of few kinds, blanks among them; and lots."""
    dice = random.Random(seed)
    candidates = list(range(1, dice.randint(1, 6) + 1))
    kinds = [tuple(dice.sample(candidates, dice.randint(0, len(candidates)))) for _ in range(dice.randint(2, 8))]
    papers = dice.choices(kinds, k=dice.randint(0, 20))
    return candidates, papers, dice.sample(candidates, len(candidates))


def _plainly(
    rules: Rules, papers: list[tuple[int, ...]], candidates: list[int], lots: list[int] | None
) -> list[Decision]:
    return PLAIN[rules.method](papers, candidates, Ties(lots, look_back=rules.ties is TieRule.EARLIER_STAGE_THEN_LOT))


@EVERY_LIST_RULE
def test_both_give_the_same_list_through_the_same_votes(rules: Rules) -> None:
    settled: Counter[Settled] = Counter()
    for seed in range(ELECTIONS):
        candidates, papers, lots = _election(seed)
        record = count(Profile.of(candidates, Counter(papers)), rules, Lots(tuple(lots)))
        told = [(step.place, step.candidate, [dict(stage.votes) for stage in step.stages]) for step in record.steps]
        assert told == _plainly(rules, papers, candidates, lots), f"election {seed}"
        settled.update({tie.settled for step in record.steps for tie in step.ties})
    assert settled[Settled.LOT] > 500
    assert (settled[Settled.EARLIER_STAGE] > 100) is (rules.ties is TieRule.EARLIER_STAGE_THEN_LOT)


@EVERY_LIST_RULE
def test_both_stop_for_want_of_lots_in_the_same_elections(rules: Rules) -> None:
    stopped = 0
    for seed in range(ELECTIONS, ELECTIONS + 500):
        candidates, papers, _ = _election(seed)
        profile = Profile.of(candidates, Counter(papers))
        try:
            plain = _plainly(rules, papers, candidates, None)
        except LotsWanted:
            stopped += 1
            with pytest.raises(TieNeedsLots):
                count(profile, rules)
        else:
            assert [(step.place, step.candidate) for step in count(profile, rules).steps] == [
                (place, taker) for place, taker, _ in plain
            ]
    assert 50 < stopped < 450
