"""The stand-alone recount: its files, its quotas against every order there is, its archives, its command."""

import hashlib
import importlib.util
import json
import random
import subprocess
import sys
import zipfile
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tests.elections.published import ALL, OTTEN_2, Published

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "recount.py"
FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "elections"

_spec = importlib.util.spec_from_file_location("recount_alone", SCRIPT)
assert _spec is not None
assert _spec.loader is not None
recount: Any = importlib.util.module_from_spec(_spec)
sys.modules["recount_alone"] = recount
_spec.loader.exec_module(recount)

TIED = '3 1\n2 1 0\n2 2 0\n2 3 0\n0\n"Ada"\n"Bo"\n"Cia"\n"Lika"\n'
GROUPS = "number,group\n1,man\n2,K\n3, Kvinna \n4,m\n"
LISTS = {
    "bottom_up_all": "ordered-stv",
    "top_down_otten": "top-down-stv",
    "irv_place_by_place": "irv-by-place",
    "majority_runoff_place_by_place": "majority-by-place",
}
QUOTAS = (
    "half-women",
    "half-women:down",
    "alternating",
    "alternating:woman",
    "alternating:man",
    "pairwise",
    "minimum:woman:2:3",
    "minimum:other:1:2",
    "minimum:!other:2:3",
    "minimum:!woman:1:1",
)


