"""What happened in a count, as data: documents and pages only print it.

Votes are exact fractions in memory and five truncated decimals on paper; `rounding` is what the printed
numbers of a stage lack to make up the whole, so that every printed column still adds up.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any

from nominering.counting.amounts import Amount, amount
from nominering.counting.lots import Lots
from nominering.counting.profile import Profile
from nominering.counting.rules import Rules

DECIMALS = 5
Number = Amount | Fraction


class Deed(StrEnum):
    """What is done with a candidate at a stage."""

    ELECTED = "elected"
    TRANSFERRED = "transferred"
    EXCLUDED = "excluded"
    PLACED = "placed"
    RUN_OFF = "run-off"


class Reason(StrEnum):
    """Why it is done."""

    QUOTA = "quota"
    MAJORITY = "majority"
    LAST_LEFT = "last-left"
    LOWEST = "lowest"
    SURPLUS = "surplus"
    GUARDED = "guarded"
    FIXED = "fixed"
    HIGHEST = "highest"
    RUN_OFF = "run-off"
    MOST_MARKS = "most-marks"


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
    """One deed. `amount` is the surplus or the pile that moves on, `share` what each paper keeps of its value.

    `guarded` are those with no more votes who were passed over, since the rule keeps them from that fate.
    """

    deed: Deed
    candidate: int
    reason: Reason
    tie: Tie | None = None
    amount: Number | None = None
    share: Number | None = None
    guarded: tuple[int, ...] = ()


@dataclass(frozen=True)
class Stage:
    """The votes as they lay, and what was done on seeing them. Votes and exhausted together are `total`."""

    votes: Mapping[int, Number]
    exhausted: Number
    events: tuple[Event, ...]
    total: int


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
    barred: tuple[int, ...] = ()

    @property
    def ties(self) -> tuple[Tie, ...]:
        return _ties(self.stages)


@dataclass(frozen=True)
class SetCount:
    """A count that elects a set of `seats`; `elected` stand in order of election."""

    seats: int
    among: tuple[int, ...]
    papers: int
    quota: Fraction
    stages: tuple[Stage, ...]
    elected: tuple[int, ...]

    @property
    def final_votes(self) -> Mapping[int, Number]:
        """What each of the elected ended with."""
        return {number: self.stages[-1].votes[number] for number in self.elected}

    @property
    def ties(self) -> tuple[Tie, ...]:
        return _ties(self.stages)


def _ties(stages: tuple[Stage, ...]) -> tuple[Tie, ...]:
    return tuple(event.tie for stage in stages for event in stage.events if event.tie)


@dataclass(frozen=True)
class Verdict:
    """The second counter's whole answer: how many places it confirmed, and whether any stops the result.

    `winners` are whom it names on the places that it `disagreed` on; 0 for nobody.
    """

    engine: str
    agreed: int
    of: int
    disagreed: tuple[int, ...]
    crashed: tuple[int, ...]
    why: str = ""
    winners: tuple[int, ...] = ()

    @property
    def agrees(self) -> bool | None:
        """None when nothing could be compared."""
        if self.disagreed:
            return False
        if self.crashed:
            return None
        return True if self.agreed else None


@dataclass(frozen=True)
class QuotaMove:
    """A place that stands otherwise than the free count would have it.

    `free` stood there, at `place`; `taken_by` came from place `from_place` of the free order, and `free` went to
    `free_to`.
    """

    place: int
    free: int
    taken_by: int
    from_place: int
    free_to: int


@dataclass(frozen=True)
class Record:
    """Everything a count did. The same profile, rules and lots give the same record, byte for byte.

    `order` is the list, place 1 first, cut to `places`; `steps` may tell of more. `free_order` is what the count
    gives without the quota rule. A set has no order but an `election`.
    """

    rules: Rules
    profile: Profile
    lots: Lots | None
    steps: tuple[Step, ...] = ()
    order: tuple[int, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    places: int | None = None
    groups: Mapping[int, str] | None = None
    fixed: Mapping[int, int] = field(default_factory=dict)
    free_order: tuple[int, ...] | None = None
    election: SetCount | None = None

    @property
    def verdict(self) -> Verdict:
        """The first second counter's word; every verdict may stop the result."""
        return self.verdicts[0]

    @property
    def lots_used(self) -> tuple[tuple[Step | SetCount, Tie], ...]:
        counts: tuple[Step | SetCount, ...] = (self.election,) if self.election else self.steps
        return tuple((each, tie) for each in counts for tie in each.ties if tie.settled is Settled.LOT)

    @property
    def quota_moves(self) -> tuple[QuotaMove, ...]:
        if self.free_order is None:
            return ()
        now = {number: place for place, number in enumerate(self.order, start=1)}
        before = {number: place for place, number in enumerate(self.free_order, start=1)}
        return tuple(
            QuotaMove(place, free, taken_by, before[taken_by], now.get(free, 0))
            for place, (free, taken_by) in enumerate(zip(self.free_order, self.order, strict=False), start=1)
            if free != taken_by
        )

    def as_data(self) -> dict[str, Any]:
        """Plain data for JSON: candidates by number, votes as decimal text, in the order it happened."""
        return {
            "record": 2,
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
            "groups": by_text(self.groups) if self.groups is not None else None,
            "fixed": by_text(self.fixed),
            **(self._set_data(self.election) if self.election else self._list_data()),
            "second_counter": verdict_data(self.verdict),
            "second_counters": [verdict_data(verdict) for verdict in self.verdicts],
        }

    def _list_data(self) -> dict[str, Any]:
        return {
            "order": list(self.order),
            "free_order": list(self.free_order) if self.free_order is not None else None,
            "quota_moves": [
                {
                    "place": move.place,
                    "free": move.free,
                    "taken_by": move.taken_by,
                    "rule": str(self.rules.quota),
                    "from": move.from_place,
                    "free_to": move.free_to or None,
                }
                for move in self.quota_moves
            ],
            "steps": [_step_data(step) for step in self.steps],
        }

    def _set_data(self, election: SetCount) -> dict[str, Any]:
        return {
            "seats": election.seats,
            "elected": list(election.elected),
            "final_votes": {str(n): decimal_text(votes) for n, votes in election.final_votes.items()},
            "quota": decimal_text(election.quota),
            "stages": [_stage_data(stage) for stage in election.stages],
        }

    def as_json(self) -> str:
        return json.dumps(self.as_data(), ensure_ascii=False, sort_keys=True, indent=1)


