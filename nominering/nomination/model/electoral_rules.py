"""The electoral rules of a list: what the district decides beforehand of how its places are given."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import StrEnum

from nominering.counting.placing import Placing
from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.rules import Method, Procedure, Rules, TieRule
from nominering.nomination.errors import (
    DecisionInFuture,
    DecisionTooEarly,
    FixedPlaceOnSet,
    FixedPlaceOutside,
    FixedPlaceTwice,
    FixedPlaceVacant,
    PlaceByPlaceOnSet,
    RulesIncomplete,
)
from nominering.nomination.model.admission import USUALLY_EXCLUDING, LateNominations, Strictness
from nominering.nomination.model.nominations import LONGEST_PARAGRAPH
from nominering.organisation.names import tidy
from nominering.organisation.offices import Body

# The longest list known of in Värmland had 72 names.
LONGEST_LIST = 200


class PublicationLevel(StrEnum):
    """What everyone may read of the count when the list is adopted, from least to most.

    A ranking of a dozen names is nearly a fingerprint of its voter: with `RANKINGS` a promise can be checked.
    """

    NOTHING = "nothing"
    TOTALS = "totals"
    RANKINGS = "rankings"

    @property
    def shows_sums(self) -> bool:
        return self is not PublicationLevel.NOTHING

    @property
    def shows_rankings(self) -> bool:
        return self is PublicationLevel.RANKINGS


@dataclass(frozen=True)
class ElectoralRules:
    """One whole set of choices. `fixed` are the places decided beforehand: place → candidacy. `excluding_offices`
    are those whose holders the district keeps off the list. Place by place there are no rankings that the `method`
    could count; it stands for the day when the rules are changed back.

    A deadline is the first moment at which it is too late, in UTC.
    """

    method: Method
    places: int
    nominations_close: datetime
    answers_close: datetime
    ties: TieRule = TieRule.EARLIER_STAGE_THEN_LOT
    quota: Quota = field(default_factory=Quota)
    quota_mode: QuotaMode = QuotaMode.INTEGRATED
    publication: PublicationLevel = PublicationLevel.TOTALS
    fixed: Mapping[int, str] = field(default_factory=dict)
    late_nominations: LateNominations = LateNominations.NOBODY
    eligibility: Strictness = Strictness.WARN
    excluding_offices: frozenset[Body] = USUALLY_EXCLUDING
    procedure: Procedure = Procedure.RANKING

    @property
    def counting(self) -> Rules:
        """What the count is told. Raises QuotaOnSet."""
        return Rules(self.method, self.ties, self.quota, self.quota_mode)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of every choice: two sets of rules that differ in anything have two."""
        fixed = [f"{place}:{candidacy}" for place, candidacy in sorted(self.fixed.items())]
        deadlines = [each.astimezone(UTC).isoformat() for each in (self.nominations_close, self.answers_close)]
        choices = (self.method, self.ties, str(self.quota), self.quota_mode, self.publication, str(self.places))
        admission = (self.late_nominations, self.eligibility, " ".join(sorted(self.excluding_offices)))
        procedure = [] if self.procedure is Procedure.RANKING else [self.procedure]
        chosen = [*choices, *deadlines, *admission, *fixed, *procedure]
        return hashlib.sha256("\n".join(chosen).encode()).hexdigest()

    def check(self) -> None:
        """Whether the choices go together. Raises RulesIncomplete, QuotaOnSet, PlaceByPlaceOnSet, FixedPlaceOnSet,
        FixedPlaceOutside, FixedPlaceTwice.
        """
        if not 0 < self.places <= LONGEST_LIST:
            raise RulesIncomplete("places")
        _ = self.counting
        if self.procedure is Procedure.PLACE_BY_PLACE and self.method.elects_a_set:
            raise PlaceByPlaceOnSet
        for place, candidacy in self.fixed.items():
            if self.method.elects_a_set:
                raise FixedPlaceOnSet(candidacy)
            if not 0 < place <= self.places:
                raise FixedPlaceOutside(place, self.places, candidacy)
            if list(self.fixed.values()).count(candidacy) > 1:
                raise FixedPlaceTwice(place, candidacy)

    def check_fixed_stand(self, accepted: Collection[str]) -> None:
        """A place is decided beforehand only for somebody who has said yes. Raises FixedPlaceVacant."""
        for place, candidacy in sorted(self.fixed.items()):
            if candidacy not in accepted:
                raise FixedPlaceVacant(place, candidacy)

    def check_can_be_filled(self, groups: Mapping[str, str]) -> None:
        """Whether those who stand, by candidacy and group, can fill the places by quota and fixed places together.

        Raises FixedPlaceVacant, FixedPlaceOutside, QuotaCannotBeKept.
        """
        self.check_fixed_stand(groups)
        for place, candidacy in self.fixed.items():
            if place > len(groups):
                raise FixedPlaceOutside(place, len(groups), candidacy)
        number = {candidacy: n for n, candidacy in enumerate(groups, start=1)}
        standing = {number[candidacy]: group for candidacy, group in groups.items()}
        fixed = {place: number[candidacy] for place, candidacy in self.fixed.items()}
        Placing(tuple(standing), min(self.places, len(standing)), self.quota, standing, fixed).check()


class Deadline(StrEnum):
    """The two stops of a list."""

    NOMINATIONS = "nominations"
    ANSWERS = "answers"

    @property
    def field(self) -> str:
        return f"{self.value}_close"


class DecidedBy(StrEnum):
    """Who may adopt electoral rules."""

    BOARD = "board"
    CONFERENCE = "conference"


@dataclass(frozen=True)
class Decision:
    """Who decided, on which day and in which paragraph of its minutes."""

    body: DecidedBy
    held: date
    paragraph: str

    def minuted(self, today: date) -> "Decision":
        """As it is kept: made, and with its paragraph. Raises RulesIncomplete, DecisionInFuture."""
        paragraph = tidy(self.paragraph)
        if not 0 < len(paragraph) <= LONGEST_PARAGRAPH:
            raise RulesIncomplete("paragraph")
        if self.held > today:
            raise DecisionInFuture
        return replace(self, paragraph=paragraph)

    def check_not_before(self, standing: date | None) -> None:
        """Whether it can replace the decision that stands since that day. Raises DecisionTooEarly."""
        if standing is not None and self.held < standing:
            raise DecisionTooEarly(standing)


@dataclass(frozen=True)
class Edition:
    """The electoral rules of a list as drafted, and from its decision on as adopted; then it never changes.

    `drafted_by` and `adopted_by` are those who pressed the button; `decision` tells who decided.
    """

    list_id: str
    number: int
    rules: ElectoralRules
    drafted_by: str
    drafted_at: datetime
    decision: Decision | None = None
    adopted_by: str = ""
    adopted_at: datetime | None = None


@dataclass(frozen=True)
class DeadlineMoved:
    """A deadline that was put off after it had been set."""

    deadline: Deadline
    was: datetime
    until: datetime
    by: str
    at: datetime
