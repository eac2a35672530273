"""Paused, gone on with, closed: by whoever is first, and with no ballot lost on the way."""

import asyncio

import pytest

from nominering.balloting.errors import RoundPaused
from nominering.balloting.use_cases.vote import close_round
from nominering.conference.errors import QuorumMissing, RoundNotOpen, RoundNotPaused
from nominering.conference.model.quorum import Quorum, QuorumRule
from nominering.conference.model.rounds import RoundState
from nominering.conference.use_cases.attend import check_in
from nominering.conference.use_cases.rounds import ask_for_quorum, open_round, pause_round, resume_round
from tests.story import Story

ROUND = "riksdag-1"


async def test_while_a_round_is_paused_nothing_enters_and_then_it_does(story: Story) -> None:
    await story.until_open()
    await story.vote(0, 1)
    await pause_round(story.house.rounds, ROUND)
    with pytest.raises(RoundPaused):
        await story.vote(1, 2)
    assert (await story.house.box.turnout(ROUND)).voted == 1
    await resume_round(story.house.rounds, ROUND)
    await story.vote(1, 2)
    await close_round(story.house.box, ROUND)
    assert await story.house.box.contents(ROUND) == {(1,): 1, (2,): 1}


async def test_a_paused_round_is_closed_with_what_is_in_it(story: Story) -> None:
    await story.until_open()
    await story.vote(0, 1)
    await pause_round(story.house.rounds, ROUND)
    await close_round(story.house.box, ROUND)
    assert await story.house.box.contents(ROUND) == {(1,): 1}
    with pytest.raises(RoundNotPaused):
        await resume_round(story.house.rounds, ROUND)


async def test_only_what_is_open_is_paused_and_only_what_is_paused_goes_on(story: Story) -> None:
    await story.until_prepared()
    with pytest.raises(RoundNotOpen):
        await pause_round(story.house.rounds, ROUND)
    with pytest.raises(RoundNotPaused):
        await resume_round(story.house.rounds, ROUND)


async def test_of_two_who_pause_or_close_at_once_each_step_is_taken_once(story: Story) -> None:
    await story.until_open()
    house = story.house
    paused = await asyncio.gather(*(pause_round(house.rounds, ROUND) for _ in range(3)), return_exceptions=True)
    assert sorted(type(each).__name__ for each in paused) == ["Round", "RoundNotOpen", "RoundNotOpen"]
    moved = await asyncio.gather(
        resume_round(house.rounds, ROUND), close_round(house.box, ROUND), return_exceptions=True
    )
    assert not isinstance(moved[1], Exception)
    assert (await house.rounds.round(ROUND)).state is RoundState.CLOSED


async def test_in_the_rush_at_a_pause_every_ballot_is_in_or_refused(story: Story) -> None:
    await story.until_open()

    async def late(number: int) -> bool:
        await asyncio.sleep(number / 2000)
        try:
            await story.vote(number, 1 + number)
        except RoundPaused:
            return False
        return True

    *acknowledged, _ = await asyncio.gather(*map(late, range(4)), pause_round(story.house.rounds, ROUND))
    assert (await story.house.box.turnout(ROUND)).voted == sum(acknowledged)
    await close_round(story.house.box, ROUND)
    contents = await story.house.box.contents(ROUND)
    assert contents == {(1 + number,): 1 for number, is_in in enumerate(acknowledged) if is_in}


async def test_how_a_round_was_opened_is_kept(story: Story) -> None:
    await story.until_prepared()
    house = story.house
    await ask_for_quorum(house.openings, Quorum(QuorumRule.MAJORITY))
    round_ = await house.rounds.round(ROUND)
    await house.rounds.keep_lots(round_.draw_lots((1, 2, 3, 4)))
    reason = "Två har gått hem,  och tiden är knapp."
    await open_round(house.rounds, house.roll, house.openings, ROUND, story.clock.now, 2, reason)
    kept = await house.openings.opening(ROUND)
    assert kept is not None
    assert (kept.at, kept.present, kept.needed) == (story.clock.now, 2, 3)
    assert kept.reason == "Två har gått hem, och tiden är knapp."


async def test_where_delegates_are_checked_in_the_desk_tells_how_many_there_are(story: Story) -> None:
    """Whatever the presidium has typed."""
    await story.until_prepared()
    house = story.house
    await ask_for_quorum(house.openings, Quorum(QuorumRule.MAJORITY))
    await house.rounds.keep_lots((await house.rounds.round(ROUND)).draw_lots((1, 2, 3, 4)))
    for delegate in (await house.roll.roll()).delegates[:2]:
        await check_in(house.roll, delegate, "presidium", story.clock.now)
    with pytest.raises(QuorumMissing) as missing:
        await open_round(house.rounds, house.roll, house.openings, ROUND, story.clock.now, 4)
    assert (missing.value.present, missing.value.needed) == (2, 3)
