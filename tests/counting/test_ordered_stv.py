"""The proportional list: our own small elections, each worked out by hand."""

from fractions import Fraction

import pytest

from nominering.counting.count import count
from nominering.counting.errors import TieNeedsLots
from nominering.counting.record import Deed, Event, Reason, Record, Settled, Step, Tie
from nominering.counting.rules import Method, Rules, TieRule
from tests.elections.notation import Box, box, numbers, spell

A, B, C, D, E = numbers("ABCDE")


def count_list(ballots: Box, lots: str | None = None, ties: TieRule = TieRule.EARLIER_STAGE_THEN_LOT) -> Record:
    return count(ballots.profile, Rules(Method.ORDERED_STV, ties), ballots.lots(lots) if lots else None)


def step_for(record: Record, place: int) -> Step:
    return next(step for step in record.steps if step.place == place)


def events(step: Step) -> list[Event]:
    return [event for stage in step.stages for event in stage.events]


def test_a_surplus_moves_in_exact_fractions() -> None:
    """Place 3: 28 papers, quota 28/3. D 12 has a surplus of 8/3, each paper keeps 2/9: three papers bring B to 9 2/3,
    which is above the quota, and nine bring C to 9. C is left.
    """
    record = count_list(box("3 DB, 9 DC, 9 B, 7 C", "BCD"))
    third = step_for(record, 3)
    assert third.quota == Fraction(28, 3)
    assert third.stages[0].events[-1] == Event(
        Deed.TRANSFERRED, D, Reason.SURPLUS, amount=Fraction(8, 3), share=Fraction(2, 9)
    )
    assert third.stages[1].votes == {B: Fraction(29, 3), C: Fraction(9), D: Fraction(28, 3)}
    assert third.stages[1].events == (Event(Deed.ELECTED, B, Reason.QUOTA), Event(Deed.PLACED, C, Reason.LAST_LEFT))
    assert spell(record.order) == "DBC"


def test_two_seats_go_to_the_two_whom_value_preserving_transfers_elect() -> None:
    """Place 4: quota 7. D 12, C 9; D's surplus 5 brings B from 1 to 6, C's 2 exhaust; A and B are equal with 6,
    and at stage 1 B had 1 and A 6: B is last. Place 3: quota 28/3; D 12, C 10; A is left with 6. Place 2: D 12
    of 22.
    """
    record = count_list(box("12 DBA, 6 A, 1 BCA, 9 C", "ABCD"))
    assert spell(record.order) == "DCAB"
    assert step_for(record, 4).ties == (Tie((A, B), B, Settled.EARLIER_STAGE, 1),)


def test_every_paper_of_a_pile_moves_on_and_not_only_the_last_received() -> None:
    """Quota 12/4 = 3. A's surplus 3 gives B 3 at 1/2 a paper: B 5. B's surplus 2 moves at 2/5: six papers at
    1/5 bring C to 3 1/5, two papers at 2/5 bring D to 2 4/5. C is elected, D is left.
    """
    fourth = step_for(count_list(box("6 ABC, 2 BD, 2 C, 2 D", "ABCD")), 4)
    assert fourth.candidate == D
    assert fourth.stages[-1].votes == {A: 3, B: 3, C: Fraction(16, 5), D: Fraction(14, 5)}


def test_the_elected_receive_nothing_more() -> None:
    """Quota 20/4 = 5. A 9 and B 6 are elected at once; A's surplus 4 passes B and goes to C, 2 + 4; D 3 is left."""
    fourth = step_for(count_list(box("9 ABC, 6 BD, 2 C, 3 D", "ABCD")), 4)
    assert fourth.stages[1].votes == {A: 5, B: 6, C: 6, D: 3}
    assert fourth.candidate == D


def test_the_largest_surplus_moves_first_even_when_it_is_a_newly_elected_ones() -> None:
    """Quota 25/5 = 5. B 10 and A 7 are elected. B's surplus 5 brings C from 3 to 8, and C's 3 is now larger
    than A's 2: it moves at 3/8 and brings E from 3 to 33/8, while ten papers of 3/16 exhaust. A's 2 bring D to
    4: D is last.
    """
    fifth = step_for(count_list(box("7 AD, 10 BC, 3 CE, 2 D, 3 E", "ABCDE")), 5)
    told = [(event.deed, spell([event.candidate])) for event in events(fifth)]
    assert told == [
        (Deed.ELECTED, "B"),
        (Deed.ELECTED, "A"),
        (Deed.TRANSFERRED, "B"),
        (Deed.ELECTED, "C"),
        (Deed.TRANSFERRED, "C"),
        (Deed.TRANSFERRED, "A"),
        (Deed.PLACED, "D"),
    ]
    assert fifth.stages[-1].votes == {A: 5, B: 5, C: 5, D: 4, E: Fraction(33, 8)}
    assert fifth.stages[-1].exhausted == Fraction(15, 8)


def test_two_wings_share_the_list_by_their_size() -> None:
    """Place 6, quota 16 2/3: A 65, B 48 1/3, C 31 2/3; D 35, E 18 1/3: F is left. Place 5, quota 20: A 65, B
    45, C 25; D 35; E is left. Place 4, quota 25: A 65, B 40; D 35; C is left. Place 3, quota 33 1/3: A 65, D
    35; B is left.
    """
    assert spell(count_list(box("65 ABC, 35 DEF", "ABCDEF")).order) == "ADBCEF"


