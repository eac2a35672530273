"""Public elections whose lists several independent counters agree on. They stay outside the project."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from nominering.counting import blt
from nominering.counting.count import count
from nominering.counting.errors import MalformedBlt
from nominering.counting.lots import Lots
from nominering.counting.profile import Profile
from nominering.counting.record import Record
from nominering.counting.rules import Method, Rules
from tests.counting.strategies import EVERY_LIST

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "elections"
EXPECTED = FOLDER / "expected.json"
CROSS_CHECKED = "ordered_lists_cross_checked"

LISTS_CHECKED = [
    (Method.ORDERED_STV, "bottom_up_all"),
    (Method.IRV_BY_PLACE, "irv_place_by_place"),
    (Method.TOP_DOWN_STV, "top_down_otten"),
    (Method.MAJORITY_BY_PLACE, "majority_runoff_place_by_place"),
]
# Two names there are on no paper, so that nothing but the lot parts them, in a run-off of 0 to 0: for this list the
# other counter let the later one in the file win it, and by every other tie the earlier.
DRAWN_THE_OTHER_WAY = ("droop-SC.blt", Method.MAJORITY_BY_PLACE)

pytestmark = pytest.mark.skipif(
    not EXPECTED.exists(), reason="the public elections do not lie in ../shared/elections beside the project"
)


def _checked() -> list[Any]:
    if not EXPECTED.exists():
        return [pytest.param({}, id="absent")]
    entries = json.loads(EXPECTED.read_text(encoding="utf-8"))
    return [pytest.param(entry, id=entry["file"]) for entry in entries if CROSS_CHECKED in entry]


def _count(file: str, method: Method) -> tuple[Record, list[str]]:
    """In the order of the file where lots are needed, as the other counters did."""
    box = blt.parse((FOLDER / file).read_text(encoding="utf-8"))
    lots = list(box.profile.candidates)
    if (file, method) == DRAWN_THE_OTHER_WAY:
        on_paper = {number for ranking, _ in box.profile.rankings for number in ranking}
        one, other = (at for at, number in enumerate(lots) if number not in on_paper)
        lots[one], lots[other] = lots[other], lots[one]
    record = count(box.profile, Rules(method), Lots(tuple(lots)))
    return record, [_plain(box.names[number - 1]) for number in record.order]


def _plain(name: str) -> str:
    return " ".join(name.split())


@pytest.mark.parametrize("entry", _checked())
@pytest.mark.parametrize(("method", "key"), LISTS_CHECKED)
def test_the_list_is_that_of_the_other_counters(entry: dict[str, Any], method: Method, key: str) -> None:
    expected = [_plain(name) for name in entry[CROSS_CHECKED][key]]
    record, order = _count(entry["file"], method)
    assert order == expected
    for verdict in record.verdicts:
        assert verdict.disagreed == verdict.crashed == ()


@EVERY_LIST
def test_a_hundred_ballots_on_seventy_names_give_the_same_bytes_in_any_order(method: Method) -> None:
    data = json.loads((FOLDER / "voteit-70-in-35.json").read_text(encoding="utf-8"))
    number = {name: position for position, name in enumerate(data["candidates"], start=1)}
    papers = [(tuple(number[name] for name in ballot), 1) for ballot in data["ballots"]]
    lots = Lots.from_seed("6 1 3 3 5", "70 in 35", number.values())
    records = set()
    for seed in range(2):
        random.Random(seed).shuffle(papers)
        records.add(count(Profile.of(number.values(), papers), Rules(method), lots).as_json().encode())
    assert len(records) == 1


def test_nicknames_and_withdrawn_names_are_read() -> None:
    box = blt.parse((FOLDER / "stvrs-vegetables.blt").read_text(encoding="utf-8"))
    assert [box.names[number - 1] for number in sorted(box.withdrawn)] == ["Banana", "Fig"]
    assert ((1, 2), 1) in box.ballots
    assert ((9, 1), 9) in box.ballots


def test_ballots_with_equal_rankings_are_refused_by_line() -> None:
    with pytest.raises(MalformedBlt) as refused:
        blt.parse((FOLDER / "stvrs-rand-hypergeometric.blt").read_text(encoding="utf-8"))
    assert (refused.value.problem, refused.value.line) == ("equal-ranking", 3)
