"""The demo as its user starts it: the real command in a process of its own, on a folder of its own."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

COMMAND = Path(sys.executable).parent / "nominering"
PATIENCE = 60


@dataclass(frozen=True)
class Demo:
    """A running demo: its address and the way in for each role."""

    base: str
    links: dict[str, str]
    var: Path
    read: set[str] = field(default_factory=set)


def last_link(served: Demo) -> str:
    """In the newest letter, which nobody has read: it is written after the page has been answered."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with sqlite3.connect(served.var / "nominering.sqlite") as kept:
            row = kept.execute("SELECT id, text FROM letter ORDER BY queued_at DESC").fetchone()
        if row and row[0] not in served.read:
            served.read.add(row[0])
            return re.findall(r"http\S+/in/\S+", row[1])[0]
        time.sleep(0.1)
    raise TimeoutError("no letter")


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
        wait_for(base)
        yield Demo(base, links, var)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


@contextmanager
def founded_district(var: Path, **settings: str) -> Iterator[Demo]:
    """A real installation in its first minute: one organiser with a link, and the rules of a real one."""
    port = free_port()
    base = f"http://localhost:{port}"
    environment = {**os.environ, "NOMINERING_VAR": str(var), "NOMINERING_URL": base, **settings}
    command = [sys.executable, "-c", "from nominering.cli import main; main()"]
    founding = ["found", "--name", "Vänsterpartiet Värmland", "--party", "Vänsterpartiet"]
    founding += ["--constituency", "Värmlands län", "--organiser", "Ada Ek", "--email", "ada@example.se"]
    link = subprocess.run([*command, *founding], env=environment, capture_output=True, text=True, check=True).stdout
    process = subprocess.Popen([*command, "serve", "--port", str(port)], env=environment)
    try:
        wait_for(base)
        yield Demo(base, {"Ombudsman": link.strip()}, var)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


def wait_for(base: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            httpx.get(base)
            return
        except httpx.TransportError:
            time.sleep(0.1)
    raise TimeoutError(base)
