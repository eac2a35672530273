"""Records as the count leaves them, made by hand: small enough to see through, in every shape a page must take."""

from typing import Any

Data = dict[str, Any]

NAMES = {1: "Anna", 2: "Bo", 3: "Cecilia", 4: "Dag", 5: "Eva"}
AGREED: Data = {
    "engine": "recount.py",
    "agrees": True,
    "why": "",
    "agreed": 3,
    "of": 3,
    "disagreed": [],
    "crashed": [],
}


def event(deed: str, candidate: int, reason: str, **more: Any) -> Data:
    return {"deed": deed, "candidate": candidate, "reason": reason, **more}


def stage(votes: dict[int, str], *events: Data, exhausted: str = "0.00000", rounding: str = "0.00000") -> Data:
    return {
        "votes": {str(number): value for number, value in votes.items()},
        "exhausted": exhausted,
        "rounding": rounding,
        "events": list(events),
    }


def step(place: int, candidate: int, *stages: Data, quota: str = "0.00000", papers: int = 10, **more: Any) -> Data:
    among = [int(number) for number in stages[0]["votes"]] if stages else [candidate]
    return {
        "place": place,
        "candidate": candidate,
        "among": among,
        "papers": papers,
        "quota": quota,
        "barred": [],
        "stages": list(stages),
        **more,
    }


def placed(place: int, candidate: int, reason: str = "last-left") -> Data:
    """A place that a single stage decided, with one candidate in it."""
    return step(place, candidate, stage({candidate: "10.00000"}, event("placed", candidate, reason)))


def record(
    method: str, order: list[int], steps: list[Data], rule: str = "none", mode: str | None = None, **more: Any
) -> Data:
    return {
        "record": 2,
        "rules": {"method": method, "quota": rule, "quota_mode": mode},
        "rules_sha256": "ab" * 32,
        "candidates": sorted({*order, *(each["candidate"] for each in steps)}),
        "ballots": {"returned": 11, "valid": 10, "blank": 1},
        "lots": None,
        "places": len(order),
        "groups": None,
        "fixed": {},
        "order": order,
        "free_order": None,
        "quota_moves": [],
        "steps": steps,
        "second_counter": AGREED,
        "second_counters": [AGREED],
        **more,
    }


def moved(
    place: int, free: int, taken_by: int, before: int | None, free_to: int | None, rule: str = "half-women"
) -> Data:
    return {"place": place, "free": free, "taken_by": taken_by, "rule": rule, "from": before, "free_to": free_to}


# Free: Bo, Dag, Anna, Cecilia. With half women in every head, Anna comes first and Cecilia third.
QUOTA = record(
    "ordered-stv",
    [1, 2, 3, 4],
    [placed(place, number) for place, number in ((4, 3), (3, 1), (2, 4), (1, 2))],
    "half-women",
    "afterwards",
    free_order=[2, 4, 1, 3],
    quota_moves=[
        moved(1, 2, 1, 3, 2),
        moved(2, 4, 2, 1, 4),
        moved(3, 1, 3, 4, 1),
        moved(4, 3, 4, 2, 3),
    ],
)

A_SET: Data = {
    "record": 2,
    "rules": {"method": "scottish-stv", "quota": "none", "quota_mode": None},
    "rules_sha256": "cd" * 32,
    "candidates": [1, 2, 3],
    "ballots": {"returned": 10, "valid": 10, "blank": 0},
    "lots": {"order": [3, 1, 2], "seed": None, "election": None},
    "places": 2,
    "groups": None,
    "fixed": {},
    "seats": 2,
    "elected": [1, 3],
    "final_votes": {"1": "4.00000", "3": "4.33332"},
    "quota": "4.00000",
    "stages": [
        stage(
            {1: "6.00000", 2: "2.00000", 3: "2.00000"},
            event("elected", 1, "quota"),
            event("transferred", 1, "surplus", amount="2.00000", share="0.33333"),
        ),
        stage(
            {1: "4.00000", 2: "2.66664", 3: "2.66664"},
            event(
                "excluded",
                2,
                "lowest",
                amount="2.66664",
                tie={"tied": [2, 3], "chosen": 2, "settled": "lot", "stage": None},
            ),
            exhausted="0.66672",
        ),
        stage({1: "4.00000", 3: "4.33332"}, event("elected", 3, "quota"), exhausted="1.66668"),
    ],
    "second_counter": {**AGREED, "agrees": None, "why": "not-a-list", "agreed": 0, "of": 0},
    "second_counters": [{**AGREED, "agrees": None, "why": "not-a-list", "agreed": 0, "of": 0}],
}