def run(*arguments: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-I", "-X", "utf8", str(SCRIPT), *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def refused(code: int, *arguments: object) -> str:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (code, ""), done
    assert len(done.stderr.splitlines()) == 1, done.stderr
    return done.stderr


def saved(folder: Path, text: str, name: str = "val.blt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def drawn(dice: random.Random, size: int) -> Any:
    """A small election with many ties."""
    papers: dict[tuple[int, ...], int] = {}
    for _ in range(dice.randint(1, 12)):
        ranking = tuple(dice.sample(range(1, size + 1), dice.randint(1, size)))
        papers[ranking] = papers.get(ranking, 0) + dice.choice((1, 1, 2, 7))
    everyone = tuple(range(1, size + 1))
    names = tuple("ABCDEFGHI"[:size])
    return recount.Election("Prov", 1, names, tuple(papers.items()), everyone, None, 0)


# --- Published and cross-checked lists


@pytest.mark.parametrize("kind", LISTS)
def test_the_shared_elections_give_the_cross_checked_lists(kind: str) -> None:
    if not FOLDER.is_dir():
        pytest.skip("shared/elections is not here")
    for known in json.loads((FOLDER / "expected.json").read_text(encoding="utf-8")):
        if "ordered_lists_cross_checked" not in known:
            continue
        election = recount.read_blt((FOLDER / known["file"]).read_text(encoding="utf-8"))
        order = recount.recount(election, LISTS[kind], lots=tuple(range(1, len(election.names) + 1)))
        # The cross-check says nothing of how lots fall between those whom no paper names.
        named = {number for ranking, _ in election.ballots for number in ranking}
        counted = {" ".join(election.names[number - 1].split()) for number in named}
        got = [" ".join(election.names[number - 1].split()) for number in order]
        wanted = [" ".join(name.split()) for name in known["ordered_lists_cross_checked"][kind]]
        assert set(got) == set(wanted), known["file"]
        assert [name for name in got if name in counted] == [name for name in wanted if name in counted], known[
            "file"
        ]


def test_the_shared_files_with_nicknames_are_read() -> None:
    if not FOLDER.is_dir():
        pytest.skip("shared/elections is not here")
    election = recount.read_blt((FOLDER / "stvrs-vegetables.blt").read_text(encoding="utf-8"))
    assert election.standing == (1, 3, 4, 5, 7, 8, 9)
    assert election.ballots[0] == ((1,), 1)
    with pytest.raises(recount.BadFile, match="Rad 3: Kandidater får inte stå lika"):
        recount.read_blt((FOLDER / "stvrs-rand-hypergeometric.blt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("published", ALL, ids=lambda published: str(published.source))
def test_the_examples_of_the_literature_give_the_published_lists(tmp_path: Path, published: Published) -> None:
    path = saved(tmp_path, published.blt)
    for method, wanted in (("ordered-stv", published.ordered_stv), ("irv-by-place", published.irv_by_place)):
        if wanted:
            done = run(path, "--method", method, "--format", "json")
            assert done.returncode == 0, done.stderr
            data = json.loads(done.stdout)
            assert (data["method"], tuple(data["order"])) == (method, tuple(wanted))


def test_ottens_example_gives_his_list_from_above() -> None:
    assert recount.recount(recount.read_blt(OTTEN_2.blt), "top-down-stv") == (3, 1, 2, 4)


def test_the_count_that_the_other_counter_gets_wrong_is_right_here() -> None:
    ballots = (((4, 2, 1), 12), ((1,), 6), ((2, 3, 1), 1), ((3,), 9))
    election = recount.Election("Prov", 2, ("A", "B", "C", "D"), ballots, (1, 2, 3, 4), None, 0)
    assert recount.recount(election, "top-down-stv", places=2) == (4, 3)


# --- The count


@pytest.mark.parametrize("method", ["ordered-stv", "top-down-stv"])
def test_the_list_is_the_same_when_every_comparison_is_made_with_exact_fractions(
    method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(1998)
    for _ in range(150):
        election = drawn(dice, dice.randint(2, 8))
        lots = tuple(dice.sample(election.standing, len(election.standing)))
        wide = recount.recount(election, method, lots=lots)
        with monkeypatch.context() as coarse:
            coarse.setattr(recount, "BITS", 3)
            coarse.setattr(recount, "ONE", 8)
            assert recount.recount(election, method, lots=lots) == wide


def test_bounds_enclose_the_exact_votes_after_every_surplus() -> None:
    dice = random.Random(9)
    for _ in range(100):
        election = drawn(dice, 8)
        race = recount._Sharing(recount._Papers(election.ballots, election.standing), election.standing, 8)
        while over := [number for number in race.hopeful if race.above(number)]:
            race.hopeful.remove(over[0])
            race.hand_on(over[0], surplus=True)
            for number in race.hopeful:
                exact = race.exact(race.holding(number, len(race.stages)))
                assert Fraction(race.low[number], recount.ONE) <= exact <= Fraction(race.high[number], recount.ONE)


@pytest.mark.parametrize("method", recount.METHODS)
def test_the_order_of_the_ballots_does_not_matter(method: str) -> None:
    dice = random.Random(4)
    for _ in range(40):
        election = drawn(dice, 6)
        turned = recount.Election(*{**vars(election), "ballots": election.ballots[::-1]}.values())
        lots = tuple(dice.sample(election.standing, 6))
        assert recount.recount(election, method, lots=lots) == recount.recount(turned, method, lots=lots)


def test_an_earlier_stage_settles_a_tie_before_the_lot_unless_the_rule_is_lot_only() -> None:
    # Cia is out first; then Ada and Bo have 5 each, and Bo had more before.
    election = recount.read_blt('3 1\n4 1 0\n5 2 0\n1 3 1 0\n0\n"Ada"\n"Bo"\n"Cia"\n"T"\n')
    assert recount.recount(election, "irv-by-place", places=1) == (2,)
    assert recount.recount(election, "irv-by-place", places=1, ties="lot-only", lots=(1, 3, 2)) == (1,)
    with pytest.raises(recount.TieNeedsLots, match="Ada"):
        recount.recount(election, "irv-by-place", places=1, ties="lot-only")


@pytest.mark.parametrize("method", recount.METHODS)
@pytest.mark.parametrize("lots", list(permutations((1, 2, 3))))
def test_lots_decide_when_nothing_else_does(method: str, lots: tuple[int, ...]) -> None:
    assert recount.recount(recount.read_blt(TIED), method, lots=lots) == lots


def test_marks_count_the_places_on_the_paper() -> None:
    # Place 1: A 3 against 2. Place 2: C stands among the first two on all five.
    election = recount.read_blt('3 1\n3 1 3 2 0\n2 2 3 0\n0\n"A"\n"B"\n"C"\n"T"\n')
    assert recount.recount(election, "cumulative-places") == (1, 3, 2)


# --- Quotas against every order there is


def obeys(quota: str, head: list[str]) -> bool:
    """The rule read straight off a finished list."""
    kind, *parts = quota.split(":")
    if kind == "half-women":
        extra = 0 if parts == ["down"] else 1
        return all(head[:size].count("woman") >= (size + extra) // 2 for size in range(1, len(head) + 1))
    if kind == "pairwise":
        pairs = [head[at : at + 2] for at in range(0, len(head), 2)]
        return not any(pair in (["woman", "woman"], ["man", "man"]) for pair in pairs)
    if kind == "alternating":
        wanted = {
            "woman": [("woman", "man")[at % 2] for at in range(len(head))],
            "man": [("man", "woman")[at % 2] for at in range(len(head))],
        }
        return any(
            all(group in ("other", right) for group, right in zip(head, wanted[start], strict=True))
            for start in (parts or wanted)
        )
    name, least, among = parts[0], int(parts[1]), int(parts[2])
    return sum((group == name.removeprefix("!")) != name.startswith("!") for group in head[:among]) >= least


@pytest.mark.parametrize("quota", QUOTAS)
@pytest.mark.parametrize("size", [3, 5, 7])
def test_what_can_be_completed_is_what_some_order_completes(quota: str, size: int) -> None:
    dice = random.Random(f"{quota} {size}")
    seen = set()
    for _ in range(6 if size == 7 else 30):
        groups = {number: dice.choice(("woman", "man", "woman", "man", "other")) for number in range(1, size + 1)}
        limit = dice.randint(1, size)
        keeper = recount._Keeper(recount._rule(quota), limit, groups)
        orders = list(permutations(groups))
        good = [order for order in orders if obeys(quota, [groups[number] for number in order[:limit]])]
        for _ in range(12):
            places = dice.sample(range(1, size + 1), dice.randint(0, size))
            known = dict(zip(places, dice.sample(list(groups), len(places)), strict=True))
            fits = any(all(order[place - 1] == number for place, number in known.items()) for order in good)
            assert keeper.possible(known) is fits, (groups, limit, known)
            seen.add(fits)
    assert seen == {True, False}


@pytest.mark.parametrize("mode", recount.MODES)
@pytest.mark.parametrize("method", recount.METHODS)
def test_every_list_keeps_the_rule_and_the_fixed_places_or_is_refused(method: str, mode: str) -> None:
    dice = random.Random(f"{method} {mode}")
    kept = 0
    for _ in range(60):
        size = dice.randint(2, 6)
        election, limit, quota = drawn(dice, size), dice.randint(1, size), dice.choice(QUOTAS)
        groups = {number: dice.choice(("woman", "man", "woman", "man", "other")) for number in election.standing}
        fixed = {dice.randint(1, size): dice.randint(1, size)} if dice.random() < 0.5 else {}
        possible = any(
            all(order[place - 1] == number for place, number in fixed.items())
            and obeys(quota, [groups[number] for number in order[:limit]])
            for order in permutations(election.standing)
        )
        options = {"lots": election.standing, "places": limit, "quota": quota, "groups": groups, "fixed": fixed}
        if not possible:
            with pytest.raises(recount.QuotaCannotBeKept):
                recount.recount(election, method, quota_mode=mode, **options)
            continue
        order = recount.recount(election, method, quota_mode=mode, **options)
        kept += 1
        assert len(set(order)) == limit
        assert obeys(quota, [groups[number] for number in order])
        assert all(order[place - 1] == number for place, number in fixed.items() if place <= limit)
    assert kept > 10


def test_afterwards_is_the_list_nearest_to_the_free_one() -> None:
    dice = random.Random(22)
    for _ in range(60):
        election = drawn(dice, 5)
        groups = {number: dice.choice(("woman", "man")) for number in election.standing}
        lots = election.standing
        quota = dice.choice(("half-women", "half-women:down", "pairwise", "minimum:woman:2:3"))
        good = [order for order in permutations(lots) if obeys(quota, [groups[number] for number in order])]
        if not good:
            continue
        free = recount.recount(election, "ordered-stv", lots=lots)
        order = recount.recount(
            election, "ordered-stv", lots=lots, quota=quota, groups=groups, quota_mode="afterwards"
        )

        def turned(other: tuple[int, ...], free: tuple[int, ...] = free) -> int:
            at = {number: place for place, number in enumerate(other)}
            return sum(at[a] > at[b] for place, a in enumerate(free) for b in free[place + 1 :])

        assert turned(order) == min(map(turned, good))


def test_a_quota_without_the_groups_or_with_an_unknown_name_is_refused() -> None:
    election = recount.read_blt(TIED)
    for quota, groups in (
        ("pairwise", None),
        ("pairwise", {1: "woman"}),
        ("pairwise", {1: "k", 2: "k", 3: "m", 9: "m"}),
    ):
        with pytest.raises(recount.BadOptions):
            recount.recount(election, "ordered-stv", quota=quota, groups=groups)
    for quota in (
        "half",
        "half-women:sideways",
        "alternating:other",
        "minimum:woman:0:2",
        "minimum:woman:2",
        "none:1",
    ):
        with pytest.raises(recount.BadOptions, match="finns inte"):
            recount.recount(election, "ordered-stv", quota=quota, groups={1: "k", 2: "k", 3: "m"})


# --- The ballot file


def test_a_file_with_everything_in_it_is_read() -> None:
    text = (
        "\ufeff# Prov\r\n4 2\r\n[tie 2 4 1 3]\r\n[nick ada bo cia dag]\r\n[droop arithmetic fixed]\r\n-4\r\n"
        "3 1 2 0 # tre\r\n2 bo dag ada 0\r\n1 4 0\r\n5 0\r\n999999999 1 2 0\r\n0\r\n"
        '"Ada #1" "Bo"\r\n"Cia" # två\r\n"Åke Ö"\r\n"Titel"\r\n"mer"\r\n'
    )
    election = recount.read_blt(text)
    assert election == recount.Election(
        title="Titel",
        seats=2,
        names=("Ada #1", "Bo", "Cia", "Åke Ö"),
        ballots=(((1, 2), 1000000002), ((2, 1), 2), ((), 1)),
        standing=(1, 2, 3),
        tie_order=(2, 1, 3),
        blank=5,
    )


BODY = '1 1 2 0\n0\n"A"\n"B"\n"C"\n"T"\n'


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "Första raden"),
        ("3\n" + BODY, 1, "Första raden"),
        ("3 x\n" + BODY, 1, "Första raden"),
        ("99999999999 1\n" + BODY, 1, "Första raden"),
        ("3 1\n1 1=2 0\n" + BODY, 2, "stå lika"),
        ("3 1\n1 1 - 2 0\n" + BODY, 2, "överhoppad"),
        ("3 1\n1 1 0 2 0\n" + BODY, 2, "överhoppad"),
        ("# hej\n3 1\n\n1 4 0\n" + BODY, 4, "Kandidaten 4 finns inte"),
        ("3 1\n1 -2 0\n" + BODY, 2, "Kandidaten -2 finns inte"),
        ("3 1\n1 2 2 0\n" + BODY, 2, "två gånger"),
        ("3 1\n-3 1 2 0\n" + BODY, 2, "heltal"),
        ("3 1\n1.5 1 0\n" + BODY, 2, "heltal"),
        ("3 1\n0 1 0\n" + BODY, 2, "heltal"),
        ("3 1\n1234567890 1 0\n" + BODY, 2, "heltal"),
        ("3 1\n(a) 1 0\n" + BODY, 2, "heltal"),
        ("3 1\n1 1 2\n0\n" + BODY, 2, "sluta med 0"),
        ("3 1\n1 1 0\n-2\n" + BODY, 3, "heltal"),
        ("3 1\n-4\n" + BODY, 2, "Kandidaten 4 finns inte"),
        ("3 1\n-1 -2 -3\n" + BODY, 8, "dragit sig ur"),
        ("3 1\n[tie 1 2]\n" + BODY, 2, "alla kandidater"),
        ("3 1\n[tie 1 2 2]\n" + BODY, 2, "två gånger"),
        ("3 1\n[tie 1 2 3]\n[tie 1 2 3]\n" + BODY, 3, "två gånger"),
        ("3 1\n[tie 1 2 3\n" + BODY, 2, "hakparentes"),
        ("3 1\n[colour 1]\n" + BODY, 2, "hakparentes"),
        ("3 1\n[nick a b]\n" + BODY, 2, "Kortnamnen"),
        ("3 1\n[nick a b b]\n" + BODY, 2, "Kortnamnen"),
        ('3 1\n1 1 0\n"A"\n"B"\n"C"\n"T"\n', 3, "bara 0"),
        ("3 1\n1 1 0\n", 2, "bara 0"),
        ('3 1\n0\n"A"\n"B"\n"C"\n', 5, "3 namn och en titel"),
        ("3 1\n0\n", 2, "3 namn och en titel"),
        ('3 1\n0\nA\n"B"\n"C"\n"T"\n', 3, "citattecken"),
        ('3 1\n0\n"A\n"B"\n"C"\n"T"\n', 3, "citattecken"),
        ('3 1\n0\n"A"\n" "\n"C"\n"T"\n', 4, "citattecken"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(recount.BadFile, match=words) as refusal:
        recount.read_blt(text)
    assert refusal.value.line == line
    assert str(refusal.value).startswith(f"Rad {line}: ")


# --- The command


def test_the_list_is_one_line_a_place_and_says_how_it_came_about(tmp_path: Path) -> None:
    done = run(saved(tmp_path, TIED), "--method", "irv-by-place", "--lots", "3,1,2", "--places", 2)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[:2] == ["1. Cia", "2. Ada"]
    assert "Metod: irv-by-place (Plats för plats, alternativröst)" in lines
    assert "Giltiga röstsedlar: 6, blanka: 0" in lines


def test_the_json_holds_the_moves_of_the_rule(tmp_path: Path) -> None:
    path, groups = saved(tmp_path, OTTEN_2.blt), saved(tmp_path, GROUPS, "grupper.csv")
    common = (path, "--method", "majority-by-place", "--lots", "1,2,3,4", "--quota", "alternating:man")
    data = json.loads(run(*common, "--groups", groups, "--format", "json").stdout)
    free = json.loads(run(*common[:5], "--format", "json").stdout)
    assert data["free_order"] == free["order_numbers"]
    assert data["quota_mode"] == "integrated"
    assert [number in (1, 4) for number in data["order_numbers"]] == [True, False, True, False]
    assert data["quota_moves"] == [
        {"place": place, "free": was, "taken_by": now}
        for place, (was, now) in enumerate(zip(data["free_order"], data["order_numbers"], strict=True), 1)
        if was != now
    ]
    later = run(*common, "--groups", groups, "--quota-mode", "afterwards")
    assert "Kvoteringsregel: alternating:man, efter räkningen" in later.stdout


def test_a_tie_without_lots_stops_and_the_file_or_the_seed_can_settle_it(tmp_path: Path) -> None:
    path = saved(tmp_path, TIED)
    assert "lott" in refused(3, path, "--method", "ordered-stv")
    with_lots = saved(tmp_path, TIED.replace("3 1\n", "3 1\n[tie 2 3 1]\n", 1), "lott.blt")
    assert run(with_lots, "--method", "ordered-stv").stdout.splitlines()[:3] == ["1. Bo", "2. Cia", "3. Ada"]
    assert run(with_lots, "--method", "ordered-stv", "--lots", "1,2,3").stdout.startswith("1. Ada")
    seeded = sorted((1, 2, 3), key=lambda number: hashlib.sha256(f"tärning 4|Lika|{number}".encode()).digest())
    done = run(path, "--method", "ordered-stv", "--lot-seed", "tärning 4", "--format", "json")
    assert json.loads(done.stdout)["order_numbers"] == seeded


def test_the_withdrawn_may_stand_among_the_lots(tmp_path: Path) -> None:
    path = saved(tmp_path, TIED.replace("3 1\n", "3 1\n-2\n", 1))
    assert run(path, "--method", "ordered-stv", "--lots", "2,3,1").stdout.startswith("1. Cia\n2. Ada\n\n")
    assert run(path, "--method", "ordered-stv", "--lots", "3,1").returncode == 0


def test_fixed_places_are_kept(tmp_path: Path) -> None:
    done = run(saved(tmp_path, OTTEN_2.blt), "--method", "ordered-stv", "--fixed", "1=3,4=2", "--format", "json")
    order = json.loads(done.stdout)["order_numbers"]
    assert (order[0], order[3]) == (3, 2)


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--method", "scottish-stv"),
        ("--method", "ordered-stv", "--places", "0"),
        ("--method", "ordered-stv", "--places", "1,2"),
        ("--method", "ordered-stv", "--lots", "1,2"),
        ("--method", "ordered-stv", "--lots", "1,2,2,3"),
        ("--method", "ordered-stv", "--lots", "1,2,3,4"),
        ("--method", "ordered-stv", "--lots", "a"),
        ("--method", "ordered-stv", "--lots", "1,2,3", "--lot-seed", "x"),
        ("--method", "ordered-stv", "--ties", "alphabet"),
        ("--method", "ordered-stv", "--quota", "pairwise"),
        ("--method", "ordered-stv", "--quota-mode", "never"),
        ("--method", "ordered-stv", "--fixed", "1"),
        ("--method", "ordered-stv", "--fixed", "1=2,1=3"),
        ("--method", "ordered-stv", "--fixed", "1=2,2=2"),
        ("--method", "ordered-stv", "--fixed", "4=2"),
        ("--method", "ordered-stv", "--format", "xml"),
        ("--method", "ordered-stv", "--wish", "x"),
        ("--method",),
    ],
)
def test_options_that_make_no_sense_are_refused_in_one_line(tmp_path: Path, options: tuple[str, ...]) -> None:
    refused(2, saved(tmp_path, TIED), *options)


def test_a_file_that_cannot_be_read_is_refused_with_its_name_and_line(tmp_path: Path) -> None:
    assert "borta.blt" in refused(2, tmp_path / "borta.blt", "--method", "ordered-stv")
    path = saved(tmp_path, "3 1\n1 9 0\n" + BODY)
    assert "val.blt: Rad 2: Kandidaten 9 finns inte." in refused(2, path, "--method", "ordered-stv")
    path.write_bytes(TIED.replace("Bo", "Åsa").encode("latin-1"))
    assert "Rad 7: Texten är inte UTF-8." in refused(2, path, "--method", "ordered-stv")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Rad 1"),
        ("a,b\n1,k\n", "Rad 1"),
        ("number,group\n1,k\n2,k\n", "Kandidaten 3 saknar grupp"),
        ("number,group\n1,k\n1,k\n3,m\n", "Rad 3: Kandidaten 1 står två gånger"),
        ("number,group\n1,k\n2,k\n3,m\n4,m\n", "Rad 5: Kandidaten 4 finns inte"),
        ("number,group\nx,k\n", "Rad 2: Kandidaten x finns inte"),
        ("number,group\n1\n", "Rad 2"),
        ("number,group\n1,\n", "Rad 2"),
        ('number,group\n1,"k\n', "CSV"),
    ],
)
def test_a_broken_table_of_groups_is_refused_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    groups = saved(tmp_path, text, "grupper.csv")
    said = refused(2, saved(tmp_path, TIED), "--method", "ordered-stv", "--quota", "pairwise", "--groups", groups)
    assert words in said
    assert "grupper.csv" in said


def test_a_quota_that_cannot_be_kept_is_refused(tmp_path: Path) -> None:
    path, groups = saved(tmp_path, TIED), saved(tmp_path, "number,group\n1,m\n2,m\n3,m\n", "grupper.csv")
    said = refused(2, path, "--method", "ordered-stv", "--quota", "half-women", "--groups", groups)
    assert "går inte att hålla" in said


def test_help_is_in_swedish() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert "Räknar om ett val" in done.stdout


# --- The sealed archive


def archive(folder: Path, **changes: bytes | None) -> Path:
    """A sealed archive with the files changed (or, with None, left out) after the sealing."""
    tied = TIED.replace("3 1\n", "3 1\n[tie 2 3 1]\n", 1)
    rules = {
        "method": "ordered-stv",
        "ties": "earlier-stage-then-lot",
        "places": 2,
        "seats": None,
        "quota": "minimum:woman:1:1",
        "quota_mode": "integrated",
        "groups": {"1": "woman", "2": "man", "3": "man"},
        "fixed": {},
    }
    files: dict[str, bytes] = {
        "ballots.blt": tied.encode(),
        "rules.json": json.dumps(rules).encode(),
        "result.json": b'{"order": [1, 2]}',
        "record.json": b"{}",
    }
    # Changes before the sealing are given with a leading "sealed_".
    for name, data in changes.items():
        if name.startswith("sealed_") and data is not None:
            files[name.removeprefix("sealed_").replace("__", ".")] = data
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    files["manifest.json"] = json.dumps({"files": hashes}).encode()
    path = folder / "val.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as sealed:
        later = {name.replace("__", "."): data for name, data in changes.items() if not name.startswith("sealed_")}
        for name, content in {**files, **later}.items():
            if content is not None:
                sealed.writestr(name, content)
    return path


def test_a_sealed_archive_is_counted_again_and_found_equal(tmp_path: Path) -> None:
    done = run(archive(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Lika")
    assert json.loads(run(archive(tmp_path), "--format", "json").stdout) == {"equal": True, "places": 2}


@pytest.mark.parametrize("name", ["ballots.blt", "rules.json", "result.json", "record.json"])
def test_one_changed_byte_is_found_and_the_file_named(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(archive(tmp_path)) as sealed:
        data = bytearray(sealed.read(name))
    data[-1] ^= 1
    assert f"{name} har ändrats" in refused(1, archive(tmp_path, **{name.replace(".", "__"): bytes(data)}))


@pytest.mark.parametrize("name", ["ballots.blt", "record.json", "manifest.json"])
def test_a_file_that_is_missing_is_named(tmp_path: Path, name: str) -> None:
    assert f"{name} saknas" in refused(1, archive(tmp_path, **{name.replace(".", "__"): None}))


def test_a_file_that_is_not_listed_is_named(tmp_path: Path) -> None:
    assert "extra.txt står inte i manifest.json" in refused(1, archive(tmp_path, extra__txt=b"x"))


def test_another_result_is_found_and_the_place_named(tmp_path: Path) -> None:
    said = refused(1, archive(tmp_path, sealed_result__json=b'{"order": [1, 3]}'))
    assert "Plats 2 skiljer sig: arkivet har Cia (3) men omräkningen ger Bo (2)." in said
    assert "Plats 2" in refused(1, archive(tmp_path, sealed_result__json=b'{"order": [1]}'))
    assert "Plats 3" in refused(1, archive(tmp_path, sealed_result__json=b'{"order": [1, 2, 9]}'))


@pytest.mark.parametrize(
    "changes",
    [
        {"sealed_result__json": b"{"},
        {"sealed_result__json": b"[]"},
        {"sealed_result__json": b'{"elected": [1]}'},
        {"sealed_result__json": b'{"order": ["1"]}'},
        {"sealed_result__json": b"\xff"},
        {"sealed_rules__json": b"{}"},
        {"sealed_rules__json": b'{"method": 3}'},
        {"sealed_rules__json": b'{"method": "scottish-stv"}'},
        {"sealed_rules__json": b'{"method": "ordered-stv", "places": "2"}'},
        {"sealed_rules__json": b'{"method": "ordered-stv", "fixed": {"a": 1}}'},
        {"sealed_rules__json": b'{"method": "ordered-stv", "fixed": [1]}'},
        {"sealed_ballots__blt": b"3 1\n1 7 0\n"},
        {"manifest__json": b'{"files": []}'},
        {"manifest__json": b"[" * 100000},
    ],
)
def test_an_archive_that_makes_no_sense_is_refused_in_one_line(tmp_path: Path, changes: dict[str, bytes]) -> None:
    refused(2, archive(tmp_path, **changes))


def test_a_zip_cut_short_is_refused_in_one_line(tmp_path: Path) -> None:
    path = archive(tmp_path)
    whole = path.read_bytes()
    for size in (0, 3, 40, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:size])
        assert "går inte att läsa" in refused(2, path)


def test_an_absurdly_large_member_is_refused_without_being_read(tmp_path: Path) -> None:
    path = archive(tmp_path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as sealed, sealed.open("bomb.bin", "w") as member:
        for _ in range(300):
            member.write(bytes(2**20))
    assert "bomb.bin är orimligt stor" in refused(2, path)


def test_an_archive_takes_no_rules_from_the_command(tmp_path: Path) -> None:
    assert "egna regler" in refused(2, archive(tmp_path), "--method", "irv-by-place")


def test_an_archive_without_lots_for_its_tie_says_so(tmp_path: Path) -> None:
    refused(3, archive(tmp_path, sealed_ballots__blt=TIED.encode(), sealed_rules__json=b'{"method": "ordered-stv"}'))


def test_the_script_shares_no_code_with_the_package() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    assert "import nominering" not in text
    assert "from nominering" not in text
