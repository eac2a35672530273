import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nominering.counting.count import count
from nominering.counting.lots import Lots
from nominering.counting.profile import Profile
from nominering.counting.record import Verdict, decimal_text
from nominering.counting.rules import Method, Rules
from tests.counting.strategies import EVERY_LIST, REPEATABLE, profiles
from tests.elections.notation import box, numbers

ORDERED_STV = Rules(Method.ORDERED_STV)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(37, 3), "12.33333"),
        (Fraction(2, 3), "0.66666"),
        (Fraction(5), "5.00000"),
        (Fraction(0), "0.00000"),
        (Fraction(1, 10**5), "0.00001"),
        (Fraction(999_999, 10**6), "0.99999"),
        (Fraction(1, 10**6), "0.00000"),
        (Fraction(10**40 + 1, 3), "3" * 40 + ".66666"),
    ],
)
def test_votes_are_printed_with_five_decimals_cut_and_not_rounded(value: Fraction, text: str) -> None:
    assert decimal_text(value) == text


@given(st.fractions(min_value=0), st.just(Fraction(1, 10**5)))
@settings(REPEATABLE, max_examples=200)
def test_what_is_printed_is_less_than_a_unit_from_the_exact_and_never_beyond_it(
    value: Fraction, unit: Fraction
) -> None:
    printed = Fraction(decimal_text(value))
    assert value - unit < printed <= value


@EVERY_LIST
@settings(REPEATABLE, max_examples=100)
@given(profiles())
def test_every_printed_column_adds_up_to_the_papers(method: Method, case: tuple[Profile, Lots]) -> None:
    """Where marks are counted, a paper can give as many as the stage has names."""
    profile, lots = case
    for step in count(profile, Rules(method), lots).as_data()["steps"]:
        for first, stage in enumerate(step["stages"], start=1):
            column = [*stage["votes"].values(), stage["exhausted"], stage["rounding"]]
            times = first if method is Method.CUMULATIVE_PLACES else 1
            assert sum(map(Fraction, column)) == times * step["papers"]
            assert Fraction(stage["rounding"]) >= 0


def test_the_row_for_rounding_holds_what_the_decimals_hide() -> None:
    """D 28/3, B 29/3 and C 9: 9.33333 + 9.66666 + 9.00000 is one unit short of 28."""
    third = count(box("3 DB, 9 DC, 9 B, 7 C", "BCD").profile, ORDERED_STV).as_data()["steps"][0]
    assert third["stages"][1]["votes"] == {"2": "9.66666", "3": "9.00000", "4": "9.33333"}
    assert third["stages"][1]["rounding"] == "0.00001"
    assert third["quota"] == "9.33333"


def test_the_data_tell_everything_under_these_names() -> None:
    data = count(box("3 A, 2 B, 2 C, 1 -", "ABC").profile, ORDERED_STV, Lots((2, 3, 1), "dice")).as_data()
    assert set(data) == {
        "record",
        "rules",
        "rules_sha256",
        "candidates",
        "ballots",
        "lots",
        "order",
        "free_order",
        "quota_moves",
        "groups",
        "fixed",
        "places",
        "steps",
        "second_counter",
        "second_counters",
    }
    assert data["record"] == 2
    assert data["rules"] == ORDERED_STV.as_data()
    assert data["rules_sha256"] == ORDERED_STV.fingerprint
    assert data["candidates"] == [1, 2, 3]
    assert data["ballots"] == {"returned": 8, "valid": 7, "blank": 1}
    assert data["lots"] == {"order": [2, 3, 1], "seed": "dice", "election": None}
    assert data["order"] == [1, 2, 3]
    assert (data["free_order"], data["quota_moves"], data["groups"], data["fixed"]) == (None, [], None, {})
    assert data["second_counter"] == data["second_counters"][0]
    assert set(data["second_counter"]) == {"engine", "agrees", "why", "agreed", "of", "disagreed", "crashed"}


def test_a_step_is_told_stage_by_stage_with_the_tie_and_how_it_was_settled() -> None:
    """Place 3: quota 7/3; A 3 is elected; the surplus 2/3 exhausts at 2/9 a paper; B and C are equal at both
    stages.
    """
    data = count(box("3 A, 2 B, 2 C", "ABC").profile, ORDERED_STV, Lots((2, 3, 1))).as_data()
    assert data["steps"][0] == {
        "place": 3,
        "candidate": 3,
        "among": [1, 2, 3],
        "papers": 7,
        "quota": "2.33333",
        "barred": [],
        "stages": [
            {
                "votes": {"1": "3.00000", "2": "2.00000", "3": "2.00000"},
                "exhausted": "0.00000",
                "rounding": "0.00000",
                "events": [
                    {"deed": "elected", "candidate": 1, "reason": "quota"},
                    {
                        "deed": "transferred",
                        "candidate": 1,
                        "reason": "surplus",
                        "amount": "0.66666",
                        "share": "0.22222",
                    },
                ],
            },
            {
                "votes": {"1": "2.33333", "2": "2.00000", "3": "2.00000"},
                "exhausted": "0.66666",
                "rounding": "0.00001",
                "events": [
                    {
                        "deed": "placed",
                        "candidate": 3,
                        "reason": "lowest",
                        "tie": {"tied": [2, 3], "chosen": 3, "settled": "lot", "stage": None},
                    }
                ],
            },
        ],
    }


def test_a_place_by_place_step_tells_the_second_counters_word() -> None:
    data = count(box("3 AB, 1 B", "AB").profile, Rules(Method.IRV_BY_PLACE)).as_data()
    assert data["steps"][0]["second"] == {"comparison": "agrees", "why": "", "winner": 1}


def test_without_lots_the_data_say_none() -> None:
    assert count(box("2 A, 1 B", "AB").profile, ORDERED_STV).as_data()["lots"] is None


@pytest.mark.parametrize("method", Method)
def test_the_same_papers_rules_and_lots_give_the_same_bytes(method: Method) -> None:
    papers = [(numbers(letters), 1) for letters in ("BA", "C", "", "AB", "BA", "CAB", "B")]
    one = count(Profile.of((1, 2, 3), papers), Rules(method), Lots((3, 1, 2)))
    other = count(Profile.of((3, 2, 1), papers[::-1]), Rules(method), Lots((3, 1, 2)))
    assert one.as_json().encode() == other.as_json().encode()
    assert json.loads(one.as_json()) == one.as_data()


def test_the_bytes_are_those_of_sorted_keys_and_letters_as_they_are() -> None:
    record = count(box("1 A", "A").profile, ORDERED_STV, Lots((1,), "tärning"))
    assert list(json.loads(record.as_json())) == sorted(record.as_data())
    assert "tärning" in record.as_json()


def test_other_lots_give_other_bytes() -> None:
    profile = box("1 A, 1 B", "AB").profile
    assert count(profile, ORDERED_STV, Lots((1, 2))).as_json() != count(profile, ORDERED_STV, Lots((2, 1))).as_json()


@pytest.mark.parametrize(
    ("agreed", "disagreed", "agrees"), [(2, (), True), (0, (), None), (2, (3,), False), (0, (1,), False)]
)
def test_one_disagreement_outweighs_every_agreement(
    agreed: int, disagreed: tuple[int, ...], agrees: bool | None
) -> None:
    assert Verdict("engine", agreed, 3, disagreed, ()).agrees is agrees
