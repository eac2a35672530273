"""What the elections need kept."""

from typing import Protocol

from nominering.conference.model.rounds import Round
from nominering.election.model.elections import Election
from nominering.election.model.member_ballots import MemberBallot
from nominering.election.model.tallies import Tally


class Elections(Protocol):
    """Elections, who stands, how they were counted and who was elected. What is decided does not change."""

    async def elections(self) -> tuple[Election, ...]:
        """In the order they were made in."""
        ...

    async def election(self, election_id: str) -> Election:
        """Raises ElectionUnknown."""
        ...

    async def keep_election(self, election: Election) -> None:
        """A new one, without candidates."""

    async def keep_candidates(self, election: Election, instead_of: Election) -> None:
        """Those who stand now, in place of those who stood.

        Raises AlreadyDecided, CandidatesFixed once a vote is prepared, and CandidatesMoved when another was quicker.
        """

    async def keep_vote(self, election: Election, round_: Round) -> None:
        """A round of the election: from here on nobody comes or goes.

        Raises AlreadyDecided, RoundPrepared, CandidatesMoved.
        """

    async def keep_acclaimed(self, election: Election) -> None:
        """Raises AlreadyDecided, CandidatesFixed, CandidatesMoved."""

    async def keep_withdrawal(self, election: Election, instead_of: Election) -> None:
        """One more has withdrawn, and who is elected when that decides it.

        Raises AlreadyDecided, NotBetweenRounds when a vote was prepared meanwhile, and CandidatesMoved when another
        was quicker.
        """

    async def tallies(self, election_id: str) -> tuple[Tally, ...]:
        """Of the rounds that are counted, the first first."""
        ...

    async def keep_tally(self, election: Election, tally: Tally) -> None:
        """The count, its round counted, and who is elected when the election is decided by it: all of it or nothing.

        Raises AlreadyCounted when another was quicker.
        """


class MemberBallots(Protocol):
    """Ballots among all members."""

    async def member_ballots(self) -> tuple[MemberBallot, ...]: ...

    async def member_ballot(self, ballot_id: str) -> MemberBallot:
        """Raises MemberBallotUnknown."""
        ...

    async def make_member_ballot(self, ballot: MemberBallot, elections: tuple[Election, ...]) -> None:
        """The ballot and its elections, or neither."""

    async def keep_frozen(self, ballot: MemberBallot) -> None:
        """Raises ElectorateFrozen when another was quicker."""

    async def keep_times(self, ballot: MemberBallot) -> None: ...
