"""Draw lots, open the round. Closing it is the ballot box's deed."""

from nominering.conference.errors import RoundAlreadyOpened
from nominering.conference.model.rounds import Round, RoundState
from nominering.conference.ports import Roll, Rounds


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


async def open_round(rounds: Rounds, roll: Roll, round_id: str) -> Round:
    """Raises RollNotFrozen, LotsMissing, RoundAlreadyOpened, RoundUnknown."""
    voters = await roll.roll()
    voters.check_frozen()
    opened = (await rounds.round(round_id)).open(len(voters.delegates))
    if not await rounds.move_on(opened, was=RoundState.PREPARED):
        raise RoundAlreadyOpened
    return opened
