"""Divisor methods: each seat to the highest comparison number, members by the next odd number.

A unit starts with its minimum and goes on from there with its own numbers; at its ceiling it takes no more.
"""

from fractions import Fraction
from heapq import heapify, heappop, heappush

from nominering.organisation.apportionment.parties import Parties
from nominering.organisation.apportionment.working import Apportionment, Bound, Draw, Seats, Terms, Unit


def share(terms: Terms, first: Fraction, parties: Parties) -> Apportionment:
    """Raises TieForSeats."""
    seats, draw = _seats(parties, first)
    lines = tuple(_line(unit, seats.get(unit.id, 0), first, parties) for unit in parties.every)
    return Apportionment(terms, lines, draw=draw)


def divisor(seats: int, first: Fraction) -> Fraction:
    """What the next seat of a unit with so many costs: the first number, then 3, 5, 7, …"""
    return Fraction(2 * seats + 1) if seats else first


def _seats(parties: Parties, first: Fraction) -> tuple[dict[str, int], Draw | None]:
    seats = {unit.id: parties.least for unit in parties.sharing}
    left = parties.total - sum(seats.values())
    # Comparison numbers, the highest first, each with where its unit stands.
    queue = [
        (-unit.members / divisor(parties.least, first), position)
        for position, unit in enumerate(parties.sharing)
        if parties.ceiling(unit) > parties.least
    ]
    heapify(queue)
    draw = None
    while left:
        highest = queue[0][0]
        equal: dict[Unit, int] = {}
        while queue and queue[0][0] == highest:
            position = heappop(queue)[1]
            equal[parties.sharing[position]] = position
        winners, draw = parties.winners(tuple(equal), left)
        for unit in winners:
            seats[unit.id] += 1
            left -= 1
            if seats[unit.id] < parties.ceiling(unit):
                heappush(queue, (-unit.members / divisor(seats[unit.id], first), equal[unit]))
    return seats, draw


def _line(unit: Unit, seats: int, first: Fraction, parties: Parties) -> Seats:
    if not unit.active:
        return Seats(unit.id, unit.name, unit.members, 0, active=False)
    won = seats > parties.least
    full = seats == parties.ceiling(unit)
    paid, price = divisor(seats - 1, first), divisor(seats, first)
    return Seats(
        unit.id,
        unit.name,
        unit.members,
        seats,
        last=unit.members / paid if won else None,
        last_divisor=paid if won else None,
        following=None if full else unit.members / price,
        following_divisor=None if full else price,
        bound=Bound.MAXIMUM if full and parties.most == seats else None if won or not seats else Bound.MINIMUM,
    )
