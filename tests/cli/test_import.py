"""`nominering import`, on a database of its own; docs/import.md says what it does, and its example is run."""

import asyncio
import re
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from nominering.app import furnish
from nominering.organisation.model import Associations, District
from nominering.store.database import Database
from nominering.tables import associations, members, offices
from tests.cli.command import Said, nominering
from tests.tables.workbook import workbook

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "import.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"^```\w+ (\S+)\n(.*?)^```$", DOCUMENT, flags=re.MULTILINE | re.DOTALL))
KINDS = ("associations", "members", "offices")
Run = Callable[..., Said]


async def found(url: str) -> None:
    database = Database(url)
    await database.start()
    await database.migrate()
    house = furnish(database, b"secret")
    await house.organisation.keep_district(District("Distriktet", "Partiet", "Länet"), Associations(()))
    await database.stop()


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation without a district."""
    monkeypatch.setenv("NOMINERING_VAR", str(tmp_path))
    monkeypatch.setenv("NOMINERING_DATABASE", f"sqlite:///{tmp_path / 'n.sqlite'}")
    return tmp_path


@pytest.fixture
def folder(empty: Path) -> Path:
    asyncio.run(found(f"sqlite:///{empty / 'n.sqlite'}"))
    for kind in KINDS:
        (empty / f"{kind}.csv").write_text(BLOCKS[f"{kind}.csv"], encoding="utf-8")
    return empty


def read_in(folder: Path) -> list[Said]:
    return [nominering("import", kind, folder / f"{kind}.csv") for kind in KINDS]


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "n.sqlite") as kept:
        return kept.execute(query).fetchall()


def test_the_example_of_the_document_works_and_says_what_it_says(folder: Path) -> None:
    said = read_in(folder)
    assert [each.status for each in said] == [0, 0, 0]
    assert said[1] == Said(0, BLOCKS["stdout"], "Sparar: 4 av 4\n")
    assert rows(folder, "SELECT count(*) FROM member") == [(4,)]
    assert rows(folder, "SELECT count(*) FROM office") == [(4,)]


def test_the_same_again_changes_nothing(folder: Path) -> None:
    read_in(folder)
    before = rows(folder, "SELECT * FROM membership ORDER BY id")
    for kind, said in zip(KINDS, read_in(folder), strict=True):
        number = len(BLOCKS[f"{kind}.csv"].splitlines()) - 1
        assert said.out == f"0 nya, 0 ändras, {number} oförändrade, 0 fel, 0 finns inte i filen.\nSparat.\n"
    assert rows(folder, "SELECT * FROM membership ORDER BY id") == before


@pytest.mark.parametrize(
    ("kind", "columns"),
    [
        ("associations", associations.IMPORTED),
        ("members", members.COLUMNS),
        ("offices", offices.COLUMNS),
    ],
)
def test_every_column_is_explained(kind: str, columns: tuple[str, ...]) -> None:
    part = DOCUMENT.partition(f"\n### `{kind}.csv`")[2].partition("\n#")[0]
    assert sorted(re.findall(r"^\| `(\w+)` \|", part, flags=re.MULTILINE)) == sorted(columns)


def test_every_body_is_explained() -> None:
    assert all(f"`{body}`" in DOCUMENT for body in offices.BODIES)


def test_a_dry_run_says_everything_and_keeps_nothing(folder: Path) -> None:
    nominering("import", "associations", folder / "associations.csv")
    said = nominering("import", "members", folder / "members.csv", "--dry-run")
    assert said == Said(0, BLOCKS["stdout"].replace("Sparat.", "Provkörning: ingenting sparades."), "")
    assert rows(folder, "SELECT * FROM member") == []


def test_a_file_with_faults_is_refused_whole_with_all_of_them(folder: Path) -> None:
    nominering("import", "associations", folder / "associations.csv")
    bad = folder / "bad.csv"
    bad.write_text(
        "number;name;born;association;municipality;since;until\n"
        "1;Ida Ek;1990-01-01;arvika;1784;2020-01-01;\n"
        "2;Bo Alm;1990-01-01;Vänsterpartiet Kumla;1784;2020-01-01;2019-01-01\n"
        "3;Siv Ås;1990-02-30;arvika;1784;2020-01-01;\n",
        encoding="utf-8",
    )
    said = nominering("import", "members", bad)
    assert said.status == 2
    assert said.err.splitlines() == [
        "bad.csv, rad 3: fel 2 Bo Alm: Ingen förening heter Vänsterpartiet Kumla: skriv namnet som i registret.",
        "bad.csv, rad 3: fel 2 Bo Alm: Slutet 1 januari 2019 ligger före början 1 januari 2020: rätta datumen.",
        "bad.csv, rad 4: fel 3 Siv Ås: born kan inte vara ”1990-02-30”.",
        "Ingenting ändrades: rätta raderna och läs in filen igen.",
    ]
    assert rows(folder, "SELECT * FROM member") == []


def test_a_move_and_a_missing_member_are_said(folder: Path) -> None:
    read_in(folder)
    moved = BLOCKS["members.csv"].replace("1002;Börje Tallrot;1961-11-30;Vänsterpartiet Arvika;1784;;;2005-01-01", "")
    lines = [each for each in moved.splitlines() if not each.startswith((";", "1004"))]
    lines.append("1002;Börje Tallrot;1961-11-30;kil-munkfors;1715;;;2024-01-01;;2005-01-01;nej")
    (folder / "members.csv").write_text("\n".join(lines), encoding="utf-8")
    said = nominering("import", "members", folder / "members.csv")
    assert said.out.splitlines() == [
        "members.csv, rad 4: ändras 1002 Börje Tallrot; "
        "association: Vänsterpartiet Arvika → Vänsterpartiet Kil-Munkfors; municipality: 1784 → 1715; "
        "since: 2005-01-01 → 2024-01-01; until (tidigare medlemskap): tomt → 2023-12-31",
        "finns inte i filen: 1004 Dag Sjöhed",
        "0 nya, 1 ändras, 2 oförändrade, 0 fel, 1 finns inte i filen.",
        "Sparat.",
    ]


def test_protected_data_are_not_written_out(folder: Path) -> None:
    read_in(folder)
    secret = BLOCKS["members.csv"].replace(";karlstad-norr;1780;;;", ";karlstad-norr;1784;ny@example.org;070-7;")
    (folder / "members.csv").write_text(secret, encoding="utf-8")
    said = nominering("import", "members", folder / "members.csv", "--dry-run")
    assert "municipality: skyddade uppgifter, visas inte" in said.out
    for hidden in ("1780", "1784", "ny@example.org", "070-7"):
        assert hidden not in said.out


def test_a_workbook_is_read_like_a_text_file(folder: Path) -> None:
    nominering("import", "associations", folder / "associations.csv")
    cells = [line.split(";") for line in BLOCKS["members.csv"].splitlines()]
    (folder / "members.xlsx").write_bytes(workbook(*cells))
    said = nominering("import", "members", folder / "members.xlsx")
    assert replace(said, out=said.out.replace(".xlsx", ".csv")) == Said(0, BLOCKS["stdout"], "Sparar: 4 av 4\n")


def test_without_a_district_or_a_file_one_sentence_says_so(empty: Path) -> None:
    (empty / "m.csv").write_text(BLOCKS["members.csv"], encoding="utf-8")
    assert nominering("import", "members", empty / "m.csv") == Said(
        2, "", "Databasen har inget distrikt än: grunda det med nominering found.\n"
    )
    assert nominering("import", "members", empty / "no.csv") == Said(
        2, "", f"{empty / 'no.csv'} går inte att läsa.\n"
    )
    assert nominering("import", "songs", empty / "m.csv").status == 2
