"""Voting cards: as many as there are voters on the frozen roll, and never more."""

from itertools import count

import pytest

from nominering.balloting.errors import CardsDealt, TooManyCards
from nominering.balloting.use_cases.cards import deal_cards, issue_cards
from nominering.conference.errors import RollNotFrozen
from nominering.conference.model.roll import Delegate
from nominering.conference.use_cases.roll import apportion_delegates, freeze_roll
from nominering.organisation.apportionment import PerStarted
from tests.story import ARVIKA, Story


async def test_cards_are_dealt_to_those_on_the_frozen_roll_who_have_none(story: Story) -> None:
    await story.found()
    house, drawn = story.house, count(1)
    three = tuple(Delegate(f"d{n}", ARVIKA.id, ARVIKA.name, f"Ombud {n}") for n in range(3))
    await house.roll.keep_delegates(three)
    await issue_cards(house.cards, house.roll, ("EARLY",))
    with pytest.raises(RollNotFrozen):
        await deal_cards(house.cards, house.roll, lambda: f"NEW{next(drawn)}")
    await apportion_delegates(house.organisation, house.roll, PerStarted(20))
    await freeze_roll(house.roll, house.organisation, story.clock.now)
    assert await deal_cards(house.cards, house.roll, lambda: f"NEW{next(drawn)}") == ("NEW1", "NEW2")
    assert await house.cards.issued() == 3
    with pytest.raises(CardsDealt):
        await deal_cards(house.cards, house.roll, lambda: f"NEW{next(drawn)}")


async def test_there_are_never_more_cards_than_voters(story: Story) -> None:
    await story.until_roll_is_frozen()
    with pytest.raises(TooManyCards) as refused:
        await issue_cards(story.house.cards, story.house.roll, ("NEW",))
    assert (refused.value.wanted, refused.value.left) == (1, 0)
