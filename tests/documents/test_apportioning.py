"""An apportionment in words: the rule, the steps, and what the table says of each line."""

from dataclasses import replace
from datetime import date

import pytest

from nominering.documents.apportioning import rule_text, worked
from nominering.organisation.apportionment import (
    Apportionment,
    Entered,
    LargestRemainder,
    ModifiedSainteLague,
    PerStarted,
    Rule,
    SainteLague,
    Source,
)
from tests.story import ARVIKA, START, STORFORS, SUNNE


def shared(rule: Rule, *lot: str, **members: int) -> Apportionment:
    return rule.apportion([Entered(name, number) for name, number in members.items()], lot)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (PerStarted(20, 0), "Ett ombud per påbörjat 20-tal medlemmar."),
        (PerStarted(20, 1, 9), "Ett ombud per påbörjat 20-tal medlemmar, minst 1 och högst 9 till var och en."),
        (LargestRemainder(225, 2), "225 ombud efter största rest, minst 2 till var och en."),
        (SainteLague(60), "60 ombud efter uddatalsmetoden (Sainte-Laguë)."),
        (
            ModifiedSainteLague(60, most=9),
            "60 ombud efter den jämkade uddatalsmetoden (första divisorn 1,2), högst 9 till var och en.",
        ),
    ],
)
def test_the_rule_is_a_sentence(rule: Rule, said: str) -> None:
    assert rule_text(rule.terms) == said


def test_the_page_says_where_the_members_come_from_and_when_it_was_fixed() -> None:
    plain = PerStarted(20).apportion([ARVIKA, SUNNE, STORFORS])
    day = date(2030, 1, 1)
    assert worked(replace(plain, source=Source.REGISTER, cut_off=day)).figures == (
        "Räknat i medlemsregistret: de vars medlemskap räknades den 1 januari 2030."
    )
    assert worked(replace(plain, source=Source.STATED, cut_off=day)).figures == (
        "Medlemsantalen är de som var angivna för föreningarna den 1 januari 2030: medlemsregistret användes inte."
    )
    assert "angivna för föreningarna: medlems" in worked(replace(plain, source=Source.STATED)).figures
    assert worked(replace(plain, cut_off=day)).figures == "Medlemsantalen är inskrivna och gäller den 1 januari 2030."
    assert worked(plain).fixed is None
    assert worked(replace(plain, fixed_at=START)).fixed == "Fastställd 10 januari 2030 kl. 13.00."


def test_every_round_of_largest_remainder_is_told() -> None:
    said = worked(shared(LargestRemainder(20, 2, 8), A=70, B=21, C=9, D=0))
    assert said.steps == (
        "Utan medlemmar, och får minimum: D.",
        "Varv 1: 18 ombud delas på 100 medlemmar, alltså 5,55556 medlemmar på varje. Över taket, och får det: A.",
        "Varv 2: 10 ombud delas på 30 medlemmar, alltså 3,00000 medlemmar på varje.",
        "Hela delar ger alla 20 ombud, så resterna avgör inget.",
    )
    assert [(row.name, row.seats, row.note) for row in said.rows] == [
        ("A", "8", "taket"),
        ("B", "7", ""),
        ("C", "3", ""),
        ("D", "2", "minimum"),
    ]


def test_a_lot_is_told_with_who_drew_and_who_did_not() -> None:
    said = worked(shared(SainteLague(2), "C", "A", "B", A=10, B=10, C=10))
    assert said.steps[-1] == (
        "Lott: A, B och C stod lika om de 2 sista ombuden. Dragen ordning: C, A, B. Lotten gav ombud till C och A."
    )
    assert "är lika med det högsta som inte räckte" in said.steps[-2]
    assert [row.note for row in said.rows] == ["lott", "utan i lotten", "lott"]


def test_an_inactive_association_is_told_of() -> None:
    said = worked(LargestRemainder(4).apportion([ARVIKA, STORFORS]))
    assert [(row.cells, row.seats, row.note) for row in said.rows] == [
        (("41", "4,00000", "4", "0,00000"), "4", ""),
        (("5", "–", "–", "–"), "0", "vilande"),
    ]
    assert said.members == "41"
