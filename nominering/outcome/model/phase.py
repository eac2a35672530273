"""Where the work with a list stands."""

from enum import StrEnum

from nominering.conference.model.rounds import Round, RoundState
from nominering.nomination.model.proposals import Proposal
from nominering.outcome.model.adopted import AdoptedList


class Phase(StrEnum):
    """Where the work with a list stands."""

    NOMINATION = "nomination"
    PREPARATION = "preparation"
    CONFERENCE = "conference"
    COUNTED = "counted"
    ADOPTED = "adopted"


def phase_of(
    nominations_open: bool, proposal: Proposal | None, round_: Round | None, adopted: AdoptedList | None
) -> Phase:
    """The furthest thing that has happened decides."""
    if adopted:
        return Phase.ADOPTED
    if round_ and round_.state is RoundState.COUNTED:
        return Phase.COUNTED
    if round_ or (proposal and not nominations_open):
        return Phase.CONFERENCE
    return Phase.NOMINATION if nominations_open else Phase.PREPARATION
