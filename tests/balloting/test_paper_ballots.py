"""Ballots on paper: handed out, read twice, reconciled, and counted with the others."""

import asyncio
from collections.abc import Sequence
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominering.balloting.errors import (
    AlreadyVoted,
    CardUnknown,
    CheckNumberUnknown,
    ExplanationMissing,
    LookedAtBefore,
    NothingHandedOut,
    NothingToSettle,
    NoVoterLeft,
    PapersMissing,
    PapersOutstanding,
    PapersPutIn,
    PapersTooMany,
    PapersTooManyAtOnce,
    PapersUnread,
    RankedTwice,
    ReadBefore,
    ReadTwice,
    RoundClosed,
    UnknownCandidate,
)
from nominering.balloting.model.ballots import Turnout
from nominering.balloting.model.paper_ballots import Handed, Reading, Sheet, SheetState, Urn
from nominering.balloting.use_cases.paper_ballots import (
    explain_missing,
    hand_out,
    print_papers,
    read_paper,
    settle_difference,
    take_back,
)
from nominering.balloting.use_cases.vote import close_round
from nominering.conference.errors import RoundNotClosed
from nominering.outcome.use_cases.count import count_round
from nominering.store import tables as t
from tests.story import CODES, Story

ROUND = "riksdag-1"
TELLERS = ("rostraknare", "presidium")
A_READING = st.one_of(st.none(), st.lists(st.integers(1, 4), unique=True).map(tuple))


def a_sheet(*rankings: tuple[int, ...] | None) -> Sheet:
    return Sheet("4QDKM", tuple(Reading(f"teller {n}", each) for n, each in enumerate(rankings)))


@given(A_READING, A_READING, A_READING)
def test_a_sheet_is_done_when_two_read_alike_or_a_third_has_looked(
    first: tuple[int, ...] | None, second: tuple[int, ...] | None, third: tuple[int, ...] | None
) -> None:
    once = a_sheet(first)
    assert not once.done
    twice = once.read_again(Reading("teller 1", second))
    assert twice.done == (first == second)
    with pytest.raises(ReadBefore):
        once.read_again(Reading("teller 0", second))
    with pytest.raises(ReadTwice):
        twice.read_again(Reading("teller 2", third))
    if twice.done:
        assert twice.ranking == first
        with pytest.raises(NothingToSettle):
            twice.looked_at(Reading("teller 2", third))
        with pytest.raises(ReadTwice):
            twice.mended(Reading("teller 1", third))
    else:
        with pytest.raises(LookedAtBefore):
            twice.looked_at(Reading("teller 1", third))
        settled = twice.looked_at(Reading("teller 2", third))
        assert (settled.state, settled.ranking) == (SheetState.SETTLED, third)
        assert twice.mended(Reading("teller 1", first)).state is SheetState.AGREED


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_what_is_read_must_be_what_was_handed_out(spoilt: int, returned: int, missing: int, read: int) -> None:
    handed = Handed(given=20, spoilt=spoilt, returned=returned, missing=missing)
    urn = Urn("r", handed, tuple(Sheet(str(n), (Reading("a", ()), Reading("b", ()))) for n in range(read)))
    apart = 20 - spoilt - returned - missing - read
    if apart == 0:
        urn.check_reconciled()
        assert urn.papers == ({(): read} if read else {})
    else:
        with pytest.raises(PapersMissing if apart > 0 else PapersTooMany) as refused:
            urn.check_reconciled()
        assert refused.value.how_many == abs(apart)


def test_a_sheet_that_is_read_once_or_differently_is_not_counted() -> None:
    for undone in (a_sheet((1,)), a_sheet((1,), (2,))):
        with pytest.raises(PapersUnread):
            Urn("r", Handed(given=1), (undone,)).check_reconciled()


