"""Hold an election: by acclamation, or by a vote, a count and a run-off."""

from dataclasses import replace
from datetime import datetime

from nominering.balloting.errors import PapersOutstanding
from nominering.balloting.ports import BallotBox
from nominering.conference.model.rounds import Matter, Round
from nominering.conference.ports import Rounds
from nominering.counting.errors import TieNeedsLots
from nominering.election.errors import NotDecided
from nominering.election.model.elections import Election, Withdrawal
from nominering.election.model.held import Held, Stage
from nominering.election.model.tallies import Tally, elected_by, tally_round
from nominering.election.ports import Elections


async def held(elections: Elections, rounds: Rounds, election_id: str) -> Held:
    """Raises ElectionUnknown."""
    return Held(
        await elections.election(election_id),
        await rounds.rounds_about(Matter.ELECTION, election_id),
        await elections.tallies(election_id),
    )


async def acclaim(elections: Elections, rounds: Rounds, election_id: str, now: datetime) -> Election:
    """Raises ElectionUnknown, AlreadyDecided, CandidatesFixed, MembersElect, TooFewCandidates, TooFewWomen,
    NoAcclamation.
    """
    stands = await held(elections, rounds, election_id)
    stands.election.check_open_to_candidates(bool(stands.rounds))
    acclaimed = stands.election.acclaimed(now)
    await elections.keep_acclaimed(acclaimed)
    return acclaimed


async def prepare_vote(elections: Elections, rounds: Rounds, election_id: str) -> Round:
    """The first round, or the run-off when it is due.

    Raises ElectionUnknown, AlreadyDecided, VoteUnderWay, TooFewCandidates, TooFewWomen, RoundPrepared,
    CandidatesMoved.
    """
    stands = await held(elections, rounds, election_id)
    round_ = stands.next_round()
    await elections.keep_vote(stands.election, round_)
    return round_


async def count_vote(elections: Elections, rounds: Rounds, box: BallotBox, election_id: str, now: datetime) -> Tally:
    """Count the round that is closed; the election is decided when its seats are filled.

    Raises ElectionUnknown, NothingToCount, RoundNotClosed, PapersOutstanding, TieNeedsLots,
    QuotaCannotBeKept, CountersDiffer, AlreadyCounted.
    """
    stands = await held(elections, rounds, election_id)
    round_ = stands.round_to_count()
    papers = await box.contents(round_.id)
    tally = tally_round(stands.election, round_, papers, run_off=bool(stands.tallies))
    election = stands.election
    if not tally.run_off:
        election = election.filled(elected_by(election, (*stands.tallies, tally)), now)
    await elections.keep_tally(election, tally)
    return tally


async def withdraw_candidate(
    elections: Elections, rounds: Rounds, election_id: str, number: int, by: str, now: datetime
) -> Election:
    """Between the rounds. When nobody is left to meet in a run-off, the election is decided with the seats it filled.

    Raises ElectionUnknown, AlreadyDecided, NotBetweenRounds, CandidateGone, WithdrawnAlready, CandidatesMoved.
    """
    before = await held(elections, rounds, election_id)
    stands = before.without(Withdrawal(number, by, now))
    if not stands.run_off:
        ended = stands.election.filled(elected_by(stands.election, stands.tallies), now)
        stands = replace(stands, election=ended)
    await elections.keep_withdrawal(stands.election, instead_of=before.election)
    return stands.election


async def needs_lots(elections: Elections, rounds: Rounds, box: BallotBox, election_id: str) -> tuple[int, ...]:
    """Those who are equal in the closed round, when only a lot can part them; nobody when it can be counted, or when
    ballots on paper are still to be read.

    Raises ElectionUnknown.
    """
    stands = await held(elections, rounds, election_id)
    if stands.stage is not Stage.CLOSED:
        return ()
    round_ = stands.round_to_count()
    try:
        tally_round(stands.election, round_, await box.contents(round_.id), run_off=bool(stands.tallies))
    except TieNeedsLots as tie:
        return tie.tied
    except PapersOutstanding:
        return ()
    return ()


async def decided(elections: Elections, election_id: str) -> Election:
    """Raises ElectionUnknown, NotDecided."""
    election = await elections.election(election_id)
    if not election.decided:
        raise NotDecided
    return election
