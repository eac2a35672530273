"""A list with a quota rule, from what the candidates state to the counted list.

Bo Alm, Bo Alm, Cecilia Lund and Åsa Öberg stand, in that order; the ballots are 1>2, 1>3, 2 and a blank.
"""

import asyncio

import pytest

from nominering.conference.errors import CandidatesChanged
from nominering.counting.errors import QuotaCannotBeKept
from nominering.counting.quotas import MAN, OTHER, WOMAN, Quota, QuotaMode
from nominering.nomination.model.candidacies import Candidacy, Gender
from nominering.outcome.model.counted import CountedList
from tests.story import START, Story

HALF_WOMEN = Quota.named("half-women:up")
ASA = "Åsa Öberg-1980-05-01"


async def test_a_list_keeps_its_rule_and_the_round_takes_it_over(story: Story) -> None:
    story.quota, story.quota_mode = Quota.named("minimum:!man:1:2"), QuotaMode.AFTERWARDS
    await story.until_prepared()
    kept = await story.house.lists.candidate_list("riksdag")
    round_ = await story.house.rounds.round("riksdag-1")
    assert (kept.quota, kept.quota_mode) == (story.quota, QuotaMode.AFTERWARDS)
    assert round_.rules == kept.rules


async def test_the_groups_are_frozen_with_the_candidates(story: Story) -> None:
    story.quota = HALF_WOMEN
    story.genders = (Gender.WOMAN, Gender.OTHER, Gender.WOMAN, Gender.UNDISCLOSED)
    round_ = await story.until_prepared()
    assert [each.name for each in round_.standing] == ["Bo Alm", "Bo Alm", "Cecilia Lund", "Åsa Öberg"]
    assert round_.groups == {1: OTHER, 2: OTHER, 3: WOMAN, 4: WOMAN}


async def test_a_round_without_a_rule_has_no_groups_and_its_record_tells_none(story: Story) -> None:
    await story.until_counted()
    assert (await story.house.rounds.round("riksdag-1")).groups is None
    counted = await story.house.outcomes.counted("riksdag-1")
    assert counted is not None
    assert (counted.record["groups"], counted.record["rules"]["quota"]) == (None, "none")


async def test_a_rule_that_those_who_stand_cannot_keep_is_refused_before_the_round_is_made(story: Story) -> None:
    """Three places want two women."""
    story.quota = HALF_WOMEN
    story.genders = (Gender.WOMAN, Gender.MAN, Gender.UNDISCLOSED, Gender.MAN)
    await story.until_roll_is_frozen()
    house = story.house
    with pytest.raises(QuotaCannotBeKept) as refused:
        await story.prepare("riksdag", story.clock.now)
    assert (refused.value.length, refused.value.groups) == (3, {MAN: 2, OTHER: 1, WOMAN: 1})
    assert await house.rounds.round_on("riksdag") is None


async def test_a_rule_binds_no_more_places_than_there_are_candidates(story: Story) -> None:
    story.quota = HALF_WOMEN
    await story.until_nominated()
    await story.accept(ASA, "riksdag", gender=Gender.WOMAN)
    accepted = [each for each in await story.house.candidacies.of_list("riksdag") if each.accepted]
    rules = (await story.house.lists.candidate_list("riksdag")).electoral_rules
    rules.check_can_be_filled({each.id: each.gender.group for each in accepted})


@pytest.mark.parametrize("mode", list(QuotaMode))
async def test_the_counted_list_keeps_the_rule_and_tells_what_it_moved(story: Story, mode: QuotaMode) -> None:
    story.quota, story.quota_mode = HALF_WOMEN, mode
    await story.until_counted()
    counted = await story.house.outcomes.counted("riksdag-1")
    assert counted is not None
    assert counted.order == (3, 1, 4)
    assert counted.record["free_order"] == [1, 2, 3, 4]
    assert counted.record["groups"] == {"1": MAN, "2": MAN, "3": WOMAN, "4": WOMAN}
    assert (counted.record["rules"]["quota"], counted.record["rules"]["quota_mode"]) == ("half-women:up", mode.value)
    assert [(each["place"], each["free"], each["taken_by"]) for each in counted.record["quota_moves"]] == [
        (1, 1, 3),
        (2, 2, 1),
        (3, 3, 4),
    ]


async def test_the_adopted_list_is_the_one_that_keeps_the_rule_and_says_nothing_of_gender(story: Story) -> None:
    story.quota = HALF_WOMEN
    await story.until_counted()
    adopted = await story.adopt("riksdag")
    assert [each.name for each in adopted.places] == ["Cecilia Lund", "Bo Alm", "Åsa Öberg"]
    assert "woman" not in repr(adopted)


async def test_the_other_list_of_the_same_people_counts_as_before(story: Story) -> None:
    story.quota = HALF_WOMEN
    await story.until_counted()
    counted = await story.house.outcomes.counted("region-1")
    assert counted is not None
    assert counted.order[0] == 1


async def test_a_gender_that_is_changed_while_the_candidates_are_frozen_stops_the_freezing(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    story.quota = HALF_WOMEN
    await story.until_roll_is_frozen()
    house, after = story.house, story.clock.now
    story.clock.now = START
    of_list = house.candidacies.of_list

    async def changed_after_it_was_read(list_id: str) -> tuple[Candidacy, ...]:
        found = await of_list(list_id)
        await story.accept(ASA, list_id, gender=Gender.OTHER)
        return found

    monkeypatch.setattr(house.candidacies, "of_list", changed_after_it_was_read)
    with pytest.raises(CandidatesChanged):
        await story.prepare("riksdag", after)
    assert await house.rounds.round_on("riksdag") is None


async def test_an_answer_and_a_freezing_at_once_leave_the_round_with_what_is_kept(story: Story) -> None:
    story.quota = Quota.named("minimum:woman:1:3")
    await story.until_roll_is_frozen()
    house, after = story.house, story.clock.now
    story.clock.now = START
    await asyncio.gather(
        story.accept(ASA, "riksdag", gender=Gender.OTHER),
        story.prepare("riksdag", after),
        return_exceptions=True,
    )
    round_ = await house.rounds.round_on("riksdag")
    kept = {each.id: each.gender.group for each in await house.candidacies.of_list("riksdag")}
    assert round_ is None or {each.candidacy_id: each.group for each in round_.standing} == kept


def test_any_counter_that_disagrees_stops_the_list() -> None:
    agreeing = {"disagreed": [], "crashed": []}
    record = {
        "order": [1],
        "second_counter": agreeing,
        "second_counters": [agreeing, {"disagreed": [2], "crashed": []}],
    }
    assert CountedList.of("r", record).disputed == (2,)


def test_a_set_stands_in_the_order_of_election() -> None:
    assert CountedList.of("r", {"elected": [3, 1]}).order == (3, 1)
