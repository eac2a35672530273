"""Who names somebody, and how it was decided."""

from dataclasses import dataclass
from datetime import date

from nominering.nomination.errors import AssociationInactive, MeetingInFuture, NomineeIncomplete
from nominering.organisation.model import Association
from nominering.organisation.names import tidy

LONGEST_PARAGRAPH = 200


@dataclass(frozen=True)
class Meeting:
    """The association's meeting that decided, and the paragraph of its minutes."""

    held: date
    paragraph: str

    def minuted(self, today: date) -> "Meeting":
        """As it is kept: held, and with its paragraph. Raises NomineeIncomplete, MeetingInFuture."""
        paragraph = tidy(self.paragraph)
        if not 0 < len(paragraph) <= LONGEST_PARAGRAPH:
            raise NomineeIncomplete("paragraph")
        if self.held > today:
            raise MeetingInFuture(self.held)
        return Meeting(self.held, paragraph)


@dataclass(frozen=True)
class Nomination:
    """An association's word for a candidacy; several nominations of one person to one list are one candidacy."""

    association_id: str
    meeting: Meeting
    motivation: str = ""


def check_may_nominate(association: Association) -> None:
    """Raises AssociationInactive."""
    if not association.active:
        raise AssociationInactive(association.name)
