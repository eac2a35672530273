"""A trial round goes through the same door and the same box, and leaves nothing."""

import asyncio
from pathlib import Path

import pytest

from nominering.balloting.errors import AlreadyVoted, CardsInUse
from nominering.balloting.use_cases.cards import discard_cards
from nominering.balloting.use_cases.trial import prepare_trial, throw_away_trial
from nominering.balloting.use_cases.vote import close_round
from nominering.conference.errors import NotATrial, RoundNotClosed, RoundPrepared, RoundUnknown
from nominering.conference.model.trial import FRUITS, TRIAL
from nominering.conference.use_cases.rounds import pause_round
from nominering.outcome.use_cases.count import count_round
from nominering.store import tables as t
from nominering.store.database import Database
from tests.story import Story


async def _until_tried(story: Story) -> None:
    await story.until_roll_is_frozen()
    await prepare_trial(story.house.rounds)
    await story.open_one(TRIAL)
    await story.vote(0, 3, 1, round_id=TRIAL)
    await story.vote(1, 3, round_id=TRIAL)


async def test_it_is_voted_in_closed_and_counted_as_any_other(story: Story) -> None:
    await _until_tried(story)
    with pytest.raises(AlreadyVoted):
        await story.vote(0, 2, round_id=TRIAL, submission="again")
    await close_round(story.house.box, TRIAL)
    counted = await count_round(story.house.rounds, story.house.box, story.house.outcomes, TRIAL)
    assert FRUITS[counted.order[0] - 1] == "Plommon"


async def test_thrown_away_it_leaves_no_row_and_no_trace_and_the_cards_are_unused(
    story: Story, database: Database, tmp_path: Path
) -> None:
    await _until_tried(story)
    await close_round(story.house.box, TRIAL)
    await count_round(story.house.rounds, story.house.box, story.house.outcomes, TRIAL)
    with pytest.raises(CardsInUse):
        await discard_cards(story.house.cards)
    assert await throw_away_trial(story.house.trials) == 2
    for table in ("ballot", "ticked_off", "counted_list", "standing", "voting_round", "round_opening"):
        assert await t.Ballot.raw(f"SELECT * FROM {table}") == []
    if database.on_sqlite:
        assert b"Plommon" not in (tmp_path / "test.sqlite").read_bytes()
    await discard_cards(story.house.cards)


async def test_not_while_it_goes_on(story: Story) -> None:
    await _until_tried(story)
    with pytest.raises(RoundNotClosed):
        await throw_away_trial(story.house.trials)
    await pause_round(story.house.rounds, TRIAL)
    with pytest.raises(RoundNotClosed):
        await throw_away_trial(story.house.trials)
    assert (await story.house.box.turnout(TRIAL)).voted == 2


async def test_there_is_one_at_a_time_and_a_new_one_after_it(story: Story) -> None:
    await story.until_roll_is_frozen()
    made = await asyncio.gather(*(prepare_trial(story.house.rounds) for _ in range(2)), return_exceptions=True)
    assert sorted(type(each).__name__ for each in made) == ["Round", "RoundPrepared"]
    with pytest.raises(RoundPrepared):
        await prepare_trial(story.house.rounds)
    await throw_away_trial(story.house.trials)
    with pytest.raises(RoundUnknown):
        await throw_away_trial(story.house.trials)
    await prepare_trial(story.house.rounds)


async def test_nothing_in_earnest_is_ever_thrown_away(story: Story) -> None:
    await story.until_closed()
    before = await story.house.box.contents("riksdag-1")
    with pytest.raises(NotATrial):
        await story.house.trials.throw_away("riksdag-1")
    assert await story.house.box.contents("riksdag-1") == before
