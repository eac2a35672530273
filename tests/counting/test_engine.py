"""PyRankVote as second counter: what it is asked, what becomes of its answers, and why only about one seat."""

from collections.abc import Callable
from importlib import metadata
from itertools import permutations
from types import SimpleNamespace

import pyrankvote
import pytest
from hypothesis import given, settings

from nominering.counting import engine
from nominering.counting.count import count
from nominering.counting.irv_by_place import decide, tie_matters
from nominering.counting.lots import Lots
from nominering.counting.papers import Papers
from nominering.counting.profile import Profile
from nominering.counting.record import Comparison, Record, SecondOpinion, Verdict
from nominering.counting.rules import Method, Rules, TieRule
from nominering.counting.ties import TieBreaker
from tests.counting.strategies import REPEATABLE, profiles
from tests.elections.notation import box, numbers, spell

A, B, C, D = numbers("ABCD")
PAPERS = box("4 ABC, 3 BCA, 2 CBA", "ABC").profile


def count_by_place(profile: Profile, lots: str | None = None) -> Record:
    return count(profile, Rules(Method.IRV_BY_PLACE), Lots(numbers(lots)) if lots else None)


def opinions(record: Record) -> list[SecondOpinion | None]:
    return [step.second for step in record.steps]


def answer_with(monkeypatch: pytest.MonkeyPatch, answer: Callable[..., object]) -> None:
    monkeypatch.setattr(pyrankvote, "instant_runoff_voting", answer)


def winning(*names: str) -> Callable[..., object]:
    winners = [pyrankvote.Candidate(name) for name in names]
    return lambda candidates, ballots: SimpleNamespace(get_winners=lambda: winners)


def test_the_engine_named_is_the_engine_installed() -> None:
    assert f"PyRankVote {metadata.version('pyrankvote')}" == engine.ENGINE


def test_it_agrees_where_no_tie_is_met() -> None:
    first = opinions(count_by_place(PAPERS))[0]
    assert first == SecondOpinion(Comparison.AGREES, winner=B)


@pytest.mark.parametrize("papers", ["2 A, 2 B, 1 C", "4 A, 3 B, 1 CB, 1 C"])
def test_a_place_that_met_a_tie_is_not_comparable_whether_lots_or_an_earlier_stage_settled_it(papers: str) -> None:
    first = opinions(count_by_place(box(papers, "ABC").profile, "ABC"))[0]
    assert first == SecondOpinion(Comparison.NOT_COMPARABLE, "tie")


def test_a_place_for_which_one_name_is_on_paper_is_not_comparable() -> None:
    first = opinions(count_by_place(box("3 A", "AB").profile))[0]
    assert first == SecondOpinion(Comparison.NOT_COMPARABLE, "fewer-than-two-on-any-paper")


def test_another_winner_disagrees_and_both_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    answer_with(monkeypatch, winning("3"))
    record = count_by_place(PAPERS)
    assert opinions(record)[0] == SecondOpinion(Comparison.DISAGREES, "other-winner", C)
    assert record.steps[0].candidate == B
    assert (record.verdict.agrees, record.verdict.disagreed, record.verdict.why) == (False, (1,), "other-winner")


@pytest.mark.parametrize("names", [(), ("2", "1")], ids=["none", "two"])
def test_no_winner_or_more_than_one_disagrees(monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...]) -> None:
    answer_with(monkeypatch, winning(*names))
    record = count_by_place(PAPERS)
    assert record.verdict.disagreed == (1, 2)
    assert record.verdict.agrees is False


