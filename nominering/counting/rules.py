"""Which method, and the exact variant of it: the object whose hash is printed in the minutes."""

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum

from nominering.counting.errors import MethodUnknown


class Method(StrEnum):
    """The methods a conference can adopt; there is no silent default."""

    ORDERED_STV = "ordered-stv"
    IRV_BY_PLACE = "irv-by-place"

    @classmethod
    def named(cls, name: str) -> "Method":
        """Raises MethodUnknown."""
        try:
            return cls(name)
        except ValueError:
            raise MethodUnknown(name) from None


class TieRule(StrEnum):
    """How a tie is settled. `LOT_ONLY` is for rules that send every tie straight to the lot (V's statutes § 23)."""

    EARLIER_STAGE_THEN_LOT = "earlier-stage-then-lot"
    LOT_ONLY = "lot-only"


@dataclass(frozen=True)
class Rules:
    """A counting rule with every variant spelled out. Variants change winners, so they have a fingerprint."""

    method: Method
    ties: TieRule = TieRule.EARLIER_STAGE_THEN_LOT
    edition: int = 1

    def as_data(self) -> dict[str, str | int]:
        fixed = {
            Method.ORDERED_STV: {
                "quota": "V/(k+1), exact; elected when above",
                "transfers": "weighted inclusive Gregory, one surplus at a time, largest first",
                "start": "from all candidates, last place first",
            },
            Method.IRV_BY_PLACE: {
                "quota": "more than half of the votes that still count",
                "transfers": "exclusion of the lowest, one at a time",
                "start": "from place 1",
            },
        }[self.method]
        return {**asdict(self), **fixed, "arithmetic": "exact"}

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the rules as canonical JSON."""
        canonical = json.dumps(self.as_data(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()
