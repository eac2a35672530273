"""The stages of a count as a picture and as a table: what each had, received and gave away, ready to print.

In the picture the whole width is the most that anyone has at the stage, or what is to be passed where that is more;
all measures are percent of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from nominering.documents.explaining import Narrator, Said, some
from nominering.documents.swedish import amount_text, votes_text

Data = Mapping[str, Any]
Votes = Mapping[int, Decimal]

BY_QUOTA = ("ordered-stv", "top-down-stv", "scottish-stv")
BY_MAJORITY = ("majority-by-place", "place-by-place")
NOTHING = Decimal(0)
ABREAST = 10
LEAST = Decimal("0.00001")
FATES = {
    "elected": "över kvoten",
    "transferred": "ger vidare",
    "excluded": "utesluts",
    "run-off": "går vidare",
    "placed": "får platsen",
}


@dataclass(frozen=True)
class Part:
    """A piece of a bar, from the left."""

    start: str
    width: str


@dataclass(frozen=True)
class Bar:
    """One candidate at one stage. Held is what lies still, got what came to this stage, given what goes from it."""

    name: str
    votes: str
    held: Part | None
    got: Part | None
    given: Part | None
    received: str
    gave: str
    fate: str
    here: bool


@dataclass(frozen=True)
class Stage:
    """One stage: its sentences and its bars with the line to pass.

    Not drawn are the safe, who have given their surplus and lie at the quota, and the empty, who have no votes.
    """

    number: int
    heading: str
    said: tuple[Said, ...]
    bars: tuple[Bar, ...]
    safe: str
    empty: str
    line: str
    line_said: str

    @property
    def crowd(self) -> str:
        """How the bars fit on a projector."""
        return "few" if len(self.bars) <= 8 else "some" if len(self.bars) <= 18 else "many"


@dataclass(frozen=True)
class Row:
    """A line of the table; a dash where the candidate is no longer there."""

    name: str
    cells: tuple[str, ...]
    here: bool = False


@dataclass(frozen=True)
class Table:
    """The votes of some stages after one another, no more than fit on a sheet of paper."""

    label: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Stages:
    """The stages of one count."""

    every: tuple[Stage, ...]
    tables: tuple[Table, ...]
    note: str


def stages_of(
    told: Narrator, stages: Sequence[Data], quota: str, takers: Sequence[int], only: int | None = None
) -> Stages:
    """`takers` are those whom the count was about: marked in the table. `only` draws that one stage, from 1."""
    votes = [_votes(stage) for stage in stages]
    lines = [_line(told.method, number, each, quota) for number, each in enumerate(votes)]
    order = sorted(votes[0], key=lambda number: -votes[0][number]) if votes else []
    drawn = tuple(
        _stage(told, number, stages, votes, lines[number], order)
        for number in range(len(stages))
        if only in (None, number + 1)
    )
    tables = tuple(
        _table(told, stages[first : first + ABREAST], first, order, takers)
        for first in range(0, len(stages), ABREAST)
    )
    return Stages(drawn, tables, _note(told.method))


def _votes(stage: Data) -> dict[int, Decimal]:
    return {int(number): Decimal(value) for number, value in stage["votes"].items()}


def _line(method: str, number: int, votes: Votes, quota: str) -> Decimal:
    """What is to be passed: the quota, or half of the votes that count. Nothing where the most wins."""
    if method in BY_QUOTA:
        return Decimal(quota)
    if method == "irv-by-place" or (method in BY_MAJORITY and number == 0):
        return sum(votes.values(), NOTHING) / 2
    return NOTHING


def _stage(
    told: Narrator,
    number: int,
    stages: Sequence[Data],
    votes: Sequence[Votes],
    line: Decimal,
    order: Sequence[int],
) -> Stage:
    stage = stages[number]
    now, before = votes[number], votes[number - 1] if number else votes[0]
    most = max(*now.values(), line, LEAST)
    done = {event["candidate"]: event for event in stage["events"]}
    given = {event["candidate"] for each in stages[:number] for event in each["events"] if _gives(event)}
    quiet = [each for each in order if each in now and each not in done]
    safe = [each for each in quiet if each in given]
    empty = [each for each in quiet if not now[each]]
    shown = [each for each in order if each in now and each not in safe and each not in empty]
    return Stage(
        number=number + 1,
        heading=_heading(told.method, number + 1),
        said=told.events(stage["events"]) or (_nothing_done(told.method, number + 1),),
        bars=tuple(
            _bar(told.names[each], now[each], now[each] - before.get(each, NOTHING), done.get(each), most)
            for each in shown
        ),
        safe=some([told.names[each] for each in safe]),
        empty=some([told.names[each] for each in empty]),
        line=_percent(line, most) if line else "",
        line_said=_line_said(told.method, line),
    )


def _gives(event: Data) -> bool:
    return bool(event["deed"] == "transferred")


def _heading(method: str, number: int) -> str:
    if method == "cumulative-places":
        return "Först" if number == 1 else f"Bland de {number} första"
    if method == "place-by-place":
        return "Omröstningen" if number == 1 else "Omvalet"
    return f"Steg {number}"


def _nothing_done(method: str, number: int) -> Said:
    if method == "cumulative-places":
        return Said(
            "Så många röstsedlar sätter var och en först."
            if number == 1
            else f"Så många röstsedlar har var och en bland sina {number} första namn."
        )
    return Said("Ingen utesluts och ingen väljs i det här steget.")


def _line_said(method: str, line: Decimal) -> str:
    if not line:
        return ""
    return f"{'Kvoten' if method in BY_QUOTA else 'Hälften'}: {amount_text(f'{line:.5f}')}"


def _bar(name: str, votes: Decimal, change: Decimal, event: Data | None, most: Decimal) -> Bar:
    got = max(change, NOTHING)
    gave = min(_given(votes, event), votes)
    lies = votes - max(got, gave)
    return Bar(
        name=name,
        votes=_said(votes),
        held=_part(NOTHING, lies, most),
        got=_part(votes - got, got, most),
        given=_part(votes - gave, gave, most),
        received=f"+{_said(got)}" if got else "",
        gave=f"−{_said(gave)}" if gave else "",
        fate=_fate(event) if event else "",
        here=event is not None and event["deed"] in ("placed", "run-off"),
    )


def _fate(event: Data) -> str:
    return "vald" if (event["deed"], event["reason"]) == ("elected", "last-left") else FATES[event["deed"]]


def _given(votes: Decimal, event: Data | None) -> Decimal:
    if event is None or event["deed"] not in ("transferred", "excluded"):
        return NOTHING
    return Decimal(event["amount"]) if event["deed"] == "transferred" else votes


def _said(value: Decimal) -> str:
    return amount_text(f"{value:f}")


def _part(start: Decimal, width: Decimal, most: Decimal) -> Part | None:
    return Part(_percent(start, most), _percent(width, most)) if width else None


def _percent(value: Decimal, most: Decimal) -> str:
    return f"{value * 100 / most:.1f}".removesuffix(".0")


def _table(told: Narrator, stages: Sequence[Data], before: int, order: Sequence[int], takers: Sequence[int]) -> Table:
    heads = tuple(_heading(told.method, before + number) for number in range(1, len(stages) + 1))
    here = [number for number in order if any(str(number) in stage["votes"] for stage in stages)]
    rows = [
        Row(
            told.names[number],
            tuple(votes_text(stage["votes"].get(str(number), "–")) for stage in stages),
            number in takers,
        )
        for number in here
    ]
    rest = "Övriga" if told.method == "cumulative-places" else "Utan nästa namn"
    if told.method != "place-by-place":
        rows.append(Row(rest, tuple(votes_text(stage["exhausted"]) for stage in stages)))
    if told.method in BY_QUOTA:
        rows.append(Row("Avrundning", tuple(votes_text(stage["rounding"]) for stage in stages)))
    last = before + len(stages)
    label = f"Rösterna i steg {before + 1}" + (f"–{last}" if last > before + 1 else "")
    return Table(label, heads, tuple(rows))


def _note(method: str) -> str:
    if method == "cumulative-places":
        return (
            "Varje kolumn räknar namnen ett steg längre ned på röstsedlarna. "
            "Övriga: namn på dem som redan har plats, och rader som ingen fyllt i."
        )
    if method == "place-by-place":
        return "Streck: inte med i omvalet."
    note = "Streck: inte längre med. Utan nästa namn: röster där ingen som är kvar står på röstsedeln."
    if method in BY_QUOTA and method != "scottish-stv":
        return f"{note} Avrundning: räkningen är exakt, men tabellen visar fem decimaler."
    return note
