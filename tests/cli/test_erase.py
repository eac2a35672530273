"""`nominering erase`: first how many, then what went, and then nobody."""

import asyncio
from pathlib import Path

import pytest

from nominering.app import furnish
from nominering.store.database import Database
from tests.cli.command import nominering
from tests.nomination.test_erasing import with_somebody_who_says
from tests.story import Clock, Story


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation of its own, in which nothing has happened."""
    path = tmp_path / "erase.sqlite"
    monkeypatch.setenv("NOMINERING_VAR", str(tmp_path))
    monkeypatch.setenv("NOMINERING_DATABASE", f"sqlite:///{path}")
    return path


async def tell(path: Path) -> None:
    database = Database(f"sqlite:///{path}")
    await database.start()
    await database.migrate()
    clock = Clock()
    story = Story(furnish(database, b"secret", clock=clock), clock)
    await with_somebody_who_says(story, "riksdag")
    for list_id in ("riksdag", "region"):
        await story.adopt(list_id)
    await database.stop()


def test_a_dry_run_says_how_many_and_changes_nothing(kept: Path) -> None:
    asyncio.run(tell(kept))
    for _ in range(2):
        said = nominering("erase", "--dry-run")
        assert (said.status, said.out) == (0, "1 nominerade skulle gallras.\n")


def test_it_says_what_went_and_the_next_time_nothing_is_left(kept: Path) -> None:
    asyncio.run(tell(kept))
    assert nominering("erase").out == "nominerade: 1\nmotiveringar: 2\n"
    assert nominering("erase").out == "Det finns ingen att gallra.\n"


def test_where_nothing_has_happened_there_is_nobody(kept: Path) -> None:
    assert (nominering("erase").status, nominering("erase").out) == (0, "Det finns ingen att gallra.\n")
