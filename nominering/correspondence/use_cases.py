"""Deliver what waits."""

from collections.abc import Callable
from datetime import datetime, timedelta

from nominering.correspondence.errors import Undeliverable
from nominering.correspondence.model import TOO_OLD, Letter
from nominering.correspondence.ports import Outbox, Postman

AT_ONCE = 20
# Longer than it takes to carry that many. Whoever dies in between leaves them to be claimed again.
CLAIMED_FOR = timedelta(minutes=15)


async def empty(outbox: Outbox, postman: Postman, clock: Callable[[], datetime]) -> int:
    """Carry every letter that is due; one that fails stops no other. How many were sent.

    Each is claimed before it is carried: only a letter whose carrier died after the server took it can come twice.
    """
    sent = 0
    try:
        while claimed := await outbox.claim(AT_ONCE, clock(), clock() + CLAIMED_FOR):
            for letter in claimed:
                sent += await _carry(outbox, postman, letter, clock)
    finally:
        await postman.hang_up()
    return sent


async def _carry(outbox: Outbox, postman: Postman, letter: Letter, clock: Callable[[], datetime]) -> bool:
    if letter.outlived(clock()):
        await outbox.settle(letter.failed(TOO_OLD, clock()))
        return False
    try:
        await postman.deliver(letter)
    except Undeliverable as error:
        turn = letter.put_off if error.passing else letter.failed
        await outbox.settle(turn(error.trouble, clock()))
        return False
    await outbox.settle(letter.sent(clock()))
    return True
