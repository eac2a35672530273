#!/usr/bin/env python3
"""Counts a ranked-ballot election again, apart from the program that counted it first.

This one file needs nothing but Python 3.11 or later and shares no code with the package: data structures, bounds and
quotas of its own, written from the same rules. A teller copies it to a laptop and runs

    python3 recount.py FILE.blt --method ordered-stv --lots 3,1,2
    python3 recount.py ARCHIVE.zip

The first prints the ordered list; the second checks every SHA-256 in a sealed archive, counts its ballots again and
compares. `--help` lists the rest. Exit codes: 0 counted (or equal), 1 the archive differs, 2 bad input, 3 a tie needs
lots.

The rules: `ordered-stv` is bottom-up STV from all candidates (after Colin Rosenstiel, "Producing a party list using
STV", Voting matters 9, 1998, paper 4); `top-down-stv` places one newcomer at a time (after Joseph Otten, "Ordered
List Selection", the same issue, paper 5); `majority-by-place` is majority or run-off for each place, as in § 22 of
Vänsterpartiet's statutes; `irv-by-place` is the alternative vote for each place; `cumulative-places` gives place k to
the one most often among the first k.

How it works: papers lie in piles by their first name still in the race, and a pile moves as batches of papers that
have passed through the same surpluses. What a batch is worth is held between two integers at a scale of 2**160. When
those bounds leave a comparison open, the comparison, and only it, is made again with exact fractions.
"""

import argparse
import csv
import hashlib
import json
import sys
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import NoReturn

METHODS = {
    "ordered-stv": "Proportionell lista",
    "top-down-stv": "Proportionell lista, uppifrån",
    "irv-by-place": "Plats för plats, alternativröst",
    "majority-by-place": "Plats för plats, majoritet (§ 22)",
    "cumulative-places": "Kumulativ platsröstning",
}
TIES = ("earlier-stage-then-lot", "lot-only")
MODES = {"integrated": "i räkningen", "afterwards": "efter räkningen"}
HELP = f"""Räknar om ett val med rangordnade röstsedlar.

  python3 recount.py FIL.blt --method METOD [val]    räknar röstsedlarna
  python3 recount.py ARKIV.zip                       kontrollerar och räknar om ett förseglat arkiv

  --method METOD      {", ".join(METHODS)}
  --places N          skriv bara de första N platserna
  --lots 3,1,2        lottordningen: alla kandidater, den starkaste först
  --lot-seed TEXT     räkna fram lottordningen ur en text från en öppen dragning
  --ties REGEL        {" eller ".join(TIES)}
  --quota REGEL       half-women[:up|:down], alternating[:woman|:man], pairwise, minimum:GRUPP:N:M, minimum:!GRUPP:N:M
  --groups FIL.csv    kandidaternas grupper, med rubriken number,group
  --quota-mode SÄTT   integrated (förvalt) eller afterwards
  --fixed 1=7,4=2     platser som är bestämda i förväg: plats=kandidat
  --format FORMAT     text (förvalt) eller json

Slutkod: 0 räknat eller lika, 1 arkivet skiljer sig, 2 fel i det som lästes, 3 en lottning behövs."""


class RecountError(Exception):
    """Something the teller has to put right; `str()` is a Swedish sentence that says what."""

    code = 2


class BadFile(RecountError):
    def __init__(self, line: int, text: str) -> None:
        super().__init__(f"Rad {line}: {text}")
        self.line = line


class BadOptions(RecountError):
    pass


class BadArchive(RecountError):
    pass


class ArchiveDiffers(RecountError):
    code = 1


class QuotaCannotBeKept(RecountError):
    def __init__(self, quota: str) -> None:
        super().__init__(
            f"Kvoteringsregeln {quota} går inte att hålla med de kandidater och bestämda platser som finns: "
            "ändra regeln eller nominera fler."
        )


class TieNeedsLots(RecountError):
    code = 3

    def __init__(self, tied: Iterable[str]) -> None:
        super().__init__(f"Lika mellan {' och '.join(tied)}: dra lott mellan kandidaterna och ange lottordningen.")


# --- The ballot file ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Election:
    """Candidates are numbered from 1 as in the file; `ballots` are as they read with the withdrawn passed over."""

    title: str
    seats: int
    names: tuple[str, ...]
    ballots: tuple[tuple[tuple[int, ...], int], ...]
    standing: tuple[int, ...]
    tie_order: tuple[int, ...] | None
    blank: int

    @property
    def valid(self) -> int:
        return sum(weight for _, weight in self.ballots)


def read_blt(text: str) -> Election:
    return _BltReader(text.removeprefix("\ufeff")).read()


def _whole(word: str, digits: int = 9) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and len(word) <= digits else None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers; a # inside quotes belongs to the name."""
    for number, line in enumerate(text.split("\n"), 1):
        if "#" in line:
            parts = line.split('"')
            for at in range(0, len(parts), 2):
                before, mark, _ = parts[at].partition("#")
                if mark:
                    parts[at:] = [before]
                    break
            line = '"'.join(parts)
        if line := line.strip():
            yield number, line


def _why_unknown(word: str) -> str:
    if "=" in word:
        return f"Kandidater får inte stå lika ({word}): rangordna dem en och en."
    if word in ("0", "-"):
        return "En plats är överhoppad: namnen ska följa på varandra och 0 stå sist."
    return f"Kandidaten {word} finns inte."


