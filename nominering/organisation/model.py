"""The district and its associations."""

from collections.abc import Callable
from dataclasses import dataclass

from nominering.organisation.errors import AssociationUnknown


@dataclass(frozen=True)
class District:
    """A party district; its constituency is the riksdag's."""

    name: str
    party: str
    constituency: str


@dataclass(frozen=True)
class Association:
    """A party association. It may cover several municipalities (codes); only an active one has a board."""

    id: str
    name: str
    municipalities: tuple[str, ...]
    members: int
    active: bool


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

    def _find(self, wanted: str, key: Callable[[Association], str]) -> Association:
        for association in self.every:
            if key(association) == wanted:
                return association
        raise AssociationUnknown(wanted)
