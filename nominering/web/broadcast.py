"""What happens in the hall, told to whoever follows it: looked up once, and handed to all of them.

A message is small, and holds the whole of what is new: who misses one loses nothing by the next. Nobody's page is in
it; a follower that shows something else than the version it is told of fetches that, in its own time.
"""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

log = logging.getLogger("nominering")

# In seconds. A look is shared by everybody who asks within one. Where nothing is new there is a sign of life: a
# comment for what stands between, and an event for the page, which cannot see comments.
EVERY = 0.5
SIGN_OF_LIFE = 15.0
ALIVE = b":\nevent: alive\ndata: 1\n\n"
# A thousand told at once would hold up whoever votes just then: so many are told, then others may come between.
HANDFUL = 25
BETWEEN_HANDFULS = 0.01
# What a follower may leave unread before it is let go. It comes back by itself.
UNREAD = 8


@dataclass(frozen=True)
class Seen:
    """What there is to see. `pages` are the ready pages by whom they are for, `version` names them, `rounds` names
    the states of all rounds, and `turnout` is how many of how many have voted in each round that goes on.

    `pulse` tells, without the cost of the pages, whether they have to be made again; they were at `made_at`.
    """

    pulse: object = None
    version: str = ""
    rounds: str = ""
    turnout: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    made_at: float = 0.0

    @property
    def news(self) -> str:
        told = {"version": self.version, "rounds": self.rounds, "turnout": self.turnout}
        return json.dumps(told, separators=(",", ":"))

    @property
    def message(self) -> bytes:
        return f"event: hall\ndata: {self.news}\n\n".encode()


Look = Callable[[Seen], Awaitable[Seen]]


@dataclass(eq=False)
class Follower:
    """One stream. It is let go when it reads too slowly to keep up."""

    unread: asyncio.Queue[bytes] = field(default_factory=lambda: asyncio.Queue(UNREAD))
    let_go: bool = False

    async def messages(self) -> AsyncIterator[bytes]:
        """Until it is let go."""
        while not self.let_go:
            yield await self.unread.get()


class Broadcast:
    """Looks, while anybody follows, and tells all of them of what is new."""

    def __init__(self) -> None:
        self._seen = Seen()
        self._looked_at = -EVERY
        self._looking = asyncio.Lock()
        self._followers: set[Follower] = set()
        self._followed = asyncio.Event()

    @property
    def followers(self) -> int:
        return len(self._followers)

    async def seen(self, look: Look) -> Seen:
        """As it was less than half a second ago: however many ask, one of them looks."""
        async with self._looking:
            now = asyncio.get_running_loop().time()
            if now - self._looked_at >= EVERY:
                self._seen = await look(self._seen)
                self._looked_at = now
            return self._seen

    @asynccontextmanager
    async def follow(self, look: Look) -> AsyncIterator[Follower]:
        """A follower is told at once how things stand, and from then on of what is new."""
        follower = Follower()
        follower.unread.put_nowait((await self.seen(look)).message)
        self._followers.add(follower)
        self._followed.set()
        try:
            yield follower
        finally:
            self._followers.discard(follower)
            if not self._followers:
                self._followed.clear()

    @asynccontextmanager
    async def at_work(self, look: Look) -> AsyncIterator[None]:
        task = asyncio.create_task(self._tell_again_and_again(look))
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _tell_again_and_again(self, look: Look) -> None:
        clock = asyncio.get_running_loop().time
        told, heard_at = b"", clock()
        while True:
            await self._followed.wait()
            try:
                message = (await self.seen(look)).message
            except Exception:
                log.exception("the hall could not be looked up")
                message = told
            if message != told:
                await self._tell(message)
                told, heard_at = message, clock()
            elif clock() - heard_at >= SIGN_OF_LIFE:
                await self._tell(ALIVE)
                heard_at = clock()
            await asyncio.sleep(EVERY)

    async def _tell(self, message: bytes) -> None:
        for number, follower in enumerate(tuple(self._followers), start=1):
            try:
                follower.unread.put_nowait(message)
            except asyncio.QueueFull:
                follower.let_go = True
                self._followers.discard(follower)
            if number % HANDFUL == 0:
                await asyncio.sleep(BETWEEN_HANDFULS)
