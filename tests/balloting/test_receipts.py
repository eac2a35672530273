"""The receipt's code: the voter's own, and nobody else's."""

import re

import pytest

from nominering.balloting.errors import BoxOpen
from nominering.balloting.model.codes import CODE_ALPHABET
from nominering.balloting.use_cases.vote import close_round
from nominering.store import tables as t
from tests.story import Story

ROUND = "riksdag-1"


async def test_the_list_holds_the_code_of_everybody_who_has_voted(story: Story) -> None:
    await story.until_open()
    for number in range(3):
        await story.vote(number, 1)
    box = story.house.box
    own = [await box.receipt_code(ROUND, await story.card(number)) for number in range(3)]
    with pytest.raises(BoxOpen):
        await box.receipt_codes(ROUND)
    await close_round(box, ROUND)
    assert list(await box.receipt_codes(ROUND)) == sorted(own)
    assert len(set(own)) == 3
    assert all(re.fullmatch(f"[{CODE_ALPHABET}]{{4}}-[{CODE_ALPHABET}]{{4}}", each or "") for each in own)
    assert own == [await box.receipt_code(ROUND, await story.card(number)) for number in range(3)]


async def test_who_has_not_voted_has_none(story: Story) -> None:
    await story.until_open()
    assert await story.house.box.receipt_code(ROUND, await story.card()) is None


async def test_it_says_nothing_of_the_ballot(story: Story) -> None:
    """Another ballot by the same submission has the same code."""
    await story.until_open()
    await story.vote(0, 1, submission="s")
    first = await story.house.box.receipt_code(ROUND, await story.card())
    await t.TickedOff.raw("DELETE FROM ticked_off")
    await t.Ballot.raw("DELETE FROM ballot")
    await story.vote(0, 4, 3, submission="s")
    assert await story.house.box.receipt_code(ROUND, await story.card()) == first


async def test_it_is_another_in_every_round_and_for_every_card(story: Story) -> None:
    await story.until_open()
    for round_id in (ROUND, "region-1"):
        for number in range(2):
            await story.vote(number, 1, round_id=round_id, submission="s")
    box = story.house.box
    codes = {
        await box.receipt_code(round_id, await story.card(number))
        for round_id in (ROUND, "region-1")
        for number in range(2)
    }
    assert len(codes) == 4
