"""docs/methods.md promises that its examples are counted: here they are."""

import re
from pathlib import Path

import pytest

from nominering.counting.count import count
from nominering.counting.profile import Profile
from nominering.counting.rules import Method, Rules

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "methods.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## [^\n]*\(`([a-z-]+)`\)\n(.*?)(?=^## )", PAGE, re.MULTILINE | re.DOTALL))


def test_every_method_has_its_section_with_an_example_and_says_when_not_to_use_it() -> None:
    assert set(SECTIONS) == {method.value for method in Method}
    for section in SECTIONS.values():
        assert "**Passar inte**" in section
        assert "    = " in section


@pytest.mark.parametrize("method", Method)
def test_the_example_gives_what_the_page_says(method: Method) -> None:
    *papers, answer = (line.split() for line in SECTIONS[method].splitlines() if line.startswith("    "))
    letters = sorted({letter for _, *ranking in papers for letter in ranking})
    number = {letter: at for at, letter in enumerate(letters, start=1)}
    rankings = [(tuple(number[letter] for letter in ranking), int(many)) for many, *ranking in papers]
    record = count(Profile.of(number.values(), rankings), Rules(method), places=2 if method.elects_a_set else None)
    chosen = record.election.elected if record.election else record.order
    assert [letters[each - 1] for each in chosen] == answer[1:]