def test_the_quota_counts_only_papers_that_still_name_somebody() -> None:
    """Fifteen papers, quota 5: A 6, C 5 exactly, B 4 last. B's four name nobody: eleven papers, quota 5 1/2: C
    last.
    """
    record = count_list(box("6 A, 4 B, 5 C", "ABC"))
    assert [(spell([step.candidate]), step.papers, step.quota) for step in record.steps] == [
        ("B", 15, 5),
        ("C", 11, Fraction(11, 2)),
        ("A", 6, 6),
    ]


def test_a_candidate_exactly_on_the_quota_is_not_elected() -> None:
    """Quota 9/3 = 3. B 4 is elected, A has 3 exactly; B's surplus 1 brings C to 3 exactly. Where every tie goes
    to the lot, the lot can send A to the last place.
    """
    record = count_list(box("3 A, 4 BC, 2 C", "ABC"), "BCA", TieRule.LOT_ONLY)
    third = step_for(record, 3)
    assert third.quota == third.stages[0].votes[A] == 3
    assert [spell([event.candidate]) for event in events(third) if event.deed is Deed.ELECTED] == ["B"]
    assert third.candidate == A


def test_when_all_stand_exactly_on_the_quota_nobody_is_elected() -> None:
    third = step_for(count_list(box("2 A, 2 B, 2 C", "ABC"), "ABC"), 3)
    assert events(third) == [Event(Deed.PLACED, C, Reason.LOWEST, Tie((A, B, C), C, Settled.LOT))]


def test_a_tie_is_settled_by_the_latest_stage_at_which_the_tied_differ() -> None:
    """Quota 12/4 = 3. C and D have 1 each. The lot lets A's surplus move first: C 3, D 1; then B's: C 3, D 3.
    At stage 2 D had least.
    """
    fourth = step_for(count_list(box("5 AC, 5 BD, 1 C, 1 D", "ABCD"), "ABDC"), 4)
    assert fourth.ties[-1] == Tie((C, D), D, Settled.EARLIER_STAGE, 2)


@pytest.mark.parametrize(("lots", "moves_first", "last"), [("ABCD", "A", "D"), ("BACD", "B", "C")])
def test_of_equal_surpluses_the_stronger_in_the_lots_moves_first_and_it_can_change_the_list(
    lots: str, moves_first: str, last: str
) -> None:
    """As above: the heir of whichever of A and B moves second was lowest at stage 2, though both lots put D
    after C.
    """
    record = count_list(box("5 AC, 5 BD, 1 C, 1 D", "ABCD"), lots)
    (chosen,) = numbers(moves_first)
    assert step_for(record, 4).stages[0].events[-1].tie == Tie((A, B), chosen, Settled.LOT)
    assert spell(record.order)[-1] == last


def test_every_use_of_the_lots_is_cited_with_who_was_tied() -> None:
    record = count_list(box("3 A, 3 B, 3 C", "ABC"), "CAB")
    assert spell(record.order) == "CAB"
    assert [(step.place, tie) for step, tie in record.lots_used] == [
        (3, Tie((A, B, C), B, Settled.LOT)),
        (2, Tie((A, C), A, Settled.LOT)),
    ]


def test_a_tie_without_lots_stops_the_count_and_names_the_tied() -> None:
    with pytest.raises(TieNeedsLots) as stopped:
        count_list(box("4 A, 3 B, 3 C", "ABC"))
    assert (stopped.value.place, stopped.value.tied) == (3, (B, C))


def test_blank_papers_weigh_in_no_quota() -> None:
    """Quota 5/2, not 10/2: A 3 is elected."""
    record = count_list(box("3 A, 2 B, 5 -", "AB"))
    second = step_for(record, 2)
    assert (second.papers, second.quota) == (5, Fraction(5, 2))
    assert second.stages[0].events[0] == Event(Deed.ELECTED, A, Reason.QUOTA)
    assert record.profile.blank == 5


def test_a_candidate_nobody_ranked_takes_the_last_place() -> None:
    assert spell(count_list(box("3 A, 2 C", "ABC")).order) == "ACB"


def test_candidates_nobody_ranked_are_placed_by_lot() -> None:
    assert spell(count_list(box("3 A", "ABC"), "BCA").order) == "ABC"


def test_one_candidate_takes_the_first_place_without_ties() -> None:
    record = count_list(box("2 A", "A"))
    assert [events(step) for step in record.steps] == [[Event(Deed.PLACED, A, Reason.LAST_LEFT)]]


def test_a_box_with_only_blank_papers_is_placed_by_lot() -> None:
    assert spell(count_list(box("4 -", "ABC"), "BCA").order) == "BCA"


def test_no_candidates_give_an_empty_list() -> None:
    assert count_list(box("4 -", "")).order == ()


def test_the_withdrawn_are_passed_over_and_take_no_place() -> None:
    """Without A: B 4 + 1, C 2; C is last."""
    record = count_list(box("4 AB, 1 B, 2 C, 1 A", "ABC", withdrawn="A"))
    assert spell(record.order) == "BC"
    assert record.steps[0].stages[0].votes == {B: 5, C: 2}
