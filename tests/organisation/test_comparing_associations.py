"""What a file of associations would lead to."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nominering.organisation.errors import (
    AssociationIdWrong,
    AssociationNameTaken,
    BoardStillSits,
    MunicipalityCodeWrong,
    MunicipalityTaken,
    MunicipalityUnknown,
)
from nominering.organisation.model import Association, Associations, District, Municipality
from nominering.organisation.offices import Body, Office, Offices
from nominering.organisation.registering.associations import StatedAssociation, compare_associations
from nominering.organisation.registering.changes import FieldChange, Plan, Stated, Verdict
from tests.organisation.people import ASSOCIATIONS, TODAY

DISTRICT = District(
    "Distriktet",
    "Partiet",
    "Länet",
    tuple(Municipality(code, code) for code in ("1784", "1766", "1760", "1780", "1715", "1762")),
)
SAYS = StatedAssociation("arvika", "Vänsterpartiet Arvika", ("1784",), True)
NORTH = StatedAssociation("norr", "Vänsterpartiet Norr", ("1780",), True, "Norr")
SOUTH = StatedAssociation("soder", "Vänsterpartiet Söder", ("1780",), True, "Söder")


def compared(*said: StatedAssociation, offices: tuple[Office, ...] = ()) -> Plan[Association]:
    lines = [Stated(number, each.name, each) for number, each in enumerate(said, start=2)]
    return compare_associations(lines, ASSOCIATIONS, DISTRICT, Offices(offices), TODAY)


def test_what_is_not_said_of_an_association_stays_as_it_is() -> None:
    assert compared(SAYS).changes[0].verdict is Verdict.UNCHANGED


def test_a_change_says_from_what_to_what() -> None:
    plan = compared(replace(SAYS, municipalities=("1784", "1780"), members=44))
    assert plan.changes[0].fields == (
        FieldChange("municipalities", "1784", "1784 1780"),
        FieldChange("members", "41", "44"),
    )


def test_city_districts_share_their_municipality() -> None:
    plan = compared(NORTH, SOUTH)
    assert [each.verdict for each in plan.changes] == [Verdict.NEW, Verdict.NEW]
    assert [each.city_district for each in plan.keep] == ["Norr", "Söder"]


def test_others_do_not() -> None:
    for other in (replace(SOUTH, city_district=""), replace(SOUTH, city_district="Norr")):
        refused = compared(NORTH, other)
        assert [[type(each) for each in change.faults] for change in refused.changes] == [[MunicipalityTaken]] * 2


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"id": "Arvika kommun"}, AssociationIdWrong),
        ({"id": "nya", "municipalities": ("1780",)}, AssociationNameTaken),
        ({"municipalities": ("Arvika",)}, MunicipalityCodeWrong),
        ({"municipalities": ("0180",)}, MunicipalityUnknown),
        ({"municipalities": ("1784", "1766")}, MunicipalityTaken),
    ],
)
def test_what_cannot_be_is_refused(changed: dict[str, Any], fault: type[Exception]) -> None:
    (change,) = compared(replace(SAYS, **changed)).changes
    assert fault in [type(each) for each in change.faults]


def test_an_association_with_a_sitting_board_does_not_become_inactive() -> None:
    chair = Office("o", Body.ASSOCIATION_BOARD, "ordförande", "Disa", date(2029, 1, 1), None, "1001", "arvika")
    asleep = replace(SAYS, active=False)
    assert [type(each) for each in compared(asleep, offices=(chair,)).changes[0].faults] == [BoardStillSits]
    assert compared(asleep, offices=(replace(chair, until=date(2029, 12, 31)),)).refused == 0


def test_associations_that_are_not_in_the_file_are_listed() -> None:
    assert [each.what for each in compared(SAYS).missing] == ["Vänsterpartiet Storfors", "Vänsterpartiet Sunne"]


def test_what_is_applied_once_is_unchanged_the_second_time() -> None:
    said = (replace(SAYS, active=True, members=3), NORTH, SOUTH)
    every = {each.id: each for each in ASSOCIATIONS.every} | {each.id: each for each in compared(*said).keep}
    lines = [Stated(number, each.name, each) for number, each in enumerate(said, start=2)]
    again = compare_associations(lines, Associations(tuple(every.values())), DISTRICT, Offices(()), TODAY)
    assert {each.verdict for each in again.changes} == {Verdict.UNCHANGED}
