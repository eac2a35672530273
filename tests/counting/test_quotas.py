"""The quota rules: how they are written, what they forbid, and whether a list can still be finished by them."""

import random
from collections import Counter
from itertools import combinations_with_replacement, permutations

import pytest

from nominering.counting.errors import QuotaUnknown
from nominering.counting.quotas import Quota, QuotaRule, group_named
from tests.counting.plain_rules import RULES, obeys

GROUPS = ("woman", "man", "forest")


@pytest.mark.parametrize("text", ["none", *RULES])
def test_a_rule_is_written_as_it_is_read(text: str) -> None:
    assert str(Quota.named(text)) == text
    assert Quota.named(str(Quota.named(text))) == Quota.named(text)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("half-women", "half-women:up"),
        (" pairwise ", "pairwise"),
        ("alternating:Kvinna", "alternating:woman"),
        ("alternating:M", "alternating:man"),
        ("minimum:Kvinnor:2:4", "minimum:woman:2:4"),
        ("minimum:! Norra  Skogen : 01:2", "minimum:!norra skogen:1:2"),
        ("minimum:ÅRJÄNG:1:5", "minimum:årjäng:1:5"),
        ("minimum:woman:1000000:1000000", "minimum:woman:1000000:1000000"),
    ],
)
def test_other_spellings_are_the_same_rule(written: str, plain: str) -> None:
    assert Quota.named(written) == Quota.named(plain)
    assert str(Quota.named(written)) == plain


@pytest.mark.parametrize(
    "text",
    [
        "",
        "women",
        "Half-women",
        "none:up",
        "half-women:",
        "half-women:even",
        "half-women:up:down",
        "alternating:",
        "alternating:forest",
        "alternating:woman:man",
        "pairwise:woman",
        "minimum",
        "minimum:woman",
        "minimum:woman:1",
        "minimum:woman:1:5:9",
        "minimum::1:5",
        "minimum:!:1:5",
        "minimum: ! :1:5",
        "minimum:woman:0:5",
        "minimum:woman:1:0",
        "minimum:woman:-1:5",
        "minimum:woman:+1:5",
        "minimum:woman:1.5:5",
        "minimum:woman:one:5",
        "minimum:woman:٣:5",
        "minimum:woman:²:5",
        "minimum:woman:3:2",
        "minimum:woman:1:1000001",
    ],
)
def test_a_rule_that_is_not_written_so_is_refused_by_its_text(text: str) -> None:
    with pytest.raises(QuotaUnknown) as refused:
        Quota.named(text)
    assert refused.value.text == text


def test_a_number_of_thousands_of_digits_is_refused_too() -> None:
    with pytest.raises(QuotaUnknown):
        Quota.named(f"minimum:woman:1:{'9' * 5000}")


@pytest.mark.parametrize("group", ["\t", "!\t", "\u00a0"])
def test_a_group_of_nothing_but_blanks_is_no_group(group: str) -> None:
    with pytest.raises(QuotaUnknown):
        Quota.named(f"minimum:{group}:1:5")


@pytest.mark.parametrize("text", ["minimum: !forest:1:2", "minimum:!!forest:1:2", "minimum:! !forest:1:2"])
def test_what_is_printed_is_what_was_read_however_its_marks_stand(text: str) -> None:
    quota = Quota.named(text)
    assert quota.outside
    assert Quota.named(str(quota)) == quota


def test_only_none_is_no_rule() -> None:
    assert [text for text in ("none", *RULES) if not Quota.named(text)] == ["none"]
    assert not Quota()


@pytest.mark.parametrize(
    ("written", "group"),
    [
        *((each, "woman") for each in ("woman", "Women", "kvinna", "KVINNOR", "k", "w", "f", "Female", " K ")),
        *((each, "man") for each in ("man", "Men", "män", "MÄN", "m", "male")),
        ("Norra  Skogen", "norra skogen"),
        ("other", "other"),
        ("", ""),
    ],
)
def test_a_group_has_many_spellings(written: str, group: str) -> None:
    assert group_named(written) == group


def test_neutral_people_are_one_kind_to_the_rules_of_gender() -> None:
    assert {Quota.named("pairwise").kind(group) for group in ("forest", "other", "")} == {"other"}
    assert {Quota.named("half-women").kind(group) for group in ("man", "forest")} == {"other"}
    outside = Quota.named("minimum:!forest:1:2")
    assert outside.kind("woman") == outside.kind("man") != outside.kind("forest")


@pytest.mark.parametrize("text", ["none", *RULES])
def test_whether_a_rule_can_be_kept_is_what_trying_every_order_finds(text: str) -> None:
    """Every number of women, men and others up to six, every length of the list; places fixed here and there."""
    quota = Quota.named(text)
    dice = random.Random(text)
    found: Counter[bool] = Counter()
    for many in range(7):
        for people in combinations_with_replacement(GROUPS, many):
            orders = set(permutations(people))
            for length in range(many + 1):
                obeying = [order for order in orders if obeys(text, order[:length])]
                for fixed_places in range(3):
                    order = dice.choice(sorted(orders))
                    places = dice.sample(range(many), min(fixed_places, many))
                    possible = any(all(each[at] == order[at] for at in places) for each in obeying)
                    left = Counter(people) - Counter(order[at] for at in places)
                    told = quota.can_be_kept(
                        {at + 1: quota.kind(order[at]) for at in places}, _kinds(quota, left), length
                    )
                    # A list of no places keeps any rule; brute force says so of no names too.
                    assert told is (possible or not length), (people, length, places, order)
                    found[told] += 1
    assert found[True] > 100
    assert (found[False] > 50) is (quota.rule is not QuotaRule.NONE)


def _kinds(quota: Quota, groups: Counter[str]) -> Counter[str]:
    kinds: Counter[str] = Counter()
    for group, how_many in groups.items():
        kinds[quota.kind(group)] += how_many
    return kinds


def test_nobody_left_fills_no_place() -> None:
    assert Quota().can_be_kept({}, {}, 0)
    assert not Quota().can_be_kept({}, {}, 1)
    assert Quota.named("pairwise").can_be_kept({1: "woman", 2: "man"}, {}, 2)
    assert not Quota.named("pairwise").can_be_kept({1: "woman", 2: "woman"}, {}, 2)
