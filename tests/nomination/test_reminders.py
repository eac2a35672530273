"""Who gets the question and the reminder, and never two letters on one day."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from nominering.correspondence.model import Delivery, Kind, Letter
from nominering.nomination.model.candidacies import BallotLine, Candidacy
from nominering.nomination.model.nominations import COMMITTEE, Grounds, Nomination
from nominering.nomination.model.nominees import Nominee
from nominering.nomination.model.reminders import due_reminders, remindable, unasked
from tests.story import START, a_list

LISTS = {"riksdag": a_list()}
STOP = a_list().answers_close
ASA = Nominee("n1", "Åsa Öberg", date(1980, 5, 1), "Arvika", "asa@example.se")
ASKED = Candidacy("c1", "riksdag", ASA, asked_at=START)
DAY = timedelta(days=1)


def letter(kind: Kind, at: datetime, delivery: Delivery = Delivery.SENT) -> Letter:
    return Letter(f"{kind}{at}", kind, "n1", ASA.name, ASA.email, "", "", at, delivery)


QUESTION = letter(Kind.QUESTION, START)


def test_the_question_goes_once_to_whoever_has_an_address_and_has_not_answered() -> None:
    assert unasked([ASKED], LISTS, [], START) == (ASA,)
    assert unasked([ASKED], LISTS, [QUESTION], START) == ()
    assert unasked([ASKED.accept(BallotLine("a", "b"), START)], LISTS, [], START) == ()
    assert unasked([replace(ASKED, nominee=replace(ASA, email=""))], LISTS, [], START) == ()
    assert unasked([ASKED], LISTS, [], STOP) == ()


def test_a_question_that_failed_is_sent_again() -> None:
    assert unasked([ASKED], LISTS, [letter(Kind.QUESTION, START, Delivery.FAILED)], START) == (ASA,)


def test_whoever_is_named_to_another_list_afterwards_is_asked_again() -> None:
    later = replace(ASKED, id="c2", asked_at=START + DAY)
    assert unasked([ASKED, later], LISTS, [QUESTION], START + DAY) == (ASA,)


def test_a_late_nomination_asks_again_after_the_stop() -> None:
    late = replace(ASKED, nominations=(Nomination(COMMITTEE, Grounds(), STOP + DAY, late=True),))
    assert unasked([late], LISTS, [QUESTION], STOP + DAY) == (ASA,)


def test_a_reminder_waits_a_day_and_for_the_question() -> None:
    assert remindable([ASKED], LISTS, [], START + DAY) == ()
    assert remindable([ASKED], LISTS, [QUESTION], START + DAY - timedelta(seconds=1)) == ()
    assert remindable([ASKED], LISTS, [QUESTION], START + DAY) == (ASA,)


def test_the_server_reminds_once_when_the_stop_is_near() -> None:
    begins = STOP - timedelta(days=5)
    assert due_reminders([ASKED], LISTS, [QUESTION], begins - timedelta(seconds=1)) == ()
    assert due_reminders([ASKED], LISTS, [QUESTION], begins) == (ASA,)
    assert due_reminders([ASKED], LISTS, [QUESTION, letter(Kind.REMINDER, begins)], begins + 2 * DAY) == ()
    never = {"riksdag": replace(a_list(), remind_days=0)}
    assert due_reminders([ASKED], never, [QUESTION], begins) == ()


@given(st.lists(st.integers(0, 24 * 20), min_size=1, max_size=60))
def test_however_often_it_is_run_nobody_gets_two_on_one_day_and_only_one_by_itself(hours: list[int]) -> None:
    letters = [QUESTION]
    for hour in sorted(hours):
        now = START + timedelta(hours=hour)
        letters += [letter(Kind.REMINDER, now) for _ in due_reminders([ASKED], LISTS, letters, now)]
    sent = [each.queued_at for each in letters]
    assert len(sent) <= 2
    assert all(later - earlier >= DAY for earlier, later in pairwise(sent))
