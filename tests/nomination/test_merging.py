"""Two nominees made one, when each of them already has answers, places, notes, codes and pictures."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from nominering.nomination.errors import CandidacyUnknown
from nominering.nomination.model.acts import Act, standing_acts
from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.model.nominations import Nominator
from nominering.nomination.model.notes import Note
from nominering.nomination.use_cases.counter_propose import counter_propose
from nominering.nomination.use_cases.nominate import Named
from nominering.nomination.use_cases.note import notes_about
from nominering.nomination.use_cases.propose import propose, published
from nominering.nomination.use_cases.sign import sign
from nominering.store import tables as t
from tests.story import ARVIKA, PEOPLE, START, SUNNE, Story, a_list

ASA, BO = PEOPLE[0], PEOPLE[1]
TWIN = Named("Åsa Öbergh", ASA.born, "Glava")
STOPPED = START + timedelta(days=21)


async def named_twice(story: Story) -> tuple[str, str, str]:
    """Åsa by both her names, and Bo; the one of hers that is spelt wrong and Bo have said yes."""
    await story.found()
    one = await story.nominate(ASA, "riksdag")
    two = await story.nominate(TWIN, "riksdag", association=SUNNE)
    bo = await story.nominate(BO, "riksdag")
    for each in (two, bo):
        await story.accept(each, "riksdag")
    story.clock.now = STOPPED
    return one, two, bo


async def proposed(story: Story, *nominees: str) -> None:
    order = [(await candidacy_of(story, each)).id for each in nominees]
    house = story.house
    await propose(house.lists, house.candidacies, house.proposals, "riksdag", order, story.clock.now)


async def candidacy_of(story: Story, nominee: str) -> Candidacy:
    (found,) = [each for each in await story.house.candidacies.of_nominee(nominee) if each.list_id == "riksdag"]
    return found


async def order_now(story: Story) -> tuple[str, ...]:
    return (await published(story.house.proposals, "riksdag", story.clock.now)).order


async def test_a_place_in_a_proposal_follows_the_person(story: Story) -> None:
    one, two, bo = await named_twice(story)
    await proposed(story, two, bo)
    house = story.house
    order = [(await candidacy_of(story, each)).id for each in (bo, two)]
    await counter_propose(
        house.candidacies, house.proposals, house.counters, ARVIKA, "riksdag", order, "Skäl", STOPPED, send=True
    )
    await house.candidacies.merge(one, two, "ombudsman", STOPPED)
    kept, second = [(await candidacy_of(story, each)).id for each in (one, bo)]
    assert await order_now(story) == (kept, second)
    (counter,) = await house.counters.sent("riksdag")
    assert counter.order == (second, kept)


async def test_whoever_has_two_places_in_an_order_keeps_the_first(story: Story) -> None:
    one, two, bo = await named_twice(story)
    story.clock.now = START
    await story.accept(one, "riksdag")
    story.clock.now = STOPPED
    await proposed(story, two, bo, one)
    await story.house.candidacies.merge(one, two, "ombudsman", STOPPED)
    assert await order_now(story) == tuple([(await candidacy_of(story, each)).id for each in (one, bo)])


async def test_a_place_decided_beforehand_follows_the_person(story: Story) -> None:
    one, two, _ = await named_twice(story)
    await story.adopt_rules("riksdag", fixed={1: (await candidacy_of(story, two)).id})
    await story.house.candidacies.merge(one, two, "ombudsman", STOPPED)
    kept = await candidacy_of(story, one)
    assert (await story.house.lists.candidate_list("riksdag")).fixed == {1: kept.id}
    assert (await story.house.editions.editions("riksdag"))[-1].rules.fixed == {1: kept.id}


async def test_what_the_committee_wrote_about_both_is_about_the_one(story: Story) -> None:
    one, two, _ = await named_twice(story)
    for number, each in enumerate((one, two)):
        about = await candidacy_of(story, each)
        await story.house.notes.keep_note(Note(f"n{number}", about.id, "Kunnig.", "valberedning", STOPPED))
    await story.house.candidacies.merge(one, two, "ombudsman", STOPPED)
    left = await notes_about(story.house.candidacies, story.house.notes, await candidacy_of(story, one))
    assert {each.id for each in left} == {"n0", "n1"}
    assert await story.house.notes.how_many("riksdag") == {(await candidacy_of(story, one)).id: 2}


async def test_nothing_that_the_person_could_take_back_is_left_out_of_reach(story: Story) -> None:
    one, two, _ = await named_twice(story)
    for each in (one, two):
        await story.house.photos.keep_photo(each, f"face of {each}".encode(), START)
        await sign(story.house.acts, each, Act.PUBLICATION, "1", new_id=f"a-{each}", now=START)
    await story.house.candidacies.merge(one, two, "ombudsman", STOPPED)
    assert await story.house.photos.with_photo() == {one}
    assert await story.house.acts.standing(Act.PUBLICATION) == {one}
    acts = await story.house.acts.acts(one)
    assert (len(acts), standing_acts(acts)[Act.PUBLICATION].id) == (2, f"a-{one}")


@pytest.mark.parametrize("answer_first", [True, False])
async def test_a_yes_at_the_moment_of_the_merge_is_kept_or_refused(story: Story, answer_first: bool) -> None:
    await story.found()
    one = await story.nominate(ASA, "riksdag")
    two = await story.nominate(TWIN, "riksdag", association=SUNNE)
    both = [story.accept(two, "riksdag"), story.house.candidacies.merge(one, two, "ombudsman", START)]
    results = await asyncio.gather(*(both if answer_first else reversed(both)), return_exceptions=True)
    refused = [each for each in results if isinstance(each, Exception)]
    assert all(isinstance(each, CandidacyUnknown) for each in refused)
    assert (await candidacy_of(story, one)).accepted is not bool(refused)


async def test_a_yes_that_comes_after_the_merge_is_refused(story: Story) -> None:
    one, two, _ = await named_twice(story)
    story.clock.now = START
    seen = await candidacy_of(story, two)
    await story.house.candidacies.merge(one, two, "ombudsman", START)
    with pytest.raises(CandidacyUnknown):
        await story.house.candidacies.keep_answer(seen, START)


async def test_a_nomination_at_the_moment_of_the_merge_is_the_persons(story: Story) -> None:
    await story.found()
    one = await story.nominate(ASA, "riksdag")
    two = await story.nominate(TWIN, "riksdag", association=SUNNE)
    await asyncio.gather(
        story.nominate(TWIN, "region", association=SUNNE),
        story.house.candidacies.merge(one, two, "ombudsman", START),
    )
    sunne = await story.house.candidacies.of_nominator(Nominator.association(SUNNE))
    assert {(each.list_id, each.nominee.id) for each in sunne} == {("riksdag", one), ("region", one)}


async def test_erasing_forgets_every_name_the_person_has_been_merged_from(story: Story) -> None:
    ids = ["disa-0", "disa-1", "disa-2"]
    nominated = story.until_nominated

    async def with_one_by_three_names() -> list[str]:
        told = await nominated()
        await story.house.lists.keep_list(replace(a_list(), id="kommun"))
        names = ("Disa Holm", "Disa Holmm", "Dissa Holm")
        for new_id, name, to in zip(ids, names, ("riksdag", "region", "kommun"), strict=True):
            await story.nominate(Named(name, ASA.born, "Glava"), to, new_id=new_id)
        for keep, drop in (("disa-1", "disa-0"), ("disa-2", "disa-1")):
            await story.house.candidacies.merge(keep, drop, "ombudsman", START)
        return told

    story.until_nominated = with_one_by_three_names  # type: ignore[method-assign]
    await story.until_adopted()
    await t.AdoptedList.insert(t.AdoptedList(list="kommun", adopted_on=STOPPED.date(), paragraph="§ 3"))
    await story.house.erasures.erase(await story.house.erasures.erasable(), story.clock.now)
    rows = await t.Nominee.select().where(t.Nominee.id.is_in(ids))
    assert [(bool(row["erased"]), "Holm" in row["name"]) for row in rows] == [(True, False)] * 3
