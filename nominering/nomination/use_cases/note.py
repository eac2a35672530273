"""The committee writes for itself."""

from datetime import date, datetime

from nominering.nomination.errors import NomineeUnknown, NoteUnknown
from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.model.notes import Interview, Note
from nominering.nomination.ports import Candidacies, Notes


async def nominated_to(candidacies: Candidacies, list_id: str, candidacy_id: str) -> Candidacy:
    """Raises NomineeUnknown."""
    for each in await candidacies.of_list(list_id):
        if each.id == candidacy_id:
            return each
    raise NomineeUnknown


async def notes_about(candidacies: Candidacies, notes: Notes, candidacy: Candidacy) -> tuple[Note, ...]:
    """Those about the person, whichever list they were written for."""
    every = await candidacies.of_nominee(candidacy.nominee.id)
    return await notes.of_candidacies([each.id for each in every])


async def write_note(
    notes: Notes,
    candidacy: Candidacy,
    text: str,
    interview: Interview | None,
    *,
    new_id: str,
    by: str,
    now: datetime,
    today: date,
) -> Note:
    """Raises TextUnfit, InterviewInFuture, NotesClosed."""
    note = Note.written(new_id, candidacy.id, text, by, now, today, interview)
    await notes.keep_note(note)
    return note


async def change_note(
    notes: Notes, note: Note, text: str, interview: Interview | None, by: str, now: datetime, today: date
) -> Note:
    """Raises NoteNotYours, TextUnfit, InterviewInFuture, NotesClosed, NoteUnknown."""
    changed = note.changed(text, by, now, today, interview)
    await notes.keep_note(changed)
    return changed


async def delete_note(notes: Notes, note: Note, by: str) -> None:
    """Raises NoteNotYours."""
    note.check_written_by(by)
    await notes.delete_note(note.id)


async def note_about(candidacies: Candidacies, notes: Notes, candidacy: Candidacy, note_id: str) -> Note:
    """Raises NoteUnknown, also for a note about somebody else."""
    for note in await notes_about(candidacies, notes, candidacy):
        if note.id == note_id:
            return note
    raise NoteUnknown
