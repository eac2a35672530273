"""Elections and ballots among all members, kept."""

import json
from collections import defaultdict
from typing import Any

from nominering.conference.model.rounds import Round, RoundState
from nominering.election.errors import (
    AlreadyDecided,
    CandidatesFixed,
    CandidatesMoved,
    ElectionUnknown,
    ElectorateFrozen,
    MemberBallotUnknown,
    NotBetweenRounds,
)
from nominering.election.model.elections import Candidate, Elected, Election, Post, Reason, Source, Way, Withdrawal
from nominering.election.model.member_ballots import MemberBallot
from nominering.election.model.tallies import Tally, tally_of
from nominering.nomination.model.candidacies import Gender
from nominering.outcome.errors import AlreadyCounted
from nominering.store import tables as t
from nominering.store.database import Database, is_unique_violation
from nominering.store.members import hidden_members
from nominering.store.rounds import StoredRounds


class StoredElections:
    """Elections."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._rounds = StoredRounds(database)

    async def elections(self) -> tuple[Election, ...]:
        return await self._where(None)

    async def election(self, election_id: str) -> Election:
        found = await self._where(election_id)
        if not found:
            raise ElectionUnknown
        return found[0]

    async def _where(self, election_id: str | None) -> tuple[Election, ...]:
        def asked(query: Any, column: Any) -> Any:
            return query if election_id is None else query.where(column == election_id)

        rows = await asked(t.Election.select(), t.Election.id).order_by(t.Election.position, t.Election.id)
        candidates: defaultdict[str, list[Candidate]] = defaultdict(list)
        standing = asked(t.ElectionCandidate.select(), t.ElectionCandidate.election)
        hidden = await hidden_members()
        for row in await standing.order_by(t.ElectionCandidate.number):
            candidates[row["election"]].append(_candidate(row, hidden))
        elected: defaultdict[str, list[Elected]] = defaultdict(list)
        placed = asked(t.ElectionElected.select(), t.ElectionElected.election)
        for row in await placed.order_by(t.ElectionElected.place):
            elected[row["election"]].append(Elected(row["place"], row["number"], Reason(row["reason"]), row["votes"]))
        withdrawn: defaultdict[str, list[Withdrawal]] = defaultdict(list)
        gone = asked(t.ElectionWithdrawal.select(), t.ElectionWithdrawal.election)
        for row in await gone.order_by(t.ElectionWithdrawal.entered_at, t.ElectionWithdrawal.number):
            withdrawn[row["election"]].append(Withdrawal(row["number"], row["entered_by"], row["entered_at"]))
        return tuple(
            _election(row, tuple(candidates[row["id"]]), tuple(withdrawn[row["id"]]), tuple(elected[row["id"]]))
            for row in rows
        )

    async def keep_election(self, election: Election) -> None:
        async with self._database.transaction():
            await insert_election(election, await t.Election.count())

    async def keep_candidates(self, election: Election, instead_of: Election) -> None:
        async with self._database.transaction():
            await self._hold(instead_of)
            if await t.VotingRound.exists().where(t.VotingRound.election == election.id):
                raise CandidatesFixed
            await t.ElectionCandidate.delete().where(t.ElectionCandidate.election == election.id)
            if election.candidates:
                await t.ElectionCandidate.insert(*(_candidate_row(election.id, each) for each in election.candidates))

    async def keep_vote(self, election: Election, round_: Round) -> None:
        async with self._database.transaction():
            await self._hold(election)
            await self._rounds.keep_round(round_)

    async def keep_acclaimed(self, election: Election) -> None:
        async with self._database.transaction():
            await self._hold(election)
            if await t.VotingRound.exists().where(t.VotingRound.election == election.id):
                raise CandidatesFixed
            await self._decide(election)

    async def keep_withdrawal(self, election: Election, instead_of: Election) -> None:
        async with self._database.transaction():
            await self._hold(instead_of)
            uncounted = t.VotingRound.state != RoundState.COUNTED.value
            if await t.VotingRound.exists().where((t.VotingRound.election == election.id) & uncounted):
                raise NotBetweenRounds
            last = election.withdrawn[-1]
            await t.ElectionWithdrawal.insert(
                t.ElectionWithdrawal(election=election.id, number=last.number, entered_by=last.by, entered_at=last.at)
            )
            if election.decided:
                await self._decide(election)

    async def tallies(self, election_id: str) -> tuple[Tally, ...]:
        rows = await t.ElectionCount.raw(
            "SELECT election_count.round, election_count.record FROM election_count"
            " JOIN voting_round ON voting_round.id = election_count.round"
            " WHERE voting_round.election = {} ORDER BY voting_round.id",
            election_id,
        )
        return tuple(tally_of(row["round"], json.loads(row["record"])) for row in rows)

    async def keep_tally(self, election: Election, tally: Tally) -> None:
        try:
            async with self._database.transaction():
                record = json.dumps(tally.as_data(), ensure_ascii=False, sort_keys=True)
                await t.ElectionCount.insert(t.ElectionCount(round=tally.round_id, record=record))
                await t.VotingRound.update({t.VotingRound.state: RoundState.COUNTED.value}).where(
                    t.VotingRound.id == tally.round_id
                )
                if election.decided:
                    await self._decide(election)
        except Exception as error:
            if is_unique_violation(error):
                raise AlreadyCounted from error
            raise

    async def _hold(self, election: Election) -> None:
        """Alone with the election, which is still undecided and has the candidates it was seen with.

        Raises AlreadyDecided, CandidatesMoved.
        """
        await t.Election.raw(self._database.locking("SELECT id FROM election WHERE id = {}", "UPDATE"), election.id)
        kept = await self.election(election.id)
        if kept.decided:
            raise AlreadyDecided
        if (kept.candidates, kept.withdrawn) != (election.candidates, election.withdrawn):
            raise CandidatesMoved

    async def _decide(self, election: Election) -> None:
        """Raises AlreadyDecided."""
        decided = (
            await t.Election.update({t.Election.decided_at: election.decided_at})
            .where((t.Election.id == election.id) & t.Election.decided_at.is_null())
            .returning(t.Election.id)
        )
        if not decided:
            raise AlreadyDecided
        if election.elected:
            await t.ElectionElected.insert(
                *(
                    t.ElectionElected(
                        election=election.id,
                        place=each.place,
                        number=each.number,
                        reason=each.reason.value,
                        votes=each.votes,
                    )
                    for each in election.elected
                )
            )


class StoredMemberBallots:
    """MemberBallots."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def member_ballots(self) -> tuple[MemberBallot, ...]:
        rows = await t.MemberBallot.select().order_by(t.MemberBallot.title, t.MemberBallot.id)
        return tuple(MemberBallot(**row) for row in rows)

    async def member_ballot(self, ballot_id: str) -> MemberBallot:
        row = await t.MemberBallot.select().where(t.MemberBallot.id == ballot_id).first()
        if row is None:
            raise MemberBallotUnknown
        return MemberBallot(**row)

    async def make_member_ballot(self, ballot: MemberBallot, elections: tuple[Election, ...]) -> None:
        async with self._database.transaction():
            await t.MemberBallot.insert(t.MemberBallot(**vars(ballot)))
            for each in elections:
                await insert_election(each, await t.Election.count())

    async def keep_frozen(self, ballot: MemberBallot) -> None:
        kept = (
            await t.MemberBallot.update(
                {
                    t.MemberBallot.cut_off: ballot.cut_off,
                    t.MemberBallot.voters: ballot.voters,
                    t.MemberBallot.frozen_at: ballot.frozen_at,
                }
            )
            .where((t.MemberBallot.id == ballot.id) & t.MemberBallot.frozen_at.is_null())
            .returning(t.MemberBallot.id)
        )
        if not kept:
            raise ElectorateFrozen

    async def keep_times(self, ballot: MemberBallot) -> None:
        await t.MemberBallot.update(
            {t.MemberBallot.opens_at: ballot.opens_at, t.MemberBallot.closes_at: ballot.closes_at}
        ).where(t.MemberBallot.id == ballot.id)


