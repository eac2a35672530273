"""The example's files, and those that somebody puts in their place."""

from pathlib import Path

from nominering.tables import answers, associations, delegates, nominations
from nominering.tables.answers import AnswerRow
from nominering.tables.delegates import DelegateRow
from nominering.tables.nominations import NominationRow

OWN = Path(__file__).parent
LISTS = ("riksdag", "region")

ASSOCIATIONS = associations.read("associations.csv", (OWN / "associations.csv").read_bytes())


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
        return path.read_text(encoding="utf-8-sig") if path else None

    def given(self, name: str) -> Path | None:
        path = self._folder / name if self._folder else None
        return path if path and path.exists() else None

    def _content(self, name: str) -> bytes:
        return (self.given(name) or OWN / name).read_bytes()
