"""An apportionment as plain data, to be kept, sent and read by programs. Fractions are exact text: `41/20`."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from hashlib import sha256
from typing import Any

from nominering.organisation.apportionment.working import (
    Apportionment,
    Bound,
    Draw,
    Method,
    Seats,
    Sharing,
    Source,
    Terms,
)

Data = Mapping[str, Any]
FRACTIONS = ("share", "remainder", "last", "last_divisor", "following", "following_divisor")


def as_data(apportionment: Apportionment) -> dict[str, Any]:
    """What `from_data` reads back."""
    return {
        "rule": apportionment.terms.method.value,
        "number": apportionment.terms.number,
        "min": apportionment.terms.least,
        "max": apportionment.terms.most,
        "source": apportionment.source.value,
        "cut_off": apportionment.cut_off and apportionment.cut_off.isoformat(),
        "fixed_at": apportionment.fixed_at and apportionment.fixed_at.isoformat(),
        "total": apportionment.total,
        "members": apportionment.members,
        "lines": [_plain(asdict(line)) for line in apportionment.lines],
        "sharings": [_plain(asdict(each)) for each in apportionment.sharings],
        "draw": apportionment.draw and _plain(asdict(apportionment.draw)),
    }


def from_data(data: Data) -> Apportionment:
    return Apportionment(
        Terms(Method(data["rule"]), data["number"], data["min"], data["max"]),
        tuple(map(_line, data["lines"])),
        tuple(
            Sharing(each["seats"], each["members"], _bound(each["bound"]), tuple(each["fixed"]))
            for each in data["sharings"]
        ),
        _draw(data["draw"]),
        Source(data["source"]),
        date.fromisoformat(data["cut_off"]) if data["cut_off"] else None,
        datetime.fromisoformat(data["fixed_at"]) if data["fixed_at"] else None,
    )


def fingerprint(apportionment: Apportionment) -> str:
    """Equal for equal workings: whether what is fixed is what was shown."""
    return sha256(json.dumps(as_data(apportionment), sort_keys=True).encode()).hexdigest()[:16]


def _plain(values: Data) -> dict[str, Any]:
    return {name: _text(value) for name, value in values.items()}


def _text(value: object) -> object:
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def _bound(value: str | None) -> Bound | None:
    return Bound(value) if value else None


def _line(data: Data) -> Seats:
    given = {field.name: data[field.name] for field in fields(Seats)}
    exact = {name: Fraction(given[name]) for name in FRACTIONS if given[name] is not None}
    return Seats(**given | exact | {"bound": _bound(given["bound"])})


def _draw(data: Data | None) -> Draw | None:
    if data is None:
        return None
    return Draw(tuple(data["tied"]), data["seats"], tuple(data["order"]), tuple(data["won"]))
