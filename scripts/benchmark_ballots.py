"""`scripts/benchmark ballots`: a hall that votes, on the real server over HTTP, beside a plain SQLite loop and a
server that keeps its ballots with Piccolo's stock engine.

The load comes from processes of its own and by a schedule drawn beforehand: whoever is late is late, and is counted
from the moment that was meant, so a server that stalls cannot hide it by being asked less.
"""

import asyncio
import json
import os
import random
import re
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
SERVE = "from nominering.cli import main; main()"
ROUND = "riksdag-1"
LONGEST = 25
SEED = 1
PATIENCE = 60.0  # seconds until a server has to answer, and until a request is given up
TOO_LATE = 250.0  # ms: what the goal allows, and where the stress stops


# --- A hall to vote in -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Hall:
    """A folder with a database in which a round is open: `codes` are of cards that nobody has used, `sessions` of
    cards that have come in."""

    folder: Path
    port: int
    numbers: tuple[int, ...]
    codes: tuple[str, ...]
    sessions: tuple[str, ...]

    @property
    def database(self) -> Path:
        return self.folder / "nominering.sqlite"

    @property
    def environment(self) -> dict[str, str]:
        return environment(NOMINERING_VAR=str(self.folder), NOMINERING_URL=f"http://127.0.0.1:{self.port}")

    def kept(self) -> int:
        """The ballots in the box; each must have its tick."""
        with sqlite3.connect(self.database, timeout=PATIENCE) as database:
            (papers,) = database.execute("SELECT COALESCE(SUM(papers), 0) FROM ballot").fetchone()
            (ticks,) = database.execute("SELECT COUNT(*) FROM ticked_off").fetchone()
        if papers != ticks:
            raise SystemExit(f"{papers} röster och {ticks} avprickningar: det här får inte hända.")
        return int(papers)


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


async def _stage(folder: Path, cards: int) -> tuple[tuple[int, ...], list[str], list[str]]:
    """The example district with its round open, and many more cards than it has delegates."""
    from nominering.app import furnish
    from nominering.balloting.model.codes import LETTER_CODE_LENGTH, card_number, draw_code
    from nominering.conference.use_cases.roll import apportion_delegates, freeze_roll
    from nominering.conference.use_cases.rounds import draw_lots, open_round
    from nominering.documents.swedish import SWEDEN
    from nominering.example import district
    from nominering.example.calendar import Calendar
    from nominering.example.files import Files
    from nominering.nomination.use_cases import propose
    from nominering.organisation.apportionment import PerStarted
    from nominering.outcome.use_cases import prepare
    from nominering.settings import kept_secret
    from nominering.store.database import Database

    chance = random.Random(SEED)
    database = Database(f"sqlite:///{folder / 'nominering.sqlite'}")
    await database.start()
    await database.migrate()
    house = furnish(database, kept_secret(folder / "secret"))
    calendar, files = Calendar.played_then(), Files()
    await district.found(house, calendar, quotas=False)
    await district.nominate_all(house, files.nominations(), calendar, district.before(calendar.nominations_close))
    await district.answer_all(house, files.answers(), calendar, pass_over_strangers=True)
    order = await district.example_proposal(house, "riksdag")
    await propose.propose(house.lists, house.candidacies, house.proposals, "riksdag", order, calendar.answers_close)
    await district.report_delegates(house, files.delegates())
    await apportion_delegates(house.organisation, house.roll, PerStarted(district.MEMBERS_PER_DELEGATE))
    await freeze_roll(house.roll, house.organisation, calendar.answers_close)
    day = calendar.answers_close.astimezone(SWEDEN).date()
    round_ = await prepare.prepare_round(house, "riksdag", calendar.answers_close, day)
    by_number: dict[str, str] = {}
    while len(by_number) < cards:
        code = draw_code(chance.choice, LETTER_CODE_LENGTH)
        by_number.setdefault(card_number(code), code)
    codes = tuple(by_number.values())
    await house.cards.issue(codes, most=len(codes))
    await draw_lots(house.rounds, round_.id, round_.numbers)
    await open_round(house.rounds, house.roll, house.openings, round_.id, house.now())
    known = [await house.cards.recognise(code) for code in codes]
    await database.stop()
    return round_.numbers, list(codes), known


