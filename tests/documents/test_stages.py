"""The picture shows what each has, got and gives; the table has every vote."""

import re

from nominering.documents.count_page import count_page, place_page
from nominering.documents.stages import Bar, Part, Stages
from tests.documents.records import A_SET, NAMES, event, record, stage, step


def stages(method: str, *of: dict, quota: str = "0.00000", place: int = 1, winner: int = 1) -> Stages:
    counted = record(method, [winner], [step(place, winner, *of, quota=quota)])
    page = place_page(counted, NAMES, place)
    assert page is not None
    return page.stages


def bar(shown: Stages, number: int, name: str) -> Bar:
    (found,) = [each for each in shown.every[number - 1].bars if each.name == name]
    return found


SURPLUS = (
    stage(
        {1: "8.00000", 2: "2.00000", 3: "0.00000"},
        event("elected", 1, "quota"),
        event("transferred", 1, "surplus", amount="4.00000", share="0.50000"),
    ),
    stage({1: "4.00000", 2: "5.00000", 3: "1.00000"}, event("placed", 3, "lowest")),
)


def test_a_surplus_is_seen_to_go_and_to_arrive() -> None:
    """The widest bars are Anna's 8 and then Bo's 5."""
    shown = stages("ordered-stv", *SURPLUS, quota="4.00000", winner=3)
    giver, receiver = bar(shown, 1, "Anna"), bar(shown, 2, "Bo")
    assert (giver.held, giver.given, giver.gave, giver.fate) == (
        Part("0", "50"),
        Part("50", "50"),
        "−4",
        "ger vidare",
    )
    assert (receiver.held, receiver.got, receiver.received) == (Part("0", "40"), Part("40", "60"), "+3")
    assert shown.every[1].safe == "Anna"
    assert [each.name for each in shown.every[1].bars] == ["Bo", "Cecilia"]
    assert [each.line for each in shown.every] == ["50", "80"]
    assert shown.every[0].line_said == "Kvoten: 4"


def test_the_excluded_give_all_and_are_gone_at_the_next_stage() -> None:
    shown = stages(
        "irv-by-place",
        stage({1: "4.00000", 2: "3.00000", 3: "3.00000"}, event("excluded", 3, "lowest", amount="3.00000")),
        stage({1: "4.00000", 2: "6.00000"}, event("placed", 2, "majority")),
        winner=2,
    )
    assert bar(shown, 1, "Cecilia").held is None
    assert bar(shown, 1, "Cecilia").given == Part("0", "60")
    assert [each.name for each in shown.every[1].bars] == ["Anna", "Bo"]
    assert [row.cells for row in shown.tables[0].rows if row.name == "Cecilia"] == [("3", "–")]
    assert [stage.line_said for stage in shown.every] == ["Hälften: 5", "Hälften: 5"]
    assert [each.name for each in shown.every[1].bars if each.here] == ["Bo"]


def test_what_was_received_and_is_given_on_at_once_is_seen_as_both() -> None:
    shown = stages(
        "irv-by-place",
        stage({1: "6.00000", 2: "2.00000", 3: "1.00000"}, event("excluded", 3, "lowest", amount="1.00000")),
        stage({1: "6.00000", 2: "3.00000"}, event("excluded", 2, "lowest", amount="3.00000")),
        stage({1: "6.00000"}, event("placed", 1, "last-left")),
    )
    passing = bar(shown, 2, "Bo")
    assert (passing.held, passing.got, passing.given) == (None, Part("33.3", "16.7"), Part("0", "50"))


def test_who_has_nothing_is_named_below_the_picture() -> None:
    assert stages("ordered-stv", *SURPLUS, quota="4.00000", winner=3).every[0].empty == "Cecilia"


def test_a_run_off_has_no_line_at_its_second_stage() -> None:
    two = stages(
        "majority-by-place",
        stage(
            {1: "5.00000", 2: "4.00000", 3: "1.00000"}, event("run-off", 1, "highest"), event("run-off", 2, "highest")
        ),
        stage({1: "5.00000", 2: "5.00000"}, event("placed", 1, "run-off")),
    )
    assert [each.line_said for each in two.every] == ["Hälften: 5", ""]


def test_the_columns_of_a_cumulative_place_are_named_after_how_far_down_they_read() -> None:
    shown = stages(
        "cumulative-places",
        stage({1: "3.00000", 2: "4.00000"}),
        stage({1: "9.00000", 2: "8.00000"}, event("placed", 1, "most-marks"), exhausted="3.00000"),
        place=2,
    )
    assert shown.tables[0].heads == ("Först", "Bland de 2 första")
    assert [row.name for row in shown.tables[0].rows] == ["Bo", "Anna", "Övriga"]
    assert shown.every[0].said[0].text == "Så många röstsedlar sätter var och en först."


def test_a_long_count_has_tables_that_fit_on_paper_and_leave_out_who_is_gone() -> None:
    votes = {number: f"{20 - number}.00000" for number in range(1, 14)}
    names = {number: f"Namn {number}" for number in votes}
    shrinking = [
        stage(
            {number: value for number, value in votes.items() if number <= 13 - gone},
            event("excluded", 13 - gone, "lowest", amount=votes[13 - gone]),
        )
        for gone in range(12)
    ]
    page = place_page(record("irv-by-place", [1], [step(1, 1, *shrinking)]), names, 1)
    assert page is not None
    first, second = page.stages.tables
    assert (first.label, second.label) == ("Rösterna i steg 1–10", "Rösterna i steg 11–12")
    assert second.heads == ("Steg 11", "Steg 12")
    assert [row.name for row in second.rows] == ["Namn 1", "Namn 2", "Namn 3", "Utan nästa namn"]


def test_a_place_fixed_beforehand_has_no_stages() -> None:
    assert stages("irv-by-place", stage({1: "9.00000"}, event("placed", 1, "fixed"))).every == ()


def test_the_elected_of_a_set_are_marked() -> None:
    shown = count_page(A_SET, NAMES, "Styrelsen").stages
    assert shown is not None
    assert [row.name for row in shown.tables[0].rows if row.here] == ["Anna", "Cecilia"]
    assert [row.name for row in shown.tables[0].rows][-2:] == ["Utan nästa namn", "Avrundning"]
    assert all(re.fullmatch(r"\d+(,\d{5})?|–", cell) for row in shown.tables[0].rows for cell in row.cells)
