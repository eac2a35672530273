"""A place that a rule changed says who stood there, who took it, by which rule, and where the other went."""

from nominering.documents.moves import moves, without_place
from tests.documents.records import NAMES, QUOTA, Data, moved, placed, record


def changed(order: list[int], free: list[int], *quota_moves: Data, rule: str = "half-women") -> Data:
    steps = [placed(place, number) for place, number in enumerate(free, start=1)]
    return record("ordered-stv", order, steps, rule, "afterwards", free_order=free, quota_moves=list(quota_moves))


def test_a_move_and_the_places_that_shift_because_of_it() -> None:
    names = {1: "Erik", 2: "Karl", 3: "Anna"}
    three = moves(
        changed([3, 1, 2], [1, 2, 3], moved(1, 1, 3, 3, 2), moved(2, 2, 1, 1, 3), moved(3, 3, 2, 2, 1)), names
    )
    assert [move.said for move in three] == [
        "Plats 1: den fria räkningen satte Erik här; regeln om minst hälften kvinnor gav platsen till Anna, "
        "som stod på plats 3. Erik fick plats 2.",
        "Plats 2: Erik stod på plats 1 i den fria räkningen; regeln om minst hälften kvinnor satte Anna före.",
        "Plats 3: Karl stod på plats 2 i den fria räkningen; regeln om minst hälften kvinnor satte Anna före.",
    ]
    assert [move.follows for move in three] == [False, True, True]


def test_each_place_where_the_rule_passed_somebody_over_is_a_move_of_its_own() -> None:
    told = moves(QUOTA, NAMES)
    assert [(move.place, move.follows) for move in told] == [(1, False), (2, True), (3, False), (4, True)]
    assert told[3].said.endswith("regeln om minst hälften kvinnor satte Anna och Cecilia före.")


def test_who_lost_the_place_altogether_is_said_to_have_none() -> None:
    without_bo = changed([1, 3], [1, 2, 3], moved(2, 2, 3, 3, None))
    (only,) = moves(without_bo, NAMES)
    assert only.said.endswith("som stod på plats 3. Bo fick ingen plats.")
    assert without_place(without_bo, NAMES) == {
        2: "Bo stod på plats 2 i den fria räkningen; regeln om minst hälften kvinnor satte Cecilia före, "
        "och platserna räckte inte."
    }


def test_without_a_rule_nothing_moved() -> None:
    assert moves(record("ordered-stv", [1], [placed(1, 1)]), NAMES) == ()
    older = record("ordered-stv", [1], [placed(1, 1)])
    del older["quota_moves"], older["free_order"]
    assert moves(older, NAMES) == ()
