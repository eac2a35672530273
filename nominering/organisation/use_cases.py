"""Import what a file states, and merge what is one person. A plan is made first and shown; only that is applied."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from nominering.organisation.duplicates import Merge, merged
from nominering.organisation.errors import ImportRefused, MemberUnknown, SameMember
from nominering.organisation.members import Member
from nominering.organisation.model import Association
from nominering.organisation.offices import Office
from nominering.organisation.ports import Ground, Register
from nominering.organisation.registering.associations import StatedAssociation, compare_associations
from nominering.organisation.registering.changes import Plan, Progress, Stated, silent
from nominering.organisation.registering.members import StatedMember, compare_members
from nominering.organisation.registering.offices import StatedOffice, compare_offices


def plan_members(
    lines: Sequence[Stated[StatedMember]], ground: Ground, today: date, tell: Progress = silent
) -> Plan[Member]:
    plan = compare_members(lines, ground.members.values(), ground.associations, ground.merged, today, tell)
    return replace(plan, mark=ground.mark)


def plan_associations(lines: Sequence[Stated[StatedAssociation]], ground: Ground, today: date) -> Plan[Association]:
    plan = compare_associations(lines, ground.associations, ground.district, ground.offices, today)
    return replace(plan, mark=ground.mark)


def plan_offices(lines: Sequence[Stated[StatedOffice]], ground: Ground, today: date) -> Plan[Office]:
    plan = compare_offices(lines, ground.offices, ground.members, ground.merged, ground.associations, today)
    return replace(plan, mark=ground.mark)


async def apply_members(register: Register, plan: Plan[Member], tell: Progress = silent) -> None:
    """Raises ImportRefused, GroundMoved."""
    check_may_apply(plan)
    await register.keep(plan.mark, members=plan.keep, tell=tell)


async def apply_associations(register: Register, plan: Plan[Association]) -> None:
    """Raises ImportRefused, GroundMoved."""
    check_may_apply(plan)
    await register.keep(plan.mark, associations=plan.keep)


async def apply_offices(register: Register, plan: Plan[Office]) -> None:
    """Raises ImportRefused, GroundMoved."""
    check_may_apply(plan)
    await register.keep(plan.mark, offices=plan.keep)


def check_may_apply(plan: Plan[Member] | Plan[Association] | Plan[Office]) -> None:
    """Raises ImportRefused: a file is taken whole or not at all."""
    if plan.refused:
        raise ImportRefused(plan.refused)


async def merge_members(register: Register, keep: str, drop: str, now: datetime, by: str) -> None:
    """Raises SameMember, MemberUnknown, GroundMoved."""
    if keep == drop:
        raise SameMember
    ground = await register.ground()
    for number in (keep, drop):
        if number not in ground.members:
            raise MemberUnknown(number)
    kept, dropped = ground.members[keep], ground.members[drop]
    await register.merge(ground.mark, merged(kept, dropped), Merge(keep, dropped, now, by))
