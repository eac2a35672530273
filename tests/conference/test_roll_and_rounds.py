"""The voting roll and the ranking round."""

import asyncio
from dataclasses import replace

import pytest

from nominering.conference.errors import (
    DelegateRepeated,
    LotsDrawn,
    LotsMissing,
    NobodyPresent,
    NoCandidates,
    NotApportioned,
    NotRanked,
    ParticipantNoted,
    ParticipantUnknown,
    RollEmpty,
    RollFrozen,
    RollNotFrozen,
    RoundAlreadyOpened,
    RoundNotClosed,
    RoundNotOpen,
    RoundPrepared,
    TooManyDelegates,
)
from nominering.conference.model.participants import Kind, Right, decided
from nominering.conference.model.quorum import Opening
from nominering.conference.model.roll import Delegate, VotingRoll
from nominering.conference.model.rounds import BallotKind, Matter, Round, RoundState, Standing
from nominering.conference.use_cases.attend import check_in, check_out, register_attendee, step_in
from nominering.conference.use_cases.roll import apportion_delegates, freeze_roll
from nominering.conference.use_cases.rounds import draw_lots, open_round, roll_of_round
from nominering.counting.errors import LotsIncomplete
from nominering.counting.lots import Lots
from nominering.counting.rules import Method, Rules
from nominering.nomination.use_cases.propose import propose
from nominering.organisation.apportionment import PerStarted
from nominering.store import tables as t
from tests.story import ARVIKA, START, SUNNE, Story

FOUR = PerStarted(20).apportion([ARVIKA, SUNNE])
DAG = Delegate("d1", "arvika", ARVIKA.name, "Dag Ek")
EVA = Delegate("d2", "sunne", SUNNE.name, "Eva By")


def a_round() -> Round:
    return Round.prepared("r-1", "riksdag", "Listan", Rules(Method.ORDERED_STV), 2, (("a", "Åsa"), ("b", "Bo")))


def test_a_frozen_roll_numbers_its_delegates() -> None:
    frozen = VotingRoll((DAG, EVA)).freeze(FOUR, START)
    assert [(each.number, each.name) for each in frozen.delegates] == [(1, "Dag Ek"), (2, "Eva By")]
    assert frozen.frozen_at == START


def test_a_roll_is_frozen_once_with_delegates_and_apportionment() -> None:
    with pytest.raises(RollFrozen):
        VotingRoll((DAG,), START).freeze(FOUR, START)
    with pytest.raises(NotApportioned):
        VotingRoll((DAG,)).freeze(None, START)
    with pytest.raises(RollEmpty):
        VotingRoll(()).freeze(FOUR, START)
    with pytest.raises(RollNotFrozen):
        VotingRoll((DAG,)).check_frozen()


def test_an_association_sends_no_more_than_its_seats() -> None:
    two = VotingRoll((EVA, replace(EVA, id="d3", name="Gun Dal")))
    with pytest.raises(TooManyDelegates) as refused:
        two.freeze(FOUR, START)
    assert (refused.value.association, refused.value.reported, refused.value.seats) == (SUNNE.name, 2, 1)


async def test_a_frozen_roll_takes_no_more_delegates(story: Story) -> None:
    await story.until_roll_is_frozen()
    with pytest.raises(RollFrozen):
        await story.house.roll.keep_delegates((replace(DAG, id="d9", name="Ny"),))
    with pytest.raises(RollFrozen):
        await freeze_roll(story.house.roll, story.house.organisation, START)


async def test_a_delegate_is_reported_once(story: Story) -> None:
    await story.found()
    with pytest.raises(DelegateRepeated):
        await story.house.roll.keep_delegates((DAG, replace(DAG, id="d9")))
    assert (await story.house.roll.roll()).delegates == ()


def test_candidates_are_numbered_in_the_order_given() -> None:
    assert [(each.number, each.name) for each in a_round().standing] == [(1, "Åsa"), (2, "Bo")]
    with pytest.raises(NoCandidates):
        Round.prepared("r", "l", "L", Rules(Method.ORDERED_STV), 2, ())


