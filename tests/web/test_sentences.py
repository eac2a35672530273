"""Every error that a rule can raise has its sentence, and every sentence says something to a person."""

import inspect
import re
from types import ModuleType
from typing import get_args

import pytest

from nominering.access import errors as access
from nominering.balloting import errors as balloting
from nominering.conference import errors as conference
from nominering.counting import errors as counting
from nominering.nomination import errors as nomination
from nominering.organisation import errors as organisation
from nominering.outcome import errors as outcome
from nominering.tables import errors as tables
from nominering.web.sentences import BLT_PROBLEMS, SENTENCES, sentence_for

FAMILIES = (access, organisation, nomination, conference, balloting, counting, outcome, tables)


def family(module: ModuleType) -> list[type[Exception]]:
    every = [each for _, each in inspect.getmembers(module, inspect.isclass) if issubclass(each, Exception)]
    return [each for each in every if not each.__subclasses__()]


@pytest.mark.parametrize("module", FAMILIES, ids=lambda module: module.__name__)
def test_every_error_has_a_sentence(module: ModuleType) -> None:
    assert {each.__name__ for each in family(module)} <= {each.__name__ for each in SENTENCES}


@pytest.mark.parametrize("module", FAMILIES, ids=lambda module: module.__name__)
def test_the_tree_at_the_top_names_every_error_and_no_other(module: ModuleType) -> None:
    named = re.findall(r"^[├└]── (\w+)", module.__doc__ or "", re.MULTILINE)
    assert sorted(named) == sorted(each.__name__ for each in family(module))


@pytest.mark.parametrize("error", [each for each, said in SENTENCES.items() if isinstance(said, str)])
def test_a_sentence_is_one_sentence(error: type[Exception]) -> None:
    said = sentence_for(error.__new__(error))
    assert re.fullmatch(r"[A-ZÅÄÖ][^.]*\.", said)


def test_every_problem_of_a_ballot_file_is_put_in_words() -> None:
    assert set(BLT_PROBLEMS) == set(get_args(counting.Problem))
    for problem in BLT_PROBLEMS:
        said = sentence_for(counting.MalformedBlt(7, problem, "x"))
        assert said.startswith("BLT-filen, rad 7: ")
