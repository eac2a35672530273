"""The balance of an order: counts that add up, and a rule that is judged as the count judges it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominering.counting.quotas import MAN, OTHER, WOMAN, Quota
from nominering.nomination.model.balance import (
    Ages,
    Broken,
    Share,
    ages_of,
    balance_of,
    broken,
    municipality_of,
    places_elsewhere,
    prefixes,
    shares,
)
from nominering.nomination.model.candidacies import Answer, BallotLine, Candidacy, Gender
from nominering.nomination.model.nominations import Grounds, Meeting, Nomination, Nominator, NominatorKind
from nominering.nomination.model.nominees import Nominee
from nominering.organisation.model import Associations, District, Municipality
from tests.story import ARVIKA, STORFORS, SUNNE

GENDERS = st.lists(st.sampled_from(Gender), max_size=12)
GROUPS = st.lists(st.sampled_from((WOMAN, MAN, OTHER)), min_size=1, max_size=9)
RULES = (
    "half-women:up",
    "half-women:down",
    "alternating",
    "alternating:woman",
    "alternating:man",
    "pairwise",
    "minimum:woman:2:3",
    "minimum:!man:3:5",
)
DAY = date(2030, 9, 8)
EVERY = Associations((ARVIKA, SUNNE, STORFORS))
DISTRICT = District(
    "Distriktet",
    "Partiet",
    "Länet",
    (Municipality("1784", "Arvika"), Municipality("1766", "Sunne"), Municipality("1760", "Storfors")),
)


def candidacy(name: str, born: date, place: str = "Arvika", *by: str, gender: Gender = Gender.WOMAN) -> Candidacy:
    nominations = tuple(
        Nomination(Nominator(NominatorKind.ASSOCIATION, one), Grounds(Meeting(date(2030, 1, 8), "§ 7"), ""))
        for one in by
    )
    line = BallotLine("lärare", place)
    return Candidacy(
        name, "riksdag", Nominee(name, name, born, place), Answer.ACCEPTED, None, line, nominations, gender
    )


@given(GENDERS)
def test_the_last_prefix_is_the_whole_and_every_one_adds_up(genders: list[Gender]) -> None:
    rows = prefixes(genders)
    assert [row.first for row in rows] == list(range(1, len(genders) + 1))
    assert all(row.women + row.men + row.other + row.undisclosed == row.first for row in rows)
    if rows:
        last = rows[-1]
        assert [last.women, last.men, last.other, last.undisclosed] == [genders.count(one) for one in Gender]


@pytest.mark.parametrize("rule", RULES)
@given(groups=GROUPS)
def test_a_place_is_marked_exactly_when_the_rule_is_not_kept(rule: str, groups: list[str]) -> None:
    quota = Quota.named(rule)
    kinds = {place: quota.kind(group) for place, group in enumerate(groups, start=1)}
    assert (not broken(quota, groups, len(groups))) == quota.can_be_kept(kinds, {}, len(groups))


def test_every_prefix_with_too_few_women_is_marked_with_how_many_it_takes() -> None:
    quota = Quota.named("half-women:up")
    groups = [WOMAN, WOMAN, MAN, MAN, MAN, MAN, WOMAN, WOMAN]
    assert broken(quota, groups, 8) == (Broken(5, 2, 3), Broken(6, 2, 3), Broken(7, 3, 4))


def test_half_rounded_down_lets_a_man_begin() -> None:
    assert broken(Quota.named("half-women:down"), [MAN, WOMAN, MAN], 3) == ()
    assert broken(Quota.named("half-women:up"), [MAN, WOMAN, MAN], 3) == (Broken(1, 0, 1), Broken(3, 1, 2))


def test_a_pair_of_the_same_is_marked_at_its_second_name() -> None:
    quota = Quota.named("pairwise")
    assert broken(quota, [WOMAN, MAN, MAN, MAN, OTHER, OTHER], 6) == (Broken(4),)


def test_an_alternating_list_follows_its_first_name_that_is_woman_or_man() -> None:
    quota = Quota.named("alternating")
    assert broken(quota, [OTHER, WOMAN, WOMAN, WOMAN], 4) == (Broken(3),)


def test_a_minimum_is_asked_for_only_when_its_places_are_filled() -> None:
    quota = Quota.named("minimum:woman:2:3")
    assert broken(quota, [MAN, MAN], 9) == ()
    assert broken(quota, [MAN, MAN, WOMAN, WOMAN], 9) == (Broken(3, 1, 2),)


def test_without_a_rule_nothing_is_marked() -> None:
    assert broken(Quota(), [MAN, MAN], 2) == ()


@given(st.lists(st.integers(18, 99)))
def test_everybody_is_in_one_band(ages: list[int]) -> None:
    assert sum(ages_of(ages).bands) == len(ages)


def test_the_middle_age_of_two_lies_between_them() -> None:
    assert ages_of([20, 31, 64, 44]) == Ages((1, 2, 0, 1), 37.5)
    assert ages_of([]) == Ages((0, 0, 0, 0), None)


def test_most_come_first_and_those_without_anybody_last_in_swedish_order() -> None:
    assert shares(["Åmål", "Arvika", "Arvika"], ["Örebro", "Eda"]) == (
        Share("Arvika", 2),
        Share("Åmål", 1),
        Share("Eda", 0),
        Share("Örebro", 0),
    )


def test_an_order_is_weighed_as_a_whole_and_by_halves() -> None:
    order = (
        candidacy("Åsa", date(1980, 5, 1), "Arvika", "arvika", "sunne"),
        candidacy("Bo", date(1990, 2, 28), "Sunne", "sunne", gender=Gender.MAN),
        candidacy("Cecilia", date(1971, 9, 8), "Arvika", "arvika"),
    )
    balance = balance_of(order, Quota.named("half-women:up"), 3, DAY, ["Arvika", "Sunne", "Eda"], DISTRICT, EVERY)
    assert [each.median for each in (balance.ages, *balance.halves)] == [50.0, 45.0, 59.0]
    assert balance.places == (Share("Arvika", 2), Share("Sunne", 1), Share("Eda", 0))
    assert balance.associations == (Share(ARVIKA.name, 2), Share(SUNNE.name, 2), Share(STORFORS.name, 0))
    assert balance.municipalities == (Share("Arvika", 2), Share("Sunne", 1), Share("Storfors", 0))
    assert balance.occupations == (Share("lärare", 3),)
    assert balance.broken == ()


def test_a_municipality_is_known_by_the_home_town_or_by_who_nominated() -> None:
    for place, by, found in (
        ("Sunne", ("arvika",), "Sunne"),
        ("Glava", ("arvika",), "Arvika"),
        ("Glava", ("arvika", "sunne"), None),
        ("Glava", (), None),
    ):
        assert municipality_of(candidacy("Åsa", date(1980, 5, 1), place, *by), DISTRICT, EVERY) == found


def test_no_municipality_is_guessed_of_whoever_has_a_protected_identity() -> None:
    asa = candidacy("Åsa", date(1980, 5, 1), "Glava", "arvika")
    hidden = replace(asa, nominee=replace(asa.nominee, protected=True))
    assert municipality_of(asa, DISTRICT, EVERY) == "Arvika"
    assert municipality_of(hidden, DISTRICT, EVERY) is None


def test_a_person_on_both_lists_is_found_on_the_other() -> None:
    asa, bo = candidacy("Åsa", date(1980, 5, 1)), candidacy("Bo", date(1990, 2, 28))
    assert places_elsewhere((asa, bo), (bo,)) == (None, 1)
