"""Members: where they belong, from when, and from when it counts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nominering.organisation.errors import (
    BornWrong,
    DatesReversed,
    DayInFuture,
    MoveUndated,
    MunicipalityCodeWrong,
    NumberWrong,
    StaysOverlap,
    TextTooLong,
)
from nominering.organisation.names import name_key

# The party's statutes § 3: membership counts from 30 days after the fee is paid.
COUNTS_AFTER = timedelta(days=30)
ONE_DAY = timedelta(days=1)
LONGEST = {"number": 40, "name": 80, "email": 254, "phone": 40}


@dataclass(frozen=True)
class Membership:
    """A stay in one association, or in none where the member lives where there is none. `until` is the last day."""

    association_id: str | None
    since: date
    until: date | None = None

    def on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def over_before(self, day: date) -> bool:
        return self.until is not None and self.until < day


@dataclass(frozen=True)
class Member:
    """A person in the party. `id` is the membership number, `municipality` a code; no personnummer is kept.

    `fee_paid` is the day the first fee of the present stay was paid. Of a `protected` member neither address,
    phone nor municipality is shown.
    """

    id: str
    name: str
    born: date
    municipality: str
    memberships: tuple[Membership, ...]
    fee_paid: date | None = None
    email: str = ""
    phone: str = ""
    protected: bool = False

    def membership_on(self, day: date) -> Membership | None:
        return next((each for each in self.memberships if each.on(day)), None)

    def active_on(self, day: date) -> bool:
        return self.membership_on(day) is not None

    def association_on(self, day: date) -> str | None:
        membership = self.membership_on(day)
        return membership.association_id if membership else None

    @property
    def counts_from(self) -> date | None:
        """The first day on which the membership counts (§ 3); None until a fee is paid."""
        return self.fee_paid + COUNTS_AFTER if self.fee_paid else None

    def counts_on(self, day: date) -> bool:
        """A member whose fee was paid at least 30 days before."""
        return self.active_on(day) and self.counts_from is not None and self.counts_from <= day

    @property
    def latest(self) -> Membership:
        """The stay that began last; every member has or has had one."""
        return max(self.memberships, key=lambda each: each.since)

    def belongs(self, today: date) -> bool:
        """Whether the membership goes on, or will begin."""
        return bool(self.memberships) and not self.latest.over_before(today)

    @property
    def identity(self) -> tuple[str, date]:
        """What two active members do not share: other capitals or spaces make nobody else."""
        return name_key(self.name), self.born

    def with_stay(self, stay: Membership) -> "Member":
        """The stay as the newest one: begun, corrected, or begun by a move that ends the one before.

        Raises MoveUndated, StaysOverlap.
        """
        if not self.memberships:
            return replace(self, memberships=(stay,))
        *earlier, last = sorted(self.memberships, key=lambda each: each.since)
        moved = stay.association_id != last.association_id
        if moved and stay.since <= last.since:
            raise MoveUndated(last.since)
        if moved or last.over_before(stay.since):
            ended = last if last.over_before(stay.since) else replace(last, until=stay.since - ONE_DAY)
            return replace(self, memberships=(*earlier, ended, stay))
        if any(not each.over_before(stay.since) for each in earlier):
            raise StaysOverlap(stay.since)
        return replace(self, memberships=(*earlier, stay))

    def faults(self, today: date) -> Iterable[Exception]:
        """Everything that is wrong by itself."""
        for field, text in (("number", self.id), ("name", self.name), ("email", self.email), ("phone", self.phone)):
            if len(text) > LONGEST[field]:
                yield TextTooLong(field, LONGEST[field])
        if not all(letter.isalnum() or letter in "-_." for letter in self.id):
            yield NumberWrong(self.id)
        if self.born.year < 1900 or self.born > today:
            yield BornWrong(self.born)
        if not is_municipality_code(self.municipality):
            yield MunicipalityCodeWrong(self.municipality)
        if self.fee_paid and self.fee_paid > today:
            yield DayInFuture(self.fee_paid)
        if self.fee_paid and self.fee_paid < self.born:
            yield DatesReversed(self.born, self.fee_paid)
        for stay in self.memberships:
            if stay.since <= self.born:
                yield DatesReversed(self.born, stay.since)
            if stay.until is not None and stay.until < stay.since:
                yield DatesReversed(stay.since, stay.until)


def is_municipality_code(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdigit()
