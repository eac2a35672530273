"""A file of members, held against the register."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nominering.organisation.errors import AssociationNeeded, AssociationUnknown, IdentityTaken, OrganisationError
from nominering.organisation.members import Member, Membership
from nominering.organisation.model import Associations
from nominering.organisation.registering.changes import (
    Change,
    FieldChange,
    Missing,
    Plan,
    Progress,
    Stated,
    Verdict,
    differences,
    silent,
)

TOLD_EVERY = 1_000


@dataclass(frozen=True)
class StatedMember:
    """What a line says. None means that the file has no such column, and that what is known stays as it is."""

    number: str
    name: str
    born: date
    association: str
    municipality: str
    since: date
    until: date | None = None
    fee_paid: date | None = None
    email: str | None = None
    phone: str | None = None
    protected: bool | None = None
    says_until: bool = True
    says_fee: bool = True


def compare_members(
    lines: Sequence[Stated[StatedMember]],
    kept: Iterable[Member],
    associations: Associations,
    merged: Mapping[str, str],
    today: date,
    tell: Progress = silent,
) -> Plan[Member]:
    """`merged` gives the number that a dropped one was merged into."""
    known = {each.id: each for each in kept}
    changes: list[Change] = []
    keep: dict[str, Member] = {}
    for done, line in enumerate(lines, start=1):
        change, member = _compared(line, known, associations, merged, today)
        changes.append(change)
        if member is not None:
            keep[member.id] = member
        if done % TOLD_EVERY == 0:
            tell(done, len(lines))
    changes = _without_second_identities(changes, lines, known | keep, keep, today)
    in_file = {line.said.number for line in lines if line.said}
    unread = {line.what for line in lines if line.said is None}
    missing = tuple(
        Missing(f"{each.id} {each.name}")
        for each in known.values()
        if each.id not in in_file and each.belongs(today) and f"{each.id} {each.name}" not in unread
    )
    refused = {line.said.number for line, change in _pairs(lines, changes) if line.said and change.faults}
    return Plan(tuple(changes), tuple(each for number, each in keep.items() if number not in refused), missing)


def _compared(
    line: Stated[StatedMember],
    known: Mapping[str, Member],
    associations: Associations,
    merged: Mapping[str, str],
    today: date,
) -> tuple[Change, Member | None]:
    said = line.said
    if said is None:
        return Change(line.line, line.what, Verdict.REFUSED, faults=line.faults), None
    if said.number in merged:
        return Change(line.line, f"{line.what} → {merged[said.number]}", Verdict.MERGED), None
    before = known.get(said.number)
    faults: list[Exception] = []
    after = None
    try:
        after = _stated(said, before, _association(said, associations, today))
    except OrganisationError as fault:
        faults.append(fault)
    # Whatever else is wrong is said at once, with the stay as the file has it.
    faults += (after or _alone(said)).faults(today)
    protected = bool(said.protected) or (before is not None and before.protected)
    if faults or after is None:
        return Change(line.line, line.what, Verdict.REFUSED, faults=tuple(faults), protected=protected), None
    if before is None:
        return Change(line.line, line.what, Verdict.NEW, protected=protected), after
    fields = differences(_fields(before, associations), _fields(after, associations)) + _ended(before, after)
    verdict = Verdict.CHANGED if after != before else Verdict.UNCHANGED
    return Change(line.line, line.what, verdict, fields, protected=protected), after if after != before else None


def _association(said: StatedMember, associations: Associations, today: date) -> str | None:
    """Raises AssociationUnknown, AssociationNeeded: members belong to one, if there is one where they live."""
    if said.association:
        return associations.known_as(said.association).id
    here = associations.covering(said.municipality)
    if here and not (said.until and said.until < today):
        raise AssociationNeeded(tuple(each.name for each in here))
    return None


def _stated(said: StatedMember, before: Member | None, association_id: str | None) -> Member:
    """Raises MoveUndated, StaysOverlap."""
    if before is None:
        return replace(_alone(said), memberships=(Membership(association_id, said.since, said.until),))
    same_stay = bool(before.memberships) and (
        before.latest.association_id == association_id and before.latest.since == said.since
    )
    until = said.until if said.says_until or not same_stay else before.latest.until
    return replace(
        before,
        name=said.name,
        born=said.born,
        municipality=said.municipality,
        fee_paid=said.fee_paid if said.says_fee else before.fee_paid,
        email=before.email if said.email is None else said.email,
        phone=before.phone if said.phone is None else said.phone,
        protected=before.protected if said.protected is None else said.protected,
    ).with_stay(Membership(association_id, said.since, until))


def _alone(said: StatedMember) -> Member:
    """As the line says, with nothing known from before."""
    return Member(
        id=said.number,
        name=said.name,
        born=said.born,
        municipality=said.municipality,
        memberships=(Membership(None, said.since, said.until),),
        fee_paid=said.fee_paid,
        email=said.email or "",
        phone=said.phone or "",
        protected=bool(said.protected),
    )


def _fields(member: Member, associations: Associations) -> Iterable[tuple[str, object]]:
    stay = member.latest if member.memberships else None
    return (
        ("name", member.name),
        ("born", member.born),
        ("association", _name(stay.association_id if stay else None, associations)),
        ("municipality", member.municipality),
        ("email", member.email),
        ("phone", member.phone),
        ("since", stay.since if stay else None),
        ("until", stay.until if stay else None),
        ("fee_paid", member.fee_paid),
        ("protected", member.protected),
    )


def _name(association_id: str | None, associations: Associations) -> str:
    try:
        return associations.by_id(association_id).name if association_id else ""
    except AssociationUnknown:
        return association_id or ""


def _ended(before: Member, after: Member) -> tuple[FieldChange, ...]:
    """A move gives the earlier stay its end, which no field of the new one shows."""
    if len(after.memberships) == len(before.memberships) or not before.memberships:
        return ()
    ended = after.memberships[-2]
    if ended.until == before.latest.until:
        return ()
    was = before.latest.until.isoformat() if before.latest.until else ""
    return (FieldChange("until (tidigare medlemskap)", was, ended.until.isoformat() if ended.until else ""),)


def _without_second_identities(
    changes: list[Change],
    lines: Sequence[Stated[StatedMember]],
    after: Mapping[str, Member],
    touched: Mapping[str, Member],
    today: date,
) -> list[Change]:
    """Two active members are not given the same name and birth date; those kept so from before are not new faults."""
    sharing: defaultdict[tuple[str, date], list[str]] = defaultdict(list)
    for each in after.values():
        if each.belongs(today):
            sharing[each.identity].append(each.id)
    checked = []
    for line, change in _pairs(lines, changes):
        member = touched.get(line.said.number) if line.said else None
        others = tuple(n for n in sharing[member.identity] if n != member.id) if member else ()
        if member and others and member.belongs(today) and change.verdict is not Verdict.REFUSED:
            fault = IdentityTaken(member.name, others)
            change = replace(change, verdict=Verdict.REFUSED, fields=(), faults=(*change.faults, fault))
        checked.append(change)
    return checked


def _pairs(
    lines: Sequence[Stated[StatedMember]], changes: Sequence[Change]
) -> Iterable[tuple[Stated[StatedMember], Change]]:
    return zip(lines, changes, strict=True)
