"""The list to one election, its stops and its rules."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.rules import Method, Procedure, Rules, TieRule
from nominering.nomination.errors import (
    AnswersClosed,
    DeadlineInPast,
    DeadlineNotLater,
    DeadlinePassed,
    DeadlinesOutOfOrder,
    LateNotAllowed,
    LateTooEarly,
    ListIncomplete,
    NominationsClosed,
    RulesNotAdopted,
)
from nominering.nomination.model.admission import USUALLY_EXCLUDING, LateNominations, Strictness
from nominering.nomination.model.electoral_rules import Deadline, ElectoralRules, PublicationLevel
from nominering.nomination.model.nominations import NominatorKind
from nominering.organisation.model import District
from nominering.organisation.names import tidy
from nominering.organisation.offices import Body

LONGEST_TITLE = 80
EARLIEST_REMINDER = 60


class Election(StrEnum):
    """What is elected; the law asks different things of the candidates to each."""

    RIKSDAG = "riksdag"
    REGION = "region"
    MUNICIPAL = "municipal"


@dataclass(frozen=True)
class CandidateList:
    """A list to one election. All times are UTC; a stop is the first moment at which it is too late.

    `edition` is the number of the adopted electoral rules; until there are any the list follows their draft.
    `area` are the codes of the municipalities it is for, where that is not the whole district.
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
    ties: TieRule = TieRule.EARLIER_STAGE_THEN_LOT
    publication: PublicationLevel = PublicationLevel.TOTALS
    fixed: Mapping[int, str] = field(default_factory=dict)
    late_nominations: LateNominations = LateNominations.NOBODY
    eligibility: Strictness = Strictness.WARN
    excluding_offices: frozenset[Body] = USUALLY_EXCLUDING
    procedure: Procedure = Procedure.RANKING
    edition: int | None = None
    kind: Election = Election.RIKSDAG
    area: tuple[str, ...] = ()
    remind_days: int = 5

    @property
    def rules(self) -> Rules:
        """What the conference has adopted of the count. Raises QuotaOnSet."""
        return self.electoral_rules.counting

    @property
    def electoral_rules(self) -> ElectoralRules:
        return ElectoralRules(
            method=self.method,
            places=self.places,
            nominations_close=self.nominations_close,
            answers_close=self.answers_close,
            ties=self.ties,
            quota=self.quota,
            quota_mode=self.quota_mode,
            publication=self.publication,
            fixed=self.fixed,
            late_nominations=self.late_nominations,
            eligibility=self.eligibility,
            excluding_offices=self.excluding_offices,
            procedure=self.procedure,
        )

    @property
    def way(self) -> str:
        """What the words about how it comes about go by: the procedure, or the method that counts the rankings."""
        return self.method.value if self.procedure is Procedure.RANKING else self.procedure.value

    def under(self, rules: ElectoralRules) -> "CandidateList":
        return replace(
            self,
            method=rules.method,
            places=rules.places,
            nominations_close=rules.nominations_close,
            answers_close=rules.answers_close,
            ties=rules.ties,
            quota=rules.quota,
            quota_mode=rules.quota_mode,
            publication=rules.publication,
            fixed=rules.fixed,
            late_nominations=rules.late_nominations,
            eligibility=rules.eligibility,
            excluding_offices=rules.excluding_offices,
            procedure=rules.procedure,
        )

    def named(self, title: str, constituency: str) -> "CandidateList":
        """Raises ListIncomplete."""
        title, constituency = tidy(title), tidy(constituency)
        for field_, text in (("title", title), ("constituency", constituency)):
            if not 0 < len(text) <= LONGEST_TITLE:
                raise ListIncomplete(field_)
        return replace(self, title=title, constituency=constituency)

    def to(self, kind: Election, area: Collection[str], district: District) -> "CandidateList":
        """A municipal list is to some of the district's municipalities (codes), any other to the whole of it.

        A district that has none written down has none to choose from. Raises ListIncomplete.
        """
        if kind is not Election.MUNICIPAL:
            return replace(self, kind=kind, area=())
        codes = tuple(each.code for each in district.municipalities)
        if not set(area) <= set(codes) or (codes and not area):
            raise ListIncomplete("area")
        return replace(self, kind=kind, area=tuple(code for code in codes if code in area))

    def reminding(self, days: int | None) -> "CandidateList":
        """None is whatever is no number of days. Raises ListIncomplete."""
        if days is None or not 0 <= days <= EARLIEST_REMINDER:
            raise ListIncomplete("remind_days")
        return replace(self, remind_days=days)

    def check_new(self, now: datetime, today: date) -> None:
        """Whether a list may begin so. Raises ListIncomplete and the errors of `ElectoralRules.check`,
        DeadlinesOutOfOrder, DeadlineInPast.
        """
        self.check_day(today)
        self.electoral_rules.check()
        self._check_order()
        for deadline in Deadline:
            if self.closes(deadline) <= now:
                raise DeadlineInPast(deadline.field)

    def check_day(self, today: date) -> None:
        """The election has not been, and is not further off than anybody plans. Raises ListIncomplete."""
        if not today < self.election_day or self.election_day.year > today.year + 10:
            raise ListIncomplete("election_day")

    def check_rules(self, rules: ElectoralRules, now: datetime) -> None:
        """Whether the list may be put under these rules now: what has passed stays, what is moved is still to come.

        Raises the errors of `ElectoralRules.check`, DeadlinePassed, DeadlineInPast, DeadlinesOutOfOrder.
        """
        rules.check()
        then = self.under(rules)
        moved = [each for each in Deadline if self.closes(each) != then.closes(each)]
        for each in moved:
            if self.closes(each) <= now:
                raise DeadlinePassed(each.field)
            if then.closes(each) <= now:
                raise DeadlineInPast(each.field)
        if moved:
            then._check_order()

    def check_may_be_to(self, election_day: date) -> None:
        """Answers close before the election. Raises DeadlinesOutOfOrder."""
        if self.answers_close.date() >= election_day:
            raise DeadlinesOutOfOrder("election_day")

    def _check_order(self) -> None:
        """Nominations, then answers, then the election. Raises DeadlinesOutOfOrder."""
        if not self.nominations_close < self.answers_close or self.answers_close.date() >= self.election_day:
            raise DeadlinesOutOfOrder(Deadline.ANSWERS.field)

    def extend(self, deadline: Deadline, until: datetime, now: datetime) -> "CandidateList":
        """Put a deadline off; whoever extends the nominations past the answers moves the answers first.

        Raises DeadlinePassed, DeadlineNotLater, DeadlinesOutOfOrder.
        """
        if self.closes(deadline) <= now:
            raise DeadlinePassed("until")
        if until <= self.closes(deadline):
            raise DeadlineNotLater("until")
        nominations, answers = (
            (until, self.answers_close) if deadline is Deadline.NOMINATIONS else (self.nominations_close, until)
        )
        extended = replace(self, nominations_close=nominations, answers_close=answers)
        try:
            extended._check_order()
        except DeadlinesOutOfOrder:
            raise DeadlinesOutOfOrder("until") from None
        return extended

    def closes(self, deadline: Deadline) -> datetime:
        return self.nominations_close if deadline is Deadline.NOMINATIONS else self.answers_close

    def check_rules_adopted(self) -> None:
        """Raises RulesNotAdopted."""
        if self.edition is None:
            raise RulesNotAdopted

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
