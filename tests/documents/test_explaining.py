"""Every way in which a place can fall has its sentence."""

import pytest

from nominering.counting.count import count
from nominering.counting.lots import Lots
from nominering.counting.profile import Profile
from nominering.counting.rules import Method, Rules
from nominering.documents import explaining, second_opinions
from nominering.documents.explaining import Narrator
from tests.documents.records import AGREED, NAMES, Data, event, placed, record, stage, step


def told(method: str, *steps: Data, rule: str = "none", fixed: dict[str, int] | None = None) -> Narrator:
    mode = None if rule == "none" else "integrated"
    return Narrator.of(record(method, [1], list(steps), rule, mode, fixed=fixed or {}), NAMES)


def why(method: str, place: Data, rule: str = "none", fixed: dict[str, int] | None = None) -> str:
    return told(method, place, rule=rule, fixed=fixed).place(place)


@pytest.mark.parametrize(("method", "alone"), [(Method.ORDERED_STV, 1), (Method.IRV_BY_PLACE, 2)])
def test_one_vote_and_one_candidate_are_said_as_such(method: Method, alone: int) -> None:
    """One paper for each: the lot excludes Bo, and Åsa takes the first place of both."""
    counted = count(Profile.of((1, 2), {(1,): 1, (2,): 1}), Rules(method), Lots((1, 2))).as_data()
    names = {1: "Åsa", 2: "Bo"}
    said = {each["place"]: Narrator.of(counted, names).place(each) for each in counted["steps"]}
    assert said[alone] == f"{names[alone]} var ensam kvar när alla andra platser var avgjorda."
    if method is Method.ORDERED_STV:
        assert "hade Bo minst stöd (1 röst, kvoten var 1)" in said[2]


def test_the_last_left_of_a_proportional_count_is_below_the_quota() -> None:
    last = step(
        2,
        2,
        stage({1: "6.00000", 2: "4.00000"}, event("elected", 1, "quota"), event("placed", 2, "last-left")),
        quota="5.00000",
    )
    assert why("ordered-stv", last) == (
        "Bland de 2 som då var kvar hade den andra mer än kvoten 5; Bo hade det inte och fick den sista av platserna."
    )


def test_whom_a_rule_shields_from_the_last_place_is_said() -> None:
    votes = {1: "1.00000", 2: "2.00000", 3: "7.00000"}
    passed = step(3, 2, stage(votes, event("placed", 2, "lowest", guarded=[1])), quota="3.33333", barred=[1])
    assert why("ordered-stv", passed, "half-women") == (
        "Bland de 3 som då var kvar hade Bo minst stöd (2 röster, kvoten var 3,33333) "
        "och fick den sista av platserna. "
        "Anna hade inte fler röster, men skyddas: regeln om minst hälften kvinnor behöver dem högre upp."
    )


def test_the_only_one_who_may_take_the_last_place_takes_it() -> None:
    votes = {1: "1.00000", 2: "2.00000", 3: "7.00000"}
    only = step(3, 3, stage(votes, event("placed", 3, "guarded")), quota="3.33333", barred=[1, 2])
    assert why("ordered-stv", only, "pairwise") == (
        "Bland de 3 som då var kvar var Cecilia den enda som kunde få den sista av platserna. Anna och Bo kunde inte "
        "få platsen: regeln om en kvinna och en man i varje par hade annars inte gått att hålla."
    )


def test_several_above_the_quota_leave_the_place_to_the_lowest_whom_no_rule_shields() -> None:
    votes = {1: "0.00000", 2: "4.00000", 3: "6.00000"}
    spared = step(3, 2, stage(votes, event("placed", 2, "guarded")), quota="3.33333", barred=[1])
    assert why("ordered-stv", spared, "half-women").startswith(
        "Av dem som kunde få den sista av platserna hade Bo minst stöd (4 röster, kvoten var 3,33333). Anna kunde"
    )


@pytest.mark.parametrize(
    "method", ["ordered-stv", "irv-by-place", "majority-by-place", "cumulative-places", "top-down-stv"]
)
def test_a_place_fixed_beforehand_is_said_to_be(method: str) -> None:
    assert why(method, placed(2, 1, "fixed"), fixed={"2": 1}) == "Anna har plats 2: den var bestämd före räkningen."


def test_whoever_alone_may_take_the_place_takes_it_by_the_rule() -> None:
    only = step(2, 1, stage({1: "3.00000"}, event("placed", 1, "majority")), barred=[2, 4])
    assert why("irv-by-place", only, "alternating:woman") == (
        "Anna var den enda som kunde få platsen. Bo och Dag kunde inte få platsen: regeln om varvade kvinnor och män "
        "med en kvinna först hade annars inte gått att hålla."
    )


