"""Count a closed round, and count it again."""

from dataclasses import replace
from datetime import datetime

from nominering.balloting.ports import BallotBox
from nominering.conference.model.rounds import Round
from nominering.conference.ports import Rounds
from nominering.counting.count import count
from nominering.counting.errors import QuotaCannotBeKept
from nominering.counting.profile import Profile
from nominering.counting.quotas import Quota
from nominering.organisation.names import tidy
from nominering.outcome.errors import (
    AlreadyCounted,
    CountersStillDisagree,
    EverybodyWithdrew,
    NobodyWithdrew,
    NotCounted,
    QuotaStands,
)
from nominering.outcome.model.counted import CountedList
from nominering.outcome.ports import Outcomes


async def count_round(
    rounds: Rounds, box: BallotBox, outcomes: Outcomes, round_id: str, set_aside: str = ""
) -> CountedList:
    """Whoever has withdrawn keeps the number, and is passed over on every ballot.

    With a `set_aside`, the paragraph of the conference's decision, a quota rule that those who are left cannot keep
    is left out of the count.

    Raises RoundUnknown, NotRanked, NoListInIt, RoundNotClosed, AlreadyCounted, EverybodyWithdrew,
    QuotaCannotBeKept, QuotaStands, TieNeedsLots.
    """
    round_ = await rounds.round(round_id)
    round_.check_gives_list()
    round_.check_closed()
    if await outcomes.counted(round_id):
        raise AlreadyCounted
    counted = await count_without(round_, box, await outcomes.withdrawn_from(round_id), tidy(set_aside))
    await outcomes.keep_counted(counted)
    return counted


async def recount_round(
    rounds: Rounds, box: BallotBox, outcomes: Outcomes, round_id: str, now: datetime, set_aside: str = ""
) -> CountedList:
    """The same ballots, rules and lots without those who have withdrawn since the count, until the list is adopted.

    So is a count that a second counter does not agree with: it may have crashed, or been mended since.

    Raises RoundUnknown, DecidedByPlace, NotCounted, NobodyWithdrew, CountersStillDisagree, EverybodyWithdrew,
    AlreadyAdopted, QuotaCannotBeKept, QuotaStands.
    """
    round_ = await rounds.round(round_id)
    round_.check_is_voted_in()
    earlier = await outcomes.counted(round_id)
    if earlier is None:
        raise NotCounted
    withdrawn = await outcomes.withdrawn_from(round_id)
    if set(withdrawn) == set(earlier.withdrawn) and not earlier.disputed:
        raise NobodyWithdrew
    if set(withdrawn) == set(earlier.withdrawn) and earlier.set_aside:
        set_aside = earlier.set_aside[1]
    recounted = await count_without(round_, box, withdrawn, tidy(set_aside))
    if recounted == earlier:
        raise CountersStillDisagree(earlier.disputed)
    await outcomes.keep_recounted(recounted, earlier, now)
    return recounted


async def count_without(round_: Round, box: BallotBox, withdrawn: tuple[int, ...], set_aside: str) -> CountedList:
    """A place that was fixed for somebody who has withdrawn is filled as any other.

    Raises EverybodyWithdrew, QuotaCannotBeKept, QuotaStands, TieNeedsLots.
    """
    profile = Profile.of(round_.numbers, await box.contents(round_.id), withdrawn=withdrawn)
    if not profile.candidates:
        raise EverybodyWithdrew
    lots = round_.lots.without(withdrawn) if round_.lots else None
    groups = {number: round_.groups[number] for number in profile.candidates} if round_.groups else None
    fixed = round_.fixed_among(profile.candidates)
    try:
        record = count(profile, round_.ranked_by, lots, round_.places, groups=groups, fixed=fixed).as_data()
    except QuotaCannotBeKept:
        if not set_aside:
            raise
        unruled = replace(round_.ranked_by, quota=Quota())
        record = count(profile, unruled, lots, round_.places, fixed=fixed).as_data()
        record |= {"set_aside": {"quota": str(round_.ranked_by.quota), "paragraph": set_aside}}
    else:
        if set_aside:
            raise QuotaStands
    return CountedList.of(round_.id, record | {"withdrawn": list(withdrawn)} if withdrawn else record)


async def counted_list(rounds: Rounds, outcomes: Outcomes, list_id: str) -> tuple[Round, CountedList]:
    """The count of a list, and the round it was made in. Raises NotCounted."""
    round_ = await rounds.round_on(list_id)
    counted = await outcomes.counted(round_.id) if round_ else None
    if round_ is None or counted is None:
        raise NotCounted
    return round_, counted
