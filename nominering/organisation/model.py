"""The district, its municipalities and its associations."""

from collections.abc import Callable
from dataclasses import dataclass

from nominering.organisation.errors import AssociationUnknown


@dataclass(frozen=True)
class Municipality:
    """A municipality by its four-digit code."""

    code: str
    name: str


@dataclass(frozen=True)
class District:
    """A party district; its constituency is the riksdag's, and the municipalities are those within it."""

    name: str
    party: str
    constituency: str
    municipalities: tuple[Municipality, ...] = ()

    def municipality_name(self, code: str) -> str:
        """The code itself for a municipality outside the district."""
        return next((each.name for each in self.municipalities if each.code == code), code)


@dataclass(frozen=True)
class Association:
    """A party association. It may cover several municipalities (codes); only an active one has a board.

    In the largest cities it covers a `city_district` of its municipality, which it then shares with others.
    """

    id: str
    name: str
    municipalities: tuple[str, ...]
    members: int
    active: bool
    city_district: str = ""

    def shares_with(self, other: "Association") -> bool:
        """Whether both may cover the same municipality: each has a city district of its own."""
        return bool(self.city_district and other.city_district and self.city_district != other.city_district)


@dataclass(frozen=True)
class Associations:
    """All associations of the district, by name as people know them."""

    every: tuple[Association, ...]

    def named(self, name: str) -> Association:
        """Raises AssociationUnknown."""
        return self._find(name, lambda each: each.name)

    def by_id(self, association_id: str) -> Association:
        """Raises AssociationUnknown."""
        return self._find(association_id, lambda each: each.id)

    def known_as(self, words: str) -> Association:
        """By name or id, in capitals or not. Raises AssociationUnknown."""
        wanted = words.casefold()
        for association in self.every:
            if wanted in (association.name.casefold(), association.id.casefold()):
                return association
        raise AssociationUnknown(words)

    def covering(self, municipality: str) -> tuple[Association, ...]:
        """Several only where the city is parted by districts."""
        return tuple(each for each in self.every if municipality in each.municipalities)

    def _find(self, wanted: str, key: Callable[[Association], str]) -> Association:
        for association in self.every:
            if key(association) == wanted:
                return association
        raise AssociationUnknown(wanted)
