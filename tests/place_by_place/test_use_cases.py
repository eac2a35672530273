"""The hall's deeds in the real database: kept one after another, by one president at a time."""

import asyncio

import pytest

from nominering.conference.errors import DecidedByPlace
from nominering.conference.model.rounds import Matter, RoundState
from nominering.conference.use_cases.rounds import draw_lots
from nominering.counting.quotas import Quota
from nominering.counting.rules import Procedure
from nominering.nomination.model.candidacies import Gender
from nominering.nomination.model.electoral_rules import PublicationLevel
from nominering.outcome.errors import AlreadyAdopted, AlreadyCounted, CandidateWithdrew, NotCounted
from nominering.outcome.use_cases.count import recount_round
from nominering.place_by_place.errors import DecidedMeanwhile, NotByPlace, NotPrepared, PlacesLeft, VoteRunning
from nominering.place_by_place.model.course import Stage
from nominering.place_by_place.model.events import Deed
from nominering.place_by_place.use_cases import (
    acclaim,
    draw_lot,
    finish,
    hall_of,
    name_candidate,
    undo,
)
from tests.story import Story

BY = "Presidiet"


@pytest.fixture(autouse=True)
def by_place(story: Story) -> None:
    story.rules = {"procedure": Procedure.PLACE_BY_PLACE}


async def test_the_hall_decides_and_the_list_is_adopted_like_any_other(story: Story) -> None:
    await story.until_prepared()
    await story.acclaim()
    await story.name(4)
    await story.vote_on_place({2: 1, 4: 3})
    await story.acclaim(3)
    finished = await finish(story.house, "riksdag", 5, story.clock.now)
    assert finished.order == (1, 4, 2)
    adopted = await story.adopt("riksdag")
    hall = await hall_of(story.house, "riksdag")
    assert [each.name for each in adopted.places] == [hall.names[number] for number in (1, 4, 2)]
    with pytest.raises(AlreadyAdopted):
        await undo(story.house, "riksdag", "för sent", 5, BY, story.clock.now)
    assert await story.house.outcomes.counted("riksdag-1") == finished


async def test_every_deed_is_kept_with_who_and_when(story: Story) -> None:
    await story.until_prepared()
    await story.name(4)
    await story.vote_on_place({1: 3, 4: 1}, blank=0)
    hall = await hall_of(story.house, "riksdag")
    assert [(each.number, each.deed, each.by, each.at) for each in hall.events] == [
        (1, Deed.NAMED, BY, story.clock.now),
        (2, Deed.VOTE, BY, story.clock.now),
        (3, Deed.COUNTED, BY, story.clock.now),
    ]
    count = hall.events[-1].count
    assert count is not None
    assert (dict(count.votes), count.valid, count.blank, count.elected) == ({1: 3, 4: 1}, 4, 0, (1,))
    (ballot,) = await story.house.rounds.rounds_about(Matter.PLACE, "riksdag")
    assert (ballot.state, ballot.entitled) == (RoundState.COUNTED, 4)


async def test_of_two_presidents_the_second_is_told(story: Story) -> None:
    await story.until_prepared()
    await acclaim(story.house, "riksdag", 1, 0, BY, story.clock.now)
    with pytest.raises(DecidedMeanwhile):
        await acclaim(story.house, "riksdag", 1, 0, "Den andra", story.clock.now)
    assert len((await hall_of(story.house, "riksdag")).events) == 1


async def test_of_two_presidents_in_the_same_moment_one_is_told(story: Story) -> None:
    await story.until_prepared()
    tries = [
        acclaim(story.house, "riksdag", 1, 0, BY, story.clock.now),
        name_candidate(story.house, "riksdag", 4, 0, BY, story.clock.now),
        acclaim(story.house, "riksdag", 3, 0, BY, story.clock.now),
    ]
    done = await asyncio.gather(*tries, return_exceptions=True)
    assert [type(each) for each in done if isinstance(each, Exception)] == [DecidedMeanwhile] * 2
    assert len((await hall_of(story.house, "riksdag")).events) == 1


async def test_a_tie_is_settled_by_the_lot_that_the_hall_draws(story: Story) -> None:
    await story.until_prepared()
    await story.name(4)
    await story.name(3)
    await story.vote_on_place({1: 2, 4: 1, 3: 1})
    tied = await hall_of(story.house, "riksdag")
    assert (tied.stage, tied.events[-1].numbers) == (Stage.TIED, (3, 4))
    await draw_lot(story.house, "riksdag", (4, 3), len(tied.events), BY, story.clock.now)
    met = await hall_of(story.house, "riksdag")
    assert (met.stage, met.story and met.story.meeting) == (Stage.RUN_OFF, (1, 4))


