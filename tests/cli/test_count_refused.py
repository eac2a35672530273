"""What `nominering count` does not count: exit 2 for bad input, 3 for a tie without lots, and nothing on stdout."""

from pathlib import Path

import pytest

from tests.cli.command import Said, nominering, nominering_installed
from tests.cli.test_count import CLEAR, METHODS, TIED, every_method, put

NAMES = '"Åsa Öberg"\n"Bo Alm"\n"Cia Lund"\n'


@every_method
def test_a_tie_without_lots_stops_the_count(tmp_path: Path, method: str) -> None:
    place = 4 if method == "ordered-stv" else 1
    assert nominering("count", put(tmp_path, TIED), "--method", method) == Said(
        3, "", f"Kandidaterna 1, 2, 3 och 4 står lika om plats {place} och ingen lottordning är dragen: ge en.\n"
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "rad 1: filen ska börja med antalet kandidater, ett helt tal över noll."),
        ("tre 2\n", "rad 1: filen ska börja med antalet kandidater, ett helt tal över noll."),
        ("0 2\n", "rad 1: filen ska börja med antalet kandidater, ett helt tal över noll."),
        ("3\n0\n", "rad 2: efter antalet kandidater ska antalet platser stå, ett helt tal över noll."),
        ("3 2\n[nick a b a]\n", "rad 2: [nick] ska ge varje kandidat ett eget kortnamn."),
        ("3 2\n\n[tie 1 2]\n", "rad 3: [tie] ska nämna varje kandidat precis en gång."),
        ("3 2\n[tie 1 2 2]\n", "rad 2: [tie] ska nämna varje kandidat precis en gång."),
        ("3 2\n[lott 1 2 3]\n", "rad 2: taggen [lott 1 2 3] är okänd."),
        ("3 2\n-4\n", "rad 2: 4 är ingen kandidat i filen."),
        ("3 2\n1 1 0\n", "rad 2: filen tar slut före raden med bara 0 som avslutar röstsedlarna."),
        ("3 2\n1.5 1 0\n", "rad 2: en röstsedel ska börja med hur många som röstat så, ett helt tal, inte 1.5."),
        ("3 2\n-2 1 3 0\n", "rad 2: en röstsedel ska börja med hur många som röstat så, ett helt tal, inte -2."),
        ('3 2\n1 1 0\n0\n"Anna ""Ankan"" Ek"\n"Bo"\n"Cia"\n"Val"\n', 'rad 4: tecknet " hör inte hemma här.'),
        ("3 2\n1 1\n2 2 0\n", "rad 2: röstsedeln ska sluta med 0 på samma rad."),
        ("3 2\n# prov\n1 1 2 1 0\n", "rad 3: kandidat 1 är rangordnad två gånger på samma röstsedel."),
        ("3 2\n1 1 2=3 0\n", "rad 2: lika rangordning (2=3) tillåts inte."),
        ("3 2\n1 1 4 0\n", "rad 2: 4 är ingen kandidat i filen."),
        ('3 2\n1 1 0\n0\n"Åsa"\n"Bo"\n', "rad 5: här ska ett kandidatnamn inom citattecken stå."),
        (f"3 2\n1 1 0\n0\n{NAMES}Styrelsen\n", "rad 7: här ska valets namn inom citattecken stå."),
        (
            f'3 2\n1 1 0\n0\n{NAMES}"Styrelsen"\nslut\n',
            "rad 8: efter valets namn får inget mer stå, men här står slut.",
        ),
        (f'3 2\n1 1 0\n0\n{NAMES}"Styrelsen\n', 'rad 7: tecknet " hör inte hemma här.'),
    ],
)
def test_a_broken_ballot_file_is_refused_at_its_line(tmp_path: Path, text: str, says: str) -> None:
    said = nominering("count", put(tmp_path, text), "--method", "ordered-stv")
    assert said == Said(2, "", f"BLT-filen, {says}\n")


@pytest.mark.parametrize(
    ("lots", "wrong"),
    [
        ("1,2,3", "4 saknas"),
        ("1", "2, 3 och 4 saknas"),
        ("1,2,3,4,4", "4 står flera gånger"),
        ("1,2,3,4,5", "5 är ingen kandidat"),
        ("1,2,3,3,7", "4 saknas, 3 står flera gånger, 7 är ingen kandidat"),
    ],
)
def test_lots_that_are_not_every_candidate_once_are_refused(tmp_path: Path, lots: str, wrong: str) -> None:
    assert nominering("count", put(tmp_path, TIED), "--method", "ordered-stv", "--lots", lots) == Said(
        2, "", f"Lottordningen ska nämna varje kandidatnummer precis en gång: {wrong}.\n"
    )


def test_lots_are_checked_where_no_tie_needs_them(tmp_path: Path) -> None:
    said = nominering("count", put(tmp_path, CLEAR), "--method", "ordered-stv", "--lots", "1,2")
    assert (said.status, said.out) == (2, "")
    assert "3 saknas" in said.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--lots", "1,2,3,4", "--lot-seed", "3 1 4"], "ge antingen --lots eller --lot-seed, inte båda"),
        (["--lots", "ett,två"], "'ett,två' är inte kandidatnummer med komma emellan"),
        (["--lots", "1;2;3;4"], "'1;2;3;4' är inte kandidatnummer med komma emellan"),
        (["--method", "borda"], "'borda'"),
        (["--places", "0"], "--places"),
        (["--places", "två"], "--places"),
        (["--format", "xml"], "'xml'"),
        (["--seats", "2"], "--seats"),
    ],
    ids=lambda words: words[0] if isinstance(words, list) else "",
)
def test_an_option_that_cannot_be_so_is_refused(tmp_path: Path, words: list[str], says: str) -> None:
    said = nominering("count", put(tmp_path, TIED), "--method", "ordered-stv", *words)
    assert (said.status, said.out) == (2, "")
    assert says in said.err.splitlines()[-1]


def test_there_is_no_silent_default_of_method(tmp_path: Path) -> None:
    said = nominering("count", put(tmp_path, CLEAR))
    assert (said.status, said.out) == (2, "")
    assert "--method" in said.err
    assert all(method in said.err for method in METHODS)


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    said = nominering("count", tmp_path / "borta.blt", "--method", "ordered-stv")
    assert (said.status, said.out) == (2, "")
    assert f"{tmp_path / 'borta.blt'} går inte att läsa" in said.err


def test_a_folder_is_refused_by_name(tmp_path: Path) -> None:
    said = nominering("count", tmp_path, "--method", "ordered-stv")
    assert (said.status, said.out) == (2, "")
    assert f"{tmp_path} går inte att läsa" in said.err


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no BOM", "BOM"])
def test_a_file_in_another_encoding_is_refused_at_its_line(tmp_path: Path, mark: bytes) -> None:
    path = tmp_path / "box.blt"
    path.write_bytes(mark + CLEAR.encode("cp1252"))
    said = nominering("count", path, "--method", "ordered-stv")
    assert (said.status, said.out) == (2, "")
    assert f"{path}, rad 7: filen är inte text i UTF-8" in said.err


def test_the_installed_command_leaves_the_same_way(tmp_path: Path) -> None:
    said = nominering_installed("count", put(tmp_path, TIED), "--method", "ordered-stv")
    assert (said.status, said.out) == (3, "")
    assert said.err.count("\n") == 1
