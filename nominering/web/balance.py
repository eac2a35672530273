"""The balance of an order as the committee's page shows it: tables with bars beside them, and warnings in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nominering.counting.quotas import Quota, QuotaRule
from nominering.documents.explaining import rule_text
from nominering.nomination.model.balance import (
    AGE_BANDS,
    Ages,
    Balance,
    Broken,
    Prefix,
    balance_of,
    places_elsewhere,
)
from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.model.lists import CandidateList
from nominering.web.house import House

MOST_WARNINGS = 4


@dataclass(frozen=True)
class PrefixRow:
    """`rule` says whether the list's rule is kept at this place; `broken` when it is not."""

    prefix: Prefix
    rule: str
    broken: bool


@dataclass(frozen=True)
class BandRow:
    words: str
    all: int
    first: int
    rest: int


@dataclass(frozen=True)
class Cell:
    """A name on one list; `also` says where else the same person stands."""

    name: str
    also: str


async def order_beside(house: House, list_id: str) -> tuple[Candidacy, ...]:
    """What the committee has come to on another list: its newest version, of those who still stand."""
    versions = await house.proposals.versions(list_id)
    return standing(versions[-1].order if versions else (), await house.candidacies.of_list(list_id))


def standing(order: Sequence[str], candidacies: Sequence[Candidacy]) -> tuple[Candidacy, ...]:
    """Those of an order who have said yes and not no since."""
    accepted = {each.id: each for each in candidacies if each.accepted}
    return tuple(accepted[one] for one in order if one in accepted)


async def weighed(
    house: House, to: CandidateList, order: Sequence[Candidacy], *, sees_gender: bool
) -> dict[str, Any]:
    """Everything that the balance of an order says to somebody who may see genders, or may not."""
    accepted = [each for each in await house.candidacies.of_list(to.id) if each.accepted]
    district, associations = await house.organisation.district(), await house.organisation.associations()
    whole = min(to.places, len(accepted))
    homes = [each.nominee.place for each in accepted]
    balance = balance_of(order, to.quota, whole, to.election_day, homes, district, associations)
    return {
        "list": to,
        "shows_gender": bool(to.quota) and sees_gender,
        "ordered": len(order),
        "balance": balance,
        "nowhere": len(order) - sum(share.many for share in balance.municipalities),
        "gender_sum": gender_sum(balance),
        "warnings": warnings(to.quota, balance.broken) if sees_gender else (),
        "prefix_rows": _prefix_rows(balance, to.quota, whole),
        "band_rows": _band_rows(balance),
        "medians": [median_text(ages) for ages in (balance.ages, *balance.halves)],
        **await _side_by_side(house, to, order),
    }


def gender_sum(balance: Balance) -> str:
    """Of the whole order, also how many have not stated it."""
    if not balance.prefixes:
        return "Ingen är ordnad än."
    last = balance.prefixes[-1]
    said = [
        f"{many} {one if many == 1 else several}"
        for many, one, several in (
            (last.women, "kvinna", "kvinnor"),
            (last.men, "man", "män"),
            (last.other, "av annat kön", "av annat kön"),
            (last.undisclosed, "som inte har uppgett kön", "som inte har uppgett kön"),
        )
        if many
    ]
    return f"{last.first} {'ordnad' if last.first == 1 else 'ordnade'}: {', '.join(said)}."


def warnings(quota: Quota, broken: Sequence[Broken]) -> tuple[str, ...]:
    """Where the list's rule is broken, the first of them first."""
    said = [_warning(quota, each) for each in broken[:MOST_WARNINGS]]
    if (more := len(broken) - MOST_WARNINGS) > 0:
        said.append(f"Och på {more} {'plats' if more == 1 else 'platser'} till.")
    return tuple(said)


def _warning(quota: Quota, broken: Broken) -> str:
    match quota.rule:
        case QuotaRule.PAIRWISE:
            pair = f"Plats {broken.place - 1} och {broken.place}"
            return f"{pair} har samma kön: regeln kräver en kvinna och en man i varje par."
        case QuotaRule.ALTERNATING:
            return f"Plats {broken.place} bryter regeln om {rule_text(str(quota))}."
        case QuotaRule.HALF_WOMEN:
            women = "1 kvinna" if broken.have == 1 else f"{broken.have} kvinnor"
            first = "På plats 1" if broken.place == 1 else f"Bland de första {broken.place} namnen"
            return f"{first} är {women}: regeln kräver {broken.need}."
    return (
        f"Bland de första {broken.place} namnen är {broken.have} som räknas: regeln kräver {rule_text(str(quota))}."
    )


def _prefix_rows(balance: Balance, quota: Quota, whole: int) -> tuple[PrefixRow, ...]:
    """The rule asks nothing of names that stand after the list's places."""
    asked = {each.place: each for each in balance.broken}
    rows = []
    for prefix in balance.prefixes:
        breaks = asked.get(prefix.first)
        said = "hålls" if prefix.first <= whole else "–"
        if breaks:
            said = f"bruten: kräver {breaks.need}" if breaks.need else "bruten här"
        rows.append(PrefixRow(prefix, said, broken=breaks is not None))
    return tuple(rows)


def _band_rows(balance: Balance) -> tuple[BandRow, ...]:
    ends = (*(start - 1 for start in AGE_BANDS[1:]), None)
    words = (
        f"{start}–{end} år" if end else f"{start} år och äldre" for start, end in zip(AGE_BANDS, ends, strict=True)
    )
    first, rest = balance.halves
    return tuple(map(BandRow, words, balance.ages.bands, first.bands, rest.bands))


def median_text(ages: Ages) -> str:
    return "–" if ages.median is None else f"{ages.median:g}".replace(".", ",") + " år"


async def _side_by_side(house: House, to: CandidateList, order: Sequence[Candidacy]) -> dict[str, Any]:
    """Every list's order in a column; the others as the committee last saved them."""
    lists = await house.lists.lists()
    orders = {each.id: order if each.id == to.id else await order_beside(house, each.id) for each in lists}
    columns = {each.id: _column(each, lists, orders) for each in lists}
    rows = range(max(map(len, columns.values())))
    both = sum(bool(cell.also) for cell in columns[to.id])
    return {
        "titles": [each.title for each in lists],
        "beside": [[column[n] if n < len(column) else None for column in columns.values()] for n in rows],
        "on_both": both,
    }


def _column(
    one: CandidateList, lists: Sequence[CandidateList], orders: dict[str, Sequence[Candidacy]]
) -> tuple[Cell, ...]:
    also: list[list[str]] = [[] for _ in orders[one.id]]
    for other in lists:
        if other.id != one.id:
            for said, place in zip(also, places_elsewhere(orders[one.id], orders[other.id]), strict=True):
                if place:
                    said.append(f"även {other.title.lower()} {place}")
    return tuple(Cell(each.nominee.name, ", ".join(said)) for each, said in zip(orders[one.id], also, strict=True))
