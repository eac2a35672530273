"""Empties the outbox for as long as the house is open."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from nominering.correspondence.ports import Outbox, Postman
from nominering.correspondence.use_cases import empty

log = logging.getLogger("nominering")

EVERY = 5.0


class Carrier:
    """Woken when something is put in the outbox; looks by itself every few seconds too."""

    def __init__(self) -> None:
        self._woken = asyncio.Event()

    def wake(self) -> None:
        self._woken.set()

    @asynccontextmanager
    async def at_work(self, outbox: Outbox, postman: Postman, clock: Callable[[], datetime]) -> AsyncIterator[None]:
        task = asyncio.create_task(self._work(outbox, postman, clock))
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _work(self, outbox: Outbox, postman: Postman, clock: Callable[[], datetime]) -> None:
        while True:
            self._woken.clear()
            try:
                await empty(outbox, postman, clock)
            except Exception as error:
                # The kind of error alone: a letter's text or address is nothing for this log.
                log.error("the outbox could not be emptied: %s", type(error).__name__)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), EVERY)
