"""What can be wrong in the files of a batch: exit 2, one sentence that says where, and the folder as it was."""

from pathlib import Path

import pytest

from tests.cli.command import Said, nominering, nominering_installed
from tests.example import small
from tests.example.small import lying_in, put

EARLIER = {"lista.pdf": "%PDF i går", "lista.csv": "place,name\n1,I går\n", "record.json": "{}\n"}


def swapped(name: str, old: str, new: str) -> dict[str, str]:
    assert old in small.FILES[name]
    return {name: small.FILES[name].replace(old, new)}


def added(name: str, row: str) -> dict[str, str]:
    return {name: small.FILES[name] + row + "\n"}


NOMINATIONS = [
    pytest.param(
        swapped("nominations.csv", ",paragraph", ""),
        "nominations.csv, rad 1: kolumnen paragraph saknas.",
        id="column",
    ),
    pytest.param(
        swapped("nominations.csv", "1971-09-08", "8 september 1971"),
        "nominations.csv, rad 4: born kan inte vara ”8 september 1971”.",
        id="date",
    ),
    pytest.param(
        added("nominations.csv", "riksdag,Bo Alm,1990-02-28,Sunne,Vänsterpartiet Sunne,2030-01-10,§ 4,Igen."),
        "nominations.csv, rad 6: samma uppgift står redan på rad 3.",
        id="row repeated",
    ),
    pytest.param(
        swapped("nominations.csv", "Vänsterpartiet Sunne", "Vänsterpartiet Sunna"),
        "nominations.csv, rad 3: Ingen förening heter Vänsterpartiet Sunna: skriv namnet som i registret.",
        id="association unknown",
    ),
    pytest.param(
        swapped("nominations.csv", "Vänsterpartiet Sunne", "Vänsterpartiet Storfors"),
        "nominations.csv, rad 3: Vänsterpartiet Storfors är vilande och kan inte nominera förrän den har",
        id="association inactive",
    ),
    pytest.param(
        swapped("nominations.csv", "2030-01-09", "2030-01-21"),
        "nominations.csv, rad 3: Mötet den 21 januari 2030 har inte hållits än: ange det möte som beslutade.",
        id="meeting after the stop",
    ),
    pytest.param(
        swapped("nominations.csv", "2001-01-03", "2012-09-09"),
        "nominations.csv, rad 5: Cia Lund har inte fyllt 18 år på valdagen den 8 september 2030.",
        id="too young",
    ),
    pytest.param(
        swapped("nominations.csv", "Bo Alm", "B" * 81),
        "nominations.csv, rad 3: Fyll i namn (högst 80 tecken).",
        id="name too long",
    ),
]
ANSWERS = [
    pytest.param(swapped("answers.csv", ",place", ""), "answers.csv, rad 1: kolumnen place saknas.", id="column"),
    pytest.param(
        swapped("answers.csv", "2030-01-22T12:00", "2030-01-32T12:00"),
        "answers.csv, rad 4: answered kan inte vara ”2030-01-32T12:00”.",
        id="date",
    ),
    pytest.param(
        swapped("answers.csv", "1971-09-08,ja", "1971-09-08,kanske"),
        "answers.csv, rad 4: answer kan inte vara ”kanske”.",
        id="neither yes nor no",
    ),
    pytest.param(
        added("answers.csv", "riksdag,Bo Alm,1990-02-28,nej,2030-01-30T10:00,,"),
        "answers.csv, rad 6: samma uppgift står redan på rad 3.",
        id="row repeated",
    ),
    pytest.param(
        added("answers.csv", "riksdag,Eva By,1985-02-28,ja,2030-01-30T10:00,läkare,Kil"),
        "answers.csv, rad 6: ",
        id="not nominated",
    ),
    pytest.param(
        added("answers.csv", "region,Bo Alm,1990-02-28,ja,2030-01-30T10:00,svetsare,Sunne"),
        "answers.csv, rad 6: ",
        id="not nominated to that list",
    ),
    pytest.param(
        swapped("answers.csv", "Bo Alm,1990-02-28", "Bo Alm,1990-02-27"),
        "answers.csv, rad 3: ",
        id="born another day",
    ),
    pytest.param(
        swapped("answers.csv", "jurist", "j" * 61),
        "answers.csv, rad 4: Raden ryms inte på valsedeln: korta den till högst 60 tecken.",
        id="line too long",
    ),
]
DELEGATES = [
    pytest.param(
        swapped("delegates.csv", "association,name", "association,namn"),
        "delegates.csv, rad 1: kolumnen name saknas.",
        id="column",
    ),
    pytest.param(
        added("delegates.csv", "Vänsterpartiet Karlstad,OMBUD 3"),
        "delegates.csv, rad 14: samma uppgift står redan på rad 4.",
        id="row repeated",
    ),
    pytest.param(
        added("delegates.csv", "Vänsterpartiet Hagfors-Munkfors,Ombud 13"),
        "delegates.csv, rad 14: Ingen förening heter Vänsterpartiet Hagfors-Munkfors: skriv namnet som i registret.",
        id="association unknown",
    ),
    pytest.param(
        added("delegates.csv", "Vänsterpartiet Eda,Ett Ombud\nVänsterpartiet Eda,Ett Till"),
        "Vänsterpartiet Eda har anmält 2 ombud men får skicka 1: ändra fördelningen eller anmälan.",
        id="too many",
    ),
    pytest.param(
        added("delegates.csv", "Vänsterpartiet Storfors,Ett Ombud"),
        "Vänsterpartiet Storfors har anmält 1 ombud men får skicka 0: ändra fördelningen eller anmälan.",
        id="association inactive",
    ),
    pytest.param(
        {"delegates.csv": "association,name\n"}, "Inga ombud är anmälda, så röstlängden kan inte låsas.", id="nobody"
    ),
]
BALLOTS = [
    pytest.param({"ballots.blt": ""}, ", rad 1: filen ska börja med antalet kandidater", id="empty"),
    pytest.param(
        swapped("ballots.blt", "2 1 0", "2 1"), ", rad 4: röstsedeln ska sluta med 0 på samma rad.", id="unfinished"
    ),
    pytest.param(
        swapped("ballots.blt", "2 4 2 0", "2 4 2 4 0"),
        ", rad 3: kandidat 4 är rangordnad två gånger på samma röstsedel.",
        id="ranked twice",
    ),
    pytest.param(
        swapped("ballots.blt", "2 4 2 0", "2 5 2 0"), ", rad 3: 5 är ingen kandidat i filen.", id="no such number"
    ),
    pytest.param(
        swapped("ballots.blt", "4 3\n", "4 3\n[tie 4 3 2]\n"),
        ", rad 2: [tie] ska nämna varje kandidat precis en gång.",
        id="lots incomplete",
    ),
    pytest.param(
        swapped("ballots.blt", '"Bo Alm"', '"Bo Ahlm"'),
        "ballots.blt och kandidaterna stämmer inte: inte kandidat är Bo Ahlm; i filen saknas Bo Alm.",
        id="stranger",
    ),
    pytest.param(
        swapped("ballots.blt", "2 2 0", "3 2 0"),
        "ballots.blt har 13 röster men röstlängden bara 12 ombud.",
        id="too many ballots",
    ),
    pytest.param(
        swapped("ballots.blt", "4 3\n", "4 3\n[withdrawn 4]\n"),
        "ballots.blt drar tillbaka någon som har tackat ja: låt personen svara nej i answers.csv i stället.",
        id="withdrawn",
    ),
    pytest.param(
        swapped("ballots.blt", "4 3\n", "4 3\n-4\n"),
        "ballots.blt drar tillbaka någon som har tackat ja",
        id="negative",
    ),
]


