"""One person with two membership numbers: found by birth date and name, and merged into one.

Two names are similar when, without capitals, diacritics and hyphens,
- they are the same words in any order (family name first), or
- the shorter one's words, two or more, are all in the longer one (a middle name), or
- they are one letter apart, two where the shorter has twelve letters or more, in the order written or with the words
  turned round. A letter that is added, left out or exchanged, and two that change places, count as one.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import combinations

from nominering.organisation.errors import SameMember
from nominering.organisation.members import ONE_DAY, Member, Membership

LONG_NAME = 12
_PLAIN = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"}
    | dict.fromkeys("-–‐'’´`.,", " ")
)


@dataclass(frozen=True)
class Pair:
    """Two members who may be the same person, the older number first."""

    one: Member
    other: Member


@dataclass(frozen=True)
class Merge:
    """The trail of a merge: who did it, when, and what the dropped number held."""

    kept: str
    dropped: Member
    merged_at: datetime
    merged_by: str


def find_pairs(members: Iterable[Member]) -> tuple[Pair, ...]:
    """Same birth date and similar name, whether they are members now or were."""
    by_day: defaultdict[date, list[Member]] = defaultdict(list)
    for each in members:
        by_day[each.born].append(each)
    return tuple(
        Pair(*sorted(both, key=lambda each: each.id))
        for same_day in by_day.values()
        for both in combinations(same_day, 2)
        if similar(both[0].name, both[1].name)
    )


def similar(one: str, other: str) -> bool:
    """By the rule at the top of the module; the same whichever comes first."""
    words, others = plain_words(one), plain_words(other)
    if sorted(words) == sorted(others):
        return True
    shorter, longer = sorted((words, others), key=len)
    if len(shorter) > 1 and set(shorter) <= set(longer):
        return True
    length = min(len("".join(words)), len("".join(others)))
    apart = 2 if length >= LONG_NAME else 1
    return any(
        letters_apart(" ".join(still), turned, apart) <= apart
        for still, moved in ((words, others), (others, words))
        for turned in _turned(moved)
    )


def plain_words(name: str) -> tuple[str, ...]:
    """Small letters without diacritics, hyphens as spaces."""
    decomposed = unicodedata.normalize("NFD", name.casefold().translate(_PLAIN))
    return tuple("".join(each for each in decomposed if not unicodedata.combining(each)).split())


def _turned(words: tuple[str, ...]) -> Iterator[str]:
    for start in range(max(len(words), 1)):
        yield " ".join(words[start:] + words[:start])


def letters_apart(one: str, other: str, most: int) -> int:
    """How many letters must be added, left out, exchanged or made to change places with the next (optimal string
    alignment); `most` + 1 when it is more than that."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, above, row = row, before, [i]
        for j, against in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and (letter, one[i - 2]) == (other[j - 2], against):
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > most and (not before or min(before) > most):
            return most + 1
    return min(row[-1], most + 1)


def merged(keep: Member, drop: Member) -> Member:
    """The kept number with the memberships of both; what it does not know it takes from the other.

    Raises SameMember.
    """
    if keep.id == drop.id:
        raise SameMember
    stays = joined(keep.memberships, drop.memberships)
    goes_on = [each for each in (keep, drop) if each.memberships and each.latest.until == stays[-1].until]
    fees = [each.fee_paid for each in goes_on if each.fee_paid]
    return replace(
        keep,
        memberships=stays,
        fee_paid=min(fees, default=keep.fee_paid),
        municipality=keep.municipality or drop.municipality,
        email=keep.email or drop.email,
        phone=keep.phone or drop.phone,
        protected=keep.protected or drop.protected,
    )


def joined(kept: Iterable[Membership], dropped: Iterable[Membership]) -> tuple[Membership, ...]:
    """A member on every day on which either says so; in the association entered last, the kept one's of two.

    Stays that follow on each other in the same association are one.
    """
    stays = [*kept, *dropped]
    # Later beginnings go before earlier ones, and the kept member's before the other's on the same day.
    by_weight = sorted(stays, key=lambda each: each.since, reverse=True)
    days = sorted({each.since for each in stays} | {each.until + ONE_DAY for each in stays if each.until})
    parts: list[Membership] = []
    for number, day in enumerate(days):
        stay = next((each for each in by_weight if each.on(day)), None)
        if stay is None:
            continue
        until = days[number + 1] - ONE_DAY if number + 1 < len(days) else None
        if parts and parts[-1].association_id == stay.association_id and parts[-1].until == day - ONE_DAY:
            parts[-1] = replace(parts[-1], until=until)
        else:
            parts.append(Membership(stay.association_id, day, until))
    return tuple(parts)
