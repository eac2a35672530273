"""A ballot among all members: made, its electorate frozen, opened and closed by the clock or by a press."""

from datetime import date, datetime

from nominering.balloting.errors import SealUnfinished
from nominering.balloting.ports import BallotBox, VotingCards
from nominering.conference.errors import RoundNotOpen
from nominering.conference.model.rounds import Matter, Round, RoundState
from nominering.conference.ports import Rounds
from nominering.election.errors import (
    BallotNotPrepared,
    BallotOpened,
    CodesNotDealt,
    CutOffMissing,
    ElectionError,
    VoteUnderWay,
)
from nominering.election.model.elections import Election
from nominering.election.model.held import Stage
from nominering.election.model.member_ballots import MemberBallot
from nominering.election.ports import Elections, MemberBallots
from nominering.election.use_cases.hold import held
from nominering.organisation.ports import Members


async def make_member_ballot(ballots: MemberBallots, ballot: MemberBallot, elections: tuple[Election, ...]) -> None:
    """Raises ElectionIncomplete."""
    ballot.check()
    for each in elections:
        each.check()
    await ballots.make_member_ballot(ballot, elections)


async def freeze_electorate(
    ballots: MemberBallots, members: Members, ballot_id: str, cut_off: date | None, now: datetime, today: date
) -> MemberBallot:
    """Raises MemberBallotUnknown, CutOffMissing, CutOffInFuture, NobodyEntitled, ElectorateFrozen."""
    if cut_off is None:
        raise CutOffMissing
    ballot = await ballots.member_ballot(ballot_id)
    frozen = ballot.frozen(await members.members(), cut_off, now, today)
    await ballots.keep_frozen(frozen)
    return frozen


async def set_times(
    ballots: MemberBallots,
    elections: Elections,
    rounds: Rounds,
    ballot_id: str,
    opens_at: datetime,
    closes_at: datetime,
    now: datetime,
) -> None:
    """Raises MemberBallotUnknown, TimesWrong, BallotOpened."""
    ballot = await ballots.member_ballot(ballot_id)
    states = [each.state for each in await rounds_of(elections, rounds, ballot_id)]
    if RoundState.CLOSED in states or RoundState.COUNTED in states:
        raise BallotOpened
    opened = any(each is not RoundState.PREPARED for each in states)
    await ballots.keep_times(ballot.timed(opens_at, closes_at, now, opened=opened))


async def rounds_of(elections: Elections, rounds: Rounds, ballot_id: str) -> tuple[Round, ...]:
    """In the order of the elections."""
    those = [each for each in await elections.elections() if each.ballot == ballot_id]
    found = [await rounds.rounds_about(Matter.ELECTION, each.id) for each in those]
    return tuple(each for some in found for each in some)


async def prepare_member_ballot(ballots: MemberBallots, elections: Elections, rounds: Rounds, ballot_id: str) -> None:
    """A round for each of its elections: from here on nobody comes or goes. Nothing is fixed unless all can be.

    Raises MemberBallotUnknown, VoteUnderWay, TooFewCandidates, TooFewWomen, CandidatesMoved.
    """
    await ballots.member_ballot(ballot_id)
    those = [each for each in await elections.elections() if each.ballot == ballot_id]
    stand = [await held(elections, rounds, each.id) for each in those]
    waiting = [(each.election, each.next_round()) for each in stand if each.stage is Stage.CANDIDATES]
    if not waiting:
        raise VoteUnderWay
    for election, round_ in waiting:
        await elections.keep_vote(election, round_)


async def open_member_ballot(
    ballots: MemberBallots, elections: Elections, rounds: Rounds, cards: VotingCards, ballot_id: str, now: datetime
) -> None:
    """All its rounds, to as many as were entitled on the cut-off day.

    Raises MemberBallotUnknown, ElectorateNotFrozen, TimesMissing, TimesWrong, BallotNotPrepared, CodesNotDealt,
    BallotOpened.
    """
    ballot = await ballots.member_ballot(ballot_id)
    ballot.check_can_open(now)
    waiting = await rounds_of(elections, rounds, ballot_id)
    if len(waiting) < len([each for each in await elections.elections() if each.ballot == ballot_id]):
        raise BallotNotPrepared
    if await cards.issued(ballot_id) == 0:
        raise CodesNotDealt
    # Where the first was opened and the server fell, the second opens now.
    left = [each for each in waiting if each.state is RoundState.PREPARED]
    if not left or any(each.state.over for each in waiting):
        raise BallotOpened
    for each in left:
        await rounds.move_on(each.open(ballot.entitled), was=RoundState.PREPARED)


async def close_member_ballot(
    ballots: MemberBallots, elections: Elections, rounds: Rounds, box: BallotBox, ballot_id: str
) -> None:
    """Raises MemberBallotUnknown, RoundNotOpen, SealUnfinished."""
    await ballots.member_ballot(ballot_id)
    going_on = [each for each in await rounds_of(elections, rounds, ballot_id) if each.goes_on]
    if not going_on:
        raise RoundNotOpen
    unfinished: Exception | None = None
    for each in going_on:
        try:
            await box.seal(each.id)
        except SealUnfinished as error:  # closed, but the log is not empty: the other closes all the same
            unfinished = error
    if unfinished:
        raise unfinished


async def keep_time(
    ballots: MemberBallots, elections: Elections, rounds: Rounds, box: BallotBox, cards: VotingCards, now: datetime
) -> datetime | None:
    """Open and close what is due; the next moment at which anything will be. What is not ready does not open.

    Raises SealUnfinished when all that was due is closed.
    """
    unfinished: Exception | None = None
    coming: list[datetime] = []
    for ballot in await ballots.member_ballots():
        states = {each.state for each in await rounds_of(elections, rounds, ballot.id)}
        if ballot.over_by(now) and any(each.goes_on for each in states):
            try:
                await close_member_ballot(ballots, elections, rounds, box, ballot.id)
            except SealUnfinished as error:
                unfinished = error
        elif ballot.opens_by(now) and RoundState.PREPARED in states:
            try:
                await open_member_ballot(ballots, elections, rounds, cards, ballot.id, now)
            except ElectionError:
                continue
        coming += [each for each in (ballot.opens_at, ballot.closes_at) if each is not None and each > now]
    if unfinished:
        raise unfinished
    return min(coming, default=None)
