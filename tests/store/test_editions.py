"""Electoral rules kept: drafts, decisions, deadlines, and who comes first when two come at once."""

import asyncio
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from nominering.conference.errors import RulesChanged
from nominering.counting.errors import QuotaOnSet
from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.rules import Method, Procedure, TieRule
from nominering.nomination.errors import (
    CandidatesFrozen,
    DeadlineInPast,
    DeadlinePassed,
    DecisionInFuture,
    DecisionTooEarly,
    DraftChanged,
    FixedPlaceVacant,
    ListExists,
    ListIncomplete,
    ListInUse,
    ListUnknown,
    NothingDrafted,
    RulesIncomplete,
    RulesNotAdopted,
)
from nominering.nomination.model.admission import LateNominations, Strictness
from nominering.nomination.model.candidacies import Gender
from nominering.nomination.model.electoral_rules import Deadline, DecidedBy, Decision, PublicationLevel
from nominering.nomination.model.lists import Election
from nominering.nomination.use_cases.electoral_rules import (
    adopt_rules,
    draft_of,
    draft_rules,
    extend_deadline,
    in_force,
)
from nominering.nomination.use_cases.lists import begin_list, change_list
from nominering.organisation.offices import Body
from tests.story import PEOPLE, START, Story, a_list

DAY = timedelta(days=1)
TODAY = START.date()
EVERYTHING_ELSE: dict[str, Any] = {
    "method": Method.CUMULATIVE_PLACES,
    "places": 2,
    "nominations_close": START + 11 * DAY,
    "answers_close": START + 19 * DAY,
    "ties": TieRule.LOT_ONLY,
    "quota": Quota.named("minimum:!man:1:2"),
    "quota_mode": QuotaMode.AFTERWARDS,
    "publication": PublicationLevel.NOTHING,
    "late_nominations": LateNominations.FLOOR,
    "eligibility": Strictness.STOP,
    "excluding_offices": frozenset({Body.COMMITTEE}),
    "procedure": Procedure.PLACE_BY_PLACE,
}


async def test_every_choice_is_kept_and_read_as_it_was(story: Story) -> None:
    await story.until_nominated()
    candidacy = await story.accept("Åsa Öberg-1980-05-01", "riksdag")
    rules = await story.draft_rules("riksdag", **EVERYTHING_ELSE, fixed={2: candidacy.id})
    draft = draft_of(await story.house.editions.editions("riksdag"))
    assert draft is not None
    assert (draft.rules, draft.number, draft.drafted_by, draft.drafted_at) == (rules, 2, "Ombudsmannen", START)
    await story.adopt_rules("riksdag", **EVERYTHING_ELSE, fixed={2: candidacy.id})
    kept = await story.house.lists.candidate_list("riksdag")
    assert (kept.electoral_rules, kept.edition) == (rules, 2)


async def test_a_list_follows_its_draft_until_somebody_decides_and_then_only_decisions(story: Story) -> None:
    story.adopts = False
    await story.found()
    await story.draft_rules("riksdag", places=2)
    kept = await story.house.lists.candidate_list("riksdag")
    assert (kept.places, kept.edition) == (2, None)
    await story.adopt_rules("riksdag", places=2)
    await story.draft_rules("riksdag", places=7)
    kept = await story.house.lists.candidate_list("riksdag")
    assert (kept.places, kept.edition) == (2, 1)


async def test_the_history_says_what_was_decided_when_and_by_whom(story: Story) -> None:
    await story.found()
    before = await story.house.editions.editions("riksdag")
    story.clock.now += 3 * DAY
    await story.adopt_rules("riksdag", ties=TieRule.LOT_ONLY)
    after = await story.house.editions.editions("riksdag")
    assert after[:1] == before
    assert [(each.number, each.rules.ties, each.adopted_at) for each in after] == [
        (1, TieRule.EARLIER_STAGE_THEN_LOT, START),
        (2, TieRule.LOT_ONLY, START + 3 * DAY),
    ]
    standing = in_force(after)
    assert standing is not None
    assert standing.decision == Decision(DecidedBy.BOARD, date(2030, 1, 13), "§ 8")
    assert standing.adopted_by == "Ombudsmannen"


