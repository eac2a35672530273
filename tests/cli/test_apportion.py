"""`nominering apportion`: the answer, and what is refused with nothing on stdout."""

import json
from pathlib import Path

import pytest

from nominering.organisation.apportionment.record import from_data
from tests.cli.command import Said, nominering, nominering_installed

MEMBERS = "name,members\nVästerås,41\nÅnge,20\nTimrå,0\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return put(tmp_path, MEMBERS)


def put(folder: Path, text: str) -> Path:
    path = folder / "medlemmar.csv"
    path.write_text(text)
    return path


def seats(said: Said) -> dict[str, int]:
    assert (said.status, said.err) == (0, "")
    answer = json.loads(said.out)
    assert list(answer) == ["seats", "working"]
    return dict(answer["seats"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("per-started", "--size", "20"), {"Västerås": 3, "Ånge": 1, "Timrå": 0}),
        (("per-started", "--size", "20", "--min", "1", "--max", "2"), {"Västerås": 2, "Ånge": 1, "Timrå": 1}),
        (("largest-remainder", "--total", "10"), {"Västerås": 7, "Ånge": 3, "Timrå": 0}),
        (("sainte-lague", "--total", "10", "--min", "2"), {"Västerås": 5, "Ånge": 3, "Timrå": 2}),
        (("modified-sainte-lague", "--total", "4"), {"Västerås": 3, "Ånge": 1, "Timrå": 0}),
    ],
)
def test_the_seats_come_in_the_order_of_the_file(
    file: Path, words: tuple[str, ...], expected: dict[str, int]
) -> None:
    said = nominering("apportion", file, "--rule", *words, "--format", "json")
    assert list(seats(said).items()) == list(expected.items())


def test_the_working_can_be_read_back(file: Path) -> None:
    said = nominering("apportion", file, "--rule", "sainte-lague", "--total", "5", "--format", "json")
    worked = from_data(json.loads(said.out)["working"])
    assert {line.name: line.seats for line in worked.lines} == seats(said)
    assert (worked.total, worked.members) == (5, 61)


def test_the_table_is_swedish_where_no_language_is_set(file: Path) -> None:
    assert nominering_installed("apportion", file, "--rule", "per-started", "--size", "20") == Said(
        0,
        """Ett ombud per påbörjat 20-tal medlemmar.
Medlemsantalen är inskrivna.
Medlemmarna delas med 20, och ett påbörjat tal räknas som ett helt.

Namn      Medlemmar  Delat med 20  Påbörjade 20-tal  Ombud
Västerås         41       2,05000                 3      3
Ånge             20       1,00000                 1      1
Timrå             0       0,00000                 0      0
Summa            61                                      4
""",
        "",
    )


def test_every_comparison_number_that_decided_is_in_the_table(file: Path) -> None:
    said = nominering("apportion", file, "--rule", "modified-sainte-lague", "--total", "3")
    assert "Kontroll: det lägsta tal som räckte, 13,667, är högre än det högsta som inte räckte, 8,200." in said.out
    assert "Ånge             20       20/1,2 = 16,667            20/3 = 6,667      1" in said.out


