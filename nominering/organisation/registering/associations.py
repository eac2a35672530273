"""A file of associations, held against the register."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nominering.organisation.errors import (
    AssociationIdWrong,
    AssociationNameTaken,
    BoardStillSits,
    MunicipalityCodeWrong,
    MunicipalityTaken,
    MunicipalityUnknown,
    TextTooLong,
)
from nominering.organisation.members import is_municipality_code
from nominering.organisation.model import Association, Associations, District
from nominering.organisation.offices import Offices
from nominering.organisation.registering.changes import Change, Missing, Plan, Stated, Verdict, differences

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_ID = 80
LONGEST_NAME = 200
# What the register has room for: forty codes.
MOST_MUNICIPALITIES = 40


@dataclass(frozen=True)
class StatedAssociation:
    """What a line says. None means that the file has no such column, and that what is known stays as it is."""

    id: str
    name: str
    municipalities: tuple[str, ...]
    active: bool
    city_district: str | None = None
    members: int | None = None


def compare_associations(
    lines: Sequence[Stated[StatedAssociation]],
    kept: Associations,
    district: District,
    offices: Offices,
    today: date,
) -> Plan[Association]:
    known = {each.id: each for each in kept.every}
    stated = {line.said.id: _stated(line.said, known.get(line.said.id)) for line in lines if line.said}
    after = known | stated
    boards = {each.association_id for each in offices.every if not each.over_before(today)}
    changes: list[Change] = []
    keep: list[Association] = []
    for line in lines:
        if line.said is None:
            changes.append(Change(line.line, line.what, Verdict.REFUSED, faults=line.faults))
            continue
        association = stated[line.said.id]
        faults = tuple(_faults(association, after, district, boards))
        before = known.get(association.id)
        if faults:
            changes.append(Change(line.line, line.what, Verdict.REFUSED, faults=faults))
            continue
        if association != before:
            keep.append(association)
        fields = differences(_fields(before), _fields(association)) if before else ()
        verdict = Verdict.NEW if before is None else Verdict.CHANGED if fields else Verdict.UNCHANGED
        changes.append(Change(line.line, line.what, verdict, fields))
    missing = tuple(Missing(each.name) for each in kept.every if each.id not in stated)
    return Plan(tuple(changes), tuple(keep), missing)


def _stated(said: StatedAssociation, before: Association | None) -> Association:
    known = before or Association(said.id, said.name, (), 0, said.active)
    return replace(
        known,
        name=said.name,
        municipalities=said.municipalities,
        active=said.active,
        city_district=known.city_district if said.city_district is None else said.city_district,
        members=known.members if said.members is None else said.members,
    )


def _faults(
    association: Association, after: Mapping[str, Association], district: District, boards: set[str | None]
) -> Iterable[Exception]:
    if not ID.fullmatch(association.id) or len(association.id) > LONGEST_ID:
        yield AssociationIdWrong(association.id)
    if len(association.name) > LONGEST_NAME:
        yield TextTooLong("name", LONGEST_NAME)
    if len(association.city_district) > LONGEST_ID:
        yield TextTooLong("city_district", LONGEST_ID)
    if len(association.municipalities) > MOST_MUNICIPALITIES:
        yield TextTooLong("municipalities", MOST_MUNICIPALITIES)
    others = [each for each in after.values() if each.id != association.id]
    if any(each.name.casefold() == association.name.casefold() for each in others):
        yield AssociationNameTaken(association.name)
    within = {each.code for each in district.municipalities}
    for code in association.municipalities:
        if not is_municipality_code(code):
            yield MunicipalityCodeWrong(code)
        elif within and code not in within:
            yield MunicipalityUnknown(code)
        for each in others:
            if code in each.municipalities and not association.shares_with(each):
                yield MunicipalityTaken(code, each.name)
    if not association.active and association.id in boards:
        yield BoardStillSits(association.name)


def _fields(association: Association) -> Iterable[tuple[str, object]]:
    return (
        ("name", association.name),
        ("municipalities", association.municipalities),
        ("active", association.active),
        ("city_district", association.city_district),
        ("members", association.members),
    )
