"""A personal election: what is elected, how, who stands, and who is elected in the end."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from nominering.counting.women import women_needed
from nominering.election.errors import (
    AlreadyDecided,
    CandidateGone,
    CandidateRepeated,
    CandidatesFixed,
    ElectionIncomplete,
    GenderMissing,
    MembersElect,
    NoAcclamation,
    TooFewCandidates,
    TooFewWomen,
    WithdrawnAlready,
)
from nominering.nomination.model.candidacies import Gender
from nominering.organisation.names import name_key
from nominering.organisation.offices import Body

LONGEST_TITLE = 80
MOST_SEATS = 60


class Post(StrEnum):
    """What somebody is elected to."""

    CHAIR = "chair"
    BOARD = "board"
    BOARD_ALTERNATES = "board-alternates"
    AUDITORS = "auditors"
    AUDITORS_ALTERNATES = "auditors-alternates"
    COMMITTEE = "committee"
    CONGRESS = "congress"
    CONGRESS_ALTERNATES = "congress-alternates"
    OTHER = "other"

    @property
    def ranks(self) -> bool:
        """§ 23: alternates have an order among themselves."""
        return self in (Post.BOARD_ALTERNATES, Post.AUDITORS_ALTERNATES, Post.CONGRESS_ALTERNATES)

    @property
    def office(self) -> tuple[Body, str] | None:
        """What it is called in the register of offices; a delegate holds none, and of other posts nobody knows."""
        return _OFFICES.get(self)


_OFFICES = {
    Post.CHAIR: (Body.DISTRICT_BOARD, "ordförande"),
    Post.BOARD: (Body.DISTRICT_BOARD, "ledamot"),
    Post.BOARD_ALTERNATES: (Body.DISTRICT_BOARD, "suppleant"),
    Post.AUDITORS: (Body.AUDITORS, "revisor"),
    Post.AUDITORS_ALTERNATES: (Body.AUDITORS, "suppleant"),
    Post.COMMITTEE: (Body.COMMITTEE, "ledamot"),
}


class Way(StrEnum):
    """How it is voted and counted: §§ 22-23, marks of which the most simply win, or a ranking by the Scottish rules.

    A ballot among all the members is held once, so there most votes win.
    """

    MAJORITY = "majority"
    MOST_VOTES = "most-votes"
    STV = "scottish-stv"


class Source(StrEnum):
    """Who proposed a candidate."""

    COMMITTEE = "committee"
    FLOOR = "floor"


@dataclass(frozen=True)
class Candidate:
    """`number` is the candidate's identity on every ballot of the election; `detail` stands below the name there."""

    number: int
    name: str
    member_id: str | None = None
    detail: str = ""
    source: Source = Source.COMMITTEE
    gender: Gender = Gender.UNDISCLOSED


class Reason(StrEnum):
    """Why somebody is elected."""

    ACCLAMATION = "acclamation"
    MAJORITY = "majority"
    RUN_OFF = "run-off"
    MOST_VOTES = "most-votes"
    TRANSFER = "transfer"
    HALF_WOMEN = "half-women"


@dataclass(frozen=True)
class Elected:
    """`place` is the order of election, and of alternates the order in which they step in."""

    place: int
    number: int
    reason: Reason
    votes: int | None = None


@dataclass(frozen=True)
class Withdrawal:
    """A candidate who has been voted on withdraws before the run-off. `by` is whoever entered it."""

    number: int
    by: str
    at: datetime


