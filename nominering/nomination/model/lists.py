"""The list to one election, its stops and its rules."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from nominering.counting.placing import Placing
from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.rules import Method, Rules
from nominering.nomination.errors import AnswersClosed, LateNotAllowed, LateTooEarly, NominationsClosed
from nominering.nomination.model.nominations import NominatorKind


class LateNominations(StrEnum):
    """Who may still nominate between the stop and the freeze. Whoever lets the floor lets the committee too."""

    NOBODY = "nobody"
    COMMITTEE = "committee"
    FLOOR = "floor"

    def lets(self, kind: NominatorKind) -> bool:
        if kind is NominatorKind.COMMITTEE:
            return self is not LateNominations.NOBODY
        return kind is NominatorKind.FLOOR and self is LateNominations.FLOOR


@dataclass(frozen=True)
class CandidateList:
    """A list to one election. All times are UTC; a stop is the first moment at which it is too late.

    `remind_days` is how many days before the stop for answers the unanswered are reminded; 0 is never.
    """

    id: str
    title: str
    election: str
    election_day: date
    constituency: str
    places: int
    method: Method
    nominations_close: datetime
    answers_close: datetime
    quota: Quota = field(default_factory=Quota)
    quota_mode: QuotaMode = QuotaMode.INTEGRATED
    late_nominations: LateNominations = LateNominations.NOBODY
    remind_days: int = 5

    @property
    def rules(self) -> Rules:
        """What the conference has adopted. Raises QuotaOnSet."""
        return Rules(self.method, quota=self.quota, quota_mode=self.quota_mode)

    def check_quota_can_be_kept(self, groups: Iterable[str]) -> None:
        """Whether those who stand, each with its group, can fill the places by the rule. Raises QuotaCannotBeKept."""
        standing = dict(enumerate(groups, start=1))
        Placing(tuple(standing), min(self.places, len(standing)), self.quota, standing).check()

    def nominations_open(self, now: datetime) -> bool:
        return now < self.nominations_close

    def answers_open(self, now: datetime) -> bool:
        return now < self.answers_close

    def check_nominations_open(self, now: datetime) -> None:
        """Raises NominationsClosed."""
        if not self.nominations_open(now):
            raise NominationsClosed(self.nominations_close)

    def check_may_nominate(self, kind: NominatorKind, now: datetime) -> None:
        """Until the stop associations and members; from then to the freeze whom the list's rule lets.

        Raises NominationsClosed, LateNotAllowed, LateTooEarly.
        """
        if not kind.late:
            self.check_nominations_open(now)
        elif self.nominations_open(now):
            raise LateTooEarly(self.nominations_close)
        elif not self.late_nominations.lets(kind):
            raise LateNotAllowed(self.nominations_close)

    def check_answers_open(self, now: datetime) -> None:
        """Raises AnswersClosed."""
        if not self.answers_open(now):
            raise AnswersClosed(self.answers_close)

    def stop_nominations(self, now: datetime) -> "CandidateList":
        """Bring the stop forward to now; a stop that has passed stays where it was."""
        return replace(self, nominations_close=min(now, self.nominations_close))

    def stop_answers(self, now: datetime) -> "CandidateList":
        """Bring both stops forward to now: nobody is nominated who could not answer."""
        return replace(self.stop_nominations(now), answers_close=min(now, self.answers_close))
