"""Two tellers say what they make of the count."""

import asyncio
from datetime import timedelta

import pytest

from nominering.outcome import errors
from nominering.outcome.use_cases.count import recount_round
from nominering.outcome.use_cases.verify import settle_word, verification
from tests.story import Story


async def test_two_people_are_wanted_and_one_who_says_it_twice_is_one(story: Story) -> None:
    await story.until_counted()
    assert (await verification(story.house, "riksdag")).missing == 2
    await story.say("a")
    await story.say("a")
    assert (await verification(story.house, "riksdag")).missing == 1
    await story.say("b")
    said = await verification(story.house, "riksdag")
    assert (said.missing, [each.name for each in said.words]) == (0, ["Räknare a", "Räknare b"])
    assert len(await story.house.outcomes.tellers_words("riksdag-1")) == 3


async def test_a_list_is_adopted_though_tellers_have_not_spoken(story: Story) -> None:
    await story.until_counted()
    assert (await story.adopt("riksdag")).places


async def test_a_teller_who_found_another_list_stops_the_adoption_until_it_is_looked_into(story: Story) -> None:
    await story.until_counted()
    word = await story.say("a", 3, 2, 3)
    with pytest.raises(errors.TellerObjects) as refused:
        await story.adopt("riksdag")
    assert (refused.value.name, refused.value.places) == ("Räknare a", (2, 3))
    await settle_word(story.house, "riksdag", word, "En bunt var räknad två gånger.", "Presidiet", story.clock.now)
    with pytest.raises(errors.SettledAlready):
        await settle_word(story.house, "riksdag", word, "Igen.", "Presidiet", story.clock.now)
    (kept,) = (await verification(story.house, "riksdag")).words
    assert kept.settled is not None
    assert (kept.settled.text, kept.settled.by) == ("En bunt var räknad två gånger.", "Presidiet")
    assert (await story.adopt("riksdag")).places


async def test_a_teller_who_counts_again_and_agrees_takes_the_objection_back(story: Story) -> None:
    await story.until_counted()
    word = await story.say("a", 1)
    story.clock.now += timedelta(minutes=5)
    await story.say("a")
    with pytest.raises(errors.WordUnknown):
        await settle_word(story.house, "riksdag", word, "Redan löst.", "Presidiet", story.clock.now)
    assert (await story.adopt("riksdag")).places


async def test_what_is_said_of_one_count_is_not_said_of_the_next(story: Story) -> None:
    await story.until_counted()
    await story.say("a")
    await story.say("b", 1)
    await story.step_down(2)
    with pytest.raises(errors.CandidateWithdrew):
        await story.say("c")
    house = story.house
    await recount_round(house.rounds, house.box, house.outcomes, "riksdag-1", story.clock.now)
    assert (await verification(story.house, "riksdag")).words == ()
    assert (await story.adopt("riksdag")).places


@pytest.mark.parametrize(
    ("places", "text", "refused"),
    [((4,), "Räknade.", errors.PlaceOutside), ((0,), "x", errors.PlaceOutside), ((2,), " ", errors.WordIncomplete)],
)
async def test_a_word_names_places_that_are_there_and_says_why(
    story: Story, places: tuple[int, ...], text: str, refused: type[Exception]
) -> None:
    await story.until_counted()
    with pytest.raises(refused):
        await story.say("a", *places, text=text)
    assert await story.house.outcomes.tellers_words("riksdag-1") == ()


async def test_nothing_is_said_before_the_count_or_after_the_adoption(story: Story) -> None:
    await story.until_adopted()
    with pytest.raises(errors.AlreadyAdopted):
        await story.say("a")


async def test_of_an_objection_and_an_adoption_at_once_neither_passes_the_other_by(story: Story) -> None:
    await story.until_counted()
    said, adopted = await asyncio.gather(story.say("a", 1), story.adopt("riksdag"), return_exceptions=True)
    assert isinstance(said, Exception) is not isinstance(adopted, Exception)
    assert bool(await story.house.outcomes.tellers_words("riksdag-1")) is not isinstance(said, Exception)
