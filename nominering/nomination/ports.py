"""What the nomination work needs kept."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.model.drafts import Draft
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.model.nominations import Grounds, Nomination, Nominator
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

    async def nominee_named(self, name: str, born: date) -> Nominee | None:
        """Other capitals or spaces in the name are the same person."""
        ...

    async def nominees(self) -> tuple[Nominee, ...]: ...

    async def of_list(self, list_id: str) -> tuple[Candidacy, ...]:
        """Without those that have lapsed."""
        ...

    async def of_nominee(self, nominee_id: str) -> tuple[Candidacy, ...]:
        """Without those that have lapsed."""
        ...

    async def of_nominator(self, nominator: Nominator) -> tuple[Candidacy, ...]:
        """Those that the nominator has named anybody to, the withdrawn and lapsed ones too."""
        ...

    async def keep_nominations(
        self, nominee: Nominee, nomination: Nomination, list_ids: Sequence[str], now: datetime
    ) -> Nominee:
        """All of them or none; the nominee as known from before, by name and birth date, where there is one.

        One that its nominator has withdrawn stands again. Raises NominationsClosed, LateNotAllowed, LateTooEarly,
        AlreadyNominated, CandidatesFrozen.
        """
        ...

    async def keep_grounds(self, candidacy_id: str, nominator: Nominator, grounds: Grounds, now: datetime) -> None:
        """Raises NominationsClosed, NominationWithdrawn, CandidatesFrozen."""

    async def keep_withdrawn(self, candidacy_id: str, nominator: Nominator, now: datetime) -> None:
        """The nominator takes it back. Raises NominationWithdrawn, CandidatesFrozen."""

    async def keep_answer(self, candidacy: Candidacy, now: datetime) -> None:
        """Raises AnswersClosed, CandidatesFrozen, NominationWithdrawn."""

    async def keep_stepped_down(self, candidacy: Candidacy) -> None:
        """What the candidate takes back is kept whatever the list has come to."""

    async def merge(self, keep: str, drop: str, by: str, now: datetime) -> None:
        """Two nominees are one: everything of `drop` is `keep`'s from now on, and who did it when is kept.

        Raises NomineesNotOne, CandidatesFrozen.
        """


class Drafts(Protocol):
    """What somebody has begun to write and not sent: one for each nominator."""

    async def draft(self, nominator: Nominator) -> Draft | None: ...

    async def keep_draft(self, nominator: Nominator, draft: Draft) -> None:
        """Instead of the earlier one."""

    async def drop_draft(self, nominator: Nominator) -> None: ...


class Photos(Protocol):
    """A nominee's picture, as it is shown: developed, small and without what the camera wrote in it."""

    async def photo(self, nominee_id: str) -> bytes | None: ...

    async def with_photo(self) -> frozenset[str]:
        """The nominees who have one."""
        ...

    async def keep_photo(self, nominee_id: str, picture: bytes, now: datetime) -> None:
        """Instead of an earlier one."""

    async def drop_photo(self, nominee_id: str) -> None: ...


class Proposals(Protocol):
    """The committee's proposal to each list."""

    async def proposal(self, list_id: str) -> Proposal | None: ...

    async def keep_proposal(self, proposal: Proposal) -> None:
        """Replaces an earlier one. Raises CandidatesFrozen."""
