"""What the nomination work needs kept."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.model.nominations import Nomination
from nominering.nomination.model.nominees import Nominee
from nominering.nomination.model.proposals import Proposal


class Lists(Protocol):
    """The lists of the coming elections, in the order they stand in the notice."""

    async def lists(self) -> tuple[CandidateList, ...]: ...

    async def candidate_list(self, list_id: str) -> CandidateList:
        """Raises ListUnknown."""
        ...

    async def keep_list(self, candidate_list: CandidateList) -> None: ...

    async def stop(self, list_id: str, now: datetime, *, answers: bool) -> None:
        """Bring the stop for nominations, and with `answers` both, forward to now; of two at once both are kept.

        Raises ListUnknown.
        """


class Candidacies(Protocol):
    """Who has been named to what, and what they answered.

    A nomination or an answer is kept or refused as a whole. Once a round is prepared on a list its candidacies
    and its proposal do not change: whoever comes later gets CandidatesFrozen, also in the same second.
    """

    async def nominee(self, nominee_id: str) -> Nominee | None: ...

    async def nominee_named(self, name: str, born: date) -> Nominee | None: ...

    async def of_list(self, list_id: str) -> tuple[Candidacy, ...]: ...

    async def of_nominee(self, nominee_id: str) -> tuple[Candidacy, ...]: ...

    async def of_association(self, association_id: str) -> tuple[Candidacy, ...]: ...

    async def keep_nominations(
        self, nominee: Nominee, nomination: Nomination, list_ids: Sequence[str], now: datetime
    ) -> Nominee:
        """All of them or none; the nominee as known from before, by name and birth date, where there is one.

        Raises NominationsClosed, AlreadyNominated, CandidatesFrozen.
        """
        ...

    async def keep_answer(self, candidacy: Candidacy, now: datetime) -> None:
        """Raises AnswersClosed, CandidatesFrozen."""


class Proposals(Protocol):
    """The committee's proposal to each list."""

    async def proposal(self, list_id: str) -> Proposal | None: ...

    async def keep_proposal(self, proposal: Proposal) -> None:
        """Replaces an earlier one. Raises CandidatesFrozen."""
