"""The Scottish rules: published counts of real wards, and our own small elections, each worked out by hand."""

import json
import random
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nominering.counting import blt
from nominering.counting.errors import TieNeedsLots
from nominering.counting.lots import Lots
from nominering.counting.profile import Profile
from nominering.counting.record import Deed, Event, Number, Reason, SetCount, Settled, Tie, decimal_text
from nominering.counting.rules import TieRule
from nominering.counting.scottish_stv import elect
from tests.counting.strategies import REPEATABLE, Papers, elections, profiles
from tests.elections.notation import Box, box, numbers, spell

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "elections"
EXPECTED = FOLDER / "expected.json"

A, B, C, D, E = numbers("ABCDE")
Case = tuple[Profile, Lots]
Raw = tuple[tuple[int, ...], Papers, Lots]

needs_the_public_elections = pytest.mark.skipif(
    not EXPECTED.exists(), reason="the public elections do not lie in ../shared/elections beside the project"
)
every_tie_rule = pytest.mark.parametrize("ties", TieRule)


def elect_set(
    ballots: Box, seats: int, lots: str | None = None, ties: TieRule = TieRule.EARLIER_STAGE_THEN_LOT
) -> SetCount:
    return elect(ballots.profile, seats, ballots.lots(lots) if lots else None, ties)


def told(count: SetCount) -> list[tuple[Deed, Reason, str]]:
    return [(event.deed, event.reason, spell([event.candidate])) for event in events(count)]


def events(count: SetCount) -> list[Event]:
    return [event for stage in count.stages for event in stage.events]


def printed(votes: Mapping[int, Number]) -> dict[str, str]:
    return {spell([number]): decimal_text(value) for number, value in votes.items()}


def published(what: str) -> list[Any]:
    """The entries of a Scottish count that have `what` to compare with."""
    if not EXPECTED.exists():
        return [pytest.param("", {}, id="absent")]
    return [
        pytest.param(entry["file"], expected, id=entry["file"])
        for entry in json.loads(EXPECTED.read_text(encoding="utf-8"))
        for expected in entry["expected"]
        if expected["rule"].startswith("Scottish STV") and what in expected
    ]


def elect_from_file(file: str) -> tuple[SetCount, dict[str, str]]:
    """The count and the final votes of the elected. The order of the file is that of the lots."""
    election = blt.parse((FOLDER / file).read_text(encoding="utf-8"))
    lots = Lots(election.profile.candidates)
    count = elect(election.profile, election.seats, lots, TieRule.EARLIER_STAGE_THEN_LOT)
    return count, {plain(election.names[number - 1]): decimal_text(v) for number, v in count.final_votes.items()}


def plain(name: str) -> str:
    return " ".join(name.split())


@needs_the_public_elections
@pytest.mark.parametrize(("file", "expected"), published("elected_final_votes"))
def test_quota_and_final_votes_are_the_published_ones_to_five_decimals(file: str, expected: dict[str, Any]) -> None:
    count, final_votes = elect_from_file(file)
    assert decimal_text(count.quota) == expected["quota"]
    assert final_votes == {plain(name): votes for name, votes in expected["elected_final_votes"].items()}


@needs_the_public_elections
@pytest.mark.parametrize(("file", "expected"), published("elected"))
def test_the_councillors_that_were_declared_are_elected(file: str, expected: dict[str, Any]) -> None:
    count, final_votes = elect_from_file(file)
    assert set(final_votes) == {plain(name) for name in expected["elected"]}
    assert not count.ties


