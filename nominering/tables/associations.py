"""`associations.csv`: the district's associations, with the codes of their municipalities and their members."""

from nominering.organisation.model import Association, Associations
from nominering.organisation.registering.associations import StatedAssociation
from nominering.organisation.registering.changes import Stated
from nominering.tables.gathering import Cells, Said
from nominering.tables.reading import gathered, rows

COLUMNS = ("id", "name", "municipalities", "members", "active")
IMPORTED = ("id", "name", "municipalities", "active", "city_district", "members")
OPTIONAL = ("city_district", "members")


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


def stated(file: str, content: bytes) -> tuple[Stated[StatedAssociation], ...]:
    """What an import says. Raises TableError for a file that is no such table; see docs/import.md."""
    said = Said(_association, lambda cells: cells.text("name") or cells.text("id"))
    return said.of(gathered(file, content, IMPORTED, ("id",), OPTIONAL))


def _association(cells: Cells) -> StatedAssociation:
    return StatedAssociation(
        id=cells.needed("id"),
        name=cells.needed("name"),
        municipalities=tuple(dict.fromkeys(cells.needed("municipalities").split())),
        active=cells.yes("active"),
        city_district=cells.text("city_district") if cells.row.has("city_district") else None,
        members=cells.number("members") if cells.row.has("members") else None,
    )
