"""Draw lots, open the round, pause it and go on. Closing it is the ballot box's deed."""

from datetime import datetime

from nominering.conference.errors import (
    HallBusy,
    NobodyPresent,
    NotOfTheHall,
    RoundAlreadyOpened,
    RoundNotOpen,
    RoundNotPaused,
)
from nominering.conference.model.quorum import Quorum
from nominering.conference.model.roll import Voter
from nominering.conference.model.rounds import CONFERENCE_DECK, Round, RoundState, Shown
from nominering.conference.ports import Openings, Roll, Rounds
from nominering.conference.use_cases.attend import TRIES
from nominering.organisation.names import tidy


async def draw_lots(rounds: Rounds, round_id: str, order: tuple[int, ...]) -> Round:
    """Raises DecidedByPlace, LotsIncomplete, LotsDrawn, RoundAlreadyOpened, RoundUnknown."""
    drawn = (await rounds.round(round_id)).draw_lots(order)
    await rounds.keep_lots(drawn)
    return drawn


async def draw_lots_from(rounds: Rounds, round_id: str, seed: str) -> Round:
    """Raises DecidedByPlace, LotsDrawn, RoundAlreadyOpened, RoundUnknown."""
    drawn = (await rounds.round(round_id)).draw_lots_from(seed)
    await rounds.keep_lots(drawn)
    return drawn


async def let_minds_change(rounds: Rounds, round_id: str, allowed: bool) -> Round:
    """Raises RoundAlreadyOpened, RoundUnknown."""
    chosen = (await rounds.round(round_id)).let_minds_change(allowed)
    await rounds.keep_change_of_mind(chosen)
    return chosen


async def choose_order(rounds: Rounds, round_id: str, shown: Shown) -> Round:
    """In which order the ballot shows the candidates. Raises RoundAlreadyOpened, RoundUnknown."""
    chosen = (await rounds.round(round_id)).show(shown)
    if not await rounds.keep_shown(chosen):
        raise RoundAlreadyOpened
    return chosen


async def open_round(
    rounds: Rounds,
    roll: Roll,
    openings: Openings,
    round_id: str,
    now: datetime,
    present: int | None = None,
    reason: str = "",
) -> Round:
    """Whoever holds a vote at this moment may vote in it; what changes on the roll later is for the next round. The
    conference's quorum is asked for: in those who are checked in, or in `present` delegates where the presidium
    counts them.

    Raises RoundUnknown, NotOfTheHall, RollNotFrozen, DecidedByPlace, LotsMissing, RoundAlreadyOpened,
    PresentUncounted, TooManyPresent, QuorumMissing, ReasonTooLong, NobodyPresent, HallBusy.
    """
    for _ in range(TRIES):
        hall = await roll.roll()
        hall.check_frozen()
        opened = (await rounds.round(round_id)).open(len(hall.voters))
        if opened.deck != CONFERENCE_DECK:
            raise NotOfTheHall
        quorum = await openings.quorum()
        there = present if hall.checked_in is None else hall.checked_in
        opening = quorum.opening(round_id, now, len(hall.delegates), there, tidy(reason))
        if not hall.voters:
            raise NobodyPresent
        if await openings.keep_opened(opened, opening, hall.voters, after=len(hall.changes)):
            return opened
    raise HallBusy


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


async def roll_of_round(rounds: Rounds, roll: Roll, round_id: str) -> tuple[Voter, ...]:
    """The roll that the round was opened on, by seat; nobody before it opens. Raises RoundUnknown."""
    await rounds.round(round_id)
    hall = await roll.roll()
    found = [
        Voter(hall.person(who), hall.person(seat) if seat else None) for who, seat in await rounds.voters(round_id)
    ]
    return tuple(sorted(found, key=lambda each: (each.instead_of or each.delegate).number or 0))