def test_a_surplus_moves_at_a_value_cut_after_five_decimals_and_the_loss_lies_among_the_exhausted() -> None:
    """Two seats, quota 28 // 3 + 1 = 10. D 12 has a surplus of 2, a paper keeps 1/6, cut to 0.16666: twelve papers
    bring B from 1 to 2.99992. B is out: C 10, A 7.99992.
    """
    count = elect_set(box("12 DBA, 6 A, 1 BCA, 9 C", "ABCD"), 2)
    assert count.quota == 10
    assert [printed(stage.votes) for stage in count.stages] == [
        {"A": "6.00000", "B": "1.00000", "C": "9.00000", "D": "12.00000"},
        {"A": "6.00000", "B": "2.99992", "C": "9.00000", "D": "10.00000"},
        {"A": "7.99992", "C": "10.00000", "D": "10.00000"},
    ]
    assert [decimal_text(stage.exhausted) for stage in count.stages] == ["0.00000", "0.00008", "0.00008"]
    assert events(count) == [
        Event(Deed.ELECTED, D, Reason.QUOTA),
        Event(Deed.TRANSFERRED, D, Reason.SURPLUS, amount=Fraction(2), share=Fraction(1, 6)),
        Event(Deed.EXCLUDED, B, Reason.LOWEST, amount=Fraction(299992, 100000)),
        Event(Deed.ELECTED, C, Reason.QUOTA),
    ]
    assert spell(count.elected) == "DC"


def test_a_paper_that_moves_again_moves_at_its_value_when_received() -> None:
    """Three seats, quota 14 // 4 + 1 = 4. A's surplus 3 brings B 7 x 0.42857 = 2.99999: B 5.99999. B's surplus
    1.99999 moves seven papers at 0.42857 x 1.99999 / 5.99999, cut to 0.14285, and three at 0.33333.
    """
    count = elect_set(box("7 ABC, 3 BD, 2 C, 2 D", "ABCD"), 3)
    assert printed(count.stages[2].votes) == {"A": "4.00000", "B": "4.00000", "C": "2.99995", "D": "2.99999"}
    assert decimal_text(count.stages[2].exhausted) == "0.00006"
    assert spell(count.elected) == "ABD"


def test_exactly_the_quota_elects_and_leaves_nothing_to_move() -> None:
    """Quota 9 // 3 + 1 = 4, which A has. B is the lowest."""
    count = elect_set(box("4 AB, 3 C, 2 B", "ABC"), 2)
    assert told(count) == [
        (Deed.ELECTED, Reason.QUOTA, "A"),
        (Deed.EXCLUDED, Reason.LOWEST, "B"),
        (Deed.ELECTED, Reason.LAST_LEFT, "C"),
    ]


def test_a_quota_that_divides_evenly_is_still_increased_by_one() -> None:
    """12 / 3 + 1 = 5: four votes are not enough."""
    count = elect_set(box("6 A, 4 B, 2 CB", "ABC"), 2)
    assert count.quota == 5
    assert [event.candidate for event in count.stages[0].events if event.deed is Deed.ELECTED] == [A]
    assert count.elected == (A, B)


def test_the_largest_surplus_moves_first_even_when_it_is_a_newly_elected_ones() -> None:
    """Four seats, quota 27 // 5 + 1 = 6. B's 6 bring C from 3 to 9, and C's surplus 3 is now larger than A's 1."""
    count = elect_set(box("7 AD, 12 BC, 3 CE, 2 D, 3 E", "ABCDE"), 4)
    assert [letter for deed, _, letter in told(count) if deed is Deed.TRANSFERRED] == ["B", "C", "A"]


def test_of_equal_surpluses_the_one_that_was_larger_at_the_latest_differing_stage_moves_first() -> None:
    """Four seats, quota 25 // 5 + 1 = 6. B's 4 bring C from 3 to 7, as many as A, who had 7 already at stage 1."""
    count = elect_set(box("7 AD, 10 BC, 3 CE, 2 D, 3 E", "ABCDE"), 4)
    assert count.stages[1].events[-1].tie == Tie((A, C), A, Settled.EARLIER_STAGE, 1)