@pytest.mark.parametrize("earlier", [{}, EARLIER], ids=["first time", "once more"])
@pytest.mark.parametrize(("files", "says"), [*NOMINATIONS, *ANSWERS, *DELEGATES, *BALLOTS])
def test_it_is_refused_in_one_sentence_and_the_folder_stays_as_it_was(
    tmp_path: Path, files: dict[str, str], says: str, earlier: dict[str, str]
) -> None:
    put(tmp_path, small.FILES | earlier | files)
    before = lying_in(tmp_path)
    check_one_sentence(nominering("demo", "--batch", tmp_path), says)
    assert lying_in(tmp_path) == before


def check_one_sentence(said: Said, says: str = ".") -> None:
    assert (said.status, said.out) == (2, "")
    assert says in said.err
    assert said.err.endswith(".\n")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("name", ["nominations.csv", "answers.csv"])
def test_a_table_in_another_encoding_is_refused_at_its_line(tmp_path: Path, name: str) -> None:
    """The first row of both holds an ö."""
    put(tmp_path, small.FILES)
    (tmp_path / name).write_bytes(small.FILES[name].encode("cp1252"))
    check_one_sentence(nominering("demo", "--batch", tmp_path), f"{name}, rad 2: filen är inte text i UTF-8.")


@pytest.mark.parametrize(
    "files",
    [
        {"answers.csv": "list,name,born,answer,answered,occupation,place\n"},
        {"answers.csv": small.ANSWERS.replace(",ja,", ",nej,")},
        {"answers.csv": small.ANSWERS.replace("2030-01-2", "2030-02-2").replace("2030-02-03", "2030-02-04")},
    ],
    ids=["no answers", "only noes", "all too late"],
)
def test_a_list_that_nobody_stands_on_is_refused(tmp_path: Path, files: dict[str, str]) -> None:
    put(tmp_path, small.FILES | files)
    before = lying_in(tmp_path)
    check_one_sentence(nominering("demo", "--batch", tmp_path))
    assert lying_in(tmp_path) == before


def test_the_installed_command_refuses_the_same_way(tmp_path: Path) -> None:
    put(tmp_path, small.FILES | EARLIER | swapped("nominations.csv", "1971-09-08", "1971"))
    before = lying_in(tmp_path)
    assert nominering_installed("demo", "--batch", tmp_path) == Said(
        2, "", "nominations.csv, rad 4: born kan inte vara ”1971”.\n"
    )
    assert lying_in(tmp_path) == before


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ut").write_text("en fil", encoding="utf-8")
    inside = tmp_path / "ut" / "lista"
    check_one_sentence(nominering("demo", "--batch", inside), f"{inside} går inte att skriva i: välj en annan mapp.")
    assert (tmp_path / "ut").read_text(encoding="utf-8") == "en fil"


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ut").write_text("en fil", encoding="utf-8")
    said = nominering("demo", "--batch", tmp_path / "ut")
    assert (said.status, said.out) == (2, "")
    assert str(tmp_path / "ut") in said.err
    assert lying_in(tmp_path) == {"ut": b"en fil"}
