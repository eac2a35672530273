"""Justering: the tellers say what they make of a count, and an objection is looked into."""

import re
from typing import Any
from uuid import uuid4

from litestar import Router, get, post
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.documents.count_page import count_page
from nominering.outcome.errors import WordIncomplete
from nominering.outcome.model.tellers import TellersWord
from nominering.outcome.use_cases.verify import give_word, settle_word, verification
from nominering.web import forms
from nominering.web.access import Deed, Visited, only, visitor_of
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.outcome import counted_on, names_of
from nominering.web.pages import again, page

TEMPLATE = "outcome/verify.html"
SAME, OTHER = "samma", "avviker"


async def _shown(request: Visited, house: House, list_id: str) -> dict[str, Any]:
    candidate_list = await house.lists.candidate_list(list_id)
    round_, counted = await counted_on(house, list_id)
    said = await verification(house, list_id)
    return {
        "list": candidate_list,
        "shown": count_page(counted.record, names_of(round_), candidate_list.title),
        "fingerprint": counted.fingerprint,
        "own": said.by(visitor_of(request).subject),
        "verification": said,
        "adopted": await house.outcomes.adopted(list_id),
        "typed": {},
    }


@get("/{list_id:str}/justering")
async def verify(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    return page(TEMPLATE, **await _shown(request, house, list_id))


@post("/{list_id:str}/justering", status_code=303)
async def post_word(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    teller = visitor_of(request)
    try:
        word = TellersWord(
            id=uuid4().hex,
            account_id=teller.subject,
            name=teller.name,
            at=house.now(),
            count=forms.text(form, "count"),
            agrees=_agrees(form),
            places=_places(forms.text(form, "places")),
            text=forms.long_text(form, "text"),
        )
        await give_word(house, list_id, word)
    except REFUSALS as error:
        return again(TEMPLATE, error, **await _shown(request, house, list_id) | {"typed": forms.kept(form)})
    return Redirect(f"/resultat/{list_id}/justering", status_code=303)


@post("/{list_id:str}/justering/{word_id:str}/utredd", status_code=303)
async def settle(
    request: Visited, list_id: FromPath[str], word_id: FromPath[str], house: NamedDependency[House]
) -> Redirect:
    text = forms.long_text(await request.form(), "settled")
    await settle_word(house, list_id, word_id, text, visitor_of(request).name, house.now())
    return Redirect(f"/resultat/{list_id}", status_code=303)


def _agrees(form: FormMultiDict) -> bool:
    """Nothing is chosen for anybody. Raises WordIncomplete."""
    said = forms.text(form, "agrees")
    if said not in (SAME, OTHER):
        raise WordIncomplete("choice")
    return said == SAME


def _places(typed: str) -> tuple[int, ...]:
    """Raises WordIncomplete."""
    numbers = [forms.whole_typed(word) for word in re.split(r"[,;\s]+|och", typed) if word]
    if None in numbers:
        raise WordIncomplete("places")
    return tuple(number for number in numbers if number is not None)


speaking = Router(path="/", route_handlers=[verify, post_word], guards=[only(Deed.VERIFY)])
settling = Router(path="/", route_handlers=[settle], guards=[only(Deed.CONDUCT)])
routes = Router(path="/resultat", route_handlers=[speaking, settling])