async def insert_election(election: Election, position: int) -> None:
    await t.Election.insert(
        t.Election(
            id=election.id,
            position=position,
            title=election.title,
            post=election.post.value,
            seats=election.seats,
            way=election.way.value,
            half_women=election.half_women,
            member_ballot=election.ballot,
            decided_at=None,
        )
    )


def _election(
    row: dict[str, Any],
    candidates: tuple[Candidate, ...],
    withdrawn: tuple[Withdrawal, ...],
    elected: tuple[Elected, ...],
) -> Election:
    return Election(
        id=row["id"],
        title=row["title"],
        post=Post(row["post"]),
        seats=row["seats"],
        way=Way(row["way"]),
        half_women=bool(row["half_women"]),
        ballot=row["member_ballot"],
        candidates=candidates,
        withdrawn=withdrawn,
        elected=elected,
        decided_at=row["decided_at"],
    )


def _candidate(row: dict[str, Any], hidden: frozenset[str]) -> Candidate:
    """Of a member who has become protected since nothing stands below the name."""
    return Candidate(
        row["number"],
        row["name"],
        row["member"],
        "" if row["member"] in hidden else row["detail"],
        Source(row["source"]),
        Gender(row["gender"]),
    )


def _candidate_row(election_id: str, candidate: Candidate) -> t.ElectionCandidate:
    return t.ElectionCandidate(
        election=election_id,
        number=candidate.number,
        name=candidate.name,
        member=candidate.member_id,
        detail=candidate.detail,
        source=candidate.source.value,
        gender=candidate.gender.value,
    )
