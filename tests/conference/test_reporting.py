"""What an association reports: its own members, no more than its seats, in an order, until the stop."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from nominering.conference.errors import (
    DelegateElsewhere,
    DelegateOnBoard,
    DelegateRepeated,
    DelegateTooNew,
    NotApportioned,
    ParticipantUnknown,
    ReportChanged,
    ReportClosed,
    RollFrozen,
    TooManyDelegates,
)
from nominering.conference.model.participants import Kind
from nominering.conference.model.roll import Delegate
from nominering.conference.use_cases.attend import check_in
from nominering.conference.use_cases.report import Terms, move_alternate, report_of, take_back_delegate
from nominering.conference.use_cases.roll import freeze_roll
from nominering.organisation.errors import MemberUnknown
from nominering.organisation.use_cases import merge_members
from tests.story import (
    ALONE,
    ARVIKA,
    ARVIKAS,
    CONFERENCE,
    DISA,
    DISA_AGAIN,
    HELD_ON,
    HIDDEN,
    LEFT,
    MOVED,
    START,
    STORFORS,
    SUNNE,
    Story,
    a_member,
)

TERMS = Terms(HELD_ON, CONFERENCE.report_by)


async def reported(story: Story) -> tuple[list[str], list[str]]:
    report = await report_of(story.house.organisation, story.house.roll, "arvika")
    return [each.name for each in report.delegates], [each.name for each in report.alternates]


@pytest.fixture
async def asked(story: Story) -> Story:
    await story.until_delegates_are_asked_for()
    await story.house.members.keep_members(ARVIKAS)
    return story


async def test_a_board_reports_delegates_and_alternates_in_order(asked: Story) -> None:
    await asked.report("203")
    await asked.report("201")
    for number in ("205", "204"):
        await asked.report(number, Kind.ALTERNATE)
    assert await reported(asked) == (["Dag Ek", "Frej Sand"], ["Ylva Ros", "Åke Ås"])


async def test_an_alternate_is_moved_up_and_down_and_the_ends_hold(asked: Story) -> None:
    for number in ("204", "205", "206"):
        await asked.report(number, Kind.ALTERNATE)

    async def move(number: str, steps: int) -> list[str]:
        house = asked.house
        await move_alternate(
            house.organisation, house.roll, "arvika", f"d-{number}", steps, TERMS, today=asked.clock.now.date()
        )
        return (await reported(asked))[1]

    assert await move("206", -1) == ["Åke Ås", "Bodil Ek", "Ylva Ros"]
    assert await move("204", -1) == ["Åke Ås", "Bodil Ek", "Ylva Ros"]
    assert await move("204", 1) == ["Bodil Ek", "Åke Ås", "Ylva Ros"]
    assert await move("205", 1) == ["Bodil Ek", "Åke Ås", "Ylva Ros"]
    with pytest.raises(ParticipantUnknown):
        await move("201", 1)


async def test_whoever_is_taken_back_leaves_no_gap(asked: Story) -> None:
    for number in ("204", "205", "206"):
        await asked.report(number, Kind.ALTERNATE)
    house = asked.house
    for _ in range(2):
        report = await report_of(house.organisation, house.roll, "arvika")
        first = report.alternates[0].id
        await take_back_delegate(house.organisation, house.roll, "arvika", first, TERMS, today=asked.clock.now.date())
    report = await report_of(house.organisation, house.roll, "arvika")
    assert [(each.place, each.name) for each in report.alternates] == [(1, "Bodil Ek")]


@pytest.mark.parametrize(
    ("member", "error"),
    [
        (HIDDEN.id, DelegateElsewhere),
        (LEFT.id, DelegateElsewhere),
        (ALONE.id, DelegateElsewhere),
        ("nobody", MemberUnknown),
    ],
)
async def test_only_own_members_are_sent(asked: Story, member: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        await asked.report(member)
    assert await reported(asked) == ([], [])


async def test_whoever_sits_on_the_district_s_board_is_no_delegate_and_no_alternate(asked: Story) -> None:
    for kind in (Kind.DELEGATE, Kind.ALTERNATE):
        with pytest.raises(DelegateOnBoard):
            await asked.report(MOVED.id, kind, SUNNE)


async def test_the_board_that_counts_is_that_of_the_conference_s_day(asked: Story) -> None:
    register = asked.house.register
    offices = (await register.offices()).every
    over = [replace(each, until=HELD_ON - timedelta(days=1)) for each in offices if each.member_id == MOVED.id]
    await register.keep((await register.ground()).mark, offices=over)
    await asked.report(MOVED.id, association=SUNNE)


async def test_a_membership_counts_thirty_days_after_the_fee(asked: Story) -> None:
    late = replace(ARVIKAS[0], id="301", fee_paid=HELD_ON - timedelta(days=29))
    unpaid = replace(ARVIKAS[0], id="302", name="Obetald", fee_paid=None)
    just = replace(ARVIKAS[0], id="303", name="Nätt", fee_paid=HELD_ON - timedelta(days=30))
    await asked.house.members.keep_members([late, unpaid, just])
    for number in ("301", "302"):
        with pytest.raises(DelegateTooNew):
            await asked.report(number)
    await asked.report("303")


async def test_an_association_reports_no_more_than_its_seats(asked: Story) -> None:
    for number in ("201", "202", "203"):
        await asked.report(number)
    with pytest.raises(TooManyDelegates):
        await asked.report("204")
    await asked.report("204", Kind.ALTERNATE)
    with pytest.raises(TooManyDelegates):
        await asked.report("205")
    assert len((await reported(asked))[0]) == 3


async def test_nobody_is_reported_twice_as_either(asked: Story) -> None:
    await asked.report("201")
    for kind in (Kind.DELEGATE, Kind.ALTERNATE):
        with pytest.raises(DelegateRepeated):
            await asked.report("201", kind)


async def test_nobody_is_sent_by_two_associations(asked: Story) -> None:
    await asked.report("201")
    moved = replace(ARVIKAS[0], memberships=HIDDEN.memberships)
    await asked.house.members.keep_members([moved])
    with pytest.raises(DelegateRepeated):
        await asked.report("201", association=SUNNE)
    assert (await asked.house.roll.roll()).delegates[0].association_id == "arvika"


async def test_two_members_of_one_name_can_both_be_sent(asked: Story) -> None:
    await asked.house.members.keep_members([replace(ARVIKAS[1], id="301", name="Dag Ek")])
    await asked.report("201")
    await asked.report("301")
    assert await reported(asked) == (["Dag Ek", "Dag Ek"], [])


async def test_after_the_last_day_only_the_organiser_reports(asked: Story) -> None:
    asked.clock.now = datetime(2030, 2, 24, 6, 0, tzinfo=UTC)
    with pytest.raises(ReportClosed):
        await asked.report("201")
    await asked.report("201", bound=False)
    house = asked.house
    with pytest.raises(ReportClosed):
        await take_back_delegate(
            house.organisation, house.roll, "arvika", "d-201", TERMS, today=asked.clock.now.date()
        )


async def test_on_the_last_day_itself_a_board_still_reports(asked: Story) -> None:
    asked.clock.now = datetime(2030, 2, 23, 20, 0, tzinfo=UTC)
    await asked.report("201")


async def test_nobody_is_reported_before_the_seats_are_known_or_when_the_roll_is_frozen(story: Story) -> None:
    await story.until_peopled()
    with pytest.raises(NotApportioned):
        await story.report(DISA.id)


async def test_a_frozen_roll_is_reported_to_no_more(story: Story) -> None:
    await story.until_in_the_hall()
    for deed in (
        story.report(DISA.id, Kind.ALTERNATE),
        take_back_delegate(
            story.house.organisation, story.house.roll, "arvika", "d-201", TERMS, today=story.clock.now.date()
        ),
    ):
        with pytest.raises(RollFrozen):
            await deed
    assert [each.number for each in (await story.house.roll.roll()).everybody] == [1, 2, 3, 4, 5, 6, 7]


async def test_alternates_are_numbered_after_the_delegates_in_their_association_s_order(story: Story) -> None:
    roll = await story.until_in_the_hall()
    assert [(each.number, each.name) for each in roll.alternates] == [(5, "Åke Ås"), (6, "Ylva Ros"), (7, "Bodil Ek")]


async def test_of_two_who_report_at_once_neither_undoes_the_other(asked: Story) -> None:
    numbers = ("201", "202", "204")
    results = await asyncio.gather(*(asked.report(number) for number in numbers), return_exceptions=True)
    kept = [number for number, each in zip(numbers, results, strict=True) if not isinstance(each, Exception)]
    assert all(isinstance(each, ReportChanged) for each in results if isinstance(each, Exception))
    assert sorted(each.member_id or "" for each in (await asked.house.roll.roll()).delegates) == kept


async def test_a_report_that_changes_while_the_roll_is_being_frozen_stops_the_freezing(asked: Story) -> None:
    await asked.report("201")
    frozen = (await asked.house.roll.roll()).freeze(await asked.house.organisation.apportionment(), START)
    await asked.report("202")
    with pytest.raises(ReportChanged):
        await asked.house.roll.keep_frozen(frozen)
    await freeze_roll(asked.house.roll, asked.house.organisation, START)
    assert all(each.number for each in (await asked.house.roll.roll()).everybody)


async def test_an_inactive_association_has_no_seat(asked: Story) -> None:
    await asked.house.members.keep_members([a_member("401", "Sten Storfors", DISA.born, "storfors")])
    with pytest.raises(TooManyDelegates):
        await asked.report("401", association=STORFORS)


async def test_names_from_a_file_need_no_member(story: Story) -> None:
    await story.found()
    nameless = Delegate("d1", "arvika", ARVIKA.name, "Namn Utan")
    await story.house.roll.keep_delegates((nameless, replace(nameless, id="d2", name="Nästa", place=1)))
    roll = await story.house.roll.roll()
    assert (roll.delegates, [each.name for each in roll.alternates]) == ((nameless,), ["Nästa"])


async def test_two_numbers_that_are_one_person_leave_one_on_the_roll_with_the_number(asked: Story) -> None:
    await asked.report(DISA.id)
    await asked.report(DISA_AGAIN.id, Kind.ALTERNATE)
    await merge_members(asked.house.register, DISA.id, DISA_AGAIN.id, START, "Ombudsmannen")
    roll = await asked.house.roll.roll()
    assert [each.member_id for each in roll.everybody] == [DISA.id, None]


async def test_where_somebody_protected_stands_on_the_roll_does_not_tell_the_association(story: Story) -> None:
    """Among their neighbours from one association they would be from it; the own order of alternates stays."""
    await story.until_delegates_are_asked_for()
    house = story.house
    hidden = {ARVIKAS[0].id, ARVIKAS[3].id}
    await house.members.keep_members([replace(each, protected=each.id in hidden) for each in ARVIKAS])
    for number, kind in (
        ("201", Kind.DELEGATE),
        ("202", Kind.DELEGATE),
        ("204", Kind.ALTERNATE),
        ("205", Kind.ALTERNATE),
    ):
        await story.report(number, kind)
    await house.members.keep_members([replace(HIDDEN, protected=False)])
    await story.report(HIDDEN.id, association=SUNNE)
    roll = await freeze_roll(house.roll, house.organisation, story.clock.now)
    assert [each.member_id for each in roll.delegates] == ["202", HIDDEN.id, "201"]
    assert [each.number for each in roll.everybody] == [1, 2, 3, 4, 5]
    for each in roll.alternates:
        await check_in(house.roll, each, "bord", story.clock.now)
    hall = await house.roll.roll()
    assert [each.place for each in hall.alternates] == [2, 1]
    first = hall.next_alternate(ARVIKA.id)
    assert first is not None
    assert first.member_id == "204"
    report = await report_of(house.organisation, house.roll, ARVIKA.id)
    assert [each.member_id for each in report.alternates] == ["204", "205"]