class _BltReader:
    def __init__(self, text: str) -> None:
        self.lines = _lines(text)
        self.last = text.rstrip().count("\n") + 1
        self.numbers: dict[str, int] = {}
        self.count = 0
        self.withdrawn: set[int] = set()
        self.tie: tuple[int, tuple[int, ...]] | None = None
        self.papers: defaultdict[tuple[int, ...], int] = defaultdict(int)

    def read(self) -> Election:
        line, header = next(self.lines, (1, ""))
        sizes = [_whole(word, 4) for word in header.split()]
        if len(sizes) != 2 or not sizes[0] or not sizes[1]:
            raise BadFile(line, "Första raden ska vara två tal, antalet kandidater och antalet platser.")
        count, seats = sizes[0], sizes[1]
        self.numbers = {str(number): number for number in range(1, count + 1)}
        self.count = count
        self._body()
        names = self._strings(count)
        standing = tuple(number for number in range(1, count + 1) if number not in self.withdrawn)
        if not standing:
            raise BadFile(self.last, "Alla kandidater har dragit sig ur, så det finns inget att räkna.")
        blank = self.papers.pop((), 0)
        return Election(names[count], seats, names[:count], self._closed_up(), standing, self._ties(standing), blank)

    def _body(self) -> None:
        for line, text in self.lines:
            if text == "0":
                return
            if text[0] == "[":
                self._setting(line, text)
            elif text[0] == '"':
                self.last = line
                break
            elif all(word[0] == "-" for word in text.split()) and not self.papers:
                self.withdrawn.update(self._candidates(line, [word[1:] for word in text.split()]))
            else:
                self._ballot(line, text)
        raise BadFile(self.last, "Raden med bara 0, som avslutar röstsedlarna, saknas.")

    def _setting(self, line: int, text: str) -> None:
        words = text[1:].removesuffix("]").split()
        if text[-1] != "]" or not words or words[0] not in ("tie", "nick", "withdrawn", "droop"):
            raise BadFile(line, "Raden inom hakparentes ska vara [tie …], [nick …], [withdrawn …] eller [droop …].")
        if words[0] == "nick":
            fresh = {name: number for number, name in enumerate(words[1:], 1) if name not in self.numbers}
            if not len(fresh) == len(words) - 1 == self.count or any(map(str.isdigit, fresh)):
                raise BadFile(line, "Kortnamnen ska vara ett för varje kandidat, olika, och får inte vara tal.")
            self.numbers.update(fresh)
        elif words[0] == "withdrawn":
            self.withdrawn.update(self._candidates(line, words[1:]))
        elif words[0] == "tie":
            if self.tie:
                raise BadFile(line, "Lottordningen [tie …] står två gånger.")
            self.tie = line, self._candidates(line, words[1:])

    def _candidates(self, line: int, words: list[str]) -> tuple[int, ...]:
        try:
            found = tuple(map(self.numbers.__getitem__, words))
        except KeyError as error:
            raise BadFile(line, _why_unknown(str(error.args[0]))) from error
        if len(set(found)) != len(found):
            raise BadFile(line, "Samma kandidat står två gånger.")
        return found

    def _ballot(self, line: int, text: str) -> None:
        words = text.split()
        weight = _whole(words[0])
        if not weight:
            raise BadFile(line, f"Antalet röstsedlar, {words[0]}, ska vara ett heltal från 1 till 999999999.")
        if words[-1] != "0":
            raise BadFile(line, "Röstsedeln ska stå på en rad och sluta med 0.")
        self.papers[self._candidates(line, words[1:-1])] += weight

    def _strings(self, count: int) -> tuple[str, ...]:
        found: list[str] = []
        for line, text in self.lines:
            rest = text
            while rest:
                quoted, mark, rest = rest[1:].partition('"') if rest[0] == '"' else ("", "", rest)
                if not mark or rest.startswith('"') or (len(found) < count and not quoted.strip()):
                    raise BadFile(line, "Namnen och titeln ska stå inom citattecken och inte vara tomma.")
                found.append(quoted)
                rest = rest.lstrip()
        if len(found) <= count:
            raise BadFile(self.last, f"Filen ska sluta med {count} namn och en titel, men har bara {len(found)}.")
        return tuple(found)

    def _closed_up(self) -> tuple[tuple[tuple[int, ...], int], ...]:
        if not self.withdrawn:
            return tuple(self.papers.items())
        closed: defaultdict[tuple[int, ...], int] = defaultdict(int)
        for ranking, weight in self.papers.items():
            closed[tuple(number for number in ranking if number not in self.withdrawn)] += weight
        return tuple(closed.items())

    def _ties(self, standing: tuple[int, ...]) -> tuple[int, ...] | None:
        if not self.tie:
            return None
        line, order = self.tie
        if not set(standing) <= set(order):
            raise BadFile(line, "Lottordningen [tie …] ska nämna alla kandidater.")
        return tuple(number for number in order if number not in self.withdrawn)


# --- Quotas ------------------------------------------------------------------------------------------------------

OTHER = {"woman": "man", "man": "woman"}
ALIASES = {
    **dict.fromkeys(("women", "kvinna", "kvinnor", "k", "w", "f", "female"), "woman"),
    **dict.fromkeys(("men", "män", "m", "male"), "man"),
}


@dataclass(frozen=True)
class _Rule:
    """`detail`: up or down, the starting group or none, or the group of a minimum (with ! first: all outside it)."""

    kind: str
    detail: str = ""
    least: int = 0
    among: int = 0


def _group(text: str) -> str:
    plain = " ".join(text.split()).casefold()
    return ALIASES.get(plain, plain)


