"""Who may nominate, when, and who is the same person: the rules, without a database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from nominering.nomination.errors import (
    CandidacyWithdrawn,
    LateNotAllowed,
    LateTooEarly,
    MembershipNotCounting,
    NominationsClosed,
    NominationWithdrawn,
    NomineeIncomplete,
)
from nominering.nomination.model.admission import LateNominations
from nominering.nomination.model.candidacies import Answer, BallotLine, Candidacy, Gender
from nominering.nomination.model.nominations import (
    COMMITTEE,
    Electable,
    Grounds,
    Meeting,
    Nomination,
    Nominator,
    NominatorKind,
)
from nominering.nomination.model.nominees import Nominee, suspected
from nominering.organisation.members import Member, Membership
from tests.story import ARVIKA, MEMBER, START, STORFORS, SUNNE, a_list

TODAY = START.date()
BEFORE, AFTER = START, a_list().nominations_close
BORN = date(1980, 5, 1)
ASA = Nominee.named("n1", "Åsa Öberg", BORN, "Arvika")
LINE = BallotLine("lärare", "Arvika")


def test_a_member_nominates_when_the_membership_has_counted_for_thirty_days() -> None:
    """The party's statutes § 3."""
    late_payer = replace(MEMBER, fee_paid=TODAY - timedelta(days=29))
    with pytest.raises(MembershipNotCounting) as refused:
        Nominator.member(late_payer, TODAY)
    assert refused.value.counts_from == TODAY + timedelta(days=1)
    assert Nominator.member(late_payer, TODAY + timedelta(days=1)).key == "member:m1"


@pytest.mark.parametrize(
    "member",
    [replace(MEMBER, fee_paid=None), replace(MEMBER, memberships=(Membership("arvika", TODAY, TODAY),))],
    ids=["without a fee", "who has left"],
)
def test_no_member_no_nomination(member: Member) -> None:
    with pytest.raises(MembershipNotCounting):
        Nominator.member(member, TODAY + timedelta(days=1))


def test_the_same_delegate_is_the_same_in_other_capitals() -> None:
    assert Nominator.floor(" Dag  Ek ").key == Nominator.floor("DAG EK").key
    with pytest.raises(NomineeIncomplete) as refused:
        Nominator.floor(" ")
    assert refused.value.field == "delegate"


def test_an_association_tells_of_its_meeting_and_a_member_has_none() -> None:
    grounds = Grounds(Meeting(TODAY, " §  7 "), " Kunnig. ", Electable.YES, " partikamrat ")
    given = grounds.given_by(Nominator.association(ARVIKA), TODAY)
    assert given == Grounds(Meeting(TODAY, "§ 7"), "Kunnig.", Electable.YES, "partikamrat")
    assert grounds.given_by(Nominator.member(MEMBER, TODAY), TODAY).meeting is None
    with pytest.raises(NomineeIncomplete) as refused:
        Grounds().given_by(Nominator.association(ARVIKA), TODAY)
    assert refused.value.field == "meeting"


@pytest.mark.parametrize("field", ["motivation", "relation"])
def test_too_much_is_refused_and_not_cut(field: str) -> None:
    with pytest.raises(NomineeIncomplete) as refused:
        replace(Grounds(), **{field: "x" * 2001}).given_by(COMMITTEE, TODAY)
    assert refused.value.field == field


@pytest.mark.parametrize("late", LateNominations)
@pytest.mark.parametrize("kind", NominatorKind)
def test_who_may_nominate_before_and_after_the_stop(late: LateNominations, kind: NominatorKind) -> None:
    """The whole table: nobody, the committee, the floor."""
    to = replace(a_list(), late_nominations=late)
    allowed_late = {
        LateNominations.NOBODY: set(),
        LateNominations.COMMITTEE: {NominatorKind.COMMITTEE},
        LateNominations.FLOOR: {NominatorKind.COMMITTEE, NominatorKind.FLOOR},
    }[late]
    if kind in (NominatorKind.ASSOCIATION, NominatorKind.MEMBER):
        to.check_may_nominate(kind, BEFORE)
        with pytest.raises(NominationsClosed):
            to.check_may_nominate(kind, AFTER)
        return
    with pytest.raises(LateTooEarly):
        to.check_may_nominate(kind, BEFORE)
    if kind in allowed_late:
        to.check_may_nominate(kind, AFTER)
    else:
        with pytest.raises(LateNotAllowed):
            to.check_may_nominate(kind, AFTER)


