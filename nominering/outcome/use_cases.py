"""Prepare the round, count it, adopt the list."""

from datetime import date, datetime

from nominering.balloting.ports import BallotBox
from nominering.conference.errors import AnswersStillOpen, NoProposal, PublicationWaits
from nominering.conference.model import Round
from nominering.conference.ports import Roll, Rounds
from nominering.counting.count import count
from nominering.counting.profile import Profile
from nominering.nomination.ports import Candidacies, Lists, Proposals
from nominering.nomination.use_cases.answer import accepted_to
from nominering.outcome.errors import AlreadyCounted, NotAdopted, NotCounted
from nominering.outcome.model import AdoptedList, CountedList
from nominering.outcome.ports import Outcomes


async def prepare_round(
    lists: Lists,
    candidacies: Candidacies,
    proposals: Proposals,
    roll: Roll,
    rounds: Rounds,
    list_id: str,
    now: datetime,
) -> Round:
    """Freeze the candidates of a list and number them: the committee's order first, then the others by name.

    With a quota rule their groups are frozen too, and a rule that cannot be kept with them is refused here.

    Raises ListUnknown, AnswersStillOpen, RollNotFrozen, PublicationWaits, NoProposal, ProposalStale,
    QuotaCannotBeKept, NoCandidates, RoundPrepared, CandidatesChanged.
    """
    candidate_list = await lists.candidate_list(list_id)
    if candidate_list.answers_open(now):
        raise AnswersStillOpen
    (await roll.roll()).check_frozen()
    if await proposals.scheduled(list_id, now):
        raise PublicationWaits
    proposal = await proposals.proposal(list_id, now)
    if proposal is None:
        raise NoProposal
    accepted = await accepted_to(candidacies, list_id)
    proposal.check_still_whole(candidate_list, {each.id for each in accepted})
    candidate_list.check_quota_can_be_kept(each.gender.group for each in accepted)
    standing = proposal.before_the_others(accepted)
    round_ = Round.prepared(
        f"{list_id}-1",
        list_id,
        candidate_list.title,
        candidate_list.rules,
        candidate_list.places,
        tuple((each.id, each.nominee.name, each.gender.group) for each in standing),
    )
    await rounds.keep_prepared(round_)
    return round_


async def count_round(rounds: Rounds, box: BallotBox, outcomes: Outcomes, round_id: str) -> CountedList:
    """Raises RoundUnknown, RoundNotClosed, AlreadyCounted, TieNeedsLots."""
    round_ = await rounds.round(round_id)
    round_.check_closed()
    if await outcomes.counted(round_id):
        raise AlreadyCounted
    profile = Profile.of(round_.numbers, await box.contents(round_id))
    record = count(profile, round_.rules, round_.lots, round_.places, groups=round_.groups)
    counted = CountedList.of(round_id, record.as_data())
    await outcomes.keep_counted(counted)
    return counted


async def counted_list(rounds: Rounds, outcomes: Outcomes, list_id: str) -> tuple[Round, CountedList]:
    """The count of a list, and the round it was made in. Raises NotCounted."""
    round_ = await rounds.round_on(list_id)
    counted = await outcomes.counted(round_.id) if round_ else None
    if round_ is None or counted is None:
        raise NotCounted
    return round_, counted


async def adopt_list(
    lists: Lists,
    candidacies: Candidacies,
    rounds: Rounds,
    outcomes: Outcomes,
    list_id: str,
    adopted_on: date,
    paragraph: str,
    today: date,
) -> AdoptedList:
    """Raises ListUnknown, NotCounted, CountersDisagree, AdoptionIncomplete, AdoptionInFuture, AlreadyAdopted."""
    candidate_list = await lists.candidate_list(list_id)
    round_, counted = await counted_list(rounds, outcomes, list_id)
    adopted = AdoptedList.adopted(
        candidate_list, counted, round_, await candidacies.of_list(list_id), adopted_on, paragraph, today
    )
    await outcomes.keep_adopted(adopted)
    return adopted


async def adopted_list(outcomes: Outcomes, list_id: str) -> AdoptedList:
    """Raises NotAdopted."""
    adopted = await outcomes.adopted(list_id)
    if adopted is None:
        raise NotAdopted
    return adopted
