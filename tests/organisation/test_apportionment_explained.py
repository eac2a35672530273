"""The examples that organisers read come out as docs/apportionment.md says."""

import re
from pathlib import Path

import pytest

from nominering.organisation.apportionment import Entered, Method, Terms, rule_of

TEXT = (Path(__file__).parents[2] / "docs" / "apportionment.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^    ([a-z-]+) (\d+)(?: min (\d+))?\n    ([\d ]+)\n    = ([\d ]+)$", re.MULTILINE)
EXAMPLES = EXAMPLE.findall(TEXT)


def test_every_rule_has_its_example() -> None:
    assert {each[0] for each in EXAMPLES} == {each.value for each in Method}
    assert len(EXAMPLES) == TEXT.count("\n    = ")


@pytest.mark.parametrize("example", EXAMPLES, ids=" ".join)
def test_an_example_comes_out_as_it_is_written(example: tuple[str, str, str, str, str]) -> None:
    method, number, least, members, expected = example
    rule = rule_of(Terms(Method(method), int(number), int(least or 0), None))
    worked = rule.apportion([Entered(str(place), int(each)) for place, each in enumerate(members.split())])
    assert [line.seats for line in worked.lines] == [int(seats) for seats in expected.split()]
