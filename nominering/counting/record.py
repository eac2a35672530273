"""What happened in a count, as data: documents and pages only print it.

Votes are exact fractions in memory and five truncated decimals on paper; `rounding` is what the printed
numbers of a stage lack to make up the whole, so that every printed column still adds up.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from nominering.counting.lots import Lots
from nominering.counting.profile import Profile
from nominering.counting.rules import Rules

DECIMALS = 5


class Deed(StrEnum):
    """What is done with a candidate at a stage."""

    ELECTED = "elected"
    TRANSFERRED = "transferred"
    EXCLUDED = "excluded"
    PLACED = "placed"


class Reason(StrEnum):
    """Why it is done."""

    QUOTA = "quota"
    MAJORITY = "majority"
    LAST_LEFT = "last-left"
    LOWEST = "lowest"
    SURPLUS = "surplus"


class Settled(StrEnum):
    """How a tie was settled."""

    EARLIER_STAGE = "earlier-stage"
    LOT = "lot"


@dataclass(frozen=True)
class Tie:
    """Who were equal, who was picked, and by what.

    `stage` (from 1) is the earlier stage that told them apart. `drawn` is among whom the lot fell, where earlier
    stages had ruled out some of the tied.
    """

    tied: tuple[int, ...]
    chosen: int
    settled: Settled
    stage: int | None = None
    drawn: tuple[int, ...] = ()


@dataclass(frozen=True)
class Event:
    """One deed. `amount` is the surplus or the pile that moves on, `share` what each paper keeps of its value."""

    deed: Deed
    candidate: int
    reason: Reason
    tie: Tie | None = None
    amount: Fraction | None = None
    share: Fraction | None = None


@dataclass(frozen=True)
class Stage:
    """The votes as they lay, and what was done on seeing them. Votes and exhausted together are all papers."""

    votes: Mapping[int, Fraction]
    exhausted: Fraction
    events: tuple[Event, ...]


class Comparison(StrEnum):
    """What the second counter says of one place."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    CRASHED = "crashed"
    NOT_COMPARABLE = "not-comparable"


@dataclass(frozen=True)
class SecondOpinion:
    """The second counter's word on one place; `winner` is its own, where it named one."""

    comparison: Comparison
    why: str = ""
    winner: int | None = None


@dataclass(frozen=True)
class Step:
    """How one place was decided: among whom, on how many papers, through which stages."""

    place: int
    candidate: int
    among: tuple[int, ...]
    papers: int
    quota: Fraction
    stages: tuple[Stage, ...]
    second: SecondOpinion | None = None

    @property
    def ties(self) -> tuple[Tie, ...]:
        return tuple(event.tie for stage in self.stages for event in stage.events if event.tie)


@dataclass(frozen=True)
class Verdict:
    """The second counter's whole answer: how many places it confirmed, and whether any stops the result."""

    engine: str
    agreed: int
    of: int
    disagreed: tuple[int, ...]
    crashed: tuple[int, ...]
    why: str = ""

    @property
    def agrees(self) -> bool | None:
        """None when nothing could be compared."""
        if self.disagreed:
            return False
        if self.crashed:
            return None
        return True if self.agreed else None


@dataclass(frozen=True)
class Record:
    """Everything a count did. The same profile, rules and lots give the same record, byte for byte."""

    rules: Rules
    profile: Profile
    lots: Lots | None
    steps: tuple[Step, ...]
    verdict: Verdict
    places: int | None = None

    @property
    def order(self) -> tuple[int, ...]:
        """Candidates by place, the first place first, `places` at the most; steps may tell of more."""
        return tuple(step.candidate for step in sorted(self.steps, key=lambda step: step.place))[: self.places]

    @property
    def lots_used(self) -> tuple[tuple[Step, Tie], ...]:
        return tuple((step, tie) for step in self.steps for tie in step.ties if tie.settled is Settled.LOT)

    def as_data(self) -> dict[str, Any]:
        """Plain data for JSON: candidates by number, votes as decimal text, in the order it happened."""
        return {
            "record": 1,
            "rules": self.rules.as_data(),
            "rules_sha256": self.rules.fingerprint,
            "candidates": list(self.profile.candidates),
            "ballots": {
                "returned": self.profile.returned,
                "valid": self.profile.valid,
                "blank": self.profile.blank,
            },
            "lots": None if self.lots is None else self.lots.as_data(),
            "places": self.places,
            "order": list(self.order),
            "steps": [_step_data(step) for step in self.steps],
            "second_counter": verdict_data(self.verdict),
        }

    def as_json(self) -> str:
        return json.dumps(self.as_data(), ensure_ascii=False, sort_keys=True, indent=1)


def verdict_data(verdict: Verdict) -> dict[str, Any]:
    return {
        "engine": verdict.engine,
        "agrees": verdict.agrees,
        "why": verdict.why,
        "agreed": verdict.agreed,
        "of": verdict.of,
        "disagreed": list(verdict.disagreed),
        "crashed": list(verdict.crashed),
    }


def decimal_text(value: Fraction) -> str:
    """Five decimals, truncated toward zero: `37/3` is `12.33333`."""
    units = abs(value.numerator) * 10**DECIMALS // value.denominator
    whole, rest = divmod(units, 10**DECIMALS)
    return f"{'-' if value < 0 and units else ''}{whole}.{rest:0{DECIMALS}d}"


def _step_data(step: Step) -> dict[str, Any]:
    data: dict[str, Any] = {
        "place": step.place,
        "candidate": step.candidate,
        "among": list(step.among),
        "papers": step.papers,
        "quota": decimal_text(step.quota),
        "stages": [_stage_data(stage) for stage in step.stages],
    }
    if step.second:
        data["second"] = {
            "comparison": step.second.comparison.value,
            "why": step.second.why,
            "winner": step.second.winner,
        }
    return data


def _stage_data(stage: Stage) -> dict[str, Any]:
    columns = [*stage.votes.values(), stage.exhausted]
    printed = sum(Fraction(decimal_text(value)) for value in columns)
    return {
        "votes": {str(number): decimal_text(value) for number, value in sorted(stage.votes.items())},
        "exhausted": decimal_text(stage.exhausted),
        "rounding": decimal_text(sum(columns, Fraction(0)) - printed),
        "events": [_event_data(event) for event in stage.events],
    }


def _event_data(event: Event) -> dict[str, Any]:
    data: dict[str, Any] = {
        "deed": event.deed.value,
        "candidate": event.candidate,
        "reason": event.reason.value,
    }
    if event.tie:
        data["tie"] = {
            "tied": list(event.tie.tied),
            "chosen": event.tie.chosen,
            "settled": event.tie.settled.value,
            "stage": event.tie.stage,
        }
        if event.tie.drawn:
            data["tie"]["drawn"] = list(event.tie.drawn)
    if event.amount is not None:
        data["amount"] = decimal_text(event.amount)
    if event.share is not None:
        data["share"] = decimal_text(event.share)
    return data
