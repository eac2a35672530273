"""BLT, the ballot file other counters read: in, in the dialects met in the field, and out.

Format: Hill, Wichmann and Woodall, "Algorithm 123 - Single Transferable Vote by Meek's method", Computer
Journal 30 (1987), the data file of appendix; with the dialects of OpenSTV and droop (`#` comments, `[tie ...]`,
`[nick ...]`, `[withdrawn ...]`, negative numbers for the withdrawn). No equal or skipped preferences: a ballot
here ranks without ties.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from nominering.counting.errors import MalformedBlt, Problem
from nominering.counting.profile import Profile, Ranking

_PLAIN = re.compile(r"[0-9]{1,9}(?: [0-9]{1,9})+")
_TOKEN = re.compile(
    r"""(?P<comment>\#.*)|(?P<space>\s+)|"(?P<text>[^"]*)"(?!")|(?P<tag>\[[^\]\n]*\])|(?P<word>[^\s"\[\]]+)|(?P<bad>.)"""
)


@dataclass(frozen=True)
class Token:
    kind: str
    value: str
    line: int


@dataclass(frozen=True)
class BltFile:
    """What a ballot file says. Candidates are numbered from 1 in the order of their names."""

    title: str
    seats: int
    names: tuple[str, ...]
    ballots: tuple[tuple[Ranking, int], ...]
    withdrawn: frozenset[int] = frozenset()
    tie_order: tuple[int, ...] | None = None

    @property
    def profile(self) -> Profile:
        """The papers with the withdrawn passed over."""
        return Profile.of(range(1, len(self.names) + 1), self.ballots, withdrawn=self.withdrawn)

    @property
    def standing_tie_order(self) -> tuple[int, ...] | None:
        """The lot order of the `[tie]` line, without the withdrawn."""
        if self.tie_order is None:
            return None
        return tuple(number for number in self.tie_order if number not in self.withdrawn)


def parse(text: str) -> BltFile:
    """Raises MalformedBlt with the line."""
    return _Reader(text).read()


def write(
    title: str,
    seats: int,
    names: Mapping[int, str],
    ballots: Iterable[tuple[Ranking, int]],
    tie_order: tuple[int, ...] | None = None,
    withdrawn: Iterable[int] = (),
) -> str:
    """The file of candidates 1..n. A quotation mark in a name becomes an apostrophe: the format has no escape."""
    lines = [f"{len(names)} {seats}"]
    if gone := sorted(withdrawn):
        lines.append(f"[withdrawn {' '.join(map(str, gone))}]")
    if tie_order is not None:
        lines.append(f"[tie {' '.join(map(str, tie_order))}]")
    lines += [f"{papers} {' '.join(map(str, (*ranking, 0)))}" for ranking, papers in ballots if papers]
    lines.append("0")
    lines += [
        '"{}"'.format(re.sub(r"[\r\n]+", " ", name).replace('"', "'"))
        for name in (*(names[n] for n in sorted(names)), title)
    ]
    return "\n".join(lines) + "\n"


def _lines(text: str) -> list[str]:
    """Only CR and LF end a line; str.splitlines also breaks at marks that can stand in a name."""
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    return lines if lines[-1] else lines[:-1]


