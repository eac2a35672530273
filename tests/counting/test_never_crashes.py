"""Whatever the papers and the rules, a count gives a list or one of the refusals of `errors`; never anything else.

NOMINERING_FUZZ_SECONDS says for how long to try; the number of elections tried is printed at the end of the run.
"""

import os
import time
from collections import Counter

import pytest

from nominering.counting.errors import CountingError
from nominering.counting.record import Record
from nominering.counting.rules import Method
from tests.counting.chance import election
from tests.counting.conftest import TRIED

SECONDS = float(os.environ.get("NOMINERING_FUZZ_SECONDS", "5"))
# Other elections each day would be no help to whoever must find the same one again.
FIRST_SEED = 1_000_000


def test_random_elections_give_a_list_or_a_refusal(request: pytest.FixtureRequest) -> None:
    ends = time.monotonic() + SECONDS
    answers: Counter[str] = Counter()
    seed = FIRST_SEED
    while not answers or time.monotonic() < ends:
        tried = election(seed, 1, 7, tuple(Method))
        try:
            record = tried.count()
        except CountingError as refusal:
            answers[type(refusal).__name__] += 1
        except Exception as crash:
            pytest.fail(f"election({seed}, 1, 7, tuple(Method)): {crash!r}\n{tried}")
        else:
            answers["counted"] += 1
            _look_through(record, f"election({seed}, 1, 7, tuple(Method))")
        seed += 1
    request.config.stash[TRIED] = request.config.stash.get(TRIED, 0) + sum(answers.values())
    assert set(answers) <= {"counted", "TieNeedsLots", "QuotaCannotBeKept"}
    assert answers["counted"]


def _look_through(record: Record, told: str) -> None:
    """Nobody has two places, the data are made too, and no second counter contradicts or falls."""
    chosen = record.election.elected if record.election else record.order
    assert len(chosen) == len(set(chosen)) == min(record.places or 99, len(record.profile.candidates)), told
    assert record.as_json(), told
    for verdict in record.verdicts:
        assert (verdict.disagreed, verdict.crashed) == ((), ()), f"{told}: {verdict}"
