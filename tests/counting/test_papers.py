"""Papers in columns against plain loops over one paper at a time."""

import random
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

import pytest

from nominering.counting.amounts import WHOLE_PAPER, Share, amount
from nominering.counting.papers import Papers, Parcel
from nominering.counting.profile import Profile, Ranking
from tests.elections.notation import box, numbers

A, B, C, D = numbers("ABCD")
SEEDS = range(400)


@dataclass
class Plain:
    """One paper: what it says, how far it has come and what it is worth."""

    ranking: Ranking
    at: int = 0
    value: Fraction = Fraction(1)

    def move(self, standing: set[int]) -> int | None:
        while self.at < len(self.ranking) and self.ranking[self.at] not in standing:
            self.at += 1
        return self.holder

    @property
    def holder(self) -> int | None:
        return self.ranking[self.at] if self.at < len(self.ranking) else None


def _profile(dice: random.Random, least: int = 1) -> Profile:
    """Every tenth has so many names that no ranking of them can be written as one whole number of 63 bits."""
    most, rows = (40, 80) if dice.random() < 0.1 else (7, 12)
    candidates = sorted(dice.sample(range(1, 90), dice.randint(least, most)))
    rankings = [
        (tuple(dice.sample(candidates, dice.randint(0, len(candidates)))), dice.randint(1, 4))
        for _ in range(dice.randint(0, rows))
    ]
    return Profile.of(candidates, rankings)


def _plain(profile: Profile, among: set[int]) -> list[Plain]:
    papers = [Plain(ranking) for ranking, how_many in profile.rankings for _ in range(how_many)]
    for paper in papers:
        paper.move(among)
    return papers


def _told(parcels: dict[int | None, Parcel]) -> Counter[tuple[int | None, Fraction]]:
    told: Counter[tuple[int | None, Fraction]] = Counter()
    for receiver, parcel in parcels.items():
        for value, how_many in zip(parcel.values, parcel.papers, strict=True):
            told[receiver, value.exact] += how_many
    return told


def _agrees(papers: Papers, profile: Profile, among: list[int]) -> bool:
    deal = papers.deal(among)
    firsts = Counter(paper.holder for paper in _plain(profile, set(among)))
    naming = sum(firsts.values()) - firsts[None]
    return (deal.firsts, deal.naming) == ({number: firsts[number] for number in among}, naming)


def test_papers_lie_with_their_first_choice_whomever_they_are_dealt_among() -> None:
    """Any subset after any other: larger, smaller, apart."""
    for seed in SEEDS:
        dice = random.Random(seed)
        profile = _profile(dice)
        papers = Papers(profile)
        for _ in range(4):
            among = dice.sample(profile.candidates, dice.randint(0, len(profile.candidates)))
            assert _agrees(papers, profile, among), seed


def test_papers_lie_with_their_first_choice_as_one_after_the_other_leaves_and_when_all_come_back() -> None:
    for seed in SEEDS:
        dice = random.Random(seed)
        profile = _profile(dice)
        papers = Papers(profile)
        among = list(profile.candidates)
        while among:
            assert _agrees(papers, profile, among), seed
            among.remove(dice.choice(among))
        assert _agrees(papers, profile, list(profile.candidates)), seed


def test_moves_give_every_receiver_what_plain_loops_give_and_lose_nothing() -> None:
    """Now and then some have left before, so that the rows are shortened and equal ones joined."""
    moved = 0
    for seed in SEEDS:
        dice = random.Random(seed)
        profile = _profile(dice, least=2)
        papers = Papers(profile)
        hopeful = set(dice.sample(profile.candidates, dice.randint(2, len(profile.candidates))))
        papers.deal(hopeful | set(dice.sample(profile.candidates, 1)))
        deal, plain = papers.deal(hopeful), _plain(profile, hopeful)
        held = Counter({**deal.firsts, None: profile.valid - deal.naming})
        while len(hopeful) > 1:
            giver = dice.choice(sorted(hopeful))
            hopeful.remove(giver)
            keeps = Fraction(dice.randint(1, 4), 5)
            share = Share(amount(1), amount(1 - keeps)) if dice.random() < 0.7 else None
            expected: Counter[tuple[int | None, Fraction]] = Counter()
            for paper in plain:
                if paper.holder == giver:
                    paper.value *= keeps if share else 1
                    expected[paper.move(hopeful), paper.value] += 1
            told = _told(deal.move(giver, hopeful, share))
            assert told == expected, seed
            assert held.pop(giver) == sum(told.values()), seed
            for (receiver, _), how_many in told.items():
                held[receiver] += how_many
            moved += sum(told.values())
        assert sum(held.values()) == profile.valid
        assert +held == Counter(paper.holder for paper in plain), seed
    assert moved > 3000


