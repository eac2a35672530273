"""Amendments from the floor: what the conference changes in the counted order before it adopts the list.

The count itself never changes. The log only grows: taking the last amendment back is an entry too. The list is the
counted line with the amendments that stand laid on it, one after another, so the same count and the same log always
give the same list.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from nominering.counting.quotas import NO_QUOTA, Quota
from nominering.nomination.model.nominations import LONGEST_PARAGRAPH
from nominering.organisation.names import tidy
from nominering.outcome.errors import (
    AlreadyThere,
    AmendedListBreaksRule,
    AmendmentBreaksQuota,
    AmendmentIncomplete,
    AmendmentMovesFixed,
    CandidateNotOnList,
    CandidateOnList,
    CandidateUnavailable,
    NotCarried,
    NothingToSetAside,
    NothingToUndo,
    PlaceOutside,
)

LONGEST_NAME = 120
LONGEST_REASON = 500
MOST_VOTES = 10**6


class Change(StrEnum):
    MOVE = "move"
    STRIKE = "strike"
    PUT_IN = "put-in"


class How(StrEnum):
    """How the conference decided. Equal votes are settled by lot (statutes § 23)."""

    ACCLAMATION = "acclamation"
    VOTES = "votes"
    SECRET = "secret"
    LOT = "lot"


@dataclass(frozen=True)
class Carried:
    """The conference's decision. Votes are there for whatever was not carried by acclamation."""

    how: How
    paragraph: str
    votes_for: int | None = None
    votes_against: int | None = None

    def minuted(self) -> "Carried":
        """As it is kept. Raises AmendmentIncomplete, NotCarried."""
        paragraph = _filled_in(self.paragraph, "paragraph", LONGEST_PARAGRAPH)
        if self.how is How.ACCLAMATION:
            return Carried(self.how, paragraph)
        for votes, name in ((self.votes_for, "votes_for"), (self.votes_against, "votes_against")):
            if votes is None or not 0 <= votes <= MOST_VOTES:
                raise AmendmentIncomplete(name)
        ahead = (self.votes_for or 0) - (self.votes_against or 0)
        if ahead < 0 or (ahead == 0) is not (self.how is How.LOT):
            raise NotCarried(lot=ahead == 0)
        return replace(self, paragraph=paragraph)


@dataclass(frozen=True)
class Amendment:
    """One change. `place` is where the candidate is to stand; `set_aside` the paragraph by which the conference sets
    a rule aside for it; `count` the fingerprint of the count that was amended.
    """

    number: int
    change: Change
    candidacy_id: str
    place: int | None
    moved_by: str
    reason: str
    carried: Carried
    entered_by: str
    entered_at: datetime
    count: str
    set_aside: str = ""

    def filled_in(self) -> "Amendment":
        """As it is kept. Raises AmendmentIncomplete, NotCarried."""
        if not self.candidacy_id:
            raise AmendmentIncomplete("candidacy")
        if self.change is not Change.STRIKE and self.place is None:
            raise AmendmentIncomplete("place")
        return replace(
            self,
            place=None if self.change is Change.STRIKE else self.place,
            moved_by=_filled_in(self.moved_by, "moved_by", LONGEST_NAME),
            reason=_filled_in(self.reason, "reason", LONGEST_REASON),
            carried=self.carried.minuted(),
            set_aside=tidy(self.set_aside)[:LONGEST_PARAGRAPH],
        )

    def laid_on(self, line: Sequence[str]) -> tuple[str, ...]:
        """The line with the candidate at the place; all others keep their order."""
        others = [each for each in line if each != self.candidacy_id]
        if self.place is not None:
            others.insert(self.place - 1, self.candidacy_id)
        return tuple(others)


@dataclass(frozen=True)
class Undone:
    """The last amendment that stood was taken back."""

    number: int
    entered_by: str
    entered_at: datetime


Entry = Amendment | Undone


def standing(log: Iterable[Entry]) -> tuple[Amendment, ...]:
    """The amendments that have not been taken back, in order."""
    stand: list[Amendment] = []
    for entry in log:
        if isinstance(entry, Amendment):
            stand.append(entry)
        else:
            stand.pop()
    return tuple(stand)