@pytest.mark.parametrize(("lots", "moves_first", "elected"), [("ABCD", "A", "ABC"), ("BACD", "B", "BAD")])
def test_of_surpluses_equal_at_all_stages_the_lot_decides_and_it_can_change_who_is_elected(
    lots: str, moves_first: str, elected: str
) -> None:
    """Three seats, quota 4. A's 1 goes to C and B's to D. Whichever moves second, its heir was lower at stage 2."""
    count = elect_set(box("5 AC, 5 BD, 1 C, 1 D", "ABCD"), 3, lots)
    (giver,) = numbers(moves_first)
    assert count.stages[0].events[-1].tie == Tie((A, B), giver, Settled.LOT)
    assert spell(count.elected) == elected


def test_the_elected_receive_nothing_more() -> None:
    """Three seats, quota 6. A's surplus 3 passes B, who has the quota, and goes to C: 2 + 9 x 0.33333."""
    count = elect_set(box("9 ABC, 6 BD, 2 C, 3 D", "ABCD"), 3)
    assert printed(count.stages[1].votes) == {"A": "6.00000", "B": "6.00000", "C": "4.99997", "D": "3.00000"}


def test_of_equal_lowest_the_one_who_was_lower_at_the_latest_differing_stage_is_excluded() -> None:
    """One seat, quota 12. D is out: B 5, C 4. E is out: B 5, C 5. At stage 1 B had fewer, at stage 2 C."""
    count = elect_set(box("10 A, 3 B, 4 C, 2 DB, 1 EC, 2 E", "ABCDE"), 1)
    assert count.ties == (Tie((B, C), C, Settled.EARLIER_STAGE, 2),)
    assert count.elected == (A,)


def test_of_three_equal_only_those_still_equal_at_the_extreme_are_looked_up_further_back() -> None:
    """One seat, quota 29. At stage 3 B, C and D have 11. At stage 2 B and C had 10, D 11; at stage 1 C had 9, B 10.
    D, who had 8 at stage 1, is out of the tie by then.
    """
    ballots = box("20 A, 10 B, 9 C, 8 D, 1 EC, 3 ED, 1 FB, 1 FC, 3 F", "ABCDEF")
    assert elect_set(ballots, 1).ties[0] == Tie((B, C, D), C, Settled.EARLIER_STAGE, 1)


def test_the_lot_falls_among_those_whom_no_stage_tells_apart() -> None:
    """As above, but B and C were equal at every stage. The lot puts D last, who is out of the tie by then."""
    ballots = box("20 A, 10 B, 10 C, 8 D, 3 ED, 1 FB, 1 FC, 3 F", "ABCDEF")
    assert elect_set(ballots, 1, "ACBEFD").ties[0] == Tie((B, C, D), B, Settled.LOT, drawn=(B, C))


def test_by_lot_alone_no_stage_is_looked_up() -> None:
    """C had fewer at stage 2, but the lot puts B last."""
    count = elect_set(box("10 A, 3 B, 4 C, 2 DB, 1 EC, 2 E", "ABCDE"), 1, "ACDEB", TieRule.LOT_ONLY)
    assert count.ties == (Tie((B, C), B, Settled.LOT),)


def test_a_tie_without_lots_stops_the_count_and_names_the_tied_and_the_seat() -> None:
    with pytest.raises(TieNeedsLots) as stopped:
        elect_set(box("4 A, 3 B, 3 C", "ABC"), 2)
    assert (stopped.value.place, stopped.value.tied) == (2, (B, C))


def test_no_surplus_moves_when_the_seats_are_filled() -> None:
    """Two seats, quota 5: A 7 and B 5."""
    count = elect_set(box("7 AC, 5 B, 1 C", "ABC"), 2)
    assert count.final_votes == {A: 7, B: 5}
    assert len(count.stages) == 1


def test_no_surplus_moves_when_as_many_continue_as_there_are_vacancies() -> None:
    """Three seats, quota 16 // 4 + 1 = 5. E and D are out, and D's three bring A to 7. B and C are left for two
    vacancies, so A's surplus stays.
    """
    count = elect_set(box("4 AB, 4 B, 4 C, 3 DAC, 1 E", "ABCDE"), 3)
    assert [(deed, letter) for deed, _, letter in told(count) if deed is not Deed.ELECTED] == [
        (Deed.EXCLUDED, "E"),
        (Deed.EXCLUDED, "D"),
    ]
    assert count.final_votes == {A: 7, B: 4, C: 4}


