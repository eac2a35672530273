"""Consent and pledge as they are kept."""

import asyncio
from datetime import timedelta

from nominering.nomination.model.acts import Act, standing_acts
from nominering.nomination.use_cases.sign import sign, withdraw
from tests.story import START, Story


async def test_of_two_presses_at_once_one_act_is_kept(story: Story) -> None:
    asa, *_ = await story.until_nominated()
    acts = story.house.acts
    await asyncio.gather(*(sign(acts, asa, Act.PUBLICATION, "v1", new_id=f"{n}", now=START) for n in range(5)))
    assert len(await acts.acts(asa)) == 1
    assert await acts.standing(Act.PUBLICATION) == {asa}
    assert await acts.standing(Act.PLEDGE) == frozenset()


async def test_what_was_taken_back_is_remembered_with_both_its_times(story: Story) -> None:
    asa, bo, *_ = await story.until_nominated()
    acts, later = story.house.acts, START + timedelta(days=3)
    await sign(acts, asa, Act.PLEDGE, "v1", new_id="1", now=START)
    await sign(acts, bo, Act.PLEDGE, "v1", new_id="2", now=START)
    await withdraw(acts, asa, Act.PLEDGE, later)
    await withdraw(acts, asa, Act.PLEDGE, later + timedelta(days=1))
    await sign(acts, asa, Act.PLEDGE, "v2", new_id="3", now=later)
    first, second = await acts.acts(asa)
    assert (first.given_at, first.withdrawn_at, first.stands) == (START, later, False)
    assert standing_acts((first, second)) == {Act.PLEDGE: second}
    assert second.version == "v2"
    assert await acts.standing(Act.PLEDGE) == {asa, bo}