def test_a_name_with_another_fixed_place_is_told_from_one_that_the_rule_bars() -> None:
    both = step(1, 1, stage({1: "6.00000", 3: "4.00000"}, event("placed", 1, "majority")), barred=[2, 5])
    narrator = told("majority-by-place", both, rule="half-women", fixed={"3": 5})
    assert narrator.barred(both) == (
        "Bo kunde inte få platsen: regeln om minst hälften kvinnor hade annars inte gått att hålla. "
        "Eva har en annan plats, som var bestämd före räkningen."
    )


def test_a_majority_at_once() -> None:
    first = step(1, 1, stage({1: "6.00000", 2: "4.00000"}, event("placed", 1, "majority")))
    assert why("majority-by-place", first) == "Anna fick 6 av de 10 röster som räknades, mer än hälften, direkt."


def run_off(votes: dict[int, str], **more: object) -> Data:
    return step(
        1,
        2,
        stage(
            {1: "4.00000", 2: "3.00000", 3: "3.00000"},
            event("run-off", 1, "highest", amount="4.00000"),
            event(
                "run-off",
                2,
                "highest",
                amount="3.00000",
                tie={"tied": [2, 3], "chosen": 2, "settled": "lot", "stage": None},
            ),
        ),
        stage(votes, event("placed", 2, "run-off", **more)),
    )


def test_a_run_off_says_what_both_had() -> None:
    assert why("majority-by-place", run_off({1: "4.00000", 2: "6.00000"})) == (
        "Ingen hade mer än hälften. Mellan de två högsta, räknat på samma röster, fick Bo 6 och Anna 4."
    )


def test_an_equal_run_off_says_what_settled_it() -> None:
    tie = {"tied": [1, 2], "chosen": 2, "settled": "lot", "stage": None}
    assert why("majority-by-place", run_off({1: "5.00000", 2: "5.00000"}, tie=tie)) == (
        "Ingen hade mer än hälften. Mellan de två högsta blev det lika: Bo och Anna 5. "
        "Anna och Bo stod lika ända bakåt; lottordningen pekade ut Bo."
    )


def test_the_cumulative_place_counts_the_first_names() -> None:
    stages = (
        stage({1: "2.00000", 2: "1.00000"}),
        stage({1: "5.00000", 2: "7.00000"}, event("placed", 2, "most-marks")),
    )
    assert why("cumulative-places", step(2, 2, *stages)) == (
        "Bo står bland de 2 första på 7 röster, fler än någon annan som var kvar."
    )
    first = step(1, 1, stage({1: "6.00000", 2: "4.00000"}, event("placed", 1, "most-marks")))
    assert why("cumulative-places", first) == "Anna står först på 6 röster, fler än någon annan som var kvar."


def test_the_newcomer_of_a_count_from_the_top_is_above_its_quota_or_the_last() -> None:
    votes = {1: "5.00000", 2: "4.00000", 3: "1.00000"}
    above = step(2, 2, stage(votes, event("placed", 2, "quota")), quota="3.33333")
    assert why("top-down-stv", above) == (
        "Bo fick 4 röster, mer än kvoten 3,33333, när den som redan hade plats räknades med."
    )
    last = step(3, 3, stage(votes, event("placed", 3, "last-left")), quota="2.50000")
    assert why("top-down-stv", last) == (
        "Cecilia var den sista utan plats som var kvar, när de 2 som redan hade plats räknades med."
    )


def test_the_placed_are_passed_over_in_a_count_from_the_top() -> None:
    out = event("excluded", 3, "lowest", amount="2.00000", guarded=[1])
    assert told("top-down-stv").event(out).text == (
        "Cecilia har minst (2) och utesluts. Anna hade inte fler röster, men har redan plats."
    )


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (event("elected", 1, "quota"), "Anna är över kvoten."),
        (event("run-off", 1, "highest"), "Anna går vidare till omvalet mellan de två högsta."),
        (event("placed", 1, "run-off"), "Anna vinner mellan de två högsta och får platsen."),
        (event("placed", 1, "most-marks"), "Anna har flest och får platsen."),
        (event("placed", 1, "majority"), "Anna har mer än hälften och får platsen."),
        (event("placed", 1, "quota"), "Anna är över kvoten och får platsen."),
        (event("placed", 1, "lowest"), "Anna har minst av dem som inte är säkra och får platsen."),
        (event("placed", 1, "last-left"), "Anna är ensam kvar och får platsen."),
        (event("placed", 1, "guarded"), "Anna får platsen, för de andra som är kvar behövs högre upp."),
        (event("placed", 1, "fixed"), "Anna får platsen: den var bestämd före räkningen."),
        (event("excluded", 1, "lowest", amount="1.50000"), "Anna har minst (1,5) och utesluts."),
    ],
)
def test_what_was_done_with_whom(done: Data, said: str) -> None:
    assert told("ordered-stv").event(done).text == said


