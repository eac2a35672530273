"""What each second counter found, place by place."""

import pytest

from nominering.counting import second_counters
from nominering.counting.count import count
from nominering.counting.lots import Lots
from nominering.counting.profile import Profile
from nominering.counting.record import Record
from nominering.counting.rules import Method, Rules
from nominering.documents.second_opinions import checked

NAMES = {1: "Åsa", 2: "Bo", 3: "Cecilia"}
PAPERS = Profile.of((1, 2, 3), {(1, 2, 3): 3, (2, 1): 2, (3,): 1})


def a_record(method: Method) -> dict[str, object]:
    return count(PAPERS, Rules(method), Lots.drawn((1, 2, 3), (1, 2, 3))).as_data()


@pytest.mark.parametrize("method", [each for each in Method if not each.elects_a_set])
def test_every_place_is_said_of_by_every_counter_that_compared_it(method: Method) -> None:
    record = a_record(method)
    found = checked(record, NAMES)
    assert [each.place for each in found.places] == [1, 2, 3]
    assert all(len(each.found) == len(found.counters) > 0 for each in found.places)
    assert not any(each.stops for each in found.places)


def test_who_another_counter_names_instead_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    order = a_record(Method.ORDERED_STV)["order"]
    assert isinstance(order, list)
    monkeypatch.setattr(second_counters, "_recount", lambda record: (order[0], order[2], order[1]))
    found = checked(a_record(Method.ORDERED_STV), NAMES)
    assert [(each.found[0].outcome.word, each.found[0].said) for each in found.places] == [
        ("överens", NAMES[order[0]]),
        ("oense", NAMES[order[2]]),
        ("oense", NAMES[order[1]]),
    ]
    assert [each.stops for each in found.places] == [False, True, True]


def test_a_counter_that_crashed_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(record: Record) -> tuple[int, ...]:
        raise ZeroDivisionError

    monkeypatch.setattr(second_counters, "_recount", crash)
    found = checked(a_record(Method.ORDERED_STV), NAMES)
    assert {(each.found[0].outcome.word, each.found[0].said) for each in found.places} == {
        ("haveri", "ZeroDivisionError")
    }


def test_a_set_that_nobody_counts_again_has_no_counters() -> None:
    assert checked(count(PAPERS, Rules(Method.SCOTTISH_STV), None, 2).as_data(), NAMES).counters == ()
