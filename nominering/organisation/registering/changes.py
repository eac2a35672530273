"""What would become of each line of a file."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")

# What has been done and how much there is to do; called now and then while it goes on.
Progress = Callable[[int, int], None]


def silent(done: int, of: int) -> None:
    """For whoever does not want to be told how far it is."""


class Verdict(StrEnum):
    """What a line leads to. One of a number that has been merged into another is passed over."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    MERGED = "merged"
    REFUSED = "refused"


@dataclass(frozen=True)
class FieldChange:
    """`field` is the file's column; a value that was not there, or is not any more, is the empty text."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Stated(Generic[T]):
    """One line of a file: what it states, or every fault that kept it from being read."""

    line: int
    what: str
    said: T | None = None
    faults: tuple[Exception, ...] = ()


@dataclass(frozen=True)
class Change:
    """One line and its verdict. Of somebody `protected` the fields are not shown."""

    line: int
    what: str
    verdict: Verdict
    fields: tuple[FieldChange, ...] = ()
    faults: tuple[Exception, ...] = ()
    protected: bool = False


@dataclass(frozen=True)
class Missing:
    """Somebody or something that is kept and stands nowhere in the file. Nothing is done about it."""

    what: str


@dataclass(frozen=True)
class Plan(Generic[T]):
    """Every line with its verdict, and what is kept if it is applied. `mark` is the ground it was made on."""

    changes: tuple[Change, ...]
    keep: tuple[T, ...]
    missing: tuple[Missing, ...] = ()
    mark: str = field(default="", compare=False)

    @property
    def counts(self) -> dict[Verdict, int]:
        found = Counter(each.verdict for each in self.changes)
        return {verdict: found[verdict] for verdict in Verdict}

    @property
    def refused(self) -> int:
        return self.counts[Verdict.REFUSED]


def differences(before: Iterable[tuple[str, object]], after: Iterable[tuple[str, object]]) -> tuple[FieldChange, ...]:
    """Field by field, in their order; both name the same fields."""
    pairs = zip(before, after, strict=True)
    return tuple(FieldChange(name, shown(one), shown(other)) for (name, one), (_, other) in pairs if one != other)


def shown(value: object) -> str:
    """As it stands in a file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return str(value)
