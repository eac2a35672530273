"""The record of a list that was decided place by place: the same plain data as a count's, so that every page and
paper that shows a list shows this one too. A step has an `end`: how its place was decided, who entered it and when.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from nominering.counting.marks import Contested, LotUsed
from nominering.counting.record import by_text, decimal_text
from nominering.outcome.model.counted import CountedList
from nominering.place_by_place.model.events import Deed
from nominering.place_by_place.model.hall import Hall
from nominering.place_by_place.model.story import Story, Vote

METHOD = "place-by-place"
SECOND_WAY = "en andra räkning, i högar"
RULES = {
    "method": METHOD,
    "edition": 1,
    "quota_of_votes": "more than half of the valid ballots, else a run-off between the two highest",
    "without_vote": "by acclamation, when nobody else is named",
    "start": "from place 1",
    "arithmetic": "exact",
    "ties": "lot-only",
}


def decided_list(hall: Hall, entitled: Mapping[str, int | None]) -> CountedList:
    """The list as decided; `entitled` is how many might vote in each secret vote. Raises PlacesLeft."""
    hall.check_decided()
    return CountedList.of(hall.round_.id, _record(hall, entitled))


def _record(hall: Hall, entitled: Mapping[str, int | None]) -> dict[str, Any]:
    order = [number for _, number in sorted(hall.taken.items())]
    stories = {story.taker: story for story in hall.stories if story.taker is not None}
    steps = [_step(place, number, stories.get(number), entitled) for place, number in enumerate(order, start=1)]
    votes = [vote for step in steps for vote in step["votes"]]
    verdict = _verdict(sum(bool(step["votes"]) for step in steps))
    rules = hall.round_.rules
    quota = str(rules.quota) if rules and rules.quota else "none"
    told: dict[str, Any] = {
        "record": 2,
        "rules": RULES | {"quota": quota, "quota_mode": "by-place" if rules and rules.quota else None},
        "rules_sha256": _fingerprint(RULES | {"quota": quota}),
        "candidates": list(hall.candidates),
        "ballots": {key: sum(vote[key] for vote in votes) for key in ("returned", "valid", "blank")},
        "lots": None,
        "places": hall.length,
        "groups": by_text(hall.round_.groups) if hall.round_.groups else None,
        "fixed": by_text({step["place"]: step["candidate"] for step in steps if step["end"]["how"] == "fixed"}),
        "order": order,
        "free_order": None,
        "quota_moves": [],
        "steps": steps,
        "second_counter": verdict,
        "second_counters": [verdict],
    }
    if hall.withdrawn:
        told["withdrawn"] = sorted(hall.withdrawn)
    if hall.set_aside:
        told["set_aside"] = {"quota": quota, "paragraph": hall.set_aside}
    return told


def _step(place: int, number: int, story: Story | None, entitled: Mapping[str, int | None]) -> dict[str, Any]:
    if story is None or story.decided is None:
        stage = _stage({number: 0}, [_placed(number, "fixed")])
        return _with(place, number, (number,), 0, [stage], {"how": "fixed"}, [])
    end = {
        "how": "acclamation" if story.decided.deed is Deed.ACCLAIMED else "vote",
        "by": story.decided.by,
        "at": story.decided.at.isoformat(),
        "named": list(story.named),
        "block": list(story.decided.places) if len(story.decided.places) > 1 else [],
        "decided_as": story.place,
    }
    votes = [_vote_data(vote, entitled) for vote in story.votes if vote.count]
    if story.decided.deed is Deed.ACCLAIMED:
        stage = _stage({number: 0}, [_placed(number, "acclamation")])
        return _with(place, number, (number,), 0, [stage], end, votes)
    valid = votes[-1]["valid"]
    stages = list(_stages(story, number))
    return _with(place, number, story.votes[0].candidates, valid, stages, end, votes)


def _with(
    place: int,
    number: int,
    among: tuple[int, ...],
    papers: int,
    stages: list[dict[str, Any]],
    end: dict[str, Any],
    votes: list[dict[str, Any]],
) -> dict[str, Any]:
    return {
        "place": place,
        "candidate": number,
        "among": sorted(among),
        "papers": papers,
        "quota": decimal_text(Fraction(papers, 2)),
        "barred": [],
        "stages": stages,
        "end": end,
        "votes": votes,
    }


def _stages(story: Story, number: int) -> Iterator[dict[str, Any]]:
    for vote in story.votes:
        count = vote.count
        if count is None:
            continue
        lot = next(iter(count.lots), None)
        if count.elected:
            reason = "run-off" if vote.runoff else "majority"
            yield _stage(count.votes, [_placed(number, reason) | _tie(lot, number, Contested.SEAT)])
        else:
            yield _stage(
                count.votes,
                [
                    {"deed": "run-off", "candidate": each, "reason": "highest"} | _tie(lot, each, Contested.RUN_OFF)
                    for each in count.runoff
                ],
            )


def _tie(lot: LotUsed | None, number: int, contested: Contested) -> dict[str, Any]:
    if lot is None or lot.contested is not contested or number not in lot.chosen:
        return {}
    return {"tie": {"tied": list(lot.tied), "chosen": number, "settled": "lot", "stage": None}}


def _placed(number: int, reason: str) -> dict[str, Any]:
    return {"deed": "placed", "candidate": number, "reason": reason}


def _stage(votes: Mapping[int, int], events: list[dict[str, Any]]) -> dict[str, Any]:
    none = decimal_text(Fraction(0))
    return {
        "votes": {str(number): decimal_text(Fraction(many)) for number, many in sorted(votes.items())},
        "exhausted": none,
        "rounding": none,
        "events": events,
    }


def _vote_data(vote: Vote, entitled: Mapping[str, int | None]) -> dict[str, Any]:
    count, counted = vote.count, vote.counted
    assert count is not None
    assert counted is not None
    return {
        "round": vote.round_id,
        "run_off": vote.runoff,
        "entitled": entitled.get(vote.round_id),
        "returned": count.valid + count.blank,
        "valid": count.valid,
        "blank": count.blank,
        "votes": by_text(count.votes),
        "lot": list(vote.drawn),
        "begun": {"by": vote.begun.by, "at": vote.begun.at.isoformat()},
        "counted": {"by": counted.by, "at": counted.at.isoformat()},
    }


def _verdict(voted: int) -> dict[str, Any]:
    """Every secret vote was counted a second way before it was kept: one that differs stops there."""
    return {
        "engine": SECOND_WAY,
        "agrees": True if voted else None,
        "why": "" if voted else "no-secret-vote",
        "agreed": voted,
        "of": voted,
        "disagreed": [],
        "crashed": [],
    }


def _fingerprint(rules: Mapping[str, Any]) -> str:
    canonical = json.dumps(rules, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
