"""Who shares the seats: what each may get, whether the seats can be shared at all, and the lot for a tie."""

from collections.abc import Sequence
from dataclasses import dataclass

from nominering.organisation.apportionment.working import Draw, Unit
from nominering.organisation.errors import (
    LotRepeated,
    LotUnknown,
    NoMembers,
    TieForSeats,
    TotalTooLarge,
    TotalTooSmall,
)


def check_lot(units: Sequence[Unit], lot: Sequence[str]) -> None:
    """Raises LotUnknown, LotRepeated."""
    names = {unit.name for unit in units}
    for position, name in enumerate(lot):
        if name not in names:
            raise LotUnknown(name)
        if name in lot[:position]:
            raise LotRepeated(name)


@dataclass(frozen=True)
class Parties:
    """`every` as they came; `sharing` those that take part; `lot` the names in the order they were drawn."""

    every: tuple[Unit, ...]
    total: int
    least: int
    most: int | None
    lot: tuple[str, ...]

    @classmethod
    def admitted(
        cls, units: tuple[Unit, ...], total: int, least: int, most: int | None, lot: Sequence[str]
    ) -> "Parties":
        """Raises NoMembers, TotalTooSmall, TotalTooLarge, LotUnknown, LotRepeated."""
        check_lot(units, lot)
        parties = cls(units, total, least, most, tuple(lot))
        if not any(unit.members for unit in parties.sharing):
            raise NoMembers
        smallest = least * len(parties.sharing)
        if total < smallest:
            raise TotalTooSmall(total, smallest)
        largest = sum(parties.ceiling(unit) for unit in parties.sharing)
        if total > largest:
            raise TotalTooLarge(total, largest)
        return parties

    @property
    def sharing(self) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.every if unit.active)

    def ceiling(self, unit: Unit) -> int:
        """The most the unit may get; nothing above its minimum without members."""
        if not unit.members:
            return self.least
        return self.total if self.most is None else self.most

    def winners(self, tied: Sequence[Unit], seats: int) -> tuple[tuple[Unit, ...], Draw | None]:
        """Those of the equal that get the `seats` left: all of them where there is one each, else by the lot.

        Raises TieForSeats when the lot does not say.
        """
        if len(tied) <= seats:
            return tuple(tied), None
        names = {unit.name: unit for unit in tied}
        won = tuple(names[name] for name in self.lot if name in names)[:seats]
        if len(won) < seats:
            raise TieForSeats(tuple(names), seats)
        return won, Draw(tuple(names), seats, self.lot, tuple(unit.name for unit in won))
