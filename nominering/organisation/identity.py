"""Who in the member register a person is: by name and birth date, as no personnummer is kept."""

from collections.abc import Iterable
from datetime import date

from nominering.organisation.members import Member
from nominering.organisation.names import name_key
from nominering.organisation.offices import Office


def same_person(name: str, born: date, member: Member) -> bool:
    return (name_key(name), born) == member.identity


def found_in(members: Iterable[Member], name: str, born: date, day: date) -> Member | None:
    """The member of that name and birth date; of two, one who is active on the day."""
    same = [each for each in members if same_person(name, born, each)]
    return max(same, key=lambda each: (each.counts_on(day), each.active_on(day)), default=None)


def kinds_held(offices: Iterable[Office], name: str, member: Member | None) -> frozenset[str]:
    """The bodies that the person sits on. An office without a member's number is its holder's by name alone."""
    return frozenset(
        each.body.value
        for each in offices
        if (
            each.member_id == member.id
            if each.member_id and member
            else not each.member_id and name_key(each.name) == name_key(name)
        )
    )
