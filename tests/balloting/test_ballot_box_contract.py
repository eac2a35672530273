"""The promises of the BallotBox, one by one, on the real database."""

import asyncio
import random
import sqlite3
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from nominering.balloting.errors import (
    AlreadyVoted,
    BoxOpen,
    CardOfAnotherVote,
    CardUnknown,
    RoundClosed,
    RoundPaused,
    SealUnfinished,
    TooManyMarks,
    UnknownCandidate,
)
from nominering.balloting.model.ballots import Ballot, Receipt, Turnout
from nominering.balloting.use_cases.cards import recognise_card
from nominering.balloting.use_cases.vote import close_round, take_paper
from nominering.conference.errors import RoundNotOpen, RoundUnknown
from nominering.conference.model.rounds import BallotKind, Matter, RoundState
from nominering.conference.use_cases.rounds import open_round
from nominering.store import tables as t
from nominering.store.database import Database
from tests.story import Story

ROUND = "riksdag-1"


async def test_a_ballot_is_in_the_box_when_the_receipt_is_given(story: Story) -> None:
    await story.until_open()
    await story.vote(0, 2, 1)
    await close_round(story.house.box, ROUND)
    assert await story.house.box.contents(ROUND) == {(2, 1): 1}


async def test_a_card_votes_once(story: Story) -> None:
    await story.until_open()
    await story.vote(0, 2, 1, submission="first")
    with pytest.raises(AlreadyVoted):
        await story.vote(0, 3, submission="second")
    await close_round(story.house.box, ROUND)
    assert await story.house.box.contents(ROUND) == {(2, 1): 1}


async def test_a_card_votes_once_in_each_round(story: Story) -> None:
    await story.until_open()
    await story.vote(0, 1)
    await story.vote(0, 1, round_id="region-1")
    assert await story.house.box.turnout("region-1") == Turnout(1, 4)


async def test_of_many_ballots_from_one_card_at_once_one_is_kept(story: Story) -> None:
    await story.until_open()
    results = await asyncio.gather(
        *(story.vote(0, 1 + n % 4, submission=f"s{n}") for n in range(30)), return_exceptions=True
    )
    assert Counter(type(result) for result in results) == {type(None): 1, AlreadyVoted: 29}
    assert await story.house.box.turnout(ROUND) == Turnout(1, 4)


async def test_the_same_submission_again_is_the_same_ballot(story: Story) -> None:
    await story.until_open()
    card = await story.card()
    first = await story.house.box.drop(Ballot(ROUND, (2, 1)), card, "same")
    second = await story.house.box.drop(Ballot(ROUND, (2, 1)), card, "same")
    assert (first, second) == (Receipt(ROUND), Receipt(ROUND, repeated=True))
    await close_round(story.house.box, ROUND)
    assert await story.house.box.contents(ROUND) == {(2, 1): 1}


async def test_a_lost_answer_may_be_asked_for_again_after_closing(story: Story) -> None:
    await story.until_open()
    card = await story.card()
    await story.house.box.drop(Ballot(ROUND, (2, 1)), card, "same")
    await close_round(story.house.box, ROUND)
    assert await story.house.box.drop(Ballot(ROUND, (2, 1)), card, "same") == Receipt(ROUND, repeated=True)


async def test_nothing_enters_before_the_round_opens(story: Story) -> None:
    await story.until_prepared()
    with pytest.raises(RoundClosed) as refused:
        await story.vote(0, 1)
    assert refused.value.opens_later
    assert await story.house.box.turnout(ROUND) == Turnout(0, 4)


async def test_nothing_enters_after_the_round_is_closed(story: Story) -> None:
    await story.until_open()
    await close_round(story.house.box, ROUND)
    with pytest.raises(RoundClosed) as refused:
        await story.vote(0, 1)
    assert not refused.value.opens_later
    assert await story.house.box.contents(ROUND) == {}


