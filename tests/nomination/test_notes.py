"""The committee's notes: whose they are, how they are kept, and when they are gone."""

import sqlite3
from datetime import date, timedelta

import pytest

from nominering.app import furnish
from nominering.nomination.errors import (
    InterviewInFuture,
    NominationError,
    NoteNotYours,
    NotesClosed,
    NoteUnknown,
    TextUnfit,
)
from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.model.notes import LONGEST_NOTE, Interview, Note
from nominering.nomination.use_cases.note import change_note, delete_note, notes_about, write_note
from nominering.store import tables as t
from nominering.store.database import Database
from nominering.store.sealing import Seal
from tests.story import START, Story

TODAY = START.date()
TOLD = "Berättade om sin tid i Paris"


def written(text: str = TOLD, interview: Interview | None = None) -> Note:
    return Note.written("n", "c", text, "elsa", START, TODAY, interview)


def test_a_note_keeps_its_lines_and_loses_what_cannot_be_seen() -> None:
    assert written("  Lugn.\r\n\r\n Vill   hellre \u202ebort. \n").text == "Lugn.\n\nVill hellre bort."


@pytest.mark.parametrize(
    ("text", "interview", "refusal"),
    [
        (" \n ", None, TextUnfit),
        ("x" * (LONGEST_NOTE + 1), None, TextUnfit),
        (TOLD, Interview(TODAY, " "), TextUnfit),
        (TOLD, Interview(TODAY + timedelta(days=1), "Elsa"), InterviewInFuture),
    ],
)
def test_a_note_has_a_text_and_an_interview_has_been_held_by_somebody(
    text: str, interview: Interview | None, refusal: type[NominationError]
) -> None:
    with pytest.raises(refusal):
        written(text, interview)


def test_whoever_wrote_it_changes_it_and_nobody_else() -> None:
    with pytest.raises(NoteNotYours):
        written().changed("Annat", "tore", START, TODAY, None)
    assert written().changed("Annat", "elsa", START, TODAY, None).text == "Annat"


async def _about_asa(story: Story, list_id: str = "riksdag") -> Candidacy:
    return next(each for each in await story.house.candidacies.of_list(list_id) if each.nominee.name == "Åsa Öberg")


async def _write(story: Story, text: str = TOLD, id: str = "n1", list_id: str = "riksdag") -> Note:
    return await write_note(
        story.house.notes,
        await _about_asa(story, list_id),
        text,
        Interview(date(2030, 1, 9), "Elsa och Tore"),
        new_id=id,
        by="elsa",
        now=story.clock.now,
        today=story.clock.now.date(),
    )


async def test_a_note_is_read_as_it_was_written_and_under_every_list_of_the_person(story: Story) -> None:
    await story.until_nominated()
    note = await _write(story)
    for list_id in ("riksdag", "region"):
        candidacy = await _about_asa(story, list_id)
        assert await notes_about(story.house.candidacies, story.house.notes, candidacy) == (note,)
    assert await story.house.notes.how_many("riksdag") == {note.candidacy_id: 1}
    assert await story.house.notes.how_many("region") == {}


async def test_a_note_is_changed_and_deleted(story: Story) -> None:
    await story.until_nominated()
    note = await _write(story)
    changed = await change_note(story.house.notes, note, "Annat", None, "elsa", START, TODAY)
    assert await story.house.notes.note("n1") == changed
    with pytest.raises(NoteNotYours):
        await delete_note(story.house.notes, note, "tore")
    await delete_note(story.house.notes, note, "elsa")
    with pytest.raises(NoteUnknown):
        await story.house.notes.note("n1")
    with pytest.raises(NoteUnknown):
        await change_note(story.house.notes, note, "Igen", None, "elsa", START, TODAY)


async def test_who_reads_the_database_reads_no_note(story: Story, database: Database) -> None:
    await story.until_nominated()
    await _write(story)
    (row,) = await t.CommitteeNote.select()
    assert not [value for value in row.values() if "Paris" in str(value) or "Tore" in str(value)]
    if database.on_sqlite:
        with sqlite3.connect(database.engine.path) as file:  # type: ignore[union-attr]
            assert "Paris" not in "\n".join(file.iterdump())


async def test_with_another_secret_a_note_is_there_but_cannot_be_read(story: Story, database: Database) -> None:
    await story.until_nominated()
    await _write(story)
    stranger = furnish(database, b"another secret", clock=story.clock)
    note = await stranger.notes.note("n1")
    assert (note.text, note.written_by) == (None, "elsa")


def test_what_is_sealed_for_one_purpose_is_not_opened_for_another() -> None:
    sealed = Seal(b"secret", "one").close(TOLD)
    assert Seal(b"secret", "one").open(sealed) == TOLD
    assert Seal(b"secret", "other").open(sealed) is None
    assert Seal(b"secret", "one").open(sealed[:-4] + "AAAA") is None


async def test_adopting_a_list_erases_its_notes_and_no_others(story: Story) -> None:
    await story.until_counted()
    await _write(story, id="n1")
    await _write(story, id="n2", list_id="region")
    await story.adopt("riksdag")
    candidacy = await _about_asa(story)
    assert [each.id for each in await notes_about(story.house.candidacies, story.house.notes, candidacy)] == ["n2"]


async def test_no_note_is_written_on_an_adopted_list(story: Story) -> None:
    await story.until_adopted()
    with pytest.raises(NotesClosed):
        await _write(story)
    assert await t.CommitteeNote.count() == 0


async def test_the_committee_may_erase_them_before(story: Story) -> None:
    await story.until_nominated()
    await _write(story, id="n1")
    await _write(story, id="n2", list_id="region")
    assert await story.house.notes.erase("riksdag") == 1
    assert await t.CommitteeNote.count() == 1
