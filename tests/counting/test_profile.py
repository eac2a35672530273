import pytest

from nominering.counting.errors import RankingOutsideProfile
from nominering.counting.profile import Profile, Ranking


def test_equal_papers_are_grouped_and_the_order_of_arrival_is_forgotten() -> None:
    one = Profile.of([1, 2, 3], [((2, 1), 1), ((3,), 2), ((2, 1), 4)])
    other = Profile.of([3, 1, 2], [((3,), 2), ((2, 1), 5)])
    assert one == other
    assert one.rankings == (((2, 1), 5), ((3,), 2))
    assert one.candidates == (1, 2, 3)


def test_papers_can_come_as_a_mapping() -> None:
    papers: dict[Ranking, int] = {(2, 1): 5}
    assert Profile.of([1, 2], papers) == Profile.of([1, 2], [((2, 1), 5)])


def test_blank_papers_are_returned_but_not_valid() -> None:
    profile = Profile.of([1, 2], [((1,), 3), ((), 2)])
    assert (profile.returned, profile.valid, profile.blank) == (5, 3, 2)
    assert profile.rankings == (((1,), 3),)


def test_a_ranking_nobody_gave_is_left_out() -> None:
    assert Profile.of([1, 2], [((1,), 0), ((2,), 1)]).rankings == (((2,), 1),)


def test_a_withdrawn_candidate_is_passed_over_on_every_paper() -> None:
    profile = Profile.of([1, 2, 3], [((2, 1, 3), 2), ((1, 3), 1)], withdrawn=[2])
    assert profile.candidates == (1, 3)
    assert profile.rankings == (((1, 3), 3),)


def test_a_paper_that_named_only_the_withdrawn_is_valid_and_not_blank() -> None:
    profile = Profile.of([1, 2], [((2,), 4), ((1,), 1)], withdrawn=[2])
    assert (profile.returned, profile.valid, profile.blank) == (5, 5, 0)
    assert profile.among(profile.candidates).valid == 1


@pytest.mark.parametrize("ranking", [(1, 4), (1, 2, 1), (0,)])
def test_a_ranking_that_names_a_stranger_or_somebody_twice_is_refused(ranking: tuple[int, ...]) -> None:
    with pytest.raises(RankingOutsideProfile) as refused:
        Profile.of([1, 2, 3], [(ranking, 1)])
    assert refused.value.ranking == ranking


def test_among_those_left_papers_close_up_and_those_naming_nobody_drop_out() -> None:
    profile = Profile.of([1, 2, 3], [((1, 2), 2), ((3, 1, 2), 1), ((3,), 4), ((), 5)])
    left = profile.among([1, 2])
    assert left == Profile.of([1, 2], [((1, 2), 3)])
