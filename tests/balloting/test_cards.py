"""The promises of VotingCards, on the real database."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from unittest.mock import patch

import pytest

from nominering.access.model import MOST_VOTER_SESSIONS
from nominering.access.use_cases import recognise, sign_in_voter
from nominering.balloting.errors import CardsChanged, CardsDealt, CardUnknown, DeckDealt, SeatEmpty, TooManyCards
from nominering.balloting.model.codes import card_number, draw_code
from nominering.balloting.use_cases.cards import (
    check_seat,
    deal_cards,
    discard_cards,
    draw_cards,
    issue_cards,
    recognise_card,
    sign_out_seats,
    tie_cards,
)
from nominering.conference.model.rounds import CONFERENCE_DECK
from nominering.conference.use_cases.attend import check_in, check_out, decide_presence
from nominering.store import tables as t
from nominering.store.database import Database
from nominering.store.known_cards import KnownCards
from nominering.store.voting_cards import StoredVotingCards
from tests.story import CODES, Story

MEMBERS = "congress"


def fresh(seed: int = 1) -> Callable[[], str]:
    chance = random.Random(seed)
    return lambda: draw_code(chance.choice)


async def test_cards_are_dealt_to_those_who_have_none(story: Story) -> None:
    cards = story.house.cards
    first = await deal_cards(cards, MEMBERS, 3, fresh())
    assert len(set(first)) == 3
    with pytest.raises(CardsDealt):
        await deal_cards(cards, MEMBERS, 3, fresh(2))
    assert len(await deal_cards(cards, MEMBERS, 5, fresh(3))) == 2
    assert await cards.issued(MEMBERS) == 5
    assert await cards.issued() == 0
    assert await cards.decks() == (MEMBERS,)


async def test_there_are_never_more_cards_than_voters(story: Story) -> None:
    await story.until_roll_is_frozen()
    with pytest.raises(TooManyCards) as refused:
        await issue_cards(story.house.cards, story.house.roll, ("NEW",))
    assert (refused.value.wanted, refused.value.left) == (1, 0)


async def test_of_two_who_deal_at_once_one_is_told(story: Story) -> None:
    results = await asyncio.gather(
        *(deal_cards(story.house.cards, MEMBERS, 20, fresh(seed)) for seed in range(4)), return_exceptions=True
    )
    assert sum(isinstance(each, tuple) for each in results) == 1
    assert {type(each) for each in results} <= {tuple, TooManyCards, CardsDealt, CardsChanged}
    assert await story.house.cards.issued(MEMBERS) == 20


async def test_a_number_is_one_cards_in_its_deck(story: Story) -> None:
    cards = story.house.cards
    await cards.issue(("ACDEFGHJKM",), 9, MEMBERS)
    assert "ACD" in await cards.numbers(MEMBERS)
    assert "ACE" not in await cards.numbers(MEMBERS)
    with pytest.raises(CardsChanged):
        await cards.issue(("ACDHHHHHHH",), 9, MEMBERS)
    await cards.issue(("ACDHHHHHHH",), 9, CONFERENCE_DECK)
    numbers = ["ACDFFFFFFF", "ACEFFFFFFF"]
    assert await deal_cards(cards, MEMBERS, 2, lambda: numbers.pop(0)) == ("ACEFFFFFFF",)


async def test_drawn_cards_are_no_cards_until_they_are_issued(story: Story) -> None:
    codes = await draw_cards(story.house.cards, MEMBERS, 3, fresh())
    with pytest.raises(CardUnknown):
        await recognise_card(story.house.cards, codes[0])
    await story.house.cards.issue(codes, 3, MEMBERS)
    assert await story.house.cards.deck_of(await recognise_card(story.house.cards, codes[0])) == MEMBERS


async def test_discarding_one_deck_leaves_the_others(story: Story) -> None:
    await story.until_roll_is_frozen()
    (code,) = await deal_cards(story.house.cards, MEMBERS, 1, fresh())
    await discard_cards(story.house.cards, MEMBERS)
    with pytest.raises(CardUnknown):
        await recognise_card(story.house.cards, code)
    assert await recognise_card(story.house.cards, CODES[0])


async def test_whether_cards_are_tied_is_chosen_before_they_are_dealt(story: Story) -> None:
    cards = story.house.cards
    assert not await cards.tied()
    await tie_cards(cards, CONFERENCE_DECK, tied=True)
    assert await cards.tied()
    with pytest.raises(CardsChanged):
        await cards.issue(("ACDEFGHJKM",), 1)
    await cards.issue(("ACDEFGHJKM", "CDEFGHJKMN"), 2, bearers=("d0", "d1"))
    assert await cards.bearers() == {"d0", "d1"}
    with pytest.raises(CardsChanged):
        await cards.issue(("DEFGHJKMNP",), 3, bearers=("d0",))
    with pytest.raises(DeckDealt):
        await tie_cards(cards, CONFERENCE_DECK, tied=False)
    await discard_cards(cards)
    await tie_cards(cards, CONFERENCE_DECK, tied=False)
    await cards.issue(("ACDEFGHJKM",), 1)


async def test_what_is_kept_holds_no_code_and_no_name(story: Story, database: Database) -> None:
    await story.until_open()
    await story.vote(0, 2, 1)
    codes = (*CODES, *await deal_cards(story.house.cards, MEMBERS, 5, fresh()))
    delegates = {(each.id, each.name) for each in (await story.house.roll.roll()).delegates}
    cards = {row["code_hash"] for row in await t.VotingCard.select()}
    names = {name for pair in delegates for name in pair}
    for table in t.EVERY:
        for row in await table.select():
            values = {str(value) for value in row.values()}
            for code in codes:
                assert not [value for value in values if code in value or card_number(code) == value], table
            # No row speaks of a card and of a person.
            assert not (values & cards and values & names), table


async def test_wrong_codes_ask_nothing_of_the_database(
    story: Story, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But once a second, all of them together, whether another process has dealt cards."""
    await story.until_roll_is_frozen()
    await story.card()
    monkeypatch.setattr("nominering.store.known_cards.time.monotonic", lambda: 0.0)
    asked: Counter[str] = Counter()
    monkeypatch.setattr(type(database.engine), "run_querystring", _counted(database, asked))
    story.house.cards._known.forget()  # type: ignore[attr-defined]
    for _ in range(500):
        with pytest.raises(CardUnknown):
            await recognise_card(story.house.cards, "MNPQRTWXY3")
    assert asked.total() == 1


