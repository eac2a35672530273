"""What may be done about a place, and what the list is afterwards."""

from dataclasses import replace

import pytest

from nominering.conference.model.rounds import BallotKind, Matter, RoundState
from nominering.counting.quotas import Quota
from nominering.outcome.errors import CountersDisagree
from nominering.place_by_place import errors
from nominering.place_by_place.model import hall as module
from nominering.place_by_place.model.course import Stage
from nominering.place_by_place.model.events import Deed
from nominering.place_by_place.model.hall import Hall
from tests.place_by_place.halls import BY, NOW, a_hall, acclaimed, after, begun, named, order, undone, voted


def test_what_nobody_is_named_against_is_carried_by_acclamation() -> None:
    hall = a_hall()
    assert (hall.place, hall.put, hall.stage) == (1, 1, Stage.PUT)
    hall = acclaimed(hall)
    assert (hall.taken, hall.place, hall.put) == ({1: 1}, 2, 2)
    event = hall.events[-1]
    assert (event.deed, event.by, event.at, event.placed) == (Deed.ACCLAIMED, BY, NOW, ((1, 1),))


def test_a_block_of_places_is_one_decision() -> None:
    hall = acclaimed(acclaimed(a_hall()), last=4)
    assert (order(hall), hall.stage, len(hall.events)) == ((1, 2, 3, 4), Stage.DECIDED, 2)


@pytest.mark.parametrize("last", [0, 1, 5, -3])
def test_a_block_ends_at_a_place_that_is_left(last: int) -> None:
    with pytest.raises(errors.PlaceNotInBlock):
        acclaimed(a_hall()).acclaim(last, BY, NOW)


def test_with_a_counter_candidate_there_is_no_acclamation() -> None:
    hall = named(a_hall(), 5)
    assert (hall.contenders, hall.stage) == ((1, 5), Stage.CONTESTED)
    with pytest.raises(errors.CounterCandidateNamed):
        hall.acclaim(1, BY, NOW)


def test_more_than_half_of_the_valid_ballots_takes_the_place_and_the_order_shifts() -> None:
    """Ten valid and four blank: six are more than half."""
    hall = voted(named(a_hall(), 5), {1: 4, 5: 6}, blank=4)
    assert (hall.taken, hall.put) == ({1: 5}, 1)
    assert order(acclaimed(hall, last=4)) == (5, 1, 2, 3)


def test_exactly_half_is_not_enough_and_the_two_highest_meet() -> None:
    hall = voted(named(named(a_hall(), 5), 6), {1: 5, 5: 3, 6: 2})
    assert (hall.stage, hall.story and hall.story.meeting) == (Stage.RUN_OFF, (1, 5))
    run_off = voted(hall, {1: 3, 5: 4}, blank=20)
    assert (run_off.taken, run_off.place) == ({1: 5}, 2)


def test_in_the_run_off_a_tie_is_settled_by_the_lot_that_is_drawn_then() -> None:
    hall = voted(voted(named(named(a_hall(), 5), 6), {1: 4, 5: 4, 6: 1}), {1: 4, 5: 4})
    assert (hall.stage, hall.events[-1].deed, hall.events[-1].numbers) == (Stage.TIED, Deed.TIED, (1, 5))
    drawn = after(hall, hall.draw((5, 1), BY, NOW))
    assert drawn.stage is Stage.CLOSED
    assert after(drawn, drawn.count({(1,): 4, (5,): 4}, BY, NOW)).taken == {1: 5}


def test_a_tie_for_the_run_off_is_settled_by_lot_too() -> None:
    hall = voted(named(named(a_hall(), 5), 6), {1: 4, 5: 3, 6: 3})
    assert (hall.stage, hall.events[-1].numbers) == (Stage.TIED, (5, 6))
    drawn = after(hall, hall.draw((6, 5), BY, NOW))
    counted = after(drawn, drawn.count({(1,): 4, (5,): 3, (6,): 3}, BY, NOW))
    assert (counted.stage, counted.story and counted.story.meeting) == (Stage.RUN_OFF, (1, 6))


@pytest.mark.parametrize("lot", [(), (1,), (1, 1), (1, 6), (1, 5, 6)])
def test_a_lot_orders_those_who_were_equal(lot: tuple[int, ...]) -> None:
    hall = voted(voted(named(named(a_hall(), 5), 6), {1: 4, 5: 4, 6: 1}), {1: 4, 5: 4})
    with pytest.raises(errors.LotWrong):
        hall.draw(lot, BY, NOW)


def test_no_lot_is_drawn_when_nobody_is_equal() -> None:
    with pytest.raises(errors.NoTie):
        a_hall().draw((1, 2), BY, NOW)


