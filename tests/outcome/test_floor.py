"""From the counted list by amendments from the floor to the adopted one.

Bo Alm (1), Bo Alm (2), Cecilia Lund (3) and Åsa Öberg (4) stand; the count gives 1, 2, 3, and 4 below.
"""

import asyncio

import pytest

from nominering.counting.quotas import Quota
from nominering.counting.rules import Method
from nominering.outcome import errors
from nominering.outcome.model.amendments import Change
from nominering.outcome.use_cases.adopt import adopt_list
from nominering.outcome.use_cases.amend import amended_list, undo_amendment
from nominering.outcome.use_cases.count import recount_round
from tests.story import Story


async def order(story: Story, list_id: str = "riksdag") -> list[int]:
    round_ = await story.house.rounds.round(f"{list_id}-1")
    number = {each.candidacy_id: each.number for each in round_.standing}
    return [number[one] for one in (await amended_list(story.house, list_id)).order]


async def recounted(story: Story) -> object:
    house = story.house
    return await recount_round(house.rounds, house.box, house.outcomes, "riksdag-1", story.clock.now)


async def undo(story: Story) -> None:
    log = await story.house.outcomes.amendments("riksdag")
    await undo_amendment(story.house, "riksdag", "Presidiet", story.clock.now, len(log))


async def test_the_amended_list_is_adopted_with_its_amendments_and_the_count_stays(story: Story) -> None:
    await story.until_counted()
    counted = await story.house.outcomes.counted("riksdag-1")
    await story.amend(Change.MOVE, 3, 1)
    await story.amend(Change.PUT_IN, 4, 2)
    assert await order(story) == [3, 4, 1]
    adopted = await story.adopt("riksdag")
    kept = await story.house.outcomes.adopted("riksdag")
    assert kept is not None
    assert [each.candidacy_id for each in kept.places] == [each.candidacy_id for each in adopted.places]
    assert [each.name for each in kept.places] == ["Cecilia Lund", "Åsa Öberg", "Bo Alm"]
    assert [(each.number, each.change, each.reason) for each in kept.amendments] == [
        (1, Change.MOVE, "Bredare lista."),
        (2, Change.PUT_IN, "Bredare lista."),
    ]
    assert await story.house.outcomes.counted("riksdag-1") == counted


@pytest.mark.parametrize("list_id", ["riksdag", "region"])
async def test_the_next_by_the_count_comes_in_for_whoever_is_struck_out(story: Story, list_id: str) -> None:
    """Also by a method that stops counting at the last place: it is carried on from there."""
    await story.until_counted()
    await story.amend(Change.STRIKE, 1, list_id=list_id)
    assert await order(story, list_id) == [2, 3, 4]


@pytest.mark.parametrize("method", list(Method))
async def test_every_method_has_a_line_to_amend(story: Story, method: Method) -> None:
    story.rules = {"method": method}
    await story.until_counted()
    (first, *_) = await order(story)
    await story.amend(Change.STRIKE, first)
    assert first not in await order(story)


async def test_an_amendment_is_taken_back_until_the_adoption(story: Story) -> None:
    await story.until_counted()
    await story.amend(Change.MOVE, 3, 1)
    await undo(story)
    assert await order(story) == [1, 2, 3]
    assert len(await story.house.outcomes.amendments("riksdag")) == 2
    with pytest.raises(errors.NothingToUndo):
        await undo(story)


async def test_nothing_is_amended_before_the_count_or_after_the_adoption(story: Story) -> None:
    await story.until_closed()
    with pytest.raises(errors.NotCounted):
        await story.amend(Change.MOVE, 3, 1)
    await story.count("riksdag")
    await story.amend(Change.MOVE, 3, 1)
    await story.adopt("riksdag")
    with pytest.raises(errors.AlreadyAdopted):
        await story.amend(Change.MOVE, 3, 2)
    with pytest.raises(errors.AlreadyAdopted):
        await undo(story)


async def test_who_read_another_list_amends_nothing(story: Story) -> None:
    await story.until_counted()
    await story.amend(Change.MOVE, 3, 1)
    with pytest.raises(errors.ListChanged):
        await story.amend(Change.MOVE, 2, 1, read=0)
    house, today = story.house, story.clock.now.date()
    with pytest.raises(errors.ListChanged):
        await adopt_list(house, "riksdag", today, "§ 12", today, read=0)


