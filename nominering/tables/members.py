"""`members.csv`: the members with where they belong, one row each. See docs/import.md."""

from nominering.organisation.registering.changes import Stated
from nominering.organisation.registering.members import StatedMember
from nominering.tables.gathering import Cells, Said
from nominering.tables.reading import gathered

COLUMNS = (
    "number", "name", "born", "association", "municipality", "email", "phone", "since", "until", "fee_paid",
    "protected",
)  # fmt: skip
OPTIONAL = ("email", "phone", "until", "fee_paid", "protected")


def read(file: str, content: bytes) -> tuple[Stated[StatedMember], ...]:
    """Raises TableError for a file that is no such table; the faults of a row stand beside its line."""
    return Said(_member, _name).of(gathered(file, content, COLUMNS, ("number",), OPTIONAL))


def _member(cells: Cells) -> StatedMember:
    has = cells.row.has
    return StatedMember(
        number=cells.needed("number"),
        name=cells.needed("name"),
        born=cells.day("born"),
        association=cells.text("association"),
        municipality=cells.needed("municipality"),
        since=cells.day("since"),
        until=cells.day_or_none("until"),
        fee_paid=cells.day_or_none("fee_paid"),
        email=cells.text("email") if has("email") else None,
        phone=cells.text("phone") if has("phone") else None,
        protected=(cells.yes("protected") if cells.text("protected") else False) if has("protected") else None,
        says_until=has("until"),
        says_fee=has("fee_paid"),
    )


def _name(cells: Cells) -> str:
    return f"{cells.text('number')} {cells.text('name')}".strip()