def _counted(database: Database, asked: Counter[str]) -> Callable[..., object]:
    run = type(database.engine).run_querystring

    async def counting(self: object, querystring: object, *rest: object, **more: object) -> object:
        asked[str(querystring)] += 1
        return await run(self, querystring, *rest, **more)  # type: ignore[arg-type]

    return counting


async def test_a_card_that_another_process_deals_or_voids_is_seen(story: Story, database: Database) -> None:
    here = story.house.cards
    there = StoredVotingCards(database, KnownCards(b"secret"))
    await here.issue(("ACDEFGHJKM",), 9, MEMBERS)
    assert await recognise_card(there, "ACDEFGHJKM")
    await here.discard(MEMBERS)
    with pytest.raises(CardUnknown):
        await recognise_card(there, "ACDEFGHJKM")
    with pytest.raises(CardUnknown):
        await recognise_card(there, "CDEFGHJKMN")
    await here.issue(("CDEFGHJKMN",), 9, MEMBERS)
    with patch("nominering.store.known_cards.PATIENCE", 0):
        assert await recognise_card(there, "CDEFGHJKMN")


async def test_a_card_opens_a_few_sessions_and_ends_the_oldest(story: Story) -> None:
    await story.until_roll_is_frozen()
    house, now = story.house, story.clock.now
    card, other = await story.card(0), await story.card(1)
    assert await sign_in_voter(house.keys, other, "other", now)
    assert await sign_in_voter(house.keys, card, "oldest", now - timedelta(hours=3))
    for n in range(MOST_VOTER_SESSIONS):
        assert await sign_in_voter(house.keys, card, f"s{n}", now)

    async def is_in(session: str) -> bool:
        return await recognise(house.accounts, house.keys, session, now, now.date()) is not None

    assert not await is_in("oldest")
    assert [await is_in(f"s{n}") for n in range(MOST_VOTER_SESSIONS)] == [True] * MOST_VOTER_SESSIONS
    assert await is_in("other")
    for n in range(40):
        assert await sign_in_voter(house.keys, card, f"again{n}", now)
        assert await is_in(f"again{n}")
    kept = await t.AccessKey.count().where(t.AccessKey.subject == card)
    assert kept == MOST_VOTER_SESSIONS


async def test_a_void_card_opens_no_session(story: Story) -> None:
    await story.until_roll_is_frozen()
    card = await story.card()
    await discard_cards(story.house.cards)
    assert not await sign_in_voter(story.house.keys, card, "late", story.clock.now)
    assert await story.house.keys.find_key("late") is None


async def tied(story: Story) -> None:
    """Cards of their own for the delegates d0 (Dag), d1, d2 and d3, in the order of CODES."""
    await story.until_roll_is_frozen()
    await discard_cards(story.house.cards)
    await tie_cards(story.house.cards, CONFERENCE_DECK, tied=True)
    await story.house.cards.issue(CODES, 4, bearers=("d0", "d1", "d2", "d3"))


async def test_a_tied_card_is_good_while_somebody_votes_from_its_seat(story: Story) -> None:
    await tied(story)
    house, now = story.house, story.clock.now
    card = await story.card(0)
    await check_seat(house.cards, house.roll, card)  # nobody is checked in yet, so everybody is taken to be there
    await decide_presence(house.roll, "Elsa", now, required=True)
    with pytest.raises(SeatEmpty):
        await check_seat(house.cards, house.roll, card)
    dag = (await house.roll.roll()).person("d0")
    await check_in(house.roll, dag, "Elsa", now)
    await check_seat(house.cards, house.roll, card)
    with pytest.raises(SeatEmpty):
        await check_seat(house.cards, house.roll, await story.card(1))


async def test_an_untied_card_asks_nothing_of_the_roll(story: Story) -> None:
    await story.until_roll_is_frozen()
    await decide_presence(story.house.roll, "Elsa", story.clock.now, required=True)
    await check_seat(story.house.cards, story.house.roll, await story.card())


async def test_whoever_leaves_the_seat_is_signed_out_and_nobody_else(story: Story) -> None:
    await tied(story)
    house, now = story.house, story.clock.now
    for number in range(2):
        assert await sign_in_voter(house.keys, await story.card(number), f"s{number}", now)
    dag = (await house.roll.roll()).person("d0")
    await sign_out_seats(house.cards, await check_in(house.roll, dag, "Elsa", now))
    assert await house.keys.find_key("s0")
    await sign_out_seats(house.cards, await check_out(house.roll, dag, "Elsa", now))
    assert await house.keys.find_key("s0") is None
    assert await house.keys.find_key("s1")
