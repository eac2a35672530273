"""Ballots on paper: handed out against a tick, read twice by two tellers, reconciled, and counted with the others."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from nominering.balloting.errors import (
    ExplanationMissing,
    LookedAtBefore,
    NothingToSettle,
    PapersMissing,
    PapersTooMany,
    PapersUnread,
    ReadBefore,
    ReadTwice,
)
from nominering.balloting.model.codes import draw_code
from nominering.counting.profile import Ranking
from nominering.organisation.names import tidy

CHECK_LENGTH = 5
MOST_AT_ONCE = 1000
LONGEST_EXPLANATION = 300


def draw_check_number(choose: Callable[[str], str]) -> str:
    """What a printed ballot is known by: drawn, so that it tells nothing of the order in which they were printed."""
    return draw_code(choose, CHECK_LENGTH)


@dataclass(frozen=True)
class Handed:
    """How many ballots on paper have been handed out in a round, and how many of them are not in the urn.

    Spoilt are those that were exchanged for a fresh one, returned those that were given back unused, missing those
    that never came. `without_card` is how many voters hold one who have no voting card.
    """

    given: int = 0
    spoilt: int = 0
    returned: int = 0
    missing: int = 0
    without_card: int = 0
    explanation: str = ""
    explained_by: str = ""

    @property
    def in_the_urn(self) -> int:
        """How many there should be."""
        return self.given - self.spoilt - self.returned - self.missing

    @property
    def held(self) -> int:
        """How many voters have one."""
        return self.given - self.spoilt - self.returned

    def explained(self, missing: int, explanation: str, by: str) -> "Handed":
        """Raises ExplanationMissing."""
        explanation = tidy(explanation)
        if missing and not 0 < len(explanation) <= LONGEST_EXPLANATION:
            raise ExplanationMissing
        return replace(self, missing=missing, explanation=explanation if missing else "", explained_by=by)


@dataclass(frozen=True)
class Reading:
    """What somebody read on a ballot: the ranking or the marks, empty when it is blank; None when it is invalid."""

    by: str
    ranking: Ranking | None


class SheetState(StrEnum):
    """How far a ballot from the urn has come."""

    READ_ONCE = "once"
    AGREED = "agreed"
    DIFFERENT = "different"
    SETTLED = "settled"


@dataclass(frozen=True)
class Sheet:
    """One ballot from the urn with its readings, the third only where the first two differ."""

    check_number: str
    readings: tuple[Reading, ...]

    @property
    def state(self) -> SheetState:
        match self.readings:
            case (_,):
                return SheetState.READ_ONCE
            case (first, second):
                return SheetState.AGREED if first.ranking == second.ranking else SheetState.DIFFERENT
            case _:
                return SheetState.SETTLED

    @property
    def done(self) -> bool:
        return self.state in (SheetState.AGREED, SheetState.SETTLED)

    @property
    def ranking(self) -> Ranking | None:
        """What stands on it, once it is done; None when it is invalid."""
        return self.readings[-1].ranking

    def read_by(self, account: str) -> bool:
        return any(each.by == account for each in self.readings)

    def read_again(self, reading: Reading) -> "Sheet":
        """The second reading, by somebody else. Raises ReadBefore, ReadTwice."""
        if self.read_by(reading.by):
            raise ReadBefore(self.check_number)
        if len(self.readings) > 1:
            raise ReadTwice(self.check_number)
        return replace(self, readings=(*self.readings, reading))

    def mended(self, reading: Reading) -> "Sheet":
        """The same person's reading anew, as long as the ballot is not done. Raises NothingToSettle, ReadTwice."""
        if not self.read_by(reading.by):
            raise NothingToSettle(self.check_number)
        if self.done:
            raise ReadTwice(self.check_number)
        return replace(self, readings=tuple(reading if each.by == reading.by else each for each in self.readings))

    def looked_at(self, reading: Reading) -> "Sheet":
        """The third look, by somebody who has not read it before. Raises NothingToSettle, LookedAtBefore."""
        if self.state is not SheetState.DIFFERENT:
            raise NothingToSettle(self.check_number)
        if self.read_by(reading.by):
            raise LookedAtBefore(self.check_number)
        return replace(self, readings=(*self.readings, reading))


@dataclass(frozen=True)
class Urn:
    """A round's ballots on paper: what was handed out, what has been read, and whether they are `put_in` the box."""

    round_id: str
    handed: Handed = Handed()
    sheets: tuple[Sheet, ...] = ()
    put_in: bool = False
    invalid: int = 0

    @property
    def outstanding(self) -> bool:
        """Whether there are ballots on paper that are not in the box yet."""
        return self.handed.given > 0 and not self.put_in

    def of(self, state: SheetState) -> tuple[Sheet, ...]:
        return tuple(each for each in self.sheets if each.state == state)

    def check_reconciled(self) -> None:
        """Given out − spoilt − returned − missing must be what has been read, and each read twice alike or settled.

        Raises PapersUnread, PapersMissing, PapersTooMany.
        """
        undone = sum(not each.done for each in self.sheets)
        if undone:
            raise PapersUnread(undone)
        apart = self.handed.in_the_urn - len(self.sheets)
        if apart > 0:
            raise PapersMissing(apart)
        if apart < 0:
            raise PapersTooMany(-apart)

    @property
    def reconciled(self) -> bool:
        done = all(each.done for each in self.sheets)
        return done and self.handed.in_the_urn == len(self.sheets)

    @property
    def papers(self) -> Mapping[Ranking, int]:
        """How many gave each ranking, blank among them and the invalid not."""
        return Counter(each.ranking for each in self.sheets if each.ranking is not None)

    @property
    def found_invalid(self) -> int:
        return sum(each.done and each.ranking is None for each in self.sheets)
