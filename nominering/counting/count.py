"""One door: ballots, rules and lots in; the record of everything that happened out."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from nominering.counting import (
    by_place,
    cumulative_places,
    irv_by_place,
    majority_by_place,
    ordered_stv,
    scottish_stv,
    second_counters,
    top_down_stv,
)
from nominering.counting.errors import FixedPlaceWrong, GroupsIncomplete
from nominering.counting.lots import Lots
from nominering.counting.papers import Papers
from nominering.counting.placing import Placing
from nominering.counting.profile import Profile
from nominering.counting.quotas import NO_QUOTA, QuotaMode, group_named
from nominering.counting.record import Record, Step
from nominering.counting.rules import Method, Rules


def count(
    profile: Profile,
    rules: Rules,
    lots: Lots | None = None,
    places: int | None = None,
    *,
    groups: Mapping[int, str] | None = None,
    fixed: Mapping[int, int] | None = None,
) -> Record:
    """Count, and have the second counters say what they make of it. Parameters and errors are those of `counted`."""
    return second_counters.compared(counted(profile, rules, lots, places, groups=groups, fixed=fixed))


def counted(
    profile: Profile,
    rules: Rules,
    lots: Lots | None = None,
    places: int | None = None,
    *,
    groups: Mapping[int, str] | None = None,
    fixed: Mapping[int, int] | None = None,
) -> Record:
    """The count alone. `places` cuts the list after so many, or is the seats of a set; a quota rule binds them.

    `groups` gives every candidate's group when there is a quota rule; `fixed` the places decided beforehand.
    Raises LotsIncomplete, GroupsIncomplete, FixedPlaceWrong, QuotaCannotBeKept, and TieNeedsLots when a tie needs
    lots that are not drawn.
    """
    if places is not None and places < 1:
        raise ValueError("a list has at least one place")
    if lots is not None:
        Lots.drawn(lots.order, profile.candidates)
    if rules.method.elects_a_set:
        for place, number in (fixed or {}).items():
            raise FixedPlaceWrong(place, number)
        seats = places or 1
        election = scottish_stv.elect(profile, seats, lots, rules.ties)
        return Record(rules, profile, lots, places=seats, election=election)
    length = min(places or len(profile.candidates), len(profile.candidates))
    known = _groups(profile, groups) if groups is not None or rules.quota else {}
    placing = Placing(profile.candidates, length, rules.quota, known, fixed or {})
    placing.check()
    return _list(Record(rules, profile, lots, places=places, groups=known or None, fixed=placing.fixed), placing)


def _groups(profile: Profile, groups: Mapping[int, str] | None) -> dict[int, str]:
    """Raises GroupsIncomplete."""
    known = {number: group_named(group) for number, group in (groups or {}).items()}
    missing, unknown = set(profile.candidates) - set(known), set(known) - set(profile.candidates)
    if missing or unknown:
        raise GroupsIncomplete(missing, unknown)
    return known


def _list(record: Record, placing: Placing) -> Record:
    """The record with its list; with a quota rule also the free list, all the way down."""
    papers = Papers(record.profile)
    everyone = len(record.profile.candidates)
    if not placing.quota:
        steps = _steps(papers, record, placing, placing.length)
        return replace(record, steps=steps, order=_order(steps)[: record.places])
    free_steps = _steps(papers, record, replace(placing, quota=NO_QUOTA), everyone)
    free_order = _order(free_steps)
    if record.rules.quota_mode is QuotaMode.AFTERWARDS:
        order = placing.rearranged(free_order)
        return replace(record, steps=free_steps, order=order[: record.places], free_order=free_order)
    steps = _steps(papers, record, placing, placing.length)
    return replace(record, steps=steps, order=_order(steps)[: record.places], free_order=free_order)


def _order(steps: tuple[Step, ...]) -> tuple[int, ...]:
    return tuple(step.candidate for step in sorted(steps, key=lambda step: step.place))


def _steps(papers: Papers, record: Record, placing: Placing, places: int) -> tuple[Step, ...]:
    lots, ties = record.lots, record.rules.ties
    if record.rules.method is Method.ORDERED_STV:
        return ordered_stv.steps(papers, lots, ties, placing)
    decide = _decide(papers, record.rules.method)
    return tuple(by_place.steps(papers, lots, ties, placing, places, decide))


def _decide(papers: Papers, method: Method) -> by_place.Decide:
    match method:
        case Method.IRV_BY_PLACE:
            return lambda place, _, eligible, breaker: irv_by_place.decide(papers, place, eligible, breaker)
        case Method.MAJORITY_BY_PLACE:
            return lambda place, _, eligible, breaker: majority_by_place.decide(papers, place, eligible, breaker)
        case Method.TOP_DOWN_STV:
            return partial(top_down_stv.decide, papers)
        case Method.CUMULATIVE_PLACES:
            within = papers.named_within()
            return lambda place, _, eligible, breaker: cumulative_places.decide(
                within, papers.naming, place, eligible, breaker
            )
    raise ValueError(method)