def test_a_round_goes_one_way() -> None:
    drawn = a_round().draw_lots((2, 1))
    opened = drawn.open(entitled=2)
    closed = opened.close()
    assert [each.state for each in (drawn, opened, closed)] == [
        RoundState.PREPARED,
        RoundState.OPEN,
        RoundState.CLOSED,
    ]
    for deed in (opened.open, closed.open):
        with pytest.raises(RoundAlreadyOpened):
            deed(2)
    for deed in (drawn.close, closed.close):
        with pytest.raises(RoundNotOpen):
            deed()
    for early in (drawn, opened):
        with pytest.raises(RoundNotClosed):
            early.check_closed()
    closed.check_closed()


def test_a_round_opens_only_with_lots() -> None:
    with pytest.raises(LotsMissing):
        a_round().open(2)


def test_marks_need_no_lots_until_they_are_counted() -> None:
    marked = replace(a_round(), ballot=BallotKind.MARKS, rules=None)
    opened = marked.open(entitled=7)
    assert (opened.lots, opened.entitled) == (None, 7)
    with pytest.raises(RoundAlreadyOpened):
        opened.draw_lots((2, 1))
    assert opened.close().draw_lots((2, 1)).lots == Lots((2, 1))
    with pytest.raises(NotRanked):
        _ = marked.ranked_by


def test_lots_are_drawn_once_and_before_opening() -> None:
    drawn = a_round().draw_lots((2, 1))
    assert drawn.lots == Lots((2, 1))
    with pytest.raises(LotsDrawn):
        drawn.draw_lots((1, 2))
    with pytest.raises(RoundAlreadyOpened):
        drawn.open(entitled=2).draw_lots_from("6 6 6")
    with pytest.raises(LotsIncomplete):
        a_round().draw_lots((1,))


def test_lots_from_a_text_can_be_drawn_again_by_anyone() -> None:
    drawn = a_round().draw_lots_from("6 6 6")
    assert drawn.lots == Lots.from_seed("6 6 6", "Listan", (1, 2))


async def test_the_committee_s_order_comes_first_on_the_ballot_and_the_others_by_name(story: Story) -> None:
    await story.until_proposed()
    every = await story.house.candidacies.of_list("riksdag")
    by_name = {each.nominee.name: each.id for each in every}
    order = (by_name["Åsa Öberg"], by_name["Cecilia Lund"], every[0].id)
    await propose(
        story.house.lists, story.house.candidacies, story.house.proposals, "riksdag", order, story.clock.now
    )
    await freeze_and_prepare(story)
    round_ = await story.house.rounds.round("riksdag-1")
    assert [each.name for each in round_.standing] == ["Åsa Öberg", "Cecilia Lund", "Bo Alm", "Bo Alm"]
    assert round_.standing[2].candidacy_id == every[0].id


async def freeze_and_prepare(story: Story) -> None:
    house = story.house
    await house.roll.keep_delegates((DAG,))
    await apportion_delegates(house.organisation, house.roll, PerStarted(20))
    await freeze_roll(house.roll, house.organisation, story.clock.now)
    await story.prepare("riksdag", story.clock.now)


async def test_a_round_is_prepared_once(story: Story) -> None:
    round_ = await story.until_prepared()
    rules = (await story.house.lists.candidate_list("riksdag")).electoral_rules
    with pytest.raises(RoundPrepared):
        await story.house.rounds.keep_prepared(round_, rules.fingerprint)


async def test_of_two_draws_at_once_one_is_kept(story: Story) -> None:
    await story.until_prepared()
    draws = ((1, 2, 3, 4), (4, 3, 2, 1))
    results = await asyncio.gather(
        *(draw_lots(story.house.rounds, "riksdag-1", order) for order in draws), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in results) == ["LotsDrawn", "Round"]


