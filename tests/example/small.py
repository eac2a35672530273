"""A whole batch that fits in the head: four candidates, twelve delegates, twelve ballots."""

from pathlib import Path

from tests.cli.command import Said, nominering

NOMINATIONS = """\
list,name,born,place,association,meeting,paragraph,motivation
riksdag,Vera Öst,1980-05-01,Arvika,Vänsterpartiet Arvika,2030-01-08,§ 7,Kunnig.
riksdag,Bo Alm,1990-02-28,Sunne,Vänsterpartiet Sunne,2030-01-09,§ 3,
riksdag,Åsa Ek,1971-09-08,Arvika,Vänsterpartiet Arvika,2030-01-08,§ 7,
riksdag,Cia Lund,2001-01-03,Sunne,Vänsterpartiet Sunne,2030-01-09,§ 3,
"""
ANSWERS = """\
list,name,born,answer,answered,occupation,place
riksdag,Vera Öst,1980-05-01,ja,2030-01-21T10:00,lärare,Arvika
riksdag,Bo Alm,1990-02-28,ja,2030-01-21T11:00,svetsare,Sunne
riksdag,Åsa Ek,1971-09-08,ja,2030-01-22T12:00,jurist,Arvika
riksdag,Cia Lund,2001-01-03,ja,2030-02-03T23:59,snickare,Sunne
"""
DELEGATES = "association,name\n" + "".join(f"Vänsterpartiet Karlstad,Ombud {n}\n" for n in range(1, 13))

# Place 4: 12 papers, quota 3. Vera 6, surplus 3: six papers at 1/2 make Bo 2 + 3 = 5. Bo's surplus 2: six papers at
# 1/5 make Åsa 2 + 6/5 = 16/5, two at 2/5 make Cia 2 + 4/5 = 14/5. Åsa is elected, Cia is left.
# Place 3: Cia's two papers name nobody else; 10 papers, quota 10/3. Vera's surplus 8/3 makes Bo 14/3; Åsa 2 is left.
# Place 2: 8 papers, quota 4; Vera 6; Bo is left.
BALLOTS = """\
4 3
6 3 4 1 0
2 4 2 0
2 1 0
2 2 0
0
"Åsa Ek"
"Cia Lund"
"Vera Öst"
"Bo Alm"
"Prov"
"""
ORDER = ["Vera Öst", "Bo Alm", "Åsa Ek", "Cia Lund"]
TABLE = """\
place,name,born,age,occupation,residence
1,Vera Öst,1980-05-01,50,lärare,Arvika
2,Bo Alm,1990-02-28,40,svetsare,Sunne
3,Åsa Ek,1971-09-08,59,jurist,Arvika
4,Cia Lund,2001-01-03,29,snickare,Sunne
"""
FILES = {
    "nominations.csv": NOMINATIONS,
    "answers.csv": ANSWERS,
    "delegates.csv": DELEGATES,
    "ballots.blt": BALLOTS,
}


def put(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def play(folder: Path, **other: str) -> Said:
    """The small batch with one file or another in its place: `ballots=…`."""
    names = {name.partition(".")[0]: name for name in FILES}
    put(folder, FILES | {names[name]: text for name, text in other.items()})
    return nominering("demo", "--batch", folder)


def lying_in(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}
