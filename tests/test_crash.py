"""The server is killed in the middle of a vote, a few times; `scripts/crash --kills 200` does it for longer."""

import re
import subprocess
import sys
from pathlib import Path

CRASH = Path(__file__).parent.parent / "scripts" / "crash"


def test_every_acknowledged_ballot_is_counted_once_however_the_server_dies() -> None:
    command = [sys.executable, CRASH, "--kills", "3", "--voters", "40", "--seed", "7"]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=170, check=False)
    assert run.returncode == 0, run.stderr
    last = run.stdout.splitlines()[-1]
    assert re.fullmatch(r"acknowledged (\d+), counted \1, lost 0, doubled 0", last)
    assert int(last.split(",")[0].split()[1]) >= 80
