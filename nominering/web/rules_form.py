"""The form of a list's electoral rules: what it shows, what it says, and the ways to begin it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from litestar.datastructures import FormMultiDict

from nominering.counting.errors import QuotaUnknown
from nominering.counting.quotas import Quota, QuotaMode, QuotaRule
from nominering.counting.rules import Method, Procedure, TieRule
from nominering.documents.swedish import local_moment
from nominering.nomination.errors import FixedPlaceOutside, FixedPlaceTwice, RulesIncomplete
from nominering.nomination.model.admission import LateNominations, Strictness
from nominering.nomination.model.electoral_rules import Deadline, ElectoralRules, PublicationLevel
from nominering.nomination.model.lists import CandidateList
from nominering.organisation.offices import Body
from nominering.web import forms

FIXED = "fixed-"
OFFICE = "office-"
MINIMUM = "minimum"
QUOTAS = {
    "none": "Ingen kvotering",
    "half-women:up": "Minst hälften kvinnor, avrundat uppåt",
    "half-women:down": "Minst hälften kvinnor, avrundat nedåt",
    "alternating": "Varvad lista, räkningen avgör vilka som börjar",
    "alternating:woman": "Varvad lista med en kvinna först",
    "alternating:man": "Varvad lista med en man först",
    "pairwise": "En kvinna och en man i varje par",
    MINIMUM: "Minst så många bland de första",
}
MINIMUM_GROUPS = {
    "woman": "kvinnor",
    "man": "män",
    "!man": "andra än män",
    "!woman": "andra än kvinnor",
}

Enum = TypeVar("Enum", bound=StrEnum)


@dataclass(frozen=True)
class Preset:
    """A way to begin, by what is to be done and not by the names of methods."""

    task: str
    hint: str
    method: Method
    procedure: Procedure = Procedure.RANKING

    def begin(self, rules: ElectoralRules) -> ElectoralRules:
        """Places, deadlines and what is shown of the votes are the list's own, and the method where none is used; a
        set has neither quota nor fixed.
        """
        kept = self.procedure is Procedure.PLACE_BY_PLACE and not rules.method.elects_a_set
        begun = replace(rules, method=rules.method if kept else self.method, procedure=self.procedure)
        return replace(begun, quota=Quota(), fixed={}) if self.method.elects_a_set else begun


PRESETS = {
    "proportionell": Preset(
        "Rangordna en lista så att alla känner igen sig",
        "Proportionell lista: en grupp som är en tredjedel får ungefär var tredje plats.",
        Method.ORDERED_STV,
    ),
    "majoritet": Preset(
        "Rangordna en lista, plats för plats",
        "Majoritet: varje plats går till den som mer än hälften vill ha där.",
        Method.MAJORITY_BY_PLACE,
    ),
    "plats": Preset(
        "Besluta en lista plats för plats i salen",
        "Valberedningens namn ställs under proposition ett i taget: bifall, eller sluten omröstning mellan flera.",
        Method.MAJORITY_BY_PLACE,
        Procedure.PLACE_BY_PLACE,
    ),
    "grupp": Preset(
        "Välj en grupp utan ordning",
        "STV: platserna fördelas mellan grupperna, men namnen får ingen inbördes ordning.",
        Method.SCOTTISH_STV,
    ),
}


def shown(rules: ElectoralRules) -> dict[str, str]:
    """Each field with what stands in it."""
    quota = rules.quota
    minimum = quota.rule is QuotaRule.MINIMUM
    return {
        "procedure": rules.procedure.value,
        "method": rules.method.value,
        "places": str(rules.places),
        "quota": MINIMUM if minimum else str(quota),
        "minimum_group": f"{'!' if quota.outside else ''}{quota.group}" if minimum else "woman",
        "minimum_least": str(quota.at_least) if minimum else "",
        "minimum_first": str(quota.among_first) if minimum else "",
        "quota_mode": rules.quota_mode.value,
        "ties": rules.ties.value,
        "publication": rules.publication.value,
        "late_nominations": rules.late_nominations.value,
        "eligibility": rules.eligibility.value,
        **{f"{OFFICE}{body.value}": "on" for body in rules.excluding_offices},
        **{each.field: local_moment(_closes(rules, each)) for each in Deadline},
        **{f"{FIXED}{candidacy}": str(place) for place, candidacy in rules.fixed.items()},
    }


def typed(form: FormMultiDict) -> dict[str, str]:
    """The same fields as they were typed."""
    return {field: forms.text(form, field) for field in form}


def read(form: FormMultiDict, on: CandidateList, now: datetime) -> ElectoralRules:
    """What was chosen. A deadline that has passed is not asked for and stands as it does on the list.

    Raises RulesIncomplete, FixedPlaceOutside, FixedPlaceTwice.
    """
    return ElectoralRules(
        method=_chosen(Method, form, "method"),
        places=_places(form),
        nominations_close=_deadline(form, Deadline.NOMINATIONS, on, now),
        answers_close=_deadline(form, Deadline.ANSWERS, on, now),
        ties=_chosen(TieRule, form, "ties"),
        quota=_quota(form),
        quota_mode=_chosen(QuotaMode, form, "quota_mode"),
        publication=_chosen(PublicationLevel, form, "publication"),
        fixed=_fixed(form),
        late_nominations=_chosen(LateNominations, form, "late_nominations"),
        eligibility=_chosen(Strictness, form, "eligibility"),
        excluding_offices=_offices(form),
        procedure=_chosen(Procedure, form, "procedure"),
    )


def _closes(rules: ElectoralRules, deadline: Deadline) -> datetime:
    return rules.nominations_close if deadline is Deadline.NOMINATIONS else rules.answers_close


def _chosen(enum: type[Enum], form: FormMultiDict, field: str) -> Enum:
    try:
        return enum(forms.text(form, field))
    except ValueError:
        raise RulesIncomplete(field) from None


def _places(form: FormMultiDict) -> int:
    """Raises RulesIncomplete; how many a list may have is the rules' business."""
    places = forms.whole(form, "places")
    if places == 0:
        raise RulesIncomplete("places")
    return places


