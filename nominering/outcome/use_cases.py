"""Prepare the round, count it, adopt the list."""

from dataclasses import replace
from datetime import date, datetime

from nominering.balloting.ports import BallotBox
from nominering.conference.errors import AnswersStillOpen, NoProposal, PublicationWaits
from nominering.conference.model.rounds import Round
from nominering.conference.ports import Roll, Rounds
from nominering.counting.count import count
from nominering.counting.errors import QuotaCannotBeKept
from nominering.counting.profile import Profile
from nominering.counting.quotas import Quota
from nominering.nomination.model.eligibility import check_may_stand
from nominering.nomination.ports import Candidacies, Lists, Proposals
from nominering.nomination.use_cases.answer import accepted_to
from nominering.nomination.use_cases.examine import examine_all
from nominering.organisation.names import tidy
from nominering.organisation.ports import Members, Organisation, Register
from nominering.outcome.errors import (
    AlreadyAdopted,
    AlreadyCounted,
    EverybodyWithdrew,
    NobodyWithdrew,
    NotAdopted,
    NotCounted,
    QuotaStands,
)
from nominering.outcome.model import AdoptedList, CountedList
from nominering.outcome.ports import Outcomes


async def prepare_round(
    lists: Lists,
    candidacies: Candidacies,
    proposals: Proposals,
    roll: Roll,
    rounds: Rounds,
    members: Members,
    organisation: Organisation,
    register: Register,
    list_id: str,
    now: datetime,
    today: date,
) -> Round:
    """Freeze the candidates of a list and number them: the committee's order first, then the others by name.

    From here on the electoral rules are locked: the round has them for its own. With a quota rule the groups are
    frozen too, and a rule that cannot be kept with those who stand is refused here. So is whoever is not eligible,
    where the list's rules are to stop it; what is not known stops nobody.

    Raises ListUnknown, RulesNotAdopted, AnswersStillOpen, RollNotFrozen, PublicationWaits, NoProposal, ProposalStale,
    CandidatesNotEligible, FixedPlaceVacant, FixedPlaceOutside, QuotaCannotBeKept, NoCandidates, RoundPrepared,
    CandidatesChanged, RulesChanged.
    """
    candidate_list = await lists.candidate_list(list_id)
    if candidate_list.answers_open(now):
        raise AnswersStillOpen
    candidate_list.check_rules_adopted()
    (await roll.roll()).check_frozen()
    if await proposals.scheduled(list_id, now):
        raise PublicationWaits
    proposal = await proposals.proposal(list_id, now)
    if proposal is None:
        raise NoProposal
    accepted = await accepted_to(candidacies, list_id)
    proposal.check_still_whole(candidate_list, {each.id for each in accepted})
    check_may_stand(await examine_all(members, organisation, register, accepted, candidate_list, today))
    candidate_list.electoral_rules.check_can_be_filled({each.id: each.gender.group for each in accepted})
    standing = proposal.before_the_others(accepted)
    round_ = Round.prepared(
        f"{list_id}-1",
        list_id,
        candidate_list.title,
        candidate_list.rules,
        candidate_list.places,
        tuple((each.id, each.nominee.name, each.gender.group) for each in standing),
        candidate_list.fixed,
    )
    await rounds.keep_prepared(round_, candidate_list.electoral_rules.fingerprint)
    return round_


async def count_round(
    rounds: Rounds, box: BallotBox, outcomes: Outcomes, round_id: str, set_aside: str = ""
) -> CountedList:
    """Whoever has withdrawn keeps the number, and is passed over on every ballot.

    With a `set_aside`, the paragraph of the conference's decision, a quota rule that those who are left cannot keep
    is left out of the count.

    Raises RoundUnknown, RoundNotClosed, AlreadyCounted, EverybodyWithdrew, QuotaCannotBeKept, QuotaStands,
    TieNeedsLots.
    """
    round_ = await rounds.round(round_id)
    round_.check_closed()
    if await outcomes.counted(round_id):
        raise AlreadyCounted
    counted = await _counted(round_, box, await outcomes.withdrawn_from(round_id), tidy(set_aside))
    await outcomes.keep_counted(counted)
    return counted


async def recount_round(
    rounds: Rounds, box: BallotBox, outcomes: Outcomes, round_id: str, now: datetime, set_aside: str = ""
) -> CountedList:
    """The same ballots, rules and lots without those who have withdrawn since the count, until the list is adopted.

    Raises RoundUnknown, NotCounted, NobodyWithdrew, EverybodyWithdrew, AlreadyAdopted, QuotaCannotBeKept,
    QuotaStands.
    """
    round_ = await rounds.round(round_id)
    earlier = await outcomes.counted(round_id)
    if earlier is None:
        raise NotCounted
    withdrawn = await outcomes.withdrawn_from(round_id)
    if set(withdrawn) == set(earlier.withdrawn):
        raise NobodyWithdrew
    recounted = await _counted(round_, box, withdrawn, tidy(set_aside))
    await outcomes.keep_recounted(recounted, earlier, now)
    return recounted


async def _counted(round_: Round, box: BallotBox, withdrawn: tuple[int, ...], set_aside: str) -> CountedList:
    """A place that was fixed for somebody who has withdrawn is filled as any other."""
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
    """Raises ListUnknown, NotCounted, CountersDisagree, AdoptionIncomplete, AdoptionInFuture, AlreadyAdopted,
    CandidateWithdrew.
    """
    candidate_list = await lists.candidate_list(list_id)
    round_, counted = await counted_list(rounds, outcomes, list_id)
    if await outcomes.adopted(list_id):
        raise AlreadyAdopted
    counted.check_nobody_withdrew_since(await outcomes.withdrawn_from(round_.id))
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
