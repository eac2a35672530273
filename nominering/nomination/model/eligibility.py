"""Whether a candidate may stand: each ground with what was found, and the paragraph that asks for it.

Riksdag: regeringsformen 3:4. Region and municipality: kommunallagen 1:7-8 with 4:3. Membership: the district's own
description (candidates are members of an association) and the party's statutes § 3 (it counts 30 days after the fee).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nominering.nomination.errors import CandidatesNotEligible, NotEligible
from nominering.nomination.model.admission import Strictness
from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.model.lists import CandidateList, Election
from nominering.nomination.model.stated import Citizenship, Stated, Word
from nominering.organisation.members import Member


class Ground(StrEnum):
    """What is asked of a candidate."""

    AGE = "age"
    CITIZENSHIP = "citizenship"
    RESIDED = "resided"
    REGISTERED = "registered"
    ASSOCIATION = "association"
    MEMBERSHIP = "membership"
    OFFICE = "office"


class Fulfilment(StrEnum):
    """Whether it is so, as far as is known."""

    MET = "met"
    NOT_MET = "not met"
    NOT_KNOWN = "not known"


class Reason(StrEnum):
    """Why it is, or is not, or is not known."""

    OLD_ENOUGH = "old enough"
    TOO_YOUNG = "too young"
    CITIZEN = "citizen"
    REGISTERED_LONG = "registered in Sweden three years running"
    NOT_CITIZEN = "not a citizen that the election asks for"
    NOT_REGISTERED_LONG = "not registered in Sweden three years running"
    UNSTATED = "not stated"
    YEARS_UNSTATED = "three years in the register not stated, and needed"
    RESIDED = "is or has been resident"
    NEVER_RESIDED = "never resident"
    REGISTERED = "registered in the area"
    REGISTERED_BY_REGISTER = "in the area by the member register"
    NOT_REGISTERED = "not registered in the area"
    OUTSIDE_BY_REGISTER = "outside the area by the member register"
    REGISTER_DIFFERS = "stated in the area, outside it by the member register"
    IN_ASSOCIATION = "member of an association"
    IN_NO_ASSOCIATION = "member, of no association"
    NOT_MEMBER = "no member"
    REGISTER_EMPTY = "the member register is empty"
    COUNTS = "the membership counts"
    COUNTS_LATER = "the membership counts later"
    FEE_UNPAID = "no fee is paid"
    NO_OFFICE = "no office that excludes"
    HOLDS_OFFICE = "holds an office that excludes"


class Source(StrEnum):
    """The paragraph that asks for it."""

    RIKSDAG = "RF 3:4"
    REGION = "KL 1:8 med 1:7 och 4:3"
    MUNICIPAL = "KL 1:7 med 4:3"
    ASSOCIATION = "organisationen"
    STATUTES = "stadgarna § 3"
    DISTRICT = "distriktets regel"


@dataclass(frozen=True)
class Finding:
    """One ground, what was found and why. `stops` is so where what is not met keeps the candidate from standing;
    `since` is the day the membership counts from, `offices` the kinds that exclude."""

    ground: Ground
    fulfilment: Fulfilment
    reason: Reason
    source: Source
    stops: bool = False
    since: date | None = None
    offices: tuple[str, ...] = ()

    @property
    def met(self) -> bool:
        return self.fulfilment is Fulfilment.MET

    @property
    def not_met(self) -> bool:
        return self.fulfilment is Fulfilment.NOT_MET

    @property
    def is_stated(self) -> bool:
        """Whether it is the candidate who says it."""
        return self.ground in (Ground.CITIZENSHIP, Ground.RESIDED, Ground.REGISTERED)


@dataclass(frozen=True)
class Known:
    """What the district knows of a person by itself. `kept` is False where it has no member register; `areas` are
    the codes of the district's municipalities; `offices` are the kinds that the person holds."""

    kept: bool = False
    member: Member | None = None
    areas: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()