def _rule(text: str) -> _Rule | None:
    kind, *parts = text.strip().split(":")
    if kind == "none" and not parts:
        return None
    if kind == "half-women" and parts in ([], ["up"], ["down"]):
        return _Rule(kind, parts[0] if parts else "up")
    if kind == "pairwise" and not parts:
        return _Rule(kind)
    if kind == "alternating" and (not parts or (len(parts) == 1 and _group(parts[0]) in OTHER)):
        return _Rule(kind, _group(parts[0]) if parts else "")
    if kind == "minimum" and len(parts) >= 3:
        name, least, among = ":".join(parts[:-2]), _whole(parts[-2]), _whole(parts[-1])
        group = ("!" if name.startswith("!") else "") + _group(name.removeprefix("!"))
        if least and among and group not in ("", "!"):
            return _Rule(kind, group, least, among)
    raise BadOptions(f"Kvoteringsregeln {text} finns inte: se reglerna i recount.py --help.")


class _Keeper:
    """Answers one question: can these known places be filled up so that the first `limit` places obey the rule?

    Only groups matter, and each rule has a closed form, since every free place gets somebody (there are as many free
    people as free places) and whoever is not needed among the first places goes below them.
    """

    def __init__(self, rule: _Rule, limit: int, groups: Mapping[int, str]) -> None:
        self.rule, self.limit, self.groups = rule, limit, groups

    def possible(self, known: Mapping[int, int]) -> bool:
        seated = set(known.values())
        free = Counter(group for number, group in self.groups.items() if number not in seated)
        # None: the place is free.
        head = [self.groups[known[place]] if place in known else None for place in range(1, self.limit + 1)]
        if self.rule.kind == "half-women":
            return self._half(head, free["woman"])
        if self.rule.kind == "pairwise":
            return self._pairs(head, free)
        if self.rule.kind == "minimum":
            return self._minimum(head[: self.rule.among], free)
        starts = [self.rule.detail] if self.rule.detail else OTHER
        return any(self._alternating(head, free, start) for start in starts)

    def _half(self, head: list[str | None], women: int) -> bool:
        # Women as early as they can stand make every prefix as good as it can be.
        have = 0
        for place, group in enumerate(head, 1):
            here = group == "woman" or (group is None and women > 0)
            women -= here and group is None
            have += here
            if have < (place + (self.rule.detail == "up")) // 2:
                return False
        return True

    def _pairs(self, head: list[str | None], free: Counter[str]) -> bool:
        # A free place beside a woman takes no woman, one pair of two free places takes at most one; likewise men.
        # Whoever that leaves over needs a loose place: any free one that breaks no pair.
        beside = {"woman": 0, "man": 0}
        empty = 0
        for first, second in zip(head[::2], head[1::2], strict=False):
            if first is None and second is None:
                empty += 1
            elif first is None or second is None:
                known = first or second or ""
                if known in OTHER:
                    beside[known] += 1
            elif first == second and first in OTHER:
                return False
        loose = free.total() - sum(beside.values()) - 2 * empty
        return sum(max(0, free[group] - beside[OTHER[group]] - empty) for group in OTHER) <= loose

    def _alternating(self, head: list[str | None], free: Counter[str], start: str) -> bool:
        # Neutral people fill the places for which women or men are too few.
        needed = {"woman": 0, "man": 0}
        for at, group in enumerate(head):
            wanted = OTHER[start] if at % 2 else start
            if group is None:
                needed[wanted] += 1
            elif group == OTHER[wanted]:
                return False
        neutral = free.total() - free["woman"] - free["man"]
        return sum(max(0, needed[group] - free[group]) for group in OTHER) <= neutral

    def _minimum(self, head: list[str | None], free: Counter[str]) -> bool:
        outside = self.rule.detail.startswith("!")
        group = self.rule.detail.removeprefix("!")
        seated = sum(here is not None and (here == group) != outside for here in head)
        more = free.total() - free[group] if outside else free[group]
        return seated + min(head.count(None), more) >= self.rule.least


# --- Papers in piles ---------------------------------------------------------------------------------------------


class _Papers:
    """The different papers, each lying with its first name among those left. Papers that have become alike are joined
    now and then, so that late counts are short."""

    def __init__(self, ballots: Iterable[tuple[tuple[int, ...], int]], left: Iterable[int]) -> None:
        self.left = set(left)
        self._lay_out(ballots)

    def _lay_out(self, ballots: Iterable[tuple[tuple[int, ...], int]]) -> None:
        joined: defaultdict[tuple[int, ...], int] = defaultdict(int)
        for ranking, weight in ballots:
            if short := tuple(filter(self.left.__contains__, ranking)):
                joined[short] += weight
        self.rankings, self.weights = list(joined), list(joined.values())
        self.width = len(self.left)
        self.tops: dict[int, list[int]] = {number: [] for number in self.left}
        for paper, ranking in enumerate(self.rankings):
            self.tops[ranking[0]].append(paper)

    def remove(self, number: int) -> None:
        self.left.discard(number)
        if len(self.left) * 6 <= self.width * 5:
            self._lay_out(zip(self.rankings, self.weights, strict=True))
            return
        for holder, papers in self.sorted_out(self.tops.pop(number), self.left).items():
            self.tops[holder].extend(papers)

    def sorted_out(self, papers: Iterable[int], among: Collection[int]) -> dict[int, list[int]]:
        """The papers by their first name in `among`; those with no such name are left out. A holder out of the race
        has nobody above on the paper who is still in it, so "first" is also "next"."""
        wanted, rankings = among.__contains__, self.rankings
        heaps: defaultdict[int, list[int]] = defaultdict(list)
        for paper in papers:
            heaps[next(filter(wanted, rankings[paper]), 0)].append(paper)
        heaps.pop(0, None)
        return heaps

    def piles(self, among: Collection[int]) -> dict[int, list[int]]:
        found = {number: list(self.tops[number]) for number in among}
        for number in self.left - set(among):
            for holder, papers in self.sorted_out(self.tops[number], among).items():
                found[holder].extend(papers)
        return found

    def weigh(self, papers: Iterable[int]) -> int:
        return sum(map(self.weights.__getitem__, papers))


