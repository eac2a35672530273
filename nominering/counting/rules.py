"""Which method, and the exact variant of it: the object whose hash is printed in the minutes."""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

from nominering.counting.errors import MethodUnknown, QuotaOnSet
from nominering.counting.quotas import NO_QUOTA, Quota, QuotaMode


class Method(StrEnum):
    """The methods a conference can adopt; there is no silent default."""

    MAJORITY_BY_PLACE = "majority-by-place"
    IRV_BY_PLACE = "irv-by-place"
    ORDERED_STV = "ordered-stv"
    TOP_DOWN_STV = "top-down-stv"
    CUMULATIVE_PLACES = "cumulative-places"
    SCOTTISH_STV = "scottish-stv"

    @property
    def elects_a_set(self) -> bool:
        """All other methods give an ordered list."""
        return self is Method.SCOTTISH_STV

    @classmethod
    def named(cls, name: str) -> "Method":
        """Raises MethodUnknown."""
        try:
            return cls(name)
        except ValueError:
            raise MethodUnknown(name) from None


class Procedure(StrEnum):
    """How a list comes about: the delegates rank it and the rankings are counted, or the hall decides one place after
    another.
    """

    RANKING = "ranking"
    PLACE_BY_PLACE = "place-by-place"


class TieRule(StrEnum):
    """How a tie is settled. `LOT_ONLY` is for rules that send every tie straight to the lot.

    Vänsterpartiet's statutes do so in § 23, where they speak of the order of substitutes.
    """

    EARLIER_STAGE_THEN_LOT = "earlier-stage-then-lot"
    LOT_ONLY = "lot-only"


_VARIANTS = {
    Method.MAJORITY_BY_PLACE: {
        "quota_of_votes": "more than half of the papers that name someone eligible",
        "transfers": "run-off between the two highest, by the same papers",
        "start": "from place 1",
        "arithmetic": "exact",
    },
    Method.IRV_BY_PLACE: {
        "quota_of_votes": "more than half of the votes that still count",
        "transfers": "exclusion of the lowest, one at a time",
        "start": "from place 1",
        "arithmetic": "exact",
    },
    Method.ORDERED_STV: {
        "quota_of_votes": "V/(k+1), exact; elected when above",
        "transfers": "weighted inclusive Gregory, one surplus at a time, largest first",
        "start": "from all candidates, last place first",
        "arithmetic": "exact",
    },
    Method.TOP_DOWN_STV: {
        "quota_of_votes": "V/(k+1), exact; elected when above",
        "transfers": "weighted inclusive Gregory, one surplus at a time, largest first; exclusion one at a time",
        "start": "from place 1, the placed guarded from exclusion",
        "arithmetic": "exact",
    },
    Method.CUMULATIVE_PLACES: {
        "quota_of_votes": "none",
        "transfers": "none: place k by the papers that rank a candidate among their first k",
        "start": "from place 1",
        "arithmetic": "exact",
    },
    Method.SCOTTISH_STV: {
        "quota_of_votes": "integer Droop; elected when reached",
        "transfers": "weighted inclusive Gregory, one surplus at a time, largest first; exclusion one at a time",
        "start": "all seats at once",
        "arithmetic": "five decimals, truncated",
    },
}


@dataclass(frozen=True)
class Rules:
    """A counting rule with every variant spelled out. Variants change winners, so they have a fingerprint.

    Raises QuotaOnSet.
    """

    method: Method
    ties: TieRule = TieRule.EARLIER_STAGE_THEN_LOT
    quota: Quota = NO_QUOTA
    quota_mode: QuotaMode = QuotaMode.INTEGRATED
    edition: int = 2

    def __post_init__(self) -> None:
        if self.quota and self.method.elects_a_set:
            raise QuotaOnSet

    def as_data(self) -> dict[str, str | int | None]:
        return {
            "method": self.method.value,
            "ties": self.ties.value,
            "edition": self.edition,
            **_VARIANTS[self.method],
            "quota": str(self.quota),
            "quota_mode": self.quota_mode.value if self.quota else None,
        }

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the rules as canonical JSON."""
        canonical = json.dumps(self.as_data(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()