def test_a_deal_is_not_disturbed_by_the_next() -> None:
    papers = Papers(box("3 ABC, 2 BA", "ABC").profile)
    first = papers.deal((A, B, C))
    papers.deal((C,))
    papers.deal((B, C))
    assert first.firsts == {A: 3, B: 2, C: 0}
    assert _told(first.move(A, [B, C])) == {(B, 1): 3}
    assert _told(first.move(B, [C])) == {(C, 1): 3, (None, 1): 2}


def test_papers_that_came_different_ways_keep_their_own_values() -> None:
    """Three papers come to B at 1/2; B's own two are whole. At 1/3 they move on as 1/6 and 1/3."""
    deal = Papers(box("3 ABC, 2 BC", "ABC").profile).deal((A, B, C))
    deal.move(A, [B, C], Share(amount(2), amount(1)))
    assert _told(deal.move(B, [C], Share(amount(3), amount(2)))) == {(C, Fraction(1, 6)): 3, (C, Fraction(1, 3)): 2}


def test_papers_of_very_many_values_are_added_up_value_by_value() -> None:
    """Each of 58 gives five papers, of two kinds, to 59 at a share of its own, and 59 all of them to 60."""
    givers = range(1, 59)
    plain = [((giver, 59, 60), 2) for giver in givers]
    longer = [((giver, 59, 60, giver % 58 + 1), 3) for giver in givers]
    deal = Papers(Profile.of(range(1, 61), plain + longer)).deal(range(1, 61))
    for giver in givers:
        deal.move(giver, range(giver + 1, 61), Share(amount(giver + 1), amount(giver)))
    assert _told(deal.move(59, [60])) == {(60, Fraction(1, giver + 1)): 5 for giver in givers}


def test_what_is_exhausted_lies_under_nobody_and_never_moves_again() -> None:
    deal = Papers(box("4 A, 1 AB", "AB").profile).deal((A, B))
    assert _told(deal.move(A, [B])) == {(None, 1): 4, (B, 1): 1}
    assert _told(deal.move(A, [B])) == {}
    assert _told(deal.move(B, [])) == {(None, 1): 1}


def test_papers_without_a_share_keep_the_very_value_they_had() -> None:
    parcels = Papers(box("2 AB", "AB").profile).deal((A, B)).move(A, [B])
    assert parcels[B].values[0] is WHOLE_PAPER


@pytest.mark.parametrize("papers", ["", "3 -"], ids=["an empty box", "blank papers"])
def test_where_no_paper_names_anyone_nobody_holds_anything(papers: str) -> None:
    found = Papers(box(papers, "AB").profile)
    deal = found.deal((A, B))
    assert (deal.firsts, deal.naming, found.naming) == ({A: 0, B: 0}, 0, 0)
    assert deal.move(A, [B]) == {}
    assert found.prefer(A, B) == (0, 0)
    assert found.named_within() == [{A: 0, B: 0}, {A: 0, B: 0}]


def test_one_candidate_holds_every_paper() -> None:
    found = Papers(box("3 A, 2 -", "A").profile)
    deal = found.deal((A,))
    assert (deal.firsts, deal.naming) == ({A: 3}, 3)
    assert _told(deal.move(A, [])) == {(None, 1): 3}
    assert found.named_within() == [{A: 3}]


def test_papers_that_named_only_the_withdrawn_are_held_by_nobody() -> None:
    found = Papers(box("3 A, 2 B, 1 AB", "AB", withdrawn="A").profile)
    assert (found.naming, found.deal((B,)).naming) == (3, 3)


def test_names_among_the_first_are_counted_as_plain_loops_count_them() -> None:
    for seed in SEEDS:
        profile = _profile(random.Random(seed))
        assert Papers(profile).named_within() == [
            {
                number: sum(how_many for ranking, how_many in profile.rankings if number in ranking[:first])
                for number in profile.candidates
            }
            for first in range(1, len(profile.candidates) + 1)
        ]


def test_of_two_the_papers_that_name_one_before_the_other_are_for_that_one() -> None:
    for seed in SEEDS:
        dice = random.Random(seed)
        profile = _profile(dice, least=2)
        one, other = dice.sample(profile.candidates, 2)
        papers = Papers(profile)
        papers.deal(dice.sample(profile.candidates, 1))
        plain = Counter(paper.holder for paper in _plain(profile, {one, other}))
        assert papers.prefer(one, other) == (plain[one], plain[other])
