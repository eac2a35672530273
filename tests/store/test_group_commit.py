"""Ballots that arrive together share a commit, and what goes wrong with one of them or with all."""

import asyncio
import random
import resource
import sqlite3
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from nominering.balloting.errors import AlreadyVoted, BallotNotKept
from nominering.balloting.model.ballots import Ballot, Receipt, Turnout
from nominering.balloting.use_cases.vote import close_round
from nominering.store.database import Database
from nominering.store.group_commit import MOST_AT_ONCE
from nominering.store.sqlite import KeptSQLiteEngine
from tests.story import Story

ROUND = "riksdag-1"


InThread = Callable[[Callable[[sqlite3.Connection], object]], Awaitable[object]]


@pytest.fixture
def in_thread(database: Database) -> InThread:
    """Does something on the writing connection, in its thread."""
    if not isinstance(database.engine, KeptSQLiteEngine):
        pytest.skip("on PostgreSQL each ballot has a transaction of its own")
    return database.engine._in_writers_thread


@pytest.fixture
async def cards(story: Story) -> list[str]:
    await story.until_open()
    return await story.more_cards(3 * MOST_AT_ONCE)


async def drop_all(story: Story, cards: list[str], submission: str = "s") -> list[Receipt | BaseException]:
    box = story.house.box
    return await asyncio.gather(
        *(box.drop(Ballot(ROUND, (1 + n % 4,)), card, submission) for n, card in enumerate(cards)),
        return_exceptions=True,
    )


async def test_ballots_that_arrive_together_share_a_commit(
    story: Story, cards: list[str], in_thread: InThread
) -> None:
    said: list[str] = []
    await in_thread(lambda writer: writer.set_trace_callback(said.append))
    receipts = await drop_all(story, cards)
    await in_thread(lambda writer: writer.set_trace_callback(None))
    assert Counter(map(repr, receipts)) == {repr(Receipt(ROUND)): len(cards)}
    commits = Counter(said)["COMMIT"]
    assert len(cards) / MOST_AT_ONCE <= commits < len(cards) / 10


async def test_one_that_is_refused_does_not_hinder_the_others(
    story: Story, cards: list[str], in_thread: InThread
) -> None:
    await drop_all(story, cards[:1], "earlier")
    answers = await drop_all(story, [*cards[:10], "no card", *cards[10:20]])
    assert [type(each).__name__ for each in answers] == [
        "AlreadyVoted",
        *["Receipt"] * 9,
        "CardUnknown",
        *["Receipt"] * 10,
    ]
    assert await story.house.box.turnout(ROUND) == Turnout(20, 4)


def fill(writer: sqlite3.Connection) -> None:
    """Not a page more."""
    (pages,) = writer.execute("PRAGMA page_count").fetchone().values()
    writer.execute(f"PRAGMA max_page_count = {pages}")


async def test_a_full_disk_is_told_to_all_and_keeps_nothing(
    story: Story, cards: list[str], in_thread: InThread
) -> None:
    await drop_all(story, cards[:7])
    await in_thread(fill)
    answers = await drop_all(story, cards)
    refused = {card for card, answer in zip(cards, answers, strict=True) if isinstance(answer, BallotNotKept)}
    assert refused
    assert all(isinstance(each, Receipt | BallotNotKept) for each in answers)
    kept = {card for card in cards if await story.house.box.has_voted(ROUND, card)}
    assert kept == set(cards) - refused
    await in_thread(lambda writer: writer.execute("PRAGMA max_page_count = 1073741823").fetchall())
    again = await drop_all(story, cards)
    assert {card for card, each in zip(cards, again, strict=True) if each == Receipt(ROUND)} == refused
    await close_round(story.house.box, ROUND)
    assert await story.house.box.contents(ROUND) == Counter((1 + n % 4,) for n in range(len(cards)))


async def test_a_commit_that_fails_acknowledges_nobody(
    story: Story, cards: list[str], in_thread: InThread, tmp_path: Path
) -> None:
    """The log may not grow: SQLite finds out when it commits."""
    await drop_all(story, cards[:1])
    log = tmp_path / "test.sqlite-wal"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, hard))
    try:
        answers = await drop_all(story, cards[:20])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert Counter(type(each) for each in answers) == {Receipt: 1, BallotNotKept: 19}
    assert await story.house.box.turnout(ROUND) == Turnout(1, 4)
    again = await drop_all(story, cards[:20])
    assert Counter(map(repr, again)) == {repr(Receipt(ROUND)): 19, repr(Receipt(ROUND, repeated=True)): 1}


async def test_whoever_goes_away_does_not_hinder_the_others(
    story: Story, cards: list[str], in_thread: InThread
) -> None:
    box, chance = story.house.box, random.Random(3)
    for wave in range(6):
        these = cards[wave * 40 : (wave + 1) * 40]
        tasks = [asyncio.ensure_future(box.drop(Ballot(ROUND, (1,)), card, "s")) for card in these]
        await asyncio.sleep(chance.random() / 300)
        gone = chance.sample(tasks, 20)
        for task in gone:
            task.cancel()
        answers = await asyncio.gather(*tasks, return_exceptions=True)
        stayed = [answer for task, answer in zip(tasks, answers, strict=True) if task not in gone]
        assert stayed == [Receipt(ROUND)] * 20
    again = await drop_all(story, cards[:240])
    assert all(isinstance(each, Receipt) for each in again)
    assert await box.turnout(ROUND) == Turnout(240, 4)


async def test_nothing_is_left_running(story: Story, cards: list[str], in_thread: InThread) -> None:
    await drop_all(story, cards)
    await asyncio.sleep(0)
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_of_fifty_at_once_from_one_card_one_is_in(story: Story, cards: list[str]) -> None:
    box = story.house.box
    answers = await asyncio.gather(
        *(box.drop(Ballot(ROUND, (1 + n % 4,)), cards[0], f"s{n}") for n in range(50)), return_exceptions=True
    )
    assert Counter(type(each) for each in answers) == {Receipt: 1, AlreadyVoted: 49}
    assert await box.turnout(ROUND) == Turnout(1, 4)