def test_a_secret_vote_is_held_on_request_also_when_one_alone_is_put() -> None:
    hall = begun(a_hall())
    assert hall.stage is Stage.CLOSED
    assert voted(a_hall(), {1: 1}, blank=30).taken == {1: 1}
    # With blank ballots only nobody has more than half: then the highest wins, and there is one.
    blank = voted(a_hall(), {}, blank=30)
    assert (blank.stage, voted(blank, {}, blank=30).taken) == (Stage.RUN_OFF, {1: 1})


def test_the_ballot_is_for_one_mark_among_those_who_are_put() -> None:
    _, ballot = named(a_hall(), 5).begin_vote(BY, NOW)
    assert (ballot.matter, ballot.ballot, ballot.places, ballot.numbers) == (
        Matter.PLACE,
        BallotKind.MARKS,
        1,
        (1, 5),
    )
    assert (ballot.about, ballot.title, ballot.deck) == ("riksdag", "Riksdagslistan, plats 1", "conference")


def test_whoever_loses_a_place_stands_for_those_that_follow() -> None:
    hall = voted(named(a_hall(), 5), {1: 6, 5: 4})
    assert named(hall, 5).contenders == (2, 5)


@pytest.mark.parametrize(
    ("number", "error"),
    [(1, errors.AlreadyPlaced), (2, errors.AlreadyNamed), (6, errors.AlreadyNamed), (7, errors.NotStanding)],
)
def test_only_those_who_stand_and_have_no_place_are_named(number: int, error: type[Exception]) -> None:
    hall = named(acclaimed(a_hall()), 6)
    with pytest.raises(error):
        hall.name(number, BY, NOW)


def test_whoever_has_withdrawn_is_not_named() -> None:
    with pytest.raises(errors.NotStanding):
        replace(a_hall(), withdrawn=frozenset({5})).name(5, BY, NOW)


@pytest.mark.parametrize("state", [RoundState.PREPARED, RoundState.OPEN, RoundState.PAUSED])
def test_nothing_else_is_decided_while_the_hall_votes(state: RoundState) -> None:
    hall = begun(named(a_hall(), 5), state)
    for deed in (
        lambda: hall.acclaim(1, BY, NOW),
        lambda: hall.name(6, BY, NOW),
        lambda: hall.begin_vote(BY, NOW),
        lambda: hall.undo("ångrat", BY, NOW),
    ):
        with pytest.raises(errors.VoteRunning):
            deed()


def test_nothing_is_counted_without_a_vote() -> None:
    with pytest.raises(errors.NoVote):
        a_hall().count({}, BY, NOW)


def test_a_second_count_that_differs_stops_the_result(monkeypatch: pytest.MonkeyPatch) -> None:
    hall = begun(named(a_hall(), 5))
    true = module.piled
    monkeypatch.setattr(module, "piled", lambda papers, among: true({**papers, (5,): 9}, among))
    with pytest.raises(CountersDisagree) as stopped:
        hall.count({(1,): 3, (5,): 2}, BY, NOW)
    assert stopped.value.places == (1,)


def test_the_last_decision_is_undone_and_stays_in_the_log() -> None:
    hall = undone(acclaimed(acclaimed(a_hall())))
    assert (hall.taken, [each.deed for each in hall.events]) == (
        {1: 1},
        [Deed.ACCLAIMED, Deed.ACCLAIMED, Deed.UNDONE],
    )
    assert (hall.events[-1].said, hall.events[-1].back_to) == ("fel namn", 2)
    # What is undone next is the decision before.
    assert undone(hall).taken == {}
    with pytest.raises(errors.NothingToUndo):
        undone(hall).undo("en gång till", BY, NOW)


def test_a_secret_vote_is_undone_as_a_whole() -> None:
    before = named(a_hall(), 5)
    hall = undone(voted(before, {1: 6, 5: 4}))
    assert (hall.taken, hall.stage, hall.contenders) == ({}, Stage.CONTESTED, (1, 5))
    # The next vote is a ballot of its own.
    assert hall.begin_vote(BY, NOW)[1].id != before.begin_vote(BY, NOW)[1].id


@pytest.mark.parametrize("reason", ["", "   ", "x" * 501])
def test_whoever_undoes_says_why(reason: str) -> None:
    with pytest.raises(errors.ReasonMissing):
        acclaimed(a_hall()).undo(reason, BY, NOW)


def test_a_place_decided_beforehand_is_nobody_elses() -> None:
    hall = acclaimed(a_hall(fixed={2: 5}))
    assert (hall.taken, hall.place, hall.put) == ({1: 1, 2: 5}, 3, 2)
    with pytest.raises(errors.AlreadyPlaced) as told:
        hall.name(5, BY, NOW)
    assert (told.value.name, told.value.place) == ("Eva Sol", 2)
    assert order(acclaimed(hall, last=4)) == (1, 5, 2, 3)


