"""The rules of nomination, answer and proposal, without a database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominering.counting.errors import QuotaOnSet
from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.rules import Method
from nominering.documents import ballot_paper
from nominering.nomination.errors import (
    AnswersClosed,
    LineIncomplete,
    LineTooLong,
    LineTooWide,
    NominationsClosed,
    NomineeIncomplete,
    ProposalIncomplete,
    ProposalNamesStranger,
    ProposalRepeats,
    ProposalTooEarly,
    TooYoung,
)
from nominering.nomination.model.candidacies import Answer, BallotLine, Candidacy, Gender
from nominering.nomination.model.nominees import Nominee, age_on
from nominering.nomination.model.proposals import Proposal
from tests.story import START, a_list

ELECTION_DAY = date(2030, 9, 8)
STOP = a_list().nominations_close


def nominee(born: date = date(1980, 5, 1), name: str = "Åsa Öberg") -> Nominee:
    return Nominee.named("n1", name, born, "Arvika")


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(2012, 9, 8), 18),
        (date(2012, 9, 9), 17),
        (date(1964, 2, 29), 66),
        (date(1949, 2, 11), 81),
    ],
)
def test_age_is_age_on_election_day(born: date, age: int) -> None:
    assert age_on(ELECTION_DAY, born) == age


def test_who_is_born_on_leap_day_is_older_on_the_first_of_march() -> None:
    assert [age_on(date(2030, 2, 28), date(1964, 2, 29)), age_on(date(2030, 3, 1), date(1964, 2, 29))] == [65, 66]


def test_eighteen_on_election_day_is_old_enough() -> None:
    nominee(date(2012, 9, 8)).check_of_age(a_list())
    with pytest.raises(TooYoung):
        nominee(date(2012, 9, 9)).check_of_age(a_list())


@pytest.mark.parametrize(
    ("name", "born", "place", "missing"),
    [
        (" ", date(1980, 1, 1), "Arvika", "name"),
        ("A" * 81, date(1980, 1, 1), "Arvika", "name"),
        ("Åsa", date(1880, 1, 1), "Arvika", "born"),
        ("Åsa", date(1980, 1, 1), "", "place"),
    ],
)
def test_a_nominee_has_name_birth_date_and_place(name: str, born: date, place: str, missing: str) -> None:
    with pytest.raises(NomineeIncomplete) as refused:
        Nominee.named("n", name, born, place)
    assert refused.value.field == missing


def test_the_stop_is_the_first_moment_that_is_too_late() -> None:
    a_list().check_nominations_open(STOP - timedelta(microseconds=1))
    with pytest.raises(NominationsClosed):
        a_list().check_nominations_open(STOP)
    with pytest.raises(AnswersClosed):
        a_list().check_answers_open(a_list().answers_close)


def test_a_stop_is_brought_forward_and_never_back() -> None:
    early = a_list().stop_nominations(START)
    assert early.nominations_close == START
    assert early.stop_nominations(START + timedelta(days=1)).nominations_close == START


def test_who_can_no_longer_answer_can_no_longer_be_nominated() -> None:
    stopped = a_list().stop_answers(START)
    assert stopped.nominations_close == stopped.answers_close == START


def test_a_yes_carries_its_line_and_a_no_takes_it_away() -> None:
    asked = Candidacy("c", "riksdag", nominee())
    yes = asked.accept(BallotLine.filled_in(" it-tekniker ", "Molkom"), START)
    assert (yes.answer, yes.line, yes.accepted) == (Answer.ACCEPTED, BallotLine("it-tekniker", "Molkom"), True)
    no = yes.decline(START)
    assert (no.answer, no.line, no.accepted) == (Answer.DECLINED, None, False)


def test_a_line_needs_occupation_and_place() -> None:
    for occupation, place, missing in (("", "Arvika", "occupation"), ("lärare", " ", "place")):
        with pytest.raises(LineIncomplete) as refused:
            BallotLine.filled_in(occupation, place)
        assert refused.value.field == missing


def test_a_line_has_room_for_two_lines_of_the_ballot_paper() -> None:
    """Valförordningen (2005:874), annex: at most two lines a candidate."""
    with pytest.raises(LineTooLong):
        BallotLine.filled_in("x" * 61, "Arvika")
    line = BallotLine.filled_in("x" * 60, "y" * 40)
    with pytest.raises(LineTooWide) as refused:
        line.check_fits(ballot_paper.paper(), "Z" * 80, 50)
    assert (refused.value.field, refused.value.lines) == ("occupation", 2)


def test_a_proposal_names_as_many_as_there_are_places() -> None:
    proposal = Proposal.ordered(a_list(places=2), ["b", "a"], {"a", "b", "c"}, STOP)
    assert (proposal.order, proposal.published_at) == (("b", "a"), STOP)
    with pytest.raises(ProposalIncomplete) as refused:
        Proposal.ordered(a_list(places=3), ["b", "a"], {"a", "b", "c"}, STOP)
    assert (refused.value.ordered, refused.value.needed) == (2, 3)


def test_a_proposal_names_all_when_they_are_fewer_than_the_places() -> None:
    assert Proposal.ordered(a_list(places=9), ["a"], {"a"}, STOP).order == ("a",)


def test_an_empty_proposal_is_none() -> None:
    with pytest.raises(ProposalIncomplete):
        Proposal.ordered(a_list(), [], set(), STOP)


def test_a_proposal_waits_for_the_stop_and_names_nobody_twice_and_no_stranger() -> None:
    with pytest.raises(ProposalTooEarly):
        Proposal.ordered(a_list(), ["a"], {"a"}, STOP - timedelta(seconds=1))
    with pytest.raises(ProposalRepeats):
        Proposal.ordered(a_list(), ["a", "a"], {"a"}, STOP)
    with pytest.raises(ProposalNamesStranger):
        Proposal.ordered(a_list(), ["a", "x"], {"a"}, STOP)


@given(st.text(max_size=100), st.text(max_size=60))
def test_whatever_is_typed_is_a_line_or_a_plain_refusal(occupation: str, place: str) -> None:
    try:
        line = BallotLine.filled_in(occupation, place)
    except (LineIncomplete, LineTooLong):
        return
    assert line == BallotLine.filled_in(line.occupation, line.place)


def test_a_rule_of_gender_sees_women_men_and_all_others() -> None:
    assert [each.group for each in (Gender.WOMAN, Gender.MAN, Gender.OTHER, Gender.UNDISCLOSED)] == [
        "woman",
        "man",
        "other",
        "other",
    ]


def test_a_list_has_the_rules_that_the_conference_adopted() -> None:
    rules = replace(a_list(), quota=Quota.named("pairwise"), quota_mode=QuotaMode.AFTERWARDS).rules
    assert (rules.method, str(rules.quota), rules.quota_mode) == (
        Method.ORDERED_STV,
        "pairwise",
        QuotaMode.AFTERWARDS,
    )


def test_a_set_has_no_quota_rule() -> None:
    with pytest.raises(QuotaOnSet):
        _ = replace(a_list(method=Method.SCOTTISH_STV), quota=Quota.named("pairwise")).rules
