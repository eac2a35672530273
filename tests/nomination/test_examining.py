"""What the district knows of its nominees by itself, as it is kept."""

from datetime import date

from nominering.nomination.model.eligibility import Finding, Ground, Reason
from nominering.nomination.use_cases.examine import examine_all
from nominering.organisation.members import Member, Membership
from nominering.organisation.model import Municipality
from nominering.organisation.offices import Body, Office
from tests.story import PEOPLE, Story

DAY = date(2030, 2, 1)
ASA, BO = PEOPLE[0], PEOPLE[1]
SINCE = date(2029, 1, 1)


async def told(story: Story) -> None:
    await story.until_nominated()
    house = story.house
    await house.organisation.keep_municipalities([Municipality("1784", "Arvika")])
    members = [
        Member("1", ASA.name, ASA.born, "1784", (Membership("arvika", SINCE),), SINCE),
        Member("2", BO.name, BO.born, "0180", (Membership("sunne", SINCE, date(2030, 1, 31)),), SINCE),
    ]
    offices = [
        Office("o1", Body.AUDITORS, "Revisor", ASA.name, SINCE, member_id="1"),
        Office("o2", Body.AUDITORS, "Revisor", BO.name, SINCE, until=date(2030, 1, 31), member_id="2"),
        Office("o3", Body.ORGANISER, "Ombudsman", "cecilia  lund", SINCE),
    ]
    await house.register.keep((await house.register.ground()).mark, members=members, offices=offices)


async def findings(story: Story, name: str, born: date) -> dict[Ground, Finding]:
    house = story.house
    to = await house.lists.candidate_list("region")
    named = await house.candidacies.of_list("region")
    every = await examine_all(house.members, house.organisation, house.register, named, to, DAY)
    (found,) = (found for one, found in every if (one.nominee.name, one.nominee.born) == (name, born))
    return {each.ground: each for each in found}


async def test_a_member_is_found_by_name_and_birth_date_with_where_and_which_offices(story: Story) -> None:
    await told(story)
    found = await findings(story, ASA.name, ASA.born)
    assert found[Ground.ASSOCIATION].reason is Reason.IN_ASSOCIATION
    assert found[Ground.REGISTERED].reason is Reason.REGISTERED_BY_REGISTER
    assert found[Ground.OFFICE].offices == ("auditors",)


async def test_what_is_over_counts_no_more(story: Story) -> None:
    await told(story)
    found = await findings(story, BO.name, BO.born)
    assert found[Ground.ASSOCIATION].reason is Reason.NOT_MEMBER
    assert found[Ground.OFFICE].reason is Reason.NO_OFFICE


async def test_a_namesake_is_somebody_else(story: Story) -> None:
    await told(story)
    found = await findings(story, PEOPLE[3].name, PEOPLE[3].born)
    assert found[Ground.ASSOCIATION].reason is Reason.NOT_MEMBER


async def test_whoever_is_employed_without_being_a_member_is_known_by_name(story: Story) -> None:
    await told(story)
    found = await findings(story, "Cecilia Lund", PEOPLE[2].born)
    assert found[Ground.OFFICE].offices == ("organiser",)


async def test_without_a_register_nothing_is_said_of_membership(story: Story) -> None:
    await story.until_nominated()
    found = await findings(story, ASA.name, ASA.born)
    assert {found[ground].reason for ground in (Ground.ASSOCIATION, Ground.MEMBERSHIP)} == {Reason.REGISTER_EMPTY}
