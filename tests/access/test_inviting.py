"""Who is let in, by whom, and who is let in no longer."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from nominering.access.errors import AccountUnknown, InvitationIncomplete, LastOrganiser, LinkUnknown
from nominering.access.inviting import MOST_LETTERS, a_new_account, doors_of, invite, office, start_over
from nominering.access.model import Account, Role, Visitor
from nominering.access.second_factor import CodeGenerator
from nominering.access.use_cases import (
    give_link,
    give_link_for_once,
    invited,
    recognise,
    sign_in_by_link,
)
from nominering.organisation.members import Membership
from nominering.store import tables as t
from tests.story import MEMBER, START, Story

TODAY = START.date()
KNOWN = frozenset({"arvika"})
ANNA = Account("anna", "Anna Ek", Role.ORGANISER, None, "anna@example.se")


@pytest.mark.parametrize(
    ("name", "role", "association", "field"),
    [
        ("", "teller", "", "name"),
        ("x" * 81, "teller", "", "name"),
        ("Anna\r\nBcc: x@example.se", "teller", "", "name"),
        ("Anna", "king", "", "role"),
        ("Anna", "member", "", "role"),
        ("Anna", "voter", "", "role"),
        ("Anna", "association", "", "association"),
        ("Anna", "association", "kil", "association"),
    ],
)
def test_an_invitation_needs_a_name_an_office_and_for_a_board_its_association(
    name: str, role: str, association: str, field: str
) -> None:
    with pytest.raises(InvitationIncomplete) as refused:
        a_new_account("id", name, "a@example.se", role, association, known=KNOWN)
    assert refused.value.field == field


def test_only_a_board_belongs_to_an_association() -> None:
    assert a_new_account("id", "A", "a@x.se", "teller", "arvika", known=KNOWN).association_id is None
    assert a_new_account("id", "A", "a@x.se", "association", "arvika", known=KNOWN).association_id == "arvika"


async def test_a_new_invitation_takes_the_place_of_the_old(story: Story) -> None:
    await story.until_joined()
    house = story.house
    await house.accounts.keep_account(ANNA)
    await invite(house.accounts, house.keys, ANNA, "first", START)
    await invite(house.accounts, house.keys, ANNA, "second", START)
    with pytest.raises(LinkUnknown):
        await invited(house.accounts, house.keys, "first", START, TODAY)
    assert (await invited(house.accounts, house.keys, "second", START, TODAY)).invited_at == START


async def test_whoever_is_disabled_is_out_at_once_and_has_to_sign_in_again_later(story: Story) -> None:
    await story.until_joined()
    house = story.house
    await house.accounts.keep_account(ANNA)
    await invite(house.accounts, house.keys, ANNA, "link", START)
    await sign_in_by_link(house.accounts, house.keys, "link", "session", START, TODAY)
    await house.accounts.disable("anna")
    assert await recognise(house.accounts, house.keys, "session", START, TODAY) is None
    with pytest.raises(LinkUnknown):
        await sign_in_by_link(house.accounts, house.keys, "link", "session 2", START, TODAY)
    assert await house.accounts.with_email(ANNA.email, TODAY) == ()
    await house.accounts.enable("anna")
    assert await recognise(house.accounts, house.keys, "session", START, TODAY) is None
    assert [each.id for each in await house.accounts.with_email("ANNA@example.se", TODAY)] == ["anna"]


async def test_the_last_organiser_is_not_disabled(story: Story) -> None:
    await story.until_joined()
    with pytest.raises(LastOrganiser):
        await story.house.accounts.disable("ombudsman")
    await story.house.accounts.disable("presidium")


async def test_of_two_organisers_who_disable_each_other_at_once_one_stays(story: Story) -> None:
    await story.until_joined()
    accounts = story.house.accounts
    await accounts.keep_account(ANNA)
    outcomes = await asyncio.gather(accounts.disable("anna"), accounts.disable("ombudsman"), return_exceptions=True)
    assert sum(isinstance(outcome, LastOrganiser) for outcome in outcomes) == 1
    left = [each for each in await accounts.offices() if each.role is Role.ORGANISER and not each.disabled]
    assert len(left) == 1


async def test_starting_over_forgets_the_second_factor_and_signs_out(story: Story) -> None:
    await story.until_joined()
    house = story.house
    await give_link(house.keys, "link", Role.ORGANISER, "ombudsman", START)
    await sign_in_by_link(house.accounts, house.keys, "link", "session", START, TODAY)
    await house.factors.set_generator("ombudsman", CodeGenerator("JBSWY3DPEHPK3PXP"))
    await start_over(house.keys, house.factors, "ombudsman")
    assert not (await house.factors.factors("ombudsman")).in_place
    assert await recognise(house.accounts, house.keys, "session", START, TODAY) is None


async def test_there_is_no_such_account(story: Story) -> None:
    await story.until_joined()
    for account_id in ("nobody", MEMBER.id):
        with pytest.raises(AccountUnknown):
            await office(story.house.accounts, account_id)


async def test_a_session_from_before_a_change_of_role_does_not_fit(story: Story) -> None:
    await story.until_joined()
    house = story.house
    await give_link(house.keys, "link", Role.PRESIDIUM, "presidium", START)
    await sign_in_by_link(house.accounts, house.keys, "link", "session", START, TODAY)
    assert await recognise(house.accounts, house.keys, "session", START, TODAY) is not None
    await t.Account.update({t.Account.role: "teller"}).where(t.Account.id == "presidium")
    assert await recognise(house.accounts, house.keys, "session", START, TODAY) is None
    with pytest.raises(LinkUnknown):
        await invited(house.accounts, house.keys, "link", START, TODAY)


async def test_a_link_for_once_signs_in_once_and_not_for_long(story: Story) -> None:
    await story.until_joined()
    house = story.house
    member = await house.accounts.account(MEMBER.id, TODAY)
    assert member is not None
    await give_link_for_once(house.keys, "once", member, START)
    await give_link_for_once(house.keys, "late", member, START)
    assert await sign_in_by_link(house.accounts, house.keys, "once", "session", START, TODAY)
    with pytest.raises(LinkUnknown):
        await sign_in_by_link(house.accounts, house.keys, "once", "again", START, TODAY)
    with pytest.raises(LinkUnknown):
        await sign_in_by_link(house.accounts, house.keys, "late", "x", START + timedelta(minutes=30), TODAY)


async def test_of_many_who_use_a_link_for_once_at_once_one_gets_in(story: Story) -> None:
    await story.until_joined()
    house = story.house
    member = await house.accounts.account(MEMBER.id, TODAY)
    assert member is not None
    await give_link_for_once(house.keys, "once", member, START)
    everybody = [
        sign_in_by_link(house.accounts, house.keys, "once", f"session {number}", START, TODAY) for number in range(6)
    ]
    outcomes = await asyncio.gather(*everybody, return_exceptions=True)
    assert sum(outcome is True for outcome in outcomes) == 1


async def test_a_member_comes_in_for_the_own_association_and_not_after_leaving(story: Story) -> None:
    await story.until_joined()
    house = story.house
    last_day = date(2030, 1, 10)
    leaving = replace(MEMBER, memberships=(Membership("arvika", date(2020, 1, 1), last_day),))
    await house.members.keep_members((leaving,))
    member = await house.accounts.account(MEMBER.id, last_day)
    assert member is not None
    await give_link_for_once(house.keys, "once", member, START)
    await sign_in_by_link(house.accounts, house.keys, "once", "session", START, last_day)
    inside = Visitor(Role.MEMBER, MEMBER.id, MEMBER.name, "arvika")
    assert await recognise(house.accounts, house.keys, "session", START, last_day) == inside
    day_after = last_day + timedelta(days=1)
    assert await recognise(house.accounts, house.keys, "session", START, day_after) is None
    assert await house.accounts.with_email(MEMBER.email, day_after) == ()


async def test_everybody_at_an_address_gets_a_door_but_not_too_often(story: Story) -> None:
    await story.until_joined()
    house = story.house
    shared = replace(ANNA, email=MEMBER.email.upper())
    await house.accounts.keep_account(shared)
    for _ in range(MOST_LETTERS):
        doors = await doors_of(house.accounts, house.tries, MEMBER.email, START, TODAY)
        assert {each.id for each in doors} == {"anna", MEMBER.id}
    assert await doors_of(house.accounts, house.tries, MEMBER.email.upper(), START, TODAY) == ()
    later = START + timedelta(hours=1)
    assert len(await doors_of(house.accounts, house.tries, MEMBER.email, later, TODAY)) == 2


async def test_an_empty_address_is_nobodys(story: Story) -> None:
    await story.until_joined()
    assert await story.house.accounts.with_email("", TODAY) == ()
