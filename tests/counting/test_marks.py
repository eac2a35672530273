"""Marks by §§ 22 and 23 of the statutes: elections worked out by hand, and a second, slow counting beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nominering.counting.errors import LotsIncomplete, RankingOutsideProfile, TieNeedsLots, TooManyMarks
from nominering.counting.lots import Lots
from nominering.counting.marks import Contested, LotUsed, MarksCount, count_marks, rank_alternates
from tests.counting.strategies import REPEATABLE

A, B, C, D, E = range(1, 6)


def test_more_than_half_of_the_valid_ballots_elects() -> None:
    """Nine valid ballots: five are needed. A has 7, B 6, C 3."""
    count = count_marks({(A, B): 5, (A, C): 2, (B, C): 1, (C,): 0, (B,): 0, (): 3, (D,): 1}, [A, B, C, D], 2, None)
    assert (count.valid, count.blank, count.needed) == (9, 3, 5)
    assert count.votes == {A: 7, B: 6, C: 3, D: 1}
    assert (count.elected, count.runoff, count.lots) == ((A, B), (), ())


def test_exactly_half_is_not_enough() -> None:
    """Eight valid: A and B have four each, five are needed; they meet."""
    count = count_marks({(A,): 4, (B,): 4}, [A, B, C], 1, None)
    assert (count.needed, count.elected, count.runoff) == (5, (), (A, B))


def test_a_blank_ballot_raises_no_majority() -> None:
    """Five for A of nine that name somebody; with the four blank it would be five of thirteen."""
    assert count_marks({(A,): 5, (B,): 4, (): 4}, [A, B], 1, None).elected == (A,)


def test_when_more_get_over_half_than_there_are_seats_those_with_most_votes_are_elected() -> None:
    """Two seats, ten ballots of two marks, six needed: A 7, B 7 and C 6 all have it."""
    count = count_marks({(B, C): 3, (A, C): 3, (A, B): 4}, [A, B, C], 2, None)
    assert count.votes == {A: 7, B: 7, C: 6}
    assert (count.elected, count.runoff) == ((A, B), ())


def test_the_run_off_is_among_at_most_twice_as_many_as_seats_left() -> None:
    """Two seats; A has over half. One seat left, so the two with most votes of the others: C 4 and B 3."""
    count = count_marks({(A, B): 3, (A, C): 4, (A, D): 2, (E,): 1}, [A, B, C, D, E], 2, None)
    assert count.elected == (A,)
    assert count.seats_left == 1
    assert count.runoff == (C, B)


def test_the_run_off_needs_no_majority() -> None:
    count = count_marks({(A,): 4, (B,): 3, (C,): 3}, [A, B, C], 1, None, runoff=True)
    assert (count.needed, count.elected, count.runoff) == (None, (A,), ())


def test_a_tie_for_the_last_seat_waits_for_lots_and_is_recorded() -> None:
    papers = {(A,): 2, (B,): 3, (C,): 3}
    with pytest.raises(TieNeedsLots) as refused:
        count_marks(papers, [A, B, C], 1, None, runoff=True)
    assert (refused.value.tied, refused.value.place) == ((B, C), 1)
    drawn = count_marks(papers, [A, B, C], 1, Lots((A, C, B)), runoff=True)
    assert drawn.elected == (C,)
    assert drawn.lots == (LotUsed(Contested.SEAT, (B, C), (C,)),)


def test_a_tie_for_the_last_place_in_the_run_off_is_settled_by_lot() -> None:
    """Ten valid, six needed. A 4; B, C and D two each: one of them meets A."""
    count = count_marks({(A,): 4, (B,): 2, (C,): 2, (D,): 2}, [A, B, C, D], 1, Lots((D, C, B, A)))
    assert count.runoff == (A, D)
    assert count.lots == (LotUsed(Contested.RUN_OFF, (B, C, D), (D,)),)


def test_a_tie_that_decides_nothing_takes_no_lot() -> None:
    assert count_marks({(A, B): 3}, [A, B, C], 2, None).elected == (A, B)
    assert count_marks({(A,): 2, (B,): 2}, [A, B, C], 1, None).runoff == (A, B)


def test_nobody_is_elected_by_blank_ballots() -> None:
    count = count_marks({(): 5}, [A, B], 1, None)
    assert (count.valid, count.needed, count.elected, count.runoff) == (0, 1, (), (A, B))


def test_alternates_rank_by_votes_and_equals_by_lot() -> None:
    ranked = rank_alternates({A: 4, B: 7, C: 4, D: 9}, [A, B, C], Lots((C, B, A, D)))
    assert ranked.order == (B, C, A)
    assert ranked.lots == (LotUsed(Contested.RANK, (A, C), (C, A)),)
    with pytest.raises(TieNeedsLots):
        rank_alternates({A: 4, B: 4}, [A, B], None)


@pytest.mark.parametrize(
    ("papers", "refusal"),
    [
        ({(A, B): 1}, TooManyMarks),
        ({(E,): 1}, RankingOutsideProfile),
        ({(A, A): 1}, RankingOutsideProfile),
    ],
)
def test_a_paper_that_cannot_be_is_refused(papers: dict[tuple[int, ...], int], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        count_marks(papers, [A, B, C], 1, None)


@pytest.mark.parametrize("order", [(A, B), (A, B, C, C)])
def test_lots_name_every_candidate_once(order: tuple[int, ...]) -> None:
    with pytest.raises(LotsIncomplete):
        count_marks({(A,): 1}, [A, B, C], 1, Lots(order))


def test_a_count_is_read_back_from_its_data_as_it_was() -> None:
    count = count_marks({(A,): 4, (B,): 2, (C,): 2, (): 1}, [A, B, C], 1, Lots((C, B, A)))
    assert MarksCount.from_data(count.as_data()) == count


# --- a second counting, slow and apart: paper by paper, seat by seat


@dataclass
class Slow:
    votes: list[int]
    elected: set[int]
    meet: set[int]


def slowly(papers: Sequence[frozenset[int]], standing: int, seats: int, lots: Sequence[int], runoff: bool) -> Slow:
    votes = [sum(number in paper for paper in papers) for number in range(1, standing + 1)]
    valid = len([paper for paper in papers if paper])

    def best(left: set[int]) -> int:
        leader = None
        for number in lots:  # the strongest lot first, so that an equal who comes later does not pass
            if number in left and (leader is None or votes[number - 1] > votes[leader - 1]):
                leader = number
        assert leader is not None
        return leader

    left = set(range(1, standing + 1))
    elected: set[int] = set()
    while left and len(elected) < seats:
        number = best(left)
        if not runoff and votes[number - 1] * 2 <= valid:
            break
        elected.add(number)
        left.remove(number)
    meet: set[int] = set()
    while not runoff and left and len(meet) < 2 * (seats - len(elected)):
        meet.add(best(left))
        left -= meet
    return Slow(votes, elected, meet)


@st.composite
def rounds(draw: st.DrawFn) -> tuple[list[frozenset[int]], int, int, tuple[int, ...]]:
    standing = draw(st.integers(1, 7))
    seats = draw(st.integers(1, 4))
    papers = draw(st.lists(st.frozensets(st.integers(1, standing), max_size=seats), max_size=14))
    return papers, standing, seats, tuple(draw(st.permutations(range(1, standing + 1))))


def grouped(papers: Sequence[frozenset[int]]) -> dict[tuple[int, ...], int]:
    return {tuple(sorted(paper)): papers.count(paper) for paper in papers}


@REPEATABLE
@given(rounds(), st.booleans())
def test_a_second_slow_counting_says_the_same(
    case: tuple[list[frozenset[int]], int, int, tuple[int, ...]], runoff: bool
) -> None:
    papers, standing, seats, lots = case
    count = count_marks(grouped(papers), range(1, standing + 1), seats, Lots(lots), runoff=runoff)
    slow = slowly(papers, standing, seats, lots, runoff)
    assert list(count.votes.values()) == slow.votes
    assert (set(count.elected), set(count.runoff)) == (slow.elected, slow.meet)
    assert [count.votes[number] for number in count.elected] == sorted(
        (count.votes[number] for number in count.elected), reverse=True
    )


@REPEATABLE
@given(rounds(), st.booleans())
def test_lots_decide_only_what_the_record_says_they_decided(
    case: tuple[list[frozenset[int]], int, int, tuple[int, ...]], runoff: bool
) -> None:
    """Without lots the count either says the same or asks for lots, and it asks only where a lot was recorded."""
    papers, standing, seats, lots = case
    drawn = count_marks(grouped(papers), range(1, standing + 1), seats, Lots(lots), runoff=runoff)
    if drawn.lots:
        with pytest.raises(TieNeedsLots) as refused:
            count_marks(grouped(papers), range(1, standing + 1), seats, None, runoff=runoff)
        assert refused.value.tied == drawn.lots[0].tied
    else:
        assert count_marks(grouped(papers), range(1, standing + 1), seats, None, runoff=runoff) == drawn


@REPEATABLE
@given(rounds(), st.permutations(range(1, 8)))
def test_other_numbers_on_the_same_people_elect_the_same_people(
    case: tuple[list[frozenset[int]], int, int, tuple[int, ...]], numbers: list[int]
) -> None:
    papers, standing, seats, lots = case
    new = {old: numbers[old - 1] for old in range(1, standing + 1)}
    one = count_marks(grouped(papers), range(1, standing + 1), seats, Lots(lots))
    other = count_marks(
        grouped([frozenset(new[number] for number in paper) for paper in papers]),
        new.values(),
        seats,
        Lots(tuple(new[number] for number in lots)),
    )
    assert {new[number] for number in one.elected} == set(other.elected)
    assert {new[number] for number in one.runoff} == set(other.runoff)


@REPEATABLE
@given(rounds(), st.data())
def test_a_ballot_more_for_one_elected_never_unseats(
    case: tuple[list[frozenset[int]], int, int, tuple[int, ...]], data: st.DataObject
) -> None:
    papers, standing, seats, lots = case
    count = count_marks(grouped(papers), range(1, standing + 1), seats, Lots(lots))
    assume(count.elected)
    lucky = data.draw(st.sampled_from(count.elected))
    more = count_marks(grouped([*papers, frozenset({lucky})]), range(1, standing + 1), seats, Lots(lots))
    assert lucky in more.elected


@REPEATABLE
@given(st.lists(st.integers(0, 4), min_size=1, max_size=7), st.data())
def test_alternates_stand_in_the_order_of_votes_and_then_of_lots(votes: list[int], data: st.DataObject) -> None:
    everyone = dict(enumerate(votes, start=1))
    lots = Lots(tuple(data.draw(st.permutations(list(everyone)))))
    order = rank_alternates(everyone, everyone, lots).order
    assert sorted(order) == list(everyone)
    for one, next_one in pairwise(order):
        assert (-everyone[one], lots.order.index(one)) < (-everyone[next_one], lots.order.index(next_one))
