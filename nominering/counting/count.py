"""One door: ballots, rules and lots in; the record of everything that happened out."""

from dataclasses import replace

from nominering.counting import engine, irv_by_place, ordered_stv
from nominering.counting.lots import Lots
from nominering.counting.profile import Profile
from nominering.counting.record import Comparison, Record, Step, Verdict
from nominering.counting.rules import Method, Rules


def count(profile: Profile, rules: Rules, lots: Lots | None = None, places: int | None = None) -> Record:
    """Count. `places` cuts the list after so many; `ordered-stv` still starts from all, and its record tells of all.

    Raises LotsIncomplete when the lots do not name each candidate once, TieNeedsLots when a tie needs lots
    that are not drawn.
    """
    if places is not None and places < 1:
        raise ValueError("a list has at least one place")
    if lots is not None:
        Lots.drawn(lots.order, profile.candidates)
    match rules.method:
        case Method.ORDERED_STV:
            steps = ordered_stv.steps(profile, lots, rules.ties)
            return Record(rules, profile, lots, steps, _uncompared(len(steps)), places)
        case Method.IRV_BY_PLACE:
            steps = tuple(
                replace(step, second=engine.second_opinion(profile, step))
                for step in irv_by_place.steps(profile, lots, rules.ties, places)
            )
            return Record(rules, profile, lots, steps, _compared(steps), places)


def _uncompared(of: int) -> Verdict:
    return Verdict(engine.ENGINE, 0, of, (), (), engine.NO_SECOND_COUNTER)


def _compared(steps: tuple[Step, ...]) -> Verdict:
    def places(wanted: Comparison) -> tuple[int, ...]:
        return tuple(step.place for step in steps if step.second and step.second.comparison is wanted)

    disagreed, crashed = places(Comparison.DISAGREES), places(Comparison.CRASHED)
    agreed = len(places(Comparison.AGREES))
    why = (
        "other-winner"
        if disagreed
        else "crashed"
        if crashed
        else ""
        if agreed == len(steps)
        else "some-places-not-comparable"
        if agreed
        else "nothing-comparable"
    )
    return Verdict(engine.ENGINE, agreed, len(steps), disagreed, crashed, why)
