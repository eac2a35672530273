"""The second counter's verdict in one sentence, for every way in which it can come out."""

from fractions import Fraction

import pytest

from nominering.counting import engine
from nominering.counting.count import count
from nominering.counting.profile import Profile
from nominering.counting.record import Verdict, verdict_data
from nominering.counting.rules import Method, Rules
from nominering.documents.count_report import lots_used, report, verdict_text


def verdict(agreed: int, of: int, disagreed: tuple[int, ...] = (), crashed: tuple[int, ...] = ()) -> str:
    return verdict_text(verdict_data(Verdict(engine.ENGINE, agreed, of, disagreed, crashed)))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (verdict(15, 15), "15 av 15 platser"),
        (verdict(14, 15), "14 av 15 platser, 1 ej jämförbar"),
        (verdict(12, 15), "12 av 15 platser, 3 ej jämförbara"),
        (verdict(0, 3), "0 av 3 platser, 3 ej jämförbara"),
        (verdict(14, 15, disagreed=(3,)), "14 av 15 platser, annan vinnare på plats 3"),
        (verdict(12, 15, disagreed=(3, 5, 9)), "12 av 15 platser, annan vinnare på plats 3, 5 och 9"),
        (verdict(13, 15, crashed=(1, 2)), "13 av 15 platser, haveri på plats 1 och 2"),
        (
            verdict(10, 15, disagreed=(3,), crashed=(1, 2)),
            "10 av 15 platser, annan vinnare på plats 3, haveri på plats 1 och 2, 2 ej jämförbara",
        ),
    ],
)
def test_a_verdict_says_how_many_places_agreed_and_what_became_of_the_others(said: str, meant: str) -> None:
    assert said == f"Kontrollräknad med PyRankVote 2.0.6: {meant}."


def test_a_method_that_cannot_be_compared_says_so() -> None:
    not_compared = Verdict(engine.ENGINE, 0, 15, (), (), "not-a-single-winner-decision")
    assert verdict_text(verdict_data(not_compared)) == (
        "Inte kontrollräknad med PyRankVote 2.0.6: "
        "metoden avgör flera platser i taget, vilket PyRankVote inte kontrollerar."
    )


def test_a_real_count_with_no_tie_agrees_on_all_but_the_last_place_where_one_is_left() -> None:
    profile = Profile.of((1, 2, 3), {(1, 2): 5, (2, 3): 3, (3, 1): 1})
    record = count(profile, Rules(Method.IRV_BY_PLACE)).as_data()
    assert verdict_text(record["second_counter"]) == (
        "Kontrollräknad med PyRankVote 2.0.6: 2 av 3 platser, 1 ej jämförbar."
    )


def test_the_report_names_whom_the_record_numbers() -> None:
    record = count(Profile.of((1, 2), {(2, 1): 2, (1,): 1}), Rules(Method.ORDERED_STV)).as_data()
    names = {1: "Åsa Öberg", 2: "Bo Alm"}
    assert report(record, names) == {
        "method": "ordered-stv",
        "order": ["Bo Alm", "Åsa Öberg"],
        "order_numbers": [2, 1],
        "free_order": None,
        "names": {"1": "Åsa Öberg", "2": "Bo Alm"},
        "lots_used": [],
        "quota_moves": [],
        "second_counter": record["second_counter"],
        "second_counters": record["second_counters"],
        "record": record,
    }


def test_a_tie_that_an_earlier_stage_settled_took_no_lot() -> None:
    """Place 3: quota 3; five papers at 2/5 make the second 1 + 2 = 3, and the third has 3; before it was 1 to 3."""
    record = count(Profile.of((1, 2, 3), {(1, 2): 5, (3,): 3, (2,): 1}), Rules(Method.ORDERED_STV))
    (tie,) = record.steps[0].ties
    assert tie.tied == (2, 3)
    assert record.steps[0].quota == Fraction(3)
    assert list(lots_used(record.as_data())) == []
