"""`associations.csv`: the district's associations, with the codes of their municipalities and their members."""

from nominering.organisation.model import Association, Associations
from nominering.tables.reading import rows

COLUMNS = ("id", "name", "municipalities", "members", "active")


def read(file: str, content: bytes) -> Associations:
    """Raises TableError."""
    return Associations(
        tuple(
            Association(
                id=row.needed("id"),
                name=row.needed("name"),
                municipalities=tuple(row.needed("municipalities").split()),
                members=row.parsed("members", int),
                active=row.one_of("active", ("ja", "nej")) == "ja",
            )
            for row in rows(file, content, COLUMNS, ("id",))
        )
    )
