"""The three files that an organisation is imported from: how each is read, compared and applied."""

from collections.abc import Awaitable, Callable
from datetime import date
from enum import StrEnum
from typing import Any

from nominering.organisation import use_cases
from nominering.organisation.ports import Ground, Register
from nominering.organisation.registering.changes import Plan, Progress, silent
from nominering.tables import associations, members, offices

# What is planned of each kind stands apart in types, and together in one form, table or command.
AnyPlan = Plan[Any]


class What(StrEnum):
    """What a file holds; also the word on the command line and in the address."""

    MEMBERS = "members"
    ASSOCIATIONS = "associations"
    OFFICES = "offices"


def plan(what: What, file: str, content: bytes, ground: Ground, today: date, tell: Progress = silent) -> AnyPlan:
    """What every line would lead to; nothing is kept. Raises TableError."""
    match what:
        case What.MEMBERS:
            return use_cases.plan_members(members.read(file, content), ground, today, tell)
        case What.ASSOCIATIONS:
            return use_cases.plan_associations(associations.stated(file, content), ground, today)
        case What.OFFICES:
            return use_cases.plan_offices(offices.read(file, content), ground, today)


async def apply(register: Register, what: What, planned: AnyPlan, tell: Progress = silent) -> None:
    """Raises ImportRefused, GroundMoved."""
    keep: dict[What, Callable[[], Awaitable[None]]] = {
        What.MEMBERS: lambda: use_cases.apply_members(register, planned, tell),
        What.ASSOCIATIONS: lambda: use_cases.apply_associations(register, planned),
        What.OFFICES: lambda: use_cases.apply_offices(register, planned),
    }
    await keep[what]()
