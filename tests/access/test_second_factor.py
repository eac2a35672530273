"""The second step: codes fit once, guessing is limited, recovery codes are gone when used."""

import asyncio
import secrets
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominering.access.errors import CodeWrong, NotSignedIn, PasskeyRefused, TooManyTries
from nominering.access.model import Purpose, Role, SecondFactor
from nominering.access.proving import (
    give_recovery_codes,
    prove_by_code,
    set_up_generator,
    set_up_passkey,
    step_up,
)
from nominering.access.second_factor import (
    MOST_TRIES,
    RECOVERY_CODES,
    TRIES_WITHIN,
    CodeGenerator,
    Passkey,
    draw_recovery_codes,
    draw_secret,
    spaced,
)
from nominering.access.use_cases import give_link, halfway, invited, recognise, sign_in_by_link
from nominering.store import tables as t
from tests.story import START, Story

TODAY = START.date()
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
HALF_A_MINUTE = timedelta(seconds=30)


def code_at(moment: datetime) -> str:
    return pyotp.TOTP(SECRET).at(moment)


@pytest.mark.parametrize(
    ("role", "none", "staff", "boards"),
    [
        (Role.ORGANISER, False, True, True),
        (Role.COMMITTEE, False, True, True),
        (Role.PRESIDIUM, False, True, True),
        (Role.TELLER, False, True, True),
        (Role.AUDITOR, False, True, True),
        (Role.ASSOCIATION, False, False, True),
        (Role.MEMBER, False, False, False),
    ],
)
def test_who_is_asked_for_a_second_factor(role: Role, none: bool, staff: bool, boards: bool) -> None:
    asked = {each: each.asked_of(role) for each in SecondFactor}
    assert asked == {SecondFactor.NONE: none, SecondFactor.STAFF: staff, SecondFactor.BOARDS: boards}


@given(steps=st.integers(-3, 3))
def test_a_code_fits_one_step_either_way_and_no_further(steps: int) -> None:
    accepted = CodeGenerator(SECRET).accepts(code_at(START + steps * HALF_A_MINUTE), START)
    assert (accepted is not None) == (abs(steps) <= 1)


@given(typed=st.text(max_size=12))
def test_nothing_that_is_typed_makes_a_generator_fail(typed: str) -> None:
    CodeGenerator(SECRET).accepts(typed, START)


