"""Quorum (beslutsmässighet): how many delegates must be present when a round opens."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nominering.conference.errors import (
    PresentUncounted,
    QuorumMissing,
    QuorumWrong,
    ReasonTooLong,
    TooManyPresent,
)

LONGEST_REASON = 2000


class QuorumRule(StrEnum):
    """Nothing is asked, at least a number, at least so many per cent of the roll, or more than half of it."""

    NONE = "none"
    NUMBER = "number"
    SHARE = "share"
    MAJORITY = "majority"


@dataclass(frozen=True)
class Opening:
    """When a round opened and, where a quorum was asked for, with how many present of how many needed.

    `reason` is why it was opened all the same, when they were too few.
    """

    round_id: str
    at: datetime
    present: int | None = None
    needed: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Quorum:
    """`least` is a number of delegates, or per cent of those on the roll, as the rule says."""

    rule: QuorumRule = QuorumRule.NONE
    least: int = 0

    def check(self) -> None:
        """Raises QuorumWrong."""
        if self.rule is QuorumRule.NUMBER and self.least < 1:
            raise QuorumWrong
        if self.rule is QuorumRule.SHARE and not 1 <= self.least <= 100:
            raise QuorumWrong

    def needed(self, entitled: int) -> int | None:
        """How many of those on the roll; a part of a delegate is a whole one. None where nothing is asked."""
        match self.rule:
            case QuorumRule.NONE:
                return None
            case QuorumRule.NUMBER:
                return self.least
            case QuorumRule.SHARE:
                return -(-entitled * self.least // 100)
            case QuorumRule.MAJORITY:
                return entitled // 2 + 1

    def opening(self, round_id: str, at: datetime, entitled: int, present: int | None, reason: str) -> Opening:
        """Too few stop a round, unless somebody answers for going on with a reason that is kept.

        Raises PresentUncounted, TooManyPresent, QuorumMissing, ReasonTooLong.
        """
        needed = self.needed(entitled)
        if needed is None:
            return Opening(round_id, at)
        if present is None:
            raise PresentUncounted
        if present > entitled:
            raise TooManyPresent(present, entitled)
        if present >= needed:
            return Opening(round_id, at, present, needed)
        if not reason:
            raise QuorumMissing(present, needed)
        if len(reason) > LONGEST_REASON:
            raise ReasonTooLong(len(reason), LONGEST_REASON)
        return Opening(round_id, at, present, needed, reason)
