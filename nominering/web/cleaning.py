"""What has had its time goes away: at the start, and now and then."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from nominering.access.inviting import LETTERS_WITHIN
from nominering.web.house import House

log = logging.getLogger("nominering")

EVERY = timedelta(hours=1)


async def clean(house: House, log_lasts: timedelta) -> None:
    """Keys that have run out, tries that no longer count, log entries past their time."""
    now = house.now()
    await house.keys.drop_expired(now)
    await house.tries.drop_before(now - LETTERS_WITHIN)
    await house.logbook.drop_before(now - log_lasts)


@asynccontextmanager
async def cleaning(house: House, log_lasts: timedelta) -> AsyncIterator[None]:
    await clean(house, log_lasts)
    task = asyncio.create_task(_again_and_again(house, log_lasts))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _again_and_again(house: House, log_lasts: timedelta) -> None:
    while True:
        await asyncio.sleep(EVERY.total_seconds())
        try:
            await clean(house, log_lasts)
        except Exception as error:
            log.error("cleaning failed: %s", type(error).__name__)
