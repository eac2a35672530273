"""What the outcome needs kept."""

from datetime import datetime
from typing import Protocol

from nominering.balloting.ports import BallotBox
from nominering.conference.ports import Roll, Rounds
from nominering.nomination.ports import Candidacies, Lists, Proposals
from nominering.organisation.ports import Members, Organisation, Register
from nominering.outcome.model.addenda import Addendum
from nominering.outcome.model.adopted import AdoptedList
from nominering.outcome.model.amendments import Entry
from nominering.outcome.model.counted import CountedList, EarlierCount
from nominering.outcome.model.tellers import TellersWord


class Outcomes(Protocol):
    """Counted and adopted lists. Neither is ever lost: a count that is made again is kept beside the new one."""

    async def counted(self, round_id: str) -> CountedList | None: ...

    async def keep_counted(self, counted: CountedList) -> None:
        """Keep the record and move the round on to counted, both or neither. Raises AlreadyCounted."""

    async def withdrawn_from(self, round_id: str) -> tuple[int, ...]:
        """The numbers of those who stand in the round and have withdrawn."""
        ...

    async def earlier_counts(self, round_id: str) -> tuple[EarlierCount, ...]:
        """Those that have been counted again, the first first."""
        ...

    async def keep_recounted(self, recounted: CountedList, instead_of: CountedList, now: datetime) -> None:
        """The new count stands, and the earlier is kept beside it.

        Raises AlreadyAdopted, and NobodyWithdrew when another was quicker.
        """

    async def adopted(self, list_id: str) -> AdoptedList | None: ...

    async def keep_adopted(self, adopted: AdoptedList, counted: CountedList | None = None, amended: int = 0) -> None:
        """Keep it and erase the nominating committee's notes on the list, both or neither.

        `counted` is the count that it rests on, and `amended` how many entries its log of amendments had.
        Raises AlreadyAdopted, ListChanged when it was counted or amended in between, CandidateWithdrew for who
        withdrew since the count, TellerObjects: also in the same second.
        """

    async def amendments(self, list_id: str) -> tuple[Entry, ...]:
        """The log, the first entry first."""
        ...

    async def keep_amendment(self, list_id: str, entry: Entry, count: str) -> None:
        """`count` is the fingerprint of the count that is amended.

        Raises ListChanged when it is not the one that stands, or when the entry's number is taken; AlreadyAdopted,
        CandidateWithdrew.
        """

    async def tellers_words(self, round_id: str) -> tuple[TellersWord, ...]:
        """Every word on every count of the round, the first first."""
        ...

    async def keep_tellers_word(self, round_id: str, word: TellersWord) -> None:
        """Raises AlreadyAdopted, ListChanged when the count it is about does not stand."""

    async def keep_settled(self, word: TellersWord) -> None:
        """How its objection was looked into. Raises SettledAlready when another was quicker."""

    async def keep_addendum(self, list_id: str, addendum: Addendum) -> None:
        """Raises ListChanged when there is one with its number, CandidateWithdrew when somebody who is to have a
        place has withdrawn: also in the same second.
        """


class Deciding(Protocol):
    """What is asked when a list is amended, adopted or added to."""

    @property
    def lists(self) -> Lists: ...

    @property
    def candidacies(self) -> Candidacies: ...

    @property
    def rounds(self) -> Rounds: ...

    @property
    def box(self) -> BallotBox: ...

    @property
    def outcomes(self) -> Outcomes: ...


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
