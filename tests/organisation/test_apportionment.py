"""One delegate per started N members."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominering.conference import use_cases
from nominering.organisation.apportionment import PerStarted
from nominering.organisation.errors import ApportionmentFixed, AssociationUnknown, GroupSizeWrong
from nominering.organisation.model import Association, Associations
from tests.story import ARVIKA, STORFORS, SUNNE, Story


def association(members: int, *, active: bool = True) -> Association:
    return Association("a", "A", (), members, active)


@pytest.mark.parametrize(("members", "seats"), [(0, 1), (1, 1), (39, 1), (40, 1), (41, 2), (80, 2), (81, 3)])
def test_a_group_begun_counts_whole(members: int, seats: int) -> None:
    """Stockholm 2015: one delegate per started 40 members."""
    assert PerStarted(40).apportion([association(members)]).total == seats


def test_an_inactive_association_sends_nobody() -> None:
    assert PerStarted(20).apportion([association(50, active=False)]).total == 0


def test_the_working_is_shown_for_every_association() -> None:
    working = PerStarted(20).apportion([ARVIKA, SUNNE, STORFORS])
    assert [(line.name, line.members, line.started, line.seats) for line in working.lines] == [
        ("Vänsterpartiet Arvika", 41, 3, 3),
        ("Vänsterpartiet Sunne", 20, 1, 1),
        ("Vänsterpartiet Storfors", 5, 1, 0),
    ]
    assert (working.total, working.seats_of("arvika"), working.seats_of("nowhere")) == (4, 3, 0)


@given(st.integers(0, 100_000), st.integers(1, 5_000))
def test_no_group_is_larger_than_the_rule_says(members: int, size: int) -> None:
    seats = PerStarted(size, least=0).apportion([association(members)]).total
    assert (seats - 1) * size < members <= seats * size or members == seats == 0


@pytest.mark.parametrize("size", [0, -1, 10_000_000])
def test_a_delegate_stands_for_a_number_of_members(size: int) -> None:
    with pytest.raises(GroupSizeWrong):
        PerStarted(size)


async def test_the_apportionment_is_fixed_once_with_the_figures_it_used(story: Story) -> None:
    await story.found()
    fixed = await use_cases.apportion_delegates(story.house.organisation, story.house.roll, PerStarted(20))
    with pytest.raises(ApportionmentFixed):
        await use_cases.apportion_delegates(story.house.organisation, story.house.roll, PerStarted(10))
    kept = await story.house.organisation.apportionment()
    assert kept is not None
    assert set(kept.lines) == set(fixed.lines)
    assert kept.size == 20


def test_an_association_is_known_by_its_name() -> None:
    every = Associations((ARVIKA, SUNNE))
    assert every.named("Vänsterpartiet Sunne") is SUNNE
    with pytest.raises(AssociationUnknown):
        every.named("Vänsterpartiet Åmål")


async def test_associations_come_in_swedish_order(story: Story) -> None:
    await story.found()
    names = [each.name for each in (await story.house.organisation.associations()).every]
    assert names == ["Vänsterpartiet Arvika", "Vänsterpartiet Storfors", "Vänsterpartiet Sunne"]
