"""Two who handle cards, paper and the box in the same moment: each is told one thing, and no vote is one too many.

On PostgreSQL the transactions really run at once; on SQLite they queue, and the rules must hold all the same.
"""

import asyncio
import random
from typing import Any

import pytest

from nominering.balloting.errors import (
    AlreadyVoted,
    CardsInUse,
    CardUnknown,
    NoVoterLeft,
    SeatNotOnRoll,
    TooManyCards,
)
from nominering.balloting.model.ballots import Ballot, RoundOfCard, Turnout
from nominering.balloting.model.codes import draw_code
from nominering.balloting.model.paper_ballots import Reading
from nominering.balloting.model.spoiling import Officer, Spoiling
from nominering.balloting.use_cases.cards import discard_cards, issue_cards, tie_cards
from nominering.balloting.use_cases.paper_ballots import hand_out
from nominering.balloting.use_cases.spoil import ask_to_spoil, replace_card
from nominering.balloting.use_cases.trial import prepare_trial, throw_away_trial
from nominering.balloting.use_cases.vote import close_round, take_paper
from nominering.conference.model.rounds import CONFERENCE_DECK, RoundState
from nominering.conference.model.trial import TRIAL
from nominering.conference.use_cases.attend import check_in, decide_presence
from nominering.store import tables as t
from nominering.store.database import Database
from tests.balloting.test_paper_ballots import TELLERS, printed
from tests.story import CODES, Story

ROUND = "riksdag-1"
ELSA, TORE = Officer("ombudsman", "Elsa Ombudsman"), Officer("rostraknare", "Tore Räknare")
CHANCE = random.Random(7)
TIMES = 8


async def replaced(story: Story, number: str, id: str) -> str:
    """The new code."""
    wish = Spoiling.asked(id, CONFERENCE_DECK, number, "Tappat.", ELSA, story.clock.now)
    await ask_to_spoil(story.house.spoilings, wish)
    _, code, _ = await replace_card(
        story.house.spoilings, story.house.cards, id, TORE, story.clock.now, lambda: draw_code(CHANCE.choice)
    )
    return code


async def at_once(*those: Any) -> list[Any]:
    return list(await asyncio.gather(*those, return_exceptions=True))


async def test_no_ballot_is_handed_out_on_a_card_that_has_just_been_replaced(story: Story) -> None:
    await story.until_open()
    await printed(story)
    old = await story.card()
    await replaced(story, CODES[0][:3], "s1")
    with pytest.raises(CardUnknown):
        await story.house.papers.hand_out(ROUND, old)
    assert (await story.house.papers.urn(ROUND)).handed.given == 0


async def test_cards_are_not_thrown_away_under_a_ballot(story: Story) -> None:
    await story.until_open()
    for _ in range(TIMES):
        card = await story.card()
        voted, gone = await at_once(
            story.house.box.drop(Ballot(ROUND, (1,)), card, "s"), discard_cards(story.house.cards)
        )
        if gone is None:
            assert isinstance(voted, CardUnknown)
            assert await story.house.cards.issued() == 0
            await issue_cards(story.house.cards, story.house.roll, CODES)
        else:
            assert isinstance(gone, CardsInUse)
            assert (await story.house.box.turnout(ROUND)).voted == 1
            await t.TickedOff.raw("DELETE FROM ticked_off")


async def test_a_card_is_replaced_while_the_round_closes(story: Story) -> None:
    await story.until_roll_is_frozen()
    code: Any = CODES[0]
    for n in range(TIMES):
        await prepare_trial(story.house.rounds)
        await story.open_one(TRIAL)
        for voter in range(1, 4):
            await story.vote(voter, 1, round_id=TRIAL)
        await story.house.box.drop(Ballot(TRIAL, (2,)), await story.house.cards.recognise(code), "first")
        code, closed = await at_once(replaced(story, code[:3], f"s{n}"), close_round(story.house.box, TRIAL))
        assert (type(code), closed) == (str, None)
        assert await story.house.box.contents(TRIAL) == {(1,): 3, (2,): 1}
        assert await story.house.box.has_voted(TRIAL, await story.house.cards.recognise(code))
        assert await throw_away_trial(story.house.trials) == 4


