"""What happened about one place: who was named, each secret vote and how it ended, and the decision."""

from dataclasses import dataclass, replace

from nominering.counting.lots import Lots
from nominering.counting.marks import MarksCount
from nominering.place_by_place.model.events import Deed, Event


@dataclass(frozen=True)
class Vote:
    """One secret vote. `tied` were equal when it was first counted, `drawn` are the same in the order of the lot."""

    begun: Event
    runoff: bool = False
    tied: tuple[int, ...] = ()
    drawn: tuple[int, ...] = ()
    counted: Event | None = None

    @property
    def round_id(self) -> str:
        return self.begun.round_id

    @property
    def candidates(self) -> tuple[int, ...]:
        return self.begun.numbers

    @property
    def count(self) -> MarksCount | None:
        return self.counted.count if self.counted else None

    @property
    def lots(self) -> Lots | None:
        """Only those who were equal need one; the others stand after them."""
        if not self.drawn:
            return None
        return Lots((*self.drawn, *(each for each in self.candidates if each not in self.drawn)))


@dataclass(frozen=True)
class Story:
    """A place's, as far as it has come. `decided` is the event that gave the place to the `taker`."""

    place: int
    named: tuple[int, ...] = ()
    votes: tuple[Vote, ...] = ()
    decided: Event | None = None
    taker: int | None = None

    @property
    def vote(self) -> Vote | None:
        """The latest."""
        return self.votes[-1] if self.votes else None

    @property
    def meeting(self) -> tuple[int, ...]:
        """Those who meet in the run-off that is to come."""
        count = self.vote.count if self.vote else None
        return tuple(sorted(count.runoff)) if count and not count.elected else ()

    def with_event(self, event: Event) -> "Story":
        """The story one event further; of a block it is told what concerns the place."""
        match event.deed:
            case Deed.NAMED:
                return replace(self, named=(*self.named, *event.numbers))
            case Deed.VOTE:
                return replace(self, votes=(*self.votes, Vote(event, runoff=bool(self.votes))))
            case Deed.TIED:
                return self._latest(tied=event.numbers)
            case Deed.LOT:
                return self._latest(drawn=event.numbers)
            case Deed.COUNTED:
                counted = self._latest(counted=event)
                placed = dict(event.placed)
                return counted if not placed else replace(counted, decided=event, taker=placed[self.place])
            case Deed.ACCLAIMED:
                return replace(self, decided=event, taker=dict(event.placed)[self.place])
        return self

    def _latest(self, **changed: object) -> "Story":
        return replace(self, votes=(*self.votes[:-1], replace(self.votes[-1], **changed)))  # type: ignore[arg-type]
