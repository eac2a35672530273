"""Every error that a rule can raise has its sentence, and every sentence says something to a person."""

import inspect
import re
from types import ModuleType
from typing import get_args

import pytest

from nominering.access import errors as access
from nominering.balloting import errors as balloting
from nominering.conference import errors as conference
from nominering.correspondence import errors as correspondence
from nominering.counting import errors as counting
from nominering.nomination import errors as nomination
from nominering.organisation import errors as organisation
from nominering.outcome import errors as outcome
from nominering.place_by_place import errors as place_by_place
from nominering.tables import errors as tables
from nominering.web.errors import STATUS
from nominering.web.sentences import SENTENCES, sentence_for
from nominering.web.sentences.counting import BLT_PROBLEMS

FAMILIES = (
    access,
    correspondence,
    organisation,
    nomination,
    conference,
    balloting,
    counting,
    outcome,
    place_by_place,
    tables,
)


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


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            counting.QuotaCannotBeKept("half-women:up", 28, {"man": 20, "other": 2, "woman": 1}),
            "Regeln om minst hälften kvinnor går inte att hålla på 28 platser med kandidaterna som finns "
            "(1 kvinna, 20 män och 2 andra): "
            "fler behöver kandidera, eller så behöver regeln eller antalet platser ändras.",
        ),
        (
            counting.QuotaCannotBeKept("minimum:!karlstad:1:5", 5, {"karlstad": 7}),
            "Regeln om minst 1 som inte hör till gruppen karlstad bland de 5 första går inte att hålla på 5 platser "
            "med kandidaterna som finns (7 ur gruppen karlstad): "
            "fler behöver kandidera, eller så behöver regeln eller antalet platser ändras.",
        ),
        (
            counting.QuotaUnknown("halva"),
            "Kvoteringsregeln ”halva” finns inte: skriv none, half-women, alternating, pairwise eller "
            "minimum:GRUPP:ANTAL:PLATSER.",
        ),
        (
            counting.GroupsIncomplete((2, 3), (9,)),
            "Varje kandidat behöver en grupp för kvoteringsregeln: 2 och 3 saknas, 9 är ingen kandidat.",
        ),
        (
            counting.FixedPlaceWrong(4, 9),
            "Plats 4 kan inte vara bestämd för kandidat 9: "
            "ge högst en plats på listan till var och en som kandiderar.",
        ),
        (
            counting.QuotaOnSet(),
            "De skotska reglerna väljer flera utan ordning och har ingen kvotering: "
            "ta bort regeln eller välj en annan metod.",
        ),
    ],
    ids=lambda each: type(each).__name__,
)
def test_a_quota_rule_that_cannot_be_is_refused_in_words(error: Exception, said: str) -> None:
    assert sentence_for(error) == said


@pytest.mark.parametrize("error", family(counting), ids=lambda error: error.__name__)
def test_a_count_is_refused_for_what_was_sent_or_for_how_things_stand(error: type[Exception]) -> None:
    stands = (counting.MalformedBlt, counting.TieNeedsLots, counting.QuotaCannotBeKept)
    assert (error in STATUS) == (error not in stands)