def _open_sessions(database: Path, cards: list[str]) -> list[str]:
    """As if the cards had come in a while ago."""
    sessions = [f"session-{number}" for number in range(len(cards))]
    with sqlite3.connect(database) as kept:
        kept.executemany(
            "INSERT INTO access_key (secret_hash, purpose, role, subject, expires_at, challenge)"
            " VALUES (?, 'session', 'voter', ?, '2100-01-01 00:00:00+00:00', '')",
            [(sha256(session.encode()).hexdigest(), card) for session, card in zip(sessions, cards, strict=True)],
        )
    return sessions


def stage(folder: str, strangers: str, seated: str) -> dict[str, Any]:
    """In the child: `strangers` have yet to come in, the `seated` have."""
    numbers, codes, cards = asyncio.run(_stage(Path(folder), int(strangers) + int(seated)))
    sessions = _open_sessions(Path(folder) / "nominering.sqlite", cards[int(strangers) :])
    return {"numbers": numbers, "codes": codes[: int(strangers)], "sessions": sessions}


# --- A client that costs little ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Answer:
    status: int
    head: bytes
    body: bytes

    @property
    def cookies(self) -> dict[str, str]:
        found = re.findall(rb"(?im)^set-cookie: ([^=]+)=([^;\r]*)", self.head)
        return {name.decode(): value.decode() for name, value in found}