def by_text(numbers: Mapping[int, Any]) -> dict[str, Any]:
    """Keys as JSON has them, in the order of the numbers."""
    return {str(number): numbers[number] for number in sorted(numbers)}


def verdict_data(verdict: Verdict) -> dict[str, Any]:
    return {
        "engine": verdict.engine,
        "agrees": verdict.agrees,
        "why": verdict.why,
        "agreed": verdict.agreed,
        "of": verdict.of,
        "disagreed": list(verdict.disagreed),
        "crashed": list(verdict.crashed),
        **({"winners": list(verdict.winners)} if verdict.winners else {}),
    }


def decimal_text(value: Number) -> str:
    """Five decimals, truncated: `37/3` is `12.33333`."""
    return _units_text(_units(value))


def _units(value: Number) -> int:
    return amount(value).in_units_of(10**DECIMALS)


def _units_text(units: int) -> str:
    whole, rest = divmod(units, 10**DECIMALS)
    return f"{whole}.{rest:0{DECIMALS}d}"


def _step_data(step: Step) -> dict[str, Any]:
    data: dict[str, Any] = {
        "place": step.place,
        "candidate": step.candidate,
        "among": list(step.among),
        "papers": step.papers,
        "quota": decimal_text(step.quota),
        "barred": list(step.barred),
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
    printed = sum(map(_units, [*stage.votes.values(), stage.exhausted]))
    return {
        "votes": {str(number): decimal_text(value) for number, value in sorted(stage.votes.items())},
        "exhausted": decimal_text(stage.exhausted),
        "rounding": _units_text(stage.total * 10**DECIMALS - printed),
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
    if event.guarded:
        data["guarded"] = list(event.guarded)
    if event.share is not None:
        data["share"] = decimal_text(event.share)
    return data