async def printed(story: Story, how_many: int = 6) -> tuple[str, ...]:
    drawn = count()
    _, numbers = await print_papers(
        story.house.rounds, story.house.papers, ROUND, how_many, lambda: f"N{next(drawn):04d}"
    )
    return numbers


async def give(story: Story, code: str = "", round_id: str = ROUND) -> None:
    await hand_out(story.house.rounds, story.house.cards, story.house.papers, round_id, code)


async def give_back(story: Story, code: str = "") -> None:
    await take_back(story.house.rounds, story.house.cards, story.house.papers, ROUND, code)


async def read(story: Story, number: str, by: str, *ranking: int, valid: bool = True, mend: bool = False) -> Urn:
    return await read_paper(
        story.house.box, story.house.papers, ROUND, number, by, ranking, blank=not ranking, valid=valid, mend=mend
    )


async def look(story: Story, number: str, by: str, *ranking: int) -> Urn:
    return await settle_difference(
        story.house.box, story.house.papers, ROUND, number, by, ranking, blank=not ranking, valid=True
    )


async def both(story: Story, numbers: Sequence[str], *rankings: tuple[int, ...]) -> None:
    for number, ranking in zip(numbers, rankings, strict=False):
        for by in TELLERS:
            await read(story, number, by, *ranking)


async def until_two_are_in_the_urn(story: Story) -> tuple[str, ...]:
    """One voter by phone, two on paper; the round is closed."""
    await story.until_open()
    numbers = await printed(story)
    await story.vote(0, 2, 1)
    await give(story, CODES[1])
    await give(story, CODES[2])
    await close_round(story.house.box, ROUND)
    return numbers


async def test_paper_and_phone_are_counted_together(story: Story) -> None:
    numbers = await until_two_are_in_the_urn(story)
    assert await story.house.box.turnout(ROUND) == Turnout(3, 4)
    await both(story, numbers[3:5], (2, 1), ())
    urn = await story.house.papers.put_in(ROUND)
    assert (urn.put_in, urn.invalid, urn.sheets) == (True, 0, ())
    assert await story.house.box.contents(ROUND) == {(2, 1): 2, (): 1}
    counted = await count_round(story.house.rounds, story.house.box, story.house.outcomes, ROUND)
    assert counted.order[0] == 2


async def test_nothing_is_counted_while_a_ballot_on_paper_is_out(story: Story) -> None:
    await until_two_are_in_the_urn(story)
    with pytest.raises(PapersOutstanding):
        await count_round(story.house.rounds, story.house.box, story.house.outcomes, ROUND)


async def test_a_card_votes_on_paper_or_on_the_web_and_not_on_both(story: Story) -> None:
    await story.until_open()
    await give(story, CODES[0])
    with pytest.raises(AlreadyVoted):
        await story.vote(0, 1)
    with pytest.raises(AlreadyVoted):
        await give(story, CODES[0])
    await story.vote(1, 1)
    with pytest.raises(AlreadyVoted):
        await give(story, CODES[1])
    with pytest.raises(CardUnknown):
        await give(story, "ACDEFGHJKA")
    assert await story.house.papers.urn(ROUND) == Urn(ROUND, Handed(given=1))


async def test_whoever_gives_an_unused_ballot_back_may_vote_on_the_web(story: Story) -> None:
    await story.until_open()
    with pytest.raises(NothingHandedOut):
        await give_back(story, CODES[0])
    await give(story, CODES[0])
    await give_back(story, CODES[0])
    await story.vote(0, 1)
    with pytest.raises(NothingHandedOut):
        await give_back(story, CODES[0])
    assert (await story.house.papers.urn(ROUND)).handed == Handed(given=1, returned=1)
    assert await story.house.box.turnout(ROUND) == Turnout(1, 4)


async def test_a_vote_by_phone_is_not_given_back_as_if_it_were_paper(story: Story) -> None:
    await story.until_open()
    await story.vote(0, 1)
    with pytest.raises(NothingHandedOut):
        await give_back(story, CODES[0])
    assert await story.house.box.turnout(ROUND) == Turnout(1, 4)