async def test_a_list_that_was_ready_is_taken_up_again_and_what_it_was_is_kept(story: Story) -> None:
    await story.until_prepared()
    await story.acclaim(3)
    first = await finish(story.house, "riksdag", 1, story.clock.now)
    with pytest.raises(AlreadyCounted):
        await finish(story.house, "riksdag", 1, story.clock.now)
    await undo(story.house, "riksdag", "ett fel", 1, BY, story.clock.now)
    assert (await story.house.rounds.round("riksdag-1")).state is RoundState.PREPARED
    with pytest.raises(NotCounted):
        await story.adopt("riksdag")
    with pytest.raises(PlacesLeft):
        await finish(story.house, "riksdag", 2, story.clock.now)
    await story.acclaim(3)
    await finish(story.house, "riksdag", 3, story.clock.now)
    assert [each.counted.order for each in await story.house.outcomes.earlier_counts("riksdag-1")] == [first.order]


async def test_whoever_withdraws_when_the_list_is_ready_has_the_place_decided_again(story: Story) -> None:
    await story.until_prepared()
    await story.acclaim(3)
    await finish(story.house, "riksdag", 1, story.clock.now)
    first = (await story.house.rounds.round("riksdag-1")).standing[0]
    nominees = {each.id: each.nominee.id for each in await story.house.candidacies.of_list("riksdag")}
    await story.withdraw(nominees[first.candidacy_id])
    with pytest.raises(CandidateWithdrew):
        await story.adopt("riksdag")
    with pytest.raises(DecidedByPlace):
        await recount_round(story.house.rounds, story.house.box, story.house.outcomes, "riksdag-1", story.clock.now)
    hall = await hall_of(story.house, "riksdag")
    assert (hall.place, hall.stage, hall.left) == (1, Stage.NOBODY, (4,))
    await story.name(4)
    await story.acclaim()
    assert (await finish(story.house, "riksdag", 3, story.clock.now)).order == (4, 2, 3)
    await story.adopt("riksdag")


async def test_nobody_ranks_a_list_that_is_decided_place_by_place(story: Story) -> None:
    await story.until_prepared()
    with pytest.raises(DecidedByPlace):
        await draw_lots(story.house.rounds, "riksdag-1", (4, 3, 2, 1))
    with pytest.raises(DecidedByPlace):
        await story.open_one("riksdag-1")


async def test_a_list_that_is_ranked_is_not_decided_place_by_place(story: Story) -> None:
    await story.until_prepared()
    with pytest.raises(NotByPlace):
        await hall_of(story.house, "region")


async def test_nothing_is_decided_before_the_candidates_are_frozen(story: Story) -> None:
    await story.until_proposed()
    with pytest.raises(NotPrepared):
        await hall_of(story.house, "riksdag")


async def test_a_vote_that_goes_on_is_not_undone(story: Story) -> None:
    await story.until_prepared()
    await story.begin_vote_on_place()
    with pytest.raises(VoteRunning):
        await undo(story.house, "riksdag", "ändrat", 1, BY, story.clock.now)


async def test_the_record_says_how_every_place_was_decided(story: Story) -> None:
    story.quota = Quota.named("half-women:down")
    story.genders = (Gender.WOMAN, Gender.MAN, Gender.WOMAN, Gender.MAN)
    story.rules = {**story.rules, "publication": PublicationLevel.TOTALS}
    await story.until_prepared()
    await story.name(3)
    await story.vote_on_place({1: 2, 3: 2})
    hall = await hall_of(story.house, "riksdag")
    assert hall.stage is Stage.RUN_OFF
    await story.vote_on_place({1: 1, 3: 3})
    await story.acclaim(3)
    events = (await hall_of(story.house, "riksdag")).events
    record = (await finish(story.house, "riksdag", len(events), story.clock.now)).record
    assert record["rules"]["method"] == "place-by-place"
    assert [step["end"]["how"] for step in record["steps"]] == ["vote", "acclamation", "acclamation"]
    first = record["steps"][0]
    assert [(vote["run_off"], vote["valid"], vote["entitled"]) for vote in first["votes"]] == [
        (False, 4, 4),
        (True, 4, 4),
    ]
    assert first["stages"][-1]["events"] == [{"deed": "placed", "candidate": 3, "reason": "run-off"}]
    assert (first["end"]["by"], first["end"]["named"]) == (BY, [3])
    assert record["second_counter"]["agreed"] == 1
