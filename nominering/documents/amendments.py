"""Amendments from the floor in words, and a list place by place before and after them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from nominering.nomination.model import differences
from nominering.outcome.model.amendments import Amendment, Carried, Change, How

CHANGES = {
    Change.MOVE: "Flytta någon till en annan plats",
    Change.STRIKE: "Stryk någon",
    Change.PUT_IN: "Sätt in någon",
}
HOWS = {
    How.ACCLAMATION: "Bifall (acklamation)",
    How.VOTES: "Röstades för och mot, öppet",
    How.SECRET: "Röstades för och mot, slutet",
    How.LOT: "Lika röstetal, lotten avgjorde",
}


@dataclass(frozen=True)
class PlaceLine:
    """One place before and after; empty where nobody has it. `moved`: who has it now came in or passed others, and
    did not only make room or fill a gap.
    """

    place: int
    before: str
    after: str
    moved: bool = False

    @property
    def differs(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class AmendmentLine:
    """`said` tells what was changed, `decided` how; `older`: on an earlier count; `lapsed`: of somebody who left."""

    number: int
    said: str
    moved_by: str
    reason: str
    decided: str
    set_aside: str
    older: bool = False
    lapsed: bool = False


def compared(
    before: Sequence[str | None], after: Sequence[str | None], names: Mapping[str, str]
) -> tuple[PlaceLine, ...]:
    longest = max(len(before), len(after))
    between = differences.between([one for one in before if one], [one for one in after if one])
    moved = {each.one for each in between.moved} | {one for one, _ in between.came}
    return tuple(
        PlaceLine(
            place,
            _name(before, place, names),
            _name(after, place, names),
            place <= len(after) and after[place - 1] in moved,
        )
        for place in range(1, longest + 1)
    )


def _name(order: Sequence[str | None], place: int, names: Mapping[str, str]) -> str:
    one = order[place - 1] if place <= len(order) else None
    return names.get(one, "") if one else ""


def lines(
    amendments: Iterable[Amendment],
    names: Mapping[str, str],
    older: Collection[int] = (),
    may_stand: Collection[str] | None = None,
) -> tuple[AmendmentLine, ...]:
    return tuple(
        AmendmentLine(
            each.number,
            _said(each, names),
            each.moved_by,
            each.reason,
            carried_text(each.carried),
            each.set_aside,
            each.number in older,
            may_stand is not None and each.candidacy_id not in may_stand,
        )
        for each in amendments
    )


def _said(amendment: Amendment, names: Mapping[str, str]) -> str:
    name = names.get(amendment.candidacy_id, "Någon som inte längre kandiderar")
    match amendment.change:
        case Change.STRIKE:
            return f"{name} ströks."
        case Change.MOVE:
            return f"{name} flyttades till plats {amendment.place}."
    return f"{name} sattes in på plats {amendment.place}."


def carried_text(carried: Carried) -> str:
    """Votering, 34 för och 20 mot, § 11"""
    votes = f"{carried.votes_for} för och {carried.votes_against} mot"
    match carried.how:
        case How.ACCLAMATION:
            how = "Bifall"
        case How.VOTES:
            how = f"Öppen omröstning, {votes}"
        case How.SECRET:
            how = f"Sluten omröstning, {votes}"
        case How.LOT:
            how = f"Lotten avgjorde, {votes}"
    return f"{how}, {carried.paragraph}"
