"""The benchmark runs and says what it measured; how fast it was is no test."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BENCHMARK = ROOT / "scripts" / "benchmark"
OURS = (
    "ours: the whole list, ordered-stv",
    "ours: the whole list, irv-by-place",
    "ours: scripts/recount.py, ordered-stv from a file",
)


def benchmark(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, BENCHMARK, *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)


@pytest.fixture(scope="module")
def tables() -> list[list[list[str]]]:
    """What the smallest size prints, table by table, row by row, without the line under the headings."""
    run = benchmark("counting", "--ours-only", "--sizes", "300x40")
    assert run.returncode == 0, run.stderr
    blocks = [block.strip() for block in run.stdout.split("\n\n")]
    cells = [
        [[cell.strip() for cell in line.strip("|").split("|")] for line in block.split("\n")]
        for block in blocks
        if block.startswith("|")
    ]
    return [[table[0], *table[2:]] for table in cells]


def test_each_of_our_counters_has_its_time_and_its_memory(tables: list[list[list[str]]]) -> None:
    seconds, memory, _ = tables
    assert seconds[0] == memory[0] == ["papers × candidates", "300 × 40"]
    assert tuple(row[0] for row in seconds[1:]) == ("different rankings among them", *OURS)
    assert tuple(row[0] for row in memory[1:]) == OURS
    assert all(float(row[1]) >= 0 for row in (*seconds[1:], *memory[1:]))


def test_a_goal_that_was_not_measured_is_not_said_to_be_met(tables: list[list[list[str]]]) -> None:
    verdicts = {text: verdict for text, _, verdict in tables[-1][1:]}
    assert len(verdicts) == 6
    small = verdicts.pop("the whole list of 300 × 40 in under 0.3 s")
    assert small in ("met", "**not met**")
    assert set(verdicts.values()) == {"not measured"}


def test_a_size_that_is_none_is_refused() -> None:
    run = benchmark("counting", "--ours-only", "--sizes", "300x20")
    assert run.returncode == 2
    assert "300x20 är ingen storlek" in run.stderr


def test_a_register_is_read_in_step_by_step_beside_a_plain_program() -> None:
    run = benchmark("import", "--members", "20")
    assert run.returncode == 0, run.stderr
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in run.stdout.split("\n\n")[1].split("\n")]
    assert rows[0] == ["20 members", "seconds", "times the plain one"]
    assert [row[0].split(" ")[0] for row in rows[2:]] == ["plain", "a", "the", "the"]
    assert rows[2][2] == "1.00"
    assert "20 members read in and applied in under 10 s" in run.stdout


def test_no_members_are_no_register() -> None:
    run = benchmark("import", "--members", "0")
    assert run.returncode == 2
    assert "ange ett helt tal över noll" in run.stderr


def test_a_hall_votes_under_each_load_and_every_acknowledged_ballot_is_in_the_box() -> None:
    loads = ("--votes", "6", "--seconds", "1", "--rate", "6", "--steady", "1", "--wrong", "120")
    run = benchmark("ballots", *loads, "--watchers", "3", "--clients", "2", "--stress", "1")
    assert run.returncode == 0, run.stderr
    tables = [block.split("\n") for block in run.stdout.split("\n\n") if block.startswith("|")]
    loads_of, goals = ([[cell.strip() for cell in line.strip("|").split("|")] for line in each] for each in tables)
    assert [row[0] for row in loads_of[2:]] == [
        "6 sign-ins and votes within 1 s, each from the code to the receipt",
        "6 votes/s from those who have come in",
        "the same while 120 wrong codes a minute are tried",
        "the same while 3 watchers follow the live page",
        "votes from 2 clients, each as fast as it is answered (closed loop)",
        "stress: 9 whole visits begun a second",
        "stress: 9 votes a second",
        "plain SQLite: one commit for each ballot, no server",
        "Piccolo's stock engine: votes from 2 clients (closed loop)",
    ]
    assert [row[2] in ("met", "**not met**") for row in goals[2:]] == [True] * 5
    assert "Every one of the 82 acknowledged ballots is in the box, once." in run.stdout
    assert "Wrong codes:" in run.stdout
    assert "with 401" in run.stdout
    watchers = re.search(r"The 3 watchers got between (\d+) and \d+ messages each in", run.stdout)
    assert watchers
    assert int(watchers[1]) >= 1
    assert "none of them had to come back" in run.stdout
