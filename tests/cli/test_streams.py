"""The real server with many streams open: everybody is told, the vote goes on, and it stops when it is asked to."""

import asyncio
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from nominering.app import furnish
from nominering.settings import Settings
from nominering.store.database import Database
from tests.journeys.server import free_port
from tests.story import CODES, Clock, Story
from tests.web.visitor import TOKEN

COMMAND = [sys.executable, "-c", "from nominering.cli import main; main()", "serve"]
PATIENCE = 60
STREAMS = 200
SECRET = "projector"


async def _until_open(settings: Settings) -> None:
    database = Database(settings.database)
    await database.start()
    await database.migrate()
    story = Story(furnish(database, settings.secret), Clock())
    await story.until_open()
    await story.house.screens.keep_link(SECRET)
    await database.stop()


@contextmanager
def served(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(COMMAND, env={**os.environ, **settings.as_environment()})
    try:
        yield process
    finally:
        process.kill()
        process.wait(PATIENCE)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    port = free_port()
    settings = Settings(f"sqlite:///{tmp_path / 'hall.sqlite'}", f"http://localhost:{port}", b"secret", port)
    asyncio.run(_until_open(settings))
    return settings


async def _listen(port: int, heard: list[str]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /storbild/skarm/{SECRET}/strom HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    while line := await reader.readline():
        heard.append(line.decode().rstrip())


async def _wait_until(heard: list[list[str]], words: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not all(any(words in line for line in each) for each in heard):
        assert time.monotonic() < deadline, f"{sum(any(words in line for line in each) for each in heard)} have heard"
        await asyncio.sleep(0.05)


async def _vote(base: str, code: str) -> None:
    async with httpx.AsyncClient(base_url=base, timeout=PATIENCE) as client:
        for path, fields in (
            ("/rosta/kod", {"code": code}),
            ("/rosta/riksdag-1", {"rank-1": "1", "submission": code}),
        ):
            token = TOKEN.search((await client.get("/rosta/kod/X")).text)
            assert token is not None
            answer = await client.post(path, data={"_csrf_token": token[1], **fields})
            assert answer.status_code == 303, answer.text
        assert "kvittens" in answer.headers["location"]


async def _wait_for(base: str) -> None:
    deadline = time.monotonic() + PATIENCE
    async with httpx.AsyncClient() as client:
        while True:
            try:
                await client.get(base)
            except httpx.TransportError:
                assert time.monotonic() < deadline
                await asyncio.sleep(0.1)
            else:
                return


async def test_everybody_is_told_and_no_receipt_is_lost_when_it_stops(settings: Settings) -> None:
    base = f"http://127.0.0.1:{settings.port}"
    with served(settings) as server:
        await _wait_for(base)
        heard: list[list[str]] = [[] for _ in range(STREAMS)]
        listening = [asyncio.create_task(_listen(settings.port, each)) for each in heard]
        await _wait_until(heard, '"riksdag-1":[0,4]')
        assert "x-accel-buffering: no" in [line.lower() for line in heard[0]]
        assert any(line.startswith("retry: ") for line in heard[0])
        await asyncio.gather(*(_vote(base, code) for code in CODES[:3]))
        await _wait_until(heard, '"riksdag-1":[3,4]')
        told = [json.loads(line.removeprefix("data: ")) for line in heard[0] if line.startswith("data: {")]
        assert {tuple(sorted(each)) for each in told} == {("rounds", "turnout", "version")}
        assert len({each["version"] for each in told}) == 1
        server.send_signal(signal.SIGTERM)
        await asyncio.to_thread(server.wait, PATIENCE)
        await asyncio.gather(*listening, return_exceptions=True)
    with sqlite3.connect(settings.database.removeprefix("sqlite:///")) as kept:
        assert kept.execute("SELECT ranking, papers FROM ballot").fetchall() == [("1", 3)]
        assert kept.execute("SELECT COUNT(*) FROM ticked_off").fetchone() == (3,)
