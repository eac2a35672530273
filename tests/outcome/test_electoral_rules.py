"""What was chosen and adopted is what the round counts by: from the choice to the counted list.

Bo Alm, Bo Alm, Cecilia Lund and Åsa Öberg stand, in that order; the ballots are 1>2, 1>3, 2 and a blank.
"""

from typing import Any

import pytest

from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.rules import Method, TieRule
from nominering.nomination.errors import CandidatesFrozen, FixedPlaceOutside, FixedPlaceVacant
from tests.story import Story

ASA = "Åsa Öberg-1980-05-01"


async def counted_by(story: Story, **choices: Any) -> dict[str, Any]:
    story.rules = choices
    await story.until_counted()
    counted = await story.house.outcomes.counted("riksdag-1")
    assert counted is not None
    return dict(counted.record)


@pytest.mark.parametrize("method", list(Method))
async def test_the_list_is_counted_by_the_method_that_was_adopted(story: Story, method: Method) -> None:
    record = await counted_by(story, method=method)
    assert record["rules"]["method"] == method.value


@pytest.mark.parametrize("mode", list(QuotaMode))
async def test_the_list_keeps_the_quota_that_was_adopted(story: Story, mode: QuotaMode) -> None:
    story.quota = Quota.named("half-women:down")
    record = await counted_by(story, quota=Quota.named("alternating:woman"), quota_mode=mode)
    assert (record["rules"]["quota"], record["rules"]["quota_mode"]) == ("alternating:woman", mode.value)
    assert [record["groups"][str(number)] for number in record["order"]] == ["woman", "man", "woman"]


@pytest.mark.parametrize(
    ("ties", "order", "settled"),
    [
        (TieRule.EARLIER_STAGE_THEN_LOT, [1, 3, 2], {"lot", "earlier-stage"}),
        (TieRule.LOT_ONLY, [3, 2, 1], {"lot"}),
    ],
)
async def test_ties_are_settled_as_was_adopted(
    story: Story, ties: TieRule, order: list[int], settled: set[str]
) -> None:
    """1 and 3 are equal when 2 is out, but 1 had more before; the lots put 3 first."""
    story.ballots = ((1,), (1,), (3, 2), (2, 3))
    record = await counted_by(story, method=Method.IRV_BY_PLACE, ties=ties)
    ties_met = [
        event["tie"]["settled"]
        for step in record["steps"]
        for stage in step["stages"]
        for event in stage["events"]
        if event.get("tie")
    ]
    assert (record["rules"]["ties"], record["order"]) == (ties.value, order)
    assert set(ties_met) == settled


async def test_a_place_that_was_fixed_is_taken_by_whom_it_was_fixed_for(story: Story) -> None:
    """Åsa has no vote at all."""
    await story.until_roll_is_frozen()
    candidacy = next(each for each in await story.house.candidacies.of_list("riksdag") if each.nominee.id == ASA)
    await story.adopt_rules("riksdag", fixed={2: candidacy.id})
    await story.prepare_both()
    await story.open()
    await story.vote_and_close()
    await story.count("riksdag")
    counted = await story.house.outcomes.counted("riksdag-1")
    assert counted is not None
    assert (counted.order[1], counted.record["fixed"]) == (4, {"2": 4})
    counted.check_counters_agree()
    round_ = await story.house.rounds.round("riksdag-1")
    assert dict(round_.fixed) == {2: 4}
    assert next(each for each in round_.standing if each.number == 4).candidacy_id == candidacy.id
    adopted = await story.adopt("riksdag")
    assert adopted.places[1].name == "Åsa Öberg"


async def test_the_rules_are_locked_from_the_freezing_to_the_end(story: Story) -> None:
    await story.until_adopted()
    with pytest.raises(CandidatesFrozen):
        await story.draft_rules("riksdag", places=1)


async def test_a_fixed_place_whose_name_has_left_stops_the_freezing(story: Story) -> None:
    await story.until_nominated()
    candidacy = await story.accept(ASA, "riksdag")
    await story.adopt_rules("riksdag", fixed={1: candidacy.id})
    await story.decline(ASA, "riksdag")
    (kept, _) = await story.house.lists.lists()
    with pytest.raises(FixedPlaceVacant):
        kept.electoral_rules.check_can_be_filled({"other": "woman"})


async def test_a_fixed_place_beyond_those_who_stand_stops_the_freezing(story: Story) -> None:
    await story.until_roll_is_frozen()
    candidacy = next(each for each in await story.house.candidacies.of_list("riksdag") if each.nominee.id == ASA)
    await story.adopt_rules("riksdag", places=9, fixed={7: candidacy.id})
    with pytest.raises(FixedPlaceOutside):
        await story.prepare("riksdag")
    assert await story.house.rounds.round_on("riksdag") is None
