"""Who in the member register a person is: by name and birth date, as no personnummer is kept."""

from collections.abc import Iterable
from datetime import date

from nominering.organisation.members import Member
from nominering.organisation.names import tidy


def same_person(name: str, born: date, member: Member) -> bool:
    return born == member.born and tidy(name).casefold() == tidy(member.name).casefold()


def found_in(members: Iterable[Member], name: str, born: date, day: date) -> Member | None:
    """The member of that name and birth date; of two, one who is active on the day."""
    same = [each for each in members if same_person(name, born, each)]
    return max(same, key=lambda each: (each.counts_on(day), each.active_on(day)), default=None)
