"""Whatever the hall does, the list that comes of it is a list."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from nominering.counting.placing import Placing
from nominering.counting.quotas import Quota
from nominering.outcome.errors import OutcomeError
from nominering.place_by_place.errors import PlaceByPlaceError
from nominering.place_by_place.model.course import Stage
from nominering.place_by_place.model.events import Deed
from nominering.place_by_place.model.hall import Hall
from nominering.place_by_place.model.record import decided_list
from tests.place_by_place.halls import BY, NOW, a_hall, acclaimed, after, begun, order

GROUPS = st.lists(st.sampled_from(("woman", "man", "other")), min_size=1, max_size=8)
QUOTAS = st.sampled_from(("none", "half-women", "half-women:down", "alternating", "pairwise", "minimum:woman:2:3"))


@st.composite
def halls(draw: st.DrawFn) -> Hall:
    """A list that can be filled, as `prepare_round` makes sure of."""
    groups = draw(GROUPS)
    places = draw(st.integers(1, len(groups) + 1))
    quota = Quota.named(draw(QUOTAS))
    reach = min(places, len(groups))
    fixed = draw(
        st.dictionaries(st.integers(1, reach), st.integers(1, len(groups)), max_size=2).filter(
            lambda chosen: len(set(chosen.values())) == len(chosen)
        )
    )
    hall = a_hall(groups, places, quota, fixed)
    if not hall.placing.can_be_kept(hall.left, hall.taken):
        return a_hall(groups, places)
    return hall


def deed(draw: st.DrawFn, hall: Hall) -> Hall:
    """One thing that the hall, or a candidate, may try; what is refused changes nothing."""
    number = draw(st.integers(1, 9))
    tries: dict[str, Callable[[], Hall]] = {
        "acclaim": lambda: after(hall, hall.acclaim(draw(st.integers(0, 9)), BY, NOW)),
        "next": lambda: after(hall, hall.acclaim(hall.place or 0, BY, NOW)),
        "name": lambda: after(hall, hall.name(number, BY, NOW)),
        "vote": lambda: begun(hall),
        "count": lambda: _counted(draw, hall),
        "lot": lambda: _drawn(draw, hall),
        "aside": lambda: after(hall, hall.put_quota_aside("§ 9", BY, NOW)),
        "undo": lambda: after(hall, hall.undo("ångrat", BY, NOW)),
        "withdraw": lambda: _without(hall, number),
    }
    try:
        return tries[draw(st.sampled_from(sorted(tries)))]()
    except (PlaceByPlaceError, OutcomeError):
        return hall


def _counted(draw: st.DrawFn, hall: Hall) -> Hall:
    papers = {(each,): draw(st.integers(0, 4)) for each in hall.vote.candidates} | {(): draw(st.integers(0, 2))}
    return after(hall, hall.count({marks: many for marks, many in papers.items() if many}, BY, NOW))


def _drawn(draw: st.DrawFn, hall: Hall) -> Hall:
    tied = hall.story.vote.tied if hall.story and hall.story.vote else ()
    return after(hall, hall.draw(draw(st.permutations(tied)), BY, NOW))


def _without(hall: Hall, number: int) -> Hall:
    gone = hall.withdrawn | {number}
    return hall if len(gone) == len(hall.round_.standing) else replace(hall, withdrawn=frozenset(gone))


def settled(hall: Hall) -> Hall:
    """The hall does no more than it has to: what is under way is undone, then the rest is carried as it is put."""
    while hall.stage is not Stage.DECIDED or hall.quota_lost:
        if hall.stage is Stage.PUT:
            hall = acclaimed(hall)
        elif hall.quota_lost:
            hall = after(hall, hall.put_quota_aside("§ 9", BY, NOW))
        elif hall.stage is Stage.NOBODY:
            hall = after(hall, hall.name(hall.may_take(hall.place or 0)[0], BY, NOW))
        else:
            hall = after(hall, hall.undo("ångrat", BY, NOW))
    return hall


@given(st.data(), halls(), st.integers(0, 25))
def test_a_list_has_no_one_twice_and_only_those_who_stand(data: st.DataObject, hall: Hall, deeds: int) -> None:
    for _ in range(deeds):
        hall = data.draw(st.composite(lambda draw: deed(draw, hall))())  # noqa: B023
        assert len(set(hall.taken.values())) == len(hall.taken)
        assert set(hall.taken.values()) <= set(hall.candidates)
        assert set(hall.taken) <= set(range(1, hall.length + 1))
        assert [each.number for each in hall.events] == list(range(1, len(hall.events) + 1))
        if not hall.withdrawn:
            assert not hall.quota_lost
            assert {place: hall.taken[place] for place in hall.round_.fixed} == dict(hall.round_.fixed)
    hall = settled(hall)
    assert len(hall.taken) == hall.length
    kept = Placing(hall.candidates, hall.length, hall.round_.rules.quota, hall.round_.groups or {}, dict(hall.taken))
    assert hall.set_aside or not hall.round_.rules.quota or kept.can_be_kept((), hall.taken)
    decided = decided_list(hall, {})
    assert decided.order == order(hall)
    assert decided.record == decided_list(hall, {}).record


@given(halls())
def test_what_is_carried_as_it_is_put_is_the_proposal_moved_as_little_as_the_rule_allows(hall: Hall) -> None:
    done = hall
    while done.stage is Stage.PUT:
        done = acclaimed(done)
    if done.stage is not Stage.DECIDED:
        return  # the proposal cannot keep the rule: somebody else has to be named
    proposal = [number for number in hall.candidates if number <= hall.round_.places]
    if set(hall.round_.fixed.values()) <= set(proposal):
        bound = dict(hall.round_.fixed)
        placing = Placing(hall.candidates, hall.length, hall.quota, hall.round_.groups or {}, bound)
        assert set(order(done)) == set(proposal)
        if placing.can_be_kept([], dict(enumerate(proposal, start=1))) and not bound:
            assert order(done) == tuple(proposal)


@given(halls())
def test_in_a_block_or_one_by_one_is_the_same_list(hall: Hall) -> None:
    one_by_one = hall
    while one_by_one.stage is Stage.PUT:
        one_by_one = acclaimed(one_by_one)
    last = max((each.place for each in hall.forecast), default=0)
    if last:
        assert acclaimed(hall, last).taken == one_by_one.taken


@given(st.data(), halls(), st.integers(1, 12))
def test_undoing_leads_back_to_what_was(data: st.DataObject, hall: Hall, deeds: int) -> None:
    before = [hall]
    for _ in range(deeds):
        done = data.draw(st.composite(lambda draw: deed(draw, before[-1]))())
        if done.withdrawn == hall.withdrawn and done.events and done.events[-1].deed is not Deed.UNDONE:
            before.append(done)
    last = before[-1]
    if last.in_force:
        first = last.undoes[0].number
        undone = after(last, last.undo("ångrat", BY, NOW))
        assert undone.in_force == tuple(each for each in last.in_force if each.number < first)
