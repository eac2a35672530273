"""What the committee writes for itself about those who are nominated. Nobody else reads it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from nominering.nomination.errors import InterviewInFuture, NoteNotYours, TextUnfit
from nominering.nomination.model.texts import prose
from nominering.organisation.names import tidy

LONGEST_NOTE = 4000
LONGEST_INTERVIEWER = 200


@dataclass(frozen=True)
class Interview:
    """When the nominee was interviewed and who did it."""

    held_on: date
    held_by: str


@dataclass(frozen=True)
class Note:
    """A note, or with `interview` the record of one, about a candidacy; `written_by` is an account.

    `text` is None where it cannot be read: the installation's secret is another than when it was written.
    """

    id: str
    candidacy_id: str
    text: str | None
    written_by: str
    written_at: datetime
    interview: Interview | None = None
    changed_at: datetime | None = None

    @classmethod
    def written(
        cls, id: str, candidacy_id: str, text: str, by: str, now: datetime, today: date, interview: Interview | None
    ) -> "Note":
        """Raises TextUnfit, InterviewInFuture."""
        return cls(id, candidacy_id, _checked(text), by, now, _held(interview, today))

    def changed(self, text: str, by: str, now: datetime, today: date, interview: Interview | None) -> "Note":
        """Raises NoteNotYours, TextUnfit, InterviewInFuture."""
        self.check_written_by(by)
        return replace(self, text=_checked(text), changed_at=now, interview=_held(interview, today))

    def check_written_by(self, account_id: str) -> None:
        """Everybody in the committee reads a note; who wrote it changes and deletes it. Raises NoteNotYours."""
        if self.written_by != account_id:
            raise NoteNotYours


def _checked(text: str) -> str:
    text = prose(text, "note", LONGEST_NOTE)
    if not text:
        raise TextUnfit("note", LONGEST_NOTE)
    return text


def _held(interview: Interview | None, today: date) -> Interview | None:
    if interview is None:
        return None
    held_by = tidy(interview.held_by)
    if not 0 < len(held_by) <= LONGEST_INTERVIEWER:
        raise TextUnfit("held_by", LONGEST_INTERVIEWER)
    if interview.held_on > today:
        raise InterviewInFuture(interview.held_on)
    return Interview(interview.held_on, held_by)
