"""The four answers of a second counter: agreement, disagreement, a crash, and what cannot be compared."""

from collections.abc import Callable
from types import SimpleNamespace

import pyrankvote
import pytest

from nominering.counting import recount
from nominering.counting.count import count
from nominering.counting.lots import Lots
from nominering.counting.profile import Profile
from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.record import Comparison, Record, SecondOpinion, Verdict
from nominering.counting.rules import Method, Rules, TieRule
from tests.counting.strategies import EVERY_LIST
from tests.elections.notation import box, numbers

A, B, C = numbers("ABC")
PAPERS = box("6 ABC, 3 BCA, 2 CBA, 1 -", "ABC").profile


def answer(monkeypatch: pytest.MonkeyPatch, order: tuple[int, ...]) -> None:
    monkeypatch.setattr(recount, "recount", lambda *_, **__: order)


def recounted(record: Record) -> Verdict:
    (verdict,) = (each for each in record.verdicts if each.engine == "recount.py")
    return verdict


@EVERY_LIST
def test_the_recount_agrees_place_by_place(method: Method) -> None:
    assert recounted(count(PAPERS, Rules(method))) == Verdict("recount.py", 3, 3, (), ())


@EVERY_LIST
def test_another_list_disagrees_and_names_the_places(monkeypatch: pytest.MonkeyPatch, method: Method) -> None:
    ours = count(PAPERS, Rules(method)).order
    answer(monkeypatch, (ours[0], ours[2], ours[1]))
    record = count(PAPERS, Rules(method))
    assert record.order == ours
    assert recounted(record) == Verdict("recount.py", 1, 3, (2, 3), (), "other-list", (ours[2], ours[1]))
    assert recounted(record).agrees is False


@pytest.mark.parametrize(
    ("order", "differ"),
    [((), (1, 2, 3)), ((A,), (2, 3)), ((A, B), (3,)), ((A, B, C, C), (4,))],
    ids=["nothing", "one place", "one too few", "one too many"],
)
def test_a_list_too_short_or_too_long_disagrees(
    monkeypatch: pytest.MonkeyPatch, order: tuple[int, ...], differ: tuple[int, ...]
) -> None:
    profile = box("5 ABC, 3 BCA, 3 AC", "ABC").profile
    assert count(profile, Rules(Method.ORDERED_STV)).order == (A, B, C)
    answer(monkeypatch, order)
    verdict = recounted(count(profile, Rules(Method.ORDERED_STV)))
    assert (verdict.disagreed, verdict.agrees) == (differ, False)


@pytest.mark.parametrize("crash", [RuntimeError("Illegal state"), RecursionError(), KeyError(3), ZeroDivisionError()])
def test_a_crash_is_told_by_its_name_and_is_not_ours(monkeypatch: pytest.MonkeyPatch, crash: Exception) -> None:
    ours = count(PAPERS, Rules(Method.ORDERED_STV)).order

    def fall(*_: object, **__: object) -> tuple[int, ...]:
        raise crash

    monkeypatch.setattr(recount, "recount", fall)
    record = count(PAPERS, Rules(Method.ORDERED_STV))
    assert record.order == ours
    assert recounted(record) == Verdict("recount.py", 0, 3, (), (1, 2, 3), type(crash).__name__)
    assert recounted(record).agrees is None


@pytest.mark.parametrize("stranger", [9, 4, 0, -1])
def test_a_number_nobody_has_never_passes_for_somebody(monkeypatch: pytest.MonkeyPatch, stranger: int) -> None:
    """Counted from the end of the list, 0 and -1 would be somebody."""
    profile = box("5 ABC, 3 BCA, 3 AC", "ABC").profile
    for place, number in enumerate(count(profile, Rules(Method.ORDERED_STV)).order):
        answer(monkeypatch, tuple(stranger if each == number else each for each in (A, B, C)))
        verdict = recounted(count(profile, Rules(Method.ORDERED_STV)))
        assert (verdict.crashed, verdict.why, verdict.agrees) == ((1, 2, 3), "KeyError", None), place


def test_a_set_is_not_compared() -> None:
    record = count(PAPERS, Rules(Method.SCOTTISH_STV), Lots((A, B, C)), places=2)
    assert record.verdicts == (Verdict("recount.py", 0, 0, (), (), "not-a-list"),)
    assert record.verdict.agrees is None


def test_a_list_of_nobody_is_neither_confirmed_nor_contradicted() -> None:
    verdict = recounted(count(box("3 -", "").profile, Rules(Method.ORDERED_STV)))
    assert (verdict.agrees, verdict.of, verdict.disagreed, verdict.crashed) == (None, 0, (), ())


