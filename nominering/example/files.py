"""The example's files, and those that somebody puts in their place."""

from pathlib import Path

from nominering.example.errors import FileUnreadable
from nominering.organisation.model import Municipality
from nominering.tables import answers, associations, delegates, nominations
from nominering.tables.answers import AnswerRow
from nominering.tables.delegates import DelegateRow
from nominering.tables.nominations import NominationRow
from nominering.tables.reading import rows, text_of

OWN = Path(__file__).parent
LISTS = ("riksdag", "region")

ASSOCIATIONS = associations.read("associations.csv", (OWN / "associations.csv").read_bytes())
MUNICIPALITIES = tuple(
    Municipality(row.needed("code"), row.needed("name"))
    for row in rows(
        "municipalities.csv", (OWN / "municipalities.csv").read_bytes(), ("code", "name", "population"), ("code",)
    )
)


class Files:
    """Reads from `folder` what lies there and the example's own otherwise. Raises TableError."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def nominations(self) -> tuple[NominationRow, ...]:
        return nominations.read("nominations.csv", self._content("nominations.csv"), LISTS)

    def answers(self) -> tuple[AnswerRow, ...]:
        return answers.read("answers.csv", self._content("answers.csv"), LISTS)

    def delegates(self) -> tuple[DelegateRow, ...]:
        return delegates.read("delegates.csv", self._content("delegates.csv"))

    def ballots(self) -> str | None:
        """The text of `ballots.blt`, if there is one."""
        path = self.given("ballots.blt")
        return text_of("ballots.blt", _read(path)) if path else None

    def given(self, name: str) -> Path | None:
        path = self._folder / name if self._folder else None
        return path if path and path.exists() else None

    def _content(self, name: str) -> bytes:
        return _read(self.given(name) or OWN / name)


def _read(path: Path) -> bytes:
    """Raises FileUnreadable."""
    try:
        return path.read_bytes()
    except OSError:
        raise FileUnreadable(path) from None
