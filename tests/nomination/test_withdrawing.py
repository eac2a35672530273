"""Nominators and candidates who take it back, and late nominations, as they are kept."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from nominering.nomination.errors import (
    AlreadyNominated,
    AnswersClosed,
    CandidacyUnknown,
    CandidacyWithdrawn,
    CandidatesFrozen,
    NominationsClosed,
    NominationUnknown,
    NominationWithdrawn,
    NomineesNotOne,
)
from nominering.nomination.model.admission import LateNominations
from nominering.nomination.model.candidacies import Answer, BallotLine
from nominering.nomination.model.nominations import COMMITTEE, Grounds, Meeting, Nominator
from nominering.nomination.use_cases.nominate import Named, change_grounds, withdraw_nomination
from nominering.organisation.use_cases import merge_members
from tests.story import ARVIKA, MEMBER, PEOPLE, START, SUNNE, Story

ASA = PEOPLE[0]
BOARD, OTHERS = Nominator.association(ARVIKA), Nominator.association(SUNNE)
STOPPED = START + timedelta(days=21)


async def take_back(story: Story, nominator: Nominator = BOARD, list_id: str = "riksdag") -> None:
    found = await story.house.candidacies.of_nominator(nominator)
    candidacy = next(each for each in found if each.list_id == list_id)
    await withdraw_nomination(story.house.candidacies, nominator, candidacy.id, story.clock.now)


async def test_a_member_and_an_association_support_one_candidacy(story: Story) -> None:
    await story.found()
    await story.enrol()
    maj = Nominator.member(MEMBER, START.date())
    await story.nominate(ASA, "riksdag")
    await story.nominate(Named("ÅSA  öberg", ASA.born, "Glava"), "riksdag", by=maj)
    (candidacy,) = await story.house.candidacies.of_list("riksdag")
    assert candidacy.nominee.name == "Åsa Öberg"
    assert {each.nominator.name for each in candidacy.nominations} == {"Maj Frid", "Vänsterpartiet Arvika"}


async def test_a_member_may_name_oneself(story: Story) -> None:
    await story.found()
    await story.enrol()
    maj = Nominator.member(MEMBER, START.date())
    await story.nominate(Named(MEMBER.name, MEMBER.born, "Arvika"), "riksdag", by=maj)
    (candidacy,) = await story.house.candidacies.of_list("riksdag")
    assert candidacy.nominee.member_id == MEMBER.id
    assert candidacy.self_nominated(candidacy.nominations[0])


async def test_the_last_nomination_takes_the_unanswered_candidacy_with_it(story: Story) -> None:
    await story.found()
    await story.nominate(ASA, "riksdag")
    await story.nominate(ASA, "riksdag", association=SUNNE)
    await take_back(story)
    assert len(await story.house.candidacies.of_list("riksdag")) == 1
    await take_back(story, OTHERS)
    assert await story.house.candidacies.of_list("riksdag") == ()
    (own,) = await story.house.candidacies.of_nominator(BOARD)
    nomination = own.nomination_by(BOARD)
    assert nomination is not None
    assert nomination.withdrawn_at == START


async def test_a_yes_stands_although_nobody_stands_behind_it(story: Story) -> None:
    await story.found()
    nominee = await story.nominate(ASA, "riksdag")
    await story.accept(nominee, "riksdag")
    await take_back(story)
    (candidacy,) = await story.house.candidacies.of_list("riksdag")
    assert (candidacy.accepted, candidacy.supporters) == (True, ())


async def test_nobody_says_yes_to_what_has_lapsed(story: Story) -> None:
    await story.found()
    nominee = await story.nominate(ASA, "riksdag")
    (seen,) = await story.house.candidacies.of_nominee(nominee)
    await take_back(story)
    with pytest.raises(CandidacyUnknown):
        await story.accept(nominee, "riksdag")
    with pytest.raises(NominationWithdrawn):
        await story.house.candidacies.keep_answer(seen.accept(BallotLine("lärare", "Arvika"), START), START)


@pytest.mark.parametrize("answer_first", [True, False])
async def test_of_a_yes_and_the_last_withdrawal_at_once_both_are_kept_or_the_yes_is_refused(
    story: Story, answer_first: bool
) -> None:
    await story.found()
    nominee = await story.nominate(ASA, "riksdag")
    both = [story.accept(nominee, "riksdag"), take_back(story)]
    results = await asyncio.gather(*(both if answer_first else reversed(both)), return_exceptions=True)
    left = await story.house.candidacies.of_list("riksdag")
    refused = [each for each in results if isinstance(each, Exception)]
    assert all(isinstance(each, NominationWithdrawn | CandidacyUnknown) for each in refused)
    assert [each.accepted for each in left] == ([] if refused else [True])


async def test_a_nomination_taken_back_can_be_made_again_until_the_stop(story: Story) -> None:
    await story.found()
    await story.nominate(ASA, "riksdag")
    await take_back(story)
    await story.nominate(ASA, "riksdag")
    (candidacy,) = await story.house.candidacies.of_list("riksdag")
    assert [each.stands for each in candidacy.nominations] == [True]
    with pytest.raises(AlreadyNominated):
        await story.nominate(ASA, "riksdag")


async def test_nobody_takes_back_anothers_nomination(story: Story) -> None:
    await story.found()
    await story.nominate(ASA, "riksdag")
    (candidacy,) = await story.house.candidacies.of_nominator(BOARD)
    with pytest.raises(NominationUnknown):
        await withdraw_nomination(story.house.candidacies, OTHERS, candidacy.id, START)


async def test_grounds_are_changed_until_the_stop(story: Story) -> None:
    await story.found()
    await story.nominate(ASA, "riksdag")
    (candidacy,) = await story.house.candidacies.of_nominator(BOARD)
    better = Grounds(Meeting(START.date(), "§ 8"), "Mycket kunnig.")

    async def change() -> None:
        now = story.clock.now
        await change_grounds(story.house.candidacies, BOARD, candidacy.id, better, now=now, today=now.date())

    await change()
    (changed,) = await story.house.candidacies.of_nominator(BOARD)
    assert changed.nominations[0].grounds == better
    story.clock.now = START + timedelta(days=10)
    with pytest.raises(NominationsClosed):
        await change()


async def test_after_the_freeze_a_nominator_changes_nothing(story: Story) -> None:
    await story.until_prepared()
    with pytest.raises(CandidatesFrozen):
        await take_back(story)


async def test_after_the_stop_a_yes_is_taken_back_but_none_is_given(story: Story) -> None:
    asa, bo, *_ = await story.until_nominated()
    await story.accept(asa, "riksdag")
    story.clock.now = STOPPED
    with pytest.raises(AnswersClosed):
        await story.accept(bo, "riksdag")
    assert (await story.withdraw(asa)).answer is Answer.WITHDRAWN
    assert (await story.withdraw(bo)).answer is Answer.DECLINED
    with pytest.raises(AnswersClosed):
        await story.accept(asa, "riksdag")
    kept = {each.nominee.id: each for each in await story.house.candidacies.of_list("riksdag")}
    assert (kept[asa].answer, kept[asa].withdrawn_at) == (Answer.WITHDRAWN, STOPPED)


async def test_a_withdrawal_takes_back_what_was_answered_meanwhile(story: Story) -> None:
    """Or a yes between the question and the write would become a plain no, and no hole in a ballot."""
    asa, *_ = await story.until_nominated()
    (unanswered, _) = await story.house.candidacies.of_nominee(asa)
    await story.accept(asa, unanswered.list_id)
    withdrawn = await story.house.candidacies.step_down(unanswered.id, unanswered.list_id, STOPPED)
    assert (withdrawn.answer, withdrawn.withdrawn_at) == (Answer.WITHDRAWN, STOPPED)
    with pytest.raises(CandidacyWithdrawn):
        await story.house.candidacies.step_down(unanswered.id, unanswered.list_id, STOPPED)


async def test_a_late_nominee_is_asked_and_answers_until_the_freeze(story: Story) -> None:
    await story.until_answered()
    await story.let_late(LateNominations.COMMITTEE)
    late = await story.nominate(Named("Elsa Ny", ASA.born, "Kil"), "riksdag", by=COMMITTEE)
    accepted = await story.accept(late, "riksdag")
    assert (accepted.accepted, accepted.nominations[0].late) == (True, True)


async def test_a_late_nomination_asks_anew_whoever_had_not_answered_in_time(story: Story) -> None:
    asa, *_ = await story.until_nominated()
    story.clock.now = STOPPED
    with pytest.raises(AnswersClosed):
        await story.accept(asa, "riksdag")
    await story.let_late(LateNominations.FLOOR)
    await story.nominate(ASA, "riksdag", by=Nominator.floor("Dag Ek"))
    assert (await story.accept(asa, "riksdag")).accepted


async def test_no_late_nomination_once_the_candidates_are_frozen(story: Story) -> None:
    await story.until_prepared()
    await story.let_late(LateNominations.FLOOR)
    with pytest.raises(CandidatesFrozen):
        await story.nominate(Named("Elsa Ny", ASA.born, "Kil"), "riksdag", by=COMMITTEE)


async def test_two_nominees_become_one_with_all_that_was_said(story: Story) -> None:
    await story.found()
    one = await story.nominate(ASA, "riksdag")
    two = await story.nominate(Named("Åsa Öbergh", ASA.born, "Glava", "asa@example.se"), association=SUNNE)
    await story.accept(two, "region")
    await story.accept(two, "riksdag")
    await story.house.candidacies.merge(one, two, "ombudsman", START)
    (riksdag,) = await story.house.candidacies.of_list("riksdag")
    (region,) = await story.house.candidacies.of_list("region")
    assert {each.nominator.id for each in riksdag.supporters} == {"arvika", "sunne"}
    assert riksdag.accepted
    assert region.accepted
    assert riksdag.nominee == region.nominee
    assert (riksdag.nominee.name, riksdag.nominee.email) == ("Åsa Öberg", "asa@example.se")
    assert [each.id for each in await story.house.candidacies.nominees()] == [one]
    # Who names the person by the other name names the same one.
    again = await story.house.candidacies.nominee_named("ÅSA ÖBERGH", ASA.born)
    assert again is not None
    assert again.id == one
    for pair in ((one, two), (two, one), (one, "nobody")):
        with pytest.raises(NomineesNotOne):
            await story.house.candidacies.merge(*pair, "ombudsman", START)


async def test_a_nominator_who_named_both_is_counted_once(story: Story) -> None:
    await story.found()
    one = await story.nominate(ASA, "riksdag")
    two = await story.nominate(Named("Åsa Öbergh", ASA.born, "Glava"), "riksdag")
    await story.house.candidacies.merge(one, two, "ombudsman", START)
    (candidacy,) = await story.house.candidacies.of_nominator(BOARD)
    assert len(candidacy.supporters) == 1


async def test_nobody_is_merged_once_a_list_is_frozen(story: Story) -> None:
    await story.until_prepared()
    one, two = (each.id for each in (await story.house.candidacies.nominees())[:2])
    with pytest.raises(CandidatesFrozen):
        await story.house.candidacies.merge(one, two, "ombudsman", START)


async def test_what_a_member_has_nominated_follows_when_two_numbers_are_one(story: Story) -> None:
    await story.found()
    await story.enrol()
    other = replace(MEMBER, id="m2", name="Maj Fridh")
    await story.house.members.keep_members([other])
    first, second = (Nominator.member(each, START.date()) for each in (MEMBER, other))
    await story.nominate(ASA, "riksdag", by=first)
    await story.nominate(ASA, "riksdag", "region", by=second)
    await take_back(story, first)
    await merge_members(story.house.register, "m1", "m2", START, "Ombudsmannen")
    own = await story.house.candidacies.of_nominator(first)
    assert {each.list_id: [one.stands for one in each.nominations] for each in own} == {
        "region": [True],
        "riksdag": [True],
    }
    assert await story.house.candidacies.of_nominator(second) == ()
