"""Everything a route may ask for, handed over as one."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from nominering.access.model import SecondFactor
from nominering.access.ports import Accounts, IdentityProvider, Keys, Logbook, SecondFactors, Tries
from nominering.balloting.ports import BallotBox, PaperBallots, Spoilings, Trials, VotingCards
from nominering.conference.ports import Agendas, Attendees, Badges, Notices, Openings, Roll, Rounds, Screens
from nominering.correspondence.ports import Outbox
from nominering.documents.swedish import SWEDEN
from nominering.election.ports import Elections, MemberBallots
from nominering.nomination.model.paper import Paper
from nominering.nomination.ports import (
    Acts,
    AnswerCodes,
    Candidacies,
    CounterProposals,
    Drafts,
    Editions,
    Erasures,
    Lists,
    Notes,
    Photos,
    Proposals,
)
from nominering.organisation.ports import Members, Organisation, Register
from nominering.outcome.ports import Outcomes
from nominering.place_by_place.ports import Decisions
from nominering.web.bench import Bench
from nominering.web.broadcast import Broadcast
from nominering.web.fresh import Fresh
from nominering.web.print_runs import PrintRuns


@dataclass(frozen=True)
class Doors:
    """`mail` is whether letters are carried anywhere; in the `demo` the organiser reads them instead."""

    second_factor: SecondFactor = SecondFactor.STAFF
    public_url: str = "http://localhost"
    mail: bool = False
    demo: bool = False


@dataclass(frozen=True)
class House:
    """One adapter per port. `paper` is what the candidates' lines are measured on, `print_pdf` turns html into a
    PDF, `develop` whatever was sent as a picture into a plain JPEG, `clock` gives the moment in UTC.
    On the `bench` lie the imports that are being looked at; the `broadcast` tells of what happens in the hall;
    `print_runs` are printouts with codes on their way; `fresh` is what all voters are shown alike.
    """

    organisation: Organisation
    members: Members
    register: Register
    outbox: Outbox
    accounts: Accounts
    keys: Keys
    factors: SecondFactors
    tries: Tries
    logbook: Logbook
    lists: Lists
    editions: Editions
    candidacies: Candidacies
    drafts: Drafts
    photos: Photos
    proposals: Proposals
    notes: Notes
    counters: CounterProposals
    notices: Notices
    acts: Acts
    answer_codes: AnswerCodes
    erasures: Erasures
    paper: Paper
    roll: Roll
    attendees: Attendees
    badges: Badges
    rounds: Rounds
    openings: Openings
    agendas: Agendas
    screens: Screens
    box: BallotBox
    cards: VotingCards
    trials: Trials
    papers: PaperBallots
    spoilings: Spoilings
    outcomes: Outcomes
    elections: Elections
    member_ballots: MemberBallots
    decisions: Decisions
    print_pdf: Callable[[str], Awaitable[bytes]]
    develop: Callable[[bytes], Awaitable[bytes]]
    clock: Callable[[], datetime]
    bench: Bench = field(default_factory=Bench)
    broadcast: Broadcast = field(default_factory=Broadcast)
    print_runs: PrintRuns = field(default_factory=PrintRuns)
    fresh: Fresh = field(default_factory=Fresh)
    doors: Doors = Doors()
    identity: IdentityProvider | None = None

    def now(self) -> datetime:
        return self.clock()

    def today(self) -> date:
        """The date in Sweden."""
        return self.clock().astimezone(SWEDEN).date()