async def test_without_a_card_only_those_have_a_ballot_who_have_no_card(story: Story) -> None:
    await story.until_open()
    with pytest.raises(NoVoterLeft):
        await give(story)
    await t.VotingCard.raw("DELETE FROM voting_card WHERE code_hash = {}", await story.card(3))
    await give(story)
    with pytest.raises(NoVoterLeft):
        await give(story)
    assert await story.house.box.turnout(ROUND) == Turnout(1, 4)
    await give_back(story)
    with pytest.raises(NothingHandedOut):
        await give_back(story)
    assert await story.house.box.turnout(ROUND) == Turnout(0, 4)


async def test_a_spoilt_ballot_is_exchanged_and_not_counted(story: Story) -> None:
    await story.until_open()
    numbers = await printed(story)
    with pytest.raises(NothingHandedOut):
        await story.house.papers.exchange_spoilt(ROUND)
    await give(story, CODES[0])
    await story.house.papers.exchange_spoilt(ROUND)
    await close_round(story.house.box, ROUND)
    await both(story, numbers, (4,))
    assert (await story.house.papers.put_in(ROUND)).handed == Handed(given=2, spoilt=1)
    assert await story.house.box.contents(ROUND) == {(4,): 1}


async def test_of_many_who_give_the_same_card_a_ballot_at_once_one_does(story: Story) -> None:
    await story.until_open()
    results = await asyncio.gather(*(give(story, CODES[0]) for _ in range(10)), return_exceptions=True)
    assert sum(result is None for result in results) == 1
    assert (await story.house.papers.urn(ROUND)).handed.given == 1


async def test_paper_is_handed_out_while_the_round_is_open_and_read_when_it_is_closed(story: Story) -> None:
    await story.until_prepared()
    numbers = await printed(story)
    with pytest.raises(RoundClosed):
        await give(story, CODES[0])
    await story.open()
    with pytest.raises(RoundNotClosed):
        await read(story, numbers[0], "presidium", 1)
    await give(story, CODES[0])
    await close_round(story.house.box, ROUND)
    with pytest.raises(RoundClosed):
        await give(story, CODES[1])
    with pytest.raises(RoundClosed):
        await printed(story)


async def test_readings_that_differ_are_settled_by_a_third(story: Story) -> None:
    one, two, *_ = await until_two_are_in_the_urn(story)
    await both(story, [two], (1,))
    await read(story, one, "rostraknare", 1, 2)
    with pytest.raises(ReadBefore):
        await read(story, one, "rostraknare", 2, 1)
    urn = await read(story, one, "presidium", 2, 1)
    assert [each.check_number for each in urn.of(SheetState.DIFFERENT)] == [one]
    with pytest.raises(PapersUnread):
        await story.house.papers.put_in(ROUND)
    with pytest.raises(LookedAtBefore):
        await look(story, one, "presidium", 2, 1)
    await look(story, one, "ombudsman", 2, 1)
    with pytest.raises(NothingToSettle):
        await look(story, one, "revisor", 1, 2)
    await story.house.papers.put_in(ROUND)
    assert await story.house.box.contents(ROUND) == {(2, 1): 2, (1,): 1}


async def test_a_teller_mends_the_own_reading_until_two_agree(story: Story) -> None:
    number, *_ = await until_two_are_in_the_urn(story)
    await read(story, number, "rostraknare", 1)
    with pytest.raises(NothingToSettle):
        await read(story, number, "presidium", 2, mend=True)
    await read(story, number, "rostraknare", 3, mend=True)
    urn = await read(story, number, "presidium", 3)
    assert urn.sheets == (Sheet(number, (Reading("rostraknare", (3,)), Reading("presidium", (3,)))),)
    with pytest.raises(ReadTwice):
        await read(story, number, "presidium", 4, mend=True)