class Line(asyncio.Protocol):
    """One connection that is kept, for one request at a time; and the visitor's cookies."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self._transport: asyncio.Transport | None = None
        self._buffer = b""
        self._waiting: asyncio.Future[Answer] | None = None

    async def open(self) -> "Line":
        await asyncio.get_running_loop().create_connection(lambda: self, "127.0.0.1", self.port)
        return self

    def close(self) -> None:
        if self._transport:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None
        if self._waiting and not self._waiting.done():
            self._waiting.set_exception(exc or ConnectionError("the server hung up"))

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, found, rest = self._buffer.partition(b"\r\n\r\n")
        if not found:
            return
        length = re.search(rb"(?i)content-length: (\d+)", head)
        if length is None:
            raise ConnectionError(head.decode())
        if len(rest) >= int(length[1]) and self._waiting and not self._waiting.done():
            self._buffer = b""
            self._waiting.set_result(Answer(int(head[9:12]), head, rest))

    async def ask(self, path: str, form: Mapping[str, str] | str | None = None) -> Answer:
        if self._transport is None:
            await self.open()
        body = b"" if form is None else (form if isinstance(form, str) else urlencode(form)).encode()
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        lines = [f"{'GET' if form is None else 'POST'} {path} HTTP/1.1", "Host: 127.0.0.1", f"Cookie: {cookie}"]
        if form is not None:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        self._waiting = asyncio.get_running_loop().create_future()
        assert self._transport is not None
        self._transport.write("\r\n".join([*lines, "", ""]).encode() + body)
        answer = await asyncio.wait_for(self._waiting, PATIENCE)
        self.cookies.update(answer.cookies)
        return answer


def _value(page: Answer, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"'.encode(), page.body)
    if found is None:
        raise ConnectionError(f"{page.status} without {name}")
    return found[1].decode()


# --- What the voters do ------------------------------------------------------------------------------------------


@dataclass
class Measured:
    """Milliseconds from the moment that was meant, for each that was acknowledged; what else was answered, and how
    long it all took in seconds."""

    ms: list[float] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0

    def note(self, since: float, wrong: str = "") -> None:
        if wrong:
            self.refused[wrong] = self.refused.get(wrong, 0) + 1
        else:
            self.ms.append((time.perf_counter() - since) * 1000)

    @property
    def rate(self) -> float:
        return len(self.ms) / self.seconds if self.seconds else 0.0

    def at(self, share: float) -> float:
        ordered = sorted(self.ms)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else float("inf")


def ranking_form(chance: random.Random, numbers: list[int]) -> dict[str, str]:
    chosen = chance.sample(numbers, min(LONGEST, len(numbers)))
    return {f"rank-{number}": str(place) for place, number in enumerate(chosen, 1)}


async def whole_visit(line: Line, code: str, form: dict[str, str]) -> str:
    """As a phone does it after the QR code, but for the style and the scripts. Empty when the receipt is there."""
    door = await line.ask(f"/rosta/kod/{code}")
    token = _value(door, "_csrf_token")
    came = await line.ask("/rosta/kod", {"_csrf_token": token, "code": code})
    if came.status != 303:
        return f"sign-in {came.status}"
    await line.ask("/rosta")
    ballot = await line.ask(f"/rosta/{ROUND}")
    if ballot.status != 200:
        return f"ballot {ballot.status}"
    fields = form | {"_csrf_token": token, "submission": _value(ballot, "submission")}
    cast = await line.ask(f"/rosta/{ROUND}", fields)
    if cast.status != 303:
        return f"cast {cast.status}"
    receipt = await line.ask(f"/rosta/{ROUND}/kvittens")
    return "" if "Din röst är mottagen".encode() in receipt.body else "no receipt"


async def by_schedule(arrivals: list[float], visit: Callable[[int], Awaitable[str]]) -> Measured:
    """Each visit at its moment, in seconds from now, whether or not the last is done."""
    measured = Measured()
    began = time.perf_counter()

    async def one(number: int, meant: float) -> None:
        try:
            measured.note(meant, await visit(number))
        except (OSError, TimeoutError) as error:
            measured.note(meant, type(error).__name__)

    running = set()
    for number, after in enumerate(arrivals):
        wait = began + after - time.perf_counter()
        if wait > 0:
            await asyncio.sleep(wait)
        running.add(asyncio.create_task(one(number, began + after)))
    await asyncio.gather(*running)
    measured.seconds = time.perf_counter() - began
    return measured


def schedule(many: int, rate: float) -> list[float]:
    """Arrivals that know nothing of each other (a Poisson process)."""
    chance, moment, arrivals = random.Random(SEED), 0.0, []
    for _ in range(many):
        moment += chance.expovariate(rate)
        arrivals.append(moment)
    return arrivals


async def journeys(port: int, numbers: list[int], codes: list[str], rate: float) -> Measured:
    """Everything from the code to the receipt, each voter on a connection of their own."""
    chance = random.Random(SEED)
    forms = [ranking_form(chance, numbers) for _ in codes]

    async def visit(number: int) -> str:
        line = await Line(port).open()
        try:
            return await whole_visit(line, codes[number], forms[number])
        finally:
            line.close()

    return await by_schedule(schedule(len(codes), rate), visit)


async def seated(port: int, numbers: list[int], sessions: list[str]) -> tuple[dict[str, str], list[str]]:
    """The cookie and the bodies of ballots that are ready to be cast."""
    line = await Line(port).open()
    token = _value(await line.ask("/rosta/kod/X"), "_csrf_token")
    line.close()
    chance = random.Random(SEED)
    forms = [ranking_form(chance, numbers) | {"_csrf_token": token, "submission": each} for each in sessions]
    return line.cookies, [urlencode(form) for form in forms]


async def casting(port: int, numbers: list[int], sessions: list[str], rate: float) -> Measured:
    """Those who have come in cast their ballots, on connections that are kept."""
    cookies, bodies = await seated(port, numbers, sessions)
    idle = [await Line(port).open() for _ in range(min(len(sessions), 50))]

    async def visit(number: int) -> str:
        line = idle.pop() if idle else await Line(port).open()
        line.cookies = {**cookies, "session": sessions[number]}
        answer = await line.ask(f"/rosta/{ROUND}", bodies[number])
        idle.append(line)
        return "" if answer.status == 303 else f"cast {answer.status}"

    return await by_schedule(schedule(len(sessions), rate), visit)


async def crowd(port: int, numbers: list[int], sessions: list[str], clients: int) -> Measured:
    """So many clients that each cast one ballot after another as fast as they are answered: a closed loop, for the
    rate; its latency says little."""
    cookies, bodies = await seated(port, numbers, sessions)
    left = iter(range(len(sessions)))
    lines = [await Line(port).open() for _ in range(clients)]
    measured = Measured()
    began = time.perf_counter()

    async def client(line: Line) -> None:
        for number in left:
            since = time.perf_counter()
            line.cookies = {**cookies, "session": sessions[number]}
            answer = await line.ask(f"/rosta/{ROUND}", bodies[number])
            measured.note(since, "" if answer.status == 303 else f"cast {answer.status}")

    await asyncio.gather(*map(client, lines))
    measured.seconds = time.perf_counter() - began
    return measured


def begun() -> asyncio.Event:
    """Tells the parent, and is set when the parent wants an end."""
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    print("begun", flush=True)
    return ended


async def guessing(port: int, rate: float) -> Measured:
    """Wrong codes, until it is ended."""
    line = await Line(port).open()
    token = _value(await line.ask("/rosta/kod/X"), "_csrf_token")
    idle = [line]
    chance = random.Random(SEED)
    told: list[int] = []
    ended = begun()

    async def guess() -> None:
        mine = idle.pop() if idle else await Line(port).open()
        mine.cookies = line.cookies
        code = "".join(chance.choices("34679ACDEFGHJKMNPQRTWXY", k=10))
        answer = await mine.ask("/rosta/kod", {"_csrf_token": token, "code": code})
        told.append(answer.status)
        idle.append(mine)

    began, number, running = time.perf_counter(), 0, set()
    while not ended.is_set():
        number += 1
        await asyncio.sleep(max(began + number / rate - time.perf_counter(), 0))
        task = asyncio.create_task(guess())
        running.add(task)
        task.add_done_callback(running.discard)
    await asyncio.gather(*running, return_exceptions=True)
    refused = {str(status): told.count(status) for status in set(told)}
    return Measured(refused=refused, seconds=time.perf_counter() - began)


class Watcher(asyncio.Protocol):
    """A phone that follows the hall: one stream, held open."""

    def __init__(self, session: str) -> None:
        self.session = session
        self.messages = 0
        self.let_go = False
        self.told = asyncio.Event()
        self._tail = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        lines = ["GET /storbild/strom HTTP/1.1", "Host: 127.0.0.1", f"Cookie: session={self.session}", "", ""]
        transport.write("\r\n".join(lines).encode())  # type: ignore[attr-defined]

    def data_received(self, data: bytes) -> None:
        event = b"event: hall"
        self.messages += (self._tail + data).count(event)
        self._tail = data[1 - len(event) :]
        if self.messages:
            self.told.set()

    def connection_lost(self, exc: Exception | None) -> None:
        self.let_go = True
        self.told.set()


@dataclass
class Watched:
    """How many messages each watcher got, how many watchers were let go, and for how many seconds all watched."""

    messages: list[int]
    let_go: int
    seconds: float


async def watching(port: int, sessions: list[str]) -> Watched:
    """Each session follows the hall until it is ended, and reads what it is told."""
    watchers = [Watcher(session) for session in sessions]
    loop = asyncio.get_running_loop()
    for each in watchers:
        await loop.create_connection(lambda each=each: each, "127.0.0.1", port)  # type: ignore[misc]
    await asyncio.wait_for(asyncio.gather(*(each.told.wait() for each in watchers)), PATIENCE)
    ended, began = begun(), time.perf_counter()
    await ended.wait()
    let_go = sum(each.let_go for each in watchers)
    return Watched([each.messages for each in watchers], let_go, time.perf_counter() - began)


# --- What we are compared with -----------------------------------------------------------------------------------

SCHEMA = (
    "CREATE TABLE voting_round (id TEXT PRIMARY KEY, state TEXT NOT NULL)",
    "CREATE TABLE ticked_off (round TEXT, card TEXT, submission TEXT, PRIMARY KEY (round, card)) WITHOUT ROWID",
    "CREATE TABLE ballot (round TEXT, ranking TEXT, papers INTEGER, PRIMARY KEY (round, ranking)) WITHOUT ROWID",
    f"INSERT INTO voting_round VALUES ('{ROUND}', 'open')",
)


def plain_loop(folder: str, many: str) -> dict[str, Any]:
    """What SQLite itself can do with one commit for each ballot: three writes, one program, no web."""
    database = sqlite3.connect(Path(folder) / "plain.sqlite", isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        database.execute(f"PRAGMA {pragma}")
    for statement in SCHEMA:
        database.execute(statement)
    chance = random.Random(SEED)
    began = time.perf_counter()
    for number in range(int(many)):
        database.execute("BEGIN IMMEDIATE")
        database.execute("UPDATE voting_round SET state = 'open' WHERE id = ?", (ROUND,))
        database.execute("INSERT INTO ticked_off VALUES (?, ?, ?)", (ROUND, sha256(b"%d" % number).hexdigest(), "s"))
        database.execute(
            "INSERT INTO ballot VALUES (?, ?, 1) ON CONFLICT (round, ranking) DO UPDATE SET papers = papers + 1",
            (ROUND, ",".join(map(str, chance.sample(range(40), LONGEST)))),
        )
        database.execute("COMMIT")
    return {"seconds": time.perf_counter() - began, "many": int(many)}


def stock_app() -> Any:
    """A server of the same shape, as one would write it first: the form read, the round asked for, a tick and a
    ballot, in one transaction of Piccolo's own SQLite engine, and a redirect. It knows no session and no form token,
    which is to its advantage."""
    from litestar import Litestar, Request, get, post
    from litestar.params import FromPath
    from litestar.response import Redirect
    from piccolo.columns import Varchar
    from piccolo.engine.sqlite import SQLiteEngine, TransactionType
    from piccolo.table import Table

    engine = SQLiteEngine(path=os.environ["BENCHMARK_STOCK"], timeout=PATIENCE)

    class VotingRound(Table, tablename="voting_round", db=engine):
        id = Varchar(primary_key=True)
        state = Varchar()

    @get("/rosta/kod/X")
    async def door() -> str:
        return '<input name="_csrf_token" value="none">'

    @post("/rosta/{round_id:str}", status_code=303)
    async def cast(request: Request[Any, Any, Any], round_id: FromPath[str]) -> Redirect:
        form = await request.form()
        places = {int(form[name]): name.removeprefix("rank-") for name in form if name.startswith("rank-")}
        ranking = ",".join(places[place] for place in sorted(places))
        async with engine.transaction(transaction_type=TransactionType.immediate):
            round_ = await VotingRound.select(VotingRound.state).where(VotingRound.id == round_id).first()
            if round_ is None or round_["state"] != "open":
                return Redirect("/rosta", status_code=303)
            session, submission = request.cookies["session"], form["submission"]
            await VotingRound.raw("INSERT INTO ticked_off VALUES ({}, {}, {})", round_id, session, submission)
            await VotingRound.raw(
                "INSERT INTO ballot VALUES ({}, {}, 1)"
                " ON CONFLICT (round, ranking) DO UPDATE SET papers = ballot.papers + 1",
                round_id,
                ranking,
            )
        return Redirect(f"/rosta/{round_id}/kvittens", status_code=303)

    return Litestar([door, cast], openapi_config=None)


def serve_stock(port: str) -> dict[str, Any]:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    with sqlite3.connect(os.environ["BENCHMARK_STOCK"]) as database:
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            database.execute(f"PRAGMA {pragma}")
        for statement in SCHEMA:
            database.execute(statement)
    Granian(
        f"{Path(__file__).stem}:stock_app",
        address="127.0.0.1",
        port=int(port),
        interface=Interfaces.ASGI,
        factory=True,
        workers=1,
        workers_kill_timeout=3,
        log_level=LogLevels.warning,
    ).serve()
    return {}


# --- In the children ---------------------------------------------------------------------------------------------


def child(words: list[str]) -> dict[str, Any]:
    """One process of the benchmark; what it needs beside the words comes by stdin."""
    raise_the_limit()
    match words:
        case ["stage", folder, strangers, seated_]:
            return stage(folder, strangers, seated_)
        case ["plain", folder, many]:
            return plain_loop(folder, many)
        case ["serve-stock", port]:
            return serve_stock(port)
    given = json.load(sys.stdin)
    match words:
        case ["journeys", port, rate]:
            load = journeys(int(port), given["numbers"], given["voters"], float(rate))
        case ["casting", port, rate]:
            load = casting(int(port), given["numbers"], given["voters"], float(rate))
        case ["crowd", port, clients]:
            load = crowd(int(port), given["numbers"], given["voters"], int(clients))
        case ["guessing", port, rate]:
            load = guessing(int(port), float(rate))
        case ["watching", port]:
            return vars(asyncio.run(watching(int(port), given["sessions"])))
        case _:
            raise ValueError(words)
    return vars(asyncio.run(load))


def raise_the_limit() -> None:
    """A connection is an open file."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 20_000 if hard == resource.RLIM_INFINITY else min(20_000, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))


