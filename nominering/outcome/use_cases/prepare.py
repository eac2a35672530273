"""Freeze the candidates of a list and number them."""

from datetime import date, datetime

from nominering.conference.errors import AnswersStillOpen, NoProposal, PublicationWaits
from nominering.conference.model.rounds import Round
from nominering.nomination.model.eligibility import check_may_stand
from nominering.nomination.use_cases.answer import accepted_to
from nominering.nomination.use_cases.examine import examine_all
from nominering.outcome.ports import Preparing


async def prepare_round(kept: Preparing, list_id: str, now: datetime, today: date) -> Round:
    """Freeze the candidates of a list and number them: the committee's order first, then the others by name.

    From here on the electoral rules are locked: the round has them for its own. With a quota rule the groups are
    frozen too, and a rule that cannot be kept with those who stand is refused here. So is whoever is not eligible,
    where the list's rules are to stop it; what is not known stops nobody.

    Raises ListUnknown, RulesNotAdopted, AnswersStillOpen, RollNotFrozen, PublicationWaits, NoProposal, ProposalStale,
    CandidatesNotEligible, FixedPlaceVacant, FixedPlaceOutside, QuotaCannotBeKept, NoCandidates, RoundPrepared,
    CandidatesChanged, RulesChanged.
    """
    candidate_list = await kept.lists.candidate_list(list_id)
    if candidate_list.answers_open(now):
        raise AnswersStillOpen
    candidate_list.check_rules_adopted()
    (await kept.roll.roll()).check_frozen()
    if await kept.proposals.scheduled(list_id, now):
        raise PublicationWaits
    proposal = await kept.proposals.proposal(list_id, now)
    if proposal is None:
        raise NoProposal
    accepted = await accepted_to(kept.candidacies, list_id)
    proposal.check_still_whole(candidate_list, {each.id for each in accepted})
    check_may_stand(
        await examine_all(kept.members, kept.organisation, kept.register, accepted, candidate_list, today)
    )
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
        candidate_list.procedure,
    )
    await kept.rounds.keep_prepared(round_, candidate_list.electoral_rules.fingerprint)
    return round_
