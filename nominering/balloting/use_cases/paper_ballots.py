"""Print ballots on paper, hand them out, read them twice. They are put in the box by the port's own deed."""

from collections.abc import Callable, Sequence

from nominering.balloting.errors import CardOfAnotherVote, PapersTooManyAtOnce, RoundClosed
from nominering.balloting.model.codes import canonical_code
from nominering.balloting.model.paper_ballots import MOST_AT_ONCE, Reading, Urn
from nominering.balloting.ports import BallotBox, PaperBallots, VotingCards
from nominering.balloting.use_cases.cards import recognise_card
from nominering.conference.model.rounds import Round
from nominering.conference.ports import Rounds
from nominering.counting.profile import Ranking


async def print_papers(
    rounds: Rounds, papers: PaperBallots, round_id: str, how_many: int, draw: Callable[[], str]
) -> tuple[Round, tuple[str, ...]]:
    """Fresh check numbers for so many ballots, in no order that means anything.

    Raises RoundUnknown, DecidedByPlace, RoundClosed, PapersTooManyAtOnce.
    """
    round_ = await rounds.round(round_id)
    round_.check_is_voted_in()
    if round_.state.over:
        raise RoundClosed(opens_later=False)
    if not 0 < how_many <= MOST_AT_ONCE:
        raise PapersTooManyAtOnce(MOST_AT_ONCE)
    numbers: set[str] = set()
    taken = await papers.check_numbers(round_id)
    while len(numbers) < how_many:
        numbers |= {draw()} - taken
    await papers.keep_printed(round_id, tuple(sorted(numbers)))
    return round_, tuple(sorted(numbers))


async def hand_out(rounds: Rounds, cards: VotingCards, papers: PaperBallots, round_id: str, code: str) -> None:
    """A ballot on paper instead of a vote with the card; without a code, to a voter who has no card.

    Raises RoundUnknown, RoundClosed, RoundPaused, CardUnknown, CardOfAnotherVote, SeatNotOnRoll, AlreadyVoted,
    NoVoterLeft.
    """
    if not canonical_code(code):
        await papers.hand_out_without_card(round_id)
        return
    await papers.hand_out(round_id, await _card_of(cards, await rounds.round(round_id), code))


async def take_back(rounds: Rounds, cards: VotingCards, papers: PaperBallots, round_id: str, code: str) -> None:
    """An unused ballot is given back: its voter may vote in another way.

    Raises RoundUnknown, RoundClosed, RoundPaused, CardUnknown, CardOfAnotherVote, NothingHandedOut.
    """
    if not canonical_code(code):
        await papers.take_back_without_card(round_id)
        return
    await papers.take_back(round_id, await _card_of(cards, await rounds.round(round_id), code))


async def _card_of(cards: VotingCards, round_: Round, code: str) -> str:
    card = await recognise_card(cards, code)
    if await cards.deck_of(card) != round_.deck:
        raise CardOfAnotherVote
    return card


async def read_paper(
    box: BallotBox,
    papers: PaperBallots,
    round_id: str,
    check_number: str,
    by: str,
    ranking: Sequence[int],
    *,
    blank: bool,
    valid: bool,
    mend: bool = False,
) -> Urn:
    """What a teller reads on a ballot from the urn, once the round is closed.

    `mend` replaces the teller's own reading. Raises RoundUnknown, RoundNotClosed, CheckNumberUnknown, ReadBefore,
    ReadTwice, NothingToSettle, PapersPutIn, and what the paper raises.
    """
    reading = await _reading(box, round_id, by, ranking, blank=blank, valid=valid)
    return await papers.read(round_id, canonical_code(check_number), reading, mend=mend)


async def settle_difference(
    box: BallotBox,
    papers: PaperBallots,
    round_id: str,
    check_number: str,
    by: str,
    ranking: Sequence[int],
    *,
    blank: bool,
    valid: bool,
) -> Urn:
    """The third look, by somebody else than the two.

    Raises RoundUnknown, RoundNotClosed, CheckNumberUnknown, NothingToSettle, LookedAtBefore, PapersPutIn, and what
    the paper raises.
    """
    reading = await _reading(box, round_id, by, ranking, blank=blank, valid=valid)
    return await papers.settle(round_id, canonical_code(check_number), reading)


async def _reading(
    box: BallotBox, round_id: str, by: str, ranking: Sequence[int], *, blank: bool, valid: bool
) -> Reading:
    read: Ranking | None = None
    if valid:
        read = (await box.paper(round_id)).accept(ranking, blank=blank).ranking
    return Reading(by, read)


async def explain_missing(papers: PaperBallots, round_id: str, missing: int, explanation: str, by: str) -> None:
    """That some ballots were handed out and never came into the urn, in somebody's words.

    Raises RoundUnknown, RoundNotClosed, ExplanationMissing, PapersPutIn.
    """
    urn = await papers.urn(round_id)
    await papers.keep_explained(round_id, urn.handed.explained(missing, explanation, by))
