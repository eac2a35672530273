"""The conference adopts a counted list, as it stands after its amendments."""

from datetime import date

from nominering.conference.ports import Rounds
from nominering.nomination.ports import Candidacies, Lists
from nominering.outcome.errors import AlreadyAdopted, NotAdopted
from nominering.outcome.model.adopted import AdoptedList
from nominering.outcome.ports import Outcomes
from nominering.outcome.use_cases.count import counted_list


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