def test_the_papers_of_the_last_excluded_still_move() -> None:
    """Two seats, quota 4. A's surplus exhausts, C is out with 1 and B is left with 2 + 1."""
    count = elect_set(box("6 A, 2 B, 1 CB", "ABC"), 2)
    assert told(count)[-2:] == [(Deed.EXCLUDED, Reason.LOWEST, "C"), (Deed.ELECTED, Reason.LAST_LEFT, "B")]
    assert count.final_votes == {A: 4, B: 3}


def test_all_are_elected_at_once_where_no_more_stand_than_there_are_seats() -> None:
    """Four seats, quota 10 // 5 + 1 = 3. C and A have it, the highest first; then D and B, and nothing moves."""
    count = elect_set(box("3 A, 1 B, 4 CB, 2 D", "ABCD"), 4)
    assert told(count) == [
        (Deed.ELECTED, Reason.QUOTA, "C"),
        (Deed.ELECTED, Reason.QUOTA, "A"),
        (Deed.ELECTED, Reason.LAST_LEFT, "D"),
        (Deed.ELECTED, Reason.LAST_LEFT, "B"),
    ]
    assert count.elected == (C, A, D, B)
    assert count.final_votes == {C: 4, A: 3, D: 2, B: 1}


def test_equal_votes_at_the_quota_are_listed_by_the_latest_stage_at_which_they_differed() -> None:
    """Two seats, quota 24 // 3 + 1 = 9. C is out and brings both A and B to 9; at stage 1 B had more."""
    count = elect_set(box("6 A, 8 B, 3 CA, 1 CB, 6 D", "ABCD"), 2)
    assert count.elected == (B, A)
    assert count.ties == (Tie((A, B), B, Settled.EARLIER_STAGE, 1),)


def test_equal_votes_at_the_quota_are_listed_by_the_lots() -> None:
    count = elect_set(box("4 A, 4 B, 1 C", "ABC"), 2, "BAC")
    assert count.elected == (B, A)
    assert count.ties == (Tie((A, B), B, Settled.LOT),)


def test_equal_votes_at_the_quota_are_listed_by_number_where_no_lots_are_drawn() -> None:
    count = elect_set(box("4 A, 4 B, 1 C", "ABC"), 2)
    assert count.elected == (A, B)
    assert count.ties == ()


def test_blank_papers_weigh_in_no_quota() -> None:
    """5 // 2 + 1 = 3, not 10 // 2 + 1."""
    count = elect_set(box("3 A, 2 B, 5 -", "AB"), 1)
    assert (count.papers, count.quota, count.elected) == (5, 3, (A,))


def test_papers_that_named_only_the_withdrawn_are_not_valid() -> None:
    """Without A: B 4 + 1, C 2, and three papers name nobody who stands. 7 // 2 + 1 = 4."""
    count = elect_set(box("4 AB, 1 B, 2 C, 3 A", "ABC", withdrawn="A"), 1)
    assert (count.papers, count.quota, count.elected) == (7, 4, (B,))
    assert (count.stages[0].votes, count.stages[0].exhausted) == ({B: 5, C: 2}, 0)


def test_a_box_with_only_blank_papers_is_settled_by_lot() -> None:
    assert elect_set(box("4 -", "ABC"), 2, "CBA").elected == (C, B)


def test_nobody_stands_and_nobody_is_elected() -> None:
    assert elect_set(box("4 -", ""), 2).elected == ()


def test_a_set_has_at_least_one_seat() -> None:
    with pytest.raises(ValueError, match="at least one seat"):
        elect_set(box("1 A", "A"), 0)


