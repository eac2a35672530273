"""What nominators have begun to write, kept."""

import json

from nominering.nomination.model.drafts import Draft
from nominering.nomination.model.nominations import Nominator
from nominering.store import tables as t
from nominering.store.database import Database


class StoredDrafts:
    """Drafts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def draft(self, nominator: Nominator) -> Draft | None:
        row = await t.NominationDraft.select().where(t.NominationDraft.nominator == nominator.key).first()
        if row is None:
            return None
        content = {field: tuple(typed) for field, typed in json.loads(row["content"]).items()}
        return Draft(content, row["saved_by"], row["saved_at"])

    async def keep_draft(self, nominator: Nominator, draft: Draft) -> None:
        await t.NominationDraft.raw(
            "INSERT INTO nomination_draft (nominator, content, saved_by, saved_at) VALUES ({}, {}, {}, {})"
            " ON CONFLICT (nominator) DO UPDATE SET content = excluded.content, saved_by = excluded.saved_by,"
            " saved_at = excluded.saved_at",
            nominator.key,
            json.dumps(draft.content, ensure_ascii=False),
            draft.saved_by,
            draft.saved_at,
        )

    async def drop_draft(self, nominator: Nominator) -> None:
        await t.NominationDraft.delete().where(t.NominationDraft.nominator == nominator.key)
