"""The round: one ballot, who stands in it, by which rules, with which lots."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from nominering.conference.errors import (
    DecidedByPlace,
    LotsDrawn,
    LotsMissing,
    NoCandidates,
    NoListInIt,
    NotRanked,
    RoundAlreadyOpened,
    RoundNotClosed,
    RoundNotOpen,
    RoundNotPaused,
)
from nominering.counting.lots import Lots
from nominering.counting.quotas import OTHER
from nominering.counting.rules import Procedure, Rules

CONFERENCE_DECK = "conference"


class Matter(StrEnum):
    """What a round is about: the order of a whole list, one place of a list, a personal election, or nothing (a
    trial, to learn how it is done).
    """

    LIST = "list"
    PLACE = "place"
    ELECTION = "election"
    TRIAL = "trial"


class BallotKind(StrEnum):
    """Candidates in order, as many as the voter likes; or marks without order, at most as many as the places."""

    RANKING = "ranking"
    MARKS = "marks"


class Shown(StrEnum):
    """In what order the ballot shows the candidates: by number, in one order drawn for all, or beginning with another
    candidate for each voter.
    """

    FIXED = "fixed"
    DRAWN = "drawn"
    ROTATED = "rotated"


class RoundState(StrEnum):
    """Prepared → open ⇄ paused → closed → counted; never back from closed."""

    PREPARED = "prepared"
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"
    COUNTED = "counted"

    @property
    def goes_on(self) -> bool:
        """It has been opened and not closed: also while it is paused."""
        return self in (RoundState.OPEN, RoundState.PAUSED)

    @property
    def over(self) -> bool:
        """Nobody votes any more."""
        return self in (RoundState.CLOSED, RoundState.COUNTED)


@dataclass(frozen=True)
class Standing:
    """A candidate in a round. The number is the candidate's identity on ballots, in lots and in the record.

    `group` is what a quota rule sees of the candidate; `fixed_place` the place that was decided beforehand; `detail`
    what the ballot says under the name where there is no candidacy to tell it: then `candidacy_id` is empty.
    """

    number: int
    candidacy_id: str
    name: str
    group: str = OTHER
    fixed_place: int | None = None
    detail: str = ""


@dataclass(frozen=True)
class Round:
    """A ballot that is opened and closed: who stands, by which rules, with which lots.

    `about` is the id of the list or the election, empty for a trial. `rules` are those of a ranking; marks are
    counted by the statutes. It takes ballots from the cards of its `deck`. `entitled` is how many might vote when it
    opened.
    """

    id: str
    about: str
    title: str
    rules: Rules | None
    places: int
    standing: tuple[Standing, ...]
    lots: Lots | None = None
    state: RoundState = RoundState.PREPARED
    matter: Matter = Matter.LIST
    ballot: BallotKind = BallotKind.RANKING
    deck: str = CONFERENCE_DECK
    entitled: int | None = None
    shown: Shown = Shown.FIXED
    change_of_mind: bool = False
    procedure: Procedure = Procedure.RANKING

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
        procedure: Procedure = Procedure.RANKING,
    ) -> "Round":
        """Number the candidates (id, name and group) in the order given; `fixed` are places by candidacy.

        Raises NoCandidates.
        """
        if not candidacies:
            raise NoCandidates
        place = {candidacy: place for place, candidacy in (fixed or {}).items()}
        standing = tuple(Standing(n, *each, place.get(each[0])) for n, each in enumerate(candidacies, start=1))
        return cls(id, list_id, title, rules, places, standing, procedure=procedure)

    @property
    def is_open(self) -> bool:
        return self.state is RoundState.OPEN

    @property
    def ready(self) -> bool:
        """It may be opened: whoever has to draw lots beforehand has."""
        return self.state is RoundState.PREPARED and (self.lots is not None or self.ballot is BallotKind.MARKS)

    @property
    def goes_on(self) -> bool:
        return self.state.goes_on

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(each.number for each in self.standing)

    def order_shown(self, turn: int = 0) -> tuple[int, ...]:
        """The numbers in the order a ballot shows them; a rotated one begins `turn` further down."""
        if self.shown is Shown.DRAWN:
            return self.order_drawn
        at = turn % len(self.numbers) if self.shown is Shown.ROTATED else 0
        return self.numbers[at:] + self.numbers[:at]

    @property
    def order_drawn(self) -> tuple[int, ...]:
        """Drawn from the lots, where there are any, so that everybody can draw it again. It is another order than
        theirs: whoever is the strongest when votes are equal does not stand first for that.
        """
        seed = ",".join(map(str, self.lots.order)) if self.lots else self.id
        return Lots.from_seed(seed, f"{self.title}: valsedeln", self.numbers).order

    def show(self, shown: Shown) -> "Round":
        """In which order the ballot shows the candidates. Raises RoundAlreadyOpened."""
        if self.state is not RoundState.PREPARED:
            raise RoundAlreadyOpened
        return replace(self, shown=shown)

    @property
    def ranked_by(self) -> Rules:
        """Raises NotRanked."""
        if self.rules is None:
            raise NotRanked
        return self.rules

    @property
    def groups(self) -> Mapping[int, str] | None:
        """Each candidate's group, where a quota rule needs it."""
        quota = self.rules.quota if self.rules else None
        return {each.number: each.group for each in self.standing} if quota else None

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

    def draw_lots(self, order: tuple[int, ...]) -> "Round":
        """A physical draw, typed in. Raises DecidedByPlace, LotsDrawn, RoundAlreadyOpened, LotsIncomplete."""
        self._check_lots_undrawn()
        return replace(self, lots=Lots.drawn(order, self.numbers))

    def draw_lots_from(self, seed: str) -> "Round":
        """Lots from the text of a public draw. Raises DecidedByPlace, LotsDrawn, RoundAlreadyOpened."""
        self._check_lots_undrawn()
        return replace(self, lots=Lots.from_seed(seed, self.title, self.numbers))

    def check_gives_list(self) -> None:
        """A place and an election are counted where they are held. Raises NotRanked, NoListInIt."""
        if self.ranked_by and self.matter in (Matter.PLACE, Matter.ELECTION):
            raise NoListInIt

    @property
    def is_voted_in(self) -> bool:
        """Place by place the list's own round says who stands, and nobody votes in it."""
        return self.procedure is not Procedure.PLACE_BY_PLACE

    def check_is_voted_in(self) -> None:
        """Raises DecidedByPlace."""
        if not self.is_voted_in:
            raise DecidedByPlace

    def _check_lots_undrawn(self) -> None:
        self.check_is_voted_in()
        in_the_hall = self.ballot is BallotKind.MARKS and self.state is RoundState.CLOSED
        if self.state is not RoundState.PREPARED and not in_the_hall:
            raise RoundAlreadyOpened
        if self.lots is not None:
            raise LotsDrawn

    def let_minds_change(self, allowed: bool) -> "Round":
        """Whether a ballot may be changed until the round closes is known before the first is cast.

        Raises RoundAlreadyOpened.
        """
        if self.state is not RoundState.PREPARED:
            raise RoundAlreadyOpened
        return replace(self, change_of_mind=allowed)

    def open(self, entitled: int) -> "Round":
        """A ranking's lots come first, or the draw could be suspected of knowing the votes. With marks a lot is drawn
        in the hall when it is seen to be needed.

        Raises DecidedByPlace, RoundAlreadyOpened, LotsMissing.
        """
        self.check_is_voted_in()
        if self.state is not RoundState.PREPARED:
            raise RoundAlreadyOpened
        if not self.ready:
            raise LotsMissing
        return replace(self, state=RoundState.OPEN, entitled=entitled)

    def pause(self) -> "Round":
        """Raises RoundNotOpen."""
        if not self.is_open:
            raise RoundNotOpen
        return replace(self, state=RoundState.PAUSED)

    def resume(self) -> "Round":
        """Raises RoundNotPaused."""
        if self.state is not RoundState.PAUSED:
            raise RoundNotPaused
        return replace(self, state=RoundState.OPEN)

    def close(self) -> "Round":
        """Raises RoundNotOpen."""
        if not self.goes_on:
            raise RoundNotOpen
        return replace(self, state=RoundState.CLOSED)

    def check_closed(self) -> None:
        """Nothing is counted while anyone may still vote. Raises RoundNotClosed."""
        if not self.state.over:
            raise RoundNotClosed
