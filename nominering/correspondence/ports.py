"""What the correspondence needs kept and carried."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from nominering.correspondence.model import Kind, Letter


class Outbox(Protocol):
    """Letters, from when they are written until somebody has read how they fared."""

    async def put(self, letters: Sequence[Letter]) -> None:
        """All of them or none. Raises AlreadyWritten for an id that is there."""

    async def waiting(self) -> tuple[Letter, ...]:
        """The queued ones, the oldest first."""
        ...

    async def claim(self, most: int, now: datetime, until: datetime) -> tuple[Letter, ...]:
        """The oldest of those that are due; until then nobody else gets them. A letter is claimed by one alone."""
        ...

    async def settle(self, letter: Letter) -> None:
        """Keep what became of it."""

    async def of_kind(self, *kinds: Kind) -> tuple[Letter, ...]:
        """The newest first."""
        ...


class Postman(Protocol):
    """Carries letters to the mail server, over one connection for many."""

    async def deliver(self, letter: Letter) -> None:
        """Raises Undeliverable."""

    async def hang_up(self) -> None:
        """Until the next letter."""