async def test_of_two_openings_at_once_one_opens(story: Story) -> None:
    await story.until_prepared()
    await draw_lots(story.house.rounds, "riksdag-1", (1, 2, 3, 4))
    results = await asyncio.gather(
        *(
            open_round(story.house.rounds, story.house.roll, story.house.openings, "riksdag-1", story.clock.now)
            for _ in range(3)
        ),
        return_exceptions=True,
    )
    assert sorted(type(each).__name__ for each in results) == ["Round", "RoundAlreadyOpened", "RoundAlreadyOpened"]


async def test_a_round_about_one_place_is_kept_beside_the_lists_own(story: Story) -> None:
    first = await story.until_prepared()
    standing = (first.standing[2], Standing(1, "", "Någon annan", detail="från golvet"))
    place = Round(
        "riksdag-plats-1", "riksdag", "Plats 1", None, 1, standing, matter=Matter.PLACE, ballot=BallotKind.MARKS
    )
    await story.house.rounds.keep_round(place)
    assert await story.house.rounds.round_on("riksdag") == first
    kept = await story.house.rounds.rounds_about(Matter.PLACE, "riksdag")
    assert kept == (replace(place, standing=standing[::-1]),)
    with pytest.raises(RoundPrepared):
        await story.house.rounds.keep_round(place)


async def roll_when_opened(story: Story, round_id: str) -> list[tuple[str, str | None]]:
    found = await roll_of_round(story.house.rounds, story.house.roll, round_id)
    return [(each.delegate.name, each.instead_of and each.instead_of.name) for each in found]


async def a_prepared_round_in_the_hall(story: Story) -> None:
    """The small district's story with its alternates; the round on the riksdag list only waits to be opened."""
    await story.until_proposed()
    house = story.house
    await house.roll.keep_delegates(
        (
            DAG,
            EVA,
            *(replace(DAG, id=f"a{place}", name=name, place=place) for place, name in ((1, "Ann"), (2, "Bea"))),
        )
    )
    await apportion_delegates(house.organisation, house.roll, PerStarted(20))
    await freeze_roll(house.roll, house.organisation, story.clock.now)
    for list_id in ("riksdag", "region"):
        await story.prepare(list_id)
        await draw_lots(house.rounds, f"{list_id}-1", (1, 2, 3, 4))


async def test_a_round_is_opened_on_the_roll_of_that_moment_and_what_comes_later_is_for_the_next(
    story: Story,
) -> None:
    await a_prepared_round_in_the_hall(story)
    roll, now = story.house.roll, story.clock.now
    hall = await roll.roll()
    for each in (hall.delegates[1], hall.alternates[0]):
        await check_in(roll, each, "Presidiet", now)
    await step_in(roll, "a1", "d1", "Presidiet", now)
    assert await roll_when_opened(story, "riksdag-1") == []
    assert (await story.open_one("riksdag-1")).entitled == 2
    await check_in(roll, hall.delegates[0], "Presidiet", now)
    await check_out(roll, hall.delegates[1], "Presidiet", now)
    assert (await story.open_one("region-1")).entitled == 1
    assert await roll_when_opened(story, "riksdag-1") == [("Ann", "Dag Ek"), ("Eva By", None)]
    assert await roll_when_opened(story, "region-1") == [("Dag Ek", None)]


async def test_without_a_desk_every_ordinary_delegate_is_entitled(story: Story) -> None:
    await a_prepared_round_in_the_hall(story)
    assert (await story.open_one("riksdag-1")).entitled == 2


async def test_a_round_does_not_open_for_nobody(story: Story) -> None:
    await a_prepared_round_in_the_hall(story)
    await check_in(story.house.roll, (await story.house.roll.roll()).alternates[0], "Presidiet", story.clock.now)
    with pytest.raises(NobodyPresent):
        await story.open_one("riksdag-1")
    assert (await story.house.rounds.round("riksdag-1")).state is RoundState.PREPARED


