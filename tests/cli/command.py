"""The command, with what it says: in this process where that makes no difference, and as people start it."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from nominering import cli

INSTALLED = Path(sys.executable).parent / "nominering"


@dataclass(frozen=True)
class Said:
    status: int
    out: str
    err: str


def nominering(*words: str | Path) -> Said:
    """Runs the console script's function; an error that it lets through fails the test."""
    status = 0
    with (
        patch.object(sys, "argv", ["nominering", *map(str, words)]),
        redirect_stdout(io.StringIO()) as out,
        redirect_stderr(io.StringIO()) as err,
    ):
        try:
            cli.main()
        except SystemExit as left:
            status = int(left.code or 0)
    return Said(status, out.getvalue(), err.getvalue())


def nominering_installed(*words: str | Path, cwd: Path | None = None) -> Said:
    """Runs the installed command where no language is set: what it says is Swedish all the same."""
    environment = {**os.environ, "LC_ALL": "C"}
    run = subprocess.run(
        [INSTALLED, *words], cwd=cwd, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    return Said(run.returncode, run.stdout, run.stderr)
