"""What a count gave. The count is not the decision."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from nominering.outcome.errors import CandidateWithdrew, CountersDisagree


@dataclass(frozen=True)
class CountedList:
    """What the count gave: numbers by place, and the record of everything that happened as plain data."""

    round_id: str
    order: tuple[int, ...]
    record: Mapping[str, Any]

    @classmethod
    def of(cls, round_id: str, record: Mapping[str, Any]) -> "CountedList":
        """A set stands in the order of election."""
        return cls(round_id, tuple(record["elected"] if "elected" in record else record["order"]), record)

    @property
    def fingerprint(self) -> str:
        """Tells this count from one that was made again."""
        return sha256(json.dumps(self.record, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

    @property
    def line(self) -> tuple[int, ...]:
        """The order, and after it whom the count has below the last place, as far as it tells."""
        steps = sorted(self.record.get("steps", ()), key=lambda step: int(step["place"]))
        below = [*(step["candidate"] for step in steps), *(self.record.get("free_order") or ())]
        return tuple(dict.fromkeys((*self.order, *below)))

    @property
    def disputed(self) -> tuple[int, ...]:
        """The places where a second counter names somebody else, or crashed: any of them stops the result.

        Older records have only one counter.
        """
        counters = self.record.get("second_counters") or [self.record["second_counter"]]
        return tuple(sorted({place for each in counters for place in (*each["disagreed"], *each["crashed"])}))

    @property
    def withdrawn(self) -> tuple[int, ...]:
        """The numbers that were passed over because their candidates had withdrawn."""
        return tuple(self.record.get("withdrawn", ()))

    @property
    def set_aside(self) -> tuple[str, str] | None:
        """The quota rule that those who were left could not keep, and the paragraph by which it was set aside."""
        said = self.record.get("set_aside")
        return (said["quota"], said["paragraph"]) if said else None

    def check_nobody_withdrew_since(self, withdrawn: Iterable[int]) -> None:
        """Raises CandidateWithdrew."""
        if set(withdrawn) != set(self.withdrawn):
            raise CandidateWithdrew

    def check_counters_agree(self) -> None:
        """Raises CountersDisagree."""
        if self.disputed:
            raise CountersDisagree(self.disputed)


@dataclass(frozen=True)
class EarlierCount:
    """A count that was made again, and when."""

    counted: CountedList
    replaced_at: datetime