async def test_two_tellers_who_read_the_same_ballot_at_once_are_its_two_readings(story: Story) -> None:
    number, *_ = await until_two_are_in_the_urn(story)
    await asyncio.gather(*(read(story, number, by, 1) for by in TELLERS))
    (sheet,) = (await story.house.papers.urn(ROUND)).sheets
    assert {each.by for each in sheet.readings} == set(TELLERS)


async def test_what_is_read_is_a_ballot_of_the_round(story: Story) -> None:
    number, *_ = await until_two_are_in_the_urn(story)
    with pytest.raises(CheckNumberUnknown):
        await read(story, "FALSK", "presidium", 1)
    with pytest.raises(UnknownCandidate):
        await read(story, number, "presidium", 9)
    with pytest.raises(RankedTwice):
        await read(story, number, "presidium", 1, 1)
    assert (await story.house.papers.urn(ROUND)).sheets == ()


async def test_an_invalid_ballot_is_accounted_for_and_not_counted(story: Story) -> None:
    one, two, *_ = await until_two_are_in_the_urn(story)
    for by in TELLERS:
        await read(story, one, by, valid=False)
    await both(story, [two], (3,))
    assert (await story.house.papers.put_in(ROUND)).invalid == 1
    assert await story.house.box.contents(ROUND) == {(2, 1): 1, (3,): 1}


async def test_a_ballot_that_never_came_is_explained_before_the_others_are_counted(story: Story) -> None:
    one, *_ = await until_two_are_in_the_urn(story)
    await both(story, [one], (3,))
    with pytest.raises(PapersMissing):
        await story.house.papers.put_in(ROUND)
    with pytest.raises(ExplanationMissing):
        await explain_missing(story.house.papers, ROUND, 1, " ", "Rösträknaren")
    await explain_missing(story.house.papers, ROUND, 1, "Ombudet gick hem.", "Rösträknaren")
    urn = await story.house.papers.put_in(ROUND)
    assert (urn.handed.missing, urn.handed.explained_by) == (1, "Rösträknaren")
    assert await story.house.box.contents(ROUND) == {(2, 1): 1, (3,): 1}


async def test_one_ballot_too_many_stops_the_count(story: Story) -> None:
    numbers = await until_two_are_in_the_urn(story)
    await both(story, numbers, (1,), (1,), (1,))
    with pytest.raises(PapersTooMany):
        await story.house.papers.put_in(ROUND)
    assert not (await story.house.papers.urn(ROUND)).put_in


async def test_ballots_are_put_in_once_and_not_changed_afterwards(story: Story) -> None:
    one, two, *_ = await until_two_are_in_the_urn(story)
    await both(story, [one, two], (1,), (2,))
    await story.house.papers.put_in(ROUND)
    with pytest.raises(PapersPutIn):
        await story.house.papers.put_in(ROUND)
    with pytest.raises(PapersPutIn):
        await read(story, one, "presidium", 3)
    with pytest.raises(PapersPutIn):
        await explain_missing(story.house.papers, ROUND, 0, "", "x")
    assert await story.house.box.contents(ROUND) == {(1,): 1, (2,): 1, (2, 1): 1}


async def test_nothing_is_kept_of_what_stood_on_which_ballot(story: Story) -> None:
    one, two, *_ = await until_two_are_in_the_urn(story)
    await both(story, [one, two], (1,), (2,))
    await story.house.papers.put_in(ROUND)
    assert not await t.PaperReading.count()


@pytest.mark.parametrize("how_many", [0, 1001])
async def test_none_and_too_many_are_not_printed(story: Story, how_many: int) -> None:
    await story.until_prepared()
    with pytest.raises(PapersTooManyAtOnce):
        await printed(story, how_many)


async def test_a_check_number_is_never_printed_twice(story: Story) -> None:
    await story.until_prepared()
    assert len({*await printed(story, 5), *await printed(story, 5)}) == 10