# --- The children seen from their parent -------------------------------------------------------------------------


def command(*words: str) -> list[str]:
    return [sys.executable, str(ROOT / "scripts" / "benchmark"), "--child", "ballots", *words]


def ask(*words: str, **given: Any) -> dict[str, Any]:
    """What a child has found."""
    run = subprocess.run(
        command(*words),
        input=json.dumps(given),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=environment(),
        check=True,
    )
    answer: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return answer


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(words: list[str], port: int, env: Mapping[str, str]) -> Iterator[None]:
    """A server, from its first answer until nobody needs it."""
    process = subprocess.Popen(words, env=env, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + PATIENCE
        while socket.socket().connect_ex(("127.0.0.1", port)):
            if process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit("Servern startade inte.")
            time.sleep(0.1)
        yield
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


@contextmanager
def beside(*words: str, **given: Any) -> Iterator[list[dict[str, Any]]]:
    """A child, from when it says that it has begun until the block ends; then its answer is in the list."""
    process = subprocess.Popen(
        command(*words), stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=environment()
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(given))
    process.stdin.close()
    process.stdin = None
    found: list[dict[str, Any]] = []
    try:
        if not process.stdout.readline():
            raise SystemExit(f"{words[0]} stannade innan det hade börjat.")
        yield found
    finally:
        process.terminate()
        out, _ = process.communicate(timeout=PATIENCE)
        found.append(json.loads(out.splitlines()[-1]))


# --- The run -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Plan:
    """How much of everything. `stress` is how many times the load is made half as large again."""

    votes: int
    seconds: int
    clients: int
    rate: int
    steady: int
    wrong: int
    watchers: int
    stress: int

    @property
    def rush(self) -> float:
        return self.votes / self.seconds

    def steps(self, first: float) -> list[tuple[float, int]]:
        """Rates that grow, and how many come at each: for ten seconds, or for the steady load's if they are fewer."""
        rates = [first * 1.5**step for step in range(1, self.stress + 1)]
        return [(rate, max(int(rate * min(10, self.steady)), 1)) for rate in rates]


Row = tuple[str, str, str, str, str]


@dataclass
class Found:
    """Rows of what, how many a second, and milliseconds: half of them, 99 of 100, the slowest; and sentences."""

    rows: list[Row] = field(default_factory=list)
    goals: list[tuple[str, str, bool | None]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def add(self, what: str, load: Measured) -> Measured:
        refused = "".join(f"; {many} {why}" for why, many in sorted(load.refused.items()))
        times = [f"{each:,.0f}" for each in (load.at(0.5), load.at(0.99), load.at(1))]
        self.rows.append((f"{what}{refused}", f"{load.rate:,.0f}", *times))  # type: ignore[arg-type]
        return load


class Run:
    """One load after another on one server; a voter votes once, so each takes the next of those who are left."""

    def __init__(self, plan: Plan, say: Callable[[str], None]) -> None:
        self.plan, self.say, self.found, self.acknowledged = plan, say, Found(), 0

    def whole(self) -> Found:
        with tempfile.TemporaryDirectory(prefix="nominering-") as folder:
            ours = self._ours(Path(folder))
            self._beside_others(Path(folder), ours)
        return self.found

    def _ours(self, folder: Path) -> Measured:
        plan = self.plan
        rising_visits, rising_votes = plan.steps(plan.rush), plan.steps(plan.rate)
        steady, crowd = plan.rate * plan.steady, plan.clients * 20
        self.say("Ställer i ordning en sal …")
        strangers = plan.votes + sum(many for _, many in rising_visits)
        came_in = 3 * steady + crowd + sum(many for _, many in rising_votes)
        given = ask("stage", str(folder), str(strangers), str(came_in))
        hall = Hall(folder, free_port(), *(tuple(given[each]) for each in ("numbers", "codes", "sessions")))
        self._port, self._numbers = str(hall.port), hall.numbers
        self._left = {"journeys": iter(hall.codes), "casting": iter(hall.sessions), "crowd": iter(hall.sessions)}
        self._left["crowd"] = self._left["casting"]
        serve = [sys.executable, "-c", SERVE, "serve", "--port", self._port]
        with running(serve, hall.port, hall.environment):
            rush = self._load(
                f"{plan.votes:,} sign-ins and votes within {plan.seconds} s, each from the code to the receipt",
                "journeys",
                plan.rush,
                plan.votes,
            )
            calm = self._load(f"{plan.rate} votes/s from those who have come in", "casting", plan.rate, steady)
            with beside("guessing", self._port, str(plan.wrong / 60)) as guesses:
                what = f"the same while {plan.wrong:,} wrong codes a minute are tried"
                guessed = self._load(what, "casting", plan.rate, steady)
            self._tell_of(guesses[0])
            follow = [hall.sessions[number % len(hall.sessions)] for number in range(plan.watchers)]
            with beside("watching", self._port, sessions=follow) as watches:
                what = f"the same while {plan.watchers:,} watchers follow the live page"
                watched = self._load(what, "casting", plan.rate, steady)
            self._tell_of_watchers(Watched(**watches[0]))
            what = f"votes from {plan.clients} clients, each as fast as it is answered (closed loop)"
            ours = self._load(what, "crowd", plan.clients, crowd)
            self._until_it_breaks("stress: {:.0f} whole visits begun a second", "journeys", rising_visits)
            self._until_it_breaks("stress: {:.0f} votes a second", "casting", rising_votes)
        self._check(hall.kept())
        self._goal(f"{plan.votes:,} sign-ins and votes within {plan.seconds} s, all with a receipt", rush)
        for what, load in (
            (f"p99 under {TOO_LATE:.0f} ms at {plan.rate} votes/s", calm),
            (f"p99 under {TOO_LATE:.0f} ms while {plan.wrong:,} wrong codes a minute are tried", guessed),
            (f"p99 under {TOO_LATE:.0f} ms at {plan.rate} votes/s with {plan.watchers:,} watchers", watched),
        ):
            self.found.goals.append((what, f"{load.at(0.99):,.0f} ms", load.at(0.99) < TOO_LATE and not load.refused))
        return ours

    def _goal(self, what: str, load: Measured) -> None:
        self.found.goals.append((what, f"{len(load.ms):,} in {load.seconds:.1f} s", not load.refused))

    def _load(self, what: str, kind: str, rate: float, many: int) -> Measured:
        """`rate` is how many a second, or how many clients the crowd is."""
        self.say(f"{what} … ")
        voters = [next(self._left[kind]) for _ in range(many)]
        load = Measured(**ask(kind, self._port, str(rate), numbers=self._numbers, voters=voters))
        self.acknowledged += len(load.ms)
        return self.found.add(what, load)

    def _until_it_breaks(self, what: str, kind: str, steps: list[tuple[float, int]]) -> None:
        for rate, many in steps:
            load = self._load(what.format(rate), kind, rate, many)
            if load.refused or load.at(0.99) > TOO_LATE:
                return

    def _tell_of(self, guesses: dict[str, Any]) -> None:
        refused = sum(guesses["refused"].values())
        answers = ", ".join(f"{many:,} with {status}" for status, many in sorted(guesses["refused"].items()))
        self.found.told.append(
            f"Wrong codes: {refused:,} answered in {guesses['seconds']:.0f} s, "
            f"{refused / guesses['seconds'] * 60:,.0f} a minute ({answers})."
        )

    def _tell_of_watchers(self, watched: Watched) -> None:
        messages = watched.messages
        self.found.told.append(
            f"The {len(messages):,} watchers got between {min(messages)} and {max(messages)} messages each in "
            f"{watched.seconds:.0f} s, {sum(messages):,} in all; {watched.let_go or 'none'} of them had to come back."
        )

    def _check(self, kept: int) -> None:
        if kept != self.acknowledged:
            raise SystemExit(f"{self.acknowledged} kvitterade röster, men {kept} i urnan: det här får inte hända.")
        self.found.told.append(f"Every one of the {kept:,} acknowledged ballots is in the box, once.")

    def _beside_others(self, folder: Path, ours: Measured) -> None:
        many = self.plan.clients * 20
        self.say("En ren sqlite3-slinga …")
        plain = ask("plain", str(folder), str(many))
        loop = many / plain["seconds"]
        self.found.rows.append(("plain SQLite: one commit for each ballot, no server", f"{loop:,.0f}", "", "", ""))
        port, env = free_port(), environment(BENCHMARK_STOCK=str(folder / "stock.sqlite"))
        what = f"Piccolo's stock engine: votes from {self.plan.clients} clients (closed loop)"
        self.say(f"{what} …")
        with running(command("serve-stock", str(port)), port, env):
            voters = [f"session-{number}" for number in range(max(many // 4, 1))]
            stock = Measured(**ask("crowd", str(port), str(self.plan.clients), numbers=self._numbers, voters=voters))
        self.found.add(what, stock)
        times = ours.rate / stock.rate if stock.rate else float("inf")
        goal = f"at least 10 times the stock engine's rate at {self.plan.clients} clients"
        self.found.goals.append((goal, f"{times:.1f} times", times >= 10))
        shares = f"ours is {ours.rate / loop:.2f}, the stock engine's {stock.rate / loop:.3f}"
        self.found.told.append(f"Of the plain loop's rate {shares}.")
