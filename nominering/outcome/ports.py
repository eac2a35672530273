"""What the outcome needs kept."""

from datetime import datetime
from typing import Protocol

from nominering.conference.ports import Roll, Rounds
from nominering.nomination.ports import Candidacies, Lists, Proposals
from nominering.organisation.ports import Members, Organisation, Register
from nominering.outcome.model.adopted import AdoptedList
from nominering.outcome.model.counted import CountedList


class Outcomes(Protocol):
    """Counted and adopted lists. Neither is ever lost: a count that is made again is kept beside the new one."""

    async def counted(self, round_id: str) -> CountedList | None: ...

    async def keep_counted(self, counted: CountedList) -> None:
        """Keep the record and move the round on to counted, both or neither. Raises AlreadyCounted."""

    async def withdrawn_from(self, round_id: str) -> tuple[int, ...]:
        """The numbers of those who stand in the round and have withdrawn."""
        ...

    async def earlier_counts(self, round_id: str) -> tuple[CountedList, ...]:
        """Those that have been counted again, the first first."""
        ...

    async def keep_recounted(self, recounted: CountedList, instead_of: CountedList, now: datetime) -> None:
        """The new count stands, and the earlier is kept beside it.

        Raises AlreadyAdopted, and NobodyWithdrew when another was quicker.
        """

    async def adopted(self, list_id: str) -> AdoptedList | None: ...

    async def keep_adopted(self, adopted: AdoptedList) -> None:
        """Keep it and erase the nominating committee's notes on the list, both or neither.

        Raises AlreadyAdopted, CandidateWithdrew for who withdrew since the count, also in the same second.
        """


class Preparing(Protocol):
    """What is asked when a round is prepared."""

    @property
    def lists(self) -> Lists: ...

    @property
    def candidacies(self) -> Candidacies: ...

    @property
    def proposals(self) -> Proposals: ...

    @property
    def roll(self) -> Roll: ...

    @property
    def rounds(self) -> Rounds: ...

    @property
    def members(self) -> Members: ...

    @property
    def organisation(self) -> Organisation: ...

    @property
    def register(self) -> Register: ...