@every_tie_rule
@settings(REPEATABLE, max_examples=100)
@given(profiles(), st.integers(1, 7))
def test_every_seat_that_can_be_filled_is_filled_once(ties: TieRule, case: Case, seats: int) -> None:
    profile, lots = case
    count = elect(profile, seats, lots, ties)
    assert len(count.elected) == len(set(count.elected)) == min(seats, len(profile.candidates))
    assert set(count.elected) <= set(profile.candidates)
    assert tuple(event.candidate for event in events(count) if event.deed is Deed.ELECTED) == count.elected


@every_tie_rule
@settings(REPEATABLE, max_examples=100)
@given(profiles(), st.integers(1, 7))
def test_votes_and_exhausted_are_all_papers_at_every_stage_exactly(ties: TieRule, case: Case, seats: int) -> None:
    profile, lots = case
    count = elect(profile, seats, lots, ties)
    exhausted: Number = Fraction(0)
    for stage in count.stages:
        assert sum(stage.votes.values()) + stage.exhausted == stage.total == count.papers
        assert all(votes >= 0 for votes in stage.votes.values())
        assert stage.exhausted >= exhausted
        exhausted = stage.exhausted


@settings(REPEATABLE, max_examples=100)
@given(profiles(), st.integers(1, 7))
def test_exactly_those_with_the_quota_are_elected_the_highest_first(case: Case, seats: int) -> None:
    profile, lots = case
    count = elect(profile, seats, lots, TieRule.EARLIER_STAGE_THEN_LOT)
    elected: set[int] = set()
    for stage in count.stages:
        new = [event.candidate for event in stage.events if event.reason is Reason.QUOTA]
        assert set(new) == {n for n, votes in stage.votes.items() if n not in elected and votes >= count.quota}
        assert [stage.votes[n] for n in new] == sorted((stage.votes[n] for n in new), reverse=True)
        elected |= set(new)


@settings(REPEATABLE, max_examples=100)
@given(profiles(), st.integers(1, 7))
def test_whoever_has_given_the_surplus_away_keeps_exactly_the_quota(case: Case, seats: int) -> None:
    profile, lots = case
    count = elect(profile, seats, lots, TieRule.EARLIER_STAGE_THEN_LOT)
    given_away: set[int] = set()
    for stage in count.stages:
        assert all(stage.votes[number] == count.quota for number in given_away)
        given_away |= {event.candidate for event in stage.events if event.deed is Deed.TRANSFERRED}


@every_tie_rule
@settings(REPEATABLE, max_examples=100)
@given(elections(), st.integers(1, 7), st.randoms())
def test_the_order_of_papers_and_of_candidates_never_matters(
    ties: TieRule, raw: Raw, seats: int, shuffler: random.Random
) -> None:
    candidates, papers, lots = raw
    one_by_one = [(ranking, 1) for ranking, how_many in papers for _ in range(how_many)]
    declared = list(candidates)
    shuffler.shuffle(one_by_one)
    shuffler.shuffle(declared)
    as_it_came = elect(Profile.of(candidates, papers), seats, lots, ties)
    assert elect(Profile.of(declared, one_by_one), seats, lots, ties) == as_it_came
    assert elect(Profile.of(candidates, papers), seats, lots, ties) == as_it_came


@every_tie_rule
@settings(REPEATABLE, max_examples=100)
@given(profiles(), st.integers(1, 7))
def test_without_lots_the_same_are_elected_or_the_count_stops(ties: TieRule, case: Case, seats: int) -> None:
    profile, lots = case
    with_lots = elect(profile, seats, lots, ties)
    drawn = [e for e in events(with_lots) if e.tie and e.tie.settled is Settled.LOT and e.deed is not Deed.ELECTED]
    if drawn:
        with pytest.raises(TieNeedsLots) as stopped:
            elect(profile, seats, None, ties)
        tie = drawn[0].tie
        assert tie is not None
        assert set(stopped.value.tied) == set(tie.drawn or tie.tied)
    else:
        without = elect(profile, seats, None, ties)
        assert set(without.elected) == set(with_lots.elected)
        assert [(stage.votes, stage.exhausted) for stage in without.stages] == [
            (stage.votes, stage.exhausted) for stage in with_lots.stages
        ]
