"""The list to one election, its stops and its rules."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from nominering.counting.placing import Placing
from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.rules import Method, Rules
from nominering.nomination.errors import AnswersClosed, NominationsClosed


class Election(StrEnum):
    """What is elected; the law asks different things of the candidates to each."""

    RIKSDAG = "riksdag"
    REGION = "region"
    MUNICIPAL = "municipal"


class Strictness(StrEnum):
    """What happens when somebody is not eligible: it is said, or it stops the person from standing."""

    WARN = "warn"
    STOP = "stop"


@dataclass(frozen=True)
class CandidateList:
    """A list to one election. All times are UTC; a stop is the first moment at which it is too late.

    `excluding_offices` are the kinds of office whose holders the district keeps off the list. `area` are the codes
    of the municipalities it is for, where that is not the whole district.
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
    kind: Election = Election.RIKSDAG
    eligibility: Strictness = Strictness.WARN
    excluding_offices: tuple[str, ...] = ("auditors", "organiser")
    area: tuple[str, ...] = ()

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
