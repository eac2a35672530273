"""Take away the personal data of whoever never stood."""

from collections.abc import Mapping
from datetime import datetime

from nominering.nomination.model.erasure import Erased
from nominering.nomination.ports import Erasures


async def erase(erasures: Erasures, now: datetime) -> Mapping[Erased, int]:
    """How many of each kind went. Once more takes nothing."""
    return await erasures.erase(await erasures.erasable(), now)
