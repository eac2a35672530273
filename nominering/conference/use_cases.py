"""Freeze the roll, draw lots, open the round. Closing it is the ballot box's deed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from nominering.conference.errors import RoundAlreadyOpened
from nominering.conference.model import Round, RoundState, VotingRoll
from nominering.conference.ports import Roll, Rounds
from nominering.organisation.apportionment import Apportionment, Figures, Rule, Source
from nominering.organisation.apportionment.record import fingerprint
from nominering.organisation.errors import FiguresChanged
from nominering.organisation.ports import Organisation


async def apportion_delegates(
    organisation: Organisation,
    roll: Roll,
    rule: Rule,
    figures: Figures | None = None,
    lot: Sequence[str] = (),
    now: datetime | None = None,
    seen: str | None = None,
) -> Apportionment:
    """Fix how many delegates each association sends, by the figures or else by what is stated of each.

    Raises TooManyDelegates when those already reported do not fit, FiguresChanged when the working is not the one
    that was `seen` (a fingerprint), ApportionmentFixed; and what the rule raises.
    """
    figures = figures or Figures((await organisation.associations()).every, Source.STATED)
    working = figures.apportioned(rule, lot)
    if seen is not None and fingerprint(working) != seen:
        raise FiguresChanged
    (await roll.roll()).check_within(working)
    fixed = replace(working, fixed_at=now)
    await organisation.keep_apportionment(fixed)
    return fixed


async def freeze_roll(roll: Roll, organisation: Organisation, now: datetime) -> VotingRoll:
    """Raises RollFrozen, NotApportioned, RollEmpty, TooManyDelegates."""
    frozen = (await roll.roll()).freeze(await organisation.apportionment(), now)
    await roll.keep_frozen(frozen)
    return frozen


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
    (await roll.roll()).check_frozen()
    opened = (await rounds.round(round_id)).open()
    if not await rounds.move_on(opened, was=RoundState.PREPARED):
        raise RoundAlreadyOpened
    return opened