async def test_in_the_rush_at_closing_every_ballot_is_in_or_refused(story: Story) -> None:
    await story.until_open()

    async def late(number: int) -> bool:
        await asyncio.sleep(number / 2000)
        try:
            await story.vote(number, 1 + number)
        except RoundClosed:
            return False
        return True

    *acknowledged, _ = await asyncio.gather(
        *(late(number) for number in range(4)), close_round(story.house.box, ROUND)
    )
    contents = await story.house.box.contents(ROUND)
    assert contents == {(1 + number,): 1 for number, is_in in enumerate(acknowledged) if is_in}


async def test_nothing_enters_while_the_round_is_paused_and_it_can_be_closed_from_there(story: Story) -> None:
    round_ = await story.until_open()
    await story.vote(0, 1)
    rounds = story.house.rounds
    assert await rounds.move_on(replace(round_, state=RoundState.PAUSED), was=RoundState.OPEN)
    with pytest.raises(RoundPaused):
        await story.vote(1, 2)
    with pytest.raises(BoxOpen):
        await story.house.box.contents(ROUND)
    await close_round(story.house.box, ROUND)
    assert await story.house.box.contents(ROUND) == {(1,): 1}


async def test_a_card_of_another_deck_does_not_vote(story: Story) -> None:
    await story.until_open()
    await story.house.cards.issue(("ACDEFGHJKA",), 1, "styrelsen")
    stranger = await recognise_card(story.house.cards, "ACDEFGHJKA")
    with pytest.raises(CardOfAnotherVote):
        await story.house.box.drop(Ballot(ROUND, (1,)), stranger, "s")
    with pytest.raises(CardOfAnotherVote):
        await take_paper(story.house.rounds, story.house.box, story.house.cards, ROUND, stranger)
    with pytest.raises(CardUnknown):
        await story.house.box.drop(Ballot(ROUND, (1,)), "0" * 64, "s")
    assert await story.house.box.turnout(ROUND) == Turnout(0, 4)


async def test_where_marks_are_set_a_ballot_has_no_order(story: Story) -> None:
    first = await story.until_open()
    marks = replace(
        first, id="val", about="", matter=Matter.TRIAL, ballot=BallotKind.MARKS, rules=None, places=2, lots=None
    )
    await story.house.rounds.keep_round(replace(marks, state=RoundState.PREPARED))
    await open_round(story.house.rounds, story.house.roll, story.house.openings, "val", story.clock.now)
    for number, marked in enumerate(((3, 1), (1, 3))):
        await story.vote(number, *marked, round_id="val")
    with pytest.raises(TooManyMarks):
        await story.vote(2, 1, 2, 3, round_id="val")
    await close_round(story.house.box, "val")
    assert await story.house.box.contents("val") == {(1, 3): 2}


async def test_when_hundreds_vote_at_closing_every_ballot_is_in_or_refused(story: Story) -> None:
    await story.until_open()
    cards = await story.more_cards(300)

    async def late(number: int, card: str) -> bool:
        await asyncio.sleep(number / 3000)
        try:
            await story.house.box.drop(Ballot(ROUND, (1 + number % 4,)), card, f"s{number}")
        except RoundClosed:
            return False
        return True

    async def close() -> bool:
        await asyncio.sleep(0.05)
        await close_round(story.house.box, ROUND)
        return False

    acknowledged = await asyncio.gather(*(late(*each) for each in enumerate(cards)), close())
    expected = Counter((1 + number % 4,) for number, is_in in enumerate(acknowledged) if is_in)
    assert await story.house.box.contents(ROUND) == expected
    assert await story.house.box.turnout(ROUND) == Turnout(sum(acknowledged), 4)


async def test_a_card_that_was_thrown_away_meanwhile_leaves_nothing(story: Story) -> None:
    await story.until_open()
    with pytest.raises(CardUnknown):
        await story.house.box.drop(Ballot(ROUND, (1,)), "no card", "s")
    assert await story.house.box.turnout(ROUND) == Turnout(0, 4)


