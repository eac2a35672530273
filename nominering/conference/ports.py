"""What the conference needs kept."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from nominering.conference.model.agenda import Agenda
from nominering.conference.model.attendance import Change
from nominering.conference.model.notice import Conference, Edition
from nominering.conference.model.participants import Attendee, Rights
from nominering.conference.model.quorum import Opening, Quorum
from nominering.conference.model.report import Report
from nominering.conference.model.roll import Delegate, Voter, VotingRoll
from nominering.conference.model.rounds import Matter, Round, RoundState
from nominering.conference.model.screen import Pulse, Screen
from nominering.correspondence.model import Letter

ELSEWHERE = ""


class Roll(Protocol):
    """The roll of voters, and the log of what happens in the hall."""

    async def roll(self) -> VotingRoll:
        """Delegates in the order of their associations and names, Swedish alphabet; alternates in each one's order;
        the protected after the others.

        How many hold a vote right now is `len(roll.voters)`.
        """
        ...

    async def keep_delegates(self, delegates: tuple[Delegate, ...]) -> None:
        """Report them. Raises RollFrozen, DelegateRepeated."""

    async def keep_report(self, report: Report, was: Report) -> bool:
        """One association's report in place of the earlier; False, and nothing changed, if that is another by now.

        Raises RollFrozen, DelegateRepeated for somebody who is reported by another association.
        """
        ...

    async def keep_frozen(self, roll: VotingRoll) -> None:
        """Raises RollFrozen when another was quicker, ReportChanged when a report has changed meanwhile."""

    async def note(self, changes: Sequence[Change], after: int) -> bool:
        """Add to the log, which holds `after` lines; False, and nothing noted, when it holds others by now. Raises
        ParticipantUnknown when one of them has just been taken off.
        """
        ...


class Attendees(Protocol):
    """Those at the conference who are no delegates, and what each kind of participant has a right to."""

    async def attendees(self) -> tuple[Attendee, ...]:
        """In Swedish alphabet."""
        ...

    async def add(self, attendees: Sequence[Attendee]) -> None:
        """All of them or none. Raises ParticipantRepeated for a member who is on the roll or registered already."""

    async def remove(self, attendee_id: str) -> None:
        """Raises ParticipantUnknown, ParticipantNoted for somebody who stands in the log."""

    async def rights(self) -> Rights: ...

    async def keep_rights(self, rights: Rights) -> None:
        """In place of what was kept before."""


class Badges(Protocol):
    """What stands as a QR code on a participant's badge."""

    def token(self, participant_id: str) -> str:
        """Always the same, and nobody who has not the installation's secret can tell whose it is."""
        ...


class Rounds(Protocol):
    """Rounds; whoever moves a round on names the state it is moved from, and of two only one succeeds."""

    async def rounds(self) -> tuple[Round, ...]: ...

    async def round(self, round_id: str) -> Round:
        """Raises RoundUnknown."""
        ...

    async def round_on(self, list_id: str) -> Round | None:
        """The round in which the whole list is ranked."""
        ...

    async def rounds_about(self, matter: Matter, about: str) -> tuple[Round, ...]:
        """By id."""
        ...

    async def keep_round(self, round_: Round) -> None:
        """A round about anything but a whole list. Raises RoundPrepared when there is one with that id."""

    async def keep_prepared(self, round_: Round, rules: str) -> None:
        """A round about a whole list: from here on nominations, answers, proposal and electoral rules are frozen.

        `rules` is the fingerprint of the electoral rules that the round was made by.

        Raises RoundPrepared, CandidatesChanged, RulesChanged.
        """

    async def keep_change_of_mind(self, round_: Round) -> None:
        """Raises RoundAlreadyOpened when it was opened meanwhile."""

    async def keep_lots(self, round_: Round) -> None:
        """Raises LotsDrawn when another was quicker."""

    async def voters(self, round_id: str) -> tuple[tuple[str, str | None], ...]:
        """The roll that a round was opened on: who held a vote by id, and in whose place. Never who has voted."""
        ...

    async def keep_shown(self, round_: Round) -> bool:
        """In which order its ballot shows the candidates; False and nothing changed when it has been opened."""
        ...

    async def move_on(self, round_: Round, was: RoundState) -> bool:
        """Keep the new state, and how many are entitled, if the round still is what it was; else False and nothing
        changed.
        """
        ...


class Agendas(Protocol):
    """The conference's one agenda."""

    async def agenda(self) -> Agenda: ...

    async def keep(self, agenda: Agenda) -> Agenda:
        """In place of the one of the same revision, with the next. Raises AgendaMoved when it has changed since."""
        ...


class Screens(Protocol):
    """What the hall is shown, and the one link by which a projector follows."""

    async def screen(self) -> Screen: ...

    async def keep_screen(self, screen: Screen) -> None: ...

    async def keep_link(self, secret: str) -> None:
        """An earlier one stops fitting."""

    async def fits(self, secret: str) -> bool: ...

    async def has_link(self) -> bool: ...

    async def pulse(self) -> Pulse:
        """Another whenever a round has moved on, the agenda changed, or something else is to be shown. Cheap."""
        ...


class Openings(Protocol):
    """When each round opened, with how many present; and how many it takes."""

    async def quorum(self) -> Quorum: ...

    async def keep_quorum(self, quorum: Quorum) -> None: ...

    async def opening(self, round_id: str) -> Opening | None: ...

    async def openings(self) -> Mapping[str, Opening]:
        """By round id."""
        ...

    async def keep_opened(self, round_: Round, opening: Opening, voters: Sequence[Voter], after: int) -> bool:
        """The open round, how it was opened, and the roll it was opened on: who holds a vote, and in whose place.

        False, and nothing changed, if it no longer was prepared, or the log of the hall has not `after` lines.
        """
        ...


class Notices(Protocol):
    """The conference that is called to, whom to write to, and the calls that have been sent."""

    async def conference(self) -> Conference | None: ...

    async def keep_conference(self, conference: Conference) -> None:
        """In place of what was kept before."""

    async def addresses(self) -> Mapping[str, tuple[str, ...]]:
        """By association id; those that belong to no association under ELSEWHERE."""
        ...

    async def keep_addresses(self, addresses: Mapping[str, tuple[str, ...]]) -> None:
        """All of them, in place of what was kept before."""

    async def editions(self) -> tuple[Edition, ...]:
        """The newest first."""
        ...

    async def keep_edition(self, edition: Edition, letters: Sequence[Letter]) -> None:
        """The edition and its letters in the outbox, or neither. Raises NoticeChanged when its number is taken."""
