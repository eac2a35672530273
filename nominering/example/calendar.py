"""When things happen in the example. The story is played in the winter of 2030; the demo moves it to today."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from nominering.documents.swedish import SWEDEN

ELECTION_DAY = date(2030, 9, 8)


@dataclass(frozen=True)
class Calendar:
    """The example's dates. A stop is the first moment at which it is too late."""

    nominations_close: datetime
    answers_close: datetime
    conference: date
    shift: timedelta = timedelta(0)

    @classmethod
    def played_then(cls) -> "Calendar":
        return cls(
            nominations_close=datetime(2030, 1, 20, 23, 0, tzinfo=UTC),
            answers_close=datetime(2030, 2, 3, 23, 0, tzinfo=UTC),
            conference=date(2030, 3, 9),
        )

    @classmethod
    def around(cls, today: date) -> "Calendar":
        """The last meetings were held yesterday, nominations are open for two weeks and answers for four."""
        last_meeting = date(2030, 1, 17)
        return cls(
            nominations_close=_end_of(today + timedelta(days=14)),
            answers_close=_end_of(today + timedelta(days=28)),
            conference=today + timedelta(days=60),
            shift=today - timedelta(days=1) - last_meeting,
        )


def _end_of(day: date) -> datetime:
    """23.59 in Sweden, summer and winter: "00.00" is read as the wrong day."""
    return datetime.combine(day, time(23, 59), SWEDEN).astimezone(UTC)
