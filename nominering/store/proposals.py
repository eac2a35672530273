"""The committee's versions and which of them is published, kept."""

from collections import defaultdict
from datetime import datetime

from nominering.nomination.errors import NothingScheduled, VersionUnknown
from nominering.nomination.model.proposals import Draft, Proposal, Version
from nominering.store import tables as t
from nominering.store.database import Database
from nominering.store.lists import unfrozen


class StoredProposals:
    """Proposals."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def versions(self, list_id: str) -> tuple[Version, ...]:
        orders: defaultdict[int, list[str]] = defaultdict(list)
        for place in (
            await t.VersionPlace.select().where(t.VersionPlace.list == list_id).order_by(t.VersionPlace.place)
        ):
            orders[place["version"]].append(place["candidacy"])
        rows = (
            await t.ProposalVersion.select()
            .where(t.ProposalVersion.list == list_id)
            .order_by(t.ProposalVersion.number)
        )
        return tuple(
            Version(
                row["number"],
                Draft(list_id, tuple(orders[row["number"]]), row["name"], row["saved_by"], row["saved_at"]),
            )
            for row in rows
        )

    async def version(self, list_id: str, number: int) -> Version:
        for version in await self.versions(list_id):
            if version.number == number:
                return version
        raise VersionUnknown

    async def keep_draft(self, draft: Draft) -> Version:
        async with self._database.transaction():
            await self._alone(draft.list_id)
            return await self._added(draft)

    async def proposal(self, list_id: str, now: datetime) -> Proposal | None:
        public = [each for each in await self._publications(list_id) if each.is_public(now)]
        return public[-1] if public else None

    async def earlier_proposal(self, list_id: str, now: datetime) -> Proposal | None:
        public = [each for each in await self._publications(list_id) if each.is_public(now)]
        return public[-2] if len(public) > 1 else None

    async def scheduled(self, list_id: str, now: datetime) -> Proposal | None:
        return next((each for each in await self._publications(list_id) if not each.is_public(now)), None)

    async def keep_proposal(self, proposal: Proposal, draft: Draft, now: datetime) -> Proposal:
        list_id = proposal.list_id
        async with self._database.transaction():
            await self._alone(list_id)
            newest = (await self.versions(list_id))[-1:]
            as_before = newest and newest[0].order == draft.order and draft.name in ("", newest[0].draft.name)
            version = newest[0] if as_before else await self._added(draft)
            await self._take_back(list_id, now)
            last = await t.Publication.raw("SELECT MAX(number) AS last FROM publication WHERE list = {}", list_id)
            await t.Publication.insert(
                t.Publication(
                    list=list_id,
                    number=(last[0]["last"] or 0) + 1,
                    version=version.number,
                    published_at=proposal.published_at,
                )
            )
        return Proposal(list_id, version.order, proposal.published_at, version.number)

    async def call_off(self, list_id: str, now: datetime) -> None:
        async with self._database.transaction():
            await self._alone(list_id)
            if not await self._take_back(list_id, now):
                raise NothingScheduled

    async def _alone(self, list_id: str) -> None:
        """One at a time on a list, so that numbers follow on each other. Raises CandidatesFrozen."""
        await t.CandidateList.raw(
            self._database.locking("SELECT id FROM candidate_list WHERE id = {}", "UPDATE"), list_id
        )
        await unfrozen(self._database, list_id)

    async def _added(self, draft: Draft) -> Version:
        last = await t.ProposalVersion.raw(
            "SELECT MAX(number) AS last FROM proposal_version WHERE list = {}", draft.list_id
        )
        number = (last[0]["last"] or 0) + 1
        await t.ProposalVersion.insert(
            t.ProposalVersion(
                list=draft.list_id, number=number, name=draft.name, saved_by=draft.saved_by, saved_at=draft.saved_at
            )
        )
        await t.VersionPlace.insert(
            *(
                t.VersionPlace(list=draft.list_id, version=number, place=place, candidacy=candidacy)
                for place, candidacy in enumerate(draft.order, start=1)
            )
        )
        return Version(number, draft)

    async def _take_back(self, list_id: str, now: datetime) -> bool:
        waiting = await self.scheduled(list_id, now)
        if waiting:
            await t.Publication.delete().where(
                (t.Publication.list == list_id) & (t.Publication.published_at == waiting.published_at)
            )
        return waiting is not None

    async def _publications(self, list_id: str) -> list[Proposal]:
        """In the order in which they are everybody's: at most the last has its moment to come."""
        rows = await t.Publication.select().where(t.Publication.list == list_id).order_by(t.Publication.number)
        orders = {version.number: version.order for version in await self.versions(list_id)} if rows else {}
        return [Proposal(list_id, orders[row["version"]], row["published_at"], row["version"]) for row in rows]
