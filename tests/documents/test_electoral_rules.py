"""Electoral rules in words: nothing that is chosen goes unsaid."""

from dataclasses import fields, replace
from itertools import combinations

import pytest
from hypothesis import given

from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.rules import Method, TieRule
from nominering.documents.electoral_rules import (
    ELIGIBILITY,
    ELIGIBILITY_MEANS,
    ELIGIBILITY_UNFIT,
    LATE,
    LATE_MEANS,
    LATE_UNFIT,
    MODES,
    MODES_UNFIT,
    PUBLICATION,
    PUBLICATION_MEANS,
    PUBLICATION_UNFIT,
    SUITS,
    TIES,
    TIES_MEAN,
    TIES_UNFIT,
    UNFIT,
    choices,
    differences,
    quota_text,
)
from nominering.documents.swedish import time_text
from nominering.nomination.model.admission import LateNominations, Strictness
from nominering.nomination.model.electoral_rules import ElectoralRules, PublicationLevel
from nominering.organisation.offices import Body
from tests.nomination.test_electoral_rules import PEOPLE, QUOTAS, any_rules
from tests.story import a_list

NAMES = {one: f"Namn {one.upper()}" for one in PEOPLE}
RULES = a_list().electoral_rules


def said(rules: ElectoralRules) -> dict[str, str]:
    return {each.key: each.chosen for each in choices(rules, NAMES)}


@given(any_rules())
def test_the_words_name_every_setting(rules: ElectoralRules) -> None:
    """How a quota is kept is said with the quota."""
    assert set(said(rules)) == {each.name for each in fields(ElectoralRules)} - {"quota_mode"}
    assert all(said(rules).values())


@given(any_rules(), any_rules())
def test_rules_that_differ_differ_in_words(one: ElectoralRules, other: ElectoralRules) -> None:
    """But for the mode of a quota that there is not, and seconds, which no clock on a page has."""
    differ = set()
    for field in fields(ElectoralRules):
        before, after = getattr(one, field.name), getattr(other, field.name)
        if field.name.endswith("_close"):
            before, after = time_text(before), time_text(after)
        if before != after:
            differ.add(field.name)
    if "quota_mode" in differ:
        differ.remove("quota_mode")
        if one.quota and other.quota:
            differ.add("quota")
    told = {key for key in said(one) if said(one)[key] != said(other)[key]}
    assert told == differ


def test_every_choice_is_told_and_has_its_when_not() -> None:
    for table, every in (
        (SUITS, Method),
        (UNFIT, Method),
        (TIES, TieRule),
        (TIES_MEAN, TieRule),
        (TIES_UNFIT, TieRule),
        (MODES, QuotaMode),
        (MODES_UNFIT, QuotaMode),
        (PUBLICATION, PublicationLevel),
        (PUBLICATION_MEANS, PublicationLevel),
        (PUBLICATION_UNFIT, PublicationLevel),
        (LATE, LateNominations),
        (LATE_MEANS, LateNominations),
        (LATE_UNFIT, LateNominations),
        (ELIGIBILITY, Strictness),
        (ELIGIBILITY_MEANS, Strictness),
        (ELIGIBILITY_UNFIT, Strictness),
    ):
        assert set(table) == set(every)
        assert len(set(table.values())) == len(table)


@pytest.mark.parametrize(("one", "other"), list(combinations(QUOTAS, 2)))
def test_two_quota_rules_are_never_told_alike(one: str, other: str) -> None:
    assert quota_text(Quota.named(one)) != quota_text(Quota.named(other))


def test_the_careful_level_says_that_no_single_vote_is_shown_and_the_open_one_warns() -> None:
    assert "Ingen enskild röst" in PUBLICATION_MEANS[PublicationLevel.TOTALS]
    assert "fingeravtryck" in PUBLICATION_MEANS[PublicationLevel.RANKINGS]
    assert ElectoralRules.__dataclass_fields__["publication"].default is PublicationLevel.TOTALS


@pytest.mark.parametrize(
    ("offices", "words"),
    [
        (frozenset(), "Inget"),
        ({Body.ORGANISER}, "Ombudsman"),
        ({Body.ORGANISER, Body.AUDITORS, Body.COMMITTEE}, "Valberedningen, revisor och ombudsman"),
    ],
)
def test_offices_that_exclude_are_named_in_one_order(offices: set[Body], words: str) -> None:
    assert said(replace(RULES, excluding_offices=frozenset(offices)))["excluding_offices"] == words


def test_whoever_has_not_said_yes_is_not_named() -> None:
    fixed = replace(RULES, fixed={1: "a", 2: "x"})
    assert said(fixed)["fixed"] == "plats 1: Namn A och plats 2: någon som inte har tackat ja"


def test_what_differs_is_told_and_nothing_else() -> None:
    after = replace(RULES, ties=TieRule.LOT_ONLY, places=28)
    found = differences(choices(RULES, NAMES), choices(after, NAMES))
    assert [(each.label, each.before, each.after) for each in found] == [
        ("Platser", "3", "28"),
        ("När det är lika", "Först räkningens tidigare steg, sedan lotten", "Lotten direkt"),
    ]
