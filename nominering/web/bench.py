"""Imports on their way: read, held against the register and looked at, before they are applied or put away.

They lie in the server's memory and nowhere else, one for each organiser: a file of members is not to be left behind,
and after a restart it is uploaded again.
"""

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from nominering.organisation.errors import ImportGone
from nominering.organisation.ports import Register
from nominering.tables.importing import AnyPlan, What, apply, plan
from nominering.web.sentences import SENTENCES

log = logging.getLogger("nominering")

KEPT_FOR = timedelta(minutes=30)
# What is ready at once needs no page that says how far it has come.
PATIENCE = 1.0


@dataclass
class Import:
    """One file with what has become of it. `done` of `of` is how far the present step is."""

    id: str
    what: What
    file: str
    content: bytes
    begun: datetime
    doing: str = ""
    done: int = 0
    of: int = 0
    plan: AnyPlan | None = None
    error: Exception | None = None
    saved: bool = False
    task: asyncio.Task[None] | None = field(default=None, repr=False)

    @property
    def running(self) -> bool:
        return self.task is not None and not self.task.done()

    def tell(self, done: int, of: int) -> None:
        self.done, self.of = done, of


class Bench:
    """At most one import for each account; a new one takes the place of the last."""

    def __init__(self) -> None:
        self._by_account: dict[str, Import] = {}

    async def lay(self, account: str, import_: Import, register: Register, today: date) -> None:
        """Begin to read the file."""
        self._put_away_old(import_.begun)
        self._by_account[account] = import_
        asyncio.get_running_loop().call_later(KEPT_FOR.total_seconds(), self._forget, account, import_)
        await self.hold(import_, register, today)

    def find(self, account: str, id: str, now: datetime) -> Import:
        """Raises ImportGone."""
        self._put_away_old(now)
        import_ = self._by_account.get(account)
        if import_ is None or import_.id != id:
            raise ImportGone
        return import_

    def put_away(self, account: str, id: str, now: datetime) -> None:
        """Raises ImportGone. What is being saved is saved to its end."""
        self.find(account, id, now)
        del self._by_account[account]

    async def hold(self, import_: Import, register: Register, today: date) -> None:
        """Against the register as it is now; waits for a moment, in which most are done."""
        import_.plan = import_.error = None
        await self._go(import_, "Läser filen", self._plan(import_, register, today))

    async def save(self, import_: Import, register: Register) -> None:
        """Apply what was shown."""
        if import_.plan is not None and not import_.saved and not import_.running:
            await self._go(import_, "Sparar", self._apply(import_, import_.plan, register))

    async def _plan(self, import_: Import, register: Register, today: date) -> None:
        ground = await register.ground()
        # In a thread of its own: a file of ten thousand rows does not keep others waiting.
        import_.plan = await asyncio.to_thread(
            plan, import_.what, import_.file, import_.content, ground, today, import_.tell
        )

    async def _apply(self, import_: Import, planned: AnyPlan, register: Register) -> None:
        await apply(register, import_.what, planned, import_.tell)
        import_.saved = True
        import_.content = b""

    async def _go(self, import_: Import, doing: str, work: Coroutine[Any, Any, None]) -> None:
        import_.doing, import_.done, import_.of, import_.error = doing, 0, 0, None

        async def watched() -> None:
            try:
                await work
            except Exception as error:
                import_.error = error
                if type(error) not in SENTENCES:
                    log.error("failed in an import of %s", import_.what, exc_info=error)

        import_.task = asyncio.create_task(watched())
        await asyncio.wait({import_.task}, timeout=PATIENCE)

    def _forget(self, account: str, import_: Import) -> None:
        """Also when nobody asks for it again."""
        if self._by_account.get(account) is import_ and not import_.running:
            del self._by_account[account]

    def _put_away_old(self, now: datetime) -> None:
        for account, import_ in list(self._by_account.items()):
            if now - import_.begun > KEPT_FOR and not import_.running:
                del self._by_account[account]