def examine(candidacy: Candidacy, to: CandidateList, known: Known, day: date) -> tuple[Finding, ...]:
    """Everything the list asks of the candidate, as things stand on the day."""
    return (
        _age(candidacy, to),
        *_stated(candidacy, to, known),
        *_membership(to, known, day),
        _office(to, known),
    )


def check_may_accept(findings: Sequence[Finding], to: CandidateList) -> None:
    """What the candidate states must be stated, and be enough, where the list's setting is to stop.

    Raises NotEligible.
    """
    for each in findings:
        stated_in_part = each.is_stated and not each.met and to.eligibility is Strictness.STOP
        if stated_in_part or (each.ground is Ground.AGE and each.not_met):
            raise NotEligible(each)


def check_may_stand(examined: Collection[tuple[Candidacy, Sequence[Finding]]]) -> None:
    """Nobody is frozen as a candidate whom a finding stops. Raises CandidatesNotEligible."""
    stopped = []
    for candidacy, findings in examined:
        first = next((each for each in findings if each.stops and each.not_met), None)
        if first:
            stopped.append((candidacy.nominee.name, first))
    if stopped:
        raise CandidatesNotEligible(tuple(stopped))


def _law(to: CandidateList) -> Source:
    return {
        Election.RIKSDAG: Source.RIKSDAG,
        Election.REGION: Source.REGION,
        Election.MUNICIPAL: Source.MUNICIPAL,
    }[to.kind]


def _found(
    to: CandidateList, ground: Ground, fulfilment: Fulfilment, reason: Reason, source: Source | None = None
) -> Finding:
    return Finding(ground, fulfilment, reason, source or _law(to), stops=to.eligibility is Strictness.STOP)


def _age(candidacy: Candidacy, to: CandidateList) -> Finding:
    """18 on election day at the latest, whatever the setting."""
    if candidacy.nominee.of_age(to):
        return Finding(Ground.AGE, Fulfilment.MET, Reason.OLD_ENOUGH, _law(to), stops=True)
    return Finding(Ground.AGE, Fulfilment.NOT_MET, Reason.TOO_YOUNG, _law(to), stops=True)


def _stated(candidacy: Candidacy, to: CandidateList, known: Known) -> tuple[Finding, Finding]:
    if to.kind is Election.RIKSDAG:
        return _riksdag_citizenship(candidacy.stated, to), _resided(candidacy.stated, to)
    protected = candidacy.nominee.protected
    return _local_citizenship(candidacy.stated, to), _registered(candidacy.stated, to, known, protected)


def _riksdag_citizenship(stated: Stated, to: CandidateList) -> Finding:
    match stated.citizenship:
        case Citizenship.UNSTATED:
            return _found(to, Ground.CITIZENSHIP, Fulfilment.NOT_KNOWN, Reason.UNSTATED)
        case Citizenship.SWEDISH:
            return _found(to, Ground.CITIZENSHIP, Fulfilment.MET, Reason.CITIZEN)
    return _found(to, Ground.CITIZENSHIP, Fulfilment.NOT_MET, Reason.NOT_CITIZEN)


def _resided(stated: Stated, to: CandidateList) -> Finding:
    """Who is or has at any time been resident in Sweden; where in Sweden does not matter."""
    match stated.resided:
        case Word.YES:
            return _found(to, Ground.RESIDED, Fulfilment.MET, Reason.RESIDED)
        case Word.NO:
            return _found(to, Ground.RESIDED, Fulfilment.NOT_MET, Reason.NEVER_RESIDED)
    return _found(to, Ground.RESIDED, Fulfilment.NOT_KNOWN, Reason.UNSTATED)


