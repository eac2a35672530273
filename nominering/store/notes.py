"""The committee's notes, kept sealed."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from nominering.nomination.errors import NotesClosed, NoteUnknown
from nominering.nomination.model.notes import Interview, Note
from nominering.store import tables as t
from nominering.store.database import Database
from nominering.store.sealing import Seal


class StoredNotes:
    """Notes. Text and interviewer are sealed; who wrote about whom and when is not."""

    def __init__(self, database: Database, secret: bytes) -> None:
        self._database = database
        self._seal = Seal(secret, "nominering: the committee's notes")

    async def of_candidacies(self, candidacy_ids: Sequence[str]) -> tuple[Note, ...]:
        if not candidacy_ids:
            return ()
        rows = (
            await t.CommitteeNote.select()
            .where(t.CommitteeNote.candidacy.is_in(list(candidacy_ids)))
            .order_by(t.CommitteeNote.written_at, t.CommitteeNote.id, ascending=False)
        )
        return tuple(map(self._note, rows))

    async def how_many(self, list_id: str) -> Mapping[str, int]:
        rows = await t.CommitteeNote.raw(
            "SELECT candidacy, COUNT(*) AS many FROM committee_note "
            "WHERE candidacy IN (SELECT id FROM candidacy WHERE list = {}) GROUP BY candidacy",
            list_id,
        )
        return {row["candidacy"]: row["many"] for row in rows}

    async def note(self, note_id: str) -> Note:
        row = await t.CommitteeNote.select().where(t.CommitteeNote.id == note_id).first()
        if row is None:
            raise NoteUnknown
        return self._note(row)

    async def keep_note(self, note: Note) -> None:
        content: dict[Any, Any] = {
            "sealed": self._seal.close(
                json.dumps({"text": note.text, "held_by": note.interview.held_by if note.interview else ""})
            ),
            "changed_at": note.changed_at,
            "held_on": note.interview.held_on if note.interview else None,
        }
        async with self._database.transaction():
            await self._check_not_adopted(note.candidacy_id)
            if note.changed_at is None:
                await t.CommitteeNote.insert(
                    t.CommitteeNote(
                        id=note.id,
                        candidacy=note.candidacy_id,
                        written_by=note.written_by,
                        written_at=note.written_at,
                        **content,
                    )
                )
                return
            changed = (
                await t.CommitteeNote.update(content)
                .where(t.CommitteeNote.id == note.id)
                .returning(t.CommitteeNote.id)
            )
            if not changed:
                raise NoteUnknown

    async def _check_not_adopted(self, candidacy_id: str) -> None:
        """The list's row is held: its adoption waits, and erases what is written here, or has come first."""
        row = (await t.Candidacy.select(t.Candidacy.list).where(t.Candidacy.id == candidacy_id))[0]
        await t.CandidateList.raw(self._database.locking("SELECT id FROM candidate_list WHERE id = {}"), row["list"])
        if await t.AdoptedList.exists().where(t.AdoptedList.list == row["list"]):
            raise NotesClosed

    async def delete_note(self, note_id: str) -> None:
        await t.CommitteeNote.delete().where(t.CommitteeNote.id == note_id)

    async def erase(self, list_id: str) -> int:
        return await erase_notes(list_id)

    def _note(self, row: dict[str, Any]) -> Note:
        opened = self._seal.open(row["sealed"])
        content: dict[str, Any] = json.loads(opened) if opened is not None else {"text": None, "held_by": ""}
        return Note(
            id=row["id"],
            candidacy_id=row["candidacy"],
            text=content["text"],
            written_by=row["written_by"],
            written_at=row["written_at"],
            interview=Interview(row["held_on"], content["held_by"]) if row["held_on"] else None,
            changed_at=row["changed_at"],
        )


async def erase_notes(list_id: str) -> int:
    """Also a part of adopting the list."""
    gone = await t.CommitteeNote.raw(
        "DELETE FROM committee_note WHERE candidacy IN (SELECT id FROM candidacy WHERE list = {}) RETURNING id",
        list_id,
    )
    return len(gone)
