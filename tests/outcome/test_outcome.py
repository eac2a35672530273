"""From a closed box to an adopted list."""

import asyncio
from datetime import date, timedelta

import pytest

from nominering.conference.errors import CandidatesChanged, PublicationWaits, RoundNotClosed
from nominering.conference.model.rounds import RoundState
from nominering.nomination.errors import ProposalStale
from nominering.nomination.model.proposals import Proposal
from nominering.nomination.use_cases import propose
from nominering.outcome.errors import (
    AdoptionIncomplete,
    AdoptionInFuture,
    AlreadyAdopted,
    AlreadyCounted,
    CountersDisagree,
    NotAdopted,
    NotCounted,
)
from nominering.outcome.model.counted import CountedList
from nominering.outcome.model.phase import Phase, phase_of
from nominering.outcome.use_cases.adopt import adopt_list, adopted_list
from nominering.store import tables as t
from tests.story import START, Story


async def test_a_round_is_counted_when_it_is_closed_and_only_once(story: Story) -> None:
    await story.until_open()
    with pytest.raises(RoundNotClosed):
        await story.count("riksdag")
    await story.house.box.seal("riksdag-1")
    await story.count("riksdag")
    assert (await story.house.rounds.round("riksdag-1")).state is RoundState.COUNTED
    with pytest.raises(AlreadyCounted):
        await story.count("riksdag")


async def test_of_two_counts_at_once_one_is_kept(story: Story) -> None:
    await story.until_closed()
    results = await asyncio.gather(story.count("riksdag"), story.count("riksdag"), return_exceptions=True)
    assert sorted(type(each).__name__ for each in results) == ["AlreadyCounted", "CountedList"]


async def test_the_kept_record_is_the_record_of_the_count(story: Story) -> None:
    await story.until_closed()
    counted = await story.count("region")
    kept = await story.house.outcomes.counted("region-1")
    assert kept == counted
    assert kept is not None
    assert kept.record["ballots"] == {"returned": 4, "valid": 3, "blank": 1}


async def test_the_adopted_list_is_the_head_of_the_counted_order(story: Story) -> None:
    """Ballots 1>2, 1>3, 2, blank among Bo Alm, Bo Alm, Cecilia Lund, Åsa Öberg; three places."""
    await story.until_adopted()
    adopted = await adopted_list(story.house.outcomes, "region")
    assert [(each.place, each.name, each.born.year) for each in adopted.places] == [
        (1, "Bo Alm", 1990),
        (2, "Bo Alm", 2001),
        (3, "Cecilia Lund", 1971),
    ]
    assert (adopted.paragraph, adopted.adopted_on) == ("§ 12", date(2030, 1, 31))


async def test_there_is_nothing_to_print_before_the_list_is_adopted(story: Story) -> None:
    await story.until_counted()
    with pytest.raises(NotAdopted):
        await adopted_list(story.house.outcomes, "riksdag")


async def test_nothing_is_adopted_before_the_count_or_twice(story: Story) -> None:
    await story.until_closed()
    with pytest.raises(NotCounted):
        await story.adopt("riksdag")
    await story.count("riksdag")
    await story.adopt("riksdag")
    with pytest.raises(AlreadyAdopted):
        await story.adopt("riksdag")


async def test_an_adoption_has_a_day_that_has_been_and_a_paragraph(story: Story) -> None:
    await story.until_counted()
    house, today = story.house, START.date()
    for day, paragraph, refused in (
        (today, " ", AdoptionIncomplete),
        (today + timedelta(days=1), "§ 12", AdoptionInFuture),
    ):
        with pytest.raises(refused):
            await adopt_list(house, "riksdag", day, paragraph, today)


def test_a_second_counter_that_disagrees_or_crashes_stops_the_list() -> None:
    for disagreed, crashed, places in (([3], [], (3,)), ([], [1], (1,)), ([5], [2], (2, 5))):
        counted = CountedList("r", (1,), {"second_counter": {"disagreed": disagreed, "crashed": crashed}})
        with pytest.raises(CountersDisagree) as refused:
            counted.check_counters_agree()
        assert refused.value.places == places


def test_the_phase_is_the_furthest_thing_that_has_happened() -> None:
    proposal = Proposal("riksdag", ("a",), START)
    assert phase_of(True, None, None, None) is Phase.NOMINATION
    assert phase_of(False, None, None, None) is Phase.PREPARATION
    assert phase_of(False, proposal, None, None) is Phase.CONFERENCE


async def test_the_phase_follows_the_story_to_its_end(story: Story) -> None:
    await story.until_counted()
    round_ = await story.house.rounds.round_on("riksdag")
    assert phase_of(False, None, round_, None) is Phase.COUNTED
    await story.adopt("riksdag")
    assert phase_of(False, None, round_, await story.house.outcomes.adopted("riksdag")) is Phase.ADOPTED


async def test_a_proposal_that_answers_have_overtaken_freezes_nobody(story: Story) -> None:
    await story.until_roll_is_frozen()
    house, after = story.house, story.clock.now
    proposal = await house.proposals.proposal("riksdag", story.clock.now)
    assert proposal is not None
    story.clock.now = START
    first = next(each for each in await house.candidacies.of_list("riksdag") if each.id == proposal.order[0])
    await story.decline(first.nominee.id, "riksdag")
    with pytest.raises(ProposalStale):
        await story.prepare("riksdag", after)
    assert await house.rounds.round_on("riksdag") is None


async def _publish_later(story: Story, order: tuple[str, ...]) -> None:
    await propose.propose(
        story.house.lists,
        story.house.candidacies,
        story.house.proposals,
        "riksdag",
        order,
        story.clock.now,
        at=story.clock.now + timedelta(hours=1),
    )


async def test_candidates_are_not_frozen_while_another_proposal_waits_for_its_moment(story: Story) -> None:
    await story.until_roll_is_frozen()
    proposal = await story.house.proposals.proposal("riksdag", story.clock.now)
    assert proposal is not None
    await _publish_later(story, proposal.order[::-1])
    with pytest.raises(PublicationWaits):
        await story.prepare("riksdag")
    story.clock.now += timedelta(hours=1)
    round_ = await story.prepare("riksdag")
    assert [one.candidacy_id for one in round_.standing] == list(proposal.order[::-1])


async def test_a_proposal_that_comes_in_between_is_not_passed_over(story: Story) -> None:
    """Frozen in the order of the one before: refused where it is kept."""
    await story.until_prepared()
    round_ = await story.house.rounds.round("riksdag-1")
    await t.Standing.delete().where(t.Standing.round == "riksdag-1")
    await t.VotingRound.delete().where(t.VotingRound.id == "riksdag-1")
    proposal = await story.house.proposals.proposal("riksdag", story.clock.now)
    assert proposal is not None
    await _publish_later(story, proposal.order[::-1])
    rules = (await story.house.lists.candidate_list("riksdag")).electoral_rules
    with pytest.raises(CandidatesChanged):
        await story.house.rounds.keep_prepared(round_, rules.fingerprint)
