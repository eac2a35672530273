"""What the correspondence needs kept and carried."""

from collections.abc import Sequence
from typing import Protocol

from nominering.correspondence.model import Kind, Letter


class Outbox(Protocol):
    """Letters, from when they are written until somebody has read how they fared."""

    async def put(self, letters: Sequence[Letter]) -> None:
        """All of them or none. Raises AlreadyWritten for an id that is there."""

    async def waiting(self) -> tuple[Letter, ...]:
        """The queued ones, the oldest first."""
        ...

    async def settle(self, letter: Letter) -> None:
        """Keep what became of it."""

    async def of_kind(self, *kinds: Kind) -> tuple[Letter, ...]:
        """The newest first."""
        ...


class Postman(Protocol):
    """Carries one letter to the mail server."""

    async def deliver(self, letter: Letter) -> None:
        """Raises Undeliverable."""