async def test_of_two_desks_that_check_in_the_same_person_at_once_one_is_told_so(story: Story) -> None:
    await a_prepared_round_in_the_hall(story)
    roll = story.house.roll
    dag = (await roll.roll()).delegates[0]
    results = await asyncio.gather(
        *(check_in(roll, dag, f"bord {desk}", story.clock.now) for desk in range(4)), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in results) == ["AlreadyCheckedIn"] * 3 + ["tuple"]
    assert len((await roll.roll()).changes) == 1


async def test_two_desks_that_work_at_once_lose_nobody(story: Story) -> None:
    await a_prepared_round_in_the_hall(story)
    roll = story.house.roll
    everybody = (await roll.roll()).everybody
    await asyncio.gather(*(check_in(roll, each, "bord", story.clock.now) for each in everybody))
    hall = await roll.roll()
    assert set(hall.attendance.present) == {each.id for each in everybody}
    assert [each.number for each in hall.changes] == [1, 2, 3, 4]


async def test_of_two_alternates_for_one_seat_at_once_one_sits(story: Story) -> None:
    await a_prepared_round_in_the_hall(story)
    roll, now = story.house.roll, story.clock.now
    for each in (await roll.roll()).alternates:
        await check_in(roll, each, "bord", now)
    results = await asyncio.gather(
        step_in(roll, "a1", "d1", "bord 1", now), step_in(roll, "a2", "d1", "bord 2", now, "Ann dröjer"),
        return_exceptions=True,
    )  # fmt: skip
    assert sorted(type(each).__name__ for each in results) == ["SeatTaken", "tuple"]
    assert len((await roll.roll()).voters) == 1


async def test_a_round_that_opens_while_somebody_is_checked_in_is_opened_before_or_after(story: Story) -> None:
    await a_prepared_round_in_the_hall(story)
    roll, now = story.house.roll, story.clock.now
    hall = await roll.roll()
    await check_in(roll, hall.delegates[0], "bord", now)
    opened, _ = await asyncio.gather(
        story.open_one("riksdag-1"), check_in(roll, hall.delegates[1], "bord", now)
    )  # fmt: skip
    assert opened.entitled == len(await roll_when_opened(story, "riksdag-1"))
    assert len((await roll.roll()).voters) == 2


async def test_the_log_is_refused_what_was_decided_on_another(story: Story) -> None:
    await a_prepared_round_in_the_hall(story)
    roll = story.house.roll
    hall = await roll.roll()
    changes = hall.check_in(hall.delegates[0], "bord", story.clock.now)
    assert await roll.note(changes, after=0)
    assert not await roll.note(changes, after=0)
    assert not await story.house.openings.keep_opened(
        (await story.house.rounds.round("riksdag-1")).open(2),
        Opening("riksdag-1", story.clock.now),
        hall.voters,
        after=0,
    )


async def test_the_roll_of_a_round_says_nothing_of_who_has_voted() -> None:
    assert {column._meta.name for column in t.RoundVoter._meta.columns} == {"round", "delegate", "instead_of"}


async def test_of_two_who_decide_rights_at_once_both_are_heard_in_turn(story: Story) -> None:
    await story.until_roll_is_frozen()
    attendees = story.house.attendees
    ways = [decided({Kind.GUEST: {Right.SPEAK}}), decided({Kind.GUEST: {Right.ATTEND}})]
    for _ in range(10):
        await asyncio.gather(*(attendees.keep_rights(way) for way in ways))
        assert await attendees.rights() in ways


async def test_a_guest_is_taken_off_or_checked_in_and_not_both(story: Story) -> None:
    await story.until_roll_is_frozen()
    house, now = story.house, story.clock.now
    for n in range(10):
        guest = await register_attendee(house.attendees, f"g{n}", f"Gäst {n}", Kind.GUEST)
        came, gone = await asyncio.gather(
            check_in(house.roll, guest, "bord", now), house.attendees.remove(guest.id), return_exceptions=True
        )
        there = guest in await house.attendees.attendees()
        assert isinstance(came, tuple) == there
        assert isinstance(gone, ParticipantNoted) if there else isinstance(came, ParticipantUnknown)
