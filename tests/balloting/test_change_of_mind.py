"""Where minds may change: the promises of the BallotBox about a ballot that takes another's place."""

import asyncio
from base64 import urlsafe_b64decode
from collections import Counter
from pathlib import Path

import pytest

from nominering.balloting.errors import (
    AlreadyVoted,
    ChangedMeanwhile,
    ChangeImpossible,
    RoundClosed,
    RoundPaused,
)
from nominering.balloting.model.ballots import Ballot, Receipt, Turnout
from nominering.balloting.use_cases.vote import close_round, take_paper_again
from nominering.conference.errors import RoundAlreadyOpened
from nominering.conference.use_cases.rounds import let_minds_change, pause_round
from nominering.store import tables as t
from nominering.store.database import Database
from tests.story import Story

ROUND = "riksdag-1"
KEY = "a key of 256 random bits"


@pytest.fixture
async def told(story: Story) -> Story:
    """One who has voted 2, 1 in a round where minds may change, and three who have not voted."""
    await story.until_prepared()
    await let_minds_change(story.house.rounds, ROUND, True)
    await story.open()
    await story.house.box.drop(Ballot(ROUND, (2, 1)), await story.card(), "first", KEY)
    return story


async def change(
    story: Story, *ranking: int, submission: str = "second", key: str = KEY, replaces: str = ""
) -> Receipt:
    box, card = story.house.box, await story.card()
    replaces = replaces or await box.receipt_code(ROUND, card) or ""
    return await box.drop(Ballot(ROUND, ranking), card, submission, key, replaces)


async def contents(story: Story) -> dict[tuple[int, ...], int]:
    await close_round(story.house.box, ROUND)
    return dict(await story.house.box.contents(ROUND))


async def test_a_changed_ballot_takes_the_place_of_the_first(told: Story) -> None:
    assert await change(told, 3) == Receipt(ROUND, changed=True)
    assert await told.house.box.turnout(ROUND) == Turnout(1, 4)
    assert await contents(told) == {(3,): 1}


async def test_it_may_be_changed_again_and_back_and_to_blank(told: Story) -> None:
    for number, ranking in enumerate(((3, 1), (2, 1), (), (2, 1), (2, 1))):
        await change(told, *ranking, submission=f"s{number}")
    assert await contents(told) == {(2, 1): 1}


async def test_only_one_paper_of_a_ranking_is_taken_out(told: Story) -> None:
    for number in (1, 2):
        await told.vote(number, 2, 1)
    await change(told, 1)
    assert await contents(told) == {(2, 1): 2, (1,): 1}


async def test_the_same_change_again_is_one_change(told: Story) -> None:
    replaced = await told.house.box.receipt_code(ROUND, await told.card()) or ""
    await change(told, 3)
    assert await change(told, 3, replaces=replaced) == Receipt(ROUND, repeated=True)
    assert await contents(told) == {(3,): 1}


async def test_what_was_sent_before_the_change_and_comes_late_changes_nothing(told: Story) -> None:
    box, card = told.house.box, await told.card()
    first = await box.receipt_code(ROUND, card) or ""
    await change(told, 3)
    with pytest.raises(AlreadyVoted):
        await box.drop(Ballot(ROUND, (2, 1)), card, "first", KEY)
    with pytest.raises(ChangedMeanwhile):
        await change(told, 4, submission="third", replaces=first)
    assert await contents(told) == {(3,): 1}


async def test_whoever_lacks_the_key_changes_nothing(told: Story) -> None:
    for key in ("", "another", KEY.upper()):
        with pytest.raises(ChangeImpossible):
            await change(told, 3, key=key)
        assert not await told.house.box.may_change(ROUND, await told.card(), key)
        with pytest.raises(ChangeImpossible):
            await take_paper_again(told.house.rounds, told.house.box, ROUND, await told.card(), key)
    assert await told.house.box.may_change(ROUND, await told.card(), KEY)
    assert await contents(told) == {(2, 1): 1}


