"""Why a place fell as it did, in sentences made from the record."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nominering.documents.swedish import amount_text, listed, votes_said

Names = Mapping[int, str]


def step_sentence(step: Mapping[str, Any], method: str, names: Names) -> str:
    """One sentence for the place."""
    stage = step["stages"][-1]
    event = stage["events"][-1]
    name = names[step["candidate"]]
    among = len(step["among"])
    if among == 1:
        return f"{name} var ensam kvar när alla andra platser var avgjorda."
    if method == "irv-by-place":
        return _winner_sentence(step, stage, event, name)
    if event["reason"] == "last-left":
        return (
            f"Bland de {among} som då var kvar hade {'den' if among == 2 else 'de'} andra mer än kvoten "
            f"{amount_text(step['quota'])}; {name} hade det inte och fick den sista av platserna."
        )
    votes = votes_said(stage["votes"][str(step["candidate"])])
    tie = f" {tie_sentence(event['tie'], names)}" if "tie" in event else ""
    return (
        f"Bland de {among} som då var kvar hade {name} minst stöd ({votes}, kvoten var "
        f"{amount_text(step['quota'])}) och fick den sista av platserna.{tie}"
    )


def _winner_sentence(step: Mapping[str, Any], stage: Mapping[str, Any], event: Mapping[str, Any], name: str) -> str:
    out = len(step["stages"]) - 1
    votes = amount_text(stage["votes"][str(step["candidate"])])
    counting = sum(int(value.partition(".")[0]) for value in stage["votes"].values())
    after = f"när {out} hade uteslutits" if out else "direkt"
    if event["reason"] == "last-left":
        return f"{name} var den sista kvar {after}."
    return f"{name} fick {votes} av de {counting} röster som räknades, mer än hälften, {after}."


def event_sentence(event: Mapping[str, Any], names: Names) -> str:
    """What was done with whom at a stage."""
    name = names[event["candidate"]]
    match event["deed"]:
        case "elected":
            said = f"{name} är över kvoten."
        case "transferred":
            said = (
                f"Överskottet {amount_text(event['amount'])} från {name} går vidare; "
                f"varje röst behåller {amount_text(event['share'])} av sitt värde."
            )
        case "excluded":
            said = f"{name} har minst ({amount_text(event['amount'])}) och utesluts."
        case _:
            said = f"{name} får platsen."
    return f"{said} {tie_sentence(event['tie'], names)}" if "tie" in event else said


def tie_sentence(tie: Mapping[str, Any], names: Names) -> str:
    tied = listed([names[number] for number in tie["tied"]])
    chosen = names[tie["chosen"]]
    if "drawn" in tie:
        drawn = listed([names[number] for number in tie["drawn"]])
        return (
            f"{tied} stod lika; tidigare steg lämnade kvar {drawn}, och bland dem pekade lottordningen ut {chosen}."
        )
    if tie["settled"] == "lot":
        return f"{tied} stod lika ända bakåt; lottordningen pekade ut {chosen}."
    return f"{tied} stod lika; steg {tie['stage']} skilde dem åt och pekade ut {chosen}."


WORDS = {
    "agrees": "överens",
    "disagrees": "oense",
    "crashed": "haveri",
    "not-comparable": "ej jämförbar",
}
WHYS = {
    "tie": "lika röstetal kunde avgöra, och PyRankVote lottar själv",
    "fewer-than-two-on-any-paper": "färre än två kvarvarande står på någon röstsedel",
}


@dataclass(frozen=True)
class Opinion:
    """The second counter's word on a place; `stops` when the list cannot be adopted because of it."""

    word: str
    why: str
    stops: bool


def second_opinion(step: Mapping[str, Any], names: Names) -> Opinion | None:
    second = step.get("second")
    if second is None:
        return None
    why = WHYS.get(second["why"], second["why"])
    if second["comparison"] == "disagrees":
        why = f"PyRankVote säger {names.get(second['winner'], 'ingen')}"
    return Opinion(WORDS[second["comparison"]], why, second["comparison"] in ("disagrees", "crashed"))
