"""What the second counters said, in words and looks: four outcomes that nobody can take for one another."""

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
