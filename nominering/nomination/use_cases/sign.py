"""Agree to something apart from standing, and take it back. Neither has a stop."""

from datetime import datetime

from nominering.nomination.model.acts import Act, SignedAct
from nominering.nomination.ports import Acts, Candidacies


async def sign(acts: Acts, nominee_id: str, act: Act, version: str, *, new_id: str, now: datetime) -> None:
    """To the text of that version, at that moment. Signing what stands already changes nothing."""
    await acts.sign(SignedAct(new_id, nominee_id, act, version, given_at=now))


async def withdraw(acts: Acts, nominee_id: str, act: Act, now: datetime) -> None:
    """From now on it does not stand; that it did is kept. Withdrawing what does not stand changes nothing."""
    await acts.withdraw(nominee_id, act, now)


async def protect(candidacies: Candidacies, nominee_id: str, protected: bool) -> None:
    """Say, or no longer say, that the identity is protected. The member register is told of a yes and not of a no."""
    await candidacies.protect(nominee_id, protected)
