"""The example's delegates and alternates as their boards have reported them."""

from collections import Counter

from nominering.app import furnish
from nominering.conference.model.report import check_may_be_sent
from nominering.example import district, people
from nominering.example.calendar import Calendar
from nominering.example.demo import MEMBER
from nominering.example.files import ASSOCIATIONS, Files
from nominering.store.database import Database


async def test_every_board_has_reported_members_who_may_be_sent_and_alternates_in_order(database: Database) -> None:
    calendar = Calendar.played_then()
    house = furnish(database, b"secret", clock=lambda: district.before(calendar.nominations_close))
    await district.found(house, calendar)
    await people.settle(house, calendar)
    await district.report_members(house, Files().delegates(), calendar.conference)
    roll = await house.roll.roll()
    assert [each.name for each in roll.delegates] == [each.name for each in Files().delegates()]
    offices = await house.register.offices()
    for each in roll.everybody:
        member = await house.members.member(each.member_id or "")
        assert member is not None
        check_may_be_sent(member, ASSOCIATIONS.by_id(each.association_id), offices, calendar.conference)
    sent = Counter(each.association_id for each in roll.delegates)
    alternates = Counter(each.association_id for each in roll.alternates)
    assert alternates == {association: -(-how_many // 3) for association, how_many in sent.items()}
    assert MEMBER not in {each.member_id for each in roll.everybody}
