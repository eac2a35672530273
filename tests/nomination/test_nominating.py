"""Nominations and answers as they are kept."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from nominering.conference.errors import CandidatesChanged
from nominering.counting.quotas import Quota
from nominering.nomination.errors import (
    AlreadyNominated,
    AnswersClosed,
    AssociationInactive,
    CandidacyUnknown,
    CandidatesFrozen,
    ListUnknown,
    NominationsClosed,
    NomineeIncomplete,
    ProposalStale,
)
from nominering.nomination.model.candidacies import Gender
from nominering.nomination.model.nominations import Grounds, Meeting, Nominator
from nominering.nomination.use_cases import answer, nominate, propose, stop
from tests.story import PEOPLE, START, STORFORS, SUNNE, Story

ASA = PEOPLE[0]
REFUSALS = (CandidatesChanged, CandidatesFrozen, ProposalStale)


async def test_several_nominations_of_one_person_are_one_candidacy(story: Story) -> None:
    await story.found()
    await story.nominate(ASA)
    await story.nominate(ASA, association=SUNNE)
    (candidacy,) = await story.house.candidacies.of_list("riksdag")
    assert {each.nominator.id for each in candidacy.nominations} == {"arvika", "sunne"}


async def test_two_people_of_one_name_are_two_candidacies(story: Story) -> None:
    await story.until_nominated()
    names = [each.nominee.name for each in await story.house.candidacies.of_list("riksdag")]
    assert names == ["Bo Alm", "Bo Alm", "Cecilia Lund", "Åsa Öberg"]


async def test_one_association_nominates_a_person_to_a_list_once(story: Story) -> None:
    await story.found()
    await story.nominate(ASA, "riksdag")
    with pytest.raises(AlreadyNominated):
        await story.nominate(ASA, "region", "riksdag")
    assert await story.house.candidacies.of_list("region") == ()


async def test_an_association_without_a_board_nominates_nobody(story: Story) -> None:
    await story.found()
    with pytest.raises(AssociationInactive):
        await story.nominate(ASA, association=STORFORS)


async def test_a_nomination_is_to_a_list_that_is(story: Story) -> None:
    await story.found()
    with pytest.raises(ListUnknown):
        await story.nominate(ASA, "kommun")


async def test_a_nomination_to_one_closed_list_is_kept_to_none(story: Story) -> None:
    await story.found()
    open_list = await story.house.lists.candidate_list("region")
    await story.house.lists.keep_list(replace(open_list, nominations_close=START + timedelta(days=90)))
    story.clock.now = START + timedelta(days=11)
    with pytest.raises(NominationsClosed):
        await story.nominate(ASA, "region", "riksdag")
    assert await story.house.candidacies.of_list("region") == ()


async def test_nobody_answers_for_a_list_they_are_not_named_to(story: Story) -> None:
    await story.found()
    nominee_id = await story.nominate(ASA, "riksdag")
    with pytest.raises(CandidacyUnknown):
        await story.accept(nominee_id, "region")


@pytest.mark.parametrize("answer_first", [True, False])
async def test_of_an_answer_and_a_freeze_at_once_one_gives_way(story: Story, answer_first: bool) -> None:
    """Whoever comes second is refused, so that nobody stands who has said no."""
    await story.until_roll_is_frozen()
    house, after = story.house, START + timedelta(days=21)
    nominee = (await house.candidacies.of_list("riksdag"))[0].nominee
    late_no = answer.decline(house.lists, house.candidacies, nominee.id, "riksdag", START)
    freeze = story.prepare("riksdag", after)
    both = (late_no, freeze) if answer_first else (freeze, late_no)
    results = await asyncio.gather(*both, return_exceptions=True)
    assert not [each for each in results if isinstance(each, Exception) and not isinstance(each, REFUSALS)]
    accepted = {each.id for each in await answer.accepted_to(house.candidacies, "riksdag")}
    if round_ := await house.rounds.round_on("riksdag"):
        assert {one.candidacy_id for one in round_.standing} == accepted
    else:
        assert {CandidatesChanged, ProposalStale} & {type(each) for each in results}


async def test_a_new_proposal_takes_the_place_of_the_old(story: Story) -> None:
    await story.until_proposed()
    first = await story.house.proposals.proposal("riksdag", story.clock.now)
    assert first is not None
    turned = tuple(reversed(first.order))
    await propose.propose(
        story.house.lists, story.house.candidacies, story.house.proposals, "riksdag", turned, story.clock.now
    )
    second = await story.house.proposals.proposal("riksdag", story.clock.now)
    assert second is not None
    assert second.order == turned


async def test_a_nomination_names_its_lists_and_its_paragraph(story: Story) -> None:
    await story.found()
    for lists, paragraph, missing in (((), "§ 1", "lists"), (("riksdag",), " ", "paragraph")):
        with pytest.raises(NomineeIncomplete) as refused:
            await nominate.nominate(
                story.house.lists,
                story.house.candidacies,
                Nominator.association(SUNNE),
                ASA,
                lists,
                Grounds(Meeting(START.date(), paragraph)),
                new_id="x",
                now=START,
                today=START.date(),
            )
        assert refused.value.field == missing


async def test_the_stop_is_looked_at_again_when_a_nomination_or_an_answer_is_kept(story: Story) -> None:
    """It may have been brought forward after the first look, while the writer waited."""
    await story.found()
    nominee_id = await story.nominate(ASA, "riksdag")
    (candidacy,) = await story.house.candidacies.of_nominee(nominee_id)
    await stop.stop_answers(story.house.lists, "riksdag", START)
    with pytest.raises(AnswersClosed):
        await story.house.candidacies.keep_answer(candidacy.decline(START), START)
    with pytest.raises(NominationsClosed):
        await story.house.candidacies.keep_nominations(
            candidacy.nominee,
            replace(candidacy.nominations[0], nominator=Nominator.association(SUNNE)),
            ["riksdag"],
            START,
        )


@pytest.mark.parametrize("answers_first", [True, False])
async def test_two_stops_at_once_are_both_kept(story: Story, answers_first: bool) -> None:
    await story.found()
    for _ in range(10):
        both = [
            stop.stop_answers(story.house.lists, "riksdag", START),
            stop.stop_nominations(story.house.lists, "riksdag", START),
        ]
        await asyncio.gather(*(both if answers_first else reversed(both)))
    stopped = await story.house.lists.candidate_list("riksdag")
    assert stopped.answers_close == stopped.nominations_close == START


async def test_of_two_associations_at_once_both_have_named_the_one_person(story: Story) -> None:
    await story.found()
    await asyncio.gather(story.nominate(ASA, new_id="first"), story.nominate(ASA, association=SUNNE, new_id="second"))
    (candidacy,) = await story.house.candidacies.of_list("riksdag")
    assert {each.nominator.id for each in candidacy.nominations} == {"arvika", "sunne"}


async def test_a_gender_is_kept_for_the_list_that_needs_it_and_for_no_other(story: Story) -> None:
    story.quota = Quota.named("half-women:up")
    asa, *_ = await story.until_nominated()
    for list_id in ("riksdag", "region"):
        await story.accept(asa, list_id, gender=Gender.WOMAN)
    kept = {each.list_id: each.gender for each in await story.house.candidacies.of_nominee(asa)}
    assert kept == {"riksdag": Gender.WOMAN, "region": Gender.UNDISCLOSED}


async def test_whoever_changes_to_no_leaves_no_gender_behind(story: Story) -> None:
    story.quota = Quota.named("half-women:up")
    asa, *_ = await story.until_nominated()
    await story.accept(asa, "riksdag", gender=Gender.WOMAN)
    await story.decline(asa, "riksdag")
    assert {each.gender for each in await story.house.candidacies.of_nominee(asa)} == {Gender.UNDISCLOSED}