def test_the_published_vector_of_the_standard_is_accepted() -> None:
    """RFC 6238, appendix B: at 59 seconds SHA-1 gives 94287082, of which six digits are asked for."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert CodeGenerator(secret).accepts("287082", datetime.fromtimestamp(59, UTC)) == 1


async def test_a_code_is_good_once(story: Story) -> None:
    factors, tries = story.house.factors, story.house.tries
    await factors.set_generator("a", CodeGenerator(SECRET))
    await prove_by_code(factors, tries, "a", code_at(START), START)
    with pytest.raises(CodeWrong):
        await prove_by_code(factors, tries, "a", code_at(START), START)
    with pytest.raises(CodeWrong):
        await prove_by_code(factors, tries, "a", code_at(START - HALF_A_MINUTE), START)
    await prove_by_code(factors, tries, "a", code_at(START + HALF_A_MINUTE), START + HALF_A_MINUTE)


async def test_of_many_who_use_a_code_at_once_one_gets_in(story: Story) -> None:
    factors, tries = story.house.factors, story.house.tries
    await factors.set_generator("a", CodeGenerator(SECRET))
    everybody = [prove_by_code(factors, tries, "a", code_at(START), START) for _ in range(8)]
    outcomes = await asyncio.gather(*everybody, return_exceptions=True)
    assert sum(outcome is None for outcome in outcomes) == 1


async def test_the_code_that_set_the_app_up_does_not_sign_in_again(story: Story) -> None:
    factors, tries = story.house.factors, story.house.tries
    with pytest.raises(CodeWrong):
        await set_up_generator(factors, tries, "a", SECRET, "000000", START)
    await set_up_generator(factors, tries, "a", SECRET, code_at(START), START)
    with pytest.raises(CodeWrong):
        await prove_by_code(factors, tries, "a", code_at(START), START)


async def test_guessing_rests_one_account_and_no_other(story: Story) -> None:
    factors, tries = story.house.factors, story.house.tries
    for account in ("a", "b"):
        await factors.set_generator(account, CodeGenerator(SECRET))
    for _ in range(MOST_TRIES):
        with pytest.raises(CodeWrong):
            await prove_by_code(factors, tries, "a", "000000", START)
    with pytest.raises(TooManyTries):
        await prove_by_code(factors, tries, "a", code_at(START), START)
    await prove_by_code(factors, tries, "b", code_at(START), START)
    later = START + TRIES_WITHIN
    await prove_by_code(factors, tries, "a", code_at(later), later)


async def test_a_recovery_code_is_good_once_however_it_is_typed(story: Story) -> None:
    factors, tries = story.house.factors, story.house.tries
    codes = draw_recovery_codes(secrets.choice)
    assert len(set(codes)) == RECOVERY_CODES
    await give_recovery_codes(factors, "a", codes)
    await prove_by_code(factors, tries, "a", f" {spaced(codes[0]).lower()} ", START)
    with pytest.raises(CodeWrong):
        await prove_by_code(factors, tries, "a", codes[0], START)
    with pytest.raises(CodeWrong):
        await prove_by_code(factors, tries, "b", codes[1], START)
    assert (await factors.factors("a")).recovery_codes == RECOVERY_CODES - 1


async def test_new_recovery_codes_take_the_place_of_the_old(story: Story) -> None:
    factors, tries = story.house.factors, story.house.tries
    old, new = draw_recovery_codes(secrets.choice), draw_recovery_codes(secrets.choice)
    await give_recovery_codes(factors, "a", old)
    await give_recovery_codes(factors, "a", new)
    with pytest.raises(CodeWrong):
        await prove_by_code(factors, tries, "a", old[0], START)
    await prove_by_code(factors, tries, "a", new[0], START)


async def test_the_database_holds_neither_the_apps_secret_nor_a_recovery_code(story: Story) -> None:
    await story.house.factors.set_generator("a", CodeGenerator(SECRET))
    codes = draw_recovery_codes(secrets.choice)
    await give_recovery_codes(story.house.factors, "a", codes)
    kept = [*await t.CodeGenerator.select(), *await t.RecoveryCode.select()]
    for secret in (SECRET, *codes):
        assert secret not in str(kept)
    assert (await story.house.factors.factors("a")).generator == CodeGenerator(SECRET)


async def test_what_was_sealed_for_one_account_opens_for_no_other(story: Story) -> None:
    factors = story.house.factors
    sealed = factors.seal("a", draw_secret(secrets.choice))
    for account, text in (("b", sealed), ("a", "nonsense"), ("a", "åäö")):
        with pytest.raises(CodeWrong):
            factors.unseal(account, text)


async def test_a_passkey_belongs_to_one_account(story: Story) -> None:
    await set_up_passkey(story.house.factors, Passkey("id", "a", "key", 0))
    with pytest.raises(PasskeyRefused):
        await set_up_passkey(story.house.factors, Passkey("id", "b", "key", 0))


async def test_a_sign_count_goes_forward_or_is_always_nought(story: Story) -> None:
    factors = story.house.factors
    counting, silent = Passkey("c", "a", "key", 5), Passkey("s", "a", "key", 0)
    for each in (counting, silent):
        await factors.add_passkey(each)
    assert await factors.note_signed(silent, 0)
    assert await factors.note_signed(counting, 6)
    assert not await factors.note_signed(counting, 6)
    assert not await factors.note_signed(counting, 0)


async def test_half_a_session_opens_nothing_and_becomes_whole_under_another_secret(story: Story) -> None:
    await story.found()
    house = story.house
    await give_link(house.keys, "link", Role.ORGANISER, "ombudsman", START)
    whole = await sign_in_by_link(house.accounts, house.keys, "link", "half", START, TODAY, SecondFactor.STAFF)
    assert not whole
    assert await recognise(house.accounts, house.keys, "half", START, TODAY) is None
    account = await halfway(house.accounts, house.keys, "half", START, TODAY)
    assert account is not None
    await step_up(house.accounts, house.keys, account, "half", "whole", START)
    assert await halfway(house.accounts, house.keys, "half", START, TODAY) is None
    assert await recognise(house.accounts, house.keys, "half", START, TODAY) is None
    assert await recognise(house.accounts, house.keys, "whole", START, TODAY) is not None
    with pytest.raises(NotSignedIn):
        await step_up(house.accounts, house.keys, account, "half", "again", START)


async def test_the_invitation_is_spent_when_both_steps_have_been_taken(story: Story) -> None:
    await story.found()
    house = story.house
    await give_link(house.keys, "link", Role.ORGANISER, "ombudsman", START)
    for session in ("first", "second"):
        await sign_in_by_link(house.accounts, house.keys, "link", session, START, TODAY, SecondFactor.STAFF)
    account = await invited(house.accounts, house.keys, "link", START, TODAY)
    await step_up(house.accounts, house.keys, account, "first", "whole", START)
    assert await house.keys.find_key("link") is None
    assert await halfway(house.accounts, house.keys, "second", START, TODAY) is None


async def test_what_has_run_out_is_dropped(story: Story) -> None:
    await story.found()
    house = story.house
    await give_link(house.keys, "link", Role.ORGANISER, "ombudsman", START)
    await sign_in_by_link(house.accounts, house.keys, "link", "half", START, TODAY, SecondFactor.STAFF)
    await house.keys.drop_expired(START + timedelta(hours=1))
    assert await house.keys.find_key("half") is None
    found = await house.keys.find_key("link")
    assert found is not None
    assert found.purpose is Purpose.LINK
