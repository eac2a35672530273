"""Candidates who withdraw after the freeze and after the count: the number stays, the list goes by the rest."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominering.conference.model.rounds import Round, Standing
from nominering.counting.errors import QuotaCannotBeKept
from nominering.counting.lots import Lots
from nominering.counting.profile import Profile
from nominering.counting.quotas import WOMAN, Quota
from nominering.counting.rules import Method, Rules
from nominering.nomination.model.candidacies import Answer
from nominering.outcome.errors import (
    AlreadyAdopted,
    CandidateWithdrew,
    EverybodyWithdrew,
    NobodyWithdrew,
    NotCounted,
    QuotaStands,
)
from nominering.outcome.model.counted import CountedList
from nominering.outcome.use_cases.count import count_round, recount_round
from tests.story import Story


async def steps_down(story: Story, number: int, list_id: str = "riksdag") -> None:
    round_ = await story.house.rounds.round(f"{list_id}-1")
    candidacies = {each.id: each for each in await story.house.candidacies.of_list(list_id)}
    await story.withdraw(candidacies[round_.standing[number - 1].candidacy_id].nominee.id, list_id)


async def recounted(story: Story) -> CountedList:
    house = story.house
    return await recount_round(house.rounds, house.box, house.outcomes, "riksdag-1", story.clock.now)


async def test_between_the_freeze_and_the_count_the_number_is_a_hole_that_the_count_passes_by(story: Story) -> None:
    await story.until_prepared()
    await steps_down(story, 1)
    round_ = await story.house.rounds.round("riksdag-1")
    assert round_.numbers == (1, 2, 3, 4)
    assert await story.house.outcomes.withdrawn_from("riksdag-1") == (1,)


async def test_the_count_goes_by_the_other_names_on_every_ballot(story: Story) -> None:
    await story.until_closed()
    await steps_down(story, 1)
    counted = await story.count("riksdag")
    assert counted.withdrawn == (1,)
    assert 1 not in counted.order
    assert counted.record["candidates"] == [2, 3, 4]
    assert counted.disputed == ()
    assert counted.record["lots"]["order"] == [4, 3, 2]
    assert [each.candidacy_id for each in (await story.adopt("riksdag")).places]


async def test_a_rule_that_those_who_are_left_cannot_keep_is_set_aside_by_the_conference_alone(story: Story) -> None:
    """Both women withdraw, so no half of any list can be women."""
    story.quota = Quota.named("half-women:up")
    await story.until_closed()
    round_ = await story.house.rounds.round("riksdag-1")
    women = [each.number for each in round_.standing if each.group == WOMAN]
    for number in women:
        await steps_down(story, number)
    house = story.house
    with pytest.raises(QuotaCannotBeKept):
        await story.count("riksdag")
    assert await house.outcomes.counted("riksdag-1") is None
    counted = await count_round(house.rounds, house.box, house.outcomes, "riksdag-1", " § 9 ")
    assert counted.set_aside == ("half-women:up", "§ 9")
    assert not set(women) & set(counted.order)
    assert counted.disputed == ()
    assert (await story.adopt("riksdag")).places


async def test_a_rule_that_can_be_kept_is_not_set_aside(story: Story) -> None:
    story.quota = Quota.named("half-women:up")
    await story.until_closed()
    await steps_down(story, 1)
    house = story.house
    with pytest.raises(QuotaStands):
        await count_round(house.rounds, house.box, house.outcomes, "riksdag-1", "§ 9")
    counted = await story.count("riksdag")
    assert counted.set_aside is None


async def test_a_quota_rule_sees_those_who_are_left(story: Story) -> None:
    story.quota = Quota.named("half-women:up")
    await story.until_closed()
    await steps_down(story, 1)
    counted = await story.count("riksdag")
    round_ = await story.house.rounds.round("riksdag-1")
    assert round_.groups is not None
    assert counted.record["groups"] == {str(n): round_.groups[n] for n in (2, 3, 4)}
    assert counted.disputed == ()


async def test_after_the_count_the_list_is_not_adopted_until_it_is_counted_again(story: Story) -> None:
    await story.until_counted()
    before = await story.house.outcomes.counted("riksdag-1")
    await steps_down(story, 2)
    with pytest.raises(CandidateWithdrew):
        await story.adopt("riksdag")
    after = await recounted(story)
    assert (after.withdrawn, 2 in after.order) == ((2,), False)
    (earlier,) = await story.house.outcomes.earlier_counts("riksdag-1")
    assert (earlier.counted, earlier.replaced_at) == (before, story.clock.now)
    with pytest.raises(NobodyWithdrew):
        await recounted(story)
    adopted = await story.adopt("riksdag")
    assert len(adopted.places) == 3


async def test_a_count_again_is_the_count_that_would_have_been_made(story: Story) -> None:
    await story.until_closed()
    await story.count("riksdag")
    await steps_down(story, 2)
    again = await recounted(story)
    round_ = await story.house.rounds.round("riksdag-1")
    contents = await story.house.box.contents("riksdag-1")
    assert Profile.of(round_.numbers, contents, withdrawn=[2]).candidates == (1, 3, 4)
    story.clock.now = story.clock.now.replace(year=2031)
    assert again == await story.house.outcomes.counted("riksdag-1")


async def test_after_the_adoption_it_is_kept_and_the_list_is_not_changed(story: Story) -> None:
    await story.until_adopted()
    before = await story.house.outcomes.adopted("riksdag")
    await steps_down(story, 2)
    assert await story.house.outcomes.withdrawn_from("riksdag-1") == (2,)
    assert await story.house.outcomes.adopted("riksdag") == before
    with pytest.raises(AlreadyAdopted):
        await recounted(story)


async def test_there_is_nothing_to_count_again_before_the_count(story: Story) -> None:
    await story.until_closed()
    with pytest.raises(NotCounted):
        await recounted(story)


async def test_when_everybody_has_withdrawn_there_is_no_list(story: Story) -> None:
    await story.until_closed()
    for number in (1, 2, 3, 4):
        await steps_down(story, number)
    with pytest.raises(EverybodyWithdrew):
        await story.count("riksdag")


@pytest.mark.parametrize("adoption_first", [True, False])
async def test_of_an_adoption_and_a_withdrawal_at_once_neither_passes_the_other_by(
    story: Story, adoption_first: bool
) -> None:
    await story.until_counted()
    both = [story.adopt("riksdag"), steps_down(story, 1)]
    adopted, _ = (
        await asyncio.gather(*both, return_exceptions=True)
        if adoption_first
        else reversed(await asyncio.gather(*reversed(both), return_exceptions=True))
    )
    kept = await story.house.outcomes.adopted("riksdag")
    assert (kept is None) == isinstance(adopted, CandidateWithdrew)
    states = [each.answer for each in await story.house.candidacies.of_list("riksdag")]
    assert states.count(Answer.WITHDRAWN) == 1


async def test_of_two_counts_again_at_once_one_is_kept(story: Story) -> None:
    await story.until_counted()
    await steps_down(story, 1)
    results = await asyncio.gather(recounted(story), recounted(story), return_exceptions=True)
    assert len([each for each in results if isinstance(each, NobodyWithdrew)]) == 1
    assert len(await story.house.outcomes.earlier_counts("riksdag-1")) == 1


@given(st.sets(st.integers(1, 30), min_size=1), st.data(), st.text(max_size=9))
def test_the_lots_of_those_who_are_left_are_what_the_same_draw_gives_them(
    numbers: set[int], data: st.DataObject, seed: str
) -> None:
    gone = data.draw(st.sets(st.sampled_from(sorted(numbers))))
    drawn = Lots.from_seed(seed, "Listan", numbers)
    assert drawn.without(gone) == Lots.from_seed(seed, "Listan", numbers - gone)


async def test_a_fixed_place_beyond_those_who_are_left_is_the_last_there_is(story: Story) -> None:
    """Or two withdrawals after the freeze would leave the conference without a count."""
    answered = story.until_answered

    async def with_a_third_place_decided() -> None:
        await answered()
        (first, *_) = await story.house.candidacies.of_list("riksdag")
        await story.adopt_rules("riksdag", fixed={3: first.id})

    story.until_answered = with_a_third_place_decided  # type: ignore[method-assign]
    await story.until_closed()
    _, *others = await story.house.candidacies.of_list("riksdag")
    for each in others[:2]:
        await story.withdraw(each.nominee.id)
    counted = await story.count("riksdag")
    assert (counted.order, counted.withdrawn, counted.disputed) == ((4, 1), (2, 3), ())
    await story.withdraw(others[2].nominee.id)
    again = await recounted(story)
    assert (again.order, again.record["fixed"], again.disputed) == ((1,), {"1": 1}, ())


@given(st.sets(st.integers(1, 9), max_size=6), st.sets(st.integers(1, 9), min_size=1))
def test_fixed_places_are_moved_no_further_than_they_must(places: set[int], left: set[int]) -> None:
    """The number of each candidate is the place that was decided."""
    standing = tuple(Standing(n, str(n), str(n), fixed_place=n if n in places else None) for n in range(1, 10))
    moved = Round("r", "riksdag", "R", Rules(Method.ORDERED_STV), 9, standing).fixed_among(left)
    assert [moved[place] for place in sorted(moved)] == sorted(places & left)
    assert all(1 <= place <= min(number, len(left)) for place, number in moved.items())
    if all(place <= len(left) for place in places & left):
        assert all(place == number for place, number in moved.items())