async def test_no_card_is_dealt_to_whoever_already_votes_on_paper(story: Story) -> None:
    await story.until_prepared()
    cards = story.house.cards
    await discard_cards(cards)
    await cards.issue(CODES[:3], most=4)
    await story.open()
    await printed(story)
    await hand_out(story.house.rounds, cards, story.house.papers, ROUND, "")
    with pytest.raises(TooManyCards):
        await issue_cards(cards, story.house.roll, CODES[3:])
    await close_round(story.house.box, ROUND)
    await issue_cards(cards, story.house.roll, CODES[3:])


async def test_the_last_voter_gets_a_card_or_a_ballot_and_not_both(story: Story) -> None:
    await story.until_prepared()
    cards = story.house.cards
    await discard_cards(cards)
    await cards.issue(CODES[:3], most=4)
    await story.open()
    await printed(story)
    dealt, handed = await at_once(
        issue_cards(cards, story.house.roll, CODES[3:]), story.house.papers.hand_out_without_card(ROUND)
    )
    assert (dealt is None) != (handed is None)
    assert isinstance(dealt or handed, TooManyCards if dealt else NoVoterLeft)


async def test_what_was_read_on_paper_is_gone_from_the_database_when_it_is_in_the_box(
    story: Story, database: Database
) -> None:
    """Whoever remembers a check number does not find it there."""
    if database.on_sqlite:
        pytest.skip("SQLite writes the whole file anew")
    await story.until_open()
    number, *_ = await printed(story)
    await hand_out(story.house.rounds, story.house.cards, story.house.papers, ROUND, CODES[0])
    await close_round(story.house.box, ROUND)
    for teller in TELLERS:
        await story.house.papers.read(ROUND, number, Reading(teller, (1, 2)), mend=False)
    await story.house.papers.put_in(ROUND)
    (kept,) = await t.Ballot.raw("SELECT pg_relation_size('paper_reading') AS bytes")
    assert kept["bytes"] == 0


async def tied_and_required(story: Story) -> None:
    """Cards tied to the four delegates, of whom Dag (d0) alone is there when the round opens."""
    await story.until_prepared()
    house, now = story.house, story.clock.now
    await discard_cards(house.cards)
    await tie_cards(house.cards, CONFERENCE_DECK, tied=True)
    await house.cards.issue(CODES, 4, bearers=("d0", "d1", "d2", "d3"))
    await decide_presence(house.roll, "Elsa", now, required=True)
    await check_in(house.roll, (await house.roll.roll()).person("d0"), "Elsa", now)
    await story.open()
    await check_in(house.roll, (await house.roll.roll()).person("d1"), "Elsa", now)


async def test_a_tied_card_votes_only_where_its_seat_was_on_the_roll_when_the_round_opened(story: Story) -> None:
    await tied_and_required(story)
    house = story.house
    late = await story.card(1)
    assert await house.box.turnout(ROUND) == Turnout(0, 1)
    for refused in (
        take_paper(house.rounds, house.box, house.cards, ROUND, late),
        house.box.drop(Ballot(ROUND, (1,)), late, "s"),
        house.papers.hand_out(ROUND, late),
    ):
        with pytest.raises(SeatNotOnRoll):
            await refused
    assert await house.box.rounds_of(late) == ()
    await story.vote(0, 1)
    assert await house.box.turnout(ROUND) == Turnout(1, 1)
    assert RoundOfCard(ROUND, RoundState.OPEN, True) in await house.box.rounds_of(await story.card(0))
    with pytest.raises(AlreadyVoted):
        await story.vote(0, 2, submission="again")


async def test_a_round_that_is_not_open_yet_is_for_every_tied_card(story: Story) -> None:
    await tied_and_required(story)
    await prepare_trial(story.house.rounds)
    late = await story.card(1)
    assert [each.round_id for each in await story.house.box.rounds_of(late)] == [TRIAL]
    await story.open_one(TRIAL)
    await story.vote(1, 2, round_id=TRIAL)
