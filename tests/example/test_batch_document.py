"""docs/batch.md says what the batch does: its tables name the real columns and keys, and its example is run."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest

from nominering.documents import official_list
from nominering.documents.swedish import SWEDEN
from nominering.example import batch, district
from nominering.example.calendar import ELECTION_DAY, Calendar
from nominering.tables import answers, delegates, nominations
from tests.cli.command import Said, nominering
from tests.example.small import lying_in, put

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "batch.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"^```\w+ (\S+)\n(.*?)^```$", DOCUMENT, flags=re.MULTILINE | re.DOTALL))
INPUTS = ("nominations.csv", "answers.csv", "delegates.csv", "ballots.blt")
Ran = tuple[Said, Path]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    folder = put(tmp_path_factory.mktemp("document"), {name: BLOCKS[name] for name in INPUTS})
    return nominering("demo", "--batch", folder), folder


def named_in(text: str) -> list[str]:
    """The first cells of the tables in `text`, where they are code."""
    return re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE)


def part(start: str, end: str) -> str:
    return DOCUMENT.partition(start)[2].partition(end)[0]


def test_the_example_says_and_leaves_what_the_document_says(ran: Ran) -> None:
    said, folder = ran
    assert replace(said, out=said.out.replace(str(folder), "DIR")) == Said(0, BLOCKS["stdout"], "")
    left = lying_in(folder)
    assert set(left) == {*INPUTS, "lista.pdf", "lista.csv", "record.json"}
    assert left["lista.csv"].decode() == BLOCKS["lista.csv"]


@pytest.mark.parametrize("table", [nominations, answers, delegates], ids=lambda table: table.__name__)
def test_every_column_of_a_table_is_explained(table: ModuleType) -> None:
    name = table.__name__.rpartition(".")[2]
    assert named_in(part(f"\n### `{name}.csv`", "\n#")) == list(table.COLUMNS)


def test_every_column_of_the_list_and_every_key_of_the_record_is_explained(ran: Ran) -> None:
    record = json.loads((ran[1] / "record.json").read_text(encoding="utf-8"))
    assert named_in(part("\n`lista.pdf`", "\n`record.json`")) == list(official_list.COLUMNS)
    assert named_in(part("\n`record.json`", "\n#")) == list(record)


def test_its_dates_and_figures_are_the_examples() -> None:
    told = Calendar.played_then()
    riksdag = district.lists(told)[0]
    for stop, day in ((told.nominations_close, "20 January 2030"), (told.answers_close, "3 February 2030")):
        assert f"{(stop.astimezone(SWEDEN) - timedelta(minutes=1)):%-d %B %Y}" == day
        assert f"{day} at midnight" in DOCUMENT
    assert f"Conference | {told.conference:%-d %B %Y}," in DOCUMENT
    assert f"Election day | {ELECTION_DAY:%-d %B %Y};" in DOCUMENT
    assert f"{riksdag.places} places and is counted by `{riksdag.method}`" in DOCUMENT
    assert f"one per started {district.MEMBERS_PER_DELEGATE} members" in DOCUMENT
    assert f"`{batch.EXAMPLE_SEED}|{riksdag.title}|number`" in DOCUMENT
