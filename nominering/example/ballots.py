"""Ballots as a conference might cast them: three currents that agree on some names, drawn the same every time."""

import hashlib
from collections.abc import Sequence

CURRENTS = (5, 3, 2)  # how the hall divides, out of ten
BLANK_EVERY = 29


def ballots(voters: int, numbers: Sequence[int], election: str) -> tuple[tuple[int, ...], ...]:
    """One ranking per voter; the empty one is blank."""
    return tuple(_ballot(voter, numbers, election) for voter in range(1, voters + 1))


def _ballot(voter: int, numbers: Sequence[int], election: str) -> tuple[int, ...]:
    if voter % BLANK_EVERY == 0:
        return ()
    current = _current(voter)

    def liking(number: int) -> int:
        known = _draw(election, "known", number) % 40
        shared = _draw(election, "current", current, number) % 100
        own = _draw(election, "own", voter, number) % 45
        return known + shared + own

    length = 4 + _draw(election, "length", voter) % max(len(numbers) - 3, 1)
    return tuple(sorted(numbers, key=lambda number: (-liking(number), number))[:length])


def _current(voter: int) -> int:
    seat = voter % sum(CURRENTS)
    for current, size in enumerate(CURRENTS):
        if seat < size:
            return current
        seat -= size
    raise AssertionError("the currents are all of the hall")


def _draw(*what: object) -> int:
    return int.from_bytes(hashlib.sha256("|".join(map(str, what)).encode()).digest()[:6])
