"""A count as people and programs read it: the JSON answer and the text of the command line."""

from collections.abc import Iterator, Mapping
from typing import Any

from nominering.documents.swedish import listed, votes_said

UNCOMPARED = "not-a-single-winner-decision"


def report(record: Mapping[str, Any], names: Mapping[int, str]) -> dict[str, Any]:
    """The keys that programs may rely on, with the whole record beneath."""
    return {
        "method": record["rules"]["method"],
        "order": [names[number] for number in record["order"]],
        "order_numbers": list(record["order"]),
        "names": {str(number): names[number] for number in record["candidates"]},
        "lots_used": list(lots_used(record)),
        "quota_moves": [],
        "second_counter": record["second_counter"],
        "record": record,
    }


def lots_used(record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every decision that the lot took: at which place and stage, who were tied, who was picked for what."""
    for step in record["steps"]:
        for number, stage in enumerate(step["stages"], start=1):
            for event in stage["events"]:
                tie = event.get("tie")
                if tie and tie["settled"] == "lot":
                    yield {
                        "place": step["place"],
                        "stage": number,
                        "tied": tie.get("drawn") or tie["tied"],
                        "chosen": tie["chosen"],
                        "deed": event["deed"],
                    }


def verdict_text(verdict: Mapping[str, Any]) -> str:
    """Kontrollräknad med PyRankVote 2.0.6: 14 av 15 platser, 1 ej jämförbar."""
    if verdict["why"] == UNCOMPARED:
        return (
            f"Inte kontrollräknad med {verdict['engine']}: "
            "metoden avgör flera platser i taget, vilket PyRankVote inte kontrollerar."
        )
    said = [f"{verdict['agreed']} av {verdict['of']} platser"]
    if verdict["disagreed"]:
        said.append(f"annan vinnare på plats {listed([str(place) for place in verdict['disagreed']])}")
    if verdict["crashed"]:
        said.append(f"haveri på plats {listed([str(place) for place in verdict['crashed']])}")
    if left := verdict["of"] - verdict["agreed"] - len(verdict["disagreed"]) - len(verdict["crashed"]):
        said.append(f"{left} ej jämförbar{'a' if left > 1 else ''}")
    return f"Kontrollräknad med {verdict['engine']}: {', '.join(said)}."


def text(record: Mapping[str, Any], names: Mapping[int, str], title: str) -> str:
    ballots = record["ballots"]
    lines = [
        title,
        f"Metod: {record['rules']['method']}. Röster: {ballots['valid']} giltiga, {ballots['blank']} blanka.",
        "",
    ]
    steps = {step["place"]: step for step in record["steps"]}
    width = len(str(len(record["order"])))
    for place, number in enumerate(record["order"], start=1):
        last = steps[place]["stages"][-1]
        lines.append(f"{place:>{width}}. {names[number]} ({votes_said(last['votes'][str(number)])})")
    lots = list(lots_used(record))
    lines += [
        "",
        f"Lotten avgjorde {len(lots)} gång{'er' if len(lots) > 1 else ''}."
        if lots
        else "Lotten behövde inte avgöra något.",
    ]
    lines.append(verdict_text(record["second_counter"]))
    return "\n".join(lines) + "\n"
