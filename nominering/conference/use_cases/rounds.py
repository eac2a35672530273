"""Draw lots, open the round, pause it and go on. Closing it is the ballot box's deed."""

from datetime import datetime

from nominering.conference.errors import RoundAlreadyOpened, RoundNotOpen, RoundNotPaused
from nominering.conference.model.quorum import Quorum
from nominering.conference.model.rounds import CONFERENCE_DECK, Round, RoundState
from nominering.conference.ports import Openings, Roll, Rounds
from nominering.organisation.names import tidy


async def draw_lots(rounds: Rounds, round_id: str, order: tuple[int, ...]) -> Round:
    """Raises LotsIncomplete, LotsDrawn, RoundAlreadyOpened, RoundUnknown."""
    drawn = (await rounds.round(round_id)).draw_lots(order)
    await rounds.keep_lots(drawn)
    return drawn


async def draw_lots_from(rounds: Rounds, round_id: str, seed: str) -> Round:
    """Raises LotsDrawn, RoundAlreadyOpened, RoundUnknown."""
    drawn = (await rounds.round(round_id)).draw_lots_from(seed)
    await rounds.keep_lots(drawn)
    return drawn


async def open_round(
    rounds: Rounds,
    roll: Roll,
    openings: Openings,
    round_id: str,
    now: datetime,
    present: int | None = None,
    reason: str = "",
) -> Round:
    """The conference's quorum is asked for, in `present` delegates, where its own cards vote.

    Raises RoundUnknown, RollNotFrozen, LotsMissing, RoundAlreadyOpened, PresentUncounted, TooManyPresent,
    QuorumMissing, ReasonTooLong.
    """
    voters = await roll.roll()
    voters.check_frozen()
    entitled = len(voters.delegates)
    opened = (await rounds.round(round_id)).open(entitled)
    quorum = await openings.quorum() if opened.deck == CONFERENCE_DECK else Quorum()
    if not await openings.keep_opened(opened, quorum.opening(round_id, now, entitled, present, tidy(reason))):
        raise RoundAlreadyOpened
    return opened


async def pause_round(rounds: Rounds, round_id: str) -> Round:
    """Nothing enters, until it goes on or is closed. Raises RoundNotOpen, RoundUnknown."""
    paused = (await rounds.round(round_id)).pause()
    if not await rounds.move_on(paused, was=RoundState.OPEN):
        raise RoundNotOpen
    return paused


async def resume_round(rounds: Rounds, round_id: str) -> Round:
    """Raises RoundNotPaused, RoundUnknown."""
    resumed = (await rounds.round(round_id)).resume()
    if not await rounds.move_on(resumed, was=RoundState.PAUSED):
        raise RoundNotPaused
    return resumed


async def ask_for_quorum(openings: Openings, quorum: Quorum) -> None:
    """From the next round on. Raises QuorumWrong."""
    quorum.check()
    await openings.keep_quorum(quorum)