def test_whoever_withdraws_leaves_a_place_that_is_decided_again() -> None:
    hall = replace(acclaimed(a_hall(), last=4), withdrawn=frozenset({2}))
    assert (hall.taken, hall.place, hall.put, hall.stage) == ({1: 1, 3: 3, 4: 4}, 2, None, Stage.NOBODY)
    with pytest.raises(errors.NobodyPut):
        hall.acclaim(2, BY, NOW)
    assert order(acclaimed(named(hall, 6))) == (1, 6, 3, 4)


def test_when_nobody_is_left_to_fill_a_hole_those_below_move_up() -> None:
    hall = replace(acclaimed(a_hall(("man",) * 4), last=4), withdrawn=frozenset({2}))
    assert (hall.taken, hall.stage) == ({1: 1, 2: 3, 3: 4}, Stage.DECIDED)


def test_whoever_withdraws_before_the_own_place_is_passed() -> None:
    hall = replace(acclaimed(a_hall()), withdrawn=frozenset({2}))
    assert (hall.put, [each.number for each in hall.forecast]) == (3, [3, 4])


def test_a_vote_on_somebody_who_has_withdrawn_is_void() -> None:
    hall = replace(begun(named(a_hall(), 5)), withdrawn=frozenset({5}))
    assert hall.stage is Stage.VOID
    with pytest.raises(errors.VoteVoid):
        hall.count({(1,): 3, (5,): 2}, BY, NOW)
    assert undone(hall).stage is Stage.PUT


def test_nothing_more_is_decided_when_every_place_is() -> None:
    hall = acclaimed(a_hall(), last=4)
    with pytest.raises(errors.EveryPlaceDecided):
        hall.acclaim(5, BY, NOW)
    with pytest.raises(errors.EveryPlaceDecided):
        hall.name(5, BY, NOW)
    hall.check_decided()
    with pytest.raises(errors.PlacesLeft):
        a_hall().check_decided()


ALTERNATING = Quota.named("alternating:woman")
HALF = Quota.named("half-women")


def two_women() -> Hall:
    """Four places, two of which have to go to women, of whom there are two."""
    return a_hall(("man", "woman", "man", "woman", "man", "man"), quota=HALF)


def test_the_proposals_next_name_is_the_first_whom_the_rule_lets() -> None:
    hall = two_women()
    assert (hall.put, hall.forecast[0].passed) == (2, (1,))
    assert [each.number for each in hall.forecast] == [2, 1, 4, 3]
    assert hall.placing.least(hall.left, hall.taken) == {"other": 2, "woman": 2}
    assert hall.placing.open_to(1, hall.left, hall.taken) == {"woman"}


def test_nobody_is_named_whom_the_rule_keeps_from_the_place() -> None:
    with pytest.raises(errors.QuotaWouldBreak) as told:
        two_women().name(1, BY, NOW)
    assert (told.value.name, told.value.place, told.value.rule) == ("Åsa Öberg", 1, "half-women:up")


def test_the_conference_may_set_the_rule_aside_with_a_paragraph() -> None:
    hall = two_women()
    for blank in ("", " ", "§" * 201):
        with pytest.raises(errors.ParagraphMissing):
            hall.put_quota_aside(blank, BY, NOW)
    hall = after(hall, hall.put_quota_aside(" § 9 ", BY, NOW))
    assert (hall.set_aside, hall.put) == ("§ 9", 1)
    assert order(acclaimed(hall, last=4)) == (1, 2, 3, 4)
    with pytest.raises(errors.NoQuota):
        hall.put_quota_aside("§ 10", BY, NOW)


def test_without_a_rule_there_is_none_to_set_aside() -> None:
    with pytest.raises(errors.NoQuota):
        a_hall().put_quota_aside("§ 9", BY, NOW)


def test_a_rule_that_a_withdrawal_has_broken_stops_the_list_until_the_conference_has_decided() -> None:
    women = a_hall(("woman", "man", "woman", "man"), quota=ALTERNATING)
    hall = replace(acclaimed(women, last=4), withdrawn=frozenset({3}))
    assert (order(hall), hall.stage, hall.quota_lost) == ((1, 2, 4), Stage.DECIDED, True)
    with pytest.raises(errors.QuotaLost):
        hall.check_decided()
    after(hall, hall.put_quota_aside("§ 9", BY, NOW)).check_decided()


def test_who_wins_but_may_not_take_the_place_any_more_waits_for_the_conference() -> None:
    """The last woman withdraws while the hall votes."""
    hall = acclaimed(a_hall(("woman", "man", "woman", "man", "man", "man"), quota=HALF))
    hall = replace(begun(named(hall, 4)), withdrawn=frozenset({3}))
    papers = {(2,): 5, (4,): 1}
    with pytest.raises(errors.QuotaWouldBreak):
        hall.count(papers, BY, NOW)
    hall = after(hall, hall.put_quota_aside("§ 9", BY, NOW))
    assert after(hall, hall.count(papers, BY, NOW)).taken == {1: 1, 2: 2}
