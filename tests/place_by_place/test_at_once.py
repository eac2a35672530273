"""The list is adopted in the same moment as the hall takes something back: one of the two is told, never neither.

On PostgreSQL the transactions really run at once; on SQLite they queue, and the rule must hold all the same.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest

from nominering.counting.rules import Procedure
from nominering.outcome.errors import AlreadyAdopted, ListChanged, NotCounted
from nominering.outcome.model.adopted import AdoptedList
from nominering.place_by_place.model.events import Event
from nominering.place_by_place.use_cases import finish, undo
from tests.story import Story

BY = "Presidiet"
TIMES = 6


async def finished(story: Story) -> None:
    story.rules = {"procedure": Procedure.PLACE_BY_PLACE}
    await story.until_prepared()
    await story.acclaim(3)
    await finish(story.house, "riksdag", 1, story.clock.now)


async def undone(story: Story, seen: int) -> Event:
    return await undo(story.house, "riksdag", "ett fel", seen, BY, story.clock.now)


async def test_what_was_taken_back_after_the_list_was_read_is_not_adopted(story: Story) -> None:
    """Both had been read before either was kept."""
    await finished(story)
    outcomes = story.house.outcomes
    counted = await outcomes.counted("riksdag-1")
    assert counted
    await undone(story, 1)
    with pytest.raises(ListChanged):
        await outcomes.keep_adopted(
            AdoptedList("riksdag", story.clock.now.date(), "§ 12", ()),
            counted,
            len(await outcomes.amendments("riksdag")),
        )
    assert await outcomes.adopted("riksdag") is None


@pytest.mark.parametrize("undo_first", [True, False])
async def test_of_an_undoing_and_an_adoption_at_once_one_is_told(story: Story, *, undo_first: bool) -> None:
    await finished(story)
    for _ in range(TIMES):
        seen = await story.seen()
        both: list[Coroutine[Any, Any, Any]] = [undone(story, seen), story.adopt("riksdag")]
        done = await asyncio.gather(*(both if undo_first else reversed(both)), return_exceptions=True)
        (told,) = [each for each in done if isinstance(each, Exception)]
        standing = await story.house.outcomes.counted("riksdag-1")
        if await story.house.outcomes.adopted("riksdag"):
            assert isinstance(told, AlreadyAdopted)
            assert standing is not None
            assert await story.seen() == seen
            return
        assert isinstance(told, ListChanged | NotCounted)
        assert standing is None
        await story.acclaim(3)
        await finish(story.house, "riksdag", await story.seen(), story.clock.now)
