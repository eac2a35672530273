from nominering.example.ballots import BLANK_EVERY, ballots

NUMBERS = tuple(range(1, 33))


def test_the_same_hall_votes_the_same_every_time() -> None:
    assert ballots(60, NUMBERS, "Riksdagslistan") == ballots(60, NUMBERS, "Riksdagslistan")


def test_another_election_is_voted_on_otherwise() -> None:
    assert ballots(60, NUMBERS, "Riksdagslistan") != ballots(60, NUMBERS, "Regionlistan")


def test_every_voter_gives_one_ranking_that_a_ballot_may_hold() -> None:
    cast = ballots(60, NUMBERS, "Riksdagslistan")
    assert len(cast) == 60
    for ranking in cast:
        assert set(ranking) <= set(NUMBERS)
        assert len(set(ranking)) == len(ranking)


def test_some_are_blank_and_the_others_rank_four_or_more() -> None:
    lengths = [len(ranking) for ranking in ballots(60, NUMBERS, "Riksdagslistan")]
    assert lengths.count(0) == 60 // BLANK_EVERY == 2
    assert min(length for length in lengths if length) >= 4
    assert max(lengths) == len(NUMBERS)


def test_a_list_of_one_is_ranked_whole() -> None:
    assert set(ballots(60, (1,), "Riksdagslistan")) == {(1,), ()}


def test_a_voter_votes_the_same_however_many_come_after() -> None:
    assert ballots(60, NUMBERS, "Riksdagslistan")[:20] == ballots(20, NUMBERS, "Riksdagslistan")
