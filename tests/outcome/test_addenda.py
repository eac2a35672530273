"""Somebody on an adopted list cannot stand any more.

Bo Alm (1), Bo Alm (2), Cecilia Lund (3) and Åsa Öberg (4) stand; the list is 1, 2, 3.
"""

import asyncio
from datetime import timedelta

import pytest

from nominering.conference.errors import DecidedByPlace
from nominering.counting.errors import QuotaCannotBeKept
from nominering.counting.quotas import Quota
from nominering.counting.rules import Procedure
from nominering.outcome import errors
from nominering.outcome.model.addenda import Cause, Gone, Manner
from nominering.outcome.model.amendments import Change
from nominering.outcome.use_cases.add import ways_on
from nominering.place_by_place.use_cases import finish
from tests.story import Story


async def in_force(story: Story) -> list[tuple[int, int]]:
    """Each place and the number of who has it."""
    round_ = await story.house.rounds.round("riksdag-1")
    number = {each.candidacy_id: each.number for each in round_.standing}
    adopted = await story.house.outcomes.adopted("riksdag")
    assert adopted is not None
    return [(each.place, number[each.candidacy_id]) for each in adopted.in_force]


async def test_the_next_by_the_recount_comes_in_and_the_adopted_list_stays_as_it_was(story: Story) -> None:
    await story.until_adopted()
    before = await story.house.outcomes.adopted("riksdag")
    await story.step_down(1)
    addendum = await story.add()
    assert (addendum.number, [each.cause for each in addendum.gone]) == (1, [Cause.WITHDREW])
    after = await story.house.outcomes.adopted("riksdag")
    assert before is not None
    assert after is not None
    assert after.places == before.places
    assert after.addenda == (addendum,)
    assert await in_force(story) == [(1, 2), (2, 3), (3, 4)]


async def test_the_number_stands_empty_when_that_is_what_is_decided(story: Story) -> None:
    await story.until_adopted()
    await story.step_down(2)
    addendum = await story.add(Manner.EMPTY)
    assert [(each.place, each.now) for each in addendum.changes] == [(2, None)]
    assert await in_force(story) == [(1, 1), (3, 3)]


async def test_the_recounted_list_may_be_chosen_instead(story: Story) -> None:
    await story.until_adopted()
    await story.step_down(1)
    await story.add(Manner.RECOUNTED)
    house = story.house
    ways = await ways_on(house, "riksdag", [Gone((await story.candidacy(2)).id, Cause.DIED)])
    assert len(ways.recounted) == 2
    assert [number for _, number in await in_force(story)] == [2, 3, 4]


async def test_addenda_are_numbered_and_laid_on_one_after_another(story: Story) -> None:
    await story.until_adopted()
    await story.step_down(1)
    await story.add(Manner.EMPTY)
    with pytest.raises(errors.NobodyLeft):
        await story.add()
    story.clock.now += timedelta(days=1)
    await story.step_down(3)
    second = await story.add()
    assert second.number == 2
    assert [number for _, number in await in_force(story)] == [2, 4]
    adopted = await story.house.outcomes.adopted("riksdag")
    assert adopted is not None
    assert [each.place for each in adopted.after(1)] == [2, 3]
    await story.step_down(2)
    with pytest.raises(errors.AddendumTooEarly):
        await story.add(on=(story.clock.now - timedelta(days=1)).date())


async def test_somebody_who_has_died_or_is_not_eligible_any_more_is_said_to_be_gone(story: Story) -> None:
    await story.until_adopted()
    gone = Gone((await story.candidacy(3)).id, Cause.DIED)
    addendum = await story.add(Manner.SHORTEST, gone)
    assert addendum.gone == (gone,)
    assert await in_force(story) == [(1, 1), (2, 2), (3, 4)]
    with pytest.raises(errors.NobodyLeft):
        await story.add(Manner.SHORTEST, gone)


async def test_who_cannot_stand_below_the_list_does_not_come_in(story: Story) -> None:
    await story.until_adopted()
    await story.step_down(1)
    await story.add(Manner.SHORTEST, Gone((await story.candidacy(4)).id, Cause.INELIGIBLE))
    assert await in_force(story) == [(1, 2), (2, 3)]


