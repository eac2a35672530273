"""A count as its pages show it: made from the record's plain data and the candidates' names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nominering.counting.proportionality import Unrepresented
from nominering.documents import count_report, explaining
from nominering.documents.explaining import MODES, WAYS, Narrator
from nominering.documents.moves import Move, moves, without_place
from nominering.documents.second_opinions import Check, Opinion, outcome_of, second_opinion, verdicts
from nominering.documents.stages import Stages, stages_of
from nominering.documents.swedish import amount_text, listed, time_text, votes_text

Data = Mapping[str, Any]
Frame = tuple[int, int]  # place and stage
FEW = 2
BY_PLACE = "place-by-place"
WITHOUT_VOTES = ("fixed", "acclamation")


@dataclass(frozen=True)
class PlaceLine:
    """A numbered line of the list with its why. `count` is the place whose count tells the whole, if there is one."""

    place: int
    name: str
    why: str
    second: Opinion | None
    count: int | None
    move: str = ""


@dataclass(frozen=True)
class LaterLine:
    """Somebody for whom the places did not suffice, with where the count put them or what the rule did."""

    place: int
    said: str
    why: str = ""


@dataclass(frozen=True)
class OwnLine:
    """What the result's pages say of one candidate: `counted` is the place that the count gave, on the list or below.

    Without a place on the list `move` says what the rule did, if that was why.
    """

    place: int | None
    counted: int | None
    why: str
    move: str
    second: Opinion | None


@dataclass(frozen=True)
class FreeLine:
    """A line of the list as it would be without the quota's rule; `now` says where its name went."""

    place: int
    name: str
    now: str = ""


@dataclass(frozen=True)
class Seat:
    """One of a set, in order of election."""

    name: str
    votes: str


@dataclass(frozen=True)
class LeftOut:
    """A group of papers that put the same names first and lacks a place."""

    papers: int
    names: str
    k: int
    due: int
    got: int


@dataclass(frozen=True)
class LotsShown:
    """The lot order, and each time that it decided."""

    said: str
    order: str
    seed: str
    used: tuple[str, ...]


@dataclass(frozen=True)
class PlacePage:
    """How one place was decided. `heading` tells when it is the free count's place and the list has another."""

    place: int
    heading: str
    why: str
    facts: str
    move: str
    second: Opinion | None
    stages: Stages


@dataclass(frozen=True)
class CountPage:
    """The whole count: a list with the why of each place, or a set with its votes, quota and stages."""

    title: str
    method: str
    method_name: str
    ballots: str
    rule: str
    checks: tuple[Check, ...]
    uncompared: tuple[str, ...]
    places: tuple[PlaceLine, ...]
    later: tuple[LaterLine, ...]
    unplaced: tuple[str, ...]
    free: tuple[FreeLine, ...]
    moves: tuple[Move, ...]
    lots: LotsShown
    seats: tuple[Seat, ...]
    quota: str
    stages: Stages | None
    rules_sha256: str
    left_out: tuple[LeftOut, ...] = ()

    @property
    def stopped(self) -> bool:
        return any(check.outcome.stops for check in self.checks)

    @property
    def is_set(self) -> bool:
        return bool(self.seats)


@dataclass(frozen=True)
class Brief:
    """A place's why as it fits the hall: how many it was about, where it would name many. `who` are all of them."""

    why: str
    who: tuple[str, ...] = ()


def count_page(
    record: Data, names: Mapping[int, str], title: str, left_out: Iterable[Unrepresented] = ()
) -> CountPage:
    names = explaining.told_apart(names)
    told = Narrator.of(record, names)
    elected = record.get("elected", ())
    placed = record.get("order", elected)
    lines = _place_lines(record, told)
    opinions = [line.second for line in lines if line.second]
    return CountPage(
        title=title,
        method=told.method,
        method_name=WAYS[told.method],
        ballots=_decided(record["steps"]) if told.method == BY_PLACE else _ballots(record["ballots"]),
        rule=_rule(record, told),
        checks=tuple(_check(verdict) for verdict in verdicts(record)),
        uncompared=tuple(sorted({each.why for each in opinions if each.why and not each.outcome.stops})),
        places=lines,
        later=_later(record, names),
        unplaced=tuple(names[number] for number in record["candidates"] if number not in placed),
        free=_free_lines(record, names),
        moves=moves(record, names),
        lots=_lots(record, told),
        seats=_seats(record, names),
        quota=amount_text(record["quota"]) if elected else "",
        stages=stages_of(told, record["stages"], record["quota"], elected) if elected else None,
        rules_sha256=record["rules_sha256"],
        left_out=tuple(_left_out(each, names) for each in left_out),
    )