def test_the_recount_is_given_everything_that_decides_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """2 and 5 have withdrawn, so 1, 3, 4, 6 are numbered anew from 1, in the file as in all that goes with it."""
    asked: dict[str, object] = {}

    def listen(election: recount.Election, method: str, **options: object) -> tuple[int, ...]:
        asked.update(options, method=method, papers=sorted(election.ballots), blank=election.blank)
        return (2, 4, 1)

    monkeypatch.setattr(recount, "recount", listen)
    profile = Profile.of(range(1, 7), {(6, 2, 1): 3, (3, 5): 2, (2,): 1, (): 4}, withdrawn=(2, 5))
    rules = Rules(Method.IRV_BY_PLACE, TieRule.LOT_ONLY, Quota.named("pairwise"), QuotaMode.AFTERWARDS)
    groups = {1: "K", 3: "man", 4: "skog", 6: "woman"}
    record = count(profile, rules, Lots((6, 4, 3, 1)), 3, groups=groups, fixed={2: 6})
    assert asked == {
        "method": "irv-by-place",
        "papers": [((2,), 2), ((4, 1), 3)],
        "blank": 5,
        "lots": (4, 3, 2, 1),
        "ties": "lot-only",
        "places": 3,
        "quota": "pairwise",
        "quota_mode": "afterwards",
        "groups": {1: "woman", 2: "man", 3: "skog", 4: "woman"},
        "fixed": {2: 4},
    }
    told = (3, 6, 1)
    differ = tuple(place for place in (1, 2, 3) if record.order[place - 1] != told[place - 1])
    assert recounted(record).disagreed == differ


@pytest.mark.parametrize("method", [Method.IRV_BY_PLACE, Method.MAJORITY_BY_PLACE])
def test_pyrankvote_and_the_recount_answer_apart(monkeypatch: pytest.MonkeyPatch, method: Method) -> None:
    """When one contradicts and the other agrees, both are told, and one contradiction is enough."""
    winner = pyrankvote.Candidate("3")
    answers: Callable[..., object] = lambda *_: SimpleNamespace(get_winners=lambda: [winner])  # noqa: E731
    monkeypatch.setattr(pyrankvote, "instant_runoff_voting", answers)
    by_places, whole = count(PAPERS, Rules(method)).verdicts
    assert (by_places.agrees, whole.agrees) == (False, True)


def test_pyrankvote_is_asked_for_a_majority_among_all_and_for_a_run_off_between_the_two(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Place 1: A 4, B 3, C 2: B and A meet, B 5. Place 2: A 4, C 5 of nine."""
    asked: list[list[str]] = []
    irv = pyrankvote.instant_runoff_voting

    def listen(candidates: list[pyrankvote.Candidate], ballots: list[pyrankvote.Ballot]) -> object:
        asked.append([candidate.name for candidate in candidates])
        return irv(candidates, ballots)

    monkeypatch.setattr(pyrankvote, "instant_runoff_voting", listen)
    record = count(box("4 ABC, 3 BCA, 2 CBA", "ABC").profile, Rules(Method.MAJORITY_BY_PLACE))
    assert record.order == (B, C, A)
    assert asked == [["1", "2"], ["1", "3"]]
    assert record.verdicts[0].agreed == 2


def test_a_run_off_that_was_even_is_not_compared() -> None:
    record = count(box("3 A, 2 B, 1 CB", "ABC").profile, Rules(Method.MAJORITY_BY_PLACE), Lots((A, B, C)))
    assert record.steps[0].second == SecondOpinion(Comparison.NOT_COMPARABLE, "tie")


def test_a_tie_on_the_way_to_the_run_off_is_no_hindrance_to_compare_the_run_off() -> None:
    record = count(box("4 A, 3 BA, 3 CB", "ABC").profile, Rules(Method.MAJORITY_BY_PLACE), Lots((A, B, C)))
    assert record.steps[0].ties
    assert record.steps[0].second == SecondOpinion(Comparison.AGREES, winner=B)


@pytest.mark.parametrize("method", [Method.IRV_BY_PLACE, Method.MAJORITY_BY_PLACE])
def test_a_fixed_place_is_not_compared_with_pyrankvote(method: Method) -> None:
    record = count(PAPERS, Rules(method), fixed={1: C})
    assert record.steps[0].second == SecondOpinion(Comparison.NOT_COMPARABLE, "fixed")


def test_more_papers_than_it_can_bear_are_not_compared() -> None:
    profile = Profile.of((A, B), {(A, B): 20_000, (B, A): 1})
    record = count(profile, Rules(Method.IRV_BY_PLACE))
    assert record.steps[0].second == SecondOpinion(Comparison.NOT_COMPARABLE, "too-many-papers")
    assert recounted(record).agrees is True
