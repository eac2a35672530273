"""The organisation is kept whole, changed in single steps, and only on the ground that was shown."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from nominering.organisation.duplicates import Merge
from nominering.organisation.errors import DistrictMissing, GroundMoved, ImportRefused, MemberUnknown, SameMember
from nominering.organisation.members import Membership
from nominering.organisation.model import Association, Municipality
from nominering.organisation.offices import Body, Office
from nominering.organisation.registering.changes import Change, Plan, Verdict
from nominering.organisation.use_cases import apply_members, merge_members
from nominering.store import tables as t
from nominering.store.database import Database
from nominering.store.register import REFERENCES
from tests.organisation.people import DISA
from tests.story import START, Story

OTHER = replace(
    DISA, id="1002", name="Disa Holmm", phone="070-2", memberships=(Membership("sunne", date(2018, 1, 1)),)
)
CHAIR = Office("o1", Body.ASSOCIATION_BOARD, "ordförande", "Disa Holm", date(2029, 2, 1), None, "1001", "arvika")
EMPLOYED = Office("o2", Body.ORGANISER, "ombudsman", "Nils Ek", date(2029, 1, 1), date(2029, 12, 31))


@pytest.fixture
async def told(story: Story) -> Story:
    await story.found()
    await story.house.members.keep_members([DISA, OTHER])
    return story


async def mark(story: Story) -> str:
    return (await story.house.register.ground()).mark


async def test_an_empty_database_has_no_ground(story: Story) -> None:
    with pytest.raises(DistrictMissing):
        await story.house.register.ground()


async def test_municipalities_and_city_districts_are_kept(told: Story) -> None:
    organisation = told.house.organisation
    await organisation.keep_municipalities([Municipality("1784", "Arvika"), Municipality("1730", "Eda")])
    await organisation.keep_municipalities([Municipality("1784", "Arvika"), Municipality("1765", "Årjäng")])
    assert [each.name for each in (await organisation.district()).municipalities] == ["Arvika", "Årjäng"]
    north = Association("norr", "Vänsterpartiet Norr", ("1780",), 0, True, "Norr")
    await told.house.register.keep(await mark(told), associations=[north])
    assert (await organisation.associations()).by_id("norr") == north


async def test_offices_come_back_as_they_were_kept(told: Story) -> None:
    await told.house.register.keep(await mark(told), offices=[CHAIR, EMPLOYED])
    assert (await told.house.register.offices()).every == (EMPLOYED, CHAIR)
    await told.house.register.keep(await mark(told), offices=[replace(CHAIR, until=date(2030, 1, 1))])
    assert (await told.house.register.offices()).of_member("1001")[0].until == date(2030, 1, 1)


async def test_members_come_back_as_they_were_kept_in_one_step(told: Story) -> None:
    moved = DISA.with_stay(Membership("sunne", date(2029, 6, 1)))
    many = [replace(DISA, id=str(number), protected=number % 2 == 0) for number in range(2_000, 4_100)]
    told_of: list[tuple[int, int]] = []
    await told.house.register.keep(
        await mark(told), members=[moved, *many], tell=lambda done, of: told_of.append((done, of))
    )
    assert await told.house.members.member("1001") == moved
    assert {each.id: each for each in await told.house.members.members()} == {
        each.id: each for each in (moved, OTHER, *many)
    }
    assert told_of == [(1_000, 2_101), (2_000, 2_101), (2_101, 2_101)]


async def test_what_has_changed_since_it_was_shown_stops_the_step(told: Story) -> None:
    shown = await mark(told)
    assert await mark(told) == shown
    await told.house.members.keep_members([replace(DISA, phone="070-9")])
    with pytest.raises(GroundMoved):
        await told.house.register.keep(shown, members=[replace(OTHER, name="Ny")])
    assert await told.house.members.member("1002") == OTHER


async def test_of_two_who_apply_at_once_one_is_refused(told: Story) -> None:
    shown = await mark(told)
    done = await asyncio.gather(
        *(told.house.register.keep(shown, members=[replace(DISA, phone=phone)]) for phone in ("1", "2")),
        return_exceptions=True,
    )
    assert sorted(type(each) for each in done if each is not None) == [GroundMoved]
    assert done.count(None) == 1


async def test_a_step_that_fails_in_the_middle_changes_nothing(told: Story) -> None:
    nowhere = replace(DISA, id="1003", memberships=(Membership("nowhere", date(2020, 1, 1)),))
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        await told.house.register.keep(await mark(told), members=[replace(DISA, name="Ny"), nowhere])
    assert await told.house.members.member("1001") == DISA


async def test_a_plan_with_a_refused_line_is_not_applied(told: Story) -> None:
    plan = Plan((Change(2, "x", Verdict.REFUSED),), (replace(DISA, name="Ny"),), mark=await mark(told))
    with pytest.raises(ImportRefused):
        await apply_members(told.house.register, plan)
    assert await told.house.members.member("1001") == DISA


async def test_merging_joins_moves_and_leaves_a_trail(told: Story) -> None:
    register = told.house.register
    await register.keep(await mark(told), offices=[replace(CHAIR, member_id="1002")])
    await merge_members(register, "1001", "1002", START, "Ombudsmannen")
    assert await told.house.members.member("1002") is None
    kept = await told.house.members.member("1001")
    assert kept is not None
    assert kept.memberships == (
        Membership("sunne", date(2018, 1, 1), date(2020, 2, 29)),
        Membership("arvika", date(2020, 3, 1)),
    )
    assert [each.member_id for each in (await register.offices()).every] == ["1001"]
    assert await register.merges() == (Merge("1001", OTHER, START, "Ombudsmannen"),)
    assert (await register.ground()).merged == {"1002": "1001"}


async def test_a_trail_follows_when_its_number_is_merged_in_turn(told: Story) -> None:
    await told.house.members.keep_members([replace(DISA, id="1003")])
    await merge_members(told.house.register, "1001", "1002", START, "Ombudsmannen")
    await merge_members(told.house.register, "1003", "1001", START, "Ombudsmannen")
    assert (await told.house.register.ground()).merged == {"1002": "1003", "1001": "1003"}


async def test_nobody_is_merged_with_nobody(told: Story) -> None:
    with pytest.raises(SameMember):
        await merge_members(told.house.register, "1001", "1001", START, "x")
    with pytest.raises(MemberUnknown):
        await merge_members(told.house.register, "1001", "7", START, "x")


async def test_every_column_that_names_a_member_follows_a_merge(database: Database) -> None:
    """Memberships are joined instead."""
    if not database.on_sqlite:
        pytest.skip("pragma_foreign_key_list is SQLite's")
    found = await t.Member.raw(
        'SELECT m.name AS tbl, f."from" AS col FROM sqlite_master m, pragma_foreign_key_list(m.name) f '
        "WHERE m.type = 'table' AND f.\"table\" = 'member'"
    )
    assert {(row["tbl"], row["col"]) for row in found} - {("membership", "member")} == set(REFERENCES)
