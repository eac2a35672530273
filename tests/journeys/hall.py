"""A hall in which a story has been told so far: the real server, on a port of its own."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from nominering.app import furnish
from nominering.nomination.model.candidacies import Gender
from nominering.nomination.use_cases.nominate import Named
from nominering.settings import kept_secret
from nominering.store.database import Database
from tests.journeys.server import PATIENCE, Demo, free_port, wait_for
from tests.story import Clock, Story

Told = Callable[[Story], Awaitable[object]]


def a_crowd(many: int) -> tuple[Named, ...]:
    """With the longest names and places that people have."""
    return tuple(
        Named(f"Anna-Karin Margareta {n} Söderström Lagergren-Johansson", date(1980, 1, 1), "Kristinehamn")
        for n in range(1, many + 1)
    )


@contextmanager
def hall(var: Path, told: Told, many: int = 4) -> Iterator[Demo]:
    """With so many candidates on each list."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    with ThreadPoolExecutor(1) as apart:  # the browser has a loop of its own in this thread
        apart.submit(lambda: asyncio.run(_tell(var, told, many))).result()
    environment = {**os.environ, "NOMINERING_VAR": str(var), "NOMINERING_URL": base}
    command = [sys.executable, "-c", "from nominering.cli import main; main()", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment)
    try:
        wait_for(base)
        yield Demo(base, {}, var)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


async def _tell(var: Path, told: Told, many: int) -> None:
    database = Database(f"sqlite:///{var / 'nominering.sqlite'}")
    await database.start()
    await database.migrate()
    clock = Clock()
    story = Story(furnish(database, kept_secret(var / "secret"), clock=clock), clock)
    if many != len(story.people):
        story = replace(story, people=a_crowd(many), genders=(Gender.UNDISCLOSED,) * many)
    await told(story)
    await database.stop()