async def test_whom_the_conference_struck_out_does_not_come_in_again(story: Story) -> None:
    await story.until_counted()
    await story.amend(Change.STRIKE, 1)
    await story.adopt("riksdag")
    await story.step_down(2)
    await story.add()
    assert await in_force(story) == [(1, 3), (2, 4)]


async def test_there_is_no_addendum_before_the_adoption_or_when_nobody_has_left(story: Story) -> None:
    await story.until_counted()
    with pytest.raises(errors.NotAdopted):
        await story.add()
    await story.adopt("riksdag")
    with pytest.raises(errors.NobodyLeft):
        await story.add()
    await story.step_down(4)
    with pytest.raises(errors.NobodyLeft):
        await story.add()


async def test_an_addendum_has_a_reason_and_a_day_that_has_been(story: Story) -> None:
    await story.until_adopted()
    await story.step_down(1)
    today = story.clock.now.date()
    with pytest.raises(errors.AddendumIncomplete):
        await story.add(reason=" ")
    with pytest.raises(errors.AddendumInFuture):
        await story.add(on=today + timedelta(days=1))
    with pytest.raises(errors.AddendumTooEarly):
        await story.add(on=today - timedelta(days=1))
    with pytest.raises(errors.ListChanged):
        await story.add(read=1)
    assert await in_force(story) == [(1, 1), (2, 2), (3, 3)]


async def test_of_two_addenda_at_once_one_is_kept(story: Story) -> None:
    await story.until_adopted()
    await story.step_down(1)
    results = await asyncio.gather(story.add(), story.add(Manner.EMPTY), return_exceptions=True)
    assert sorted(type(each).__name__ for each in results) == ["Addendum", "ListChanged"]
    adopted = await story.house.outcomes.adopted("riksdag")
    assert adopted is not None
    assert len(adopted.addenda) == 1


async def test_of_an_addendum_and_a_withdrawal_of_who_comes_in_neither_passes_the_other_by(story: Story) -> None:
    await story.until_adopted()
    await story.step_down(1)
    added, _ = await asyncio.gather(story.add(), story.step_down(4), return_exceptions=True)
    if isinstance(added, Exception):
        assert isinstance(added, errors.CandidateWithdrew)
        await story.add()
    elif 4 in [number for _, number in await in_force(story)]:  # came in first, and left
        await story.add()
    assert await in_force(story) == [(1, 2), (2, 3)]


async def test_a_rule_that_cannot_be_kept_any_more_is_set_aside_or_the_number_left_empty(
    story: Story,
) -> None:
    """The list is 3, 1, 4: the women are 3 and 4."""
    story.quota = Quota.named("half-women:up")
    await story.until_adopted()
    await story.step_down(3)
    await story.step_down(4)
    with pytest.raises(QuotaCannotBeKept):
        await story.add()
    empty = await ways_on(story.house, "riksdag")
    assert (empty.shortest, [each is None for each in empty.order(Manner.EMPTY)]) == (None, [True, False, True])
    await story.add(Manner.SHORTEST, set_aside="§ 5")
    assert [number for _, number in await in_force(story)] == [1, 2]


async def test_the_same_ballots_rules_and_lots_give_the_same_ways(story: Story) -> None:
    await story.until_adopted()
    await story.step_down(2)
    assert await ways_on(story.house, "riksdag") == await ways_on(story.house, "riksdag")


async def test_a_list_decided_place_by_place_is_amended_and_added_to_without_any_count(story: Story) -> None:
    """Nobody is below it, so the gap closes, and there is no recount to take instead."""
    story.rules = {"procedure": Procedure.PLACE_BY_PLACE}
    await story.until_prepared()
    await story.acclaim(3)
    await finish(story.house, "riksdag", 1, story.clock.now)
    await story.amend(Change.STRIKE, 1)
    await story.amend(Change.PUT_IN, 4, 1)
    await story.adopt("riksdag")
    assert await in_force(story) == [(1, 4), (2, 2), (3, 3)]
    await story.step_down(2)
    with pytest.raises(DecidedByPlace):
        await story.add(Manner.RECOUNTED)
    await story.add()
    assert await in_force(story) == [(1, 4), (2, 3)]
