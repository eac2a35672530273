import pytest

from nominering.counting import blt
from nominering.counting.count import count
from nominering.counting.rules import Method, Rules
from tests.elections import published


@pytest.mark.parametrize("election", published.ALL, ids=lambda election: election.source)
def test_a_published_election_gives_the_list_worked_out_by_hand(election: published.Published) -> None:
    box = blt.parse(election.blt)

    def names(method: Method) -> tuple[str, ...]:
        return tuple(box.names[number - 1] for number in count(box.profile, Rules(method)).order)

    assert names(Method.ORDERED_STV) == election.ordered_stv
    assert names(Method.IRV_BY_PLACE) == election.irv_by_place
    assert names(Method.TOP_DOWN_STV) == election.top_down_stv
    if election.majority_by_place:
        assert names(Method.MAJORITY_BY_PLACE) == election.majority_by_place


def test_a_later_preference_can_help_an_earlier_one_as_otten_shows() -> None:
    """Ten voters turn BC into BDC, and B (number 2) rises from the third place to the second."""

    def place_of_b(election: published.Published) -> int:
        return count(blt.parse(election.blt).profile, Rules(Method.ORDERED_STV)).order.index(2) + 1

    assert (place_of_b(published.OTTEN_1), place_of_b(published.OTTEN_2)) == (3, 2)


def test_burlingtons_alternative_vote_ends_4314_to_4064() -> None:
    record = count(blt.parse(published.BURLINGTON.blt).profile, Rules(Method.IRV_BY_PLACE), places=1)
    assert record.steps[0].stages[-1].votes == {2: 4314, 3: 4064}
