"""How many it takes to open a round, and what is kept when they are fewer."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominering.conference.errors import (
    PresentUncounted,
    QuorumMissing,
    QuorumWrong,
    ReasonTooLong,
    TooManyPresent,
)
from nominering.conference.model.quorum import Opening, Quorum, QuorumRule

NOW = datetime(2030, 3, 2, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    ("quorum", "entitled", "needed"),
    [
        (Quorum(), 59, None),
        (Quorum(QuorumRule.NUMBER, 20), 59, 20),
        (Quorum(QuorumRule.SHARE, 50), 59, 30),
        (Quorum(QuorumRule.SHARE, 100), 59, 59),
        (Quorum(QuorumRule.MAJORITY), 59, 30),
        (Quorum(QuorumRule.MAJORITY), 60, 31),
    ],
)
def test_how_many_it_takes(quorum: Quorum, entitled: int, needed: int | None) -> None:
    assert quorum.needed(entitled) == needed


@given(st.integers(1, 100), st.integers(0, 2000))
def test_a_share_is_reached_by_the_first_whole_delegate(percent: int, entitled: int) -> None:
    needed = Quorum(QuorumRule.SHARE, percent).needed(entitled)
    assert needed is not None
    assert needed * 100 >= entitled * percent
    assert (needed - 1) * 100 < entitled * percent


@pytest.mark.parametrize(
    "wrong", [Quorum(QuorumRule.NUMBER, 0), Quorum(QuorumRule.SHARE, 0), Quorum(QuorumRule.SHARE, 101)]
)
def test_a_quorum_that_says_nothing_is_refused(wrong: Quorum) -> None:
    with pytest.raises(QuorumWrong):
        wrong.check()


def test_without_a_rule_nobody_is_counted() -> None:
    assert Quorum().opening("r", NOW, 59, None, "") == Opening("r", NOW)


def test_too_few_stop_a_round_unless_somebody_gives_a_reason() -> None:
    quorum = Quorum(QuorumRule.MAJORITY)
    with pytest.raises(PresentUncounted):
        quorum.opening("r", NOW, 59, None, "")
    with pytest.raises(TooManyPresent):
        quorum.opening("r", NOW, 59, 60, "")
    with pytest.raises(QuorumMissing) as missing:
        quorum.opening("r", NOW, 59, 29, "")
    assert (missing.value.present, missing.value.needed) == (29, 30)
    with pytest.raises(ReasonTooLong):
        quorum.opening("r", NOW, 59, 29, "x" * 2001)
    assert quorum.opening("r", NOW, 59, 29, "Tåget är sent.") == Opening("r", NOW, 29, 30, "Tåget är sent.")


def test_a_reason_that_is_not_needed_is_not_kept() -> None:
    assert Quorum(QuorumRule.MAJORITY).opening("r", NOW, 59, 30, "Ändå.") == Opening("r", NOW, 30, 30)
