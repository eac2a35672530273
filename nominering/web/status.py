"""Where the work with each list stands."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from nominering.balloting.model.ballots import Turnout
from nominering.conference.model.rounds import Round
from nominering.counting.errors import QuotaCannotBeKept
from nominering.documents.explaining import WAYS, rule_text
from nominering.nomination.errors import FixedPlaceOutside, FixedPlaceVacant
from nominering.nomination.model.candidacies import Answer, Candidacy
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.model.proposals import Proposal
from nominering.outcome.model.adopted import AdoptedList
from nominering.outcome.model.phase import Phase, phase_of
from nominering.outcome.model.tellers import Verification
from nominering.web.house import House
from nominering.web.sentences import sentence_for
from nominering.web.sentences.counting import groups_text
from nominering.web.withdrawing import SteppedDown, departed_names, stepped_down

PHASES = {
    Phase.NOMINATION: "Nominering",
    Phase.PREPARATION: "Beredning",
    Phase.CONFERENCE: "Konferens",
    Phase.COUNTED: "Räknad",
    Phase.ADOPTED: "Fastställd",
}


@dataclass(frozen=True)
class ListStatus:
    """One list with everything a page may say of it.

    `quota_refusal` says that the quota rule, or a place fixed beforehand, cannot be kept with those who have said yes
    so far.
    `stepped_down` are those who stand in the round and have withdrawn, `departed` the names of those of them who are
    on the list in force. `verified` are the accounts of the tellers who have said what they make of the count.
    """

    list: CandidateList
    phase: Phase
    nominations_open: bool
    answers_open: bool
    asked: int
    accepted: int
    declined: int
    proposal: Proposal | None
    round: Round | None
    turnout: Turnout | None
    adopted: AdoptedList | None
    groups: str
    quota_refusal: str | None
    stepped_down: tuple[SteppedDown, ...] = ()
    departed: tuple[str, ...] = ()
    verified: frozenset[str] = frozenset()

    @property
    def method(self) -> str:
        return WAYS[self.list.way]

    @property
    def quota(self) -> str | None:
        """The quota rule in a few words."""
        return rule_text(str(self.list.quota)) if self.list.quota else None

    @property
    def timeline(self) -> tuple[tuple[str, str], ...]:
        """Each phase with "done", "now" or "later"."""
        at = list(Phase).index(self.phase)
        finished = self.phase is Phase.ADOPTED
        return tuple(
            (PHASES[phase], "done" if n < at or finished else "now" if n == at else "later")
            for n, phase in enumerate(Phase)
        )

    @property
    def state(self) -> str | None:
        return self.round.state.value if self.round else None

    @property
    def open(self) -> bool:
        return self.round is not None and self.round.is_open


async def status_of_list(house: House, candidate_list: CandidateList) -> ListStatus:
    now = house.now()
    candidacies = await house.candidacies.of_list(candidate_list.id)
    answers = [each.answer for each in candidacies]
    accepted = [each for each in candidacies if each.accepted]
    proposal = await house.proposals.proposal(candidate_list.id, now)
    round_ = await house.rounds.round_on(candidate_list.id)
    adopted = await house.outcomes.adopted(candidate_list.id)
    nominations_open = candidate_list.nominations_open(now)
    return ListStatus(
        list=candidate_list,
        phase=phase_of(nominations_open, proposal, round_, adopted),
        nominations_open=nominations_open,
        answers_open=candidate_list.answers_open(now),
        asked=answers.count(Answer.ASKED),
        accepted=len(accepted),
        declined=answers.count(Answer.DECLINED),
        proposal=proposal,
        round=round_,
        turnout=await house.box.turnout(round_.id) if round_ else None,
        adopted=adopted,
        groups=groups_text(Counter(each.gender.group for each in accepted)),
        quota_refusal=_quota_refusal(candidate_list, accepted),
        stepped_down=await stepped_down(house, round_),
        departed=await departed_names(house, adopted),
        verified=await _verified(house, round_) if not adopted else frozenset(),
    )


async def _verified(house: House, round_: Round | None) -> frozenset[str]:
    counted = await house.outcomes.counted(round_.id) if round_ else None
    if round_ is None or counted is None:
        return frozenset()
    words = await house.outcomes.tellers_words(round_.id)
    return frozenset(each.account_id for each in Verification.of(words, counted.fingerprint).words)


def _quota_refusal(candidate_list: CandidateList, accepted: Sequence[Candidacy]) -> str | None:
    try:
        candidate_list.electoral_rules.check_can_be_filled({each.id: each.gender.group for each in accepted})
    except (QuotaCannotBeKept, FixedPlaceVacant, FixedPlaceOutside) as error:
        return sentence_for(error)
    return None


async def statuses(house: House) -> tuple[ListStatus, ...]:
    return tuple([await status_of_list(house, each) for each in await house.lists.lists()])
