from datetime import date, datetime, timedelta

import pytest

from nominering.example.calendar import ELECTION_DAY, Calendar
from nominering.example.files import Files

TODAYS = [date(2026, 7, 1), date(2028, 2, 29), date(2029, 12, 31), date(2030, 1, 18)]
around_every_day = pytest.mark.parametrize("today", TODAYS, ids=str)


def test_the_story_stops_at_swedish_midnight_in_the_winter_of_2030() -> None:
    told = Calendar.played_then()
    assert told.nominations_close == datetime.fromisoformat("2030-01-21T00:00+01:00")
    assert told.answers_close == datetime.fromisoformat("2030-02-04T00:00+01:00")
    assert told.answers_close.date() < told.conference < ELECTION_DAY
    assert told.shift == timedelta(0)


@around_every_day
def test_around_today_the_last_meeting_was_held_yesterday(today: date) -> None:
    shift = Calendar.around(today).shift
    assert max(each.meeting.held + shift for each in Files().nominations()) == today - timedelta(days=1)


@around_every_day
def test_around_today_nominations_are_open_for_two_weeks_and_answers_for_four(today: date) -> None:
    calendar = Calendar.around(today)
    assert calendar.nominations_close.date() - today == timedelta(weeks=2)
    assert calendar.answers_close.date() - today == timedelta(weeks=4)
    assert calendar.answers_close.date() < calendar.conference == today + timedelta(days=60)


@around_every_day
def test_around_today_whoever_answered_in_time_in_the_story_is_in_time(today: date) -> None:
    told, calendar = Calendar.played_then(), Calendar.around(today)
    in_time = [each.answered for each in Files().answers() if each.answered < told.answers_close]
    assert len(in_time) == 76
    assert max(in_time) + calendar.shift < calendar.answers_close


def test_around_the_day_after_the_last_meeting_is_the_story_itself() -> None:
    assert Calendar.around(date(2030, 1, 18)).shift == timedelta(0)
