"""Elections on the real database: held by acclamation or by vote, counted once, written into the register."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from nominering.balloting.errors import TooManyMarks as TooManyMarked
from nominering.balloting.use_cases.vote import close_round
from nominering.conference.errors import LotsDrawn, NoListInIt, RoundNotClosed, RoundNotOpen, RoundPrepared
from nominering.conference.model.rounds import RoundState
from nominering.conference.use_cases.rounds import draw_lots
from nominering.counting.errors import TieNeedsLots
from nominering.election.errors import (
    AlreadyDecided,
    CandidateMissing,
    CandidateNoMember,
    CandidateRepeated,
    CandidatesFixed,
    CandidatesMoved,
    CandidateUnclear,
    ElectionUnknown,
    NotBetweenRounds,
    NothingToCount,
    NotInRegister,
    TooFewCandidates,
)
from nominering.election.model.elections import Post, Reason, Source, Way, Withdrawal
from nominering.election.model.held import Stage
from nominering.election.use_cases import appoint, arrange, hold
from nominering.organisation.errors import HolderTooNew
from nominering.organisation.offices import Body
from nominering.organisation.use_cases import merge_members
from nominering.outcome.errors import AlreadyCounted
from nominering.outcome.use_cases.count import count_round
from tests.election.holding import Hall
from tests.story import ARVIKA, DISA, DISA_AGAIN, MOVED, START, SUNNE, Story, a_member


@pytest.fixture
async def hall(story: Story) -> Hall:
    """No register of members: whatever name is typed stands."""
    await story.until_roll_is_frozen()
    return Hall(story)


@pytest.fixture
async def peopled(story: Story) -> Hall:
    await story.until_peopled()
    return Hall(story)


async def test_an_election_goes_from_candidates_over_a_run_off_to_those_elected(hall: Hall) -> None:
    election = await hall.made()
    await hall.propose(election, "Ada", "Bo", "Cia", "Dan")
    assert (await hold.prepare_vote(hall.elections, hall.rounds, election)).id == "auditors-1"
    await hall.vote("auditors-1", (1, 2), (1, 2), (1, 3), (3,))
    assert await hall.stage(election) is Stage.CLOSED
    await hall.count(election)
    assert await hall.stage(election) is Stage.RUN_OFF
    assert (await hold.prepare_vote(hall.elections, hall.rounds, election)).numbers == (2, 3)
    await hall.vote("auditors-2", (3,), (2,), (3,))
    await hall.count(election)
    decided = await hold.decided(hall.elections, election)
    assert [(one.number, one.reason, one.votes) for one in decided.elected] == [
        (1, Reason.MAJORITY, 3),
        (3, Reason.RUN_OFF, 2),
    ]
    assert await hall.stage(election) is Stage.DECIDED
    assert (await hall.rounds.round("auditors-2")).state is RoundState.COUNTED


async def test_the_run_off_tie_waits_for_a_lot_that_is_drawn_in_the_hall(hall: Hall) -> None:
    election = await hall.made(Post.CHAIR, 1)
    await hall.propose(election, "Ada", "Bo", "Cia")
    await hold.prepare_vote(hall.elections, hall.rounds, election)
    await hall.vote("chair-1", (1,), (1,), (2,), (3,))
    with pytest.raises(TieNeedsLots):
        await hall.count(election)
    await draw_lots(hall.rounds, "chair-1", (3, 2, 1))
    with pytest.raises(LotsDrawn):
        await draw_lots(hall.rounds, "chair-1", (1, 2, 3))
    tally = await hall.count(election)
    assert tally.run_off == (1, 3)
    assert (await hall.elections.tallies(election))[0] == tally


async def test_acclamation_decides_without_a_vote_and_once(hall: Hall) -> None:
    election = await hall.made()
    await hall.propose(election, "Ada")
    with pytest.raises(TooFewCandidates):
        await hold.acclaim(hall.elections, hall.rounds, election, START)
    await hall.propose(election, "Bo", source=Source.FLOOR)
    await hold.acclaim(hall.elections, hall.rounds, election, START)
    assert [one.number for one in (await hold.decided(hall.elections, election)).elected] == [1, 2]
    with pytest.raises(AlreadyDecided):
        await hold.acclaim(hall.elections, hall.rounds, election, START)
    with pytest.raises(AlreadyDecided):
        await hall.propose(election, "Cia")
    with pytest.raises(AlreadyDecided):
        await hold.prepare_vote(hall.elections, hall.rounds, election)


async def test_the_scottish_way_has_its_lots_first(hall: Hall) -> None:
    election = await hall.made(way=Way.STV)
    await hall.propose(election, "Ada", "Bo", "Cia")
    await hold.prepare_vote(hall.elections, hall.rounds, election)
    await draw_lots(hall.rounds, "auditors-1", (1, 2, 3))
    await hall.vote("auditors-1", (2, 1), (2, 3), (3,))
    await hall.count(election)
    assert [one.number for one in (await hold.decided(hall.elections, election)).elected] == [2, 3]


async def between_rounds(hall: Hall) -> str:
    election = await hall.made()
    await hall.propose(election, "Ada", "Bo", "Cia", "Dan")
    await hold.prepare_vote(hall.elections, hall.rounds, election)
    await hall.vote("auditors-1", (1, 2), (1, 3), (1, 2), (3, 4))
    await hall.count(election)
    return election


async def test_who_withdraws_before_the_run_off_is_kept_with_who_entered_it_and_when(hall: Hall) -> None:
    election = await between_rounds(hall)
    await withdraw(hall, election, 2)
    kept = await hall.elections.election(election)
    assert kept.withdrawn == (Withdrawal(2, "Presidiet", START),)
    assert (await hold.prepare_vote(hall.elections, hall.rounds, election)).numbers == (3,)
    with pytest.raises(NotBetweenRounds):
        await withdraw(hall, election, 3)
    await hall.vote("auditors-2", (3,))
    await hall.count(election)
    assert [one.number for one in (await hold.decided(hall.elections, election)).elected] == [1, 3]


async def test_when_nobody_is_left_the_election_is_decided_with_a_vacant_seat(hall: Hall) -> None:
    election = await between_rounds(hall)
    for number in (2, 3, 4):
        await withdraw(hall, election, number)
    assert [one.number for one in (await hold.decided(hall.elections, election)).elected] == [1]
    with pytest.raises(AlreadyDecided):
        await withdraw(hall, election, 1)


async def test_a_withdrawal_and_a_run_off_at_once_never_let_the_one_who_left_stand(hall: Hall) -> None:
    election = await between_rounds(hall)
    before = await hold.held(hall.elections, hall.rounds, election)
    await hold.prepare_vote(hall.elections, hall.rounds, election)
    gone = before.election.withdrawn_by(Withdrawal(2, "Presidiet", START))
    with pytest.raises(NotBetweenRounds):
        await hall.elections.keep_withdrawal(gone, instead_of=before.election)
    assert (await hall.elections.election(election)).withdrawn == ()


async def test_a_run_off_that_was_seen_before_a_withdrawal_is_not_prepared(hall: Hall) -> None:
    election = await between_rounds(hall)
    before = await hold.held(hall.elections, hall.rounds, election)
    await withdraw(hall, election, 2)
    with pytest.raises(CandidatesMoved):
        await hall.elections.keep_vote(before.election, before.next_round())


async def withdraw(hall: Hall, election: str, number: int) -> None:
    await hold.withdraw_candidate(hall.elections, hall.rounds, election, number, "Presidiet", START)


async def test_who_stands_is_fixed_once_a_vote_is_prepared(hall: Hall) -> None:
    election = await hall.made()
    await hall.propose(election, "Ada", "Bo", "Cia")
    before = await hall.elections.election(election)
    await arrange.remove_candidate(hall.elections, hall.rounds, election, 3)
    with pytest.raises(CandidatesMoved):
        await hall.elections.keep_candidates(before.left_by(1), instead_of=before)
    await hall.propose(election, "Dan")
    await hold.prepare_vote(hall.elections, hall.rounds, election)
    with pytest.raises(CandidatesFixed):
        await hall.propose(election, "Eva")
    with pytest.raises(CandidatesFixed):
        await arrange.remove_candidate(hall.elections, hall.rounds, election, 1)
    with pytest.raises(CandidatesFixed):
        await hold.acclaim(hall.elections, hall.rounds, election, START)
    now = await hall.elections.election(election)
    with pytest.raises(CandidatesFixed):
        await hall.elections.keep_candidates(now.left_by(1), instead_of=now)


async def test_nothing_is_counted_while_the_vote_goes_on_nor_twice(hall: Hall) -> None:
    election = await hall.made()
    await hall.propose(election, "Ada", "Bo", "Cia")
    with pytest.raises(NothingToCount):
        await hall.count(election)
    await hold.prepare_vote(hall.elections, hall.rounds, election)
    await hall.open_round("auditors-1")
    with pytest.raises(RoundNotClosed):
        await hall.count(election)
    with pytest.raises(TooManyMarked):
        await hall.story.vote(0, 1, 2, 3, round_id="auditors-1")
    await hall.story.vote(0, 1, 2, round_id="auditors-1")
    await close_round(hall.box, "auditors-1")
    with pytest.raises(RoundNotOpen):
        await close_round(hall.box, "auditors-1")
    both = await asyncio.gather(hall.count(election), hall.count(election), return_exceptions=True)
    assert sorted(type(each).__name__ for each in both) in (
        ["AlreadyCounted", "MarksTally"],
        ["MarksTally", "NothingToCount"],
    )
    with pytest.raises(NothingToCount):
        await hall.count(election)


async def test_of_two_that_prepare_a_vote_one_does(hall: Hall) -> None:
    election = await hall.made()
    await hall.propose(election, "Ada", "Bo", "Cia")
    seen = await hold.held(hall.elections, hall.rounds, election)
    await hall.elections.keep_vote(seen.election, seen.next_round())
    with pytest.raises(RoundPrepared):
        await hall.elections.keep_vote(seen.election, seen.next_round())


async def test_of_two_counts_one_is_kept(hall: Hall) -> None:
    election = await hall.made()
    await hall.propose(election, "Ada", "Bo", "Cia")
    await hold.prepare_vote(hall.elections, hall.rounds, election)
    await hall.vote("auditors-1", (1, 2))
    seen = await hall.elections.election(election)
    tally = await hall.count(election)
    with pytest.raises(AlreadyCounted):
        await hall.elections.keep_tally(seen, tally)


async def test_only_members_stand_where_there_is_a_register(peopled: Hall) -> None:
    election = await peopled.made()
    for typed, refusal in (("", CandidateMissing), ("x" * 81, CandidateMissing), ("Lo Borta", CandidateNoMember)):
        with pytest.raises(refusal):
            await peopled.propose(election, typed)
    await peopled.propose(election, "1001", "hillevi  DOLD")
    with pytest.raises(CandidateRepeated):
        await peopled.propose(election, "Disa Holm")
    ada, hidden = (await peopled.elections.election(election)).candidates
    assert (ada.name, ada.member_id, ada.detail) == ("Disa Holm", "1001", "Vänsterpartiet Arvika")
    assert (hidden.member_id, hidden.detail) == ("1003", "")
    with pytest.raises(ElectionUnknown):
        await peopled.propose("nej", "1001")


async def test_namesakes_are_told_apart_by_their_numbers(peopled: Hall) -> None:
    await peopled.house.members.keep_members((a_member("7", "Disa Holm", date(1999, 1, 1), "sunne"),))
    election = await peopled.made()
    with pytest.raises(CandidateUnclear) as refused:
        await peopled.propose(election, "disa holm")
    assert refused.value.numbers == ("1001", "7")
    everyone = await peopled.house.members.members()
    assert [each.id for each in arrange.members_like("holm disa", everyone, START.date())] == ["1001", "7"]


async def test_the_elected_are_written_into_the_register_once(peopled: Hall) -> None:
    election = await peopled.made(Post.BOARD_ALTERNATES, 1)
    await peopled.propose(election, "1001")
    house, today = peopled.house, START.date()
    await hold.acclaim(house.elections, house.rounds, election, START)
    for expected in (1, 0):
        new = await appoint.enter_in_register(house.elections, house.register, election, today, None, today)
        assert len(new) == expected
    (office,) = [
        each for each in (await house.register.offices()).of_member("1001") if each.body is Body.DISTRICT_BOARD
    ]
    assert (office.title, office.since, office.until) == ("suppleant", today, None)


async def test_what_the_register_does_not_take_is_refused_and_nothing_written(peopled: Hall) -> None:
    house, today = peopled.house, START.date()
    await house.members.keep_members((a_member("7", "Ny Nysson", date(1999, 1, 1), "sunne", 2031),))
    delegates = await peopled.made(Post.CONGRESS, 1)
    await peopled.propose(delegates, "1001")
    await hold.acclaim(house.elections, house.rounds, delegates, START)
    with pytest.raises(NotInRegister):
        await appoint.enter_in_register(house.elections, house.register, delegates, today, None, today)
    peopled.story.clock.now = START.replace(year=2031, month=3, day=3)
    board = await peopled.made(Post.BOARD, 2)
    await peopled.propose(board, "1001", "7")
    await hold.acclaim(house.elections, house.rounds, board, START)
    day = date(2031, 3, 3)
    with pytest.raises(HolderTooNew):
        await appoint.enter_in_register(house.elections, house.register, board, day, None, day)
    assert not [each for each in (await house.register.offices()).of_member("1001") if each.title == "ledamot"]


async def test_an_election_is_not_counted_as_a_list(hall: Hall) -> None:
    """Also where its ballots are rankings: the count would be nobody's, and the election could not be counted."""
    election = await hall.made(way=Way.STV)
    await hall.propose(election, "Ada", "Bo", "Cia")
    await hold.prepare_vote(hall.elections, hall.rounds, election)
    await draw_lots(hall.rounds, "auditors-1", (3, 1, 2))
    await hall.vote("auditors-1", (1, 2), (2,), (1,))
    with pytest.raises(NoListInIt):
        await count_round(hall.rounds, hall.box, hall.house.outcomes, "auditors-1")
    assert await hall.stage(election) is Stage.CLOSED
    await hall.count(election)
    assert await hall.stage(election) is Stage.DECIDED


