"""What is the same for everyone is read once a second at most, however many ask for it at once."""

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")
LASTS = 1.0  # seconds


@dataclass(frozen=True)
class _Kept:
    reading: asyncio.Task[Any]
    until: float


class Fresh:
    """Values by key, at most a second old. Whatever decides whether somebody may vote is never asked here."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, _Kept] = {}

    async def get(self, key: Hashable, read: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Those who ask while it is being read wait for the same reading."""
        loop = asyncio.get_running_loop()
        kept = self._kept.get(key)
        if kept is None or kept.until < loop.time():
            kept = self._kept[key] = _Kept(loop.create_task(read()), loop.time() + LASTS)
        try:
            value: T = await asyncio.shield(kept.reading)
        except BaseException:
            self._kept.pop(key, None)
            raise
        return value

    def forget(self) -> None:
        """Something has changed that must be seen at once."""
        self._kept.clear()
