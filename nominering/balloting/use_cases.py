"""Deal out cards, take a paper, cast a ballot, close the round."""

from collections.abc import Callable, Sequence

from nominering.balloting.errors import AlreadyVoted, CardsDealt, RoundClosed
from nominering.balloting.model import Receipt, canonical_code
from nominering.balloting.ports import BallotBox, VotingCards
from nominering.conference.model import Round, RoundState
from nominering.conference.ports import Roll, Rounds


async def issue_cards(cards: VotingCards, roll: Roll, codes: tuple[str, ...]) -> None:
    """Freshly drawn codes, never more cards than voters on the roll. Raises TooManyCards."""
    await cards.issue(codes, most=len((await roll.roll()).delegates))


async def deal_cards(cards: VotingCards, roll: Roll, draw: Callable[[], str]) -> tuple[str, ...]:
    """A code for each voter on the frozen roll who has none yet; they are known only now.

    Raises RollNotFrozen, CardsDealt, TooManyCards when somebody else dealt at the same time.
    """
    frozen = await roll.roll()
    frozen.check_frozen()
    left = len(frozen.delegates) - await cards.issued()
    if left == 0:
        raise CardsDealt
    codes = tuple(draw() for _ in range(left))
    await cards.issue(codes, most=len(frozen.delegates))
    return codes


async def discard_cards(cards: VotingCards) -> None:
    """For a printout that was lost or never came. Raises CardsInUse."""
    await cards.discard()


async def recognise_card(cards: VotingCards, typed: str) -> str:
    """Raises CardUnknown."""
    return await cards.recognise(canonical_code(typed))


async def take_paper(rounds: Rounds, box: BallotBox, round_id: str, card: str) -> Round:
    """The round, for a card that may still vote in it. Raises RoundUnknown, AlreadyVoted, RoundClosed."""
    round_ = await rounds.round(round_id)
    if await box.has_voted(round_id, card):
        raise AlreadyVoted
    if not round_.is_open:
        raise RoundClosed(opens_later=round_.state is RoundState.PREPARED)
    return round_


async def cast_ballot(
    box: BallotBox, round_id: str, card: str, ranking: Sequence[int], *, blank: bool, submission: str
) -> Receipt:
    """Raises UnknownCandidate, RankedTwice, EmptyBallot, BlankAndRanked, AlreadyVoted, RoundClosed, RoundUnknown."""
    paper = await box.paper(round_id)
    ballot = paper.accept(ranking, blank=blank)
    return await box.drop(ballot, card, submission)


async def close_round(box: BallotBox, round_id: str) -> None:
    """Raises RoundNotOpen, RoundUnknown."""
    await box.seal(round_id)