def _tokens(content: str, line: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(content):
        kind = match.lastgroup or ""
        if kind == "bad":
            raise MalformedBlt(line, "unreadable", match.group())
        if kind not in ("comment", "space"):
            yield Token(kind, match.group(kind), line)


class _Reader:
    """Reads the file once, from the head to the title, a line at a time."""

    def __init__(self, text: str) -> None:
        self._lines = _lines(text)
        self._read = 0
        self._rest: deque[Token] = deque()
        self._last_line = max(1, len(self._lines))
        self._nicks: dict[str, int] = {}
        self._withdrawn: set[int] = set()
        self._tie: tuple[int, ...] | None = None

    def read(self) -> BltFile:
        self._count = self._positive("candidate-count")
        seats = self._positive("seat-count")
        self._options()
        ballots = tuple(self._ballots())
        names = tuple(self._string("name-missing").value for _ in range(self._count))
        title = self._string("title-missing").value
        while token := self._peek():
            self._next()
            if token.kind != "text":  # droop adds the source and a comment as further strings
                raise MalformedBlt(token.line, "trailing-text", token.value)
        return BltFile(title, seats, names, ballots, frozenset(self._withdrawn), self._tie)

    def _options(self) -> None:
        while token := self._peek():
            if token.kind == "tag":
                self._next()
                self._tag(token)
            elif re.fullmatch(r"-\d+", token.value) and token.kind == "word":
                self._next()
                self._withdrawn.add(self._candidate(Token("word", token.value[1:], token.line)))
                after = self._peek()
                if after and after.line == token.line and after.kind == "word" and not after.value.startswith("-"):
                    # A weight below zero, and not somebody withdrawn: `-3 1 2 0`.
                    raise MalformedBlt(token.line, "ballot-weight", token.value)
            else:
                return

    def _tag(self, token: Token) -> None:
        name, *values = token.value[1:-1].split() or [""]
        words = [Token("word", value, token.line) for value in values]
        match name:
            case "nick":
                if len(set(values)) != self._count or len(values) != self._count:
                    raise MalformedBlt(token.line, "nick-count", str(len(values)))
                self._nicks = {nick: number for number, nick in enumerate(values, start=1)}
            case "withdrawn":
                self._withdrawn |= {self._candidate(word) for word in words}
            case "tie":
                order = tuple(self._candidate(word) for word in words)
                if not len(order) == len(set(order)) == self._count:
                    raise MalformedBlt(token.line, "tie-incomplete", token.value)
                self._tie = order
            case "droop":
                pass  # options for that counter alone
            case _:
                raise MalformedBlt(token.line, "unknown-tag", token.value)

    def _ballots(self) -> Iterator[tuple[Ranking, int]]:
        while True:
            while plain := self._plain_ballot():
                yield plain
            token = self._next()
            if token is None:
                raise MalformedBlt(self._last_line, "end-missing")
            papers = self._whole(token, "ballot-weight")
            if papers == 0:
                return
            yield self._ranking(token.line), papers

    def _plain_ballot(self) -> tuple[Ranking, int] | None:
        """A whole line of nothing but right numbers, as nearly all lines are: read at once, for speed alone.

        None leaves the line to be read word by word, which finds what is wrong with it.
        """
        if self._rest or self._nicks or self._read == len(self._lines):
            return None
        line = self._lines[self._read]
        if not _PLAIN.fullmatch(line):
            return None
        papers, *ranking, end = map(int, line.split(" "))
        if end or not papers or len(set(ranking)) < len(ranking):
            return None
        if ranking and not 1 <= min(ranking) <= max(ranking) <= self._count:
            return None
        self._read += 1
        return tuple(ranking), papers

    def _ranking(self, line: int) -> Ranking:
        ranking: list[int] = []
        while True:
            token = self._next()
            if token is None or token.kind != "word" or token.line != line:
                raise MalformedBlt(line, "ballot-end-missing")
            if token.value == "0":
                return tuple(ranking)
            number = self._candidate(token)
            if number in ranking:
                raise MalformedBlt(line, "ranked-twice", token.value)
            ranking.append(number)

    def _candidate(self, token: Token) -> int:
        if "=" in token.value:
            raise MalformedBlt(token.line, "equal-ranking", token.value)
        if token.value in self._nicks:
            return self._nicks[token.value]
        if not re.fullmatch(r"[0-9]{1,9}", token.value) or not 1 <= int(token.value) <= self._count:
            raise MalformedBlt(token.line, "unknown-candidate", token.value)
        return int(token.value)

    def _positive(self, problem: Problem) -> int:
        token = self._next()
        if token is None:
            raise MalformedBlt(self._last_line, problem)
        if value := self._whole(token, problem):
            return value
        raise MalformedBlt(token.line, problem, token.value)

    def _whole(self, token: Token, problem: Problem) -> int:
        if token.kind != "word" or not re.fullmatch(r"[0-9]{1,9}", token.value):
            raise MalformedBlt(token.line, problem, token.value)
        return int(token.value)

    def _string(self, problem: Problem) -> Token:
        token = self._next()
        if token is None:
            raise MalformedBlt(self._last_line, problem)
        if token.kind != "text":
            raise MalformedBlt(token.line, problem, token.value)
        return token

    def _peek(self) -> Token | None:
        while not self._rest and self._read < len(self._lines):
            self._read += 1
            self._rest.extend(_tokens(self._lines[self._read - 1], self._read))
        return self._rest[0] if self._rest else None

    def _next(self) -> Token | None:
        token = self._peek()
        if token:
            self._rest.popleft()
        return token
