"""The conference amends the counted list before it adopts it."""

from dataclasses import replace
from datetime import datetime

from nominering.balloting.ports import BallotBox
from nominering.conference.model.rounds import Round
from nominering.counting.count import counted as count_alone
from nominering.counting.profile import Profile
from nominering.counting.quotas import NO_QUOTA
from nominering.counting.rules import Procedure
from nominering.nomination.use_cases.answer import accepted_to
from nominering.outcome.errors import AlreadyAdopted, ListChanged
from nominering.outcome.model.amendments import AmendedList, Amendment, Entry, Ground
from nominering.outcome.model.counted import CountedList
from nominering.outcome.ports import Deciding
from nominering.outcome.use_cases.count import counted_list


async def amended_list(kept: Deciding, list_id: str, *, to_amend: bool = False) -> AmendedList:
    """The counted list and what the conference has changed so far.

    Those below it take a count to find by some methods: they are there when something is amended, or is going to be,
    until the list is adopted.

    Raises ListUnknown, NotCounted.
    """
    candidate_list = await kept.lists.candidate_list(list_id)
    round_, counted = await counted_list(kept.rounds, kept.outcomes, list_id)
    accepted = await accepted_to(kept.candidacies, list_id)
    candidacies = {each.number: each.candidacy_id for each in round_.standing}
    left = counted.record["candidates"]
    log = await kept.outcomes.amendments(list_id)
    goes_on = to_amend or (log and not await kept.outcomes.adopted(list_id))
    line = await whole_line(kept.box, round_, counted) if goes_on else counted.line
    quota = round_.rules.quota if round_.rules and not counted.set_aside else NO_QUOTA
    ground = Ground(
        places=candidate_list.places,
        line=tuple(candidacies[number] for number in line),
        may_stand=frozenset(each.id for each in accepted),
        quota=quota,
        groups={each.id: each.gender.group for each in accepted}
        | {each.candidacy_id: each.group for each in round_.standing},
        fixed={place: candidacies[number] for place, number in round_.fixed_among(left).items()},
    )
    return AmendedList(ground, counted.fingerprint, log)


async def whole_line(box: BallotBox, round_: Round, counted: CountedList) -> tuple[int, ...]:
    """The counted order and those below it. Where the count stopped at the last place it is carried on from there.

    A list that the hall decided place by place has nobody below it.
    """
    everyone = set(counted.record["candidates"])
    by_place = round_.procedure is Procedure.PLACE_BY_PLACE
    if by_place or set(counted.line) == everyone or round_.ranked_by.method.elects_a_set:
        return counted.line
    profile = Profile.of(round_.numbers, await box.contents(round_.id), withdrawn=counted.withdrawn)
    lots = round_.lots.without(counted.withdrawn) if round_.lots else None
    rules = replace(round_.ranked_by, quota=NO_QUOTA)
    onward = count_alone(profile, rules, lots, fixed=round_.fixed_among(profile.candidates))
    return (*counted.line, *(number for number in onward.order if number not in counted.line))


async def amend(kept: Deciding, list_id: str, amendment: Amendment, read: int) -> Amendment:
    """`read` is how many entries the log had when whoever enters it read the list.

    Raises ListUnknown, NotCounted, AlreadyAdopted, CandidateWithdrew, ListChanged, AmendmentIncomplete, NotCarried,
    CandidateUnavailable, CandidateNotOnList, CandidateOnList, AlreadyThere, PlaceOutside, AmendmentBreaksQuota,
    AmendmentMovesFixed, NothingToSetAside.
    """
    amended = await _to_amend(kept, list_id, read)
    decided = amended.next(amendment)
    await _keep(kept, list_id, decided, amended)
    return decided


async def undo_amendment(kept: Deciding, list_id: str, by: str, now: datetime, read: int) -> None:
    """The last that stands is taken back. Raises as `amend` does, and NothingToUndo."""
    amended = await _to_amend(kept, list_id, read)
    await _keep(kept, list_id, amended.undo(by, now), amended)


async def _to_amend(kept: Deciding, list_id: str, read: int) -> AmendedList:
    amended = await amended_list(kept, list_id, to_amend=True)
    if await kept.outcomes.adopted(list_id):
        raise AlreadyAdopted
    if read != len(amended.log):
        raise ListChanged
    return amended


async def _keep(kept: Deciding, list_id: str, entry: Entry, amended: AmendedList) -> None:
    await kept.outcomes.keep_amendment(list_id, entry, amended.count)
