"""What the second counters said, in words and looks: four outcomes that nobody can take for one another."""

from collections.abc import Mapping
from dataclasses import dataclass

from nominering.documents.explaining import Data, Names


@dataclass(frozen=True)
class Outcome:
    """What a second counter's word comes to: the word, and the name of its look."""

    word: str
    look: str
    stops: bool = False


OUTCOMES = {
    "agrees": Outcome("överens", "agrees"),
    "disagrees": Outcome("oense", "disagrees", stops=True),
    "crashed": Outcome("haveri", "crashed", stops=True),
    "not-comparable": Outcome("ej jämförbar", "uncompared"),
}
WHYS = {
    "tie": "lika röstetal kunde avgöra, och PyRankVote lottar själv",
    "fewer-than-two-on-any-paper": "färre än två kvarvarande står på någon röstsedel",
    "fixed": "platsen var bestämd före räkningen",
    "equal-to-all-below": "någon hade lika många röster som alla under, och då kan PyRankVote utesluta fel",
    "too-many-papers": "för många röstsedlar för PyRankVote",
}


@dataclass(frozen=True)
class Opinion:
    """The second counter's word on a place; the list cannot be adopted when its outcome stops it."""

    outcome: Outcome
    why: str


def second_opinion(step: Data, names: Names) -> Opinion | None:
    second = step.get("second")
    if second is None:
        return None
    why = WHYS.get(second["why"], second["why"])
    if second["comparison"] == "disagrees":
        why = f"PyRankVote säger {names.get(second['winner'], 'ingen')}"
    return Opinion(OUTCOMES[second["comparison"]], why)


@dataclass(frozen=True)
class Check:
    """A second counter's answer for the whole count."""

    outcome: Outcome
    said: str


def outcome_of(verdict: Data) -> Outcome:
    """The worst that any place came to; in agreement where it could compare something and nothing differed."""
    if verdict.get("disagreed") or verdict["agrees"] is False:
        return OUTCOMES["disagrees"]
    if verdict.get("crashed"):
        return OUTCOMES["crashed"]
    if verdict["agrees"] and verdict["agreed"] < verdict["of"]:
        return Outcome(f"överens i {verdict['agreed']} av {verdict['of']}", "partly")
    return OUTCOMES["agrees" if verdict["agrees"] else "not-comparable"]


def verdicts(record: Data) -> list[Data]:
    """Every second counter's answer. Older records have one."""
    return list(record.get("second_counters") or [record["second_counter"]])


@dataclass(frozen=True)
class Found:
    """What a second counter found on a place."""

    outcome: Outcome
    said: str


@dataclass(frozen=True)
class CheckedPlace:
    """A place with what each second counter found there; `stops` when one of them found somebody else, or crashed."""

    place: int
    name: str
    found: tuple[Found, ...]

    @property
    def stops(self) -> bool:
        return any(each.outcome.stops for each in self.found)


@dataclass(frozen=True)
class Checked:
    """Place by place, a column for each second counter that compared anything."""

    counters: tuple[str, ...]
    places: tuple[CheckedPlace, ...]


def checked(record: Data, names: Names) -> Checked:
    """PyRankVote speaks of the places as they were counted, which a quota kept afterwards may have moved since."""
    said = [each for each in verdicts(record) if each["of"]]
    order: dict[int, int] = dict(enumerate(record.get("order", ()), start=1))
    steps = {step["place"]: step for step in record.get("steps", ())}
    places = sorted({*order, *(place for each in said for place in (*each["disagreed"], *each["crashed"]))})
    return Checked(
        tuple(each["engine"] for each in said),
        tuple(
            CheckedPlace(
                place,
                names.get(order.get(place, 0), "ingen"),
                tuple(_found(each, place, order, steps, names) for each in said),
            )
            for place in places
        ),
    )


def _found(verdict: Data, place: int, order: Mapping[int, int], steps: Mapping[int, Data], names: Names) -> Found:
    step = steps.get(place, {})
    opinion = second_opinion(step, names) if verdict["engine"].startswith("PyRankVote") else None
    if place in verdict["disagreed"]:
        winners = dict(zip(verdict["disagreed"], verdict.get("winners", ()), strict=False))
        return Found(OUTCOMES["disagrees"], names.get(winners.get(place, 0), "ingen"))
    if place in verdict["crashed"]:
        return Found(OUTCOMES["crashed"], opinion.why if opinion else verdict["why"])
    if opinion and opinion.outcome is not OUTCOMES["agrees"]:
        return Found(opinion.outcome, opinion.why)
    if opinion:
        return Found(opinion.outcome, names[step["candidate"]])
    return Found(OUTCOMES["agrees"], names.get(order.get(place, 0), "ingen"))