async def test_only_the_draft_that_was_read_is_adopted(story: Story) -> None:
    await story.found()
    read = await story.draft_rules("riksdag", places=2)
    await story.draft_rules("riksdag", places=28)
    decision = Decision(DecidedBy.CONFERENCE, TODAY, "§ 3")
    with pytest.raises(DraftChanged):
        await adopt_rules(story.house.editions, "riksdag", read.fingerprint, decision, "x", START, TODAY)
    assert (await story.house.lists.candidate_list("riksdag")).places == 3


async def test_of_two_decisions_on_one_draft_one_is_kept(story: Story) -> None:
    await story.found()
    read = (await story.draft_rules("riksdag", places=2)).fingerprint
    editions = story.house.editions
    both = [
        adopt_rules(editions, "riksdag", read, Decision(body, TODAY, "§ 3"), "x", START, TODAY)
        for body in (DecidedBy.BOARD, DecidedBy.CONFERENCE)
    ]
    results = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(each).__name__ for each in results) == ["Edition", "NothingDrafted"]
    assert len(await editions.editions("riksdag")) == 2


@pytest.mark.parametrize(
    ("decision", "refused"),
    [
        (Decision(DecidedBy.BOARD, TODAY, " "), RulesIncomplete),
        (Decision(DecidedBy.BOARD, TODAY + DAY, "§ 3"), DecisionInFuture),
        (Decision(DecidedBy.BOARD, TODAY - DAY, "§ 3"), DecisionTooEarly),
    ],
)
async def test_a_decision_that_cannot_be_changes_nothing(
    story: Story, decision: Decision, refused: type[Exception]
) -> None:
    await story.found()
    read = (await story.draft_rules("riksdag", places=2)).fingerprint
    before = await story.house.editions.editions("riksdag")
    with pytest.raises(refused):
        await adopt_rules(story.house.editions, "riksdag", read, decision, "x", START, TODAY)
    assert await story.house.editions.editions("riksdag") == before
    assert (await story.house.lists.candidate_list("riksdag")).places == 3


@pytest.mark.parametrize(
    ("choices", "refused"),
    [
        ({"places": 0}, RulesIncomplete),
        ({"places": 1000}, RulesIncomplete),
        ({"method": Method.SCOTTISH_STV, "quota": Quota.named("pairwise")}, QuotaOnSet),
        ({"nominations_close": START - DAY}, DeadlineInPast),
        ({"fixed": {1: "nobody"}}, FixedPlaceVacant),
    ],
)
async def test_a_draft_that_cannot_be_is_not_kept(
    story: Story, choices: dict[str, Any], refused: type[Exception]
) -> None:
    await story.found()
    with pytest.raises(refused):
        await story.draft_rules("riksdag", **choices)
    assert draft_of(await story.house.editions.editions("riksdag")) is None


async def test_a_draft_that_time_has_overtaken_is_not_adopted(story: Story) -> None:
    await story.found()
    read = (await story.draft_rules("riksdag", nominations_close=START + DAY)).fingerprint
    later = START + 2 * DAY
    decision = Decision(DecidedBy.BOARD, TODAY, "§ 3")
    with pytest.raises(DeadlineInPast):
        await adopt_rules(story.house.editions, "riksdag", read, decision, "x", later, later.date())


async def test_a_draft_is_dropped_but_a_list_keeps_its_only_one(story: Story) -> None:
    story.adopts = False
    await story.found()
    await story.draft_rules("riksdag", places=2)
    with pytest.raises(NothingDrafted):
        await story.house.editions.drop_draft("riksdag")
    await story.adopt_rules("riksdag")
    await story.draft_rules("riksdag", places=9)
    await story.house.editions.drop_draft("riksdag")
    assert draft_of(await story.house.editions.editions("riksdag")) is None
    with pytest.raises(NothingDrafted):
        await story.house.editions.drop_draft("riksdag")


async def test_a_round_is_not_prepared_on_rules_that_nobody_has_adopted(story: Story) -> None:
    story.adopts = False
    await story.until_roll_is_frozen()
    with pytest.raises(RulesNotAdopted):
        await story.prepare("riksdag")
    await story.adopt_rules("riksdag")
    await story.prepare("riksdag")


