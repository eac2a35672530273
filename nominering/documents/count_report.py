"""A count as people and programs read it: the JSON answer and the text of the command line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nominering.documents.explaining import MODES, rule_of, told_apart
from nominering.documents.moves import moves
from nominering.documents.second_opinions import verdicts
from nominering.documents.swedish import listed, votes_said

# Why a second counter had nothing to say. The first is in records of before there was a recount.
UNCOMPARED = {
    "not-a-single-winner-decision": "metoden avgör flera platser i taget, vilket PyRankVote inte kontrollerar",
    "no-secret-vote": "alla platser beslutades utan sluten omröstning",
    "not-a-list": "metoden väljer flera på en gång, och den kontrollerar ordnade listor",
}


def report(record: Mapping[str, Any], names: Mapping[int, str]) -> dict[str, Any]:
    """The keys that programs may rely on, with the whole record beneath."""
    return {
        "method": record["rules"]["method"],
        **(_set_keys(record, names) if "elected" in record else _list_keys(record, names)),
        "names": {str(number): names[number] for number in record["candidates"]},
        "lots_used": list(lots_used(record)),
        "quota_moves": [
            {**move, "free_name": names[move["free"]], "taken_by_name": names[move["taken_by"]]}
            for move in record.get("quota_moves", ())
        ],
        "second_counter": record["second_counter"],
        "second_counters": verdicts(record),
        "record": record,
    }


def _list_keys(record: Mapping[str, Any], names: Mapping[int, str]) -> dict[str, Any]:
    free = record.get("free_order")
    return {
        "order": [names[number] for number in record["order"]],
        "order_numbers": list(record["order"]),
        "free_order": free and [names[number] for number in free],
    }


def _set_keys(record: Mapping[str, Any], names: Mapping[int, str]) -> dict[str, Any]:
    """Two of the same name cannot both be a key: they are told apart by number."""
    apart = told_apart(names)
    return {
        "elected": [names[number] for number in record["elected"]],
        "elected_numbers": list(record["elected"]),
        "final_votes": {apart[int(number)]: votes for number, votes in record["final_votes"].items()},
        "quota": record["quota"],
        "seats": record["seats"],
    }


def lots_used(record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every decision that the lot took: at which place and stage, who were tied, who was picked for what.

    Where a set was elected there is no place.
    """
    for step in record.get("steps") or [{"place": None, "stages": record["stages"]}]:
        for number, stage in enumerate(step["stages"], start=1):
            for event in stage["events"]:
                tie = event.get("tie")
                if tie and tie["settled"] == "lot":
                    yield {
                        "place": step["place"],
                        "stage": number,
                        "votes": stage["votes"][str(tie["chosen"])],
                        "tied": tie.get("drawn") or tie["tied"],
                        "chosen": tie["chosen"],
                        "deed": event["deed"],
                    }


def lots_said(lots: Sequence[Mapping[str, Any]]) -> str:
    """How many times, and how many of them were among names that no paper lay with just then."""
    if not lots:
        return "Lotten behövde inte avgöra något."
    among_none = sum(not used["votes"].strip("0.") for used in lots)
    without = f", varav {among_none} bland namn som då hade 0 röster" if 0 < among_none < len(lots) else ""
    alone = ", bland namn som då hade 0 röster" if among_none == len(lots) else ""
    return f"Lotten avgjorde {len(lots)} gång{'er' if len(lots) > 1 else ''}{without}{alone}."


def verdict_text(verdict: Mapping[str, Any]) -> str:
    """Kontrollräknad med PyRankVote 2.0.6: 14 av 15 platser, 1 ej jämförbar."""
    if verdict["why"] in UNCOMPARED:
        return f"Inte kontrollräknad med {verdict['engine']}: {UNCOMPARED[verdict['why']]}."
    said = [f"{verdict['agreed']} av {verdict['of']} platser"]
    if verdict["disagreed"]:
        said.append(f"annan vinnare på plats {listed([str(place) for place in verdict['disagreed']])}")
    if verdict["crashed"] and len(verdict["crashed"]) == verdict["of"]:
        said.append("haveri")
    elif verdict["crashed"]:
        said.append(f"haveri på plats {listed([str(place) for place in verdict['crashed']])}")
    if left := verdict["of"] - verdict["agreed"] - len(verdict["disagreed"]) - len(verdict["crashed"]):
        said.append(f"{left} ej jämförbar{'a' if left > 1 else ''}")
    return f"Kontrollräknad med {verdict['engine']}: {', '.join(said)}."


def text(record: Mapping[str, Any], names: Mapping[int, str], title: str) -> str:
    names = told_apart(names)
    ballots = record["ballots"]
    lots = list(lots_used(record))
    return "\n".join(
        [
            title,
            f"Metod: {record['rules']['method']}. Röster: {ballots['valid']} giltiga, {ballots['blank']} blanka.",
            *_rule_line(record),
            "",
            *(_set_lines(record, names) if "elected" in record else _list_lines(record, names)),
            "",
            *(move.said for move in (() if "elected" in record else moves(record, names))),
            lots_said(lots),
            *map(verdict_text, verdicts(record)),
            "",
        ]
    )


def _rule_line(record: Mapping[str, Any]) -> list[str]:
    rule = rule_of(record)
    return [f"Kvotering: {rule}, {MODES[record['rules']['quota_mode']]}."] if rule else []


def _list_lines(record: Mapping[str, Any], names: Mapping[int, str]) -> Iterator[str]:
    """A line for each place, with the votes when it was decided; where the quota moved names, by the free count."""
    steps = {step["candidate"]: step for step in record["steps"]}
    width = len(str(len(record["order"])))
    for place, number in enumerate(record["order"], start=1):
        last = steps[number]["stages"][-1]
        yield f"{place:>{width}}. {names[number]} ({votes_said(last['votes'][str(number)])})"


def _set_lines(record: Mapping[str, Any], names: Mapping[int, str]) -> Iterator[str]:
    yield f"Kvoten var {votes_said(record['quota'])}. Valda, i den ordning de valdes:"
    for number in record["elected"]:
        yield f"- {names[number]} ({votes_said(record['final_votes'][str(number)])})"
