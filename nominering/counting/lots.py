"""Lots: one public order of all candidates, drawn once for the whole election."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from nominering.counting.errors import LotsIncomplete


@dataclass(frozen=True)
class Lots:
    """An order of all candidates; the earlier is the stronger in every tie.

    `seed` is the text of a public draw (dice, lottery numbers) when the order was derived from one, and `election`
    what it was derived for, so that anyone can derive it again.
    """

    order: tuple[int, ...]
    seed: str | None = None
    election: str | None = None

    @classmethod
    def drawn(cls, order: Iterable[int], candidates: Collection[int]) -> "Lots":
        """A physical draw, typed in. Raises LotsIncomplete unless every candidate is there exactly once."""
        order = tuple(order)
        standing = set(candidates)
        repeated = {number for number in order if order.count(number) > 1}
        missing, unknown = standing - set(order), set(order) - standing
        if missing or repeated or unknown:
            raise LotsIncomplete(missing, repeated, unknown)
        return cls(order)

    @classmethod
    def from_seed(cls, seed: str, election: str, candidates: Iterable[int]) -> "Lots":
        """Ascending SHA-256 of `seed|election|candidate`, as written in the electoral rules."""

        def digest(number: int) -> str:
            return hashlib.sha256(f"{seed}|{election}|{number}".encode()).hexdigest()

        return cls(tuple(sorted(candidates, key=digest)), seed=seed, election=election)

    def without(self, withdrawn: Collection[int]) -> "Lots":
        """The same draw for those who are left: whoever was the stronger of two still is."""
        return replace(self, order=tuple(number for number in self.order if number not in withdrawn))

    def as_data(self) -> dict[str, list[int] | str | None]:
        return {"order": list(self.order), "seed": self.seed, "election": self.election}

    def strongest(self, tied: Iterable[int]) -> int:
        return min(tied, key=self.order.index)

    def weakest(self, tied: Iterable[int]) -> int:
        return max(tied, key=self.order.index)
