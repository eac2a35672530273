"""What people read when something is refused: one Swedish sentence that says what to do."""

from nominering.tables import errors as tables
from nominering.web.sentences import (
    committee,
    conference,
    counting,
    doors,
    election,
    electoral_rules,
    files,
    nomination,
    organisation,
    outcome,
    place_by_place,
)
from nominering.web.sentences.files import in_table
from nominering.web.sentences.sentence import Sentence

SENTENCES: dict[type[Exception], Sentence] = {
    **doors.SENTENCES,
    **organisation.SENTENCES,
    **nomination.SENTENCES,
    **committee.SENTENCES,
    **electoral_rules.SENTENCES,
    **conference.SENTENCES,
    **counting.SENTENCES,
    **election.SENTENCES,
    **outcome.SENTENCES,
    **files.SENTENCES,
    **place_by_place.SENTENCES,
    tables.RowRefused: in_table(lambda e: sentence_for(e.why)),
}


def sentence_for(error: Exception) -> str:
    """Raises KeyError for an error that no sentence is written for; a test sees to it that there is none."""
    said = SENTENCES[type(error)]
    return said if isinstance(said, str) else said(error)


def sentence_at_line(error: Exception) -> str:
    """As `sentence_for`, for where the line stands beside it already."""
    said = sentence_for(error)
    return said.removeprefix(f"{error.file}, rad {error.line}: ") if isinstance(error, tables.TableError) else said
