"""A file of offices, held against the register."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nominering.organisation.errors import AssociationUnknown, MemberUnknown, OfficeTwice
from nominering.organisation.members import Member
from nominering.organisation.model import Association, Associations
from nominering.organisation.offices import Body, Office, Offices
from nominering.organisation.registering.changes import Change, Missing, Plan, Stated, Verdict, differences


@dataclass(frozen=True)
class StatedOffice:
    """What a line says. `member` is a number, empty for whoever is employed and no member; then there is a `name`.

    Without the column `until` what is known of the end stays as it is.
    """

    body: Body
    title: str
    since: date
    association: str = ""
    member: str = ""
    name: str = ""
    until: date | None = None
    says_until: bool = True


def compare_offices(
    lines: Sequence[Stated[StatedOffice]],
    kept: Offices,
    members: Mapping[str, Member],
    merged: Mapping[str, str],
    associations: Associations,
    today: date,
) -> Plan[Office]:
    """A number that was merged into another stands for that one."""
    known = {each.identity: each for each in kept.every}
    compared = [_compared(line, known, members, merged, associations, today) for line in lines]
    after = {each.identity: each for each in kept.every}
    after |= {office.identity: office for _, office in compared if office}
    stated = Counter(office.identity for _, office in compared if office)
    changes = [_alone(change, office, tuple(after.values()), stated) for change, office in compared]
    keep = tuple(
        office
        for change, (_, office) in zip(changes, compared, strict=True)
        if office and change.verdict in (Verdict.NEW, Verdict.CHANGED)
    )
    missing = tuple(
        Missing(f"{each.title}, {each.name}")
        for each in kept.every
        if each.identity not in stated and not each.over_before(today)
    )
    return Plan(tuple(changes), keep, missing)


def _compared(
    line: Stated[StatedOffice],
    known: Mapping[tuple[object, ...], Office],
    members: Mapping[str, Member],
    merged: Mapping[str, str],
    associations: Associations,
    today: date,
) -> tuple[Change, Office | None]:
    said = line.said
    if said is None:
        return Change(line.line, line.what, Verdict.REFUSED, faults=line.faults), None
    faults: list[Exception] = []
    number = merged.get(said.member, said.member)
    holder = members.get(number)
    if number and holder is None:
        faults.append(MemberUnknown(number))
    association: Association | None = None
    try:
        association = associations.known_as(said.association) if said.association else None
    except AssociationUnknown as fault:
        faults.append(fault)
    if faults:
        return Change(line.line, line.what, Verdict.REFUSED, faults=tuple(faults)), None
    office = Office(
        # The natural key is long; the store gives a term that is new an id of its own.
        id="",
        body=said.body,
        title=said.title,
        name=holder.name if holder else said.name,
        since=said.since,
        until=said.until,
        member_id=holder.id if holder else None,
        association_id=association.id if association else None,
    )
    before = known.get(office.identity)
    if before:
        office = replace(before, title=office.title, name=office.name, until=_until(said, before))
    if office == before:
        return Change(line.line, line.what, Verdict.UNCHANGED), office
    if faults := list(office.faults(holder, association, today)):
        return Change(line.line, line.what, Verdict.REFUSED, faults=tuple(faults)), None
    fields = differences(_fields(before), _fields(office)) if before else ()
    return Change(line.line, line.what, Verdict.CHANGED if before else Verdict.NEW, fields), office


def _until(said: StatedOffice, before: Office) -> date | None:
    return said.until if said.says_until else before.until


def _alone(
    change: Change, office: Office | None, after: Sequence[Office], stated: Mapping[tuple[object, ...], int]
) -> Change:
    """Nobody holds the same office twice at the same time, by two names of one association neither."""
    if office is None or (change.verdict is Verdict.UNCHANGED and stated[office.identity] == 1):
        return change
    again = any(each.identity != office.identity and each.overlaps(office) for each in after)
    if again or stated[office.identity] > 1:
        return replace(change, verdict=Verdict.REFUSED, fields=(), faults=(*change.faults, OfficeTwice(office.name)))
    return change


def _fields(office: Office) -> tuple[tuple[str, object], ...]:
    return (("title", office.title), ("name", office.name), ("until", office.until))