def test_a_tie_for_the_last_seat_needs_a_lot_and_says_who_and_how_many(tmp_path: Path) -> None:
    tied = put(tmp_path, "name,members\nA,10\nB,10\nC,10\nD,1\n")
    words = ("apportion", tied, "--rule", "largest-remainder", "--total", "8", "--format", "json")
    said = nominering(*words)
    assert said == Said(
        3,
        "",
        "A, B och C står lika om de 2 sista ombuden: dra lott mellan dem och ange namnen i den ordning de drogs.\n",
    )
    drawn = nominering(*words, "--lot", "C", "--lot", "A")
    assert seats(drawn) == {"A": 3, "B": 2, "C": 3, "D": 0}
    assert json.loads(drawn.out)["working"]["draw"] == {
        "tied": ["A", "B", "C"],
        "seats": 2,
        "order": ["C", "A"],
        "won": ["C", "A"],
    }
    assert (
        "Dragen ordning: C, A. Lotten gav ombud till C och A."
        in nominering(*words[:-2], "--lot", "C", "--lot", "A").out
    )


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("per-started",), "per-started räknas med --size: ge --size och inte --total"),
        (("per-started", "--total", "5"), "per-started räknas med --size: ge --size och inte --total"),
        (("per-started", "--size", "5", "--total", "5"), "per-started räknas med --size: ge --size och inte --total"),
        (("sainte-lague", "--size", "5"), "sainte-lague räknas med --total: ge --total och inte --size"),
        (("largest-remainder",), "largest-remainder räknas med --total: ge --total och inte --size"),
        (("per-started", "--size", "0"), "Ange ett helt antal medlemmar per ombud, från 1 till 1 000 000."),
        (("per-started", "--size", "-20"), "Ange ett helt antal medlemmar per ombud, från 1 till 1 000 000."),
        (("sainte-lague", "--total", "0"), "Ange ett helt antal ombud att fördela, från 1 till 100 000."),
        (
            ("sainte-lague", "--total", "9", "--min", "3", "--max", "2"),
            "Minimum ska vara minst 0, och taket minst 1 och inte lägre än minimum.",
        ),
        (
            ("sainte-lague", "--total", "5", "--min", "2"),
            "5 ombud räcker inte till minimum för alla, som är 6: höj antalet eller sänk minimum.",
        ),
        (
            ("largest-remainder", "--total", "5", "--max", "2"),
            "5 ombud ryms inte: med taket, och inget över minimum till den som saknar medlemmar, får högst 4 plats.",
        ),
        (
            ("largest-remainder", "--total", "5", "--lot", "Kil"),
            "Lotten nämner Kil, som inte är med i fördelningen: rätta namnet.",
        ),
        (
            ("largest-remainder", "--total", "5", "--lot", "Ånge", "--lot", "Ånge"),
            "Lotten nämner Ånge två gånger: ange varje namn en gång.",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(file: Path, words: tuple[str, ...], says: str) -> None:
    assert nominering("apportion", file, "--rule", *words) == Said(2, "", says + "\n")


@pytest.mark.parametrize(
    "words", [("--rule", "hare", "--total", "3"), ("--total", "3"), ("--rule", "sainte-lague", "--total", "x")]
)
def test_an_unknown_word_is_refused(file: Path, words: tuple[str, ...]) -> None:
    said = nominering("apportion", file, *words)
    assert (said.status, said.out) == (2, "")
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name,members\nA,1\nB,-2\n", "rad 3: members kan inte vara ”-2”."),
        ("name,members\nA,1\nB,2.5\n", "rad 3: members kan inte vara ”2.5”."),
        ("name,members\nA,1\nB,\n", "rad 3: members är inte ifyllt."),
        ("name,members\n,1\n", "rad 2: name är inte ifyllt."),
        ("name,members\nA,1\na,2\n", "rad 3: samma uppgift står redan på rad 2."),
        ("name,medlemmar\nA,1\n", "rad 1: kolumnen members saknas."),
        ("name,members\nA,1,2\n", "rad 2: raden ska ha 2 celler, lika många som rubriken."),
        ("", "rad 1: kolumnen name saknas."),
    ],
)
def test_a_bad_file_is_refused_at_its_line(tmp_path: Path, text: str, says: str) -> None:
    path = put(tmp_path, text)
    said = nominering("apportion", path, "--rule", "per-started", "--size", "20")
    assert said == Said(2, "", f"{path}, {says}\n")


@pytest.mark.parametrize("rule", [("per-started", "--size", "20"), ("sainte-lague", "--total", "2")])
def test_a_file_with_nobody_in_it_is_refused(tmp_path: Path, rule: tuple[str, ...]) -> None:
    said = nominering("apportion", put(tmp_path, "name,members\n"), "--rule", *rule)
    assert said == Said(2, "", "Ingen har några medlemmar, så det finns inget att fördela efter.\n")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    said = nominering("apportion", tmp_path / "x.csv", "--rule", "per-started", "--size", "20")
    assert (said.status, said.out, said.err) == (2, "", f"{tmp_path / 'x.csv'} går inte att läsa.\n")


def test_semicolons_as_a_swedish_spreadsheet_writes_them(tmp_path: Path) -> None:
    said = nominering(
        "apportion",
        put(tmp_path, MEMBERS.replace(",", ";")),
        "--rule",
        "per-started",
        "--size",
        "20",
        "--format",
        "json",
    )
    assert seats(said) == {"Västerås": 3, "Ånge": 1, "Timrå": 0}
