"""Members: where they belong, from when, and from when it counts."""

from dataclasses import dataclass
from datetime import date, timedelta

# The party's statutes § 3: membership counts from 30 days after the fee is paid.
COUNTS_AFTER = timedelta(days=30)


@dataclass(frozen=True)
class Membership:
    """A stay in one association, or in none where the member lives where there is none. `until` is the last day."""

    association_id: str | None
    since: date
    until: date | None = None

    def on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


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
