"""Two officers replace a card: the old one is void at once, the new one inherits the ticks, no vote is doubled."""

import asyncio
import random
from collections import Counter

import pytest

from nominering.access.use_cases import recognise, sign_in_voter
from nominering.balloting.errors import (
    AlreadyVoted,
    BearerUnknown,
    CardUnknown,
    ChangeImpossible,
    NumberUnknown,
    SameOfficer,
    SpoilingAsked,
    SpoilingIncomplete,
    SpoilingSettled,
    SpoilingUnknown,
)
from nominering.balloting.model.ballots import Ballot, Turnout
from nominering.balloting.model.codes import card_number, draw_code
from nominering.balloting.model.spoiling import LONGEST_REASON, Officer, Settlement, Spoiling
from nominering.balloting.use_cases.cards import recognise_card
from nominering.balloting.use_cases.spoil import ask_to_spoil, replace_card, withdraw_spoiling
from nominering.balloting.use_cases.vote import cast_ballot, close_round
from nominering.conference.model.rounds import CONFERENCE_DECK
from nominering.conference.use_cases.rounds import let_minds_change
from nominering.store import tables as t
from nominering.store.database import Database
from tests.story import CODES, Story

ROUND = "riksdag-1"
ELSA = Officer("ombudsman", "Elsa Ombudsman")
TORE = Officer("rostraknare", "Tore Räknare")
CHANCE = random.Random(5)


async def asked(story: Story, number: str = CODES[0][:3], id: str = "s1", bearer: str = "") -> None:
    wish = Spoiling.asked(id, CONFERENCE_DECK, number, "Tappat.", ELSA, story.clock.now, bearer, bearer and "Dag Ek")
    await ask_to_spoil(story.house.spoilings, wish)


async def replaced(story: Story, id: str = "s1", by: Officer = TORE) -> tuple[str, tuple[str, ...]]:
    """The new code, and where the old card has voted."""
    _, code, voted = await replace_card(
        story.house.spoilings, story.house.cards, id, by, story.clock.now, lambda: draw_code(CHANCE.choice)
    )
    return code, voted


async def test_the_old_card_is_void_and_the_new_one_is_good(story: Story) -> None:
    await story.until_open()
    old = await story.card()
    await sign_in_voter(story.house.keys, old, "old-session", story.clock.now)
    await asked(story)
    assert await story.card() == old  # until somebody else confirms
    code, voted = await replaced(story)
    assert voted == ()
    with pytest.raises(CardUnknown):
        await story.card()
    now = story.clock.now
    assert await recognise(story.house.accounts, story.house.keys, "old-session", now, now.date()) is None
    with pytest.raises(CardUnknown):
        await story.house.box.drop(Ballot(ROUND, (1,)), old, "late")
    card = await recognise_card(story.house.cards, code)
    await cast_ballot(story.house.box, ROUND, card, (2,), blank=False, submission="new")
    assert await story.house.box.turnout(ROUND) == Turnout(1, 4)
    assert await story.house.cards.issued() == 4


async def test_a_vote_of_the_old_card_stands_and_the_new_one_votes_where_the_old_has_not(story: Story) -> None:
    await story.until_open()
    await story.vote(0, 1, submission="first")
    await asked(story)
    code, voted = await replaced(story)
    assert voted == (ROUND,)
    card = await recognise_card(story.house.cards, code)
    with pytest.raises(AlreadyVoted):
        await cast_ballot(story.house.box, ROUND, card, (2,), blank=False, submission="second")
    await cast_ballot(story.house.box, "region-1", card, (2,), blank=False, submission="other")
    assert await story.house.box.turnout(ROUND) == Turnout(1, 4)
    await close_round(story.house.box, ROUND)
    assert await story.house.box.contents(ROUND) == {(1,): 1}


async def test_a_receipt_stays_what_it_was_and_nobody_changes_the_vote(story: Story) -> None:
    await story.until_prepared()
    await let_minds_change(story.house.rounds, ROUND, True)
    await story.open()
    box = story.house.box
    old = await story.card()
    await box.drop(Ballot(ROUND, (1,)), old, "first", key="the-browsers")
    receipt = await box.receipt_code(ROUND, old)
    assert receipt is not None
    assert await box.may_change(ROUND, old, "the-browsers")
    await asked(story)
    code, _ = await replaced(story)
    card = await recognise_card(story.house.cards, code)
    assert await box.receipt_code(ROUND, card) == receipt
    assert not await box.may_change(ROUND, card, "the-browsers")
    with pytest.raises(ChangeImpossible):
        await box.drop(Ballot(ROUND, (2,)), card, "second", key="the-browsers", replaces=receipt)
    with pytest.raises(CardUnknown):
        await box.drop(Ballot(ROUND, (2,)), old, "second", key="the-browsers", replaces=receipt)
    await asked(story, card_number(code), id="s2")
    again, _ = await replaced(story, "s2")
    await close_round(box, ROUND)
    assert await box.receipt_codes(ROUND) == (receipt,)
    assert await box.receipt_code(ROUND, await recognise_card(story.house.cards, again)) == receipt
    assert await box.contents(ROUND) == {(1,): 1}


async def test_of_a_closed_round_nothing_is_told_and_nothing_changes(story: Story) -> None:
    await story.until_open()
    await story.vote(0, 1)
    await close_round(story.house.box, ROUND)
    await asked(story)
    code, voted = await replaced(story)
    assert voted == ()
    assert await story.house.box.has_voted(ROUND, await recognise_card(story.house.cards, code))
    assert await story.house.box.turnout(ROUND) == Turnout(1, 4)