def by(nominator: Nominator, **how: object) -> Nomination:
    return replace(Nomination(nominator, Grounds(), START), **how)  # type: ignore[arg-type]


def test_who_was_named_late_answers_after_the_stop() -> None:
    asked = Candidacy("c", "riksdag", ASA, nominations=(by(COMMITTEE, late=True),))
    over = a_list().answers_close + timedelta(days=1)
    assert asked.answers_open(a_list(), over)
    assert not replace(asked, nominations=(by(COMMITTEE),)).answers_open(a_list(), over)
    withdrawn = replace(asked, nominations=(by(COMMITTEE, late=True, withdrawn_at=START),))
    assert not withdrawn.answers_open(a_list(), over)


def test_a_nomination_is_withdrawn_once() -> None:
    gone = by(Nominator.association(SUNNE)).withdraw(START)
    assert (gone.stands, gone.withdrawn_at) == (False, START)
    with pytest.raises(NominationWithdrawn):
        gone.withdraw(START)


def test_a_candidacy_lapses_with_its_last_nomination_unless_the_person_has_said_yes() -> None:
    asked = Candidacy("c", "riksdag", ASA, nominations=(by(COMMITTEE), by(Nominator.association(ARVIKA))))
    one_left = replace(asked, nominations=(asked.nominations[0].withdraw(START), asked.nominations[1]))
    none_left = replace(asked, nominations=tuple(each.withdraw(START) for each in asked.nominations))
    assert (asked.lapsed, one_left.lapsed, none_left.lapsed) == (False, False, True)
    assert not none_left.accept(LINE, START).lapsed


def test_a_yes_is_withdrawn_and_dated_and_leaves_neither_line_nor_gender() -> None:
    later = START + timedelta(days=3)
    gone = Candidacy("c", "riksdag", ASA).accept(LINE, START, Gender.WOMAN).withdraw(later)
    assert (gone.answer, gone.answered_at, gone.withdrawn_at) == (Answer.WITHDRAWN, START, later)
    assert (gone.line, gone.gender) == (None, Gender.UNDISCLOSED)
    with pytest.raises(CandidacyWithdrawn):
        gone.withdraw(later)
    assert gone.accept(LINE, later).withdrawn_at is None


def test_whoever_has_not_said_yes_says_no() -> None:
    assert Candidacy("c", "riksdag", ASA).withdraw(START).answer is Answer.DECLINED


def test_who_names_oneself_is_told_as_such() -> None:
    nominee = replace(ASA, member_id="m1")
    own, others = by(Nominator(NominatorKind.MEMBER, "m1")), by(Nominator(NominatorKind.MEMBER, "m2"))
    candidacy = Candidacy("c", "riksdag", nominee, nominations=(own, others))
    assert [candidacy.self_nominated(each) for each in candidacy.nominations] == [True, False]


def test_a_nominee_is_known_as_the_member_of_that_name_and_birth_date() -> None:
    maj = Nominee.named("n", "MAJ  frid", MEMBER.born, "Arvika")
    assert maj.known_as([MEMBER]).member_id == "m1"
    assert maj.known_as([MEMBER, replace(MEMBER, id="m2")]).member_id is None
    assert ASA.known_as([MEMBER]).member_id is None


@pytest.mark.parametrize("name", ["ÅSA ÖBERG", "åsa  öberg", " Åsa\u00a0Öberg"])
def test_the_identity_is_name_and_birth_date(name: str) -> None:
    assert Nominee.named("x", name, BORN, "Sunne").identity == ASA.identity


def test_a_suspicion_needs_the_same_birth_date() -> None:
    other = Nominee.named("n2", "Åsa Öbergh", BORN, "Sunne")
    assert suspected([ASA, other]) == ((ASA, other),)
    assert suspected([ASA, replace(other, born=date(1980, 1, 5))]) == ()


@pytest.mark.parametrize("email", ["a@b@c", "ingen", "a @b.se", "@b.se"])
def test_an_address_that_is_none_is_refused(email: str) -> None:
    with pytest.raises(NomineeIncomplete) as refused:
        Nominee.named("n", "Åsa", BORN, "Arvika", email)
    assert refused.value.field == "email"


def test_an_inactive_association_is_no_nominator() -> None:
    with pytest.raises(Exception, match="Storfors"):
        Nominator.association(STORFORS)
