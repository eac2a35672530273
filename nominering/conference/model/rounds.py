"""The ranking round: who stands, by which rules, with which lots."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from nominering.conference.errors import (
    LotsDrawn,
    LotsMissing,
    NoCandidates,
    RoundAlreadyOpened,
    RoundNotClosed,
    RoundNotOpen,
)
from nominering.counting.lots import Lots
from nominering.counting.quotas import OTHER
from nominering.counting.rules import Rules


class RoundState(StrEnum):
    """Prepared → open → closed → counted; never back."""

    PREPARED = "prepared"
    OPEN = "open"
    CLOSED = "closed"
    COUNTED = "counted"


@dataclass(frozen=True)
class Standing:
    """A candidate in a round. The number is the candidate's identity on ballots, in lots and in the record.

    `group` is what a quota rule sees of the candidate; `fixed_place` the place that was decided beforehand.
    """

    number: int
    candidacy_id: str
    name: str
    group: str = OTHER
    fixed_place: int | None = None


@dataclass(frozen=True)
class Round:
    """A ranking round on one list: who stands, by which rules, with which lots."""

    id: str
    list_id: str
    title: str
    rules: Rules
    places: int
    standing: tuple[Standing, ...]
    lots: Lots | None = None
    state: RoundState = RoundState.PREPARED

    @classmethod
    def prepared(
        cls,
        id: str,
        list_id: str,
        title: str,
        rules: Rules,
        places: int,
        candidacies: tuple[tuple[str, str, str], ...],
        fixed: Mapping[int, str] | None = None,
    ) -> "Round":
        """Number the candidates (id, name and group) in the order given; `fixed` are places by candidacy.

        Raises NoCandidates.
        """
        if not candidacies:
            raise NoCandidates
        place = {candidacy: place for place, candidacy in (fixed or {}).items()}
        standing = tuple(Standing(n, *each, place.get(each[0])) for n, each in enumerate(candidacies, start=1))
        return cls(id, list_id, title, rules, places, standing)

    @property
    def is_open(self) -> bool:
        return self.state is RoundState.OPEN

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(each.number for each in self.standing)

    @property
    def groups(self) -> Mapping[int, str] | None:
        """Each candidate's group, where a quota rule needs it."""
        return {each.number: each.group for each in self.standing} if self.rules.quota else None

    @property
    def fixed(self) -> Mapping[int, int]:
        """The places decided beforehand: place → number."""
        return {each.fixed_place: each.number for each in self.standing if each.fixed_place is not None}

    def fixed_among(self, left: Collection[int]) -> Mapping[int, int]:
        """The same when only those are left: places beyond them all move up to the end, in their order."""
        fixed, end = {}, len(left)
        for place, number in sorted(self.fixed.items(), reverse=True):
            if number in left:
                end = min(place, end)
                fixed[end] = number
                end -= 1
        return fixed

    @property
    def fixed_candidacies(self) -> Mapping[int, str]:
        """The same as the electoral rules have it: place → candidacy."""
        return {each.fixed_place: each.candidacy_id for each in self.standing if each.fixed_place is not None}

    def draw_lots(self, order: tuple[int, ...]) -> "Round":
        """A physical draw, typed in. Raises LotsDrawn, RoundAlreadyOpened, LotsIncomplete."""
        self._check_lots_undrawn()
        return replace(self, lots=Lots.drawn(order, self.numbers))

    def draw_lots_from(self, seed: str) -> "Round":
        """Lots from the text of a public draw. Raises LotsDrawn, RoundAlreadyOpened."""
        self._check_lots_undrawn()
        return replace(self, lots=Lots.from_seed(seed, self.title, self.numbers))

    def _check_lots_undrawn(self) -> None:
        if self.state is not RoundState.PREPARED:
            raise RoundAlreadyOpened
        if self.lots is not None:
            raise LotsDrawn

    def open(self) -> "Round":
        """Lots come first, or the draw could be suspected of knowing the votes.

        Raises RoundAlreadyOpened, LotsMissing.
        """
        if self.state is not RoundState.PREPARED:
            raise RoundAlreadyOpened
        if self.lots is None:
            raise LotsMissing
        return replace(self, state=RoundState.OPEN)

    def close(self) -> "Round":
        """Raises RoundNotOpen."""
        if not self.is_open:
            raise RoundNotOpen
        return replace(self, state=RoundState.CLOSED)

    def check_closed(self) -> None:
        """Nothing is counted while anyone may still vote. Raises RoundNotClosed."""
        if self.state in (RoundState.PREPARED, RoundState.OPEN):
            raise RoundNotClosed
