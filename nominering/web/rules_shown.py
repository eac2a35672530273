"""What a list's electoral rules are, were and would be, as the page has it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nominering.balloting.model.fingerprints import Uniqueness, uniqueness
from nominering.counting.errors import QuotaCannotBeKept
from nominering.documents.electoral_rules import (
    BODIES,
    Choice,
    Difference,
    choices,
    decision_text,
    differences,
)
from nominering.nomination.errors import (
    CandidatesNotEligible,
    FixedPlaceOutside,
    FixedPlaceVacant,
)
from nominering.nomination.model.candidacies import Candidacy, Gender
from nominering.nomination.model.electoral_rules import (
    Deadline,
    DeadlineMoved,
    Edition,
    ElectoralRules,
)
from nominering.nomination.model.eligibility import check_may_stand
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.use_cases.answer import accepted_to
from nominering.nomination.use_cases.electoral_rules import (
    draft_of,
    in_force,
)
from nominering.nomination.use_cases.examine import examine_all
from nominering.web.access import Deed, Visited, may, may_read
from nominering.web.house import House
from nominering.web.sentences import sentence_for

DEADLINES = {Deadline.NOMINATIONS: "Nomineringen stänger", Deadline.ANSWERS: "Svarstiden går ut"}


@dataclass(frozen=True)
class Shown:
    """An adopted edition as the page has it: `next` took over from it, `changed` is what it changed itself."""

    edition: Edition
    choices: tuple[Choice, ...]
    decided: str
    next: Edition | None
    changed: tuple[Difference, ...]


@dataclass(frozen=True)
class Draft:
    """A draft with what it would change and what would follow."""

    edition: Edition
    choices: tuple[Choice, ...]
    changes: tuple[Difference, ...]
    consequences: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True)
class Moved:
    """How a deadline came to be another than it was: put off, or `brought_forward` before the decided moment."""

    label: str
    moves: tuple[DeadlineMoved, ...]
    brought_forward: bool


async def shown(request: Visited, house: House, list_id: str) -> dict[str, Any]:
    on = await house.lists.candidate_list(list_id)
    editions = await house.editions.editions(list_id)
    accepted = await accepted_to(house.candidacies, list_id)
    names = _names(accepted)
    keeps = may(request.user, Deed.KEEP_RULES)
    standing, draft = in_force(editions), draft_of(editions)
    locked = await house.rounds.round_on(list_id) is not None
    return {
        "list": on,
        "rules": on.electoral_rules,
        "choices": choices(on.electoral_rules, names),
        "standing": standing,
        "decided": decision_text(standing.decision) if standing and standing.decision else None,
        "locked": locked,
        "keeps": keeps,
        "draft": await _draft(house, on, draft, names, accepted) if draft and keeps and not locked else None,
        "history": _history(editions, names),
        "open_deadlines": [each for each in Deadline if on.closes(each) > house.now()] if not locked else [],
        "unique": await _unique(request, house, list_id),
        "moved": _moved(on, standing, await house.editions.moved(list_id)),
        "deadlines": DEADLINES,
        "bodies": BODIES,
        "today": house.today(),
        "typed": {},
    }


async def _unique(request: Visited, house: House, list_id: str) -> Uniqueness | None:
    """Of the ballots, when they are counted, for whoever leads the voting and the auditor: beside the publication."""
    round_ = await house.rounds.round_on(list_id)
    if round_ is None or not may_read(request.user, Deed.CONDUCT) or await house.outcomes.counted(round_.id) is None:
        return None
    return uniqueness(await house.box.contents(round_.id))


def _names(accepted: tuple[Candidacy, ...]) -> dict[str, str]:
    """By candidacy; two of the same name are told apart by when they were born."""
    shared = Counter(each.nominee.name for each in accepted)
    return {
        each.id: f"{each.nominee.name}, född {each.nominee.born.year}"
        if shared[each.nominee.name] > 1
        else each.nominee.name
        for each in accepted
    }


def _history(editions: tuple[Edition, ...], names: Mapping[str, str]) -> tuple[Shown, ...]:
    """The newest first."""
    adopted = [each for each in editions if each.decision]
    told = [choices(each.rules, names) for each in adopted]
    return tuple(
        Shown(
            each,
            said,
            decision_text(each.decision) if each.decision else "",
            adopted[at + 1] if at + 1 < len(adopted) else None,
            differences(told[at - 1], said) if at else (),
        )
        for at, (each, said) in reversed(list(enumerate(zip(adopted, told, strict=True))))
    )


def _moved(on: CandidateList, standing: Edition | None, moves: tuple[DeadlineMoved, ...]) -> dict[str, Moved]:
    """By the name of the choice, the deadlines that were put off, or closed before the decided moment."""
    return {
        each.field: Moved(
            DEADLINES[each],
            tuple(move for move in moves if move.deadline is each),
            standing is not None and on.closes(each) < on.under(standing.rules).closes(each),
        )
        for each in Deadline
    }


async def _draft(
    house: House, on: CandidateList, draft: Edition, names: Mapping[str, str], accepted: tuple[Candidacy, ...]
) -> Draft:
    said = choices(draft.rules, names)
    return Draft(
        draft,
        said,
        differences(choices(on.electoral_rules, names), said),
        await _consequences(house, on, draft.rules, accepted),
        draft.rules.fingerprint,
    )


async def _consequences(
    house: House, on: CandidateList, rules: ElectoralRules, accepted: tuple[Candidacy, ...]
) -> tuple[str, ...]:
    """What would follow from the rules with those who have said yes so far."""
    said = []
    if len(accepted) < rules.places:
        said.append(
            f"{len(accepted) or 'Ingen'} har tackat ja till {rules.places} platser: listan blir inte längre än så "
            "om ingen fler gör det."
        )
    if accepted and (rules.quota or rules.fixed):
        said.append(_fillable(rules, accepted))
    said += await _stopped(house, on.under(rules), accepted)
    said += _of_gender(on, rules, accepted, answers_open=on.answers_open(house.now()))
    if rules.method.elects_a_set:
        said.append(
            "Metoden väljer en grupp: de valda skrivs ut i den ordning de blev valda, vilket inte är en rangordning, "
            "och räkningen kontrolleras inte av något andra program."
        )
    proposal = await house.proposals.proposal(on.id, house.now())
    if proposal and len(proposal.order) < min(rules.places, len(accepted)):
        said.append(
            f"Valberedningens förslag har bara {len(proposal.order)} namn: det behöver ordnas och publiceras på nytt."
        )
    return tuple(said)


def _fillable(rules: ElectoralRules, accepted: tuple[Candidacy, ...]) -> str:
    try:
        rules.check_can_be_filled({each.id: each.gender.group for each in accepted})
    except (QuotaCannotBeKept, FixedPlaceVacant, FixedPlaceOutside) as error:
        return sentence_for(error)
    whole = "Kvoteringsregeln och de bestämda platserna" if rules.quota and rules.fixed else None
    what = whole or ("Kvoteringsregeln" if rules.quota else "De bestämda platserna")
    return f"{what} går att hålla med dem som har tackat ja hittills ({len(accepted)})."


async def _stopped(house: House, under: CandidateList, accepted: tuple[Candidacy, ...]) -> list[str]:
    """Those who have said yes and could not be frozen as candidates under the rules."""
    examined = await examine_all(house.members, house.organisation, house.register, accepted, under, house.today())
    try:
        check_may_stand(examined)
    except CandidatesNotEligible as error:
        return [sentence_for(error)]
    return []


def _of_gender(
    on: CandidateList, rules: ElectoralRules, accepted: tuple[Candidacy, ...], *, answers_open: bool
) -> list[str]:
    unstated = sum(each.gender is Gender.UNDISCLOSED for each in accepted)
    if on.quota and not rules.quota and unstated < len(accepted):
        return ["Det som kandidaterna har uppgett om kön raderas när beslutet skrivs in, för det behövs inte längre."]
    if not rules.quota or not unstated:
        return []
    mend = "de kan svara på nytt medan svarstiden pågår" if answers_open else "svarstiden har gått ut"
    who = "En av dem har" if unstated == 1 else f"{unstated} av dem har"
    return [f"{who} inte uppgett kön och räknas varken som kvinna eller man: {mend}."]
