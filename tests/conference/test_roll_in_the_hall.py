"""Who is in the hall, who steps in for whom, and who holds a vote: the rules, and the log that they are a fold of."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nominering.conference.errors import (
    AlreadyCheckedIn,
    AlternateAbsent,
    AlternateElsewhere,
    AlternateOutOfOrder,
    AlternateSeated,
    ConferenceError,
    DelegatePresent,
    NotCheckedIn,
    ParticipantUnknown,
    RollNotFrozen,
    SeatTaken,
    SeatVacant,
    VoteIsForDelegates,
)
from nominering.conference.model.attendance import Attendance, Change, What
from nominering.conference.model.participants import USUAL, Attendee, Kind, Right, decided
from nominering.conference.model.roll import Delegate, VotingRoll
from tests.story import ARVIKA, START, SUNNE

DAG, EVA = (
    Delegate(id_, "arvika", ARVIKA.name, name, n) for n, (id_, name) in enumerate((("d1", "Dag"), ("d2", "Eva")), 1)
)
GUN = Delegate("d3", "sunne", SUNNE.name, "Gun", 3)
ANN, BEA, CAJ = (
    Delegate(id_, "arvika", ARVIKA.name, name, 3 + place, place=place)
    for place, (id_, name) in enumerate((("a1", "Ann"), ("a2", "Bea"), ("a3", "Caj")), 1)
)
SIV = Delegate("a4", "sunne", SUNNE.name, "Siv", 7, place=1)
GUEST = Attendee("g1", "Gäst Gästsson", Kind.GUEST)
ROLL = VotingRoll((DAG, EVA, GUN), START, (ANN, BEA, CAJ, SIV))
BY = "Ombudsmannen"


def after(roll: VotingRoll, *changes: Change) -> VotingRoll:
    return replace(roll, changes=(*roll.changes, *changes))


def at(minute: int) -> datetime:
    return START + timedelta(minutes=minute)


def hall(*present: Delegate, roll: VotingRoll = ROLL) -> VotingRoll:
    for minute, each in enumerate(present):
        roll = after(roll, *roll.check_in(each, BY, at(minute)))
    return roll


def voters(roll: VotingRoll) -> list[tuple[str, str | None]]:
    return [(each.delegate.name, each.instead_of and each.instead_of.name) for each in roll.voters]


def test_until_the_desk_is_in_use_every_ordinary_delegate_votes() -> None:
    assert voters(ROLL) == [("Dag", None), ("Eva", None), ("Gun", None)]
    assert not ROLL.presence_required


def test_as_soon_as_a_delegate_is_checked_in_only_those_who_are_there_vote() -> None:
    assert voters(hall(EVA)) == [("Eva", None)]
    assert voters(hall(ANN)) == []


def test_a_guest_at_the_desk_takes_no_delegate_s_vote() -> None:
    assert len(after(ROLL, *ROLL.check_in(GUEST, BY, at(0))).voters) == 3


def test_the_conference_may_decide_that_presence_is_needed_or_not() -> None:
    needed = after(ROLL, *ROLL.decide_presence(BY, at(0), required=True))
    assert voters(needed) == []
    waived = after(hall(EVA), *hall(EVA).decide_presence(BY, at(9), required=False))
    assert len(waived.voters) == 3
    assert waived.decide_presence(BY, at(10), required=False) == ()


def test_the_first_alternate_in_the_hall_is_next() -> None:
    assert ROLL.next_alternate("arvika") is None
    assert hall(CAJ, BEA).next_alternate("arvika") == BEA
    assert hall(CAJ, BEA, ANN).next_alternate("arvika") == ANN
    assert hall(SIV).next_alternate("arvika") is None


def test_an_alternate_steps_in_and_the_roll_says_for_whom_and_from_when() -> None:
    roll = hall(EVA, ANN)
    roll = after(roll, *roll.step_in(ANN, DAG, BY, at(30)))
    assert voters(roll) == [("Ann", "Dag"), ("Eva", None)]
    assert roll.voters[0].since == at(30)
    assert roll.sits_for(ANN) == DAG
    assert roll.next_alternate("arvika") is None


def test_a_delegate_who_comes_back_has_the_seat_back() -> None:
    roll = hall(EVA, ANN)
    roll = after(roll, *roll.step_in(ANN, DAG, BY, at(30)))
    back = roll.check_in(DAG, BY, at(60))
    assert [(each.what, each.who, each.instead_of) for each in back] == [
        (What.CHECKED_IN, "d1", ""),
        (What.STEPPED_OUT, "a1", "d1"),
    ]
    assert voters(after(roll, *back)) == [("Dag", None), ("Eva", None)]
    assert after(roll, *back).next_alternate("arvika") == ANN


def test_an_alternate_who_leaves_leaves_the_seat_empty_for_the_next() -> None:
    roll = hall(ANN, BEA)
    roll = after(roll, *roll.step_in(ANN, DAG, BY, at(30)))
    roll = after(roll, *roll.check_out(ANN, BY, at(40)))
    assert voters(roll) == []
    assert DAG in roll.vacant("arvika")
    assert voters(after(roll, *roll.step_in(BEA, DAG, BY, at(41)))) == [("Bea", "Dag")]


def test_a_seat_can_be_given_back_without_the_delegate() -> None:
    roll = hall(ANN)
    roll = after(roll, *roll.step_in(ANN, DAG, BY, at(30)))
    assert voters(after(roll, *roll.step_out(DAG, BY, at(31)))) == []
    with pytest.raises(SeatVacant):
        roll.step_out(EVA, BY, at(31))


def test_stepping_in_out_of_order_is_refused_with_the_name_of_who_is_first() -> None:
    with pytest.raises(AlternateOutOfOrder) as refused:
        hall(ANN, BEA).step_in(BEA, DAG, BY, at(30))
    assert (refused.value.name, refused.value.first) == ("Bea", "Ann")


def test_out_of_order_takes_a_reason_that_is_kept_and_in_order_needs_none() -> None:
    (change,) = hall(ANN, BEA).step_in(BEA, DAG, BY, at(30), "Ann är sjuk")
    assert change.reason == "Ann är sjuk"
    (in_order,) = hall(ANN, BEA).step_in(ANN, DAG, BY, at(30), "behövs inte")
    assert in_order.reason == ""


@pytest.mark.parametrize(
    ("present", "alternate", "delegate", "error"),
    [
        ((DAG, ANN), ANN, DAG, DelegatePresent),
        ((EVA,), ANN, DAG, AlternateAbsent),
        ((SIV,), SIV, DAG, AlternateElsewhere),
        ((EVA,), EVA, DAG, AlternateElsewhere),
        ((ANN, BEA), ANN, BEA, AlternateElsewhere),
    ],
)
def test_nobody_steps_in_who_may_not(
    present: tuple[Delegate, ...], alternate: Delegate, delegate: Delegate, error: type[Exception]
) -> None:
    with pytest.raises(error):
        hall(*present).step_in(alternate, delegate, BY, at(30))


def test_a_seat_has_one_who_sits_in_it_and_nobody_sits_twice() -> None:
    roll = hall(ANN, BEA)
    roll = after(roll, *roll.step_in(ANN, DAG, BY, at(30)))
    with pytest.raises(SeatTaken):
        roll.step_in(BEA, DAG, BY, at(31))
    with pytest.raises(AlternateSeated):
        roll.step_in(ANN, EVA, BY, at(31))


def test_nobody_is_checked_in_twice_or_out_without_being_in() -> None:
    with pytest.raises(AlreadyCheckedIn) as refused:
        hall(DAG).check_in(DAG, BY, at(9))
    assert refused.value.since == at(0)
    with pytest.raises(NotCheckedIn):
        ROLL.check_out(DAG, BY, at(9))


def test_a_roll_that_is_not_frozen_takes_nobody_in() -> None:
    roll = replace(ROLL, frozen_at=None)
    for deed in (
        lambda: roll.check_in(DAG, BY, at(0)),
        lambda: roll.check_out(DAG, BY, at(0)),
        lambda: roll.step_in(ANN, DAG, BY, at(0)),
        lambda: roll.step_out(DAG, BY, at(0)),
        lambda: roll.decide_presence(BY, at(0), required=True),
    ):
        with pytest.raises(RollNotFrozen):
            deed()
    with pytest.raises(ParticipantUnknown):
        roll.person("nobody")


def test_rights_are_kept_apart_and_follow_the_seat() -> None:
    roll = hall(EVA, ANN, BEA)
    roll = after(roll, *roll.step_in(ANN, DAG, BY, at(30)))
    assert roll.rights_of(EVA, USUAL) == frozenset(Right)
    assert roll.rights_of(ANN, USUAL) == frozenset(Right)
    assert roll.rights_of(BEA, USUAL) == {Right.ATTEND, Right.SPEAK}
    assert roll.rights_of(DAG, USUAL) == {Right.ATTEND, Right.SPEAK, Right.PROPOSE}
    assert roll.rights_of(GUEST, USUAL) == {Right.ATTEND}


def test_nobody_but_a_delegate_is_ever_given_the_vote() -> None:
    for kind in Kind:
        if kind is not Kind.DELEGATE:
            assert Right.VOTE not in USUAL[kind]
            with pytest.raises(VoteIsForDelegates):
                decided({kind: {Right.VOTE}})
    assert decided({Kind.DELEGATE: ()})[Kind.DELEGATE] == frozenset(Right)
    assert decided({Kind.GUEST: {Right.SPEAK}})[Kind.GUEST] == {Right.ATTEND, Right.SPEAK}
    assert decided({Kind.GUEST: ()})[Kind.GUEST] == frozenset()


# What a desk may try, sensible or not: a deed and whom it is about.
DEEDS = st.lists(st.tuples(st.sampled_from(["in", "out", "step", "back"]), st.integers(0, 6), st.integers(0, 2)))


def tried(deeds: list[tuple[str, int, int]]) -> list[VotingRoll]:
    """The roll after each deed that the rules let through."""
    roll, seen = ROLL, [ROLL]
    for minute, (deed, who, seat) in enumerate(deeds):
        person, delegate = ROLL.everybody[who], ROLL.delegates[seat]
        try:
            changes = {
                "in": lambda p=person, m=minute, r=roll: r.check_in(p, BY, at(m)),
                "out": lambda p=person, m=minute, r=roll: r.check_out(p, BY, at(m)),
                "step": lambda p=person, d=delegate, m=minute, r=roll: r.step_in(p, d, BY, at(m)),
                "back": lambda d=delegate, m=minute, r=roll: r.step_out(d, BY, at(m)),
            }[deed]()
        except ConferenceError:
            continue
        roll = after(roll, *changes)
        seen.append(roll)
    return seen


@settings(max_examples=300, deadline=None)
@given(DEEDS)
def test_whatever_the_desk_tries_no_seat_and_nobody_has_two_votes(deeds: list[tuple[str, int, int]]) -> None:
    for roll in tried(deeds):
        people = [each.delegate.id for each in roll.voters]
        seats = [(each.instead_of or each.delegate).id for each in roll.voters]
        assert len(set(people)) == len(people)
        assert len(set(seats)) == len(seats) <= len(roll.delegates)
        for voter in roll.voters:
            if voter.instead_of:
                assert voter.instead_of.association_id == voter.delegate.association_id
                assert voter.instead_of.id not in roll.attendance.present
                assert voter.delegate.id in roll.attendance.present


@settings(max_examples=200, deadline=None)
@given(DEEDS)
def test_without_reasons_no_alternate_sits_while_an_earlier_one_waited(deeds: list[tuple[str, int, int]]) -> None:
    for before, now in zip(tried(deeds), tried(deeds)[1:], strict=False):
        new = set(now.attendance.seats) - set(before.attendance.seats)
        for seat in new:
            alternate = now.person(now.attendance.seats[seat].alternate)
            assert before.next_alternate(alternate.association_id) == alternate


@settings(max_examples=200, deadline=None)
@given(DEEDS)
def test_the_hall_at_any_moment_is_the_fold_over_what_was_noted_by_then(deeds: list[tuple[str, int, int]]) -> None:
    rolls = tried(deeds)
    for roll in rolls:
        if roll.changes:
            assert rolls[-1].at(roll.changes[-1].at).attendance == roll.attendance
        step = Attendance()
        for change in roll.changes:
            step = step.then(change)
        assert step == Attendance.after(roll.changes)
