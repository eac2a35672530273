"""Valordning: the electoral rules of a list in words, their decision and their history; the organiser chooses."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from litestar import Router, get, post
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from nominering.counting.errors import QuotaCannotBeKept, QuotaOnSet
from nominering.counting.rules import Method
from nominering.documents.electoral_rules import (
    BODIES,
    ELIGIBILITY,
    ELIGIBILITY_MEANS,
    ELIGIBILITY_UNFIT,
    EXCLUDING_MEANS,
    EXCLUDING_UNFIT,
    LATE,
    LATE_MEANS,
    LATE_UNFIT,
    MODES_UNFIT,
    PUBLICATION,
    PUBLICATION_MEANS,
    PUBLICATION_UNFIT,
    SUITS,
    TIES,
    TIES_MEAN,
    TIES_UNFIT,
    UNFIT,
    Choice,
    Difference,
    choices,
    decision_text,
    differences,
)
from nominering.documents.eligibility import OFFICES
from nominering.documents.explaining import METHODS
from nominering.nomination.errors import (
    CandidatesFrozen,
    CandidatesNotEligible,
    FixedPlaceOutside,
    FixedPlaceVacant,
    RulesIncomplete,
)
from nominering.nomination.model.candidacies import Candidacy, Gender
from nominering.nomination.model.electoral_rules import (
    Deadline,
    DeadlineMoved,
    DecidedBy,
    Decision,
    Edition,
    ElectoralRules,
)
from nominering.nomination.model.eligibility import check_may_stand
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.use_cases.answer import accepted_to
from nominering.nomination.use_cases.electoral_rules import (
    adopt_rules,
    draft_of,
    draft_rules,
    extend_deadline,
    in_force,
)
from nominering.nomination.use_cases.examine import examine_all
from nominering.web import forms, rules_form
from nominering.web.access import Deed, Visited, may, only, visitor_of
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page
from nominering.web.sentences import sentence_for

TEMPLATE = "nomination/electoral_rules.html"
FORM = "nomination/electoral_rules_form.html"
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


async def _shown(request: Visited, house: House, list_id: str) -> dict[str, Any]:
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
        "moved": _moved(on, standing, await house.editions.moved(list_id)),
        "deadlines": DEADLINES,
        "bodies": BODIES,
        "today": house.today(),
        "typed": {},
    }


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


@get("/{list_id:str}")
async def electoral_rules(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    return page(TEMPLATE, **await _shown(request, house, list_id))


async def _form(house: House, on: CandidateList, values: Mapping[str, str]) -> dict[str, Any]:
    accepted = await accepted_to(house.candidacies, on.id)
    return {
        "list": on,
        "values": values,
        "presets": rules_form.PRESETS,
        "methods": [(each.value, METHODS[each.value], SUITS[each], UNFIT[each]) for each in Method],
        "quotas": rules_form.QUOTAS,
        "minimum_groups": rules_form.MINIMUM_GROUPS,
        "modes_unfit": MODES_UNFIT,
        "ties": [(each.value, TIES[each], TIES_MEAN[each], TIES_UNFIT[each]) for each in TIES],
        "publications": [
            (each.value, PUBLICATION[each], PUBLICATION_MEANS[each], PUBLICATION_UNFIT[each]) for each in PUBLICATION
        ],
        "late_nominations": [(each.value, LATE[each], LATE_MEANS[each], LATE_UNFIT[each]) for each in LATE],
        "eligibilities": [
            (each.value, ELIGIBILITY[each], ELIGIBILITY_MEANS[each], ELIGIBILITY_UNFIT[each]) for each in ELIGIBILITY
        ],
        "offices": {f"{rules_form.OFFICE}{body}": name for body, name in OFFICES.items()},
        "excluding_means": EXCLUDING_MEANS,
        "excluding_unfit": EXCLUDING_UNFIT,
        "deadlines": [
            (each.field, DEADLINES[each], on.closes(each), on.closes(each) > house.now()) for each in Deadline
        ],
        "accepted": accepted,
        "any_fixed": any(key.startswith(rules_form.FIXED) and value for key, value in values.items()),
    }


@get("/{list_id:str}/andra")
async def choosing(list_id: FromPath[str], house: NamedDependency[House], mall: FromQuery[str] = "") -> Template:
    """Begun with the draft, or with what is in force; `mall` is a preset's name. Raises CandidatesFrozen."""
    on = await house.lists.candidate_list(list_id)
    if await house.rounds.round_on(list_id):
        raise CandidatesFrozen
    draft = draft_of(await house.editions.editions(list_id))
    standing = draft.rules if draft else on.electoral_rules
    return page(FORM, **await _form(house, on, rules_form.begun(standing, mall)))


@post("/{list_id:str}/andra", status_code=303)
async def choose(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    on = await house.lists.candidate_list(list_id)
    try:
        rules = rules_form.read(form, on, house.now())
        by = visitor_of(request).name
        await draft_rules(house.lists, house.candidacies, house.editions, list_id, rules, by, house.now())
    except REFUSALS as error:
        shown = await _form(house, on, rules_form.typed(form))
        # The count knows of no fields.
        return again(FORM, error, **shown | ({"wrong": "quota"} if isinstance(error, QuotaOnSet) else {}))
    return Redirect(f"/valordning/{list_id}#utkast", status_code=303)


@post("/{list_id:str}/kasta", status_code=303)
async def drop(list_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    await house.editions.drop_draft(list_id)
    return Redirect(f"/valordning/{list_id}", status_code=303)


@post("/{list_id:str}/besluta", status_code=303)
async def adopt(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    try:
        decision = Decision(_body(forms.text(form, "body")), _day(form), forms.text(form, "paragraph"))
        by, read = visitor_of(request).name, forms.text(form, "read")
        await adopt_rules(house.editions, list_id, read, decision, by, house.now(), house.today())
    except REFUSALS as error:
        return await _again(request, house, list_id, error, form=rules_form.typed(form))
    return Redirect(f"/valordning/{list_id}", status_code=303)


@post("/{list_id:str}/forlang", status_code=303)
async def extend(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    try:
        deadline, until = _which(forms.text(form, "deadline")), forms.moment(form, "until")
        await extend_deadline(house.editions, list_id, deadline, until, visitor_of(request).name, house.now())
    except REFUSALS as error:
        return await _again(request, house, list_id, error, form=rules_form.typed(form))
    return Redirect(f"/valordning/{list_id}", status_code=303)


async def _again(
    request: Visited, house: House, list_id: str, error: Exception, *, form: Mapping[str, str]
) -> Template:
    return again(TEMPLATE, error, **await _shown(request, house, list_id) | {"typed": form})


def _body(typed: str) -> DecidedBy:
    try:
        return DecidedBy(typed)
    except ValueError:
        raise RulesIncomplete("body") from None


def _which(typed: str) -> Deadline:
    try:
        return Deadline(typed)
    except ValueError:
        raise RulesIncomplete("until") from None


def _day(form: FormMultiDict) -> date:
    try:
        return date.fromisoformat(forms.text(form, "adopted_on"))
    except ValueError:
        raise RulesIncomplete("adopted_on") from None


reading = Router(path="/", route_handlers=[electoral_rules], guards=[only(Deed.READ_RULES)])
keeping = Router(path="/", route_handlers=[choosing, choose, drop, adopt, extend], guards=[only(Deed.KEEP_RULES)])
routes = Router(path="/valordning", route_handlers=[reading, keeping])