def place_page(record: Data, names: Mapping[int, str], place: int, stage: int | None = None) -> PlacePage | None:
    """The count of a place, or nothing where there was none. `stage` draws that stage alone."""
    step = next((each for each in record.get("steps", ()) if each["place"] == place), None)
    if step is None:
        return None
    names = explaining.told_apart(names)
    told = Narrator.of(record, names)
    name, order = names[step["candidate"]], record["order"]
    now = order.index(step["candidate"]) + 1 if step["candidate"] in order else None
    moved = record["rules"].get("quota_mode") == "afterwards" and now != place
    lost = without_place(record, names).get(step["candidate"], "")
    return PlacePage(
        place=place,
        heading=f"Plats {place}{' i den fria räkningen' if moved else ''}: {name}",
        why=told.place(step),
        facts=_facts(step, told),
        move=next((move.said for move in moves(record, names) if move.place == now), lost),
        second=second_opinion(step, names),
        stages=stages_of(told, _counted(step), step["quota"], [step["candidate"]], stage),
    )


def briefly(record: Data, names: Mapping[int, str], place: int, why: str) -> Brief:
    """The rule may have kept many from the place, or from being excluded: their number stands for their names."""
    names = explaining.told_apart(names)
    step = next(each for each in record["steps"] if each["place"] == place)
    event = step["stages"][-1]["events"][-1] if step["stages"] else {}
    fixed = set((record.get("fixed") or {}).values())
    barred = explaining.held_back(step)
    who = []
    for group in (
        [number for number in barred if number not in fixed],
        [number for number in barred if number in fixed],
        list(event.get("guarded") or []),
    ):
        named = explaining.some([names[number] for number in group])
        if len(group) > FEW and named in why:
            why = why.replace(named, f"{len(group)} personer", 1)
            who.append(listed([names[number] for number in group]))
    return Brief(why, tuple(who))


def place_pages(record: Data, names: Mapping[int, str]) -> tuple[PlacePage, ...]:
    """Every place that was counted, the first place first."""
    pages = [place_page(record, names, place) for place in sorted(each["place"] for each in record.get("steps", ()))]
    return tuple(page for page in pages if page)


def own_line(record: Data, names: Mapping[int, str], number: int) -> OwnLine:
    names = explaining.told_apart(names)
    told = Narrator.of(record, names)
    order = record.get("order", record.get("elected", ()))
    place = order.index(number) + 1 if number in order else None
    moved = {move.place: move.said for move in moves(record, names)}
    move = moved.get(place, "") if place else without_place(record, names).get(number, "")
    step = next((each for each in record.get("steps", ()) if each["candidate"] == number), None)
    if step is None:
        return OwnLine(place, None, "", move, None)
    free = record["rules"].get("quota_mode") == "afterwards"
    where = "" if step["place"] == place else f"Plats {step['place']}{' i den fria räkningen' if free else ''}: "
    return OwnLine(place, step["place"], f"{where}{told.place(step)}", move, second_opinion(step, names))


def walk(record: Data) -> tuple[tuple[Frame, ...], tuple[Frame, ...]]:
    """Every stage of every place as the count decides them: those of the list, and those of the places below it.

    A count that works from below starts at the last place of the list; whoever wants to see more can ask for it.
    """
    steps, order = record.get("steps", ()), record.get("order", ())
    return (
        _frames(step for step in steps if step["candidate"] in order),
        _frames(step for step in steps if step["candidate"] not in order),
    )


def _frames(steps: Iterable[Data]) -> tuple[Frame, ...]:
    return tuple((step["place"], stage) for step in steps for stage in range(1, max(len(_counted(step)), 1) + 1))


def _counted(step: Data) -> Sequence[Data]:
    """The stages in which votes decided: a place fixed beforehand, or given by acclamation, has none."""
    stages: Sequence[Data] = step["stages"]
    return [] if stages and stages[-1]["events"][-1]["reason"] in WITHOUT_VOTES else stages


def _ballots(ballots: Data) -> str:
    valid, blank = ballots["valid"], ballots["blank"]
    said = f"{valid} {'giltig röst' if valid == 1 else 'giltiga röster'}"
    return f"{said}, {blank} {'blank' if blank == 1 else 'blanka'}"


def _decided(steps: Sequence[Data]) -> str:
    """How many places were decided in which way."""
    ways = [step["end"]["how"] for step in steps]
    told = (("fixed", "på förhand"), ("acclamation", "med bifall"), ("vote", "med sluten omröstning"))
    return listed(
        [
            f"{ways.count(way)} {'plats' if ways.count(way) == 1 else 'platser'} {said}"
            for way, said in told
            if way in ways
        ]
    )


def _rule(record: Data, told: Narrator) -> str:
    return f"Regeln om {told.rule} hålls {MODES[record['rules']['quota_mode']]}." if told.rule else ""


