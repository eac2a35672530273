"""What the outcome needs kept."""

from typing import Protocol

from nominering.outcome.model import AdoptedList, CountedList


class Outcomes(Protocol):
    """Counted and adopted lists. Neither is ever overwritten."""

    async def counted(self, round_id: str) -> CountedList | None: ...

    async def keep_counted(self, counted: CountedList) -> None:
        """Keep the record and move the round on to counted, both or neither. Raises AlreadyCounted."""

    async def adopted(self, list_id: str) -> AdoptedList | None: ...

    async def keep_adopted(self, adopted: AdoptedList) -> None:
        """Keep it and erase the nominating committee's notes on the list, both or neither. Raises AlreadyAdopted."""
