"""Largest remainder: the exact share of each, whole seats first, what is left to the largest remainders.

A share under the minimum becomes the minimum, and the seats left are shared anew among the others; likewise above
the ceiling. Where a round has both, those that miss the more seats in all are set first, so that the shares end as
one common measure moved up to the minimum or down to the ceiling (as CSS Flexible Box Layout § 9.7 shares out space).
"""

from fractions import Fraction

from nominering.organisation.apportionment.parties import Parties
from nominering.organisation.apportionment.working import Apportionment, Bound, Draw, Seats, Sharing, Terms, Unit


def share(terms: Terms, parties: Parties) -> Apportionment:
    """Raises TieForSeats."""
    shares, bounds, sharings = _shares(parties)
    seats = {unit_id: int(part) for unit_id, part in shares.items()}
    draw = _give_the_rest(parties, shares, seats)
    lines = tuple(
        _line(unit, shares.get(unit.id), seats.get(unit.id, 0), bounds.get(unit.id)) for unit in parties.every
    )
    return Apportionment(terms, lines, sharings, draw)


Shares = dict[str, Fraction]
Bounds = dict[str, Bound]


def _shares(parties: Parties) -> tuple[Shares, Bounds, tuple[Sharing, ...]]:
    """Each unit's share of the seats within its bounds, and the rounds it took."""
    least = Fraction(parties.least)
    settled: Shares = {unit.id: least for unit in parties.sharing if not unit.members}
    bounds: Bounds = {unit_id: Bound.MINIMUM for unit_id in settled if least}
    sharings: list[Sharing] = []
    while free := [unit for unit in parties.sharing if unit.id not in settled]:
        seats = parties.total - int(sum(settled.values()))
        members = sum(unit.members for unit in free)
        shares = {unit.id: Fraction(seats * unit.members, members) for unit in free}
        bound, fixed = _worse(parties, free, shares)
        sharings.append(Sharing(seats, members, bound, tuple(unit.name for unit in fixed)))
        if bound is None:
            return settled | shares, bounds, tuple(sharings)
        for unit in fixed:
            settled[unit.id] = least if bound is Bound.MINIMUM else Fraction(parties.ceiling(unit))
            bounds[unit.id] = bound
    return settled, bounds, tuple(sharings)


def _worse(parties: Parties, free: list[Unit], shares: Shares) -> tuple[Bound | None, list[Unit]]:
    """The bound that the shares break by more in all, and who breaks it."""
    under = [unit for unit in free if shares[unit.id] < parties.least]
    over = [unit for unit in free if shares[unit.id] > parties.ceiling(unit)]
    if not under and not over:
        return None, []
    missing = sum((parties.least - shares[unit.id] for unit in under), Fraction(0))
    excess = sum((shares[unit.id] - parties.ceiling(unit) for unit in over), Fraction(0))
    return (Bound.MINIMUM, under) if missing >= excess else (Bound.MAXIMUM, over)


def _give_the_rest(parties: Parties, shares: Shares, seats: dict[str, int]) -> Draw | None:
    """One seat each by falling remainder; those equal at the last seat need a lot. Changes `seats`."""
    left = parties.total - sum(seats.values())
    remainders = {unit.id: shares[unit.id] % 1 for unit in parties.sharing if shares[unit.id] % 1}
    draw = None
    for remainder in sorted(set(remainders.values()), reverse=True):
        if not left:
            break
        equal = [unit for unit in parties.sharing if remainders.get(unit.id) == remainder]
        winners, draw = parties.winners(equal, left)
        for unit in winners:
            seats[unit.id] += 1
        left -= len(winners)
    return draw


def _line(unit: Unit, part: Fraction | None, seats: int, bound: Bound | None) -> Seats:
    if part is None:
        return Seats(unit.id, unit.name, unit.members, 0, active=False)
    return Seats(
        unit.id, unit.name, unit.members, seats, share=part, whole=int(part), remainder=part % 1, bound=bound
    )