def _check(verdict: Data) -> Check:
    return Check(outcome_of(verdict), count_report.verdict_text(verdict))


def _place_lines(record: Data, told: Narrator) -> tuple[PlaceLine, ...]:
    steps = {step["candidate"]: step for step in record.get("steps", ())}
    moved = {move.place: move.said for move in moves(record, told.names)}
    return tuple(
        _line(place, told.names[number], steps.get(number), told, moved.get(place, ""))
        for place, number in enumerate(record.get("order", ()), start=1)
    )


def _line(place: int, name: str, step: Data | None, told: Narrator, move: str = "") -> PlaceLine:
    if step is None:
        return PlaceLine(place, name, "", None, None, move)
    counted = step["place"]
    where = "" if counted == place else f"Plats {counted} i den fria räkningen: "
    second = second_opinion(step, told.names)
    return PlaceLine(place, name, f"{where}{told.place(step)}", second, counted, move)


def _later(record: Data, names: Mapping[int, str]) -> tuple[LaterLine, ...]:
    steps = sorted(record.get("steps", ()), key=lambda step: int(step["place"]))
    order, lost = record.get("order", ()), without_place(record, names)
    return tuple(
        _later_line(step["place"], names[step["candidate"]], lost.get(step["candidate"], ""))
        for step in steps
        if step["candidate"] not in order
    )


def _later_line(place: int, name: str, lost: str) -> LaterLine:
    """Whom a rule took from the list stood on it by the free count."""
    return LaterLine(place, name, lost) if lost else LaterLine(place, f"{name}, hade fått plats {place}")


def _free_lines(record: Data, names: Mapping[int, str]) -> tuple[FreeLine, ...]:
    order = record.get("order", ())
    now = {number: place for place, number in enumerate(order, start=1)}
    free = (record.get("free_order") or [])[: len(order)]
    return tuple(
        FreeLine(place, names[number], _now(place, now.get(number))) for place, number in enumerate(free, start=1)
    )


def _now(before: int, now: int | None) -> str:
    if now is None:
        return "utan plats"
    return "" if now == before else f"{'↑' if now < before else '↓'} plats {now}"


def _lots(record: Data, told: Narrator) -> LotsShown:
    lots = record.get("lots") or {"order": [], "seed": None}
    used = list(count_report.lots_used(record))
    return LotsShown(
        said=count_report.lots_said(used),
        order=", ".join(map(str, lots["order"])),
        seed=lots["seed"] or "",
        used=tuple(map(told.lot, used)),
    )


def _seats(record: Data, names: Mapping[int, str]) -> tuple[Seat, ...]:
    return tuple(
        Seat(names[number], votes_text(record["final_votes"][str(number)])) for number in record.get("elected", ())
    )


def _left_out(group: Unrepresented, names: Mapping[int, str]) -> LeftOut:
    return LeftOut(
        group.papers, listed([names[number] for number in sorted(group.group)]), group.k, group.due, group.got
    )


def _facts(step: Data, told: Narrator) -> str:
    """What the count started from."""
    if told.method == BY_PLACE:
        return _hall_facts(step)
    among, papers = len(step["among"]), step["papers"]
    barred = told.barred(step)
    if among == 1 or not _counted(step):
        return "" if among == 1 else barred
    naming = "räknades" if told.method == "cumulative-places" else "nämner någon av dem"
    said = [f"{among} {_taking_part(told.method, barred)}, och {papers} röster {naming}."]
    if told.method in ("ordered-stv", "top-down-stv"):
        divisor = step["place"] if told.method == "ordered-stv" else step["place"] + 1
        said.append(f"Kvoten är {amount_text(step['quota'])}: {papers} delat med {divisor}.")
    already_said = step["stages"][-1]["events"][-1]["reason"] == "guarded"
    return " ".join(filter(None, [*said, "" if already_said else barred]))


def _hall_facts(step: Data) -> str:
    """Every secret vote's figures, and who entered the decision and when."""
    end = step["end"]
    votes = [
        f"{'Omvalet' if vote['run_off'] else 'Omröstningen'}: {vote['valid']} giltiga röster, {vote['blank']} blanka"
        + (f", {vote['entitled']} hade rösträtt." if vote["entitled"] is not None else ".")
        for vote in step["votes"]
    ]
    entered = [f"Inskrivet av {end['by']} {time_text(datetime.fromisoformat(end['at']))}."] if "by" in end else []
    return " ".join([*votes, *entered])


def _taking_part(method: str, barred: str) -> str:
    if method == "top-down-stv":
        return "var med i räkningen, också de som redan hade plats"
    return "kunde få platsen" if barred and method != "ordered-stv" else "var kvar"
