"""Everything a route may ask for, handed over as one."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from nominering.access.ports import Accounts, Keys
from nominering.balloting.ports import BallotBox, VotingCards
from nominering.conference.ports import Notices, Roll, Rounds
from nominering.correspondence.ports import Outbox
from nominering.documents.swedish import SWEDEN
from nominering.nomination.ports import Candidacies, CounterProposals, Lists, Notes, Proposals
from nominering.organisation.ports import Members, Organisation, Register
from nominering.outcome.ports import Outcomes
from nominering.web.bench import Bench


@dataclass(frozen=True)
class House:
    """One adapter per port. `print_pdf` turns html into a PDF; `clock` gives the moment in UTC.

    On the `bench` lie the imports that are being looked at.
    """

    organisation: Organisation
    members: Members
    register: Register
    outbox: Outbox
    accounts: Accounts
    keys: Keys
    lists: Lists
    candidacies: Candidacies
    proposals: Proposals
    notes: Notes
    counters: CounterProposals
    notices: Notices
    roll: Roll
    rounds: Rounds
    box: BallotBox
    cards: VotingCards
    outcomes: Outcomes
    print_pdf: Callable[[str], Awaitable[bytes]]
    clock: Callable[[], datetime]
    bench: Bench = field(default_factory=Bench)

    def now(self) -> datetime:
        return self.clock()

    def today(self) -> date:
        """The date in Sweden."""
        return self.clock().astimezone(SWEDEN).date()