def test_its_crash_is_shown_and_does_not_stop_our_count(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(candidates: object, ballots: object) -> object:
        raise RuntimeError("Illegal state")

    answer_with(monkeypatch, crash)
    record = count_by_place(PAPERS)
    assert spell(record.order) == "BCA"
    assert opinions(record)[0] == SecondOpinion(Comparison.CRASHED, "RuntimeError")
    assert (record.verdict.crashed, record.verdict.agreed, record.verdict.why) == ((1, 2), 0, "crashed")
    assert record.verdict.agrees is None


def test_it_is_given_numbers_for_names_no_blanks_and_nobody_who_is_on_no_paper(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[list[str], list[list[str]]]] = []

    def listen(candidates: list[pyrankvote.Candidate], ballots: list[pyrankvote.Ballot]) -> object:
        papers = [[candidate.name for candidate in ballot.ranked_candidates] for ballot in ballots]
        asked.append(([candidate.name for candidate in candidates], papers))
        return winning("1")(candidates, ballots)

    answer_with(monkeypatch, listen)
    count_by_place(box("2 AC, 1 C, 3 -", "ABC").profile)
    assert asked == [(["1", "3"], [["1", "3"], ["1", "3"], ["3"]])]


def test_beyond_one_seat_it_elects_the_wrong_two_and_that_is_why_it_is_not_asked() -> None:
    """Quota 28/3. D 12 is elected; the surplus 8/3 goes to B at 2/9 a paper, B 1 + 8/3; B is out: one paper
    goes to C, C 10, and 8/3 to A, A 8 2/3. C and D are elected. PyRankVote spreads B's pile evenly over its
    thirteen papers and elects A and D.
    """
    papers = box("12 DBA, 6 A, 1 BCA, 9 C", "ABCD").profile
    candidates = {number: pyrankvote.Candidate(spell([number])) for number in papers.candidates}
    ballots = [
        pyrankvote.Ballot([candidates[number] for number in ranking])
        for ranking, how_many in papers.rankings
        for _ in range(how_many)
    ]
    result = pyrankvote.single_transferable_vote(list(candidates.values()), ballots, number_of_seats=2)
    assert {winner.name for winner in result.get_winners()} == {"A", "D"}
    assert set(count(papers, Rules(Method.ORDERED_STV)).order[:2]) == {C, D}


def test_a_crash_where_no_tie_was_met_is_not_told_as_agreement() -> None:
    assert Verdict("e", 2, 3, (), (3,), "crashed").agrees is None


def test_a_tie_among_those_who_all_must_go_is_compared_all_the_same() -> None:
    """A 5, B 4, C and D 1: C and D have 2 together, fewer than B, and go first in either order."""
    found = box("5 A, 4 B, 1 CB, 1 DB", "ABCD")
    step = count(found.profile, Rules(Method.IRV_BY_PLACE), found.lots("ABCD")).steps[0]
    assert step.ties
    assert step.second == SecondOpinion(Comparison.AGREES, winner=B)


def test_a_tie_whose_votes_together_reach_the_next_is_not_compared() -> None:
    """A 5, B 2, C and D 1: after C, D could be level with B."""
    found = box("5 A, 2 B, 2 E, 1 CD, 1 DC", "ABCDE")
    step = count(found.profile, Rules(Method.IRV_BY_PLACE), found.lots("ABCDE"), places=2).steps[1]
    assert step.second == SecondOpinion(Comparison.NOT_COMPARABLE, "tie")


@settings(REPEATABLE, max_examples=150)
@given(profiles())
def test_where_no_tie_matters_every_lot_gives_the_same_place(election: tuple[Profile, Lots]) -> None:
    """All orders of the lots are tried, on the first place of the count."""
    profile, _ = election
    papers = Papers(profile)
    first = {
        (step.candidate, any(map(tie_matters, step.stages)))
        for order in permutations(profile.candidates)
        for step in [decide(papers, 1, profile.candidates, TieBreaker(Lots(order), TieRule.LOT_ONLY, 1))]
    }
    assert len({winner for winner, _ in first}) == 1 or all(matters for _, matters in first)


@settings(REPEATABLE, max_examples=1500)
@given(profiles())
def test_where_it_compares_it_agrees(election: tuple[Profile, Lots]) -> None:
    profile, lots = election
    verdict = count(profile, Rules(Method.IRV_BY_PLACE), lots).verdict
    assert (verdict.disagreed, verdict.crashed) == ((), ())


def test_it_is_not_believed_where_it_excludes_the_second_before_the_third() -> None:
    """D 9, E 4, A 3, C 2: it excludes E, since 4 + 3 + 2 is no more than 9, and keeps A and C, who have fewer."""
    papers = box("9 DCEBA, 4 EBADC, 1 A, 2 CEBA, 2 ABECD", "ABCDE").profile
    record = count(papers, Rules(Method.IRV_BY_PLACE), Lots(numbers("ABCDE")))
    assert record.steps[0].candidate == D
    assert opinions(record)[0] == SecondOpinion(Comparison.NOT_COMPARABLE, "equal-to-all-below")
    assert record.verdict.disagreed == ()
