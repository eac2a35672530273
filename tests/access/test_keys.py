"""Links, sessions and personal links: which door each opens, and for how long."""

from datetime import timedelta

import pytest

from nominering.access.errors import LinkUnknown, PersonalLinkExpired, PersonalLinkReplaced, PersonalLinkUnknown
from nominering.access.model import IDLE_LASTS, LINK_LASTS, SESSION_LASTS, Key, Purpose, Role, Visitor
from nominering.access.use_cases import (
    give_link,
    give_personal_link,
    invited,
    recognise,
    recognise_nominee,
    sign_in_by_link,
    sign_in_voter,
)
from tests.story import START, Story

A_MOMENT = timedelta(microseconds=1)
TODAY = START.date()


def test_a_key_fits_one_kind_of_door_until_it_runs_out() -> None:
    key = Key(Purpose.LINK, Role.ORGANISER, "ombudsman", START)
    assert key.fits(Purpose.LINK, START - A_MOMENT)
    assert not key.fits(Purpose.LINK, START)
    assert not key.fits(Purpose.SESSION, START - A_MOMENT)


async def test_a_link_tells_whom_it_is_for_and_lets_only_them_in(story: Story) -> None:
    await story.found()
    keys, accounts = story.house.keys, story.house.accounts
    await give_link(keys, "link", Role.ASSOCIATION, "arvika", START)
    assert (await invited(accounts, keys, "link", START, TODAY)).name == "Styrelsen i Arvika"
    assert await recognise(accounts, keys, "link", START, TODAY) is None
    await sign_in_by_link(accounts, keys, "link", "session", START, TODAY)
    board = Visitor(Role.ASSOCIATION, "arvika", "Styrelsen i Arvika", "arvika")
    assert await recognise(accounts, keys, "session", START + IDLE_LASTS - A_MOMENT, TODAY) == board
    assert await recognise(accounts, keys, "session", START + 2 * IDLE_LASTS, TODAY) is None


async def test_a_session_in_use_lasts_half_a_day_and_no_longer(story: Story) -> None:
    await story.found()
    keys, accounts = story.house.keys, story.house.accounts
    await give_link(keys, "link", Role.ASSOCIATION, "arvika", START)
    await sign_in_by_link(accounts, keys, "link", "session", START, TODAY)
    now = START
    while now + timedelta(hours=1) < START + SESSION_LASTS:
        now += timedelta(hours=1)
        assert await recognise(accounts, keys, "session", now, TODAY) is not None
    assert await recognise(accounts, keys, "session", START + SESSION_LASTS, TODAY) is None


async def test_a_link_that_has_run_out_or_is_of_another_kind_is_unknown(story: Story) -> None:
    await story.found()
    keys, accounts = story.house.keys, story.house.accounts
    await give_link(keys, "link", Role.ORGANISER, "ombudsman", START)
    await give_personal_link(keys, "personal", "n1", START + timedelta(days=1))
    for link, now in (("link", START + LINK_LASTS), ("personal", START), ("nothing", START)):
        with pytest.raises(LinkUnknown):
            await invited(accounts, keys, link, now, TODAY)
        with pytest.raises(LinkUnknown):
            await sign_in_by_link(accounts, keys, link, "session", now, TODAY)


async def test_a_personal_link_answers_for_its_nominee_and_for_nobody_else(story: Story) -> None:
    keys = story.house.keys
    await give_personal_link(keys, "personal", "n1", START + timedelta(days=1))
    await give_link(keys, "link", Role.ORGANISER, "ombudsman", START)
    assert await recognise_nominee(keys, "personal", START) == "n1"
    with pytest.raises(PersonalLinkExpired):
        await recognise_nominee(keys, "personal", START + timedelta(days=1))
    for link in ("link", "nothing"):
        with pytest.raises(PersonalLinkUnknown):
            await recognise_nominee(keys, link, START)


async def test_a_personal_link_that_a_newer_one_took_the_place_of_is_told_apart(story: Story) -> None:
    keys = story.house.keys
    await give_personal_link(keys, "first", "n1", START + timedelta(days=1))
    await give_personal_link(keys, "second", "n1", START + timedelta(days=1))
    with pytest.raises(PersonalLinkReplaced):
        await recognise_nominee(keys, "first", START)
    assert await recognise_nominee(keys, "second", START) == "n1"


async def test_a_voters_session_does_not_tell_when_it_began(story: Story) -> None:
    """It ends on the whole hour, between twelve and thirteen hours later, and knows the card alone."""
    keys = story.house.keys
    (card,) = await story.more_cards(1)
    ends = set()
    for minutes in (0, 1, 59):
        now = START + timedelta(minutes=minutes)
        assert await sign_in_voter(keys, card, f"session {minutes}", now)
        key = await keys.find_key(f"session {minutes}")
        assert key is not None
        assert SESSION_LASTS < key.expires_at - now <= SESSION_LASTS + timedelta(hours=1)
        ends.add(key.expires_at)
    assert ends == {START + SESSION_LASTS + timedelta(hours=1)}
    assert await recognise(story.house.accounts, keys, "session 0", START, TODAY) == Visitor(Role.VOTER, card)