async def test_nothing_of_the_rules_changes_once_the_candidates_are_frozen(story: Story) -> None:
    await story.until_roll_is_frozen()
    read = (await story.draft_rules("riksdag", ties=TieRule.LOT_ONLY)).fingerprint
    await story.prepare("riksdag")
    house, now = story.house, story.clock.now
    before = (await house.lists.lists(), await house.editions.editions("riksdag"), await house.rounds.rounds())
    rules = before[0][0].electoral_rules
    decision = Decision(DecidedBy.CONFERENCE, now.date(), "§ 1")
    for attempt in (
        draft_rules(house.lists, house.candidacies, house.editions, "riksdag", replace(rules, places=1), "x", now),
        adopt_rules(house.editions, "riksdag", read, decision, "x", now, now.date()),
        extend_deadline(house.editions, "riksdag", Deadline.ANSWERS, START + 40 * DAY, "x", START),
        change_list(house.lists, a_list().named("Annan", "Annan"), 2, TODAY),
    ):
        with pytest.raises(CandidatesFrozen):
            await attempt
    assert (
        await house.lists.lists(),
        await house.editions.editions("riksdag"),
        await house.rounds.rounds(),
    ) == before


async def test_rules_that_are_adopted_while_the_candidates_are_frozen_are_in_the_round_or_refused(
    story: Story,
) -> None:
    """Whichever came first, the round and the list say the same; whoever read too early is refused."""
    await story.until_roll_is_frozen()
    read = (await story.draft_rules("riksdag", ties=TieRule.LOT_ONLY)).fingerprint
    decision = Decision(DecidedBy.CONFERENCE, story.clock.now.date(), "§ 1")
    results = await asyncio.gather(
        story.prepare("riksdag"),
        adopt_rules(story.house.editions, "riksdag", read, decision, "x", story.clock.now, story.clock.now.date()),
        return_exceptions=True,
    )
    refused = [each for each in results if isinstance(each, Exception)]
    assert len(refused) <= 1
    assert all(isinstance(each, CandidatesFrozen | RulesChanged) for each in refused)
    round_ = await story.house.rounds.round_on("riksdag")
    if round_:
        assert round_.rules == (await story.house.lists.candidate_list("riksdag")).rules


@pytest.mark.parametrize("choices", [{"ties": TieRule.LOT_ONLY}, {"eligibility": Strictness.STOP}])
async def test_a_round_made_of_rules_that_were_read_before_a_decision_is_refused(
    story: Story, monkeypatch: pytest.MonkeyPatch, choices: dict[str, Any]
) -> None:
    await story.until_roll_is_frozen()
    proposal = story.house.proposals.proposal

    async def decided_after_it_was_read(list_id: str, now: datetime) -> object:
        await story.adopt_rules(list_id, **choices)
        return await proposal(list_id, now)

    monkeypatch.setattr(story.house.proposals, "proposal", decided_after_it_was_read)
    with pytest.raises(RulesChanged):
        await story.prepare("riksdag")
    assert await story.house.rounds.round_on("riksdag") is None


async def test_an_extended_deadline_is_kept_told_and_meant_by_the_draft_too(story: Story) -> None:
    await story.found()
    await story.draft_rules("riksdag", ties=TieRule.LOT_ONLY)
    until = START + 15 * DAY
    await extend_deadline(story.house.editions, "riksdag", Deadline.NOMINATIONS, until, "Ombudsmannen", START)
    kept = await story.house.lists.candidate_list("riksdag")
    (edition, draft) = await story.house.editions.editions("riksdag")
    assert (kept.nominations_close, draft.rules.nominations_close) == (until, until)
    assert edition.rules.nominations_close == START + 10 * DAY
    (moved,) = await story.house.editions.moved("riksdag")
    assert (moved.deadline, moved.was, moved.until, moved.by, moved.at) == (
        Deadline.NOMINATIONS,
        START + 10 * DAY,
        until,
        "Ombudsmannen",
        START,
    )


async def test_a_nomination_is_taken_until_the_extended_moment(story: Story) -> None:
    await story.found()
    await extend_deadline(story.house.editions, "riksdag", Deadline.NOMINATIONS, START + 15 * DAY, "x", START)
    story.clock.now = START + 14 * DAY
    assert await story.nominate(PEOPLE[0], "riksdag")


async def test_a_deadline_that_has_passed_is_not_extended(story: Story) -> None:
    await story.found()
    with pytest.raises(DeadlinePassed):
        await extend_deadline(
            story.house.editions, "riksdag", Deadline.NOMINATIONS, START + 15 * DAY, "x", START + 10 * DAY
        )
    assert await story.house.editions.moved("riksdag") == ()