async def test_a_submission_may_be_any_text(story: Story) -> None:
    await story.until_open()
    for number, submission in enumerate(("", "\x00", "\ud800", "å" * 2000)):
        await story.vote(number, 1, submission=submission)
        await story.vote(number, 1, submission=submission)
    await close_round(story.house.box, ROUND)
    assert await story.house.box.contents(ROUND) == {(1,): 4}


async def test_nobody_looks_into_an_open_box(story: Story) -> None:
    await story.until_open()
    await story.vote(0, 1)
    with pytest.raises(BoxOpen):
        await story.house.box.contents(ROUND)


async def test_a_round_is_closed_once(story: Story) -> None:
    await story.until_open()
    await close_round(story.house.box, ROUND)
    with pytest.raises(RoundNotOpen):
        await close_round(story.house.box, ROUND)


async def test_a_ballot_with_a_stranger_on_it_changes_nothing(story: Story) -> None:
    await story.until_open()
    with pytest.raises(UnknownCandidate):
        await story.vote(0, 1, 9)
    assert not await story.house.box.has_voted(ROUND, await story.card())


async def test_there_is_no_box_for_an_unknown_round(story: Story) -> None:
    await story.until_open()
    with pytest.raises(RoundUnknown):
        await story.house.box.paper("riksdag-2")
    with pytest.raises(RoundUnknown):
        await story.house.box.drop(Ballot("riksdag-2", (1,)), await story.card(), "s")


async def test_a_cancelled_vote_is_whole_or_not_at_all(story: Story, database: Database) -> None:
    if not database.on_sqlite:
        pytest.skip("on PostgreSQL Piccolo loses cancelled connections: docs/adr/0005")
    await story.until_open()
    chance = random.Random(5)
    for number in range(4):
        task = asyncio.ensure_future(story.vote(number, 1 + number))
        await asyncio.sleep(chance.random() / 300)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await story.vote(0, 1, submission="s0")
    await close_round(story.house.box, ROUND)
    voted = {n for n in range(4) if await story.house.box.has_voted(ROUND, await story.card(n))}
    assert await story.house.box.contents(ROUND) == {(1 + number,): 1 for number in voted}
    assert 0 in voted


async def _tables(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """What is kept of the vote, in the order the database itself gives it."""
    kept = {}
    for name in ("ballot", "ticked_off"):
        rows = await t.Ballot.raw(f"SELECT * FROM {name}")
        kept[name] = [tuple(row.values()) for row in rows]
    return kept


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 1, 0, 2)])
async def test_what_is_kept_does_not_tell_who_came_when(
    story: Story, database: Database, order: tuple[int, ...]
) -> None:
    rankings = {0: (2, 1), 1: (1, 2), 2: (3,), 3: (2, 1)}
    await story.until_open()
    for number in order:
        await story.vote(number, *rankings[number])
    await close_round(story.house.box, ROUND)
    kept = await _tables(database)
    assert sorted(kept["ballot"]) == kept["ballot"]
    assert {row[0]: row[2] for row in kept["ballot"]} == {"1,2": 1, "2,1": 2, "3": 1}
    cards = {await story.card(number) for number in range(4)}
    assert {row[0] for row in kept["ticked_off"]} == cards
    assert not any(card in str(row) for row in kept["ballot"] for card in cards)


async def test_there_is_no_room_for_a_time_or_an_order(story: Story) -> None:
    await story.until_open()
    await story.vote(0, 1)
    (ballot,), (tick,) = await t.Ballot.raw("SELECT * FROM ballot"), await t.TickedOff.raw("SELECT * FROM ticked_off")
    assert set(ballot) == {"round", "ranking", "papers"}
    assert set(tick) == {"round", "card", "submission", "sealed", "first_card"}
    assert tick["sealed"] == ""


