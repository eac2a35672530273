"""What an order looks like as a whole: genders, ages, places and associations. It judges by the list's rule alone."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from nominering.counting.quotas import OTHER, WOMAN, Quota, QuotaRule
from nominering.nomination.model.candidacies import Candidacy, Gender
from nominering.nomination.model.nominations import NominatorKind
from nominering.nomination.model.nominees import age_on
from nominering.organisation.model import Associations, District
from nominering.organisation.names import alphabetical

# The first age of each band; the last has no end.
AGE_BANDS = (18, 30, 45, 60)


@dataclass(frozen=True)
class Prefix:
    """How the first `first` names have stated their gender. `other` is neither woman nor man."""

    first: int
    women: int
    men: int
    other: int
    undisclosed: int


@dataclass(frozen=True)
class Broken:
    """The rule is broken at `place`. Of a rule that counts, `have` are there among the first and `need` it takes."""

    place: int
    have: int = 0
    need: int = 0


@dataclass(frozen=True)
class Ages:
    """How many there are in each of AGE_BANDS, and the middle age; None when there is nobody."""

    bands: tuple[int, ...]
    median: float | None


@dataclass(frozen=True)
class Share:
    """How many of an order come from a place, or are nominated by an association."""

    name: str
    many: int


@dataclass(frozen=True)
class Balance:
    """Of one order; `halves` are its first half, with the middle name of an odd number, and the rest."""

    prefixes: tuple[Prefix, ...]
    broken: tuple[Broken, ...]
    ages: Ages
    halves: tuple[Ages, Ages]
    places: tuple[Share, ...]
    municipalities: tuple[Share, ...]
    associations: tuple[Share, ...]
    occupations: tuple[Share, ...]


def balance_of(
    order: Sequence[Candidacy],
    quota: Quota,
    whole: int,
    election_day: date,
    every_place: Iterable[str],
    district: District,
    associations: Associations,
) -> Balance:
    """`whole` is how many names the list is to have."""
    ages = [age_on(election_day, each.nominee.born) for each in order]
    half = (len(ages) + 1) // 2
    named_by = [associations.by_id(one).name for each in order for one in dict.fromkeys(supporters_of(each))]
    municipalities = (municipality_of(each, district, associations) for each in order)
    return Balance(
        prefixes=prefixes([each.gender for each in order]),
        broken=broken(quota, [each.gender.group for each in order[:whole]], whole),
        ages=ages_of(ages),
        halves=(ages_of(ages[:half]), ages_of(ages[half:])),
        places=shares([each.nominee.place for each in order if each.nominee.place], every_place),
        municipalities=shares(
            [one for one in municipalities if one], [each.name for each in district.municipalities]
        ),
        associations=shares(named_by, [each.name for each in associations.every]),
        occupations=shares([each.line.occupation for each in order if each.line and each.line.occupation], ()),
    )


def supporters_of(candidacy: Candidacy) -> tuple[str, ...]:
    """The associations whose nominations stand."""
    return tuple(
        each.nominator.id for each in candidacy.supporters if each.nominator.kind is NominatorKind.ASSOCIATION
    )


def municipality_of(candidacy: Candidacy, district: District, associations: Associations) -> str | None:
    """The one that the home town gives its name, or else the one that those who nominated cover, if it is one.

    Of whoever has a protected identity neither is said.
    """
    if candidacy.nominee.protected:
        return None
    names = {each.name for each in district.municipalities}
    if candidacy.nominee.place in names:
        return candidacy.nominee.place
    covered = {code for one in supporters_of(candidacy) for code in associations.by_id(one).municipalities}
    found = {district.municipality_name(code) for code in covered} & names
    return found.pop() if len(covered) == len(found) == 1 else None


def prefixes(genders: Sequence[Gender]) -> tuple[Prefix, ...]:
    """For the first name, the first two and so on; the last is the whole order."""
    counts: Counter[Gender] = Counter()
    rows = []
    for first, gender in enumerate(genders, start=1):
        counts[gender] += 1
        rows.append(
            Prefix(first, counts[Gender.WOMAN], counts[Gender.MAN], counts[Gender.OTHER], counts[Gender.UNDISCLOSED])
        )
    return tuple(rows)


def broken(quota: Quota, groups: Sequence[str], whole: int) -> tuple[Broken, ...]:
    """Every place at which an order breaks the rule, not only the first.

    `whole` is how many names the finished list has. An order has no such place exactly when `Quota.can_be_kept` says
    so of it: each question here is put to that rule.
    """
    places = range(1, len(groups) + 1)
    kinds = [quota.kind(group) for group in groups]
    match quota.rule:
        case QuotaRule.HALF_WOMEN:
            found = (_too_few(quota, kinds[:place], WOMAN) for place in places)
            return tuple(each for each in found if each)
        case QuotaRule.MINIMUM if len(groups) >= (asked := min(quota.among_first, whole)) > 0:
            one = _too_few(quota, kinds[:asked], "counts")
            return (one,) if one else ()
        case QuotaRule.PAIRWISE:
            pairs = {place: {1: kinds[place - 2], 2: kinds[place - 1]} for place in places if place % 2 == 0}
            return tuple(Broken(place) for place, pair in pairs.items() if not quota.can_be_kept(pair, {}, 2))
        case QuotaRule.ALTERNATING:
            gendered = [place for place in places if kinds[place - 1] != OTHER]
            first = {place: kinds[place - 1] for place in gendered[:1]}
            return tuple(
                Broken(place)
                for place in gendered
                if not quota.can_be_kept(first | {place: kinds[place - 1]}, {OTHER: place}, place)
            )
    return ()


def _too_few(quota: Quota, kinds: Sequence[str], kind: str) -> Broken | None:
    """Of a rule that only counts `kind` among the first: whether they are too few, in whatever order."""
    among = len(kinds)

    def enough(many: int) -> bool:
        first_of_all = {place: kind if place <= many else "" for place in range(1, among + 1)}
        return quota.can_be_kept(first_of_all, {}, among)

    have = kinds.count(kind)
    if enough(have):
        return None
    return Broken(among, have, next((many for many in range(have, among + 1) if enough(many)), quota.at_least))


def ages_of(ages: Sequence[int]) -> Ages:
    """Whoever is younger than the first band is counted in it."""
    bands = Counter(max((start for start in AGE_BANDS if start <= age), default=AGE_BANDS[0]) for age in ages)
    return Ages(tuple(bands[start] for start in AGE_BANDS), float(median(ages)) if ages else None)


def shares(found: Sequence[str], every: Iterable[str]) -> tuple[Share, ...]:
    """Most first, then by name; those of `every` that nobody comes from last."""
    counts = Counter(found)
    names = {*found, *every}
    return tuple(
        Share(name, counts[name]) for name in sorted(names, key=lambda one: (-counts[one], alphabetical(one)))
    )


def places_elsewhere(order: Sequence[Candidacy], elsewhere: Sequence[Candidacy]) -> tuple[int | None, ...]:
    """For each of an order the same person's place on another list, if there is one."""
    there = {each.nominee.id: place for place, each in enumerate(elsewhere, start=1)}
    return tuple(there.get(each.nominee.id) for each in order)
