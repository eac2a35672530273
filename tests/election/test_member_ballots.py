"""The members elect the congress's delegates by code letter, on the real database."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from nominering.balloting.errors import CardOfAnotherVote, RoundClosed, SealUnfinished
from nominering.conference.errors import NotOfTheHall, RoundNotOpen
from nominering.conference.model.rounds import RoundState
from nominering.election.errors import (
    BallotNotPrepared,
    BallotOpened,
    CodesNotDealt,
    CutOffMissing,
    ElectorateFrozen,
    ElectorateNotFrozen,
    MemberBallotUnknown,
    TimesMissing,
    TimesWrong,
)
from nominering.election.model.elections import Election, Post, Reason, Way
from nominering.election.model.member_ballots import MemberBallot
from nominering.election.use_cases import ask_members, hold
from nominering.nomination.model.candidacies import Gender
from nominering.store.database import Database
from tests.election.holding import DAY, LETTERS, TODAY, Members
from tests.story import CODES, START, Story, a_member


@pytest.fixture
async def members(story: Story) -> Members:
    await story.until_peopled()
    told = Members(story)
    await told.make()
    return told


async def test_the_members_elect_delegates_and_alternates_with_one_code(members: Members) -> None:
    await members.stand()
    assert (await members.freeze()).voters == 5
    await members.set_times()
    await members.prepare()
    await members.deal()
    assert await members.keep_time(START) == START + DAY
    assert await members.state("ord-1") is RoundState.PREPARED
    assert await members.keep_time(START + DAY) == START + 7 * DAY
    await members.cast(LETTERS[0], "ord-1", 1, 2)
    await members.cast(LETTERS[0], "ers-1", 2)
    await members.cast(LETTERS[1], "ord-1", 1)
    assert (await members.box.turnout("ord-1")).entitled == 5
    assert (await members.box.turnout("ord-1")).voted == 2
    assert await members.keep_time(START + 7 * DAY) is None
    with pytest.raises(RoundClosed):
        await members.cast(LETTERS[1], "ers-1", 1)
    for each in ("ord", "ers"):
        await members.count(each)
    ordinary = await hold.decided(members.elections, "ord")
    assert [(one.number, one.reason) for one in ordinary.elected] == [(1, Reason.MOST_VOTES), (3, Reason.HALF_WOMEN)]
    alternates = await hold.decided(members.elections, "ers")
    assert [(one.place, one.number, one.votes) for one in alternates.elected] == [(1, 2, 1)]


async def test_a_ballot_among_members_opens_only_when_everything_is_there(members: Members) -> None:
    with pytest.raises(ElectorateNotFrozen):
        await members.open()
    with pytest.raises(CutOffMissing):
        await members.freeze(None)
    await members.freeze()
    with pytest.raises(ElectorateFrozen):
        await members.freeze()
    with pytest.raises(TimesMissing):
        await members.open()
    with pytest.raises(TimesWrong):
        await members.set_times(days=1)
    await members.set_times()
    with pytest.raises(BallotNotPrepared):
        await members.open()
    await members.stand()
    await members.prepare()
    with pytest.raises(CodesNotDealt):
        await members.open()
    await members.keep_time(START + 2 * DAY)
    assert await members.state("ord-1") is RoundState.PREPARED
    await members.deal()
    await members.open()
    with pytest.raises(BallotOpened):
        await members.open()
    with pytest.raises(BallotOpened):
        await members.set_times(days=6)
    await members.set_times(days=9)
    members.story.clock.now = START + 10 * DAY
    with pytest.raises(TimesWrong):
        await members.set_times(days=9)


async def test_the_second_opens_when_the_server_fell_between_the_two(members: Members) -> None:
    await members.stand()
    await members.freeze()
    await members.set_times()
    await members.prepare()
    await members.deal()
    await members.rounds.move_on((await members.rounds.round("ord-1")).open(5), was=RoundState.PREPARED)
    await members.keep_time(START + DAY)
    assert await members.state("ers-1") is RoundState.OPEN


async def test_a_press_closes_before_the_clock_and_only_once(members: Members) -> None:
    await members.stand()
    await members.freeze()
    await members.set_times()
    await members.prepare()
    await members.deal()
    house = members.house

    async def close() -> None:
        await ask_members.close_member_ballot(house.member_ballots, house.elections, house.rounds, house.box, "b")

    with pytest.raises(RoundNotOpen):
        await close()
    await members.open()
    await close()
    with pytest.raises(RoundNotOpen):
        await close()
    with pytest.raises(BallotOpened):
        await members.open()
    with pytest.raises(MemberBallotUnknown):
        await ask_members.close_member_ballot(house.member_ballots, house.elections, house.rounds, house.box, "nej")


async def test_a_card_of_the_conference_is_refused_and_the_other_way_round(story: Story) -> None:
    await story.until_roll_is_frozen()
    members = Members(story)
    await members.story.house.members.keep_members((a_member("1001", "Disa Holm", date(1980, 5, 1), "arvika"),))
    await members.make()
    await members.propose("ord", "1001", gender=Gender.WOMAN)
    await members.house.members.keep_members((a_member("1002", "Ed Ek", date(1980, 5, 1), "arvika"),))
    await members.propose("ord", "1002", gender=Gender.MAN)
    await members.propose("ers", "1001", gender=Gender.WOMAN)
    await members.freeze()
    await members.set_times(days=60)
    await members.prepare()
    await members.deal()
    with pytest.raises(NotOfTheHall):
        await members.open_round("ord-1")
    await members.open()
    with pytest.raises(CardOfAnotherVote):
        await members.cast(CODES[0], "ord-1", 1)
    await members.made()
    await members.propose("auditors", "1001", "1002")
    await hold.prepare_vote(members.elections, members.rounds, "auditors")
    await members.open_round("auditors-1")
    with pytest.raises(CardOfAnotherVote):
        await members.cast(LETTERS[0], "auditors-1", 1)


async def test_a_log_that_cannot_be_emptied_keeps_no_other_ballot_open(members: Members, database: Database) -> None:
    if not database.on_sqlite:
        pytest.skip("nobody's reading keeps PostgreSQL from forgetting")
    await members.stand()
    await members.freeze()
    await members.set_times()
    await members.prepare()
    await members.deal()
    house = members.house
    await ask_members.make_member_ballot(
        house.member_ballots,
        MemberBallot("c", "Ett annat val"),
        (Election("c-ord", "Ombud", Post.CONGRESS, 1, Way.MOST_VOTES, ballot="c"),),
    )
    await members.propose("c-ord", "1001", "1004", gender=Gender.WOMAN)
    await ask_members.freeze_electorate(house.member_ballots, house.members, "c", TODAY, START, TODAY)
    await ask_members.set_times(
        house.member_ballots, house.elections, house.rounds, "c", START + DAY, START + 7 * DAY, START
    )
    await hold.prepare_vote(members.elections, members.rounds, "c-ord")
    await house.cards.issue(("XYACDEFGHJ",), 5, "c")
    await members.keep_time(START + DAY)
    with closing(sqlite3.connect(database.url.removeprefix("sqlite:///"))) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM ballot").fetchall()
        with pytest.raises(SealUnfinished):
            await members.keep_time(START + 7 * DAY)
    for each in ("ord-1", "ers-1", "c-ord-1"):
        assert await members.state(each) is RoundState.CLOSED