async def test_of_a_candidate_who_is_protected_later_nothing_stands_below_the_name(peopled: Hall) -> None:
    election = await peopled.made(Post.CHAIR, 1)
    await peopled.propose(election, DISA.id, MOVED.id)
    await hold.prepare_vote(peopled.elections, peopled.rounds, election)
    assert [each.detail for each in (await peopled.rounds.round("chair-1")).standing] == [ARVIKA.name, SUNNE.name]
    await peopled.house.members.keep_members([replace(DISA, protected=True)])
    assert [each.detail for each in (await peopled.elections.election(election)).candidates] == ["", SUNNE.name]
    assert [each.detail for each in (await peopled.rounds.round("chair-1")).standing] == ["", SUNNE.name]


async def test_whoever_stands_twice_by_two_numbers_that_are_made_one_is_a_member_once(peopled: Hall) -> None:
    """The other is left as a name, to be taken off by hand, or passed over: the register would have one twice."""
    election = await peopled.made(Post.BOARD, 2)
    await peopled.propose(election, DISA.id, DISA_AGAIN.id, MOVED.id)
    await merge_members(peopled.house.register, DISA.id, DISA_AGAIN.id, START, "Ombudsmannen")
    kept = (await peopled.elections.election(election)).candidates
    assert [each.member_id for each in kept] == [DISA.id, None, MOVED.id]
    other = await peopled.made(Post.CHAIR, 1)
    await peopled.propose(other, DISA.id)
    assert [each.member_id for each in (await peopled.elections.election(other)).candidates] == [DISA.id]
