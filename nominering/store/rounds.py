"""The rounds, kept."""

from collections import defaultdict
from typing import Any

from nominering.conference.errors import (
    CandidatesChanged,
    LotsDrawn,
    RoundPrepared,
    RoundUnknown,
    RulesChanged,
)
from nominering.conference.model.rounds import Round, RoundState, Standing
from nominering.counting.lots import Lots
from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.rules import Method, Rules, TieRule
from nominering.nomination.model.candidacies import Answer, Gender
from nominering.store import tables as t
from nominering.store.database import Database, is_unique_violation
from nominering.store.lists import held


class StoredRounds:
    """Rounds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def rounds(self) -> tuple[Round, ...]:
        rows = await t.RankingRound.select().order_by(t.RankingRound.id)
        standing: defaultdict[str, list[Standing]] = defaultdict(list)
        for one in await t.Standing.select().order_by(t.Standing.number):
            standing[one["round"]].append(_standing(one))
        return tuple(_round(row, standing[row["id"]]) for row in rows)

    async def round(self, round_id: str) -> Round:
        return _only([each for each in await self.rounds() if each.id == round_id])

    async def round_on(self, list_id: str) -> Round | None:
        return next((each for each in await self.rounds() if each.list_id == list_id), None)

    async def keep_prepared(self, round_: Round, rules: str) -> None:
        try:
            async with self._database.transaction():
                standing = await held(self._database, round_.list_id, "UPDATE")
                if standing.electoral_rules.fingerprint != rules:
                    raise RulesChanged
                await self._check_unchanged(round_)
                await t.RankingRound.insert(
                    t.RankingRound(
                        id=round_.id,
                        list=round_.list_id,
                        title=round_.title,
                        method=round_.rules.method.value,
                        ties=round_.rules.ties.value,
                        places=round_.places,
                        state=round_.state.value,
                        quota=str(round_.rules.quota),
                        quota_mode=round_.rules.quota_mode.value,
                    )
                )
                await t.Standing.insert(
                    *(
                        t.Standing(
                            candidacy=one.candidacy_id,
                            round=round_.id,
                            number=one.number,
                            name=one.name,
                            quota_group=one.group,
                            fixed_place=one.fixed_place,
                        )
                        for one in round_.standing
                    )
                )
        except Exception as error:
            if is_unique_violation(error):
                raise RoundPrepared from error
            raise

    async def _check_unchanged(self, round_: Round) -> None:
        """Who stands, and as what, is what was answered and proposed, also when something came in meanwhile."""
        accepted = await t.Candidacy.select(t.Candidacy.id, t.Candidacy.gender).where(
            (t.Candidacy.list == round_.list_id) & (t.Candidacy.answer == Answer.ACCEPTED.value)
        )
        answered = {row["id"]: Gender(row["gender"]).group for row in accepted}
        if answered != {one.candidacy_id: one.group for one in round_.standing}:
            raise CandidatesChanged
        proposed = await t.VersionPlace.raw(
            "SELECT candidacy FROM version_place WHERE list = {} AND version = (SELECT version FROM publication "
            "WHERE list = {} ORDER BY number DESC LIMIT 1) ORDER BY place",
            round_.list_id,
            round_.list_id,
        )
        first = [one.candidacy_id for one in round_.standing][: len(proposed)]
        if [row["candidacy"] for row in proposed] != first:
            raise CandidatesChanged

    async def keep_lots(self, round_: Round) -> None:
        if round_.lots is None:
            raise ValueError("the round has no lots to keep")
        kept = (
            await t.RankingRound.update(
                {
                    t.RankingRound.lots: ",".join(map(str, round_.lots.order)),
                    t.RankingRound.lots_seed: round_.lots.seed,
                }
            )
            .where((t.RankingRound.id == round_.id) & t.RankingRound.lots.is_null())
            .returning(t.RankingRound.id)
        )
        if not kept:
            raise LotsDrawn

    async def move_on(self, round_: Round, was: RoundState) -> bool:
        moved = (
            await t.RankingRound.update({t.RankingRound.state: round_.state.value})
            .where((t.RankingRound.id == round_.id) & (t.RankingRound.state == was.value))
            .returning(t.RankingRound.id)
        )
        return bool(moved)


def _standing(row: dict[str, Any]) -> Standing:
    return Standing(row["number"], row["candidacy"], row["name"], row["quota_group"], row["fixed_place"])


def _only(found: list[Round]) -> Round:
    if not found:
        raise RoundUnknown
    return found[0]


def _lots(order: str, seed: str | None, title: str) -> Lots:
    return Lots(tuple(map(int, order.split(","))), seed, title if seed is not None else None)


def _rules(row: dict[str, Any]) -> Rules:
    quota, mode = Quota.named(row["quota"]), QuotaMode(row["quota_mode"])
    return Rules(Method(row["method"]), TieRule(row["ties"]), quota, mode)


def _round(row: dict[str, Any], standing: list[Standing]) -> Round:
    lots = _lots(row["lots"], row["lots_seed"], row["title"]) if row["lots"] else None
    return Round(
        id=row["id"],
        list_id=row["list"],
        title=row["title"],
        rules=_rules(row),
        places=row["places"],
        standing=tuple(standing),
        lots=lots,
        state=RoundState(row["state"]),
    )