def _local_citizenship(stated: Stated, to: CandidateList) -> Finding:
    """Swedish, EU, Icelandic or Norwegian; anybody else after three years in the register running."""
    match stated.citizenship, stated.three_years:
        case Citizenship.UNSTATED, _:
            return _found(to, Ground.CITIZENSHIP, Fulfilment.NOT_KNOWN, Reason.UNSTATED)
        case Citizenship.OTHER, Word.YES:
            return _found(to, Ground.CITIZENSHIP, Fulfilment.MET, Reason.REGISTERED_LONG)
        case Citizenship.OTHER, Word.NO:
            return _found(to, Ground.CITIZENSHIP, Fulfilment.NOT_MET, Reason.NOT_REGISTERED_LONG)
        case Citizenship.OTHER, _:
            return _found(to, Ground.CITIZENSHIP, Fulfilment.NOT_KNOWN, Reason.YEARS_UNSTATED)
    return _found(to, Ground.CITIZENSHIP, Fulfilment.MET, Reason.CITIZEN)


def _registered(stated: Stated, to: CandidateList, known: Known, protected: bool) -> Finding:
    """As stated, beside the member register's municipality; of whoever is protected the register says nothing."""
    area = frozenset(to.area) or (known.areas if to.kind is Election.REGION else frozenset())
    lives = known.member.municipality if known.member and area and not protected else ""
    inside = lives in area if lives else None
    match stated.registered, inside:
        case Word.YES, False:
            return _found(to, Ground.REGISTERED, Fulfilment.NOT_KNOWN, Reason.REGISTER_DIFFERS)
        case Word.YES, _:
            return _found(to, Ground.REGISTERED, Fulfilment.MET, Reason.REGISTERED)
        case Word.NO, _:
            return _found(to, Ground.REGISTERED, Fulfilment.NOT_MET, Reason.NOT_REGISTERED)
        case _, True:
            return _found(to, Ground.REGISTERED, Fulfilment.MET, Reason.REGISTERED_BY_REGISTER)
        case _, False:
            return _found(to, Ground.REGISTERED, Fulfilment.NOT_MET, Reason.OUTSIDE_BY_REGISTER)
    return _found(to, Ground.REGISTERED, Fulfilment.NOT_KNOWN, Reason.UNSTATED)


def _membership(to: CandidateList, known: Known, day: date) -> tuple[Finding, Finding]:
    """First where, then since when."""
    where, when = (Ground.ASSOCIATION, Source.ASSOCIATION), (Ground.MEMBERSHIP, Source.STATUTES)

    def found(of: tuple[Ground, Source], fulfilment: Fulfilment, reason: Reason) -> Finding:
        return _found(to, of[0], fulfilment, reason, of[1])

    member = known.member
    if not known.kept:
        unknown = Fulfilment.NOT_KNOWN, Reason.REGISTER_EMPTY
        return found(where, *unknown), found(when, *unknown)
    if member is None or not member.active_on(day):
        missing = Fulfilment.NOT_MET, Reason.NOT_MEMBER
        return found(where, *missing), found(when, *missing)
    belongs = (
        found(where, Fulfilment.MET, Reason.IN_ASSOCIATION)
        if member.association_on(day)
        else found(where, Fulfilment.NOT_MET, Reason.IN_NO_ASSOCIATION)
    )
    if member.counts_on(day):
        return belongs, found(when, Fulfilment.MET, Reason.COUNTS)
    since = member.counts_from
    later = Reason.COUNTS_LATER if since else Reason.FEE_UNPAID
    counts = Finding(
        Ground.MEMBERSHIP,
        Fulfilment.NOT_MET,
        later,
        Source.STATUTES,
        stops=to.eligibility is Strictness.STOP,
        since=since,
    )
    return belongs, counts


def _office(to: CandidateList, known: Known) -> Finding:
    held = tuple(sorted(known.offices & to.excluding_offices))
    stops = to.eligibility is Strictness.STOP
    if held:
        return Finding(
            Ground.OFFICE, Fulfilment.NOT_MET, Reason.HOLDS_OFFICE, Source.DISTRICT, stops=stops, offices=held
        )
    return Finding(Ground.OFFICE, Fulfilment.MET, Reason.NO_OFFICE, Source.DISTRICT, stops=stops)