async def test_a_ballot_cast_without_a_key_stands(told: Story) -> None:
    await told.vote(1, 4)
    box, card = told.house.box, await told.card(1)
    code = await box.receipt_code(ROUND, card) or ""
    with pytest.raises(ChangeImpossible):
        await box.drop(Ballot(ROUND, (1,)), card, "x", KEY, code)
    assert await contents(told) == {(2, 1): 1, (4,): 1}


async def test_nothing_is_changed_while_paused_or_after_closing(told: Story) -> None:
    await pause_round(told.house.rounds, ROUND)
    with pytest.raises(RoundPaused):
        await change(told, 3)
    await close_round(told.house.box, ROUND)
    with pytest.raises(RoundClosed):
        await change(told, 3)
    assert not await told.house.box.may_change(ROUND, await told.card(), KEY)
    assert await told.house.box.contents(ROUND) == {(2, 1): 1}


async def test_where_minds_may_not_change_nothing_is_sealed(story: Story) -> None:
    await story.until_open()
    box, card = story.house.box, await story.card()
    await box.drop(Ballot(ROUND, (2, 1)), card, "first", KEY)
    with pytest.raises(AlreadyVoted):
        await box.drop(Ballot(ROUND, (3,)), card, "second", KEY, await box.receipt_code(ROUND, card) or "")
    assert [row["sealed"] for row in await t.TickedOff.select(t.TickedOff.sealed)] == [""]


async def test_it_is_chosen_before_the_round_opens(story: Story) -> None:
    await story.until_open()
    with pytest.raises(RoundAlreadyOpened):
        await let_minds_change(story.house.rounds, ROUND, True)


async def test_of_many_changes_at_once_one_is_made(told: Story) -> None:
    box, card = told.house.box, await told.card()
    code = await box.receipt_code(ROUND, card) or ""
    answers = await asyncio.gather(
        *(box.drop(Ballot(ROUND, (1 + n % 4,)), card, f"s{n}", KEY, code) for n in range(20)), return_exceptions=True
    )
    assert Counter(type(each) for each in answers) == {Receipt: 1, ChangedMeanwhile: 19}
    assert sum((await contents(told)).values()) == 1


async def test_many_who_change_places_with_each_other_all_get_through(told: Story) -> None:
    cards = await told.more_cards(40)
    box = told.house.box
    for way in (1, -1):
        codes = [await box.receipt_code(ROUND, card) or "" for card in cards]
        rankings = [(1, 2), (2, 1)][::way]
        await asyncio.gather(
            *(
                box.drop(Ballot(ROUND, rankings[n % 2]), card, f"{way}{n}", KEY, code)
                for n, (card, code) in enumerate(zip(cards, codes, strict=True))
            )
        )
    assert await contents(told) == {(1, 2): 20, (2, 1): 21}


async def test_what_is_sealed_tells_nothing_by_its_length_or_its_time(told: Story) -> None:
    for number, ranking in ((1, ()), (2, (4, 3, 2, 1)), (3, (1,))):
        await told.house.box.drop(Ballot(ROUND, ranking), await told.card(number), "s", KEY)
    sealed = [row["sealed"] for row in await t.TickedOff.select(t.TickedOff.sealed)]
    assert len(set(sealed)) == 4
    assert len({len(each) for each in sealed}) == 1
    assert {urlsafe_b64decode(each)[1:9] for each in sealed} == {bytes(8)}


async def test_what_was_sealed_is_gone_when_the_round_is_closed(
    told: Story, database: Database, tmp_path: Path
) -> None:
    sealed = [row["sealed"] for row in await t.TickedOff.select(t.TickedOff.sealed)]
    assert all(sealed)
    await close_round(told.house.box, ROUND)
    assert [row["sealed"] for row in await t.TickedOff.select(t.TickedOff.sealed)] == [""]
    if database.on_sqlite:
        left = b"".join(path.read_bytes() for path in tmp_path.glob("test.sqlite*"))
        assert not any(each[20:60].encode() in left for each in sealed)
