"""What holds of every list that a quota rule or fixed places bind, by every method; each rule in plain words."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nominering.counting.count import count
from nominering.counting.errors import QuotaCannotBeKept
from nominering.counting.lots import Lots
from nominering.counting.profile import Profile
from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.record import Reason, Record, Step
from nominering.counting.rules import Method, Rules
from tests.counting.plain_rules import lists_that_obey, moved_place_by_place, obeys
from tests.counting.strategies import EVERY_LIST_RULE, REPEATABLE, Papers, elections

QUOTAS = ("none", "half-women:up", "half-women:down", "alternating", "pairwise", "minimum:!forest:1:2")
EVERY_MODE = pytest.mark.parametrize("mode", QuotaMode)


@dataclass(frozen=True)
class Bound:
    """An election whose list somebody has bound, and every order that keeps to it."""

    candidates: tuple[int, ...]
    papers: Papers
    lots: Lots
    quota: str
    groups: Mapping[int, str]
    fixed: Mapping[int, int]
    places: int

    @property
    def allowed(self) -> list[tuple[int, ...]]:
        return lists_that_obey(self.quota, self.places, self.groups, self.fixed)

    def count(self, rules: Rules) -> Record:
        rules = replace(rules, quota=Quota.named(self.quota))
        profile = Profile.of(self.candidates, self.papers)
        return count(profile, rules, self.lots, self.places, groups=self.groups, fixed=self.fixed)


@st.composite
def bound(draw: st.DrawFn) -> Bound:
    """Up to five candidates, most rules possible to keep; every other election has fixed places."""
    candidates, papers, lots = draw(elections(most=5))
    groups = draw(st.lists(st.sampled_from(["woman", "man", "forest"]), min_size=len(candidates), max_size=5))
    places = draw(st.lists(st.sampled_from(candidates), unique=True, max_size=2)) if draw(st.booleans()) else []
    return Bound(
        candidates,
        papers,
        lots,
        draw(st.sampled_from(QUOTAS)),
        dict(zip(candidates, groups, strict=False)),
        dict(zip(places, lots.order[::-1], strict=False)),
        draw(st.sampled_from([len(candidates), draw(st.sampled_from(candidates))])),
    )


def _counted(election: Bound, rules: Rules) -> Record | None:
    """None when the rule is refused, which it is exactly when no order at all keeps it."""
    if election.allowed:
        return election.count(rules)
    with pytest.raises(QuotaCannotBeKept):
        election.count(rules)
    return None


@EVERY_MODE
@EVERY_LIST_RULE
@settings(REPEATABLE, max_examples=40)
@given(bound())
def test_the_rule_holds_in_every_head_and_each_has_one_place_and_the_fixed_theirs(
    rules: Rules, mode: QuotaMode, election: Bound
) -> None:
    if record := _counted(election, replace(rules, quota_mode=mode)):
        assert obeys(election.quota, [election.groups[number] for number in record.order])
        assert len(set(record.order)) == len(record.order) == election.places
        assert set(record.order) <= set(election.candidates)
        for place, number in election.fixed.items():
            assert place > election.places or record.order[place - 1] == number
        whole = record.steps if rules.method is Method.ORDERED_STV else ()
        assert sorted(step.candidate for step in whole) == [*(election.candidates if whole else ())]


@EVERY_MODE
@EVERY_LIST_RULE
@settings(REPEATABLE, max_examples=40)
@given(bound())
def test_the_free_list_beside_is_the_count_without_the_rule_and_the_moves_lead_from_one_to_the_other(
    rules: Rules, mode: QuotaMode, election: Bound
) -> None:
    record = _counted(election, replace(rules, quota_mode=mode))
    if record is None:
        return
    if election.quota == "none":
        assert (record.free_order, record.quota_moves) == (None, ())
        return
    free = replace(election, quota="none", places=len(election.candidates)).count(rules).order
    assert record.free_order == free
    moved = list(free[: election.places])
    for move in record.quota_moves:
        assert free[move.place - 1] == move.free != move.taken_by == free[move.from_place - 1]
        assert (record.order[move.free_to - 1] == move.free) if move.free_to else (move.free not in record.order)
        moved[move.place - 1] = move.taken_by
    assert tuple(moved) == record.order


@EVERY_LIST_RULE
@settings(REPEATABLE, max_examples=40)
@given(bound())
def test_afterwards_each_place_goes_to_the_best_placed_by_the_free_count_who_can_have_it(
    rules: Rules, election: Bound
) -> None:
    """`test_placing` shows that it is the least distance from the free list."""
    record = _counted(election, replace(rules, quota_mode=QuotaMode.AFTERWARDS))
    if record and record.free_order:
        assert record.order == moved_place_by_place(record.free_order, election.allowed)[: election.places]
        # The count told is the free one.
        by_place = sorted(record.steps, key=lambda step: step.place)
        assert tuple(step.candidate for step in by_place) == record.free_order


@EVERY_LIST_RULE
@settings(REPEATABLE, max_examples=60)
@given(bound())
def test_integrated_exactly_those_are_barred_with_whom_no_list_could_be_finished(
    rules: Rules, election: Bound
) -> None:
    record = _counted(election, replace(rules, quota_mode=QuotaMode.INTEGRATED))
    for step in record.steps if record else ():
        decided = {other.place: other.candidate for other in _before(step, record)}
        left = [number for number in election.candidates if number not in decided.values()]
        possible = {
            order[step.place - 1]
            for order in election.allowed
            if all(order[place - 1] == number for place, number in decided.items())
        }
        assert set(step.barred) == set(left) - possible
        assert step.candidate in possible
        if rules.method is Method.ORDERED_STV:
            assert set(step.among) == set(left)
        elif rules.method is Method.TOP_DOWN_STV and step.place not in election.fixed:
            assert set(step.among) == possible | set(decided.values())
        else:
            assert set(step.among) == possible


def _before(step: Step, record: Record | None) -> tuple[Step, ...]:
    return record.steps[: record.steps.index(step)] if record else ()


@EVERY_MODE
@EVERY_LIST_RULE
@settings(REPEATABLE, max_examples=30)
@given(bound())
def test_votes_and_exhausted_are_all_papers_at_every_stage_of_a_bound_list_too(
    rules: Rules, mode: QuotaMode, election: Bound
) -> None:
    record = _counted(election, replace(rules, quota_mode=mode))
    marks = rules.method is Method.CUMULATIVE_PLACES
    for step in record.steps if record else ():
        for first, stage in enumerate(step.stages, start=1):
            assert stage.total == (first * step.papers if marks else step.papers)
            assert sum(stage.votes.values()) + stage.exhausted == stage.total
            assert min([*stage.votes.values(), stage.exhausted]) >= 0


@EVERY_MODE
@EVERY_LIST_RULE
@settings(REPEATABLE, max_examples=25)
@given(bound(), st.randoms())
def test_the_order_of_papers_candidates_groups_and_fixed_places_never_matters(
    rules: Rules, mode: QuotaMode, election: Bound, shuffler: random.Random
) -> None:
    rules = replace(rules, quota_mode=mode)
    record = _counted(election, rules)
    if record is None:
        return
    papers = [(ranking, 1) for ranking, how_many in election.papers for _ in range(how_many)]
    candidates, groups, fixed = list(election.candidates), list(election.groups.items()), list(election.fixed.items())
    for each in (papers, candidates, groups, fixed):
        shuffler.shuffle(each)
    shuffled = replace(
        election, candidates=tuple(candidates), papers=papers, groups=dict(groups), fixed=dict(fixed)
    ).count(rules)
    assert shuffled.as_json().encode() == record.as_json().encode()


@settings(REPEATABLE, max_examples=300)
@given(bound())
def test_where_nobody_was_guarded_from_a_place_the_proportional_list_is_the_free_one(election: Bound) -> None:
    record = _counted(election, Rules(Method.ORDERED_STV))
    if record is None or record.free_order is None or election.fixed:
        return
    events = [event for step in record.steps for stage in step.stages for event in stage.events]
    if not any(event.guarded or event.reason is Reason.GUARDED for event in events):
        assert record.order == record.free_order[: election.places]
