"""Who may stand, ground by ground: each paragraph's cases, without a database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominering.nomination.errors import CandidatesNotEligible, NotEligible
from nominering.nomination.model.admission import Strictness
from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.model.eligibility import (
    Finding,
    Fulfilment,
    Ground,
    Known,
    Reason,
    Source,
    check_may_accept,
    check_may_stand,
    examine,
)
from nominering.nomination.model.lists import CandidateList, Election
from nominering.nomination.model.nominees import Nominee
from nominering.nomination.model.stated import Citizenship, Stated, Word
from nominering.organisation.members import Member, Membership
from tests.story import a_list

DAY = date(2030, 2, 1)
RIKSDAG, REGION = a_list(), a_list("region")
MUNICIPAL = replace(REGION, kind=Election.MUNICIPAL)
MET, NOT_MET, NOT_KNOWN = Fulfilment.MET, Fulfilment.NOT_MET, Fulfilment.NOT_KNOWN
VARMLAND = frozenset({"1784", "1780"})


def candidacy(stated: Stated | None = None, born: date = date(1980, 5, 1), protected: bool = False) -> Candidacy:
    nominee = replace(Nominee.named("n", "Åsa Öberg", born, "Arvika"), protected=protected)
    return Candidacy("c", "riksdag", nominee, stated=stated or Stated())


def member(
    fee_paid: date | None = date(2029, 1, 1), association: str | None = "arvika", municipality: str = "1784"
) -> Member:
    stay = Membership(association, date(2029, 1, 1))
    return Member("1", "Åsa Öberg", date(1980, 5, 1), municipality, (stay,), fee_paid)


def found(
    ground: Ground,
    to: CandidateList,
    stated: Stated | None = None,
    known: Known | None = None,
    born: date = date(1980, 5, 1),
    protected: bool = False,
) -> Finding:
    findings = examine(candidacy(stated, born, protected), to, known or Known(), DAY)
    (one,) = (each for each in findings if each.ground is ground)
    return one


@pytest.mark.parametrize(
    ("born", "election_day", "fulfilment"),
    [
        (date(2012, 9, 7), date(2030, 9, 8), MET),
        (date(2012, 9, 8), date(2030, 9, 8), MET),
        (date(2012, 9, 9), date(2030, 9, 8), NOT_MET),
        (date(2012, 2, 29), date(2030, 2, 28), NOT_MET),
        (date(2012, 2, 29), date(2030, 3, 1), MET),
    ],
)
@pytest.mark.parametrize("to", [RIKSDAG, REGION, MUNICIPAL], ids=lambda each: each.kind)
def test_eighteen_on_election_day(born: date, election_day: date, fulfilment: Fulfilment, to: CandidateList) -> None:
    """RF 3:4; KL 1:7 with 4:3."""
    one = found(Ground.AGE, replace(to, election_day=election_day), born=born)
    assert (one.fulfilment, one.stops) == (fulfilment, True)


@pytest.mark.parametrize(
    ("citizenship", "fulfilment"),
    [
        (Citizenship.SWEDISH, MET),
        (Citizenship.EU, NOT_MET),
        (Citizenship.NORDIC, NOT_MET),
        (Citizenship.OTHER, NOT_MET),
        (Citizenship.UNSTATED, NOT_KNOWN),
    ],
)
def test_to_the_riksdag_stands_a_swedish_citizen(citizenship: Citizenship, fulfilment: Fulfilment) -> None:
    """RF 3:4; years in the register do not stand in for it."""
    one = found(Ground.CITIZENSHIP, RIKSDAG, Stated(citizenship, three_years=Word.YES))
    assert (one.fulfilment, one.source) == (fulfilment, Source.RIKSDAG)


@pytest.mark.parametrize(("word", "fulfilment"), [(Word.YES, MET), (Word.NO, NOT_MET), (Word.UNSTATED, NOT_KNOWN)])
def test_to_the_riksdag_stands_who_is_or_has_been_resident_in_sweden(word: Word, fulfilment: Fulfilment) -> None:
    """RF 3:4; where in Sweden does not matter, so nobody is asked."""
    assert found(Ground.RESIDED, RIKSDAG, Stated(resided=word)).fulfilment is fulfilment
    grounds = {each.ground for each in examine(candidacy(), RIKSDAG, Known(), DAY)}
    assert Ground.REGISTERED not in grounds


@pytest.mark.parametrize("to", [REGION, MUNICIPAL], ids=lambda each: each.kind)
@pytest.mark.parametrize(
    ("citizenship", "three_years", "fulfilment"),
    [
        (Citizenship.SWEDISH, Word.NO, MET),
        (Citizenship.EU, Word.NO, MET),
        (Citizenship.NORDIC, Word.UNSTATED, MET),
        (Citizenship.OTHER, Word.YES, MET),
        (Citizenship.OTHER, Word.NO, NOT_MET),
        (Citizenship.OTHER, Word.UNSTATED, NOT_KNOWN),
        (Citizenship.UNSTATED, Word.YES, NOT_KNOWN),
    ],
)
def test_to_region_and_municipality_stands_who_may_vote_there(
    to: CandidateList, citizenship: Citizenship, three_years: Word, fulfilment: Fulfilment
) -> None:
    """KL 1:7: Swedish or EU citizen, Icelandic or Norwegian, or three years in the register running."""
    one = found(Ground.CITIZENSHIP, to, Stated(citizenship, three_years=three_years))
    assert one.fulfilment is fulfilment
    assert one.source is (Source.REGION if to is REGION else Source.MUNICIPAL)


@pytest.mark.parametrize(
    ("word", "municipality", "reason"),
    [
        (Word.YES, "1784", Reason.REGISTERED),
        (Word.YES, "0180", Reason.REGISTER_DIFFERS),
        (Word.YES, None, Reason.REGISTERED),
        (Word.NO, "1784", Reason.NOT_REGISTERED),
        (Word.NO, None, Reason.NOT_REGISTERED),
        (Word.UNSTATED, "1784", Reason.REGISTERED_BY_REGISTER),
        (Word.UNSTATED, "0180", Reason.OUTSIDE_BY_REGISTER),
        (Word.UNSTATED, None, Reason.UNSTATED),
    ],
)
def test_to_the_region_stands_who_is_registered_in_one_of_its_municipalities(
    word: Word, municipality: str | None, reason: Reason
) -> None:
    """KL 1:8: what is stated, beside what the member register has."""
    known = Known(True, member(municipality=municipality) if municipality else None, VARMLAND)
    assert found(Ground.REGISTERED, REGION, Stated(registered=word), known).reason is reason


def test_a_list_for_a_part_of_the_district_asks_for_that_part() -> None:
    known = Known(True, member(municipality="1784"), VARMLAND)
    karlstad = replace(MUNICIPAL, area=("1780",))
    assert found(Ground.REGISTERED, karlstad, None, known).reason is Reason.OUTSIDE_BY_REGISTER
    # Which municipality a list is for is not known of one without an area.
    assert found(Ground.REGISTERED, MUNICIPAL, None, known).reason is Reason.UNSTATED


def test_of_whoever_is_protected_the_register_says_nothing_of_where() -> None:
    known = Known(True, member(municipality="0180"), VARMLAND)
    assert found(Ground.REGISTERED, REGION, None, known, protected=True).reason is Reason.UNSTATED
    said = found(Ground.REGISTERED, REGION, Stated(registered=Word.YES), known, protected=True)
    assert said.reason is Reason.REGISTERED


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        (Known(False), Reason.REGISTER_EMPTY),
        (Known(True), Reason.NOT_MEMBER),
        (Known(True, replace(member(), memberships=())), Reason.NOT_MEMBER),
        (Known(True, member(association=None)), Reason.IN_NO_ASSOCIATION),
        (Known(True, member()), Reason.IN_ASSOCIATION),
    ],
)
def test_a_candidate_is_a_member_of_an_association(known: Known, reason: Reason) -> None:
    one = found(Ground.ASSOCIATION, RIKSDAG, known=known)
    assert (one.reason, one.source) == (reason, Source.ASSOCIATION)


@pytest.mark.parametrize(
    ("paid", "reason"),
    [
        (DAY - timedelta(days=30), Reason.COUNTS),
        (DAY - timedelta(days=29), Reason.COUNTS_LATER),
        (DAY, Reason.COUNTS_LATER),
        (None, Reason.FEE_UNPAID),
    ],
)
def test_membership_counts_thirty_days_after_the_fee(paid: date | None, reason: Reason) -> None:
    """Statutes § 3."""
    one = found(Ground.MEMBERSHIP, RIKSDAG, known=Known(True, member(fee_paid=paid)))
    assert (one.reason, one.source) == (reason, Source.STATUTES)
    assert one.since == (paid + timedelta(days=30) if reason is Reason.COUNTS_LATER and paid else None)


def test_the_district_chooses_which_offices_exclude() -> None:
    auditor = Known(offices=frozenset({"auditors", "committee"}))
    assert found(Ground.OFFICE, RIKSDAG, known=auditor).offices == ("auditors",)
    nothing = replace(RIKSDAG, excluding_offices=frozenset())
    assert found(Ground.OFFICE, nothing, known=auditor).reason is Reason.NO_OFFICE


ENOUGH = {
    Election.RIKSDAG: Stated(Citizenship.SWEDISH, resided=Word.YES),
    Election.REGION: Stated(Citizenship.EU, registered=Word.YES),
}


def test_a_list_that_warns_takes_every_answer_of_an_adult() -> None:
    check_may_accept(examine(candidacy(), RIKSDAG, Known(), DAY), RIKSDAG)
    child = examine(candidacy(born=date(2012, 9, 9)), RIKSDAG, Known(), DAY)
    with pytest.raises(NotEligible) as refused:
        check_may_accept(child, RIKSDAG)
    assert refused.value.field == "age"


@pytest.mark.parametrize("to", [RIKSDAG, REGION], ids=lambda each: each.kind)
def test_a_list_that_stops_takes_a_yes_only_with_what_the_law_asks(to: CandidateList) -> None:
    strict = replace(to, eligibility=Strictness.STOP)
    check_may_accept(examine(candidacy(ENOUGH[to.kind]), strict, Known(), DAY), strict)
    with pytest.raises(NotEligible) as refused:
        check_may_accept(examine(candidacy(), strict, Known(), DAY), strict)
    assert refused.value.field == "citizenship"


def test_nobody_is_frozen_whom_a_list_stops_and_what_is_not_known_stops_nobody() -> None:
    strict = replace(RIKSDAG, eligibility=Strictness.STOP)
    asa = candidacy(ENOUGH[Election.RIKSDAG])
    check_may_stand([(asa, examine(asa, strict, Known(), DAY))])
    check_may_stand([(asa, examine(asa, RIKSDAG, Known(True), DAY))])
    with pytest.raises(CandidatesNotEligible) as refused:
        check_may_stand([(asa, examine(asa, strict, Known(True), DAY))])
    ((name, why),) = refused.value.who
    assert (name, why.reason) == ("Åsa Öberg", Reason.NOT_MEMBER)


EVERY_STATED = st.builds(
    Stated, st.sampled_from(Citizenship), st.sampled_from(Word), st.sampled_from(Word), st.sampled_from(Word)
)


@given(EVERY_STATED, st.sampled_from([RIKSDAG, REGION, MUNICIPAL]), st.dates(date(1900, 1, 1), date(2030, 1, 1)))
def test_whoever_may_stand_by_the_setting_to_stop_may_by_the_setting_to_warn(
    stated: Stated, to: CandidateList, born: date
) -> None:
    strict = replace(to, eligibility=Strictness.STOP)
    one = candidacy(stated, born)
    strictly, mildly = (examine(one, each, Known(), DAY) for each in (strict, to))
    assert [(each.ground, each.reason) for each in strictly] == [(each.ground, each.reason) for each in mildly]
    assert {each.ground for each in mildly if each.stops} == {Ground.AGE}
    try:
        check_may_accept(strictly, strict)
    except NotEligible:
        return
    check_may_accept(mildly, to)
    check_may_stand([(one, strictly)])
