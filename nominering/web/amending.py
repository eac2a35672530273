"""Ändringar: what the conference changes in a counted list before it adopts it."""

from dataclasses import dataclass
from typing import Any

from litestar import Router, get, post
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.documents.amendments import CHANGES, HOWS, AmendmentLine, PlaceLine, compared, lines
from nominering.documents.explaining import rule_text
from nominering.nomination.model.candidacies import Candidacy
from nominering.outcome.errors import AmendmentIncomplete
from nominering.outcome.model.adopted import AdoptedList
from nominering.outcome.model.amendments import AmendedList, Amendment, Carried, Change, How
from nominering.outcome.use_cases.amend import amend, amended_list, undo_amendment
from nominering.web import forms
from nominering.web.access import Deed, Visited, only, visitor_of
from nominering.web.differences import told_apart
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page

TEMPLATE = "outcome/amend.html"


@dataclass(frozen=True)
class AmendedShown:
    """An amended list as its pages have it: each place before and after, and each amendment in words."""

    places: tuple[PlaceLine, ...]
    amendments: tuple[AmendmentLine, ...]
    entries: int

    @property
    def older(self) -> bool:
        return any(each.older for each in self.amendments)


async def amended_shown(
    house: House, list_id: str, adopted: AdoptedList | None, *, to_amend: bool = False
) -> tuple[AmendedList, AmendedShown]:
    """As it stands, or as it was adopted. Raises ListUnknown, NotCounted."""
    amended = await amended_list(house, list_id, to_amend=to_amend)
    names = await names_of_candidacies(house, list_id)
    shown = AmendedShown(
        compared(
            amended.ground.counted,
            [each.candidacy_id for each in adopted.places] if adopted else amended.order,
            names,
        ),
        lines(amended.standing, names, {each.number for each in amended.older}, amended.ground.may_stand),
        len(amended.log),
    )
    return amended, shown


async def names_of_candidacies(house: House, list_id: str) -> dict[str, str]:
    """Two of the same name are told apart by their age."""
    day = (await house.lists.candidate_list(list_id)).election_day
    return dict(told_apart(await _named(house, list_id), day))


async def _named(house: House, list_id: str) -> tuple[Candidacy, ...]:
    """Nobody's name is shown before a yes; whoever stands in the round has said yes once."""
    round_ = await house.rounds.round_on(list_id)
    stood = {each.candidacy_id for each in round_.standing} if round_ else set()
    return tuple(each for each in await house.candidacies.of_list(list_id) if each.accepted or each.id in stood)


async def _shown(house: House, list_id: str) -> dict[str, Any]:
    candidate_list = await house.lists.candidate_list(list_id)
    adopted = await house.outcomes.adopted(list_id)
    amended, shown = await amended_shown(house, list_id, adopted, to_amend=True)
    names = await names_of_candidacies(house, list_id)
    on_list = set(amended.order)
    below = [each for each in amended.below if each not in on_list]
    others = sorted(amended.ground.may_stand - on_list - set(below), key=lambda each: names[each])
    return {
        "list": candidate_list,
        "shown": shown,
        "order": [(each, names[each]) for each in amended.order],
        "others": [(each, names[each]) for each in (*below, *others)],
        "changes": CHANGES,
        "hows": HOWS,
        "rule": rule_text(str(amended.ground.quota)) if amended.ground.quota else "",
        "broken_at": amended.ground.quota_broken_at(amended.order),
        "fixed": sorted(amended.ground.fixed),
        "adopted": adopted,
        "typed": {},
    }


@get("/{list_id:str}/andringar")
async def amendments(list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    return page(TEMPLATE, **await _shown(house, list_id))


@post("/{list_id:str}/andringar", status_code=303)
async def post_amendment(
    request: Visited, list_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    form = await request.form()
    try:
        amendment = _amendment(form, visitor_of(request).name, house)
        await amend(house, list_id, amendment, forms.whole(form, "read"))
    except REFUSALS as error:
        return again(TEMPLATE, error, **await _shown(house, list_id) | {"typed": forms.kept(form)})
    return Redirect(f"/resultat/{list_id}/andringar", status_code=303)


@post("/{list_id:str}/andringar/angra", status_code=303)
async def undo(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    read = forms.whole(await request.form(), "read")
    await undo_amendment(house, list_id, visitor_of(request).name, house.now(), read)
    return Redirect(f"/resultat/{list_id}/andringar", status_code=303)


def _amendment(form: FormMultiDict, by: str, house: House) -> Amendment:
    """Raises AmendmentIncomplete; ClientException for what is no choice."""
    change = forms.choice(form, "change", Change.MOVE)
    return Amendment(
        number=0,
        change=change,
        candidacy_id=forms.text(form, "candidacy"),
        place=None if change is Change.STRIKE else _place(form),
        moved_by=forms.long_text(form, "moved_by"),
        reason=forms.long_text(form, "reason"),
        carried=Carried(
            forms.choice(form, "how", How.ACCLAMATION),
            forms.long_text(form, "paragraph"),
            forms.whole_typed(forms.text(form, "votes_for")),
            forms.whole_typed(forms.text(form, "votes_against")),
        ),
        entered_by=by,
        entered_at=house.now(),
        count="",
        set_aside=forms.long_text(form, "set_aside"),
    )


def _place(form: FormMultiDict) -> int:
    """Raises AmendmentIncomplete."""
    place = forms.whole_typed(forms.text(form, "place"))
    if place is None:
        raise AmendmentIncomplete("place")
    return place


routes = Router(path="/resultat", route_handlers=[amendments, post_amendment, undo], guards=[only(Deed.CONDUCT)])
