"""Who gets onto a list: who may nominate after the stop, and what follows when somebody is not eligible."""

from enum import StrEnum

from nominering.nomination.model.nominations import NominatorKind
from nominering.organisation.offices import Body


class LateNominations(StrEnum):
    """Who may still nominate between the stop and the freeze. Whoever lets the floor lets the committee too."""

    NOBODY = "nobody"
    COMMITTEE = "committee"
    FLOOR = "floor"

    def lets(self, kind: NominatorKind) -> bool:
        if kind is NominatorKind.COMMITTEE:
            return self is not LateNominations.NOBODY
        return kind is NominatorKind.FLOOR and self is LateNominations.FLOOR


class Strictness(StrEnum):
    """What happens when somebody is not eligible: it is said, or it stops the person from standing."""

    WARN = "warn"
    STOP = "stop"


# Those who audit the district or run the nominations, where the district has not said otherwise.
USUALLY_EXCLUDING = frozenset({Body.AUDITORS, Body.ORGANISER})
