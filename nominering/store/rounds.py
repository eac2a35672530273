"""The rounds, kept."""

from collections import defaultdict
from typing import Any

from nominering.conference.errors import (
    CandidatesChanged,
    LotsDrawn,
    RoundAlreadyOpened,
    RoundPrepared,
    RoundUnknown,
    RulesChanged,
)
from nominering.conference.model.rounds import BallotKind, Matter, Round, RoundState, Shown, Standing
from nominering.counting.lots import Lots
from nominering.counting.quotas import NO_QUOTA, Quota, QuotaMode
from nominering.counting.rules import Method, Procedure, Rules, TieRule
from nominering.nomination.model.candidacies import Answer, Gender
from nominering.store import tables as t
from nominering.store.database import Database, is_unique_violation
from nominering.store.lists import held


class StoredRounds:
    """Rounds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def rounds(self) -> tuple[Round, ...]:
        return await self._where(None)

    async def round(self, round_id: str) -> Round:
        rows = await self._database.look("SELECT * FROM voting_round WHERE id = {}", round_id)
        if not rows:
            raise RoundUnknown
        standing = await self._database.look(_standing_in(1), round_id)
        return _round(rows[0], list(map(_standing, standing)))

    async def round_on(self, list_id: str) -> Round | None:
        return next(iter(await self.rounds_about(Matter.LIST, list_id)), None)

    async def rounds_about(self, matter: Matter, about: str) -> tuple[Round, ...]:
        of_it = t.VotingRound.election if matter is Matter.ELECTION else t.VotingRound.list
        return await self._where((t.VotingRound.matter == matter.value) & (of_it == about))

    async def _where(self, those: Any) -> tuple[Round, ...]:
        query = t.VotingRound.select().order_by(t.VotingRound.id)
        rows = await (query if those is None else query.where(those))
        if not rows:
            return ()
        standing: defaultdict[str, list[Standing]] = defaultdict(list)
        for one in await t.Standing.raw(_standing_in(len(rows)), *(row["id"] for row in rows)):
            standing[one["round"]].append(_standing(one))
        return tuple(_round(row, standing[row["id"]]) for row in rows)

    async def keep_prepared(self, round_: Round, rules: str) -> None:
        try:
            async with self._database.transaction():
                standing = await held(self._database, round_.about, "UPDATE")
                if standing.electoral_rules.fingerprint != rules:
                    raise RulesChanged
                await self._check_unchanged(round_)
                await insert_round(round_)
        except Exception as error:
            if is_unique_violation(error):
                raise RoundPrepared from error
            raise

    async def keep_round(self, round_: Round) -> None:
        try:
            async with self._database.transaction():
                await insert_round(round_)
        except Exception as error:
            if is_unique_violation(error):
                raise RoundPrepared from error
            raise

    async def _check_unchanged(self, round_: Round) -> None:
        """Who stands, and as what, is what was answered and proposed, also when something came in meanwhile."""
        accepted = await t.Candidacy.select(t.Candidacy.id, t.Candidacy.gender).where(
            (t.Candidacy.list == round_.about) & (t.Candidacy.answer == Answer.ACCEPTED.value)
        )
        answered = {row["id"]: Gender(row["gender"]).group for row in accepted}
        if answered != {one.candidacy_id: one.group for one in round_.standing}:
            raise CandidatesChanged
        proposed = await t.VersionPlace.raw(
            "SELECT candidacy FROM version_place WHERE list = {} AND version = (SELECT version FROM publication "
            "WHERE list = {} ORDER BY number DESC LIMIT 1) ORDER BY place",
            round_.about,
            round_.about,
        )
        first = [one.candidacy_id for one in round_.standing][: len(proposed)]
        if [row["candidacy"] for row in proposed] != first:
            raise CandidatesChanged

    async def keep_change_of_mind(self, round_: Round) -> None:
        prepared = t.VotingRound.state == RoundState.PREPARED.value
        kept = (
            await t.VotingRound.update({t.VotingRound.change_of_mind: round_.change_of_mind})
            .where((t.VotingRound.id == round_.id) & prepared)
            .returning(t.VotingRound.id)
        )
        if not kept:
            raise RoundAlreadyOpened

    async def keep_lots(self, round_: Round) -> None:
        if round_.lots is None:
            raise ValueError("the round has no lots to keep")
        kept = (
            await t.VotingRound.update(
                {
                    t.VotingRound.lots: ",".join(map(str, round_.lots.order)),
                    t.VotingRound.lots_seed: round_.lots.seed,
                }
            )
            .where((t.VotingRound.id == round_.id) & t.VotingRound.lots.is_null())
            .returning(t.VotingRound.id)
        )
        if not kept:
            raise LotsDrawn

    async def voters(self, round_id: str) -> tuple[tuple[str, str | None], ...]:
        rows = await t.RoundVoter.select().where(t.RoundVoter.round == round_id)
        return tuple((row["delegate"], row["instead_of"]) for row in rows)

    async def keep_shown(self, round_: Round) -> bool:
        kept = (
            await t.VotingRound.update({t.VotingRound.shown: round_.shown.value})
            .where((t.VotingRound.id == round_.id) & (t.VotingRound.state == RoundState.PREPARED.value))
            .returning(t.VotingRound.id)
        )
        return bool(kept)

    async def move_on(self, round_: Round, was: RoundState) -> bool:
        moved = (
            await t.VotingRound.update(
                {t.VotingRound.state: round_.state.value, t.VotingRound.entitled: round_.entitled}
            )
            .where((t.VotingRound.id == round_.id) & (t.VotingRound.state == was.value))
            .returning(t.VotingRound.id)
        )
        return bool(moved)


async def insert_round(round_: Round) -> None:
    """Within the caller's transaction."""
    rules = round_.rules
    await t.VotingRound.insert(
        t.VotingRound(
            id=round_.id,
            matter=round_.matter.value,
            list=round_.about if round_.matter in (Matter.LIST, Matter.PLACE) else None,
            election=round_.about if round_.matter is Matter.ELECTION else None,
            title=round_.title,
            places=round_.places,
            ballot=round_.ballot.value,
            lots=",".join(map(str, round_.lots.order)) if round_.lots else None,
            lots_seed=round_.lots.seed if round_.lots else None,
            method=rules.method.value if rules else None,
            ties=(rules.ties if rules else TieRule.LOT_ONLY).value,
            quota=str(rules.quota if rules else NO_QUOTA),
            quota_mode=(rules.quota_mode if rules else QuotaMode.INTEGRATED).value,
            state=round_.state.value,
            deck=round_.deck,
            shown=round_.shown.value,
            change_of_mind=round_.change_of_mind,
            procedure=round_.procedure.value,
        )
    )
    await t.Standing.insert(
        *(
            t.Standing(
                round=round_.id,
                number=one.number,
                candidacy=one.candidacy_id or None,
                name=one.name,
                detail=one.detail,
                quota_group=one.group,
                fixed_place=one.fixed_place,
            )
            for one in round_.standing
        )
    )


