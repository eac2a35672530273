"""Apportion the delegates, freeze the roll."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from nominering.conference.model.roll import VotingRoll
from nominering.conference.ports import Roll
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
