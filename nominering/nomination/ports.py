"""What the nomination work needs kept."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from nominering.nomination.model.acts import Act, SignedAct
from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.model.codes import AnswerCode
from nominering.nomination.model.counter_proposals import CounterProposal, CounterState
from nominering.nomination.model.drafts import Draft as NominationDraft
from nominering.nomination.model.electoral_rules import (
    Deadline,
    DeadlineMoved,
    Decision,
    Edition,
    ElectoralRules,
)
from nominering.nomination.model.erasure import Erased, Erasure
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.model.nominations import Grounds, Nomination, Nominator
from nominering.nomination.model.nominees import Nominee
from nominering.nomination.model.notes import Note
from nominering.nomination.model.proposals import Draft, Proposal, Version


class Lists(Protocol):
    """The lists of the coming elections, in the order they stand in the notice."""

    async def lists(self) -> tuple[CandidateList, ...]: ...

    async def candidate_list(self, list_id: str) -> CandidateList:
        """Raises ListUnknown."""
        ...

    async def keep_list(self, candidate_list: CandidateList) -> None:
        """New ones stand last. Which edition of its electoral rules a list follows is not changed here."""

    async def add_list(self, candidate_list: CandidateList, by: str, now: datetime) -> None:
        """A new list, last among the others, with its electoral rules as a draft. Raises ListExists."""

    async def change_list(self, candidate_list: CandidateList, place: int) -> None:
        """Keep title, election with its kind and area, day, constituency and days of reminding, and put the list at
        a place among the others, from 1. The electoral rules are not changed here.

        Raises ListUnknown, CandidatesFrozen.
        """

    async def remove_list(self, list_id: str) -> None:
        """Take away a list and its draft. Raises ListUnknown, ListInUse when anything else hangs on it."""

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

    async def ever_on(self, list_id: str) -> tuple[Candidacy, ...]:
        """Those that have lapsed too: an order that was kept may name them."""
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

    async def step_down(self, candidacy_id: str, list_id: str, now: datetime) -> Candidacy:
        """What the candidate takes back is kept whatever the list has come to, and whatever was answered meanwhile.

        Raises CandidacyUnknown, CandidacyWithdrawn.
        """
        ...

    async def merge(self, keep: str, drop: str, by: str, now: datetime) -> None:
        """Two nominees are one: everything of `drop` is `keep`'s from now on, and who did it when is kept.

        Raises NomineesNotOne, CandidatesFrozen.
        """

    async def protect(self, nominee_id: str, protected: bool) -> None:
        """Whether the nominee says to have a protected identity. With a yes the places on
        ballot-paper lines go, and the member register is told; with a no the register stays as it is."""


class Drafts(Protocol):
    """What somebody has begun to write and not sent: one for each nominator."""

    async def draft(self, nominator: Nominator) -> NominationDraft | None: ...

    async def keep_draft(self, nominator: Nominator, draft: NominationDraft) -> None:
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


class Acts(Protocol):
    """What nominees have agreed to and taken back, the oldest first. Nothing is forgotten before it is erased."""

    async def acts(self, nominee_id: str) -> tuple[SignedAct, ...]: ...

    async def standing(self, act: Act) -> frozenset[str]:
        """The nominees for whom it stands."""
        ...

    async def sign(self, act: SignedAct) -> None:
        """Of one kind one stands: a second is not kept."""

    async def withdraw(self, nominee_id: str, act: Act, now: datetime) -> None:
        """The one that stands, if any."""


class AnswerCodes(Protocol):
    """Codes in printed letters. Only keyed hashes are kept: who reads the database cannot answer with them."""

    async def keep_code(self, code: str, answer_code: AnswerCode) -> None:
        """Every earlier code of the nominee is replaced."""

    async def replace_codes(self, nominee_id: str) -> None:
        """A newer link has taken their place."""

    async def find_code(self, code: str) -> AnswerCode | None:
        """A code that nobody has, but whose first half is somebody's, is counted at that one as a wrong guess."""
        ...


class Erasures(Protocol):
    """Personal data that is no longer needed, taken away, and the log of it."""

    async def erasable(self) -> frozenset[str]:
        """Nominees with nothing but declined and unanswered candidacies, who stand in no round and on no list."""
        ...

    async def erase(self, nominee_ids: Collection[str], now: datetime) -> Mapping[Erased, int]:
        """All of them or none; how many of each kind went. Whoever is not erasable any more is left alone.

        The candidacies and who nominated stay, without a name, for the statistics.
        """
        ...

    async def log(self) -> tuple[Erasure, ...]:
        """The newest first."""
        ...


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


class Editions(Protocol):
    """The electoral rules of each list through time. What is adopted is never changed.

    Everything is decided anew on the list as it stands when it is written, with its row held: once a round is
    prepared on the list whoever comes later gets CandidatesFrozen, also in the same second.
    """

    async def editions(self, list_id: str) -> tuple[Edition, ...]:
        """The oldest first; the last may be a draft."""
        ...

    async def keep_draft(self, list_id: str, rules: ElectoralRules, by: str, now: datetime) -> None:
        """Replaces an earlier draft. As long as nothing is adopted the list follows its draft.

        Raises ListUnknown, CandidatesFrozen and the errors of `CandidateList.check_rules`.
        """

    async def drop_draft(self, list_id: str) -> None:
        """Raises NothingDrafted, also when nothing is adopted: a list has rules or a draft of them."""

    async def keep_adopted(self, list_id: str, read: str, decision: Decision, by: str, now: datetime) -> None:
        """Adopt the draft, if it still has the fingerprint that was `read`; from here on the list follows it.

        Without a quota rule no stated gender is needed, and none is kept.

        Raises ListUnknown, CandidatesFrozen, NothingDrafted, DraftChanged, DecisionTooEarly and the errors of
        `CandidateList.check_rules`.
        """

    async def extend(self, list_id: str, deadline: Deadline, until: datetime, by: str, now: datetime) -> None:
        """Raises ListUnknown, CandidatesFrozen and the errors of `CandidateList.extend`."""

    async def moved(self, list_id: str) -> tuple[DeadlineMoved, ...]:
        """The deadlines that were put off, the oldest first."""
        ...


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
