"""A real installation: an empty database gets its district, the server runs, a locked-out organiser gets in."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.cli.command import Said, nominering
from tests.journeys.server import free_port

FOUND = (
    "found",
    *("--name", "Vänsterpartiet Värmland"),
    *("--party", "Vänsterpartiet"),
    *("--constituency", "Värmlands län"),
    *("--organiser", "Ada Ek"),
    *("--email", "ada@example.se"),
)
LINK = re.compile(r"https://nominering\.example(/in/[\w-]{43})\n")


@pytest.fixture(autouse=True)
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith("NOMINERING_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("NOMINERING_VAR", str(tmp_path))
    monkeypatch.setenv("NOMINERING_URL", "https://nominering.example")
    return tmp_path / "nominering.sqlite"


def refused(said: Said) -> str:
    assert (said.status, said.out) == (2, "")
    return said.err


def kept(database: Path, question: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(database) as opened:
        return opened.execute(question).fetchall()


def test_an_empty_database_gets_its_district_and_first_organiser(installation: Path) -> None:
    said = nominering(*FOUND)
    assert (said.status, said.err) == (0, "")
    assert LINK.fullmatch(said.out)
    assert kept(installation, "SELECT name, constituency FROM district") == [
        ("Vänsterpartiet Värmland", "Värmlands län")
    ]
    assert kept(installation, "SELECT name, role, email FROM account") == [("Ada Ek", "organiser", "ada@example.se")]


def test_a_district_is_founded_once(installation: Path) -> None:
    nominering(*FOUND)
    assert refused(nominering(*FOUND)) == (
        "Databasen har redan ett distrikt, Vänsterpartiet Värmland: ingenting ändrades.\n"
    )
    assert len(kept(installation, "SELECT id FROM account")) == 1


def test_an_address_that_is_none_founds_nothing(installation: Path) -> None:
    said = nominering(*FOUND[:-1], "ada")
    assert refused(said) == "Skriv en hel e-postadress, med @ och det som står efter.\n"
    assert not installation.exists()


def test_a_locked_out_organiser_gets_a_fresh_link_and_a_fresh_second_factor(installation: Path) -> None:
    first = nominering(*FOUND).out
    with sqlite3.connect(installation) as opened:
        opened.execute("INSERT INTO passkey SELECT 'k', id, 'x', 0 FROM account")
        opened.execute("UPDATE account SET disabled = 1")
    said = nominering("rescue", "--email", "ADA@example.se")
    assert (said.status, said.err) == (0, "")
    assert LINK.fullmatch(said.out)
    assert said.out != first
    assert kept(installation, "SELECT count(*) FROM passkey") == [(0,)]
    assert kept(installation, "SELECT count(*) FROM access_key") == [(1,)]
    assert kept(installation, "SELECT disabled FROM account") == [(0,)]


def test_nobody_else_is_rescued() -> None:
    nominering(*FOUND)
    assert refused(nominering("rescue", "--email", "bo@example.se")) == (
        "Ingen ombudsman har adressen bo@example.se: se efter hur den är skriven.\n"
    )


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("NOMINERING_SECOND_FACTOR", "maybe", "NOMINERING_SECOND_FACTOR ska vara none eller staff eller boards.\n"),
        ("NOMINERING_PORT", "eighty", "NOMINERING_PORT ska vara ett helt tal, minst 1.\n"),
        ("NOMINERING_SMTP_URL", "smtp://x", "NOMINERING_MAIL_FROM ska vara den adress som breven kommer från.\n"),
    ],
)
def test_a_setting_that_cannot_be_read_stops_the_server(
    name: str, value: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    assert refused(nominering("serve")) == sentence


def test_a_mail_server_that_would_get_the_password_in_the_clear_stops_the_server(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NOMINERING_SMTP_URL", "smtp://u:p@x")
    monkeypatch.setenv("NOMINERING_MAIL_FROM", "n@example.se")
    assert refused(nominering("serve")).startswith("NOMINERING_SMTP_URL ska vara smtps://")


def test_there_is_nothing_to_serve_without_a_district() -> None:
    assert refused(nominering("serve")) == "Databasen har inget distrikt än: grunda det med nominering found.\n"


def test_the_founded_district_is_served_and_its_organiser_asked_twice() -> None:
    link = LINK.fullmatch(nominering(*FOUND).out)
    assert link is not None
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-c", "from nominering.cli import main; main()", "serve", "--port", str(port)]
    )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", follow_redirects=False) as client:
            page = _when_it_answers(client, link[1])
            token = re.search(r'name="_csrf_token" value="([^"]+)"', page.text)
            assert token is not None
            cookies = {"csrftoken": page.headers["set-cookie"].partition("=")[2].partition(";")[0]}
            signed_in = client.post(link[1], data={"_csrf_token": token[1]}, cookies=cookies)
            assert signed_in.headers["location"] == "/andra-steget"
            assert "Secure" in signed_in.headers["set-cookie"]
            assert "Vänsterpartiet Värmland" in client.get("/").text
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)


def _when_it_answers(client: httpx.Client, path: str) -> httpx.Response:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            return client.get(path)
        except httpx.TransportError:
            time.sleep(0.1)
    raise TimeoutError(path)
