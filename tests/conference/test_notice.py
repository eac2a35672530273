"""The call: dates in their order, addresses, and editions that stay as they were sent."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest

from nominering.conference.errors import (
    AddressWrong,
    ConferenceInPast,
    DatesOutOfOrder,
    NobodyToNotify,
    NoticeChanged,
)
from nominering.conference.model.notice import Conference, Edition, Notice, Recipient, Section, Stops, addresses_in
from nominering.conference.ports import ELSEWHERE
from nominering.conference.use_cases.notice import notice_recipients, plan_conference, send_notice
from nominering.correspondence.model import Delivery, Kind
from nominering.organisation.members import Member, Membership
from nominering.organisation.offices import Body, Office
from nominering.web.house import House
from tests.story import START, Story

HELD = START + timedelta(days=40)
PLAN = Conference(HELD, "Folkets hus", HELD.date() - timedelta(days=7), "Lunch.")
STOPS = Stops("Riksdagslistan", START + timedelta(days=10), START + timedelta(days=20))
NOTICE = Notice(
    "Vänsterpartiet Värmland",
    "Kallelse",
    "Välkomna.",
    (
        Section(
            "Tid", ("En dag.",), (("Plats", "Åmål"),), "https://x.example", ("Förening", "Ombud"), (("Sunne", "1"),)
        ),
    ),
)


def check(conference: Conference, *lists: Stops) -> None:
    conference.check(lists, conference.held_at.date(), START)


def ids() -> Iterator[str]:
    return (f"brev-{number}" for number in count())


async def to_whom(house: House) -> tuple[Recipient, ...]:
    return await notice_recipients(house.organisation, house.register, house.members, house.notices, house.today())


def test_dates_in_their_order_are_fine() -> None:
    check(PLAN, STOPS)
    check(replace(PLAN, report_by=HELD.date() - timedelta(days=1)), replace(STOPS, answers_close=HELD))
    check(PLAN, replace(STOPS, answers_close=STOPS.nominations_close))


@pytest.mark.parametrize("late", [timedelta(0), timedelta(days=3)])
def test_delegates_are_reported_before_the_day_of_the_conference(late: timedelta) -> None:
    with pytest.raises(DatesOutOfOrder) as wrong:
        check(replace(PLAN, report_by=HELD.date() + late), STOPS)
    assert (wrong.value.which, wrong.value.field) == ("report-conference", "report_by")


def test_answers_close_before_the_conference_and_nominations_before_answers() -> None:
    with pytest.raises(DatesOutOfOrder) as wrong:
        check(PLAN, STOPS, replace(STOPS, title="Regionlistan", answers_close=HELD + timedelta(seconds=1)))
    assert (wrong.value.which, wrong.value.title) == ("answers-conference", "Regionlistan")
    with pytest.raises(DatesOutOfOrder) as wrong:
        check(PLAN, replace(STOPS, nominations_close=STOPS.answers_close + timedelta(seconds=1)))
    assert wrong.value.which == "nominations-answers"


def test_nobody_is_called_to_a_conference_that_has_begun() -> None:
    with pytest.raises(ConferenceInPast):
        check(replace(PLAN, held_at=START, report_by=date(2029, 1, 1)), STOPS)


def test_addresses_may_be_parted_by_what_people_part_them_by() -> None:
    typed = "a@kil.example, b@kil.example;c@kil.example\r\nA@KIL.example\n"
    assert addresses_in(typed) == ("a@kil.example", "b@kil.example", "c@kil.example")
    assert addresses_in(" \n ") == ()
    assert addresses_in("styrelsen@västerås.example") == ("styrelsen@västerås.example",)


@pytest.mark.parametrize(
    "typed",
    [
        "kil",
        "@kil.example",
        "a@",
        "a@kil",
        "a@b@kil.example",
        "a@.example",
        "a@kil..example",
        "Kil<a@kil.example>",
        "a@kil.example\x00",
        "mailto:a@kil.example",
        f"{'a' * 250}@kil.example",
    ],
)
def test_what_is_no_address_is_named(typed: str) -> None:
    with pytest.raises(AddressWrong):
        addresses_in(f"b@kil.example {typed}")


async def test_a_plan_with_dates_out_of_order_changes_nothing(story: Story) -> None:
    await story.found()
    notices = story.house.notices
    await plan_conference(notices, PLAN, [STOPS], HELD.date(), START)
    with pytest.raises(DatesOutOfOrder):
        await plan_conference(notices, replace(PLAN, report_by=HELD.date()), [STOPS], HELD.date(), START)
    assert await notices.conference() == PLAN
    await plan_conference(notices, replace(PLAN, place="Åmål"), [STOPS], HELD.date(), START)
    assert await notices.conference() == replace(PLAN, place="Åmål")


async def test_everybody_is_written_to_once_and_an_inactive_association_not_at_all(story: Story) -> None:
    await story.found()
    kept = {
        "arvika": ("a@arvika.example", "b@arvika.example"),
        "sunne": ("A@arvika.example",),
        "storfors": ("a@storfors.example",),
        ELSEWHERE: ("revisor@x.example",),
    }
    await story.house.notices.keep_addresses(kept)
    assert await story.house.notices.addresses() == kept
    found = await to_whom(story.house)
    assert [(each.about, each.address) for each in found] == [
        ("arvika", "a@arvika.example"),
        ("arvika", "b@arvika.example"),
        (ELSEWHERE, "revisor@x.example"),
    ]
    await story.house.notices.keep_addresses({"arvika": ("c@arvika.example",), "sunne": ()})
    assert await story.house.notices.addresses() == {"arvika": ("c@arvika.example",)}


async def test_whoever_sits_on_a_board_today_is_written_to_at_the_address_in_the_register(story: Story) -> None:
    await story.found()
    house, today = story.house, START.date()
    long_ago = date(2025, 1, 1)
    stay = (Membership("arvika", long_ago),)
    await house.members.keep_members(
        Member(number, f"Namn {number}", date(1980, 1, 1), "1784", stay, long_ago, email)
        for number, email in (("1", "ett@x.example"), ("2", ""), ("3", "tre@x.example"), ("4", "ETT@x.example"))
    )
    yesterday = today - timedelta(days=1)
    terms = (
        (Body.ASSOCIATION_BOARD, "ordförande", "1", None, "arvika"),
        (Body.ASSOCIATION_BOARD, "kassör", "2", None, "arvika"),
        (Body.ASSOCIATION_BOARD, "ledamot", "3", yesterday, "arvika"),
        (Body.COMMITTEE, "ledamot", "3", None, None),
        (Body.AUDITORS, "revisor", "4", None, None),
    )
    ground = await house.register.ground()
    await house.register.keep(
        ground.mark,
        offices=[
            Office(f"o{number}", body, title, f"Namn {member}", long_ago, until, member, association)
            for number, (body, title, member, until, association) in enumerate(terms)
        ],
    )
    assert sorted((each.about, each.name, each.address) for each in await to_whom(house)) == [
        (ELSEWHERE, "Namn 3, ledamot", "tre@x.example"),
        ("arvika", "Namn 1, ordförande", "ett@x.example"),
    ]


async def test_an_edition_is_kept_as_it_was_sent_with_a_letter_to_everybody(story: Story) -> None:
    await story.found()
    house = story.house
    await house.notices.keep_addresses({"arvika": ("a@arvika.example",), "sunne": ("a@sunne.example",)})
    recipients = await to_whom(house)
    new_ids = ids()
    first = await send_notice(house.notices, NOTICE, recipients, "Text.", new_ids, START)
    assert first == Edition(1, START, NOTICE)
    letters = await house.outbox.waiting()
    assert [(each.kind, each.about, each.address, each.subject, each.text) for each in letters] == [
        (Kind.NOTICE, "arvika", "a@arvika.example", "Kallelse", "Text."),
        (Kind.NOTICE, "sunne", "a@sunne.example", "Kallelse", "Text."),
    ]
    assert all(each.delivery is Delivery.QUEUED for each in letters)
    second = await send_notice(house.notices, replace(NOTICE, lead="Ny tid."), recipients, "T", new_ids, HELD)
    assert await house.notices.editions() == (second, first)


async def test_two_cannot_send_the_same_edition_and_the_second_leaves_no_letter(story: Story) -> None:
    await story.found()
    house = story.house
    await house.notices.keep_addresses({"arvika": ("a@arvika.example",)})
    recipients = await to_whom(house)
    await send_notice(house.notices, NOTICE, recipients, "Text.", ids(), START)
    (letter,) = await house.outbox.waiting()
    with pytest.raises(NoticeChanged):
        await house.notices.keep_edition(Edition(1, HELD, NOTICE), [replace(letter, id="x")])
    assert len(await house.outbox.waiting()) == 1


async def test_a_call_to_nobody_is_not_sent(story: Story) -> None:
    await story.found()
    with pytest.raises(NobodyToNotify):
        await send_notice(story.house.notices, NOTICE, (), "Text.", ids(), START)
    assert await story.house.notices.editions() == ()