def test_two_boxes_with_the_same_papers_are_the_same_bytes(tmp_path: Path) -> None:
    """Whatever order they came in: the tables of the vote, and the free space of the file, hold no trace of it."""
    script = (
        "import asyncio, sys\n"
        "from nominering.app import furnish\n"
        "from nominering.balloting.use_cases.vote import close_round\n"
        "from nominering.store.database import Database\n"
        "from tests.story import Clock, Story\n"
        "async def main(path, order):\n"
        "    database = Database(f'sqlite:///{path}')\n"
        "    await database.start(); await database.migrate()\n"
        "    clock = Clock(); story = Story(furnish(database, b'secret', clock=clock), clock)\n"
        "    await story.until_open()\n"
        "    for number in order:\n"
        "        await story.vote(number, *{0: (2, 1), 1: (1, 2), 2: (3,), 3: (4, 1)}[number])\n"
        "    await close_round(story.house.box, 'riksdag-1')\n"
        "    await database.stop()\n"
        "asyncio.run(main(sys.argv[1], [int(n) for n in sys.argv[2]]))\n"
    )
    paths = []
    for order in ("0123", "3120"):
        path = tmp_path / f"{order}.sqlite"
        subprocess.run([sys.executable, "-c", script, path, order], check=True, cwd=Path(__file__).parents[2])
        paths.append(path)
    dumps = [_pages_of_the_vote(path) for path in paths]
    assert dumps[0] == dumps[1]


def _pages_of_the_vote(path: Path) -> bytes:
    """The raw pages of the ballot box's tables, as they lie in the file; there are no free pages beside them."""
    connection = sqlite3.connect(path)
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    assert connection.execute("PRAGMA freelist_count").fetchone()[0] == 0
    roots = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name IN ('ballot', 'ticked_off', 'voting_card') ORDER BY name"
    ).fetchall()
    connection.close()
    content = path.read_bytes()
    assert not path.with_name(path.name + "-wal").exists()
    return b"".join(content[(root - 1) * size : root * size] for (root,) in roots)


@pytest.mark.parametrize("kill_after", [1, 3])
async def test_an_acknowledged_ballot_survives_the_death_of_the_process(
    story: Story, database: Database, kill_after: int
) -> None:
    """Another process votes and kills itself, without a farewell, right after the last receipt."""
    await story.until_open()
    voting = (
        "import asyncio, os, signal, sys\n"
        "from nominering.app import furnish\n"
        "from nominering.store.database import Database\n"
        "from tests.story import Clock, Story\n"
        "async def main(url, votes):\n"
        "    database = Database(url); await database.start()\n"
        "    clock = Clock(); story = Story(furnish(database, b'secret', clock=clock), clock)\n"
        "    for number in range(votes):\n"
        "        await story.vote(number, 1 + number)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "asyncio.run(main(sys.argv[1], int(sys.argv[2])))\n"
    )
    command = [sys.executable, "-c", voting, database.url, str(kill_after)]
    killed = await asyncio.to_thread(subprocess.run, command, cwd=Path(__file__).parents[2], check=False)
    assert killed.returncode == -9
    await close_round(story.house.box, ROUND)
    assert await story.house.box.contents(ROUND) == {(1 + number,): 1 for number in range(kill_after)}


async def test_a_reader_who_holds_the_log_is_told_of_when_the_round_closes(
    story: Story, database: Database, tmp_path: Path
) -> None:
    """The round is closed all the same; once the reader is gone the log is emptied at the next start."""
    if not database.on_sqlite:
        pytest.skip("the log is SQLite's")
    await story.until_open()
    reader = sqlite3.connect(tmp_path / "test.sqlite", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT COUNT(*) FROM ballot").fetchone()
    await story.vote(0, 1)
    with pytest.raises(SealUnfinished):
        await close_round(story.house.box, ROUND)
    with pytest.raises(RoundClosed):
        await story.vote(1, 1)
    reader.close()
    assert await database.forget_the_past()
    assert (tmp_path / "test.sqlite-wal").stat().st_size == 0