def test_a_set_has_its_own_words() -> None:
    narrator = told("scottish-stv")
    assert narrator.event(event("elected", 1, "quota")).text == "Anna har nått kvoten och är vald."
    assert (
        narrator.event(event("elected", 2, "last-left")).text == "Bo väljs: de som är kvar är inte fler än platserna."
    )


def test_a_tie_says_what_settled_it() -> None:
    narrator = told("ordered-stv")
    by_lot = {"tied": [1, 2, 3], "chosen": 2, "settled": "lot", "stage": None}
    assert narrator.tie(by_lot) == "Anna, Bo och Cecilia stod lika ända bakåt; lottordningen pekade ut Bo."
    assert narrator.tie(by_lot | {"drawn": [1, 2]}) == (
        "Anna, Bo och Cecilia stod lika; tidigare steg lämnade kvar Anna och Bo, och bland dem pekade "
        "lottordningen ut Bo."
    )
    by_stage = {"tied": [1, 2], "chosen": 1, "settled": "earlier-stage", "stage": 3}
    assert narrator.tie(by_stage) == "Anna och Bo stod lika; steg 3 skilde dem åt och pekade ut Anna."


def test_those_who_are_above_the_quota_at_once_share_a_sentence() -> None:
    events = [
        event("elected", 1, "quota"),
        event("elected", 2, "quota"),
        event("transferred", 1, "surplus", amount="2.00000", share="0.25000"),
    ]
    assert [said.text for said in told("ordered-stv").events(events)] == [
        "Anna och Bo är över kvoten.",
        "Överskottet 2 från Anna går vidare; varje röst behåller 0,25 av sitt värde.",
    ]


def test_a_tie_of_many_is_said_briefly_first() -> None:
    tie = {"tied": [1, 2, 3, 4, 5], "chosen": 2, "settled": "lot", "stage": None}
    said = told("irv-by-place").event(event("excluded", 2, "lowest", amount="0.00000", tie=tie))
    assert said.brief == "Bo utesluts. 5 stod lika: lotten avgjorde."
    assert "Anna, Bo, Cecilia, Dag och Eva stod lika" in said.text


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("half-women", "minst hälften kvinnor"),
        ("half-women:up", "minst hälften kvinnor"),
        ("half-women:down", "minst hälften kvinnor (avrundat nedåt)"),
        ("alternating", "varvade kvinnor och män"),
        ("alternating:man", "varvade kvinnor och män med en man först"),
        ("pairwise", "en kvinna och en man i varje par"),
        ("minimum:woman:1:3", "minst 1 kvinna bland de 3 första"),
        ("minimum:man:2:5", "minst 2 män bland de 5 första"),
        ("minimum:!woman:2:5", "minst 2 som inte är kvinnor bland de 5 första"),
        ("minimum:!karlstad:1:5", "minst 1 som inte hör till gruppen karlstad bland de 5 första"),
        ("minimum:arvika:1:5", "minst 1 ur gruppen arvika bland de 5 första"),
    ],
)
def test_every_rule_has_its_words(rule: str, said: str) -> None:
    assert explaining.rule_text(rule) == said


@pytest.mark.parametrize(
    ("verdict", "word"),
    [
        (AGREED, "överens"),
        (AGREED | {"agreed": 2, "why": "some-places-not-comparable"}, "överens i 2 av 3"),
        (AGREED | {"agrees": False, "disagreed": [2]}, "oense"),
        (AGREED | {"agrees": False, "disagreed": [2], "crashed": [1]}, "oense"),
        (AGREED | {"agrees": None, "crashed": [2]}, "haveri"),
        (AGREED | {"agrees": None, "agreed": 0, "why": "nothing-comparable"}, "ej jämförbar"),
    ],
)
def test_the_four_outcomes_of_a_second_counter_are_four_words(verdict: Data, word: str) -> None:
    outcome = second_opinions.outcome_of(verdict)
    assert outcome.word == word
    assert outcome.stops is (word in ("oense", "haveri"))
    assert len({each.look for each in second_opinions.OUTCOMES.values()}) == 4


def test_an_older_record_has_one_second_counter() -> None:
    assert second_opinions.verdicts({"second_counter": AGREED}) == [AGREED]


def test_two_of_one_name_are_told_apart() -> None:
    assert explaining.told_apart({1: "Bo Alm", 2: "Åsa Öberg", 4: "Bo Alm"}) == {
        1: "Bo Alm (nr 1)",
        2: "Åsa Öberg",
        4: "Bo Alm (nr 4)",
    }
