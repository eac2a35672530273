"""A card that is made void and replaced: one officer asks, another confirms."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from nominering.balloting.errors import SameOfficer, SpoilingIncomplete, SpoilingSettled
from nominering.balloting.model.codes import canonical_code

LONGEST_REASON = 300


class Settlement(StrEnum):
    WAITING = "waiting"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Officer:
    """Whoever is signed in: two officers are two accounts."""

    account_id: str
    name: str


@dataclass(frozen=True)
class Spoiling:
    """A card that is lost or damaged, known by its `number`, or by its `bearer` in a deck that is tied to names.

    `holder` is the bearer's name as it then was. What has been voted is no part of it.
    """

    id: str
    deck: str
    number: str
    bearer: str
    holder: str
    reason: str
    asked_by: Officer
    asked_at: datetime
    settlement: Settlement = Settlement.WAITING
    settled_by: Officer | None = None
    settled_at: datetime | None = None

    @classmethod
    def asked(
        cls,
        id: str,
        deck: str,
        number: str,
        reason: str,
        by: Officer,
        now: datetime,
        bearer: str = "",
        holder: str = "",
    ) -> "Spoiling":
        """Raises SpoilingIncomplete with the field."""
        called = "" if bearer else canonical_code(number)
        if not called and not bearer:
            raise SpoilingIncomplete("number")
        if not reason or len(reason) > LONGEST_REASON:
            raise SpoilingIncomplete("reason")
        return cls(id, deck, called, bearer, holder, reason, by, now)

    def replaced(self, by: Officer, now: datetime) -> "Spoiling":
        """Raises SpoilingSettled, SameOfficer."""
        if by.account_id == self.asked_by.account_id:
            raise SameOfficer
        return self._settled(Settlement.REPLACED, by, now)

    def withdrawn(self, by: Officer, now: datetime) -> "Spoiling":
        """By either of the two: the card turned up. Raises SpoilingSettled."""
        return self._settled(Settlement.WITHDRAWN, by, now)

    def _settled(self, settlement: Settlement, by: Officer, now: datetime) -> "Spoiling":
        if self.settlement is not Settlement.WAITING:
            raise SpoilingSettled
        return replace(self, settlement=settlement, settled_by=by, settled_at=now)