async def test_of_two_amendments_at_once_one_is_kept(story: Story) -> None:
    await story.until_counted()
    results = await asyncio.gather(
        story.amend(Change.MOVE, 3, 1), story.amend(Change.MOVE, 2, 1), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in results) == ["Amendment", "ListChanged"]
    assert len(await story.house.outcomes.amendments("riksdag")) == 1


async def test_of_an_amendment_and_an_adoption_at_once_neither_passes_the_other_by(story: Story) -> None:
    await story.until_counted()
    amended, adopted = await asyncio.gather(
        story.amend(Change.MOVE, 3, 1), story.adopt("riksdag"), return_exceptions=True
    )
    kept = await story.house.outcomes.adopted("riksdag")
    log = await story.house.outcomes.amendments("riksdag")
    assert isinstance(amended, errors.AlreadyAdopted) == (not log)
    assert isinstance(adopted, errors.ListChanged) == (kept is None)
    if kept:  # the amendment came wholly before it, or not at all
        assert kept == adopted
        assert [each.number for each in kept.amendments] == [each.number for each in log]
        assert kept.places[0].name == ("Cecilia Lund" if log else "Bo Alm")


async def test_of_an_amendment_and_a_withdrawal_at_once_neither_passes_the_other_by(story: Story) -> None:
    await story.until_counted()
    amended, _ = await asyncio.gather(story.amend(Change.MOVE, 3, 1), story.step_down(3), return_exceptions=True)
    if isinstance(amended, Exception):
        assert isinstance(amended, errors.CandidateWithdrew | errors.CandidateUnavailable)
    await recounted(story)
    assert await order(story) == [1, 2, 4]


async def test_nothing_is_amended_between_a_withdrawal_and_the_count_without_it(story: Story) -> None:
    await story.until_counted()
    await story.step_down(2)
    with pytest.raises(errors.CandidateWithdrew):
        await story.amend(Change.MOVE, 3, 1)
    await recounted(story)
    await story.amend(Change.MOVE, 3, 1)
    assert await order(story) == [3, 1, 4]


async def test_amendments_are_laid_on_the_count_that_is_made_again_and_said_to_be_older(story: Story) -> None:
    await story.until_counted()
    await story.amend(Change.MOVE, 3, 1)
    await story.amend(Change.MOVE, 2, 2)
    await story.step_down(2)
    await recounted(story)
    amended = await amended_list(story.house, "riksdag")
    assert await order(story) == [3, 1, 4]
    assert [each.number for each in amended.older] == [1, 2]
    assert [each.number for each in amended.lapsed] == [2]
    assert (await story.adopt("riksdag")).places[0].name == "Cecilia Lund"


async def test_an_amendment_that_breaks_the_quota_needs_the_conferences_paragraph(story: Story) -> None:
    """Women are 3 and 4: the count gives 3, 1, 4."""
    story.quota = Quota.named("half-women:up")
    await story.until_counted()
    with pytest.raises(errors.AmendmentBreaksQuota) as refused:
        await story.amend(Change.MOVE, 1, 1)
    assert refused.value.place == 1
    await story.amend(Change.MOVE, 1, 1, set_aside="§ 10")
    assert await order(story) == [1, 3, 4]
    assert (await story.adopt("riksdag")).places


async def test_a_count_again_under_which_the_amendments_break_the_rule_is_not_adopted(story: Story) -> None:
    """1, 3, 2 is amended to 4, 2, 1; without 4 the amendment that is left makes it 1, 2, 3, with a woman third."""
    story.quota = Quota.named("minimum:woman:1:2")
    story.ballots = ((1, 3), (1, 3), (3, 1), (2,))
    await story.until_counted()
    assert await order(story) == [1, 3, 2]
    await story.amend(Change.PUT_IN, 4, 1)
    await story.amend(Change.PUT_IN, 2, 2)
    await story.step_down(4)
    await recounted(story)
    assert await order(story) == [1, 2, 3]
    with pytest.raises(errors.AmendedListBreaksRule):
        await story.adopt("riksdag")
    await undo(story)
    assert (await story.adopt("riksdag")).places
