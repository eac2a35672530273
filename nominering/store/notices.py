"""The call to the conference, kept."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from nominering.conference.errors import NoticeChanged
from nominering.conference.model.notice import Conference, Edition, Notice, Section
from nominering.correspondence.model import Letter
from nominering.correspondence.ports import Outbox
from nominering.store import tables as t
from nominering.store.database import Database, is_unique_violation


class StoredNotices:
    """Notices."""

    def __init__(self, database: Database, outbox: Outbox) -> None:
        """The outbox is on the same database: what is put in it here belongs to the same transaction."""
        self._database = database
        self._outbox = outbox

    async def conference(self) -> Conference | None:
        row = await t.ConferencePlan.select().first()
        return Conference(row["held_at"], row["place"], row["report_by"], row["words"]) if row else None

    async def keep_conference(self, conference: Conference) -> None:
        async with self._database.transaction():
            await t.ConferencePlan.delete(force=True)
            await t.ConferencePlan.insert(t.ConferencePlan(id="next", **vars(conference)))

    async def addresses(self) -> Mapping[str, tuple[str, ...]]:
        return {row["id"]: tuple(row["addresses"].split()) for row in await t.NoticeAddress.select()}

    async def keep_addresses(self, addresses: Mapping[str, tuple[str, ...]]) -> None:
        async with self._database.transaction():
            await t.NoticeAddress.delete(force=True)
            for key, several in addresses.items():
                if several:
                    await t.NoticeAddress.insert(
                        t.NoticeAddress(id=key, association=key or None, addresses=" ".join(several))
                    )

    async def editions(self) -> tuple[Edition, ...]:
        rows = await t.NoticeEdition.select().order_by(t.NoticeEdition.number, ascending=False)
        return tuple(Edition(row["number"], row["sent_at"], _notice(json.loads(row["notice"]))) for row in rows)

    async def keep_edition(self, edition: Edition, letters: Sequence[Letter]) -> None:
        text = json.dumps(asdict(edition.notice), ensure_ascii=False)
        try:
            async with self._database.transaction():
                await t.NoticeEdition.insert(
                    t.NoticeEdition(number=edition.number, sent_at=edition.sent_at, notice=text)
                )
                await self._outbox.put(letters)
        except Exception as error:
            if is_unique_violation(error):
                raise NoticeChanged from error
            raise


def _notice(data: Mapping[str, Any]) -> Notice:
    sections = (
        Section(
            each["heading"],
            tuple(each["paragraphs"]),
            tuple((name, value) for name, value in each["facts"]),
            each["link"],
            tuple(each["columns"]),
            tuple(map(tuple, each["rows"])),
        )
        for each in data["sections"]
    )
    return Notice(data["district"], data["title"], data["lead"], tuple(sections))