def _standing_in(rounds: int) -> str:
    """By number. Of a member who is protected today nothing stands below the name."""
    return (
        "SELECT standing.round, standing.number, standing.candidacy, standing.name, standing.quota_group,"
        " standing.fixed_place, CASE WHEN member.protected THEN '' ELSE standing.detail END AS detail FROM standing"
        " JOIN voting_round ON voting_round.id = standing.round"
        " LEFT JOIN election_candidate ON election_candidate.election = voting_round.election"
        " AND election_candidate.number = standing.number"
        " LEFT JOIN member ON member.id = election_candidate.member"
        f" WHERE standing.round IN ({', '.join(['{}'] * rounds)}) ORDER BY standing.number"
    )


def _standing(row: dict[str, Any]) -> Standing:
    group, place = row["quota_group"], row["fixed_place"]
    return Standing(row["number"], row["candidacy"] or "", row["name"], group, place, row["detail"])


def _lots(order: str, seed: str | None, title: str) -> Lots:
    return Lots(tuple(map(int, order.split(","))), seed, title if seed is not None else None)


def _rules(row: dict[str, Any]) -> Rules | None:
    if row["method"] is None:
        return None
    quota, mode = Quota.named(row["quota"]), QuotaMode(row["quota_mode"])
    return Rules(Method(row["method"]), TieRule(row["ties"]), quota, mode)


def _round(row: dict[str, Any], standing: list[Standing]) -> Round:
    lots = _lots(row["lots"], row["lots_seed"], row["title"]) if row["lots"] else None
    return Round(
        id=row["id"],
        about=row["list"] or row["election"] or "",
        title=row["title"],
        rules=_rules(row),
        places=row["places"],
        standing=tuple(standing),
        lots=lots,
        state=RoundState(row["state"]),
        matter=Matter(row["matter"]),
        ballot=BallotKind(row["ballot"]),
        deck=row["deck"],
        entitled=row["entitled"],
        shown=Shown(row["shown"]),
        change_of_mind=bool(row["change_of_mind"]),
        procedure=Procedure(row["procedure"]),
    )
