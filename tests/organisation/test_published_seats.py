"""Seats that were published with the figures they came from, and seats of which only the seats are known."""

from fractions import Fraction

import pytest

from nominering.organisation.apportionment import (
    Entered,
    LargestRemainder,
    ModifiedSainteLague,
    PerStarted,
    Rule,
    SainteLague,
)

# The parties over 4 % of the whole country, votes and seats. Valmyndigheten, the final results.
RIKSDAG_2018 = {
    "S": (1_830_386, 100),
    "M": (1_284_698, 70),
    "SD": (1_135_627, 62),
    "C": (557_500, 31),
    "V": (518_454, 28),
    "KD": (409_478, 22),
    "L": (355_546, 20),
    "MP": (285_899, 16),
}
RIKSDAG_2022 = {
    "S": (1_964_474, 107),
    "SD": (1_330_325, 73),
    "M": (1_237_428, 68),
    "V": (437_050, 24),
    "C": (434_945, 24),
    "KD": (345_712, 19),
    "MP": (329_242, 18),
    "L": (298_542, 16),
}
# 74 fixed seats among the constituencies of the county council of Dalarna 2010, by those entitled to vote.
# Valmyndigheten, "Fördelning av valkretsmandat – landstingsfullmäktigval" 2010, with the remainders as printed.
DALARNA_2010 = {
    "Falun": (43_794, 15, "0.74452"),
    "Borlänge": (37_565, 13, "0.64734"),
    "Avesta/Hedemora/Säter": (38_613, 13, "0.00018"),
    "Ludvika/Smedjebacken": (29_309, 10, "0.86772"),
    "Gagnef/Leksand/Malung-Sälen/Rättvik/Vansbro": (42_865, 14, "0.43174"),
    "Mora/Orsa/Älvdalen": (27_648, 9, "0.30850"),
}
# 10 seats, 100,000 votes. The example of the English Wikipedia's articles on both methods.
TEXTBOOK = {
    "Yellows": 47_000,
    "Whites": 16_000,
    "Reds": 15_900,
    "Greens": 12_000,
    "Blues": 6_000,
    "Pinks": 3_100,
}
# ../shared/domain.md: the delegates of 2018, 42 in all. The members they came from are not known.
VASTERNORRLAND_2018 = {
    "Ånge": 2,
    "Sundsvall": 12,
    "Timrå": 3,
    "Härnösand": 6,
    "Kramfors": 5,
    "Sollefteå": 6,
    "Örnsköldsvik": 8,
}


def shared(rule: Rule, members: dict[str, int]) -> dict[str, int]:
    worked = rule.apportion([Entered(name, number) for name, number in members.items()])
    return {line.name: line.seats for line in worked.lines}


@pytest.mark.parametrize("table", [RIKSDAG_2018, RIKSDAG_2022], ids=["2018", "2022"])
def test_the_riksdag_by_the_modified_odd_number_method(table: dict[str, tuple[int, int]]) -> None:
    """The first divisor is 1,2 from 2018, and both elections came out proportional over the whole country."""
    votes = {party: votes for party, (votes, _) in table.items()}
    assert shared(ModifiedSainteLague(349), votes) == {party: seats for party, (_, seats) in table.items()}


def test_the_fixed_seats_of_constituencies_by_largest_remainder() -> None:
    voters = {name: voters for name, (voters, _, _) in DALARNA_2010.items()}
    assert shared(LargestRemainder(74), voters) == {name: seats for name, (_, seats, _) in DALARNA_2010.items()}
    worked = LargestRemainder(74).apportion([Entered(name, number) for name, number in voters.items()])
    for line in worked.lines:
        assert line.remainder is not None
        assert abs(line.remainder - Fraction(DALARNA_2010[line.name][2])) <= Fraction(1, 200_000)


def test_the_textbook_example_by_largest_remainder() -> None:
    """The quota is 10,000: whole 4, 1, 1, 1; the largest remainders are 0.7, 0.6 and 0.6: Yellows, Whites, Blues."""
    assert shared(LargestRemainder(10), TEXTBOOK) == {
        "Yellows": 5,
        "Whites": 2,
        "Reds": 1,
        "Greens": 1,
        "Blues": 1,
        "Pinks": 0,
    }


def test_the_textbook_example_by_the_odd_number_method() -> None:
    """The ten highest of votes by 1, 3, 5, …: 47000, 16000, 15900, 15667, 12000, 9400, 6714, 6000, 5333, 5300."""
    assert shared(SainteLague(10), TEXTBOOK) == {
        "Yellows": 4,
        "Whites": 2,
        "Reds": 2,
        "Greens": 1,
        "Blues": 1,
        "Pinks": 0,
    }


def test_the_alabama_paradox_is_shown_by_largest_remainder_alone() -> None:
    """The example of the Wikipedia article: from 25 to 26 seats D and E lose one each."""
    votes = {"A": 1500, "B": 1500, "C": 900, "D": 500, "E": 500, "F": 200}
    assert shared(LargestRemainder(25), votes) == {"A": 7, "B": 7, "C": 4, "D": 3, "E": 3, "F": 1}
    assert shared(LargestRemainder(26), votes) == {"A": 8, "B": 8, "C": 5, "D": 2, "E": 2, "F": 1}


@pytest.mark.parametrize("size", [20, 25, 40])
def test_one_per_started_n_can_give_the_seats_of_västernorrland(size: int) -> None:
    """For every N some members give any seats: a half group short of the full. It shows no more than that the rule
    can write such a table; which rule the district used in 2018 cannot be told from the seats.
    """
    members = {name: seats * size - size // 2 for name, seats in VASTERNORRLAND_2018.items()}
    assert shared(PerStarted(size), members) == VASTERNORRLAND_2018


@pytest.mark.parametrize("rule", [LargestRemainder(42), SainteLague(42), ModifiedSainteLague(42)])
def test_a_fixed_42_can_give_the_seats_of_västernorrland(rule: Rule) -> None:
    """Members in proportion to the seats give the seats by every proportional rule, and that is all this shows."""
    members = {name: 17 * seats for name, seats in VASTERNORRLAND_2018.items()}
    assert shared(rule, members) == VASTERNORRLAND_2018
