"""Take a paper, cast a ballot, close the round."""

from collections.abc import Sequence

from nominering.balloting.errors import AlreadyVoted, CardOfAnotherVote, ChangeImpossible
from nominering.balloting.model.ballots import Receipt, check_open
from nominering.balloting.ports import BallotBox, VotingCards
from nominering.conference.model.rounds import Round
from nominering.conference.ports import Rounds


async def take_paper(rounds: Rounds, box: BallotBox, cards: VotingCards, round_id: str, card: str) -> Round:
    """The round, for a card that may still vote in it.

    Raises RoundUnknown, CardUnknown, CardOfAnotherVote, AlreadyVoted, RoundClosed, RoundPaused, SeatNotOnRoll.
    """
    round_ = await rounds.round(round_id)
    if await cards.deck_of(card) != round_.deck:
        raise CardOfAnotherVote
    if await box.has_voted(round_id, card):
        raise AlreadyVoted
    check_open(round_.state)
    await box.check_on_roll(round_id, card)
    return round_


async def take_paper_again(rounds: Rounds, box: BallotBox, round_id: str, card: str, key: str) -> tuple[Round, str]:
    """The round, and the receipt's code of the ballot that is to be changed.

    Raises RoundUnknown, RoundClosed, RoundPaused, ChangeImpossible.
    """
    round_ = await rounds.round(round_id)
    check_open(round_.state)
    code = await box.receipt_code(round_id, card)
    if code is None or not await box.may_change(round_id, card, key):
        raise ChangeImpossible
    return round_, code


async def cast_ballot(
    box: BallotBox,
    round_id: str,
    card: str,
    ranking: Sequence[int],
    *,
    blank: bool,
    submission: str,
    key: str = "",
    replaces: str = "",
) -> Receipt:
    """With `replaces`, the receipt's code of an earlier ballot, it takes that one's place.

    Raises UnknownCandidate, RankedTwice, TooManyMarks, EmptyBallot, BlankAndRanked, AlreadyVoted, RoundClosed,
    RoundPaused, RoundUnknown, CardUnknown, CardOfAnotherVote, SeatNotOnRoll, ChangeImpossible,
    ChangedMeanwhile, BallotNotKept.
    """
    paper = await box.paper(round_id)
    ballot = paper.accept(ranking, blank=blank)
    return await box.drop(ballot, card, submission, key, replaces)


async def close_round(box: BallotBox, round_id: str) -> None:
    """Raises RoundNotOpen, RoundUnknown."""
    await box.seal(round_id)
