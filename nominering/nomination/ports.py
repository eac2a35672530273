"""What the nomination work needs kept."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.model.counter_proposals import CounterProposal, CounterState
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.model.nominations import Nomination
from nominering.nomination.model.nominees import Nominee
from nominering.nomination.model.notes import Note
from nominering.nomination.model.proposals import Draft, Proposal, Version


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
    """The committee's versions of each list, and which of them is published from when.

    Versions are added and never changed or lost. Once a round is prepared nothing is: whoever comes later gets
    CandidatesFrozen, also in the same second.
    """

    async def versions(self, list_id: str) -> tuple[Version, ...]:
        """The oldest first."""
        ...

    async def version(self, list_id: str, number: int) -> Version:
        """Raises VersionUnknown."""
        ...

    async def keep_draft(self, draft: Draft) -> Version:
        """Give it the next number; of two saved at once each gets its own. Raises CandidatesFrozen."""
        ...

    async def proposal(self, list_id: str, now: datetime) -> Proposal | None:
        """The one that is everybody's: the last whose moment has come."""
        ...

    async def earlier_proposal(self, list_id: str, now: datetime) -> Proposal | None:
        """The one that the published one took the place of, to show what changed."""
        ...

    async def scheduled(self, list_id: str, now: datetime) -> Proposal | None:
        """The one whose moment is to come."""
        ...

    async def keep_proposal(self, proposal: Proposal, draft: Draft, now: datetime) -> Proposal:
        """Keep the draft as a version, or find it as the newest already, and publish it from the proposal's moment.

        One whose moment is still to come gives way to it; those that have been everybody's are kept.

        Raises CandidatesFrozen.
        """
        ...

    async def call_off(self, list_id: str, now: datetime) -> None:
        """Take back what is to be published later. Raises NothingScheduled, CandidatesFrozen."""


class Notes(Protocol):
    """The committee's notes, kept so that whoever reads the database without the secret cannot read them.

    They are gone when their list is adopted: `outcome.ports.Outcomes` erases them in the same moment, and nothing is
    written after it (NotesClosed).
    """

    async def of_candidacies(self, candidacy_ids: Sequence[str]) -> tuple[Note, ...]:
        """The latest written first."""
        ...

    async def how_many(self, list_id: str) -> Mapping[str, int]:
        """Per candidacy of the list."""
        ...

    async def note(self, note_id: str) -> Note:
        """Raises NoteUnknown."""
        ...

    async def keep_note(self, note: Note) -> None:
        """A new one, or an old one changed. Raises NotesClosed, NoteUnknown for one that is erased meanwhile."""

    async def delete_note(self, note_id: str) -> None: ...

    async def erase(self, list_id: str) -> int:
        """Every note on the list; how many there were."""
        ...


class CounterProposals(Protocol):
    """The associations' counter-proposals, one of each association to each list.

    They change from the moment the committee's proposal is published until the candidates are frozen, decided on the
    server's clock in the same transaction as what is kept.
    """

    async def of_association(self, list_id: str, association_id: str) -> CounterProposal | None: ...

    async def sent(self, list_id: str) -> tuple[CounterProposal, ...]:
        """In the order in which they were sent."""
        ...

    async def keep(self, counter: CounterProposal, was: CounterState | None, now: datetime) -> None:
        """`was` is the state it was changed from, None for a new one.

        Raises InactiveCannotPropose, ProposalNotPublished, CandidatesFrozen, CounterProposalChanged.
        """
