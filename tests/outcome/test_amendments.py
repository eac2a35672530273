"""What the conference changes in a counted list: the rules, without anything kept."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominering.counting.quotas import MAN, WOMAN, Quota
from nominering.outcome import errors
from nominering.outcome.errors import OutcomeError
from nominering.outcome.model.amendments import (
    AmendedList,
    Amendment,
    Carried,
    Change,
    Entry,
    Ground,
    How,
    Undone,
    standing,
)

NOW = datetime(2030, 2, 1, 12, 0, tzinfo=UTC)
LINE = ("a", "b", "c", "d", "e")
GROUND = Ground(3, LINE, frozenset("abcdef"))


def an_amendment(change: Change, one: str, place: int | None = None, **changed: object) -> Amendment:
    made = Amendment(
        0, change, one, place, "Eva By", "Bredare lista.", Carried(How.ACCLAMATION, "§ 11"), "Presidiet", NOW, ""
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def after(*amendments: Amendment, ground: Ground = GROUND) -> tuple[str, ...]:
    amended = AmendedList(ground, "x")
    for each in amendments:
        amended = replace(amended, log=(*amended.log, amended.next(each)))
    return amended.order


def test_who_is_moved_takes_the_place_and_the_others_keep_their_order() -> None:
    assert after(an_amendment(Change.MOVE, "c", 1)) == ("c", "a", "b")
    assert after(an_amendment(Change.MOVE, "a", 3)) == ("b", "c", "a")


def test_who_is_struck_out_leaves_the_last_place_to_the_next_by_the_count() -> None:
    assert after(an_amendment(Change.STRIKE, "b")) == ("a", "c", "d")


def test_who_is_put_in_pushes_the_last_off_and_may_be_somebody_whom_the_count_did_not_have() -> None:
    assert after(an_amendment(Change.PUT_IN, "e", 2)) == ("a", "e", "b")
    assert after(an_amendment(Change.PUT_IN, "f", 3)) == ("a", "b", "f")


def test_amendments_are_laid_on_one_after_another() -> None:
    assert after(an_amendment(Change.STRIKE, "a"), an_amendment(Change.PUT_IN, "a", 3)) == ("b", "c", "a")


@pytest.mark.parametrize(
    ("amendment", "refused"),
    [
        (an_amendment(Change.MOVE, "a", 4), errors.PlaceOutside),
        (an_amendment(Change.MOVE, "a", 0), errors.PlaceOutside),
        (an_amendment(Change.MOVE, "a", 1), errors.AlreadyThere),
        (an_amendment(Change.MOVE, "e", 1), errors.CandidateNotOnList),
        (an_amendment(Change.STRIKE, "e"), errors.CandidateNotOnList),
        (an_amendment(Change.PUT_IN, "b", 1), errors.CandidateOnList),
        (an_amendment(Change.MOVE, "x", 1), errors.CandidateUnavailable),
        (an_amendment(Change.MOVE, "", 1), errors.AmendmentIncomplete),
        (an_amendment(Change.MOVE, "c"), errors.AmendmentIncomplete),
        (an_amendment(Change.MOVE, "c", 1, moved_by=" "), errors.AmendmentIncomplete),
        (an_amendment(Change.MOVE, "c", 1, reason=""), errors.AmendmentIncomplete),
        (an_amendment(Change.MOVE, "c", 1, reason="x" * 501), errors.AmendmentIncomplete),
        (an_amendment(Change.MOVE, "c", 1, carried=Carried(How.ACCLAMATION, "")), errors.AmendmentIncomplete),
        (an_amendment(Change.MOVE, "c", 1, carried=Carried(How.VOTES, "§ 1", 5)), errors.AmendmentIncomplete),
        (an_amendment(Change.MOVE, "c", 1, carried=Carried(How.VOTES, "§ 1", 5, 6)), errors.NotCarried),
        (an_amendment(Change.MOVE, "c", 1, carried=Carried(How.SECRET, "§ 1", 5, 5)), errors.NotCarried),
        (an_amendment(Change.MOVE, "c", 1, carried=Carried(How.LOT, "§ 1", 6, 5)), errors.NotCarried),
        (an_amendment(Change.MOVE, "c", 1, set_aside="§ 9"), errors.NothingToSetAside),
    ],
)
def test_what_cannot_be_decided_so_is_refused(amendment: Amendment, refused: type[OutcomeError]) -> None:
    with pytest.raises(refused):
        after(amendment)


def test_equal_votes_are_settled_by_lot() -> None:
    assert after(an_amendment(Change.MOVE, "c", 1, carried=Carried(How.LOT, "§ 1", 5, 5)))[0] == "c"


WOMEN_FIRST = replace(
    GROUND,
    quota=Quota.named("alternating:woman"),
    groups={**dict.fromkeys("acef", WOMAN), **dict.fromkeys("bd", MAN)},
)


def test_an_amendment_that_breaks_the_rule_is_refused_unless_the_conference_sets_it_aside() -> None:
    move = an_amendment(Change.MOVE, "b", 1)
    with pytest.raises(errors.AmendmentBreaksQuota) as refused:
        after(move, ground=WOMEN_FIRST)
    assert refused.value.place == 1
    assert after(replace(move, set_aside="§ 10"), ground=WOMEN_FIRST) == ("b", "a", "c")


def test_an_amendment_that_keeps_the_rule_is_not_refused() -> None:
    assert after(an_amendment(Change.PUT_IN, "e", 1), ground=replace(WOMEN_FIRST, places=1)) == ("e",)


def test_somebody_on_a_place_decided_beforehand_is_not_moved_from_it() -> None:
    ground = replace(GROUND, fixed={2: "b"})
    with pytest.raises(errors.AmendmentMovesFixed):
        after(an_amendment(Change.MOVE, "c", 1), ground=ground)
    assert after(an_amendment(Change.MOVE, "c", 1, set_aside="§ 10"), ground=ground) == ("c", "a", "b")


def test_a_rule_that_is_set_aside_already_does_not_stop_the_next_amendment() -> None:
    first = an_amendment(Change.MOVE, "b", 1, set_aside="§ 10")
    assert after(first, an_amendment(Change.MOVE, "c", 2), ground=WOMEN_FIRST) == ("b", "c", "a")


def test_the_last_amendment_is_taken_back_and_the_log_tells_it() -> None:
    amended = AmendedList(GROUND, "x")
    amended = replace(amended, log=(amended.next(an_amendment(Change.MOVE, "c", 1)),))
    undone = amended.undo("Presidiet", NOW)
    amended = replace(amended, log=(*amended.log, undone))
    assert (undone.number, amended.order, amended.standing) == (2, ("a", "b", "c"), ())
    with pytest.raises(errors.NothingToUndo):
        amended.undo("Presidiet", NOW)


def test_an_amendment_of_somebody_who_has_withdrawn_since_lapses() -> None:
    stand = (an_amendment(Change.MOVE, "c", 1),)
    left = replace(GROUND, may_stand=frozenset("abde"))
    assert left.list_after(stand) == ("a", "b", "d")
    assert AmendedList(left, "x", stand).lapsed == stand


def test_what_the_conference_changed_is_told_place_by_place() -> None:
    amended = AmendedList(GROUND, "x", (an_amendment(Change.MOVE, "c", 2),))
    assert amended.departures == (2, 3)


@given(st.integers(1, 6), st.lists(st.tuples(st.sampled_from(Change), st.sampled_from("abcdef"), st.integers(1, 6))))
def test_nobody_is_on_an_amended_list_twice_and_it_is_as_long_as_it_can_be(
    places: int, tried: list[tuple[Change, str, int]]
) -> None:
    ground = replace(GROUND, places=places)
    log: tuple[Entry, ...] = ()
    for change, one, place in tried:
        amended = AmendedList(ground, "x", log)
        try:
            log = (*log, amended.next(an_amendment(change, one, place)))
        except OutcomeError:
            continue
        order = AmendedList(ground, "x", log).order
        assert len(set(order)) == len(order)
        struck = {each.candidacy_id for each in standing(log)} - set(ground.line_after(standing(log)))
        known = {*LINE, *(each.candidacy_id for each in standing(log))}
        assert len(order) == min(places, len(known - struck))
    assert ground.list_after(standing(log)) == ground.list_after(standing(log))
    undone = log
    while standing(undone):
        undone = (*undone, Undone(len(undone) + 1, "", NOW))
    assert ground.list_after(standing(undone)) == ground.counted
