"""What the tellers say of a count: two people, beside the programs that count it twice."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from nominering.organisation.names import tidy
from nominering.outcome.errors import PlaceOutside, SettledAlready, TellerObjects, WordIncomplete

WANTED = 2
LONGEST_TEXT = 1000


@dataclass(frozen=True)
class Settled:
    """How an objection was looked into and what came of it, by whom who conducts the voting."""

    text: str
    by: str
    at: datetime


@dataclass(frozen=True)
class TellersWord:
    """A teller's own verdict on one count: the same list, or another on some `places` with the words that tell why.

    `count` is the fingerprint of the count it is about.
    """

    id: str
    account_id: str
    name: str
    at: datetime
    count: str
    agrees: bool
    places: tuple[int, ...] = ()
    text: str = ""
    settled: Settled | None = None

    def filled_in(self, last: int) -> "TellersWord":
        """As it is kept; the list has `last` places. Raises WordIncomplete, PlaceOutside."""
        text = tidy(self.text)
        if len(text) > LONGEST_TEXT:
            raise WordIncomplete("text")
        if self.agrees:
            if self.places:
                raise WordIncomplete("agrees")
            return replace(self, text=text)
        if not self.places:
            raise WordIncomplete("places")
        if not text:
            raise WordIncomplete("text")
        places = tuple(sorted(set(self.places)))
        if not 1 <= places[0] <= places[-1] <= last:
            raise PlaceOutside(last, "places")
        return replace(self, places=places, text=text)

    @property
    def stops(self) -> bool:
        return not self.agrees and self.settled is None

    def settle(self, text: str, by: str, at: datetime) -> "TellersWord":
        """Raises SettledAlready, WordIncomplete."""
        if not self.stops:
            raise SettledAlready
        said = tidy(text)
        if not 0 < len(said) <= LONGEST_TEXT:
            raise WordIncomplete("settled")
        return replace(self, settled=Settled(said, by, at))


@dataclass(frozen=True)
class Verification:
    """Every teller's last word on the count that stands, the first that spoke first."""

    words: tuple[TellersWord, ...] = ()

    @classmethod
    def of(cls, words: Iterable[TellersWord], count: str) -> "Verification":
        """Of all words in the order they came; what was said of an earlier count is passed by."""
        last = {each.account_id: each for each in words if each.count == count}
        return cls(tuple(last.values()))

    @property
    def missing(self) -> int:
        """How many of the two have not said that they agree."""
        return max(0, WANTED - sum(each.agrees for each in self.words))

    @property
    def objections(self) -> tuple[TellersWord, ...]:
        return tuple(each for each in self.words if each.stops)

    def by(self, account_id: str) -> TellersWord | None:
        return next((each for each in self.words if each.account_id == account_id), None)

    def check_nothing_stops(self) -> None:
        """Raises TellerObjects."""
        for each in self.objections:
            raise TellerObjects(each.name, each.places)
