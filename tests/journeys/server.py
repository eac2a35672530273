"""The demo as its user starts it: the real command in a process of its own, on a folder of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

COMMAND = Path(sys.executable).parent / "nominering"
PATIENCE = 60


@dataclass(frozen=True)
class Demo:
    """A running demo: its address and the way in for each role."""

    base: str
    links: dict[str, str]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_demo(var: Path, *options: str) -> Iterator[Demo]:
    port = free_port()
    process = subprocess.Popen(
        [COMMAND, "demo", "--port", str(port), *options],
        env={**os.environ, "NOMINERING_VAR": str(var)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        links = {}
        assert process.stdout is not None
        for line in process.stdout:
            if found := re.match(r"(\S+)\s+(http\S+)$", line):
                links[found[1]] = found[2]
            if "Ctrl-C" in line:
                break
        base = f"http://localhost:{port}"
        _wait_for(base)
        yield Demo(base, links)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


def _wait_for(base: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            httpx.get(base)
            return
        except httpx.TransportError:
            time.sleep(0.1)
    raise TimeoutError(base)
