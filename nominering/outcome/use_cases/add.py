"""Somebody on an adopted list cannot stand any more: what the list can become, and the addendum that is decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from nominering.balloting.ports import BallotBox
from nominering.conference.errors import DecidedByPlace
from nominering.conference.model.rounds import Round
from nominering.counting.errors import QuotaCannotBeKept
from nominering.counting.quotas import NO_QUOTA, Quota
from nominering.counting.rules import Procedure
from nominering.nomination.model.candidacies import Candidacy
from nominering.organisation.names import tidy
from nominering.outcome.errors import EverybodyWithdrew, ListChanged, NobodyLeft, NoShortestChange
from nominering.outcome.model.addenda import Addendum, Cause, Decided, Gone, Manner, changes
from nominering.outcome.model.adopted import AdoptedList
from nominering.outcome.model.amendments import Ground
from nominering.outcome.model.counted import CountedList
from nominering.outcome.model.places import AdoptedPlace
from nominering.outcome.model.shortest import Vacancy
from nominering.outcome.ports import Deciding
from nominering.outcome.use_cases.adopt import adopted_list
from nominering.outcome.use_cases.amend import whole_line
from nominering.outcome.use_cases.count import count_without, counted_list

Refused = EverybodyWithdrew | QuotaCannotBeKept


@dataclass(frozen=True)
class Ways:
    """What a list can become without those who are `gone` now: a candidacy on each place, or nobody.

    `recount` is the count without everybody gone so far, or its refusal; a list that was decided place by place has
    none, and nobody to come in. `shortest` is missing when no list that leaves the others in their order keeps the
    rules.
    """

    adopted: AdoptedList
    gone: tuple[Gone, ...]
    recount: CountedList | Refused | None
    vacancy: Vacancy
    shortest: tuple[str | None, ...] | None

    @property
    def recounted(self) -> tuple[str | None, ...]:
        return self.vacancy.recounted[: self.vacancy.length]

    @property
    def empty(self) -> tuple[str | None, ...]:
        return self.vacancy.adopted

    def order(self, manner: Manner) -> tuple[str | None, ...]:
        """Raises NoShortestChange, DecidedByPlace, CountersDisagree, EverybodyWithdrew, QuotaCannotBeKept."""
        if manner is Manner.EMPTY:
            return self.empty
        if isinstance(self.recount, Refused):
            raise self.recount
        if self.recount:
            self.recount.check_counters_agree()
        elif manner is Manner.RECOUNTED:
            raise DecidedByPlace
        if manner is Manner.RECOUNTED:
            return self.recounted
        if self.shortest is None:
            raise NoShortestChange
        return self.shortest


def departed(adopted: AdoptedList, candidacies: Sequence[Candidacy]) -> tuple[str, ...]:
    """The candidacies on the list in force that have been withdrawn."""
    withdrawn = {each.id for each in candidacies if each.withdrawn_at}
    return tuple(each.candidacy_id for each in adopted.in_force if each.candidacy_id in withdrawn)


async def ways_on(kept: Deciding, list_id: str, declared: Sequence[Gone] = (), set_aside: str = "") -> Ways:
    """Whoever has withdrawn is gone; `declared` are others who cannot stand any more, on the list or below it.

    The recount has the same ballots, rules and lots, and the conference's amendments are laid on it. A rule that the
    adopted list does not keep, because the conference set it aside, does not bind the shortest change either.

    Raises ListUnknown, NotAdopted, NotCounted, NobodyLeft, QuotaStands.
    """
    candidate_list = await kept.lists.candidate_list(list_id)
    adopted = await adopted_list(kept.outcomes, list_id)
    round_, _ = await counted_list(kept.rounds, kept.outcomes, list_id)
    candidacies = await kept.candidacies.of_list(list_id)
    before = {each.candidacy_id for addendum in adopted.addenda for each in addendum.gone}
    withdrew = [Gone(each, Cause.WITHDREW) for each in departed(adopted, candidacies)]
    known = {each.id for each in candidacies}
    also = {each.candidacy_id: each for each in declared if each.candidacy_id in known - before}
    gone = tuple((also | {each.candidacy_id: each for each in withdrew}).values())
    left_the_list = {each.candidacy_id for each in gone}
    if not left_the_list & {each.candidacy_id for each in adopted.in_force}:
        raise NobodyLeft
    away = before | left_the_list | {each.id for each in candidacies if each.withdrawn_at}
    recount = await _recount(kept.box, round_, away, tidy(set_aside))
    may_stand = frozenset(each.id for each in candidacies if each.accepted) - away
    if isinstance(recount, Refused):
        return Ways(
            adopted, gone, recount, _vacancy(adopted, away, Ground(candidate_list.places, (), may_stand)), None
        )
    ids = {each.number: each.candidacy_id for each in round_.standing}
    left = [each.number for each in round_.standing if each.candidacy_id not in away]
    ground = Ground(
        places=candidate_list.places,
        line=tuple(ids[number] for number in await whole_line(kept.box, round_, recount)) if recount else (),
        may_stand=may_stand,
        quota=_quota(round_, recount),
        groups={each.id: each.gender.group for each in candidacies}
        | {each.candidacy_id: each.group for each in round_.standing},
        fixed={place: ids[n] for place, n in round_.fixed_among(left).items()},
    )
    vacancy = _vacancy(adopted, away, ground)
    return Ways(adopted, gone, recount, vacancy, vacancy.shortest())


async def _recount(box: BallotBox, round_: Round, away: set[str], set_aside: str) -> CountedList | Refused | None:
    if round_.procedure is Procedure.PLACE_BY_PLACE:
        return None
    numbers = tuple(each.number for each in round_.standing if each.candidacy_id in away)
    try:
        return await count_without(round_, box, numbers, set_aside)
    except (EverybodyWithdrew, QuotaCannotBeKept) as refused:
        return refused


def _quota(round_: Round, recount: CountedList | None) -> Quota:
    return round_.rules.quota if round_.rules and not (recount and recount.set_aside) else NO_QUOTA


def _vacancy(adopted: AdoptedList, away: set[str], ground: Ground) -> Vacancy:
    decided = [each.candidacy_id for each in adopted.places]
    in_force = {each.place: each.candidacy_id for each in adopted.in_force}
    left = tuple(
        one if (one := in_force.get(place)) not in away else None for place in range(1, len(adopted.places) + 1)
    )
    kept = ground.quota_broken_at(decided) is None
    fixed = {place: one for place, one in ground.fixed.items() if decided[place - 1 : place] == [one]}
    return Vacancy(
        adopted=left,
        recounted=ground.line_after(adopted.amendments),
        quota=ground.quota if kept else NO_QUOTA,
        groups=ground.groups if ground.quota and kept else {},
        fixed=fixed,
    )


async def add(
    kept: Deciding,
    list_id: str,
    declared: Sequence[Gone],
    manner: Manner,
    decided: Decided,
    *,
    read: int,
    by: str,
    now: datetime,
    today: date,
    set_aside: str = "",
) -> Addendum:
    """`read` is how many addenda the list had when whoever enters it read the ways on.

    Raises as `ways_on` and `Ways.order` do, and ListChanged, AddendumIncomplete, AddendumTooEarly, AddendumInFuture,
    CandidateWithdrew.
    """
    ways = await ways_on(kept, list_id, declared, set_aside)
    adopted = ways.adopted
    if read != len(adopted.addenda):
        raise ListChanged
    earliest = adopted.addenda[-1].decided.on if adopted.addenda else adopted.adopted_on
    minuted = decided.minuted(earliest, today)
    after = await _places(kept, list_id, adopted, ways.order(manner))
    addendum = Addendum(
        number=len(adopted.addenda) + 1,
        manner=manner,
        decided=minuted,
        gone=ways.gone,
        changes=changes(adopted.in_force, after),
        entered_by=by,
        entered_at=now,
        record=ways.recount.record if isinstance(ways.recount, CountedList) else None,
    )
    await kept.outcomes.keep_addendum(list_id, addendum)
    return addendum


async def _places(
    kept: Deciding, list_id: str, adopted: AdoptedList, order: Sequence[str | None]
) -> tuple[AdoptedPlace, ...]:
    """Whoever stood on the list keeps the line that was adopted."""
    as_adopted = {each.candidacy_id: each for each in adopted.in_force}
    by_id = {each.id: each for each in await kept.candidacies.of_list(list_id)}
    return tuple(
        as_adopted[one].moved_to(place) if one in as_adopted else AdoptedPlace.of(place, by_id[one])
        for place, one in enumerate(order, start=1)
        if one is not None
    )
