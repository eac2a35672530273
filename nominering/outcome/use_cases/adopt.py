"""The conference adopts a counted list as its amendments have left it."""

from datetime import date

from nominering.outcome.errors import AlreadyAdopted, ListChanged, NotAdopted
from nominering.outcome.model.adopted import AdoptedList
from nominering.outcome.ports import Deciding, Outcomes
from nominering.outcome.use_cases.amend import amended_list
from nominering.outcome.use_cases.count import counted_list
from nominering.outcome.use_cases.verify import verification


async def adopt_list(
    kept: Deciding, list_id: str, adopted_on: date, paragraph: str, today: date, read: int | None = None
) -> AdoptedList:
    """`read` is how many entries the log of amendments had when whoever adopts read the list.

    Raises ListUnknown, NotCounted, CountersDisagree, TellerObjects, AmendedListBreaksRule, AdoptionIncomplete,
    AdoptionInFuture, AdoptionTooEarly, AlreadyAdopted, CandidateWithdrew, ListChanged.
    """
    candidate_list = await kept.lists.candidate_list(list_id)
    round_, counted = await counted_list(kept.rounds, kept.outcomes, list_id)
    if await kept.outcomes.adopted(list_id):
        raise AlreadyAdopted
    counted.check_nobody_withdrew_since(await kept.outcomes.withdrawn_from(round_.id))
    counted.check_counters_agree()
    (await verification(kept, list_id)).check_nothing_stops()
    amended = await amended_list(kept, list_id)
    if read not in (None, len(amended.log)):
        raise ListChanged
    amended.ground.check_keeps_rules(amended.standing)
    adopted = AdoptedList.adopted(
        candidate_list,
        amended.order,
        await kept.candidacies.of_list(list_id),
        adopted_on,
        paragraph,
        today,
        amended.standing,
    )
    await kept.outcomes.keep_adopted(adopted, counted, len(amended.log))
    return adopted


async def adopted_list(outcomes: Outcomes, list_id: str) -> AdoptedList:
    """Raises NotAdopted."""
    adopted = await outcomes.adopted(list_id)
    if adopted is None:
        raise NotAdopted
    return adopted