# The stage it came, the surpluses it has been part of (one bit each), its least and greatest worth, its papers.
_Batch = tuple[int, int, int, int, list[int]]
BITS = 160
ONE = 1 << BITS


class _Sharing:
    """One STV count: who holds which papers at which worth. The quota is votes / parts, exactly."""

    def __init__(self, papers: _Papers, racing: Collection[int], parts: int) -> None:
        self.papers, self.parts = papers, parts
        self.hopeful = set(racing)
        self.piles: dict[int, list[_Batch]] = {}
        self.low: dict[int, int] = {}
        for number, pile in papers.piles(racing).items():
            self.piles[number] = [(1, 0, ONE, ONE, pile)]
            self.low[number] = ONE * papers.weigh(pile)
        self.high = dict(self.low)
        self.votes = sum(self.low.values()) // ONE
        self.stages = [(dict(self.low), dict(self.high))]
        self.givers: list[int] = []
        self.shares: list[Fraction] = []
        self.worths: dict[int, Fraction] = {0: Fraction(1)}

    def above(self, number: int) -> bool:
        quota = self.votes * ONE
        if self.low[number] * self.parts > quota:
            return True
        if self.high[number] * self.parts <= quota:
            return False
        return self.exact(self.holding(number, len(self.stages))) * self.parts > self.votes

    def hand_on(self, giver: int, *, surplus: bool) -> None:
        """All papers of an excluded candidate move at their worth, those of an elected one at the surplus's share."""
        least = most = ONE
        bit = 0
        if surplus:
            bit = 1 << len(self.givers)
            self.givers.append(giver)
            # 1 - quota/votes, rounded down from the least votes and up from the greatest.
            quota = self.votes * ONE * ONE
            least = max(0, ONE + (-quota // (self.parts * max(1, self.low[giver]))))
            most = ONE - quota // (self.parts * self.high[giver])
        stage = len(self.stages) + 1
        for _, past, low, high, papers in self.piles[giver]:
            worth, limit = low * least >> BITS, -(-high * most >> BITS)
            for taker, part in self.papers.sorted_out(papers, self.hopeful).items():
                weight = self.papers.weigh(part)
                self.piles[taker].append((stage, past | bit, worth, limit, part))
                self.low[taker] += worth * weight
                self.high[taker] += limit * weight
        self.stages.append((dict(self.low), dict(self.high)))

    def extremes(self, numbers: Collection[int], stage: int, highest: bool) -> list[int]:
        """Those with exactly the most (or fewest) votes at the stage."""
        low, high = self.stages[stage - 1]
        if highest:
            edge = max(low[number] for number in numbers)
            near = [number for number in numbers if high[number] >= edge]
        else:
            edge = min(high[number] for number in numbers)
            near = [number for number in numbers if low[number] <= edge]
        if len(near) == 1:
            return near
        holdings = {number: self.holding(number, stage) for number in near}
        if all(holding == holdings[near[0]] for holding in holdings.values()):
            return near  # Equal papers that came equal ways are equal whatever they are worth.
        votes = {number: self.exact(holding) for number, holding in holdings.items()}
        best = max(votes.values()) if highest else min(votes.values())
        return [number for number in near if votes[number] == best]

    def holding(self, number: int, stage: int) -> dict[int, int]:
        """How many papers the candidate held at the stage, by the surpluses they have been part of."""
        found: defaultdict[int, int] = defaultdict(int)
        for came, past, _, _, papers in self.piles[number]:
            if came <= stage and papers:
                found[past] += self.papers.weigh(papers)
        return dict(found)

    def exact(self, holding: Mapping[int, int]) -> Fraction:
        return sum((weight * self._worth(past) for past, weight in holding.items()), Fraction(0))

    def _worth(self, past: int) -> Fraction:
        if past not in self.worths:
            last = past.bit_length() - 1
            while len(self.shares) <= last:
                giver = self.givers[len(self.shares)]
                votes = self.exact(self.holding(giver, len(self.stages)))
                self.shares.append(1 - Fraction(self.votes, self.parts) / votes)
            self.worths[past] = self._worth(past ^ (1 << last)) * self.shares[last]
        return self.worths[past]


# --- The count ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Terms:
    """What decides a list beside its ballots, in the words of the command."""

    method: str
    lots: tuple[int, ...] | None
    ties: str
    places: int | None
    quota: str
    groups: Mapping[int, str] | None
    mode: str
    fixed: Mapping[int, int]

    def check(self) -> None:
        """Whether there are such rules at all; whether they fit the candidates is asked of the election."""
        if self.method not in METHODS:
            raise BadOptions(f"Metoden {self.method} räknas inte här: välj {', '.join(METHODS)}.")
        if self.ties not in TIES:
            raise BadOptions(f"Regeln {self.ties} för lika röster finns inte: välj {' eller '.join(TIES)}.")
        if self.mode not in MODES:
            raise BadOptions(f"Kvoteringssättet {self.mode} finns inte: välj {' eller '.join(MODES)}.")
        if self.places is not None and self.places < 1:
            raise BadOptions("Antalet platser ska vara ett heltal, minst 1.")


_Extremes = Callable[[Collection[int], int, bool], list[int]]


def _in_tables(tables: list[dict[int, int]]) -> _Extremes:
    def extremes(numbers: Collection[int], stage: int, highest: bool) -> list[int]:
        table = tables[stage - 1]
        best = max(table[number] for number in numbers) if highest else min(table[number] for number in numbers)
        return [number for number in numbers if table[number] == best]

    return extremes


class _Count:
    """One whole count: the list from place 1, each place decided among those the rule and the fixed places leave."""

    def __init__(self, election: Election, terms: _Terms, keeper: _Keeper | None) -> None:
        self.election, self.keeper = election, keeper
        self.method, self.ties, self.fixed = terms.method, terms.ties, terms.fixed
        self.strength = {number: -at for at, number in enumerate(terms.lots)} if terms.lots else None
        self.lots_used = 0
        self.papers = _Papers(election.ballots, election.standing)

    def order(self, places: int) -> tuple[int, ...]:
        if self.method == "ordered-stv":
            return self._from_below()[:places]
        decide = {
            "irv-by-place": self._alternative_vote,
            "majority-by-place": self._majority,
            "cumulative-places": self._most_marks,
            "top-down-stv": self._newcomer,
        }[self.method]
        if self.method == "cumulative-places":
            self.marks = self._marks()
        self.placed: dict[int, int] = {}
        for place in range(1, places + 1):
            taker = self.fixed[place] if place in self.fixed else decide(self._eligible(place))
            self.placed[place] = taker
            if self.method in ("irv-by-place", "majority-by-place"):
                self.papers.remove(taker)
        return tuple(self.placed.values())

    def _choose(self, numbers: Collection[int], stage: int, highest: bool, extremes: _Extremes) -> int:
        tied = extremes(numbers, stage, highest)
        while len(tied) > 1 and stage > 1 and self.ties != "lot-only":
            stage -= 1
            tied = extremes(tied, stage, highest)
        if len(tied) == 1:
            return tied[0]
        if self.strength is None:
            raise TieNeedsLots(f"{self.election.names[number - 1]} ({number})" for number in sorted(tied))
        self.lots_used += 1
        return (max if highest else min)(tied, key=self.strength.__getitem__)

    def _allowed(self, numbers: Iterable[int], place: int, known: Mapping[int, int]) -> set[int]:
        """Those who can take the place without breaking the rule or a place fixed for them or another."""
        reserved = {at: number for at, number in self.fixed.items() if at not in known}
        return {
            number
            for number in numbers
            if number not in reserved.values()
            and (self.keeper is None or self.keeper.possible({**reserved, **known, place: number}))
        }

    def _eligible(self, place: int) -> set[int]:
        left = set(self.election.standing).difference(self.placed.values())
        return self._allowed(left, place, self.placed)

    def _from_below(self) -> tuple[int, ...]:
        known: dict[int, int] = {}
        for place in range(len(self.election.standing), 0, -1):
            taker = self.fixed[place] if place in self.fixed else self._loser(place, known)
            known[place] = taker
            self.papers.remove(taker)
        return tuple(known[place] for place in sorted(known))

    def _loser(self, place: int, known: Mapping[int, int]) -> int:
        """Elects all but one of those left; the one who is not elected takes the lowest free place."""
        unguarded = self._allowed(self.papers.left, place, known)
        if len(unguarded) == 1:
            return unguarded.pop()
        race = _Sharing(self.papers, self.papers.left, place)
        waiting: set[int] = set()
        while True:
            over = {number for number in race.hopeful if race.above(number)}
            candidates = unguarded & race.hopeful
            if candidates <= over:
                return self._choose(candidates, len(race.stages), False, race.extremes)
            race.hopeful -= over
            waiting |= over
            candidates -= over
            if len(candidates) == 1 or not waiting:
                return self._choose(candidates, len(race.stages), False, race.extremes)
            giver = self._choose(waiting, len(race.stages), True, race.extremes)
            waiting.remove(giver)
            race.hand_on(giver, surplus=True)

    def _newcomer(self, eligible: set[int]) -> int:
        """Counts for one place more; those placed are never excluded, and one newcomer gets in."""
        placed = set(self.placed.values())
        race = _Sharing(self.papers, placed | eligible, len(placed) + 2)
        waiting: set[int] = set()
        while True:
            over = {number for number in race.hopeful if race.above(number)}
            newcomers = race.hopeful & eligible
            if over & eligible:
                return self._choose(over & eligible, len(race.stages), True, race.extremes)
            if len(newcomers) == 1:
                return newcomers.pop()
            race.hopeful -= over
            waiting |= over
            if waiting:
                giver = self._choose(waiting, len(race.stages), True, race.extremes)
                waiting.remove(giver)
                race.hand_on(giver, surplus=True)
            else:
                lowest = self._choose(newcomers, len(race.stages), False, race.extremes)
                race.hopeful.remove(lowest)
                race.hand_on(lowest, surplus=False)

    def _alternative_vote(self, eligible: set[int]) -> int:
        heaps = {number: [pile] for number, pile in self.papers.piles(eligible).items()}
        votes = {number: self.papers.weigh(pile[0]) for number, pile in heaps.items()}
        tables: list[dict[int, int]] = []
        while True:
            tables.append(dict(votes))
            leader = max(votes, key=votes.__getitem__)
            if len(votes) == 1 or 2 * votes[leader] > sum(votes.values()):
                return leader
            lowest = self._choose(votes, len(tables), False, _in_tables(tables))
            del votes[lowest]
            for pile in heaps.pop(lowest):
                for taker, part in self.papers.sorted_out(pile, votes).items():
                    heaps[taker].append(part)
                    votes[taker] += self.papers.weigh(part)

    def _majority(self, eligible: set[int]) -> int:
        piles = self.papers.piles(eligible)
        first = {number: self.papers.weigh(pile) for number, pile in piles.items()}
        leader = max(first, key=first.__getitem__)
        if len(first) == 1 or 2 * first[leader] > sum(first.values()):
            return leader
        best = self._choose(eligible, 1, True, _in_tables([first]))
        second = self._choose(eligible - {best}, 1, True, _in_tables([first]))
        final = {best: first[best], second: first[second]}
        for number in eligible - final.keys():
            for taker, part in self.papers.sorted_out(piles[number], final).items():
                final[taker] += self.papers.weigh(part)
        return self._choose(final, 2, True, _in_tables([first, final]))

    def _marks(self) -> list[dict[int, int]]:
        """For each j, on how many papers each candidate stands among the first j names."""
        tables: list[dict[int, int]] = [dict.fromkeys(self.election.standing, 0) for _ in self.election.standing]
        for ranking, weight in self.election.ballots:
            for at, number in enumerate(ranking):
                tables[at][number] += weight
        for above, table in pairwise(tables):
            for number in table:
                table[number] += above[number]
        return tables

    def _most_marks(self, eligible: set[int]) -> int:
        return self._choose(eligible, len(self.placed) + 1, True, _in_tables(self.marks))


@dataclass(frozen=True)
class _Outcome:
    order: tuple[int, ...]
    free_order: tuple[int, ...] | None
    lots_used: int


def _displaced(free: tuple[int, ...], keeper: _Keeper, fixed: Mapping[int, int]) -> tuple[int, ...]:
    """The free order with the smallest displacement that keeps the rule."""
    left = [number for number in free if number not in fixed.values()]
    known = dict(fixed)
    for place in range(1, len(free) + 1):
        if place not in fixed:
            known[place] = next(number for number in left if keeper.possible({**known, place: number}))
            left.remove(known[place])
    return tuple(known[place] for place in sorted(known))


def _outcome(election: Election, terms: _Terms, *, show_free: bool) -> _Outcome:
    terms.check()
    terms = replace(terms, lots=_checked_lots(election, terms.lots))
    _check_fixed(election, terms.fixed)
    everyone = len(election.standing)
    limit = min(terms.places or everyone, everyone)
    rule = _rule(terms.quota)
    keeper = _Keeper(rule, limit, _checked_groups(election, terms.groups)) if rule else None
    if keeper and not keeper.possible(terms.fixed):
        raise QuotaCannotBeKept(terms.quota)
    free = None
    if keeper and (show_free or terms.mode == "afterwards"):
        count = _Count(election, terms, None)
        free = count.order(everyone)
        if terms.mode == "afterwards":
            return _Outcome(_displaced(free, keeper, terms.fixed)[:limit], free, count.lots_used)
    count = _Count(election, terms, keeper)
    return _Outcome(count.order(limit), free, count.lots_used)


def _checked_lots(election: Election, lots: tuple[int, ...] | None) -> tuple[int, ...] | None:
    """Those of the candidates who stand; the file's own where none are given."""
    lots = election.tie_order if lots is None else lots
    if lots is None:
        return None
    known = range(1, len(election.names) + 1)
    if len(set(lots)) != len(lots) or not all(number in known for number in lots):
        raise BadOptions("Lottordningen ska nämna varje kandidat en gång, med numren i filen.")
    if missing := set(election.standing).difference(lots):
        raise BadOptions(f"Lottordningen saknar kandidat {min(missing)}: den ska nämna alla kandidater.")
    return tuple(number for number in lots if number in set(election.standing))


def _check_fixed(election: Election, fixed: Mapping[int, int]) -> None:
    for place, number in fixed.items():
        if not 1 <= place <= len(election.standing) or number not in election.standing:
            raise BadOptions(f"Den bestämda platsen {place}={number} saknar plats eller kandidat i det här valet.")
    if len(set(fixed.values())) != len(fixed):
        raise BadOptions("Samma kandidat har två bestämda platser.")


def _checked_groups(election: Election, groups: Mapping[int, str] | None) -> dict[int, str]:
    if groups is None:
        raise BadOptions("Kvoteringsregeln behöver kandidaternas grupper: ange dem med --groups.")
    for number in groups:
        if not 1 <= number <= len(election.names):
            raise BadOptions(f"Kandidaten {number} i grupperna finns inte.")
    for number in election.standing:
        if number not in groups:
            raise BadOptions(f"Kandidaten {number} saknar grupp.")
    return {number: _group(groups[number]) for number in election.standing}


def recount(
    election: Election,
    method: str,
    *,
    lots: tuple[int, ...] | None = None,
    ties: str = "earlier-stage-then-lot",
    places: int | None = None,
    quota: str = "none",
    groups: dict[int, str] | None = None,
    quota_mode: str = "integrated",
    fixed: dict[int, int] | None = None,
) -> tuple[int, ...]:
    """The list as candidate numbers from place 1, cut to `places`. Without `lots` the file's own order is used."""
    terms = _Terms(method, lots, ties, places, quota, groups, quota_mode, fixed or {})
    return _outcome(election, terms, show_free=False).order


# --- The sealed archive ------------------------------------------------------------------------------------------

NEEDED = ("ballots.blt", "rules.json", "result.json")
# More than any real election; a zip of zeros swells far beyond it.
LARGEST = 256 * 2**20


def check_archive(path: str) -> int:
    """Number of places counted again and found equal; raises what stands in the way or differs."""
    hashes, texts = _unpacked(path)
    listed = _json(texts, "manifest.json").get("files")
    if not isinstance(listed, dict):
        raise BadArchive("manifest.json saknar förteckningen över filerna.")
    hashes.pop("manifest.json")
    for name in sorted(listed.keys() | hashes.keys() | set(NEEDED)):
        if name not in hashes:
            raise ArchiveDiffers(f"{name} saknas i arkivet.")
        if name not in listed:
            raise ArchiveDiffers(f"{name} står inte i manifest.json.")
        if hashes[name] != listed[name]:
            raise ArchiveDiffers(f"{name} har ändrats: kontrollsumman stämmer inte med manifest.json.")
    with _naming("ballots.blt"):
        election = read_blt(_text(texts["ballots.blt"]))
    return _compare(election, _recounted(election, _json(texts, "rules.json")), _json(texts, "result.json"))


def _unpacked(path: str) -> tuple[dict[str, str], dict[str, bytes]]:
    """Every file's hash, and the contents of those that are read; nothing is written, no more than LARGEST read."""
    hashes: dict[str, str] = {}
    texts: dict[str, bytes] = {}
    room = LARGEST
    try:
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                name, digest, kept = member.filename, hashlib.sha256(), []
                if name in hashes:
                    raise BadArchive(f"{name} finns två gånger i arkivet.")
                if member.file_size > room:
                    raise BadArchive(f"{name} är orimligt stor, så arkivet läses inte.")
                for chunk in _chunks(archive, member):
                    room -= len(chunk)
                    if room < 0:
                        raise BadArchive(f"{name} är orimligt stor, så arkivet läses inte.")
                    digest.update(chunk)
                    if name in NEEDED or name == "manifest.json":
                        kept.append(chunk)
                hashes[name], texts[name] = digest.hexdigest(), b"".join(kept)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError) as error:
        raise BadArchive("Arkivet går inte att läsa som zip: hämta det på nytt.") from error
    return hashes, texts


def _chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The zip's own checksum tells a changed byte before ours does."""
    try:
        with archive.open(member) as stream:
            while chunk := stream.read(2**20):
                yield chunk
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise ArchiveDiffers(f"{member.filename} har ändrats: filen är inte hel.") from error


def _json(texts: Mapping[str, bytes], name: str) -> dict[str, object]:
    if name not in texts:
        raise ArchiveDiffers(f"{name} saknas i arkivet.")
    try:
        found = json.loads(_text(texts[name]))
    except (ValueError, RecursionError, BadFile) as error:
        raise BadArchive(f"{name} går inte att läsa som JSON.") from error
    if not isinstance(found, dict):
        raise BadArchive(f"{name} ska vara ett JSON-objekt.")
    return found


def _recounted(election: Election, rules: Mapping[str, object]) -> tuple[int, ...]:
    places = rules.get("places")
    return recount(
        election,
        _word(rules, "method", ""),
        ties=_word(rules, "ties", TIES[0]),
        places=None if places is None else _number(places, "rules.json"),
        quota=_word(rules, "quota", "none"),
        groups={number: str(group) for number, group in _numbered(rules, "groups").items()},
        quota_mode=_word(rules, "quota_mode", "integrated"),
        fixed={place: _number(number, "rules.json") for place, number in _numbered(rules, "fixed").items()},
    )


def _word(rules: Mapping[str, object], key: str, default: str) -> str:
    value = rules.get(key)
    if value is not None and not isinstance(value, str):
        raise BadArchive(f"rules.json har något annat än text under {key}.")
    return value or default


def _number(value: object, name: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise BadArchive(f"{name} har något annat än ett tal där ett tal ska stå.")


def _numbered(rules: Mapping[str, object], key: str) -> dict[int, object]:
    table = rules.get(key) or {}
    if not isinstance(table, dict):
        raise BadArchive(f"rules.json har en tabell, {key}, som inte går att läsa.")
    return {_number(_whole(str(name)), "rules.json"): value for name, value in table.items()}


def _compare(election: Election, order: tuple[int, ...], result: Mapping[str, object]) -> int:
    listed = result.get("order")
    if not isinstance(listed, list):
        raise BadArchive("result.json har ingen ordnad lista.")
    sealed = [_number(number, "result.json") for number in listed]
    for place in range(1, max(len(order), len(sealed)) + 1):
        here = [_called(election, numbers[place - 1 : place]) for numbers in (sealed, order)]
        if sealed[place - 1 : place] != list(order[place - 1 : place]):
            raise ArchiveDiffers(f"Plats {place} skiljer sig: arkivet har {here[0]} men omräkningen ger {here[1]}.")
    return len(order)


def _called(election: Election, numbers: Collection[int]) -> str:
    names = dict(enumerate(election.names, 1))
    return "".join(f"{names.get(number, 'okänd')} ({number})" for number in numbers) or "ingen"


# --- The command -------------------------------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise BadOptions("Kommandot går inte att förstå: se recount.py --help.")


def _parser() -> _Parser:
    parser = _Parser(add_help=False, allow_abbrev=False)
    parser.add_argument("file")
    for name in ("method", "places", "lots", "lot-seed", "ties", "quota", "groups", "quota-mode", "fixed", "format"):
        parser.add_argument(f"--{name}")
    return parser


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 - pathlib is kept out of the counting code.
            return stream.read()
    except (OSError, ValueError) as error:
        raise BadOptions(f"Filen {path} går inte att läsa: kontrollera namnet.") from error


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFile(raw.count(b"\n", 0, error.start) + 1, "Texten är inte UTF-8.") from error


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    rows = csv.reader(text.splitlines(), strict=True)
    try:
        for row in rows:
            yield rows.line_num, [cell.strip() for cell in row]
    except csv.Error as error:
        raise BadFile(rows.line_num, "Raden går inte att läsa som CSV.") from error


def _read_groups(text: str, election: Election) -> dict[int, str]:
    rows = _rows(text)
    line, header = next(rows, (1, []))
    if header != ["number", "group"]:
        raise BadFile(1, "Första raden ska vara number,group.")
    found: dict[int, str] = {}
    for line, row in rows:
        if not row:
            continue
        number = _whole(row[0])
        if len(row) != 2 or not row[1]:
            raise BadFile(line, "Raden ska ha ett kandidatnummer och en grupp.")
        if not number or number > len(election.names):
            raise BadFile(line, f"Kandidaten {row[0]} finns inte.")
        if number in found:
            raise BadFile(line, f"Kandidaten {number} står två gånger.")
        found[number] = row[1]
    for number in election.standing:
        if number not in found:
            raise BadFile(line, f"Kandidaten {number} saknar grupp.")
    return found


def _numbers(text: str, what: str) -> tuple[int, ...]:
    numbers = [_whole(word.strip()) for word in text.split(",")]
    if any(number is None for number in numbers):
        raise BadOptions(f"{what} ska vara tal, som i recount.py --help.")
    return tuple(number for number in numbers if number is not None)


def _fixed(text: str | None) -> dict[int, int]:
    pairs = [_numbers(pair.replace("=", ","), "--fixed") for pair in text.split(",")] if text else []
    if any(len(pair) != 2 for pair in pairs) or len({pair[0] for pair in pairs}) != len(pairs):
        raise BadOptions("--fixed ska vara plats=kandidat, med kommatecken mellan och varje plats en gång.")
    return {pair[0]: pair[1] for pair in pairs}


def _lots(options: argparse.Namespace, election: Election) -> tuple[int, ...] | None:
    if options.lots is not None and options.lot_seed is not None:
        raise BadOptions("Ange lottordningen på ett sätt: antingen --lots eller --lot-seed.")
    if options.lots is not None:
        return _numbers(options.lots, "--lots")
    if options.lot_seed is None:
        return None
    start = f"{options.lot_seed}|{election.title}|"
    return tuple(
        sorted(election.standing, key=lambda number: hashlib.sha256(f"{start}{number}".encode()).hexdigest())
    )


@contextmanager
def _naming(path: str) -> Iterator[None]:
    try:
        yield
    except BadFile as error:
        raise BadOptions(f"{path}: {error}") from error


def _count_file(options: argparse.Namespace) -> str:
    with _naming(options.file):
        election = read_blt(_text(_read(options.file)))
    if options.method is None:
        raise BadOptions(f"Ange metoden med --method: {', '.join(METHODS)}.")
    groups = None
    if options.groups is not None:
        with _naming(options.groups):
            groups = _read_groups(_text(_read(options.groups)), election)
    terms = _Terms(
        method=options.method,
        lots=_lots(options, election),
        ties=options.ties or TIES[0],
        places=None if options.places is None else _whole(options.places) or 0,
        quota=options.quota or "none",
        groups=groups,
        mode=options.quota_mode or "integrated",
        fixed=_fixed(options.fixed),
    )
    outcome = _outcome(election, terms, show_free=True)
    if options.format == "json":
        return json.dumps(_data(election, terms, outcome), ensure_ascii=False, indent=2)
    return "\n".join(_report(election, terms, outcome))


def _data(election: Election, terms: _Terms, outcome: _Outcome) -> dict[str, object]:
    return {
        "method": terms.method,
        "ties": terms.ties,
        "quota": terms.quota,
        "quota_mode": None if outcome.free_order is None else terms.mode,
        "order": [election.names[number - 1] for number in outcome.order],
        "order_numbers": list(outcome.order),
        "free_order": None if outcome.free_order is None else list(outcome.free_order),
        "quota_moves": [{"place": place, "free": free, "taken_by": taker} for place, free, taker in _moves(outcome)],
        "valid": election.valid,
        "blank": election.blank,
        "lots_used": outcome.lots_used,
    }


def _moves(outcome: _Outcome) -> list[tuple[int, int, int]]:
    pairs = zip(outcome.free_order or (), outcome.order, strict=False)
    return [(place, free, taker) for place, (free, taker) in enumerate(pairs, 1) if free != taker]


def _report(election: Election, terms: _Terms, outcome: _Outcome) -> Iterator[str]:
    for place, number in enumerate(outcome.order, 1):
        yield f"{place}. {election.names[number - 1]}"
    yield ""
    yield f"Metod: {terms.method} ({METHODS[terms.method]})"
    yield f"Giltiga röstsedlar: {election.valid}, blanka: {election.blank}"
    yield f"Antal gånger som lotten avgjorde: {outcome.lots_used}"
    if outcome.free_order is not None:
        yield f"Kvoteringsregel: {terms.quota}, {MODES[terms.mode]}"
        for place, free, taker in _moves(outcome):
            yield f"Plats {place}: {election.names[taker - 1]} i stället för {election.names[free - 1]}"


def _check(options: argparse.Namespace) -> str:
    chosen = [name for name, value in vars(options).items() if value is not None and name not in ("file", "format")]
    if chosen:
        raise BadOptions("Ett arkiv bär sina egna regler: ange bara arkivet.")
    places = check_archive(options.file)
    if options.format == "json":
        return json.dumps({"equal": True, "places": places})
    return f"Lika: kontrollsummorna stämmer och alla {places} platser blev desamma."


def main(arguments: list[str]) -> int:
    if {"-h", "--help"} & set(arguments):
        print(HELP)
        return 0
    try:
        options = _parser().parse_args(arguments)
        if options.format not in (None, "text", "json"):
            raise BadOptions("Formatet ska vara text eller json.")
        archive = options.file.lower().endswith(".zip") or _read(options.file).startswith(b"PK")
        print(_check(options) if archive else _count_file(options))
    except RecountError as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return error.code
    return 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        # A name the console cannot write must not stop the count.
        getattr(stream, "reconfigure", dict)(errors="replace")
    sys.exit(main(sys.argv[1:]))