async def test_without_a_quota_rule_no_stated_gender_is_kept(story: Story) -> None:
    story.quota = Quota.named("half-women:up")
    await story.until_answered()
    assert {each.gender for each in await story.house.candidacies.of_list("riksdag")} == {Gender.WOMAN, Gender.MAN}
    await story.adopt_rules("riksdag", quota=Quota())
    assert {each.gender for each in await story.house.candidacies.of_list("riksdag")} == {Gender.UNDISCLOSED}


async def test_lists_are_begun_at_the_end_with_a_draft_and_ids_of_their_own(story: Story) -> None:
    await story.found()
    begun = [
        await begin_list(story.house.lists, replace(a_list(), id="kommun", title=title), "Ombudsmannen", START, TODAY)
        for title in ("Kommunlistan i Arvika", "Kommunlistan i Sunne")
    ]
    assert [each.id for each in begun] == ["kommun", "kommun-2"]
    assert [each.id for each in await story.house.lists.lists()] == ["riksdag", "region", "kommun", "kommun-2"]
    (draft,) = await story.house.editions.editions("kommun-2")
    assert (draft.rules, draft.decision) == (begun[1].electoral_rules, None)
    with pytest.raises(ListExists):
        await story.house.lists.add_list(begun[0], "x", START)


async def test_a_list_is_put_at_its_place_among_the_others(story: Story) -> None:
    await story.found()
    await begin_list(story.house.lists, replace(a_list(), id="kommun"), "x", START, TODAY)
    day = date(2030, 9, 15)
    wanted = replace(a_list(), id="kommun", title=" Kommun ", election_day=day, constituency="Arvika")
    await change_list(story.house.lists, wanted, 1, TODAY)
    every = await story.house.lists.lists()
    assert [each.id for each in every] == ["kommun", "riksdag", "region"]
    assert (every[0].title, every[0].constituency, every[0].election_day) == ("Kommun", "Arvika", day)
    for place in (0, 4):
        with pytest.raises(ListIncomplete):
            await change_list(story.house.lists, wanted, place, TODAY)


async def test_a_list_knows_its_election_its_municipalities_and_its_reminders(story: Story) -> None:
    await story.found()
    municipal = replace(a_list(), id="kommun", kind=Election.MUNICIPAL, area=("1784",))
    await begin_list(story.house.lists, municipal, "x", START, TODAY)
    kept = await story.house.lists.candidate_list("kommun")
    assert (kept.kind, kept.area, kept.remind_days) == (Election.MUNICIPAL, ("1784",), 5)
    wanted = replace(kept, kind=Election.REGION, area=(), election="Valet till regionfullmäktige", remind_days=0)
    await change_list(story.house.lists, wanted, 3, TODAY)
    assert await story.house.lists.candidate_list("kommun") == wanted


async def test_a_list_that_is_changed_keeps_the_rules_that_are_adopted_meanwhile(story: Story) -> None:
    await story.found()
    read = await story.house.lists.candidate_list("riksdag")
    await story.adopt_rules("riksdag", late_nominations=LateNominations.FLOOR, eligibility=Strictness.STOP)
    await change_list(story.house.lists, replace(read, title="Listan"), 1, TODAY)
    kept = await story.house.lists.candidate_list("riksdag")
    assert (kept.title, kept.late_nominations, kept.eligibility) == ("Listan", LateNominations.FLOOR, Strictness.STOP)


async def test_only_a_list_that_nothing_hangs_on_is_taken_away(story: Story) -> None:
    story.adopts = False
    await story.found()
    await story.adopt_rules("region")
    await begin_list(story.house.lists, replace(a_list(), id="kommun"), "x", START, TODAY)
    await story.nominate(PEOPLE[0], "riksdag")
    for used in ("riksdag", "region"):
        with pytest.raises(ListInUse):
            await story.house.lists.remove_list(used)
    assert len(await story.house.editions.editions("region")) == 1
    await story.house.lists.remove_list("kommun")
    with pytest.raises(ListUnknown):
        await story.house.lists.candidate_list("kommun")
    await begin_list(story.house.lists, replace(a_list(), id="kommun"), "x", START, TODAY)
    assert [each.id for each in await story.house.lists.lists()] == ["riksdag", "region", "kommun"]