@dataclass(frozen=True)
class Election:
    """`ballot` is the ballot among all members that it is a part of; without one, the conference's delegates elect.

    `elected` is nobody until it is decided. Whoever has `withdrawn` keeps the number, and the votes that were cast.
    """

    id: str
    title: str
    post: Post
    seats: int
    way: Way = Way.MAJORITY
    half_women: bool = False
    ballot: str | None = None
    candidates: tuple[Candidate, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    elected: tuple[Elected, ...] = ()
    decided_at: datetime | None = None

    def check(self) -> None:
        """Raises ElectionIncomplete."""
        if not 0 < len(self.title) <= LONGEST_TITLE:
            raise ElectionIncomplete("title")
        if not 0 < self.seats <= MOST_SEATS or (self.post is Post.CHAIR and self.seats != 1):
            raise ElectionIncomplete("seats")
        if (self.ballot is not None or self.half_women) and self.way is not Way.MOST_VOTES:
            raise ElectionIncomplete("way")

    @property
    def decided(self) -> bool:
        return self.decided_at is not None

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(each.number for each in self.candidates)

    @property
    def gone(self) -> frozenset[int]:
        return frozenset(each.number for each in self.withdrawn)

    @property
    def women(self) -> frozenset[int]:
        return frozenset(each.number for each in self.candidates if each.gender is Gender.WOMAN)

    def candidate(self, number: int) -> Candidate:
        """Raises CandidateGone."""
        for each in self.candidates:
            if each.number == number:
                return each
        raise CandidateGone

    def joined_by(self, candidate: Candidate) -> "Election":
        """The candidate with the next number.

        Raises AlreadyDecided, CandidateRepeated, GenderMissing.
        """
        self._check_undecided()
        for each in self.candidates:
            same = each.member_id == candidate.member_id if each.member_id else False
            if same or (not each.member_id and name_key(each.name) == name_key(candidate.name)):
                raise CandidateRepeated(candidate.name)
        if self.half_women and candidate.gender is Gender.UNDISCLOSED:
            raise GenderMissing
        number = max(self.numbers, default=0) + 1
        return replace(self, candidates=(*self.candidates, replace(candidate, number=number)))

    def left_by(self, number: int) -> "Election":
        """Raises AlreadyDecided, CandidateGone."""
        self._check_undecided()
        gone = self.candidate(number)
        return replace(self, candidates=tuple(each for each in self.candidates if each is not gone))

    def withdrawn_by(self, withdrawal: Withdrawal) -> "Election":
        """Raises AlreadyDecided, CandidateGone, WithdrawnAlready."""
        self._check_undecided()
        candidate = self.candidate(withdrawal.number)
        if candidate.number in self.gone:
            raise WithdrawnAlready(candidate.name)
        return replace(self, withdrawn=(*self.withdrawn, withdrawal))

    def _check_undecided(self) -> None:
        if self.decided:
            raise AlreadyDecided

    def check_can_fill(self) -> None:
        """Raises TooFewCandidates, TooFewWomen."""
        if len(self.candidates) < self.seats:
            raise TooFewCandidates(len(self.candidates), self.seats)
        if self.half_women and len(self.women) < women_needed(self.seats):
            raise TooFewWomen(len(self.women), women_needed(self.seats))

    @property
    def can_acclaim(self) -> bool:
        return self.ballot is None and len(self.candidates) == self.seats

    def acclaimed(self, now: datetime) -> "Election":
        """As many stand as there are seats, and nobody asks for a vote: they are elected in the order they stand in.

        Raises AlreadyDecided, MembersElect, TooFewCandidates, TooFewWomen, NoAcclamation.
        """
        self._check_undecided()
        if self.ballot is not None:
            raise MembersElect
        self.check_can_fill()
        if len(self.candidates) > self.seats:
            raise NoAcclamation(len(self.candidates), self.seats)
        return self.filled(
            (Elected(place, number, Reason.ACCLAMATION) for place, number in enumerate(self.numbers, start=1)), now
        )

    def filled(self, elected: Iterable[Elected], now: datetime) -> "Election":
        """Raises AlreadyDecided."""
        self._check_undecided()
        return replace(self, elected=tuple(elected), decided_at=now)

    def check_open_to_candidates(self, prepared: bool) -> None:
        """Whoever stands is fixed when the first vote is prepared. Raises AlreadyDecided, CandidatesFixed."""
        self._check_undecided()
        if prepared:
            raise CandidatesFixed
