"""The second step: set a factor up, and prove oneself with it. The session is whole only afterwards."""

from collections.abc import Sequence
from datetime import datetime

from nominering.access.errors import CodeWrong, NotSignedIn, PasskeyRefused, TooManyTries
from nominering.access.model import Account, Purpose
from nominering.access.ports import Accounts, Keys, SecondFactors, Tries
from nominering.access.second_factor import (
    MOST_TRIES,
    TRIES_WITHIN,
    CodeGenerator,
    Passkey,
    canonical_recovery_code,
)
from nominering.access.use_cases import open_session


async def prove_by_code(factors: SecondFactors, tries: Tries, account_id: str, typed: str, now: datetime) -> None:
    """A code of the moment or a recovery code, each good once. Raises CodeWrong, TooManyTries.

    Only whoever has the account's link gets as far as guessing, and wrong guesses rest that account alone.
    """
    await check_tries(tries, account_id, now)
    if not await _fits(factors, account_id, typed, now):
        raise CodeWrong
    await tries.forgive(_guessing(account_id))


async def check_tries(tries: Tries, account_id: str, now: datetime) -> None:
    """Count this one before it is looked at, so that many at once are counted too. Raises TooManyTries."""
    if await tries.count(_guessing(account_id), TRIES_WITHIN, now) > MOST_TRIES:
        raise TooManyTries


async def prove_by_passkey(factors: SecondFactors, tries: Tries, passkey: Passkey, sign_count: int) -> None:
    """What the passkey signed has been checked. Raises PasskeyRefused when its count has been seen meanwhile."""
    if not await factors.note_signed(passkey, sign_count):
        raise PasskeyRefused
    await tries.forgive(_guessing(passkey.account_id))


async def _fits(factors: SecondFactors, account_id: str, typed: str, now: datetime) -> bool:
    generator = (await factors.factors(account_id)).generator
    step = generator.accepts(typed, now) if generator else None
    if step is not None:
        return await factors.use_step(account_id, step)
    return await factors.use_recovery_code(account_id, canonical_recovery_code(typed))


async def set_up_generator(
    factors: SecondFactors, tries: Tries, account_id: str, secret: str, typed: str, now: datetime
) -> None:
    """The first code shows that the app has the secret; it cannot be used again. Raises CodeWrong, TooManyTries."""
    await check_tries(tries, account_id, now)
    step = CodeGenerator(secret).accepts(typed, now)
    if step is None:
        raise CodeWrong
    await factors.set_generator(account_id, CodeGenerator(secret, step))
    await tries.forgive(_guessing(account_id))


async def set_up_passkey(factors: SecondFactors, passkey: Passkey) -> None:
    """Raises PasskeyRefused for a credential that is known already."""
    if not await factors.add_passkey(passkey):
        raise PasskeyRefused


async def give_recovery_codes(factors: SecondFactors, account_id: str, codes: Sequence[str]) -> None:
    """New ones in the place of the old; they are shown once."""
    await factors.set_recovery_codes(account_id, codes)


async def step_up(accounts: Accounts, keys: Keys, account: Account, half: str, session: str, now: datetime) -> None:
    """A whole session under a new secret. The half one is spent, and so is every invitation. Raises NotSignedIn."""
    if not await keys.drop_key(half):
        raise NotSignedIn
    await keys.drop_of(account.id, Purpose.LINK, Purpose.HALF)
    await open_session(accounts, keys, account, session, now)


def _guessing(account_id: str) -> str:
    return f"second step {account_id}"