@dataclass(frozen=True)
class Ground:
    """What is amended: the counted line of candidacies as far down as the count tells, of which the list is the first
    `places`; who `may_stand`; and what binds the places beside the votes. `fixed` is place → candidacy.
    """

    places: int
    line: tuple[str, ...]
    may_stand: frozenset[str]
    quota: Quota = NO_QUOTA
    groups: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[int, str] = field(default_factory=dict)

    @property
    def counted(self) -> tuple[str, ...]:
        """The list as it was counted."""
        return self.line[: self.places]

    def line_after(self, amendments: Iterable[Amendment]) -> tuple[str, ...]:
        """Whoever does not stand any more is passed by, on the line and in the amendments."""
        line = tuple(each for each in self.line if each in self.may_stand)
        for each in amendments:
            if each.candidacy_id in self.may_stand:
                line = each.laid_on(line)
        return line

    def list_after(self, amendments: Iterable[Amendment]) -> tuple[str, ...]:
        return self.line_after(amendments)[: self.places]

    def quota_broken_at(self, order: Sequence[str]) -> int | None:
        """The first place on which the order does not keep the rule."""
        return self.quota.broken_at([self.groups[each] for each in order]) if self.quota else None

    def fixed_broken(self, order: Sequence[str]) -> frozenset[int]:
        """The places decided beforehand that are not held by whom they were decided for."""
        return frozenset(
            place
            for place, candidacy in self.fixed.items()
            if (order[place - 1] != candidacy if place <= len(order) else candidacy not in order)
        )

    def check(self, amendment: Amendment, stand: Sequence[Amendment]) -> None:
        """Whether the list, as the amendments that stand have left it, can be amended so.

        Raises CandidateUnavailable, CandidateNotOnList, CandidateOnList, AlreadyThere, PlaceOutside,
        AmendmentBreaksQuota, AmendmentMovesFixed, NothingToSetAside.
        """
        before = self.list_after(stand)
        self._check_possible(amendment, before)
        after = self.list_after((*stand, amendment))
        broken_at = self.quota_broken_at(after) if self.quota_broken_at(before) is None else None
        moved = self.fixed_broken(after) - self.fixed_broken(before)
        if amendment.set_aside:
            if broken_at is None and not moved:
                raise NothingToSetAside
        elif broken_at is not None:
            raise AmendmentBreaksQuota(str(self.quota), broken_at)
        elif moved:
            raise AmendmentMovesFixed(min(moved))

    def _check_possible(self, amendment: Amendment, order: Sequence[str]) -> None:
        one = amendment.candidacy_id
        if one not in self.may_stand:
            raise CandidateUnavailable
        if amendment.change is Change.PUT_IN:
            if one in order:
                raise CandidateOnList(order.index(one) + 1)
            last = min(self.places, len(order) + 1)
        else:
            if one not in order:
                raise CandidateNotOnList
            last = len(order)
        if amendment.place is None:
            return
        if not 1 <= amendment.place <= last:
            raise PlaceOutside(last)
        if order[amendment.place - 1 : amendment.place] == (one,):
            raise AlreadyThere(amendment.place)

    def check_keeps_rules(self, stand: Sequence[Amendment]) -> None:
        """A count made again may have moved what the conference had amended. Raises AmendedListBreaksRule."""
        order = self.list_after(stand)
        broken = self.quota_broken_at(order) is not None or self.fixed_broken(order)
        if stand and broken and not any(each.set_aside for each in stand):
            raise AmendedListBreaksRule


@dataclass(frozen=True)
class AmendedList:
    """The counted list with the log of its amendments."""

    ground: Ground
    count: str
    log: tuple[Entry, ...] = ()

    @property
    def standing(self) -> tuple[Amendment, ...]:
        return standing(self.log)

    @property
    def order(self) -> tuple[str, ...]:
        return self.ground.list_after(self.standing)

    @property
    def below(self) -> tuple[str, ...]:
        """Who comes next, as far as the count tells."""
        return self.ground.line_after(self.standing)[self.ground.places :]

    @property
    def lapsed(self) -> tuple[Amendment, ...]:
        """Those of somebody who does not stand any more."""
        return tuple(each for each in self.standing if each.candidacy_id not in self.ground.may_stand)

    @property
    def older(self) -> tuple[Amendment, ...]:
        """Those that were decided on an earlier count."""
        return tuple(each for each in self.standing if each.count != self.count)

    @property
    def departures(self) -> tuple[int, ...]:
        """The places that the conference has given to somebody else than the count."""
        return departures(self.ground.counted, self.order)

    def next(self, amendment: Amendment) -> Amendment:
        """The amendment as it is kept. Raises AmendmentIncomplete, NotCarried, and as `Ground.check` does."""
        filled_in = replace(amendment.filled_in(), number=len(self.log) + 1, count=self.count)
        self.ground.check(filled_in, self.standing)
        return filled_in

    def undo(self, by: str, now: datetime) -> Undone:
        """Raises NothingToUndo."""
        if not self.standing:
            raise NothingToUndo
        return Undone(len(self.log) + 1, by, now)


def departures(counted: Sequence[str], decided: Sequence[str | None]) -> tuple[int, ...]:
    longest = max(len(counted), len(decided))
    return tuple(
        place for place in range(1, longest + 1) if counted[place - 1 : place] != tuple(decided[place - 1 : place])
    )


def _filled_in(text: str, name: str, longest: int) -> str:
    said = tidy(text)
    if not 0 < len(said) <= longest:
        raise AmendmentIncomplete(name)
    return said
