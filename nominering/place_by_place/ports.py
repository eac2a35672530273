"""What deciding place by place needs kept."""

from datetime import datetime
from typing import Protocol

from nominering.balloting.ports import BallotBox
from nominering.conference.model.rounds import Round
from nominering.conference.ports import Rounds
from nominering.outcome.model.counted import CountedList
from nominering.outcome.ports import Outcomes
from nominering.place_by_place.model.events import Event


class Decisions(Protocol):
    """What the hall has done with each list. It is only ever added to, and never after the list is adopted."""

    async def events(self, list_id: str) -> tuple[Event, ...]:
        """In their order."""
        ...

    async def keep_event(self, list_id: str, event: Event, ballot: Round | None = None, *, now: datetime) -> None:
        """The next event: with a secret vote's beginning its `ballot`, with its count the ballot moved on to counted;
        all of it or nothing. A list that had been finished is under way again, and what it was is kept beside.

        Raises DecidedMeanwhile when another was quicker, AlreadyAdopted.
        """

    async def keep_finished(self, finished: CountedList, list_id: str, after: int, now: datetime) -> None:
        """The list as it is after so many events, ready to be adopted; an earlier one is kept beside.

        Raises DecidedMeanwhile, AlreadyCounted when it is what it was, AlreadyAdopted.
        """


class Deciding(Protocol):
    """What is asked when the hall decides."""

    @property
    def rounds(self) -> Rounds: ...

    @property
    def box(self) -> BallotBox: ...

    @property
    def outcomes(self) -> Outcomes: ...

    @property
    def decisions(self) -> Decisions: ...