async def test_whoever_asks_does_not_confirm(story: Story) -> None:
    await story.until_roll_is_frozen()
    await asked(story)
    with pytest.raises(SameOfficer):
        await replaced(story, by=Officer(ELSA.account_id, "Elsa under another name"))
    assert await story.card()
    assert (await story.house.spoilings.spoiling("s1")).settlement is Settlement.WAITING


async def test_of_two_who_confirm_at_once_one_replaces_the_card(story: Story) -> None:
    await story.until_open()
    await asked(story)
    results = await asyncio.gather(
        *(replaced(story, by=Officer(f"officer-{n}", "Någon")) for n in range(8)), return_exceptions=True
    )
    assert Counter(type(each) for each in results) == {tuple: 1, SpoilingSettled: 7}
    assert await story.house.cards.issued() == 4


async def test_a_card_is_replaced_once_however_often_it_is_asked_for(story: Story) -> None:
    await story.until_roll_is_frozen()
    await asked(story)
    with pytest.raises(SpoilingAsked):
        await asked(story, id="s2")
    first, _ = await replaced(story)
    with pytest.raises(SpoilingSettled):
        await replaced(story)
    with pytest.raises(NumberUnknown):
        await asked(story, id="s3")
    await asked(story, card_number(first), id="s4")
    await replaced(story, "s4")
    assert await story.house.cards.issued() == 4


@pytest.mark.parametrize("round_", range(6))
async def test_a_ballot_on_its_way_is_in_or_refused_and_the_new_card_knows_which(story: Story, round_: int) -> None:
    await story.until_open()
    old = await story.card()
    await asked(story)

    async def vote() -> object:
        await asyncio.sleep(0.001 * round_)
        return await story.house.box.drop(Ballot(ROUND, (1,)), old, "on its way")

    ballot, (code, voted) = await asyncio.gather(
        asyncio.wait_for(asyncio.shield(asyncio.ensure_future(_told(vote()))), 20), replaced(story)
    )
    card = await recognise_card(story.house.cards, code)
    assert (voted == (ROUND,)) == (ballot is None)
    assert isinstance(ballot, CardUnknown | None)
    second = await _told(cast_ballot(story.house.box, ROUND, card, (2,), blank=False, submission="new"))
    assert isinstance(second, AlreadyVoted if ballot is None else type(None))
    assert await story.house.box.turnout(ROUND) == Turnout(1, 4)
    await close_round(story.house.box, ROUND)
    assert sum((await story.house.box.contents(ROUND)).values()) == 1


async def _told(deed: object) -> Exception | None:
    try:
        await deed  # type: ignore[misc]
    except Exception as error:
        return error
    return None


async def test_the_card_turned_up(story: Story) -> None:
    await story.until_roll_is_frozen()
    await asked(story)
    await withdraw_spoiling(story.house.spoilings, "s1", ELSA, story.clock.now)
    with pytest.raises(SpoilingSettled):
        await replaced(story)
    with pytest.raises(SpoilingSettled):
        await withdraw_spoiling(story.house.spoilings, "s1", TORE, story.clock.now)
    assert await story.card()
    await asked(story, id="s2")


@pytest.mark.parametrize(
    ("number", "reason", "field"),
    [("", "Tappat.", "number"), (" - ", "Tappat.", "number"), ("ACD", "", "reason"), ("ACD", "x" * 301, "reason")],
)
async def test_whoever_asks_says_which_and_why(story: Story, number: str, reason: str, field: str) -> None:
    assert LONGEST_REASON == 300
    with pytest.raises(SpoilingIncomplete) as refused:
        Spoiling.asked("s1", CONFERENCE_DECK, number, reason, ELSA, story.clock.now)
    assert refused.value.field == field


async def test_an_unknown_number_is_refused(story: Story) -> None:
    await story.until_roll_is_frozen()
    for number in ("XXX", CODES[0], "AC"):
        with pytest.raises(NumberUnknown):
            await asked(story, number)
    with pytest.raises(BearerUnknown):
        await asked(story, "", bearer="d0")
    with pytest.raises(SpoilingUnknown):
        await replaced(story, "nothing")
    assert await story.house.spoilings.spoilings() == ()


async def test_in_a_tied_deck_a_card_is_replaced_by_name_and_stays_its_bearers(story: Story) -> None:
    await story.until_roll_is_frozen()
    cards = story.house.cards
    await cards.discard()
    await cards.tie(CONFERENCE_DECK, True)
    await cards.issue(CODES, 4, bearers=("d0", "d1", "d2", "d3"))
    await asked(story, "", bearer="d0")
    code, _ = await replaced(story)
    assert await cards.bearers() == {"d0", "d1", "d2", "d3"}
    row = await t.VotingCard.select().where(t.VotingCard.bearer == "d0").first()
    assert row is not None
    assert row["code_hash"] == await recognise_card(cards, code)
    with pytest.raises(CardUnknown):
        await story.card(0)
    assert await story.card(1)


async def test_the_log_says_who_and_why_and_nothing_of_a_ballot(story: Story, database: Database) -> None:
    await story.until_open()
    await story.vote(0, 1, 3)
    await asked(story)
    code, _ = await replaced(story)
    (entry,) = await story.house.spoilings.spoilings()
    assert (entry.number, entry.reason, entry.asked_by, entry.settled_by) == (CODES[0][:3], "Tappat.", ELSA, TORE)
    assert entry.settlement is Settlement.REPLACED
    cards = {row["code_hash"] for row in await t.VotingCard.select()}
    for row in await t.CardSpoiling.select():
        values = {str(value) for value in row.values()}
        assert not values & cards
        assert not [value for value in values if ROUND in value or "1,3" in value or code in value]