def _deadline(form: FormMultiDict, deadline: Deadline, on: CandidateList, now: datetime) -> datetime:
    standing = on.closes(deadline)
    if standing <= now and deadline.field not in form:
        return standing
    return forms.moment(form, deadline.field, standing)


def _quota(form: FormMultiDict) -> Quota:
    rule = forms.text(form, "quota")
    if rule not in QUOTAS:
        raise RulesIncomplete("quota")
    if rule != MINIMUM:
        return Quota.named(rule)
    group = forms.text(form, "minimum_group")
    if group not in MINIMUM_GROUPS:
        raise RulesIncomplete(MINIMUM)
    try:
        return Quota.named(f"minimum:{group}:{forms.text(form, 'minimum_least')}:{forms.text(form, 'minimum_first')}")
    except QuotaUnknown:
        raise RulesIncomplete(MINIMUM) from None


def _offices(form: FormMultiDict) -> frozenset[Body]:
    try:
        return frozenset(map(Body, forms.ticked(form, OFFICE)))
    except ValueError:
        raise RulesIncomplete("excluding_offices") from None


def _fixed(form: FormMultiDict) -> dict[int, str]:
    """Raises FixedPlaceTwice, FixedPlaceOutside for what is no place."""
    fixed: dict[int, str] = {}
    for field in form:
        if not field.startswith(FIXED) or not any(_texts(form.getall(field))):
            continue
        candidacy = field.removeprefix(FIXED)
        place = forms.whole(form, field)
        if len(form.getall(field)) > 1 or place in fixed:
            raise FixedPlaceTwice(place, candidacy)
        if place == 0:
            raise FixedPlaceOutside(place, forms.whole(form, "places"), candidacy)
        fixed[place] = candidacy
    return fixed


def _texts(values: Iterable[object]) -> Iterable[str]:
    return (value.strip() for value in values if isinstance(value, str))


def begun(standing: ElectoralRules, preset: str) -> Mapping[str, str]:
    """The form as it opens: with the rules that stand, or begun anew by a task."""
    return shown(PRESETS[preset].begin(standing) if preset in PRESETS else standing)
