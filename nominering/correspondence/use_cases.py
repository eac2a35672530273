"""Deliver what waits."""

from collections.abc import Callable
from datetime import datetime

from nominering.correspondence.errors import Undeliverable
from nominering.correspondence.ports import Outbox, Postman


async def empty(outbox: Outbox, postman: Postman, clock: Callable[[], datetime]) -> int:
    """Carry every waiting letter; one that fails stops no other. How many were sent."""
    sent = 0
    for letter in await outbox.waiting():
        try:
            await postman.deliver(letter)
        except Undeliverable as error:
            await outbox.settle(letter.failed(error.trouble, clock()))
        else:
            await outbox.settle(letter.sent(clock()))
            sent += 1
    return sent
