"""Draft a list's electoral rules, adopt them, put a deadline off."""

from datetime import date, datetime

from nominering.nomination.errors import NothingDrafted
from nominering.nomination.model.electoral_rules import Deadline, Decision, Edition, ElectoralRules
from nominering.nomination.ports import Candidacies, Editions, Lists
from nominering.nomination.use_cases.answer import accepted_to


async def draft_rules(
    lists: Lists,
    candidacies: Candidacies,
    editions: Editions,
    list_id: str,
    rules: ElectoralRules,
    by: str,
    now: datetime,
) -> None:
    """Raises ListUnknown, CandidatesFrozen, FixedPlaceVacant and the errors of `CandidateList.check_rules`."""
    (await lists.candidate_list(list_id)).check_rules(rules, now)
    rules.check_fixed_stand({each.id for each in await accepted_to(candidacies, list_id)})
    await editions.keep_draft(list_id, rules, by, now)


async def adopt_rules(
    editions: Editions,
    list_id: str,
    read: str,
    decision: Decision,
    by: str,
    now: datetime,
    today: date,
) -> Edition:
    """Enter what the board or the conference has decided of the draft with the fingerprint that was `read`.

    Raises RulesIncomplete, DecisionInFuture, DecisionTooEarly, NothingDrafted, DraftChanged, ListUnknown,
    CandidatesFrozen and the errors of `CandidateList.check_rules`.
    """
    await editions.keep_adopted(list_id, read, decision.minuted(today), by, now)
    adopted = in_force(await editions.editions(list_id))
    if adopted is None:
        raise NothingDrafted
    return adopted


async def extend_deadline(
    editions: Editions, list_id: str, deadline: Deadline, until: datetime, by: str, now: datetime
) -> None:
    """Without a new decision, and shown to everyone. Raises ListUnknown, CandidatesFrozen, DeadlinePassed,
    DeadlineNotLater, DeadlinesOutOfOrder.
    """
    await editions.extend(list_id, deadline, until, by, now)


def in_force(editions: tuple[Edition, ...]) -> Edition | None:
    """The last that is adopted."""
    return next((each for each in reversed(editions) if each.decision), None)


def draft_of(editions: tuple[Edition, ...]) -> Edition | None:
    return editions[-1] if editions and editions[-1].decision is None else None
