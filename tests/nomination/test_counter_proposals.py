"""Counter-proposals: from the publication until the candidates are frozen, by a board, with a reason."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from nominering.nomination.errors import (
    CandidatesFrozen,
    CounterProposalChanged,
    CounterProposalSent,
    CounterProposalUnsent,
    DraftEmpty,
    InactiveCannotPropose,
    NominationError,
    ProposalNamesStranger,
    ProposalNotPublished,
    ProposalRepeats,
    TextUnfit,
)
from nominering.nomination.model.counter_proposals import CounterProposal, CounterState
from nominering.nomination.use_cases import propose
from nominering.nomination.use_cases.answer import accepted_to
from nominering.nomination.use_cases.counter_propose import counter_propose, withdraw
from nominering.store import tables as t
from tests.story import ARVIKA, START, STORFORS, Story


def drafted(order: str = "ba", reason: str = "Erfarenhet först.") -> CounterProposal:
    return CounterProposal.drafted("riksdag", "arvika", order, {"a", "b", "c"}, reason, START)


def test_after_its_own_names_the_committees_order_follows() -> None:
    assert drafted("c").beside("abc") == ("c", "a", "b")
    assert drafted("cba").beside("ab") == ("c", "b", "a")


@pytest.mark.parametrize(
    ("order", "reason", "refusal"),
    [
        ("", "x", DraftEmpty),
        ("aa", "x", ProposalRepeats),
        ("x", "x", ProposalNamesStranger),
        ("a", "x" * 2001, TextUnfit),
    ],
)
def test_it_names_somebody_and_nobody_twice_and_no_stranger(
    order: str, reason: str, refusal: type[NominationError]
) -> None:
    with pytest.raises(refusal):
        drafted(order, reason)


def test_a_draft_may_lack_its_reason_and_what_is_sent_may_not() -> None:
    with pytest.raises(TextUnfit):
        drafted(reason=" ").send(START)


def test_it_is_sent_once_and_withdrawn_once_and_may_be_sent_again() -> None:
    with pytest.raises(CounterProposalUnsent):
        drafted().withdraw(START)
    sent = drafted().send(START)
    with pytest.raises(CounterProposalSent):
        sent.send(START)
    withdrawn = sent.withdraw(START)
    assert withdrawn.state is CounterState.WITHDRAWN
    assert withdrawn.send(START).sent


async def _counter(
    story: Story, *, send: bool = True, association=ARVIKA, reason: str = "Erfarenhet först."
) -> CounterProposal:
    house = story.house
    order = [each.id for each in await accepted_to(house.candidacies, "riksdag")][::-1]
    return await counter_propose(
        house.candidacies,
        house.proposals,
        house.counters,
        association,
        "riksdag",
        order,
        reason,
        story.clock.now,
        send=send,
    )


async def test_a_board_drafts_changes_sends_and_withdraws(story: Story) -> None:
    await story.until_proposed()
    counters = story.house.counters
    await _counter(story, send=False)
    assert await counters.sent("riksdag") == ()
    sent = await _counter(story)
    assert await counters.sent("riksdag") == (sent,)
    with pytest.raises(CounterProposalSent):
        await _counter(story, send=False)
    await withdraw(counters, ARVIKA, "riksdag", story.clock.now)
    assert await counters.sent("riksdag") == ()
    kept = await counters.of_association("riksdag", "arvika")
    assert kept is not None
    assert (kept.state, kept.order) == (CounterState.WITHDRAWN, sent.order)
    assert (await _counter(story, send=False)).state is CounterState.DRAFT


async def test_there_is_nothing_to_counter_before_the_moment_of_publication(story: Story) -> None:
    await story.until_answered()
    house = story.house
    order = [each.id for each in await accepted_to(house.candidacies, "riksdag")]
    at = story.clock.now + timedelta(hours=1)
    await propose.propose(house.lists, house.candidacies, house.proposals, "riksdag", order, story.clock.now, at=at)
    with pytest.raises(ProposalNotPublished):
        await _counter(story)
    story.clock.now = at
    assert (await _counter(story)).sent


async def test_an_association_without_a_board_makes_none(story: Story) -> None:
    await story.until_proposed()
    with pytest.raises(InactiveCannotPropose):
        await _counter(story, association=STORFORS)


async def test_what_is_asked_for_is_asked_again_where_it_is_kept(story: Story) -> None:
    """The rule lets it through, and the store knows better: the board went, the proposal was never there."""
    await story.until_proposed()
    await t.Association.update({t.Association.active: False}).where(t.Association.id == "arvika")
    with pytest.raises(InactiveCannotPropose):
        await _counter(story)
    await t.Association.update({t.Association.active: True}).where(t.Association.id == "arvika")
    early = replace(drafted(), order=())
    with pytest.raises(ProposalNotPublished):
        await story.house.counters.keep(early, None, story.clock.now - timedelta(days=1))
    assert await story.house.counters.of_association("riksdag", "arvika") is None


async def test_when_the_candidates_are_frozen_it_is_too_late_also_to_withdraw(story: Story) -> None:
    await story.until_roll_is_frozen()
    await _counter(story)
    await story.prepare("riksdag")
    with pytest.raises(CandidatesFrozen):
        await withdraw(story.house.counters, ARVIKA, "riksdag", story.clock.now)
    assert len(await story.house.counters.sent("riksdag")) == 1


async def test_of_two_in_the_board_who_send_at_once_one_is_told(story: Story) -> None:
    await story.until_proposed()
    results = await asyncio.gather(*(_counter(story, reason=f"Skäl {n}") for n in range(2)), return_exceptions=True)
    refused = [each for each in results if isinstance(each, Exception)]
    assert [type(each) for each in refused] in ([CounterProposalChanged], [CounterProposalSent])
    assert len(await story.house.counters.sent("riksdag")) == 1
