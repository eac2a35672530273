"""The example's members and offices: as many as its associations say, and nobody who could not be there."""

from collections import Counter
from datetime import date, timedelta

import pytest

from nominering.example import people
from nominering.example.calendar import Calendar
from nominering.example.demo import BOARD, MEMBER
from nominering.example.files import ASSOCIATIONS, Files
from nominering.organisation.duplicates import find_pairs
from nominering.organisation.offices import Body, Offices

CALENDARS = (Calendar.played_then(), Calendar.around(date(2026, 11, 24)))
every_calendar = pytest.mark.parametrize("calendar", CALENDARS, ids=["played", "demo"])


def today(calendar: Calendar) -> date:
    return calendar.conference - timedelta(days=60)


@every_calendar
def test_there_are_as_many_members_as_each_association_says_and_all_count(calendar: Calendar) -> None:
    members = people.members(calendar).members
    counting = Counter(each.association_on(today(calendar)) for each in members if each.counts_on(today(calendar)))
    assert counting == {each.id: each.members for each in ASSOCIATIONS.every}


@every_calendar
def test_nothing_is_wrong_with_any_of_them(calendar: Calendar) -> None:
    members = people.members(calendar).members
    assert [fault for each in members for fault in each.faults(today(calendar))] == []
    codes = {each.id: set(each.municipalities) for each in ASSOCIATIONS.every}
    assert all(each.municipality in codes[each.latest.association_id or ""] for each in members)
    assert len({each.id for each in members}) == len(members)
    assert len({each.identity for each in members}) == len(members)


def test_those_nominated_and_the_delegates_are_among_them() -> None:
    members = people.members(CALENDARS[0]).members
    files = Files()
    assert {(each.named.name, each.named.born) for each in files.nominations()} <= {
        (each.name, each.born) for each in members
    }
    homes = {(each.name, ASSOCIATIONS.by_id(each.latest.association_id or "").name) for each in members}
    assert {(each.name, each.association) for each in files.delegates()} <= homes


def test_the_same_people_every_time_and_on_every_day() -> None:
    one, other = (people.members(calendar).members for calendar in CALENDARS)
    assert [(each.id, each.name, each.born) for each in one] == [(each.id, each.name, each.born) for each in other]
    assert one == people.members(CALENDARS[0]).members


@every_calendar
def test_every_office_is_held_by_somebody_who_may(calendar: Calendar) -> None:
    population = people.members(calendar)
    holders = {each.id: each for each in population.members}
    offices = Offices(tuple(people.offices(population)))
    for each in offices.every:
        association = ASSOCIATIONS.by_id(each.association_id) if each.association_id else None
        assert each.faults(holders.get(each.member_id or ""), association, today(calendar)) == ()
    assert len({each.id for each in offices.every}) == len(offices.every)


def test_every_active_association_has_a_board_and_no_delegate_sits_on_the_districts() -> None:
    population = people.members(CALENDARS[0])
    now = Offices(Offices(tuple(people.offices(population))).on(today(CALENDARS[0])))
    boards = {each.association_id for each in now.every if each.body is Body.ASSOCIATION_BOARD}
    assert boards == {each.id for each in ASSOCIATIONS.every if each.active}
    delegates = {each.name for each in Files().delegates()}
    assert not delegates & {each.name for each in now.of(Body.DISTRICT_BOARD)}


@every_calendar
def test_the_member_whom_the_demo_lets_in_is_of_its_board_without_office_and_nominated_by_nobody(
    calendar: Calendar,
) -> None:
    population = people.members(calendar)
    (member,) = (each for each in population.members if each.id == MEMBER)
    assert member.association_on(today(calendar)) == BOARD
    assert member.id not in {each.member_id for each in people.offices(population)}
    assert member.name not in {each.named.name for each in Files().nominations()}


def test_two_are_there_twice_and_a_few_are_protected() -> None:
    members = people.members(CALENDARS[0]).members
    assert [(each.one.name.split()[0], each.other.name.split()[0]) for each in find_pairs(members)] == [
        ("Sixten", "Sixsten"),
        ("Kerstin", "Cerstin"),
    ]
    assert 0 < sum(each.protected for each in members) < 10
